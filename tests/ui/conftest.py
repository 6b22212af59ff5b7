"""Offscreen application, theme and a stand-in for the window, for tests of one screen."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from alapp.domain.errors import AppError
from alapp.session.background import Job
from alapp.ui.theme.style import install
from alapp.ui.theme.theme import Theme
from tests.helpers import small_project
from tests.ui.page_kit import Pages
from tests.ui.shell_kit import Shell, build_shell

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


class StubHost:
    """Remembers what a screen asked of the window."""

    def __init__(self) -> None:
        self.ran: list[str] = []
        self.pages: list[str] = []
        self.words: list[str] = []
        self.banners: list[AppError] = []
        self.imports: list[Path | None] = []
        self.opened: list[Path] = []
        self.queries: list[str] = []
        self.rewritten: list[str] = []
        self.refreshed = 0

    def run(self, action_id: str) -> None:
        self.ran.append(action_id)

    def go(self, page: str) -> None:
        self.pages.append(page)

    def status(self, words: str) -> None:
        self.words.append(words)

    def banner(self, error: AppError) -> None:
        self.banners.append(error)

    def start_import(self, path: Path | None = None) -> None:
        self.imports.append(path)

    def open_project(self, path: Path) -> None:
        self.opened.append(path)

    def open_query(self, query: str) -> None:
        self.queries.append(query)

    def rewrite(self, work: Callable[[Path], object], words: str, job: Job | None = None) -> None:
        self.rewritten.append(words)

    def refresh_status(self) -> None:
        self.refreshed += 1


@pytest.fixture
def host() -> StubHost:
    return StubHost()


@pytest.fixture(scope="session")
def installed_theme(qapp: QApplication) -> Theme:
    """One theme for the whole run; the style sheet is set once."""
    theme = Theme("light")
    theme.setParent(qapp)
    install(qapp, theme)
    return theme


@pytest.fixture
def theme(installed_theme: Theme) -> Iterator[Theme]:
    """The theme, light at 100 %; whatever a test changes is put back."""
    yield installed_theme
    installed_theme.set_mode("light")
    installed_theme.set_factor(1.0)
    installed_theme.set_reading_size(17)
    installed_theme.set_plain(False)
    installed_theme.set_reading(family="", wide=False, leading=1.0)


@pytest.fixture
def shell(theme: Theme, qtbot: QtBot) -> Iterator[Shell]:
    """A whole window at its start screen."""
    built = build_shell(theme)
    qtbot.addWidget(built.window)
    with qtbot.waitActive(built.window):
        built.window.show()
    yield built
    built.window.projects.close()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project file with 60 items."""
    return small_project(tmp_path)


@pytest.fixture
def pages() -> Iterator[Pages]:
    """Opens pages in windows of their own; all are closed when the test ends."""
    opened = Pages()
    yield opened
    opened.close()
