"""What every screen can be asked, and what a screen may ask of the window around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, Protocol

from PySide6.QtWidgets import QWidget

from alapp.domain.change import Changes
from alapp.domain.errors import AppError
from alapp.session.action import Action
from alapp.session.background import Job
from alapp.ui.theme.theme import Theme

Page = Literal["label", "review", "browse", "insights", "guidelines", "team", "data"]


class Host(Protocol):
    """The window, as far as a screen knows it."""

    def run(self, action_id: str) -> None:
        """Run a command of the table as if its key had been pressed."""
        ...

    def go(self, page: Page) -> None:
        """Show a page of the project."""
        ...

    def open_query(self, query: str) -> None:
        """Show Browse with this query in its line."""
        ...

    def status(self, words: str) -> None:
        """Say something in the status line until the next action."""
        ...

    def banner(self, error: AppError) -> None:
        """Show a problem at the top of the page until it is closed."""
        ...

    def start_import(self, path: Path | None = None) -> None:
        """Open the import wizard, with a file or without."""
        ...

    def open_project(self, path: Path) -> None:
        """Close the open project and open this one."""
        ...

    def rewrite(self, work: Callable[[Path], object], words: str, job: Job | None = None) -> None:
        """Close the project, do something with its file on a thread of its own, and open it again.

        ``job`` is what the work tells and how it is stopped, where it can be.
        """
        ...

    def refresh_status(self) -> None:
        """Show the keys of the status line anew (what works here has changed)."""
        ...


class Screen(QWidget):
    """One page of the window.

    ``context`` names the rows of the action table whose keys work here. ``session`` is the
    open :class:`alapp.session.session.Session` (None on screens outside a project).
    """

    context = ""

    def __init__(self, theme: Theme, session: Any, host: Host) -> None:
        super().__init__()
        self.theme = theme
        self.session = session
        self.host = host

    def bindings(self) -> Mapping[str, Callable[[], object]]:
        """Return what runs for each action id this screen knows."""
        return {}

    def status_actions(self) -> Sequence[str]:
        """Return the action ids for the status line, most useful first; empty takes the table's own order."""
        return ()

    def status_words(self, action: Action) -> str:
        """Return what the status line says of an action; empty leaves it out."""
        return action.status

    def digits(self, labels: int) -> int:
        """Return how many digits choose something here; as a rule, one for each of the labels."""
        return labels

    def reason(self, action_id: str) -> str | None:
        """Return why an action cannot run now, in words, or None when it can."""
        return None

    def press_digit(self, place: int, shifted: bool) -> bool:
        """Take a digit key by its place, 0 for the key of 1 up to 9 for the key of 0; True when it was used."""
        return False

    def press_letter(self, letter: str) -> bool:
        """Take a capital letter that no command uses (a label's own key); True when it was used."""
        return False

    def activate(self) -> None:
        """The screen is shown now."""

    def deactivate(self) -> None:
        """Another screen is shown now."""

    def shut(self) -> None:
        """The screen is not used again: end what it started."""

    def kept(self) -> Mapping[str, Any]:
        """Return what was typed here and not handed in yet, to be kept in the project while it is locked or closed.

        Plain values that go to JSON; the answer to the item on the desk is kept by the session.
        """
        return {}

    def take_kept(self, kept: Mapping[str, Any]) -> None:
        """Show again what :meth:`kept` returned."""

    def on_change(self, changes: Changes) -> None:
        """Something of the session changed; repaint only what it touches."""

    def default_focus(self) -> QWidget:
        """Return the widget that has focus when the screen is shown."""
        return self

    def panes(self) -> Sequence[QWidget]:
        """Return the panes that F6 walks through, in order; the first is the default focus."""
        return (self.default_focus(),)

    def toggle_panel(self) -> None:
        """Show or hide the side panel (F9)."""

    def show_query(self, line: str) -> None:
        """Search for a line, where the screen can search (Browse)."""
