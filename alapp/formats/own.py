"""The columns of the program's own files: the labeled table, and the quarantine for repair."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from alapp.domain.errors import BadInput
from alapp.domain.exchange import ExportRow, Role
from alapp.domain.words import tr

QUARANTINE = ("file", "row", "column", "reason", "original")
"""The first columns of a quarantine file; the columns of the imported file follow."""

SAFE = "spreadsheet_safe"
"""Column of an export whose texts carry the guard of :mod:`alapp.formats.formulas`."""

META = "meta."
"""Beginning of the name of an extra column in an export."""

MORE = "meta.*"
"""Column of extras that came up only far down in an export, as JSON."""

REGIONS = "regions"
"""Column of an export in which the regions of an answer stand, as JSON."""

NONE_APPLIES = "no_label_applies"
"""Key of a line that is an answer without a label, where no provenance tells answers from open items."""

BASE = ("id", "text", "label", "labels")
PROVENANCE = (
    "annotator",
    "timestamp",
    "seconds",
    "status",
    "reason",
    "strategy",
    "probability",
    "model_version",
    "suggested",
    "confidence",
    "suggestion_shown",
    "guideline_version",
    "gold",
)
NOTES = ("flagged", "comment", "skip_reason")

_BARE = ("id", "text", "label", REGIONS)
"""How JSON lines with regions begin, also where provenance was left out."""

_TELLING = frozenset({"id", "text", "label", "suggestion_shown", "guideline_version"})


def is_quarantine(header: Sequence[str]) -> bool:
    """Say whether a header is that of a quarantine file."""
    return tuple(header[: len(QUARANTINE)]) == QUARANTINE


def is_export(header: Sequence[str]) -> bool:
    """Say whether a header is that of an own export as CSV."""
    return tuple(header[: len(BASE)]) == BASE


def column_names(header: Sequence[str]) -> tuple[str, ...]:
    """Return the columns of an own export as they were called in the project."""
    taken = {name for name in header if not name.startswith(META)}
    return tuple(_plain(name, taken) for name in header)


def _plain(name: str, taken: set[str]) -> str:
    bare = name.removeprefix(META)
    return name if name == MORE or bare in taken or not bare else bare


def known_roles(columns: Sequence[str]) -> dict[str, Role]:
    """Return the roles of the columns of an own export, CSV or JSON lines; nothing for other files."""
    if NONE_APPLIES in columns and "label" in columns:
        return {"label": Role.LABEL, NONE_APPLIES: Role.LEAVE_OUT}
    if not is_export(columns) and tuple(columns[: len(_BARE)]) != _BARE and not _TELLING.issubset(columns):
        return {}
    labels = next(name for name in (REGIONS, "labels", "label") if name in columns)
    roles = dict.fromkeys((*PROVENANCE, *NOTES, SAFE, MORE, "label", "labels"), Role.LEAVE_OUT)
    roles |= {"id": Role.ID, "text": Role.TEXT, labels: Role.LABEL}
    return {name: roles[name] for name in columns if name in roles}


def may_say_none_applies(columns: Collection[str]) -> bool:
    """Say whether a file is ours and holds labels without regions, so that a row without a label may be an answer."""
    ours = NONE_APPLIES in columns or set(BASE).issubset(columns) or _TELLING.issubset(columns)
    return ours and REGIONS not in columns


def says_none_applies(columns: Collection[str], cells: Mapping[str, str]) -> bool:
    """Say whether a row without a label is an answer all the same; in other programs' files it may be an open item."""
    if _TELLING.issubset(columns):
        return cells.get("status") == "answered"
    return cells.get(NONE_APPLIES) == "true" or (set(BASE).issubset(columns) and cells.get("labels") == "[]")


def row_from(values: Mapping[str, Any]) -> ExportRow:
    """Build an export row from values by column name; what the file left out is empty."""
    return ExportRow(
        id=values["id"],
        text=values["text"],
        labels=tuple(values["labels"]),
        annotator=values.get("annotator", ""),
        time=values.get("timestamp", ""),
        seconds=values.get("seconds", 0.0),
        status=values.get("status", "" if values["labels"] or values.get(NONE_APPLIES) else "unlabeled"),
        reason=values.get("reason", ""),
        strategy=values.get("strategy", ""),
        probability=values.get("probability", 0.0),
        model_version=values.get("model_version", 0),
        suggested=tuple(values.get("suggested", ())),
        confidence=values.get("confidence", 0.0),
        suggestion_shown=values.get("suggestion_shown", False),
        guideline_version=values.get("guideline_version", 0),
        flagged=values.get("flagged", False),
        comment=values.get("comment", ""),
        skip_reason=values.get("skip_reason", ""),
        gold=values.get("gold", False),
        meta=values.get("meta", {}),
        regions=tuple(values.get(REGIONS) or ()),
    )


def not_an_export(path: Path) -> BadInput:
    """Return the error for a file that is no export of this program."""
    return BadInput(
        tr("{name} is no export of this program.", name=path.name),
        tr("It was not read."),
        tr("Import it as any other file."),
    )


def was_changed(path: Path) -> BadInput:
    """Return the error for an export that was changed after it was written."""
    return BadInput(
        tr("{name} was changed after it was written.", name=path.name),
        tr("It cannot be compared."),
        tr("Export it again."),
    )
