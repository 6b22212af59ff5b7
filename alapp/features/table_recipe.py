"""Features of table rows: numbers scaled by their quartiles, categories one-hot, and what is missing said as such."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.arrays import pack, unpack
from alapp.domain.errors import BadInput
from alapp.domain.features import Features
from alapp.domain.steps import Steps
from alapp.domain.words import N_, tr
from alapp.features.base import CHUNK

NUMBERS = 0.9
"""Share of filled cells that must be numbers for a column of numbers."""
MOST_VALUES = 40
"""Values of a category that have a column of their own; the others share one."""
MOST_COLUMNS = 200
CLIP = 4.0
"""Distance from the median, in interquartile ranges, beyond which a number tells nothing more."""

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """What was learned of one column: of numbers ``middle`` and ``spread``, of categories their ``values``."""

    name: str
    middle: float = 0.0
    spread: float = 0.0
    values: tuple[str, ...] = ()

    @property
    def numeric(self) -> bool:
        """Whether its cells are numbers."""
        return self.spread > 0

    @property
    def width(self) -> int:
        """How many features it gives: a number and whether it is missing; its values and any other."""
        return 2 if self.numeric else len(self.values) + 1


@dataclass(frozen=True, slots=True)
class TableState:
    """The columns of the sample, in the order met."""

    columns: tuple[Column, ...]


class TableRecipe:
    """Robust scaling and one-hot columns, each column with about the same weight."""

    name = "table_recipe"
    words = N_("Numbers and categories")
    version = 1

    def fit(self, texts: Sequence[Any], rng: np.random.Generator, progress: Steps) -> TableState:
        """Learn which columns hold numbers, and the values of the others."""
        del rng
        progress.step(0, 1, tr("Reading rows"))
        rows = [row for row in map(_cells, texts) if row]
        names = list(dict.fromkeys(name for row in rows for name in row))[:MOST_COLUMNS]
        return TableState(tuple(_learned(name, [row.get(name, "").strip() for row in rows]) for name in names))

    def transform(self, state: TableState, texts: Sequence[Any], progress: Steps) -> Features:
        """Return one dense row for each table row; a row that cannot be read is zero."""
        width = sum(column.width for column in state.columns)
        dense = np.zeros((len(texts), width), np.float32)
        for start in range(0, len(texts), CHUNK):
            progress.step(start, len(texts), tr("Reading rows"))
            for i, content in enumerate(texts[start : start + CHUNK], start):
                if row := _cells(content):
                    dense[i] = _row(state, row, width)
        return Features.of_dense(dense)

    def state_to_bytes(self, state: TableState) -> bytes:
        """Return the state as inert bytes."""
        columns = [asdict(column) for column in state.columns]
        return pack({"kind": self.name, "version": self.version, "columns": columns}, {})

    def state_from_bytes(self, blob: bytes) -> TableState:
        """Return what :meth:`state_to_bytes` wrote; raises BadInput when damaged or of another version."""
        meta, _ = unpack(blob)
        try:
            if (meta["kind"], meta["version"]) != (self.name, self.version):
                raise ValueError
            columns = [Column(c["name"], c["middle"], c["spread"], tuple(c["values"])) for c in meta["columns"]]
        except (KeyError, TypeError, ValueError):
            raise BadInput(
                tr("The stored features are of another version."), remedy=tr("They are computed anew.")
            ) from None
        return TableState(tuple(columns))


def number(cell: str) -> float | None:
    """Return the number in a cell, with a point or a comma for the decimals; None when it holds none."""
    try:
        value = float(cell.replace(",", ".") if cell.count(",") == 1 and "." not in cell else cell)
    except ValueError:
        return None
    return value if np.isfinite(value) else None


def _cells(content: Any) -> Cells:
    if isinstance(content, str):
        try:
            content = json.loads(content)
        except (ValueError, RecursionError):
            return {}
    return {str(k): v for k, v in content.items() if isinstance(v, str)} if isinstance(content, Mapping) else {}


def _learned(name: str, cells: Sequence[str]) -> Column:
    filled = [cell for cell in cells if cell]
    numbers = [value for value in map(number, filled) if value is not None]
    if filled and len(numbers) >= NUMBERS * len(filled):
        low, middle, high = np.quantile(numbers, [0.25, 0.5, 0.75])
        spread = float(high - low) or float(np.ptp(numbers)) or 1.0
        return Column(name, float(middle), spread)
    common = Counter(cell.casefold() for cell in filled).most_common(MOST_VALUES)
    return Column(name, values=tuple(value for value, _ in common))


def _row(state: TableState, row: Cells, width: int) -> NDArray[np.float32]:
    """Return the features (width,) of one row; its length is about the root of its filled cells."""
    found, place = np.zeros(width, np.float32), 0
    for column in state.columns:
        cell = row.get(column.name, "").strip()
        if column.numeric:
            value = number(cell)
            found[place + 1] = value is None
            scaled = 0.0 if value is None else (value - column.middle) / column.spread
            found[place] = np.clip(scaled, -CLIP, CLIP) / CLIP
        elif cell:
            folded = cell.casefold()
            found[place + (column.values.index(folded) if folded in column.values else len(column.values))] = 1.0
        place += column.width
    return found
