"""Files for the tests of the formats, and the law that every row is accounted for."""

from __future__ import annotations

from pathlib import Path

from alapp.domain.exchange import ExportRow, ImportPlan, Preview, Role
from alapp.domain.item import NewItem, Rejected
from alapp.formats import reading


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def plan_of(shown: Preview, **roles: Role) -> ImportPlan:
    """Return a plan by the guessed roles, some of them set by name."""
    return ImportPlan(shown.path, shown.options, {**shown.roles, **roles})


def import_all(path: Path, **roles: Role) -> tuple[list[NewItem], list[Rejected]]:
    """Guess and read a file; every row comes out once, as an item or with a reason."""
    plan = plan_of(reading.guess(path), **roles)
    rows = list(reading.read(plan))
    items = [row for row in rows if isinstance(row, NewItem)]
    rejected = [row for row in rows if isinstance(row, Rejected)]
    assert len(rows) == len(items) + len(rejected)
    assert all(row.row > 0 and row.reason and row.original for row in rejected)
    return items, rejected


def export_row(number: int = 1, **changes: object) -> ExportRow:
    values: dict[str, object] = {
        "id": f"R{number}",
        "text": 'Found on the floor,\r\n"alert".',
        "labels": ("Fall", "Dev|ice"),
        "annotator": "A1",
        "time": "2025-11-12T08:00:00Z",
        "seconds": 7.25,
        "status": "answered",
        "reason": "random",
        "strategy": "random",
        "probability": 0.1,
        "model_version": 3,
        "suggested": ("Fall",),
        "confidence": 0.46,
        "suggestion_shown": True,
        "guideline_version": 2,
        "flagged": True,
        "comment": "=1+1",
        "skip_reason": "",
        "gold": False,
        "meta": {"ward": "7B", "bed": "-12"},
    }
    return ExportRow(**{**values, **changes})  # type: ignore[arg-type]
