"""What scripts do with a session: ask for items by number, answer them by key and label names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alapp.domain.annotation import Pick, Suggestion
from alapp.domain.errors import BadInput, ReadOnlyProject
from alapp.domain.item import Item
from alapp.domain.region import region_kind
from alapp.domain.words import retold, tr
from alapp.session.named_regions import regions_from
from alapp.session.session import Session


@dataclass(frozen=True, slots=True)
class Ask:
    """One item to be answered next: why it was picked, and what the model says of it."""

    item: Item
    pick: Pick
    suggestion: Suggestion | None


def asks(session: Session, n: int) -> list[Ask]:
    """Return the item on the desk and those that come next.

    The queue is filled up to ``n`` and kept in the project, so that an answer that is given later, by another
    call of the program, still knows why its item was asked.
    """
    current = session.current
    if current is None or n < 1:
        return []
    queue = session.desk.queue
    waiting = queue.peek(len(queue))
    more = session.desk.fallback(n - 1 - len(waiting)) if len(waiting) < n - 1 else []
    session.take_picks([*waiting, *more], {}, keep=len(waiting))
    behind = zip(session.desk.queue.peek(n - 1), session.upcoming(n - 1), strict=False)
    first = Ask(current.item, current.pick, current.suggestion)
    return [first, *(Ask(item, pick, session.desk.suggestion_of(item.id)) for pick, item in behind)]


def item_of(session: Session, key: str) -> Item:
    """Return the item with this key; raises BadInput when there is none."""
    item = session.reader.items.by_key(key)
    if item is None:
        raise BadInput(
            tr("There is no item “{key}” in this project.", key=key), remedy=tr("`alapp next` shows what waits.")
        )
    return item


def give(session: Session, key: str, labels: Sequence[str], seconds: float | None = None) -> None:
    """Answer an item by label names; what was returned from is on disk.

    Raises
    ------
    BadInput : unknown key or label, or too many labels; nothing was saved.
    ReadOnlyProject, StorageFailed : it could not be saved.
    """
    if session.task.region:
        raise BadInput(
            tr("This project takes regions, not labels alone."), tr("Nothing was saved."), tr("Give where each lies.")
        )
    ids = []
    for name in labels:
        found = session.guideline.by_name(name)
        if found is None or found.retired:
            known = ", ".join(c.name for c in session.guideline.active)
            raise BadInput(
                tr("There is no label “{name}”.", name=name),
                tr("Nothing was saved."),
                tr("Known: {known}.", known=known),
            )
        ids.append(found.id)
    if not session.task.multi and len(ids) != 1:
        raise BadInput(tr("This project takes exactly one label."), tr("Nothing was saved."))
    session.go_to(item_of(session, key).id)
    _settle(session, session.answer_with(tuple(ids), seconds))


def draw(session: Session, key: str, regions: Sequence[Mapping[str, Any]], seconds: float | None = None) -> None:
    """Answer an item by regions, each with the name of its ``label`` and where it lies (see formats).

    Raises
    ------
    BadInput : unknown key or label, a region that does not fit the item; nothing was saved.
    ReadOnlyProject, StorageFailed : it could not be saved.
    """
    if not session.task.region:
        raise BadInput(tr("This project takes labels, not regions."), tr("Nothing was saved."))
    item = item_of(session, key)
    known = {c.name: c.id for c in session.guideline.active}
    try:
        drawn = regions_from(region_kind(session.task.region), regions, known.get, item.text)
    except BadInput as error:
        raise BadInput(retold(error.what), error.meaning, error.remedy, error.details) from None
    session.go_to(item.id)
    _settle(session, session.answer_with(drawn, seconds))


def put_off(session: Session, key: str, reason: str = "") -> None:
    """Skip the item with this key; raises as :func:`give`."""
    session.go_to(item_of(session, key).id)
    _settle(session, session.skip(reason))


def _settle(session: Session, refusal: str | None) -> None:
    """Raise when the session refused or could not save; a script has no status line to read."""
    failed = session.failure or session.saver.refused
    if failed is not None:
        raise failed
    if refusal:
        kind = ReadOnlyProject if session.read_only else BadInput
        raise kind(refusal, tr("Nothing was saved."))


def format_of(path: str | Path) -> str:
    """Return the export format that a file name asks for."""
    return {".csv": "csv", ".tsv": "csv"}.get(Path(path).suffix.lower(), "jsonl")
