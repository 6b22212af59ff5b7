"""One line of the audit trail: who changed what, when, from what to what, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """One event of the journal. ``old`` and ``new`` are JSON texts, None for no value; both are None once erased.

    ``place`` is the place in the file, ``event`` the event's id (who:counter, the place in that person's chain),
    ``operation`` the id of the act it belongs to and ``why`` that act in words; ``digest`` and ``before`` are the
    hash of the event and of the one before it in the chain, in hex.
    """

    place: int
    time: str
    who: str
    op: str
    why: str
    item: str
    field: str
    old: str | None
    new: str | None
    erased: bool
    event: str
    operation: str
    digest: str
    before: str
