"""Rows of a table: numbers and categories, shown as a card; the stored text is the row as a JSON object."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from alapp.domain.errors import BadInput
from alapp.domain.item import Item, NewItem
from alapp.domain.media import MediaFile
from alapp.domain.words import N_, plain, tr

BASE_SECONDS = 60.0
SECONDS_PER_CELL = 5.0


class Table:
    """One row of named cells."""

    name = "table"
    words = N_("Table row")
    extractor = "table_recipe"
    cheap_extractor = "table_recipe"
    suffixes: tuple[str, ...] = ()

    def problem(self, item: NewItem) -> str:
        """Return why a row cannot be an item: it is no row, or all its cells are empty."""
        try:
            cells = self.load(item.text)
        except BadInput:
            return plain("The row cannot be read.")
        return "" if any(cell.strip() for cell in cells.values()) else plain("Every cell is empty.")

    def facts(self, file: MediaFile) -> Mapping[str, Any]:
        """Return nothing: a row is no file."""
        del file
        return {}

    def load(self, content: str) -> dict[str, str]:
        """Return the cells by column; raises BadInput when the text is no row."""
        try:
            cells = json.loads(content)
        except (ValueError, RecursionError):
            cells = None
        if not isinstance(cells, dict) or not all(isinstance(cell, str) for cell in cells.values()):
            raise BadInput(
                tr("A row of the table cannot be read."), tr("It is left out."), tr("Verify the project file.")
            )
        return cells

    def patience(self, item: Item) -> float:
        """Return a minute, and a look at each cell."""
        return min(BASE_SECONDS + SECONDS_PER_CELL * item.text.count('":'), 3600.0)
