"""Cells that a spreadsheet would run, exported and read again: none is live, none is changed, numbers stay numbers."""

from __future__ import annotations

import csv
import itertools
import tempfile
from pathlib import Path

from alapp.domain.exchange import ExportPlan, ExportRow
from alapp.formats.formulas import is_live
from alapp.formats.registry import EXPORTERS
from tests.safety.base import NONE, Check, Figures, Size, at_least

_FRONTS = ("", " ", "\ufeff", "\xa0", "\t", "\r", "\n", "'", "''", "\u200b", "\0", "  \ufeff")
_BODIES = ("=1+1", "+1", "-1", "@SUM(A1)", "＝1", "'=1", "'quoted", "-0.5", "plain", "=cmd|' /C calc'!A0", "")


def _run(_size: Size) -> Figures:
    texts = [front + body for front, body in itertools.product(_FRONTS, _BODIES)]
    rows = [
        ExportRow(f"{text}{i}", text, ("Fall",), status="answered", seconds=-0.5, comment=text, meta={"a": text})
        for i, text in enumerate(texts)
    ]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        EXPORTERS["csv"].write(iter(rows), path, ExportPlan(str(path), "csv"))
        back = list(EXPORTERS["csv"].read_back(path))
        with path.open(encoding="utf-8", newline="") as file:
            cells = [(name, cell) for row in csv.DictReader(file) for name, cell in row.items()]
    live = [cell for name, cell in cells if name != "seconds" and is_live(cell)]
    typed = [cell for name, cell in cells if name == "seconds" and cell != "-0.5"]
    changed = sum(a != b for a, b in zip(rows, back, strict=True))
    return {"live_formulas": len(live), "changed_values": changed, "numbers_made_text": len(typed), "texts": len(texts)}


CHECK = Check(
    37, "formula", _run,
    {"live_formulas": NONE, "changed_values": NONE, "numbers_made_text": NONE, "texts": at_least(100)}, seconds=1,
)  # fmt: skip
