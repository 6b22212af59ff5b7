"""Changing many items at once: label, clear, flag, gold, leave out, queue; each is one operation and one undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from alapp.domain.annotation import Answer, AskedBy, Suggestion, choice
from alapp.domain.change import Change, Op
from alapp.domain.model import Predictions
from alapp.domain.rights import may, refusal
from alapp.domain.words import N_, plain, retold, tr
from alapp.session.browse_find import suggestions
from alapp.session.session import Session

Own = dict[int, tuple[str, ...]]
"""Label class ids of the own answers by item id."""
DRAWN = N_("Regions are drawn in Label: Enter opens the item there.")
ASK_ABOVE = 100
"""A change of more items than this is to be asked for once."""


class Marks:
    """What a person can do to items of a table. Every method returns words when it cannot, None when it is under way.

    ``read_own`` reads the own answers to items and hands them back; ``predictions`` is what the table shows.
    """

    def __init__(
        self,
        session: Session,
        read_own: Callable[[Sequence[int], Callable[[Own], None]], None],
        predictions: Callable[[], Predictions | None],
    ) -> None:
        self._session = session
        self._read_own = read_own
        self._predictions = predictions

    def label(self, ids: Sequence[int], label_id: str) -> str | None:
        """Give a label; where an item may have several it is added, or taken away if all of them have it."""
        if self._session.task.region:
            return tr(DRAWN)
        found = self._session.guideline.by_id(label_id)
        words = plain("“{name}” on {count}", name=found.name if found else label_id, count=self._count(ids))

        def change(own: Own) -> None:
            everywhere = self._session.task.multi and all(label_id in own.get(i, ()) for i in ids)
            self._answer({i: self._with_label(own.get(i, ()), label_id, toggle=everywhere) for i in ids}, words)

        return self._with_own(ids, change)

    def clear(self, ids: Sequence[int]) -> str | None:
        """Take away the own answers to these items."""

        def change(own: Own) -> None:
            if own:
                changes = [Change(i, "answer", None) for i in own]
                self._record(Op.CLEAR, changes, plain("clearing {count}", count=self._count(changes)))

        return self._with_own(ids, change)

    def flag(self, ids: Sequence[int], on: bool = True) -> str | None:
        """Set or take away the flag."""
        words = (
            plain("flag on {count}", count=self._count(ids))
            if on
            else plain("no flag on {count}", count=self._count(ids))
        )
        return self._mark(Op.FLAG, [Change(i, "flagged", on) for i in ids], words)

    def exclude(self, ids: Sequence[int], on: bool = True) -> str | None:
        """Leave items out of the pool, or take them in again."""
        words = (
            plain("{count} left out", count=self._count(ids))
            if on
            else plain("{count} taken in again", count=self._count(ids))
        )
        return self._mark(Op.EXCLUDE, [Change(i, "excluded", on) for i in ids], words)

    def comment(self, item_id: int, text: str) -> str | None:
        """Set the comment; an empty text takes it away."""
        return self._mark(Op.COMMENT, [Change(item_id, "comment", text.strip())], "comment")

    def gold(self, ids: Sequence[int], on: bool = True) -> str | None:
        """Make the own answers to these items the agreed ones, or take that back; items without one are left."""
        if not may(self._session.annotator, "gold"):
            return refusal(self._session.annotator, "gold").what
        if on and self._session.task.region:
            return tr(DRAWN)
        if not on:
            return self._mark(
                Op.GOLD, [Change(i, "gold", None) for i in ids], plain("no gold on {count}", count=self._count(ids))
            )

        def change(own: Own) -> None:
            changes = [Change(i, "gold", choice(*labels)) for i, labels in own.items()]
            if changes:
                self._record(Op.GOLD, changes, plain("gold on {count}", count=self._count(changes)))

        return self._with_own(ids, change)

    def queue_next(self, ids: Sequence[int]) -> str:
        """Let the open ones of these items come next in Label; the words say how many."""
        if refusal := self._refusal(ids):
            return refusal
        wanted = [i for i in ids if i not in self._session.desk.pool.done]
        if not wanted:
            return tr("Nothing to queue: all of them are answered.")
        self._session.queue_next(wanted)
        return (
            tr("{count} comes next in Label.", count=retold(self._count(wanted)))
            if len(wanted) == 1
            else tr("{count} come next in Label.", count=retold(self._count(wanted)))
        )

    def _with_own(self, ids: Sequence[int], change: Callable[[Own], None]) -> str | None:
        if refusal := self._refusal(ids):
            return refusal
        self._read_own(ids, change)
        return None

    def _refusal(self, ids: Sequence[Any]) -> str | None:
        if self._session.read_only:
            return tr("This project is open for reading only.")
        if self._session.failure is not None:
            return tr("Changes wait until the last answer is saved.")
        return None if len(ids) else tr("Nothing is selected.")

    def _mark(self, op: Op, changes: list[Change], words: str) -> str | None:
        if refusal := self._refusal(changes):
            return refusal
        self._record(op, changes, words)
        return None

    def _record(self, op: Op, changes: list[Change], words: str) -> None:
        self._session.record(op if len(changes) == 1 else Op.BULK, changes, words)

    def _with_label(self, own: tuple[str, ...], label_id: str, *, toggle: bool) -> tuple[str, ...]:
        if label_id in own and not toggle:
            return own if self._session.task.multi else (label_id,)
        return self._session.task.apply(own, label_id)

    def _answer(self, given: Own, words: str) -> None:
        session = self._session
        said = suggestions(self._predictions(), list(given), session.training.version)
        version = session.guideline.version
        changes = [
            Change(i, "answer", Answer(session.task.value(labels), "answered", version, asked_by=_asked_by(model)))
            for (i, labels), model in zip(given.items(), said, strict=True)
        ]
        self._record(Op.ANNOTATE, changes, words)

    def _count(self, ids: Sequence[Any]) -> str:
        """Return how many, in English: what is said of an operation is stored."""
        guideline = self._session.guideline
        return f"{len(ids):,} {guideline.noun if len(ids) == 1 else guideline.noun_plural}"


def _asked_by(said: Suggestion | None) -> AskedBy:
    """Return the provenance of an answer given in a table, where the model's word stands beside the text."""
    if said is None:
        return AskedBy("asked", "browse")
    return AskedBy("asked", "browse", 1.0, 0.0, said.model_version, said.labels, said.confidence, shown=True)
