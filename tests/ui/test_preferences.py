"""The settings dialog: a row for each, what is chosen counts at once, labels are chosen and not typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from alapp.session.setting_table import SETTINGS
from alapp.session.settings import Settings, UserFile
from alapp.ui.screens.preferences import HIDDEN, PAGES, Preferences
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.fields import ComboBox, TextField
from tests.helpers import small_project
from tests.ui.shell_kit import Shell


@pytest.fixture
def opened(shell: Shell, tmp_path: Path) -> Shell:
    """The window with a project."""
    shell.window.open_project(small_project(tmp_path))
    return shell


@pytest.fixture
def dialog(theme: Theme, qtbot: QtBot) -> Preferences:
    built = Preferences(theme, UserFile(), None)
    qtbot.addWidget(built)
    return built


def test_every_setting_has_its_row(dialog: Preferences) -> None:
    assert set(dialog.editors) == {s.key for s in SETTINGS} - HIDDEN
    assert all(w.accessibleName() for w in dialog.editors.values())


def test_project_settings_wait_for_a_project(dialog: Preferences) -> None:
    assert not dialog.editors["strategy"].isEnabled()
    assert dialog.editors["theme"].isEnabled()


def test_a_change_counts_at_once(dialog: Preferences, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.changed):
        dialog.set_value("theme", "dark")
    assert dialog.theme.dark
    dialog.set_value("text_factor", 1.2)
    assert dialog.theme.factor == pytest.approx(1.2)
    assert Settings(UserFile()).get("theme") == "dark"


def test_a_value_that_is_not_allowed_is_said(dialog: Preferences) -> None:
    dialog.set_value("goal", -1)
    assert "between" in dialog._problem.text()
    assert Settings(UserFile()).get("goal") == 120


def test_project_settings_are_kept_in_the_project(opened: Shell, qtbot: QtBot) -> None:
    session = opened.window.session
    assert session is not None
    built = Preferences(opened.theme, opened.user, session.settings, opened.window)
    qtbot.addWidget(built)
    built.set_value("batch_size", 25)
    assert session.settings.get("batch_size") == 25


def test_the_label_to_find_is_chosen_among_those_of_the_guideline(opened: Shell, qtbot: QtBot) -> None:
    session = opened.window.session
    assert session is not None
    built = Preferences(opened.theme, opened.user, session.settings, opened.window)
    qtbot.addWidget(built)
    box, active = built.editors["target_label"], session.guideline.active
    assert isinstance(box, ComboBox)
    assert [box.itemText(i) for i in range(box.count())] == ["None", *(c.name for c in active)]
    built.set_value("purpose", "find_all")
    assert "every label is labeled" in built._problem.text()
    box.setCurrentIndex(2)
    assert built._problem.text() == ""
    assert session.settings.label("target_label") == active[1]


def test_a_label_to_find_of_earlier_days_is_still_told(opened: Shell, qtbot: QtBot) -> None:
    session = opened.window.session
    assert session is not None
    session.project.settings.set("target_label", "Bruise")
    built = Preferences(opened.theme, opened.user, session.settings, opened.window)
    qtbot.addWidget(built)
    box = built.editors["target_label"]
    assert isinstance(box, ComboBox)
    assert box.currentText() == "“Bruise” (not in use)"


@pytest.mark.parametrize("factor", [1.0, 1.6])
def test_a_mix_of_ones_own_can_be_read_to_its_end(opened: Shell, qtbot: QtBot, factor: float) -> None:
    session = opened.window.session
    assert session is not None
    opened.theme.set_factor(factor)
    built = Preferences(opened.theme, opened.user, session.settings, opened.window)
    qtbot.addWidget(built)
    built.show_page("Learning")
    built.show()
    field = built.editors["mix_shares"]
    assert isinstance(field, TextField)
    room = field.width() - 2 * opened.theme.px(10)
    assert field.text() == "clusters 0.6, typical 0.2, random 0.2"
    assert field.fontMetrics().horizontalAdvance(field.text()) < room
    assert field.visibleRegion().boundingRect().width() == field.width()


def test_every_setting_stands_on_a_page_of_the_list(dialog: Preferences) -> None:
    assert {s.page for s in SETTINGS if s.key not in HIDDEN} == set(PAGES)
    for row, page in enumerate(PAGES):
        dialog.show_page(page)
        shown = dialog.pages.currentWidget()
        assert dialog.list.currentRow() == row
        assert {s.key for s in SETTINGS if s.page == page and shown.isAncestorOf(dialog.editors[s.key])}
