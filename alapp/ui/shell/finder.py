"""What the palette finds: commands, items by id, labels by name, and the way to search the texts."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Protocol

from alapp.session.action import Action
from alapp.session.actions import ACTIONS
from alapp.session.session import Session
from alapp.ui.language import tr
from alapp.ui.screens.base import Page, Screen
from alapp.ui.shell.palette_rank import Entry, Group, groups, match

RECENT = 5
QUIET = frozenset({"palette", "back", "label.commit"})


class Reasons(Protocol):
    """Who knows why a command cannot run."""

    def reason(self, action: Action) -> str:
        """Return the reason, or nothing."""
        ...


class Window(Protocol):
    """The window, as far as the palette's results know it."""

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

    def go(self, page: Page) -> None:
        """Show a page."""

    def open_query(self, query: str) -> None:
        """Show Browse with this query in its line."""

    def status(self, words: str) -> None:
        """Say something in the status line."""


class Finder:
    """Answers the palette; results are taken back by their id."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._recent: deque[str] = deque(maxlen=RECENT)
        self._found: dict[str, Callable[[], object]] = {}

    def remember(self, action_id: str) -> None:
        """Note that a command was run."""
        if action_id not in QUIET and action_id not in self._recent:
            self._recent.appendleft(action_id)

    def search(self, text: str) -> list[Group]:
        """Return what some typed text means; ``#`` an item, ``:`` a label, ``/`` a search of the texts."""
        self._found = {}
        prefix, rest = text[:1], text[1:].strip()
        if prefix == "#":
            return self._items(rest)
        if prefix == ":":
            return self._labels(rest)
        if prefix == "/":
            return self._texts(rest)
        context = self._window.screen_now.context if self._window.screen_now is not None else ""
        return groups(ACTIONS, text, context, self._window.commands.reason, tuple(self._recent))

    def take(self, id_: str) -> None:
        """Run a result; one that cannot run says why."""
        deed = self._found.get(id_)
        if deed is not None:
            deed()
            return
        action = next(action for action in ACTIONS if action.id == id_)
        reason = self._window.commands.reason(action)
        if reason:
            self._window.status(reason + ".")
        else:
            self._window.run(id_)

    def _items(self, key: str) -> list[Group]:
        session = self._window.session
        item = session.reader.items.by_key(key) if session is not None and key else None
        if session is None or item is None:
            return []

        def open_item() -> None:
            session.go_to(item.id)
            self._window.go("label")

        return self._one(tr("Items"), "item", tr("Open {0}", item.key), "label", open_item)

    def _labels(self, name: str) -> list[Group]:
        session = self._window.session
        if session is None:
            return []
        entries = []
        for label in session.guideline.active:
            hit = match(name, label.name)
            if hit is not None:
                id_ = f"label:{label.id}"
                self._found[id_] = self._labeler(session, label.id)
                entries.append(Entry(id_, label.name, "label", "", hit[1]))
        return [Group(tr("Labels"), tuple(entries))] if entries else []

    def _labeler(self, session: Session, label_id: str) -> Callable[[], object]:
        def give() -> None:
            self._window.go("label")
            self._window.status(session.press(label_id) or "")

        return give

    def _texts(self, words: str) -> list[Group]:
        if self._window.session is None or not words:
            return []
        return self._one(
            tr("Search"),
            "texts",
            tr("Search the texts for “{0}”", words),
            "search",
            lambda: self._window.open_query(words),
        )

    def _one(self, heading: str, id_: str, title: str, icon: str, deed: Callable[[], object]) -> list[Group]:
        self._found[id_] = deed
        return [Group(heading, (Entry(id_, title, icon, ""),))]
