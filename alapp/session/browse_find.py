"""Answering a query over the whole pool: what the store finds, what the model says, in the order asked for."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from alapp.domain.annotation import Suggestion
from alapp.domain.conditions import Confidence, ModelSays, State
from alapp.domain.found import META, BrowseRow, Found, Order
from alapp.domain.guideline import Guideline
from alapp.domain.hits import Marker
from alapp.domain.model import Predictions
from alapp.domain.query import Query, Term, best_removal
from alapp.domain.words import tr
from alapp.store.search import Search

T = TypeVar("T")
Ids = NDArray[np.int64]
CHIPS: tuple[State, ...] = ("labeled", "unlabeled", "flagged", "gold")
_NOTES: tuple[State, ...] = ("flagged", "gold", "commented", "skipped", "excluded")
_LEAD, _PASSAGE = 24, 400


@dataclass(frozen=True, slots=True, eq=False)
class Asking:
    """A question and what holds at its time; ``pool`` and ``answers`` count changes, so that caches know their age."""

    query: Query
    order: Order
    only: State | None
    guideline: Guideline
    predictions: Predictions | None
    pool: int
    answers: int


class Finder:
    """Finds ids; keeps what does not depend on the query. Used by one thread."""

    def __init__(self, search: Search, pool_ids: Callable[[], Ids]) -> None:
        self._search = search
        self._pool_ids = pool_ids
        self._kept: dict[str, tuple[tuple[int, ...], Any]] = {}

    def find(self, asking: Asking) -> Found:
        """Answer a query; one that is not sound finds nothing, so that no bulk change can reach too far."""
        started = time.perf_counter()
        pool = self._pool(asking)
        base = self._fitting(asking.query, asking) if asking.query.sound else _none()
        counts = self._counts(base, asking)
        shown = base if asking.only is None else base[_member(base, self._in_state(asking.only, asking))]
        ids = self._sorted(shown, asking)
        hint = "" if len(ids) else self._hint(asking, len(pool), len(base))
        unread = self._search.unindexed() if asking.query.words else 0
        spent = (time.perf_counter() - started) * 1000
        return Found(asking.query, asking.order, asking.only, ids, counts, len(pool), spent, unread, hint)

    def rows(self, ids: Sequence[int], query: Query, predictions: Predictions | None) -> list[BrowseRow]:
        """Return rows for a page of a table, their text cut so that the first hit can be seen."""
        marker = Marker(query.words)
        found = self._search.rows(ids)
        says = suggestions(predictions, [row.id for row in found])
        return [_shown(row, marker, said) for row, said in zip(found, says, strict=True)]

    # -- which

    def _fitting(self, query: Query, asking: Asking) -> Ids:
        """Return the ids that fit all terms, ascending."""
        of_model = [t for t in query.asked if isinstance(t.condition, (ModelSays, Confidence))]
        of_store = [t for t in query.asked if t not in of_model]
        ids = self._search.ids(of_store) if of_store else self._pool(asking)
        for term in of_model:
            ids = ids[_member(ids, said_ids(asking.predictions, term)) != term.negated]
        return ids

    def _counts(self, base: Ids, asking: Asking) -> dict[str, int]:
        inside: dict[str, int] = {
            s: int(_member(base, self._in_state(s, asking)).sum()) for s in CHIPS if s != "unlabeled"
        }
        return {"all": len(base), **inside, "unlabeled": len(base) - inside["labeled"]}

    def _hint(self, asking: Asking, total: int, base: int) -> str:
        nouns = asking.guideline.noun_plural
        if not total:
            return tr("No {nouns} yet. Import a file (Ctrl+I).", nouns=tr(nouns))
        if asking.query.problems:
            return " ".join(asking.query.problems)
        if base:
            return tr("None of the {base:,} found is {only}.", base=base, only=tr(asking.only or ""))
        best = best_removal(asking.query, lambda query: len(self._fitting(query, asking)))
        if best is None:
            return tr("Nothing matches.")
        return (
            tr("Nothing matches. Without {text} there is {best:,}.", text=best[0].text, best=best[1])
            if best[1] == 1
            else tr("Nothing matches. Without {text} there are {best:,}.", text=best[0].text, best=best[1])
        )

    # -- in which order

    def _sorted(self, ids: Ids, asking: Asking) -> Ids:
        order = asking.order
        if order.column == "pool":
            return ids[::-1] if order.descending else ids
        ordered = self._by_model(asking) if order.column == "says" else self._by_store(asking)
        front = ordered[_member(ordered, ids)]
        rest = ids[~_member(ids, front)]
        return np.concatenate([front[::-1] if order.descending else front, rest])

    def _by_model(self, asking: Asking) -> Ids:
        said = asking.predictions
        if said is None:
            return _none()
        known = said.best >= 0
        return said.item_ids[known][np.argsort(said.confidence[known], kind="stable")]

    def _by_store(self, asking: Asking) -> Ids:
        column, both = asking.order.column, (asking.pool, asking.answers)
        if column in ("id", "text"):
            read = self._search.by_key if column == "id" else self._search.by_text
            return self._keep(column, (asking.pool,), read)
        if column.startswith(META):
            return self._keep(column, (asking.pool,), lambda: self._search.by_meta(column.removeprefix(META)))
        if column == "note":
            marked = [self._in_state(state, asking) for state in _NOTES]
            return np.fromiter(dict.fromkeys(i for ids in marked for i in ids.tolist()), dtype=np.int64)
        return self._keep(f"{column} {asking.guideline.version}", both, lambda: self._by_answer(asking))

    def _by_answer(self, asking: Asking) -> Ids:
        places = {c.id: place for place, c in enumerate(asking.guideline.classes)}
        keys: dict[str, Callable[[Any], Any]] = {
            "label": lambda a: [places.get(label, len(places)) for label in a[2]],
            "by": lambda a: a[1],
            "date": lambda a: a[3],
        }
        answers = sorted(self._search.newest_answers(), key=keys[asking.order.column])
        return np.fromiter((a[0] for a in answers), dtype=np.int64, count=len(answers))

    # -- kept

    def _pool(self, asking: Asking) -> Ids:
        return self._keep("pool", (asking.pool,), self._pool_ids)

    def _in_state(self, state: State, asking: Asking) -> Ids:
        return self._keep(f"is {state}", (asking.pool, asking.answers), lambda: self._search.in_state(state))

    def _keep(self, name: str, age: tuple[int, ...], read: Callable[[], T]) -> T:
        kept = self._kept.get(name)
        if kept is None or kept[0] != age:
            kept = self._kept[name] = (age, read())
        value: T = kept[1]
        return value


def said_ids(predictions: Predictions | None, term: Term) -> Ids:
    """Return the ids of which the model says what a ``says:`` or ``conf:`` term asks, its minus left aside."""
    if predictions is None:
        return _none()
    asked = term.condition
    if isinstance(asked, ModelSays):
        wanted = [i for i, label in enumerate(predictions.class_ids) if label in asked.ids]
        return predictions.item_ids[np.isin(predictions.best, wanted)]
    assert isinstance(asked, Confidence)
    sure = predictions.confidence
    return predictions.item_ids[(predictions.best >= 0) & (sure >= asked.low) & (sure < asked.high)]


def suggestions(predictions: Predictions | None, ids: Sequence[int], version: int = 0) -> list[Suggestion | None]:
    """Return what the model says of each of these items; None where it says nothing."""
    if predictions is None or not len(predictions.item_ids):
        return [None] * len(ids)
    wanted = np.asarray(ids, dtype=np.int64)
    places = np.minimum(np.searchsorted(predictions.item_ids, wanted), len(predictions.item_ids) - 1)
    known = (predictions.item_ids[places] == wanted) & (predictions.best[places] >= 0)
    return [_said(predictions, int(p), version) if k else None for p, k in zip(places, known, strict=True)]


def _said(predictions: Predictions, place: int, version: int) -> Suggestion:
    label = predictions.class_ids[int(predictions.best[place])]
    return Suggestion(version, {label: float(predictions.confidence[place])}, (label,))


def _shown(row: BrowseRow, marker: Marker, said: Suggestion | None) -> BrowseRow:
    says, confidence = (said.labels[0], said.confidence) if said else ("", 0.0)
    return replace(row, text=passage(row.text, marker), says=says, confidence=confidence)


def passage(text: str, marker: Marker) -> str:
    """Return a text as one line that begins shortly before its first hit if that lies far in."""
    line = " ".join(text.split())
    hits = marker.spans(line)
    start = hits[0][0] - _LEAD if hits and hits[0][0] > 2 * _LEAD else 0
    if start:
        start = line.find(" ", start, hits[0][0]) + 1 or start
    return ("… " if start else "") + line[start : start + _PASSAGE]


def _none() -> Ids:
    return np.zeros(0, dtype=np.int64)


def _member(ids: Ids, of: Ids) -> NDArray[np.bool_]:
    """Return for each id whether it is one ``of`` these; ids are dense, so a table is the fastest way."""
    if not len(ids) or not len(of):
        return np.zeros(len(ids), dtype=np.bool_)
    table = np.zeros(int(max(ids.max(), of.max())) + 1, dtype=np.bool_)
    table[of] = True
    return table[ids]
