"""The frame around the pages of an open project: header, rail, banner, pages, status line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from alapp.domain.change import Changes
from alapp.session.actions import BY_ID
from alapp.session.session import Session
from alapp.ui.language import tr
from alapp.ui.screens.base import Host, Page, Screen
from alapp.ui.shell.banner import BannerArea
from alapp.ui.shell.cards import role_words, safety_words, task_words, training_chip
from alapp.ui.shell.header import Header
from alapp.ui.shell.pages import PAGES
from alapp.ui.shell.rail import Rail
from alapp.ui.shell.status import MOST_HINTS, Hint, StatusLine
from alapp.ui.theme.theme import Theme


def _foot() -> tuple[tuple[str, str, str, str], ...]:
    return (("settings", tr("Settings"), "settings", "Ctrl+,"),)


class ProjectFrame(QWidget):
    """Builds each page on its first visit and keeps it. ``page_changed`` tells the new page."""

    page_changed = Signal(str)

    def __init__(self, theme: Theme, session: Session, host: Host) -> None:
        super().__init__()
        self.theme, self.session, self.host = theme, session, host
        self.header = Header(theme)
        self.rail = Rail(theme, [(p.action, tr(p.words), p.icon, p.key) for p in PAGES], _foot())
        self.banner = BannerArea(theme)
        self.stack = QStackedWidget()
        self.status = StatusLine(theme)
        self.item_only = False
        self._screens: dict[str, Screen] = {}
        self._lay_out()
        self._unsubscribe = session.subscribe(self.on_change)
        self._show_project()
        self._show_training()
        self._show_saved()

    @property
    def screen_now(self) -> Screen | None:
        """The page that is shown."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Screen) else None

    def screen_of(self, page: str) -> Screen:
        """Return a page, built if need be."""
        if page not in self._screens:
            row = next(row for row in PAGES if row.id == page)
            self._screens[page] = row.build(self.theme, self.session, self.host)
            self.stack.addWidget(self._screens[page])
        return self._screens[page]

    def show_page(self, page: Page) -> None:
        """Show a page and give it focus."""
        screen, before = self.screen_of(page), self.screen_now
        if before is not None and before is not screen:
            before.deactivate()
        self.stack.setCurrentWidget(screen)
        self.rail.set_current(f"go.{page}")
        screen.activate()
        screen.default_focus().setFocus()
        self.refresh_status()
        self.page_changed.emit(page)

    def refresh_status(self) -> None:
        """Show the keys that work here and now."""
        screen = self.screen_now
        if screen is not None:
            labels = len(self.session.guideline.active)
            self.status.hints.set_hints(hints_for(screen, labels))

    def on_change(self, changes: Changes) -> None:
        """Something of the session changed."""
        kinds = changes.kinds
        if kinds & {"training", "model", "jobs"}:
            self._show_training()
        if kinds & {"saved", "answers"}:
            self._show_saved()
        if kinds & {"settings", "guideline"}:
            self._show_project()
        if "message" in kinds:
            self.host.status(self.session.message)
        for screen in self._screens.values():
            screen.on_change(changes)

    def set_item_only(self, only: bool) -> None:
        """Hide everything but the page (F11), or bring it back."""
        self.item_only = only
        for widget in (self.header, self.rail, self.status):
            widget.setVisible(not only)

    def panes(self) -> list[QWidget]:
        """Return what F6 walks through: the panes of the page, the header, the rail."""
        screen = self.screen_now
        own: Sequence[QWidget] = screen.panes() if screen is not None else ()
        around: list[QWidget] = [] if self.item_only else [self.header, self.rail]
        return [*(pane for pane in own if pane.isVisible()), *around]

    @property
    def page(self) -> str:
        """The page that is shown."""
        return next((page for page, screen in self._screens.items() if screen is self.screen_now), "")

    def kept(self) -> dict[str, dict[str, Any]]:
        """Return by page what its screen has not handed in yet."""
        found = {page: screen.kept() for page, screen in self._screens.items()}
        return {page: dict(edits) for page, edits in found.items() if edits}

    def take_kept(self, kept: Mapping[str, Mapping[str, Any]]) -> None:
        """Give each screen back what it kept."""
        for row in PAGES:
            if row.id in kept:
                self.screen_of(row.id).take_kept(kept[row.id])

    def close_project(self) -> None:
        """Stop listening; the session is closed by whoever opened it."""
        screen = self.screen_now
        if screen is not None:
            screen.deactivate()
        self._unsubscribe()

    def _show_project(self) -> None:
        self.header.set_project(self.session.name, task_words(self.session), role_words(self.session))
        self.header.set_safety(safety_words(self.session))

    def _show_training(self) -> None:
        self.header.set_training(*training_chip(self.session.training))

    def _show_saved(self) -> None:
        if self.session.read_only:
            self.status.show_read_only()
        elif self.session.failure is not None:
            self.status.show_failure(self.session.failure.what)
        elif self.session.saved:
            self.status.show_saved()
        else:
            self.status.show_saving()

    def _lay_out(self) -> None:
        page = QVBoxLayout()
        page.setSpacing(0)
        page.addWidget(self.banner)
        page.addWidget(self.stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addLayout(page, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(middle, 1)
        column.addWidget(self.status)


def hints_for(screen: Screen, labels: int) -> list[Hint]:
    """Return the hints of a screen: at most nine, then the way to all keys; what cannot run is left out."""
    ids = screen.status_actions() or [a.id for a in BY_ID.values() if screen.context in a.contexts and a.status]
    here = [BY_ID[id_] for id_ in ids if id_ != "keys" and screen.reason(id_) is None]
    usable = [(action.keys[0], words) for action in here if (words := screen.status_words(action))]
    keys_of = partial(digit_keys, labels=screen.digits(labels))
    found = [(keys_of(keys).replace("Arrows", "← →"), words) for keys, words in usable[: MOST_HINTS - 1]]
    return [*found, (BY_ID["keys"].keys[0], BY_ID["keys"].status)]


def digit_keys(keys: str, labels: int) -> str:
    """Return ``1–6`` for the row of digits when there are six labels; any other key as it is."""
    return f"1–{min(labels, 10) % 10}" if "1.." in keys and labels > 1 else keys
