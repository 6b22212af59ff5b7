"""Labeled rows as JSON lines: the form that loses nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from alapp.domain.exchange import ExportPlan, ExportRow
from alapp.domain.words import N_
from alapp.formats import own
from alapp.formats.opening import open_text
from alapp.formats.writing import Counted, new_text


class JsonLinesExport:
    """Writes one object an answer, in UTF-8; ``label`` is a list of names and extras stand under ``meta``."""

    name = "jsonl"
    words = N_("JSON lines")
    suffix = ".jsonl"
    losses: tuple[str, ...] = ()

    def write(self, rows: Iterable[ExportRow], path: Path, plan: ExportPlan) -> int:
        """Write and flush to the disk; formulas are never guarded here, no spreadsheet opens such a file."""
        counted = Counted(rows)
        with new_text(path) as file:
            file.writelines(json.dumps(_content(row, plan), ensure_ascii=False) + "\n" for row in counted)
        return counted.count

    def read_back(self, path: Path) -> Iterator[ExportRow]:
        """Read an own export; raises BadInput for another file."""
        with open_text(path, "utf-8") as stream:
            for line in stream:
                yield _row_of(line, path)


def _content(row: ExportRow, plan: ExportPlan) -> dict[str, Any]:
    content: dict[str, Any] = {"id": row.id, "text": row.text, "label": list(row.labels)}
    if plan.regions:
        content[own.REGIONS] = list(map(dict, row.regions)) if row.answered else None
    elif row.answered and not row.labels and not plan.provenance:
        content[own.NONE_APPLIES] = True
    if plan.provenance:
        content |= _provenance(row)
    if plan.notes:
        content |= {"flagged": row.flagged, "comment": row.comment, "skip_reason": row.skip_reason}
    return content | {"meta": dict(row.meta)}


def _provenance(row: ExportRow) -> dict[str, Any]:
    return {
        "annotator": row.annotator,
        "timestamp": row.time,
        "seconds": float(row.seconds),
        "status": row.status,
        "reason": row.reason,
        "strategy": row.strategy,
        "probability": float(row.probability),
        "model_version": row.model_version,
        "suggested": list(row.suggested),
        "confidence": float(row.confidence),
        "suggestion_shown": row.suggestion_shown,
        "guideline_version": row.guideline_version,
        "gold": row.gold,
    }


def _row_of(line: str, path: Path) -> ExportRow:
    try:
        content = json.loads(line)
        labels = content["label"]
        none_applies = own.NONE_APPLIES in content or content.get(own.REGIONS) is not None
        return own.row_from(content | {"labels": labels, own.NONE_APPLIES: none_applies})
    except (KeyError, TypeError) as error:
        raise own.not_an_export(path) from error
    except (ValueError, RecursionError) as error:
        raise own.was_changed(path) from error
