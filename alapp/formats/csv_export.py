"""Labeled rows as a table: one row an answer, with where each answer came from."""

from __future__ import annotations

import csv
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from alapp.domain.exchange import ExportPlan, ExportRow, ReadingOptions
from alapp.domain.words import N_
from alapp.formats import own
from alapp.formats.formulas import guard, unguard
from alapp.formats.opening import open_text
from alapp.formats.records import Broken, Records
from alapp.formats.region_cells import region_cell
from alapp.formats.writing import Counted, new_text

ROWS_FOR_COLUMNS = 1000
JOINT = "|"
"""Parts several labels in the column ``label``; the column ``labels`` holds them without loss, as a JSON list."""

_FREE_TEXT = frozenset({"id", "text", "label", "annotator", "strategy", "comment", "skip_reason"})


class CsvExport:
    """Writes UTF-8 CSV (RFC 4180, lines end in CR LF): the base columns, provenance, notes, then the extras."""

    name = "csv"
    words = N_("CSV table")
    suffix = ".csv"
    losses = (N_("An extra value that is missing cannot be told from an empty one."),)

    def write(self, rows: Iterable[ExportRow], path: Path, plan: ExportPlan) -> int:
        """Write and flush to the disk; with ``plan.guard_formulas`` every text cell is safe in a spreadsheet."""
        counted = Counted(rows)
        source = iter(counted)
        first = list(itertools.islice(source, ROWS_FOR_COLUMNS))
        layout = _Layout(plan, dict.fromkeys(name for row in first for name in row.meta))
        with new_text(path) as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow(layout.header)
            writer.writerows(map(layout.cells, itertools.chain(first, source)))
        return counted.count

    def read_back(self, path: Path) -> Iterator[ExportRow]:
        """Read an own export; raises BadInput for another table."""
        with open_text(path, "utf-8-sig") as stream:
            records = iter(Records(stream, ReadingOptions(self.name, separator=",")))
            header = next(records, None)
            if not isinstance(header, list) or not own.is_export(header):
                raise own.not_an_export(path)
            for cells in records:
                yield _row_of(header, cells, path)


class _Layout:
    """The columns of one export, and a row in them."""

    def __init__(self, plan: ExportPlan, extras: Iterable[str]) -> None:
        self._provenance = own.PROVENANCE if plan.provenance else ()
        self._notes = own.NOTES if plan.notes else ()
        self._base = (*own.BASE, own.REGIONS) if plan.regions else own.BASE
        self._extras = tuple(name for name in extras if own.META + name != own.MORE)
        self._guarded = plan.guard_formulas
        safe = (own.SAFE,) if self._guarded else ()
        meta = tuple(own.META + name for name in self._extras)
        self.header = (*self._base, *self._provenance, *self._notes, *safe, *meta, own.MORE)

    def cells(self, row: ExportRow) -> list[str]:
        """Return the cells of a row; an extra without a column of its own goes to the last one."""
        values = _values(row)
        names = (*self._base, *self._provenance, *self._notes)
        known = [self._safe(values[name]) if name in _FREE_TEXT else values[name] for name in names]
        more = {name: value for name, value in row.meta.items() if name not in self._extras}
        extras = [self._safe(row.meta.get(name, "")) for name in self._extras]
        return [*known, *(["yes"] if self._guarded else []), *extras, _json(more) if more else ""]

    def _safe(self, text: str) -> str:
        return guard(text) if self._guarded else text


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _values(row: ExportRow) -> dict[str, str]:
    """Return every value of a row as the text of its cell."""
    return {
        "id": row.id,
        "text": row.text,
        "label": JOINT.join(row.labels),
        "labels": _json(row.labels) if row.labels or row.answered else "",
        "annotator": row.annotator,
        "timestamp": row.time,
        "seconds": repr(float(row.seconds)),
        "status": row.status,
        "reason": row.reason,
        "strategy": row.strategy,
        "probability": repr(float(row.probability)),
        "model_version": str(row.model_version),
        "suggested": _json(row.suggested) if row.suggested else "",
        "confidence": repr(float(row.confidence)),
        "suggestion_shown": _flag(row.suggestion_shown),
        "guideline_version": str(row.guideline_version),
        "gold": _flag(row.gold),
        "flagged": _flag(row.flagged),
        "comment": row.comment,
        "skip_reason": row.skip_reason,
        own.REGIONS: region_cell(row.regions) if row.answered else "",
    }


def _row_of(header: Sequence[str], cells: list[str] | Broken, path: Path) -> ExportRow:
    if isinstance(cells, Broken) or len(cells) != len(header):
        raise own.was_changed(path)
    raw = dict(zip(header, cells, strict=True))
    if own.SAFE in raw:
        raw = {n: unguard(v) if n in _FREE_TEXT or _is_extra(n) else v for n, v in raw.items()}
    try:
        return own.row_from(_typed(raw))
    except (ValueError, KeyError, TypeError) as error:
        raise own.was_changed(path) from error


def _is_extra(name: str) -> bool:
    return name.startswith(own.META) and name != own.MORE


def _typed(raw: Mapping[str, str]) -> dict[str, Any]:
    """Return the cells as the values that :func:`alapp.formats.own.row_from` takes."""
    values: dict[str, Any] = dict(raw)
    values |= {name: json.loads(raw[name]) if raw.get(name) else [] for name in ("labels", "suggested", own.REGIONS)}
    values |= {name: float(raw[name]) for name in ("seconds", "probability", "confidence") if name in raw}
    values |= {name: int(raw[name]) for name in ("model_version", "guideline_version") if name in raw}
    values |= {name: raw[name] == "true" for name in ("suggestion_shown", "gold", "flagged") if name in raw}
    values[own.NONE_APPLIES] = raw["labels"] == "[]"
    extras = {name.removeprefix(own.META): raw[name] for name in raw if _is_extra(name)}
    values["meta"] = extras | (json.loads(raw[own.MORE]) if raw.get(own.MORE) else {})
    return values
