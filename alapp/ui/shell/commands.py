"""What the commands do that belong to the window itself, and why a command cannot run now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from alapp.session.action import EVERYWHERE, Action
from alapp.session.session import Session
from alapp.ui.language import tr
from alapp.ui.screens.base import Page, Screen
from alapp.ui.shell.locking import Locking
from alapp.ui.shell.overlays import Overlays
from alapp.ui.shell.pages import PAGES
from alapp.ui.theme.theme import Mode, Theme

STEP = 0.1


class Window(Protocol):
    """The window, as far as its commands know it."""

    theme: Theme
    locking: Locking

    @property
    def overlays(self) -> Overlays:
        """What can lie over the page."""
        ...

    @property
    def session(self) -> Session | None:
        """The open project."""
        ...

    @property
    def screen_now(self) -> Screen | None:
        """The screen that is shown."""
        ...

    def start_new(self, path: Path | None) -> None:
        """Open the wizard for a new project."""

    def start_import(self, path: Path | None = None) -> None:
        """Open the wizard for the open project."""

    def ask_for_project(self) -> None:
        """Ask for a project file and open it."""

    def open_sample(self) -> None:
        """Open the sample project."""

    def close_project(self) -> None:
        """Go back to the start screen."""

    def close(self) -> bool:
        """Close the window."""
        ...

    def set_factor(self, factor: float) -> None:
        """Set the text size."""

    def set_mode(self, mode: Mode) -> None:
        """Set the colours."""

    def next_pane(self, step: int) -> None:
        """Give focus to another pane."""

    def toggle_panel(self) -> None:
        """Show or hide the side panel."""

    def toggle_item_only(self) -> None:
        """Show the item only, or everything."""

    def step_back(self) -> None:
        """Close what is open, or go back to the item."""

    def go(self, page: Page) -> None:
        """Show a page."""

    def go_and_run(self, page: Page, action_id: str) -> None:
        """Show a page and run one of its commands."""


class Commands:
    """The window's own commands by action id."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self.table: Mapping[str, Callable[[], object]] = {
            **self._project_commands(),
            **self._look_commands(),
            **self._page_commands(),
        }

    def reason(self, action: Action) -> str:
        """Return why an action cannot run now, in words; empty when it can."""
        session, screen = self._window.session, self._window.screen_now
        if action.needs and session is None:
            return tr("Open a project first")
        if session is not None and action.needs == "lead" and session.annotator.role != "lead":
            return tr("For the lead only")
        if screen is not None and action.id in screen.bindings():
            return screen.reason(action.id) or ""
        if action.id in self.table:
            return self._own_reason(action)
        if EVERYWHERE not in action.contexts:
            return tr("Works on {0}", ", ".join(tr(context.capitalize()) for context in action.contexts[:2]))
        return tr("Not in this version")

    def _own_reason(self, action: Action) -> str:
        session = self._window.session
        if session is None or action.id not in ("undo", "redo", "train", "train.cancel", "measure", "keywords"):
            return ""
        if session.read_only:
            return tr("This project is open for reading only")
        running = session.training.state == "running"
        if action.id == "train.cancel":
            return "" if running else tr("No training is under way")
        return tr("Training is under way") if action.id == "train" and running else ""

    def _project_commands(self) -> dict[str, Callable[[], object]]:
        window = self._window
        return {
            "project.new": lambda: window.start_new(None),
            "project.open": window.ask_for_project,
            "project.sample": window.open_sample,
            "project.close": window.close_project,
            "lock": window.locking.lock,
            "quit": window.close,
            "import": lambda: window.start_import(None),
            "undo": self._of_session(Session.undo),
            "redo": self._of_session(Session.redo),
            "train": self._of_session(Session.train_now),
            "train.cancel": self._of_session(Session.cancel_training),
            "measure": self._of_session(lambda session: session.say(session.measure_now())),
            "fit.check": window.overlays.check_fit,
            "keywords": window.overlays.ask_keywords,
        }

    def _of_session(self, deed: Callable[[Session], object]) -> Callable[[], None]:
        def run() -> None:
            if self._window.session is not None:
                deed(self._window.session)

        return run

    def _look_commands(self) -> dict[str, Callable[[], object]]:
        window = self._window
        return {
            "palette": window.overlays.open_palette,
            "keys": window.overlays.open_keys,
            "manual": window.overlays.open_manual,
            "menu": window.overlays.open_menu,
            "about": window.overlays.open_about,
            "messages": window.overlays.open_messages,
            "settings": window.overlays.open_settings,
            "text.larger": lambda: window.set_factor(window.theme.factor + STEP),
            "text.smaller": lambda: window.set_factor(window.theme.factor - STEP),
            "text.normal": lambda: window.set_factor(1.0),
            **{f"theme.{mode}": self._mode_setter(mode) for mode in ("light", "dark", "contrast", "system")},
            "pane.next": lambda: window.next_pane(1),
            "pane.previous": lambda: window.next_pane(-1),
            "panel": window.toggle_panel,
            "item.only": window.toggle_item_only,
            "back": window.step_back,
        }

    def _page_commands(self) -> dict[str, Callable[[], object]]:
        window = self._window
        pages = {row.action: self._page_opener(row.id) for row in PAGES}
        known = {row.id for row in PAGES}
        if "browse" in known:
            pages["search.pool"] = lambda: window.go_and_run("browse", "browse.search")
        if "data" in known:
            pages["export"] = lambda: window.go_and_run("data", "export")
            pages["verify"] = lambda: window.go_and_run("data", "verify")
        return pages

    def _page_opener(self, page: Page) -> Callable[[], object]:
        return lambda: self._window.go(page)

    def _mode_setter(self, mode: Mode) -> Callable[[], object]:
        return lambda: self._window.set_mode(mode)
