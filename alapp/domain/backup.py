"""Copies of a project: what one holds, why it was made, how it differs from now, and which ones are kept."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from alapp.domain.words import N_, tr

REASONS: Mapping[str, str] = {
    "asked": N_("made by hand"),
    "schedule": N_("made by itself"),
    "import": N_("before an import"),
    "merge": N_("before returned work was taken in"),
    "bulk": N_("before a change of many answers"),
    "guideline": N_("before the labels were changed"),
    "migrate": N_("before the file's format was changed"),
    "key": N_("before encryption was turned off"),
    "restore": N_("before a restore"),
}
"""Why a backup was made, by the word in its file's name.

None is made before an erasure, which would hold what is to go; none before a project is encrypted, which would lie
there as a plain copy; none before a key is changed or taken away, which would open with the old one. Each of these
is one step for the file: it is as it was, or done.
"""

NEWEST, DAYS, WEEKS = 10, 7, 4


@dataclass(frozen=True, slots=True)
class Contents:
    """How much is in a project file; ``mark`` is a digest that changes with every answer, item, label and setting."""

    events: int = 0
    answers: int = 0
    items: int = 0
    guideline: int = 0
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: when (ISO 8601 UTC) and why it was made, bytes, and what it held when it was opened and counted."""

    path: Path
    made_at: str
    reason: str
    size: int
    contents: Contents

    @property
    def reason_words(self) -> str:
        """For the screen."""
        return tr(REASONS.get(self.reason, self.reason))


def surplus(backups: Sequence[Backup], most_bytes: int) -> list[Backup]:
    """Return those that need not be kept, oldest first.

    Kept are the ten newest, the newest of each of the last seven days that have one, and of each of the last four
    weeks; of these the oldest go while they take more than ``most_bytes`` together. The newest one always stays.
    """
    newest_first = sorted(backups, key=lambda b: b.made_at, reverse=True)
    wanted = {b.path for b in newest_first[:NEWEST]}
    wanted |= {b.path for b in _first_of_each(newest_first, lambda b: b.made_at[:10], DAYS)}
    wanted |= {b.path for b in _first_of_each(newest_first, _week, WEEKS)}
    size, kept = 0, set[Path]()
    for backup in newest_first:
        if backup.path in wanted and (not kept or size + backup.size <= most_bytes):
            size += backup.size
            kept.add(backup.path)
        elif backup.path in wanted:
            break  # what is older than one that is too much goes too
    return [b for b in reversed(newest_first) if b.path not in kept]


def _week(backup: Backup) -> Hashable:
    return datetime.fromisoformat(backup.made_at).isocalendar()[:2]


def _first_of_each(backups: Sequence[Backup], period: Callable[[Backup], Hashable], most: int) -> list[Backup]:
    found: dict[Hashable, Backup] = {}
    for backup in backups:
        found.setdefault(period(backup), backup)
    return list(found.values())[:most]
