"""Every command of the table does something: on its screen, or in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from alapp.session.action import EVERYWHERE, LOCKED, PAGES, REGIONS, START, WIZARD, Action
from alapp.session.actions import ACTIONS, BY_ID
from alapp.session.settings import UserFile
from alapp.ui.screens.base import Screen
from alapp.ui.shell.main_window import MainWindow
from alapp.ui.shell.pages import PAGES as ROWS
from alapp.ui.shell.projects import Projects
from alapp.ui.theme.theme import Theme
from tests.helpers import small_project

DIGITS = {"label.digit", "label.shift", "browse.digit", "browse.shift"}
"""Reach a screen through ``press_digit``, not by name."""


@pytest.fixture
def bound(qtbot: QtBot, tmp_path: Path) -> dict[str, set[str]]:
    """Action ids by context: what the window and each of its screens can run."""
    theme = Theme("light")
    user = UserFile()
    projects = Projects(user, lambda call: call(), background=False)
    window = MainWindow(theme, projects, user)
    qtbot.addWidget(window)
    found = {EVERYWHERE: set(window.commands.table)}

    def note(screen: Screen | None) -> None:
        assert screen is not None
        found[screen.context] = {bound.partition(":")[0] for bound in screen.bindings()}  # start.recent:0 … :7

    note(window.screen_now)
    window.start_new(None)
    note(window.screen_now)
    assert window.screen_now is not None
    window.leave_screen(window.screen_now)
    projects.open(small_project(tmp_path))
    assert projects.session is not None
    for row in ROWS:
        window.go(row.id)
        note(window.screen_now)
    window.locking.lock()
    note(window.screen_now)
    for task in REGIONS:
        (tmp_path / task).mkdir()
        projects.open(small_project(tmp_path / task, label_task=task))
        window.go("label")
        note(window.screen_now)
        projects.close()
    return found


def is_idle(action: Action, bound: dict[str, set[str]]) -> bool:
    """Tell whether nothing runs: neither in the window nor on each screen that the row names."""
    if action.id in DIGITS | bound[EVERYWHERE]:
        return False
    screens = [bound.get(context, set()) for context in action.contexts]
    enough = any if action.contexts == PAGES else all  # a row for every page may live on one of them
    return not enough(action.id in ids for ids in screens)


def test_every_command_is_bound(bound: dict[str, set[str]]) -> None:
    assert not [action.id for action in ACTIONS if is_idle(action, bound)]


def test_everything_bound_is_in_the_table(bound: dict[str, set[str]]) -> None:
    unknown = {context: ids - set(BY_ID) for context, ids in bound.items()}
    assert not {context: ids for context, ids in unknown.items() if ids}


def test_every_page_of_the_table_is_there(bound: dict[str, set[str]]) -> None:
    assert set(bound) == {EVERYWHERE, START, WIZARD, LOCKED, *PAGES}
