"""Everything that can lie over the page, one at a time: palette, key sheet, cards, messages, menu, settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMainWindow

from alapp.session import manual, own_keys
from alapp.session.actions import ACTIONS
from alapp.session.session import Session
from alapp.session.settings import UserFile
from alapp.ui.screens.base import Screen
from alapp.ui.screens.key_settings import KeySettings
from alapp.ui.screens.manual import show_manual
from alapp.ui.screens.preferences import Preferences
from alapp.ui.shell.about import AboutDialog
from alapp.ui.shell.cards import CardOverlay, Deed, offline_card, role_card, training_card
from alapp.ui.shell.finder import Finder, Reasons
from alapp.ui.shell.fit_panel import FitPanel
from alapp.ui.shell.frame import ProjectFrame
from alapp.ui.shell.key_sheet import KeySheet
from alapp.ui.shell.keymap import own_name
from alapp.ui.shell.keywords_panel import KeywordsPanel
from alapp.ui.shell.menu import build_menu
from alapp.ui.shell.messages import MessageLog, MessagePanel
from alapp.ui.shell.overlay import Overlay
from alapp.ui.shell.palette import CommandPalette
from alapp.ui.theme.theme import Theme

CARDS: dict[str, Callable[[Session], tuple[str, list[str], list[Deed]]]] = {
    "training": lambda session: training_card(session.training, session.trainer.waits_for),
    "offline": offline_card,
    "role": role_card,
}


class Window(Protocol):
    """The window, as far as its overlays know it."""

    theme: Theme
    user: UserFile
    log: MessageLog
    finder: Finder
    frame: ProjectFrame | None

    @property
    def commands(self) -> Reasons:
        """The window's commands."""
        ...

    @property
    def session(self) -> Session | None:
        """The open project."""
        ...

    @property
    def screen_now(self) -> Screen | None:
        """The screen that is shown."""
        ...

    def run(self, action_id: str) -> None:
        """Run a command."""

    def on_setting(self, key: str) -> None:
        """A setting was changed."""


class Overlays:
    """Builds the panels once and opens them over the window."""

    def __init__(self, window: Window, over: QMainWindow) -> None:
        self._window, self._over = window, over
        self._build()

    def _build(self) -> None:
        window, over = self._window, self._over
        theme = window.theme
        self.palette = CommandPalette(theme, over, window.finder.search, len(ACTIONS))
        self.palette.chosen.connect(window.finder.take)
        self.sheet = KeySheet(theme, over)
        self.sheet.settings_wanted.connect(lambda: self.open_settings("Keys"))
        self.card = CardOverlay(theme, over, window.run)
        self.messages = MessagePanel(theme, over, window.log)
        self.fit = FitPanel(theme, over)
        self.keywords = KeywordsPanel(theme, over)

    @property
    def shown(self) -> Overlay | None:
        """The panel that lies over the page now."""
        return next((panel for panel in self._panels if panel.isVisible()), None)

    @property
    def _panels(self) -> tuple[Overlay, ...]:
        return (self.palette, self.sheet, self.card, self.messages, self.fit, self.keywords)

    def close(self) -> None:
        """Close what is open."""
        if self.shown is not None:
            self.shown.close_panel()

    def forget(self) -> None:
        """Make every panel anew, so that none keeps a word of the project that was open."""
        for panel in self._panels:
            panel.hide()
            panel.deleteLater()
        self._build()

    def open_palette(self) -> None:
        """Show the command palette."""
        self.palette.open_with()

    def open_keys(self) -> None:
        """Show the key sheet at what works here."""
        screen = self._window.screen_now
        self.sheet.open_at(screen.context if screen is not None else "")

    def open_messages(self) -> None:
        """Show the messages of this session."""
        self.messages.open_log()

    def check_fit(self) -> None:
        """Check whether active learning pays for the open project."""
        session = self._window.session
        if session is not None:
            self.fit.check(session.background, session.path)

    def ask_keywords(self) -> None:
        """Ask for keywords of each label."""
        session = self._window.session
        if session is not None:
            self.keywords.ask(session)

    def open_menu(self) -> None:
        """Show the menu below the mark."""
        menu = build_menu(self._over, list(ACTIONS), self._window.commands.reason, self._window.run)
        menu.aboutToHide.connect(menu.deleteLater)
        top = self._window.theme.size("header") if self._window.frame is not None else 0
        menu.popup(self._over.mapToGlobal(QPoint(0, top)))

    def open_card(self, which: str) -> None:
        """Show the card of a chip of the header."""
        frame, session = self._window.frame, self._window.session
        if frame is not None and session is not None:
            title, lines, deeds = CARDS[which](session)
            self.card.show_card(frame.header.chips[which], title, lines, deeds)

    def open_about(self) -> None:
        """Show what the program says of itself."""
        dialog = AboutDialog(self._window.theme, self._over)
        dialog.exec()
        dialog.deleteLater()

    def open_manual(self) -> None:
        """Show the manual at the page about this screen."""
        screen = self._window.screen_now
        show_manual(self._window.theme, self._over, manual.page_for(screen.context if screen is not None else ""))

    def open_settings(self, page: str = "") -> None:
        """Show the settings, at a page of them."""
        session = self._window.session
        of_project = session.settings if session is not None else None
        dialog = Preferences(self._window.theme, self._window.user, of_project, self._over)
        dialog.changed.connect(self._window.on_setting)
        keys = KeySettings(self._window.theme, self._window.user, own_name)
        keys.changed.connect(lambda: self._window.on_setting(own_keys.PLACE))
        dialog.add_below("Keys", keys)
        dialog.show_page(page)
        dialog.exec()
        dialog.deleteLater()
