"""What a search of the pool gives: which items, how many of each state, and a row for each that is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from alapp.domain.annotation import Annotation, Note, Suggestion
from alapp.domain.conditions import State
from alapp.domain.item import Item
from alapp.domain.query import Query

FIXED_ORDERS = ("pool", "id", "text", "label", "says", "by", "note", "date")
META = "meta:"


@dataclass(frozen=True, slots=True)
class Order:
    """By which column rows are sorted: one of :data:`FIXED_ORDERS` or ``meta:`` and the name of a column.

    Items that have nothing in the column come last, whichever way round.
    """

    column: str = "pool"
    descending: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """The answer to a query.

    ``ids`` (n,) int64 in the order asked for; ``counts`` of ``all`` and of each state, before ``only`` was applied;
    ``total`` items in the pool; ``unread`` of them are not in the word index yet. ``hint`` says what to do when
    nothing was found.
    """

    query: Query
    order: Order
    only: State | None
    ids: NDArray[np.int64]
    counts: Mapping[str, int]
    total: int
    milliseconds: float
    unread: int = 0
    hint: str = ""


@dataclass(frozen=True, slots=True)
class BrowseRow:
    """One item in a table; ``text`` is a passage of it, ``labels`` and ``by`` are of the newest answer.

    ``says`` is the label class id the model gives, "" for none, ``confidence`` its calibrated probability.
    """

    id: int
    key: str
    text: str
    meta: Mapping[str, str] = field(default_factory=dict)
    labels: tuple[str, ...] = ()
    answered: bool = False
    by: str = ""
    time: str = ""
    says: str = ""
    confidence: float = 0.0
    flagged: bool = False
    gold: bool = False
    excluded: bool = False
    skipped: bool = False
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything about one item: its answers newest first, the notes of each annotator by code, the model's word."""

    item: Item
    answers: tuple[Annotation, ...] = ()
    notes: Mapping[str, Note] = field(default_factory=dict)
    suggestion: Suggestion | None = None
