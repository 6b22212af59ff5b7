"""Proof that a project is whole: every row by its hash, every chain, every counter, and what counts now rebuilt.

``integrity_check`` of SQLite alone does not see damaged content (it finds about one flipped bit in ten); the hashes
do. A consistent cut of the newest events can only be seen with an older receipt (:meth:`Project.heads`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from alapp.domain.errors import AppError
from alapp.store import checks_journal, checks_rows
from alapp.store.checking import Run
from alapp.store.database import Database
from alapp.store.kv import Values

MOST_TOLD = 20
"""Problems one check lists; then it stops."""

SALVAGED = "salvaged"
"""Name of the state that says what was lost before the file was salvaged."""

Check = Callable[[Run], Iterator[str]]

_CHECKS: tuple[tuple[str, Check], ...] = (
    ("file structure", checks_rows.structure),
    ("small tables", checks_rows.small_tables),
    ("items", checks_rows.items),
    ("imports", checks_rows.sources),
    ("models and features", checks_rows.blobs),
    ("embedded files", checks_rows.embedded),
    ("journal", checks_journal.events),
    ("operations", checks_journal.operations),
    ("guideline versions", checks_journal.guidelines),
    ("roles", checks_journal.roles),
    ("answers", checks_journal.answers),
    ("notes", checks_journal.notes),
)


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was proved: how many rows, and what is wrong, in words with ids and never content.

    ``known`` counts what was told when the file was salvaged from a damaged one; it is no problem again.
    """

    events: int
    annotations: int
    items: int
    problems: tuple[str, ...]
    known: int = 0

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def verify(
    database: Database, progress: Callable[[int, int], None] | None = None, *, most: int | None = MOST_TOLD
) -> VerifyReport:
    """Check everything in one unchanging state of the file; each check lists at most ``most`` problems.

    ``progress(done, total)`` is called about once per 1000 rows; what it raises ends the work.
    """
    run = Run(database, progress or (lambda _done, _total: None))
    problems: list[str] = []
    with database.snapshot():
        known = _known(database)
        problems += _found("counts", _counted, run, known, most)
        for words, check in _CHECKS:
            problems += _found(words, check, run, known, most)
    events, annotations, items = (run.counts.get(table, 0) for table in ("event", "annotation", "item"))
    return VerifyReport(events, annotations, items, tuple(problems), len(known))


def _known(database: Database) -> frozenset[str]:
    """Return what was wrong already when the file was salvaged."""
    try:
        found = Values(database, "state").get(SALVAGED) or {}
    except AppError:  # that it cannot be read is found by the checks
        return frozenset()
    return frozenset(found.get("problems", ()))


def _counted(run: Run) -> Iterator[str]:
    run.count()
    yield from ()


def _found(words: str, check: Check, run: Run, known: frozenset[str], most: int | None) -> list[str]:
    """Return what a check finds; that it cannot read on is a finding too."""
    found: list[str] = []
    try:
        found.extend(islice((problem for problem in check(run) if problem not in known), most))
    except (AppError, TypeError, ValueError, KeyError) as error:  # a changed type is a finding, not a crash
        details = error.details if isinstance(error, AppError) else type(error).__name__
        told = f"{words}: cannot be read to the end ({details})"
        found += [told] if told not in known else []
    return found
