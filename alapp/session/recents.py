"""The list of projects opened lately; kept in the user's own folder, and only if wanted."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from alapp.session.settings import UserFile, Values, note

LIMIT = 40


@dataclass(frozen=True, slots=True)
class Recent:
    """One project of the list; ``opened_at`` in seconds since 1970, ``line`` what it held then.

    ``kinds`` are the names of its label task and its modality, none in lists of older versions.
    """

    path: str
    name: str
    task: str
    line: str
    opened_at: float
    kinds: str = ""

    @property
    def missing(self) -> bool:
        """Whether the file is not at its last place."""
        return not Path(self.path).exists()


def _whole(row: Mapping[str, Any]) -> bool:
    """Whether a stored row has all that a project of the list needs, and nothing else."""
    known = {field.name for field in fields(Recent)}
    return known - {"kinds"} <= set(row) <= known


class Recents:
    """Newest first, without doubles."""

    def __init__(self, values: Values | None = None) -> None:
        self._values = values if values is not None else UserFile()

    def all(self) -> list[Recent]:
        """Return the list, newest first."""
        rows = self._values.get("recents", [])
        return [Recent(**row) for row in rows if isinstance(row, dict) and _whole(row)]

    def put(self, path: str, name: str, task: str, line: str, kinds: str = "") -> None:
        """Note that a project was opened or closed; nothing when the list is switched off."""
        if not self._values.get("keep_recent", True):
            return
        entry = Recent(str(Path(path).resolve()), name, task, line, time.time(), kinds)
        rest = [r for r in self.all() if r.path != entry.path]
        note(self._values, "recents", [asdict(r) for r in [entry, *rest][:LIMIT]])

    def remove(self, path: str) -> None:
        """Take a project off the list; the file stays."""
        note(self._values, "recents", [asdict(r) for r in self.all() if r.path != path])
