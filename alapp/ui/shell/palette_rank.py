"""Which commands a few typed letters mean, in what order; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from alapp.session.action import EVERYWHERE, PAGES, Action
from alapp.ui.language import tr

HIDDEN = frozenset({"palette", "back", "label.digit", "label.shift", "browse.digit", "browse.shift", "start.recent"})
"""Rows of the table that make no sense in a list: keys that stand for many, and the list itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette. ``marks`` are the letters of ``title`` that matched; ``reason`` why it cannot run."""

    id: str
    title: str
    icon: str
    keys: str
    marks: tuple[int, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading and its lines."""

    heading: str
    entries: tuple[Entry, ...]


def title_of(action: Action) -> str:
    """Return how a command reads in a list."""
    return f"{tr(action.category)} {action.words}" if action.id.startswith("go.") else action.title


def match(query: str, title: str, synonyms: str = "") -> tuple[int, tuple[int, ...]] | None:
    """Return (cost, matched places in the title) or None; a start of a word is cheapest, synonyms are dearest."""
    wanted = query.casefold().strip()
    if not wanted:
        return 0, ()
    text = title.casefold()
    starts = [i for i in range(len(text)) if text.startswith(wanted, i)]
    for i in starts:
        if i == 0 or not text[i - 1].isalnum():
            return (0 if i == 0 else 1), tuple(range(i, i + len(wanted)))
    if starts:
        return 2, tuple(range(starts[0], starts[0] + len(wanted)))
    places = _subsequence(wanted, text)
    if places is not None:
        return 3 + (places[-1] - places[0]) // 4, places
    return (20, ()) if any(word.startswith(wanted) for word in synonyms.casefold().split()) else None


def _subsequence(wanted: str, text: str, start: int = 0) -> tuple[int, ...] | None:
    """Places of the letters of ``wanted`` in ``text``: each follows the one before or begins a word; else None."""
    wanted = wanted.replace(" ", "")
    if not wanted:
        return ()
    for at in range(start, len(text)):
        begins = at == 0 or not text[at - 1].isalnum()
        if text[at] == wanted[0] and (begins or (at == start and start > 0)):
            rest = _subsequence(wanted[1:], text, at + 1)
            if rest is not None:
                return (at, *rest)
    return None


def groups(
    actions: Iterable[Action],
    query: str,
    context: str,
    reason: Callable[[Action], str],
    recent: Sequence[str] = (),
) -> list[Group]:
    """Return the commands that match: usable here first, then lately used, then the rest by category."""
    found: dict[str, list[tuple[int, Entry]]] = {tr("Here"): [], tr("Used lately"): []}
    for action in actions:
        hit = match(query, title_of(action), action.synonyms) if action.id not in HIDDEN else None
        if hit is not None:
            cost, marks = hit
            why = reason(action)
            keys = action.keys[0] if action.keys else ""
            entry = Entry(action.id, title_of(action), action.icon, keys, marks, why)
            found.setdefault(_heading(action, context, recent, why), []).append((cost + 50 * bool(why), entry))
    return [
        Group(heading, tuple(entry for _, entry in sorted(lines, key=lambda line: line[0])))
        for heading, lines in found.items()
        if lines
    ]


def _heading(action: Action, context: str, recent: Sequence[str], why: str) -> str:
    own = context in action.contexts and EVERYWHERE not in action.contexts
    if own and not why and not action.id.startswith("go.") and action.contexts != PAGES:
        return tr("Here")
    return tr("Used lately") if action.id in recent and not why else tr(action.category)
