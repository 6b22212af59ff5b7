"""JSON lines: one JSON object a line."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

from alapp.domain.exchange import ReadingOptions
from alapp.domain.item import Rejected
from alapp.domain.words import N_, plain
from alapp.formats.base import Meter, Row, original_of
from alapp.formats.json_importer import JsonImporter, too_long
from alapp.formats.json_rows import parse_row
from alapp.formats.opening import drain, is_cut, next_line, open_text

_BOM = "\ufeff"


class JsonLines(JsonImporter):
    """Reads ``.jsonl`` and ``.ndjson``; each line is strict JSON or is put aside. Rows are numbered by their lines."""

    name = "jsonl"
    words = N_("JSON lines")
    suffixes = (".jsonl", ".ndjson", ".jsonlines")

    def read(
        self, path: Path, options: ReadingOptions, meter: Meter | None, columns: tuple[str, ...]
    ) -> Iterator[Row | Rejected]:
        """Read line by line."""
        with open_text(path, options.encoding, meter) as stream:
            for number in itertools.count(1):
                line = next_line(stream)
                if not line:
                    return
                if is_cut(line):
                    drain(stream)
                    yield too_long(line, number, columns)
                else:
                    yield _line(line.removeprefix(_BOM) if number == 1 else line, number, columns)


def _line(line: str, number: int, columns: tuple[str, ...]) -> Row | Rejected:
    if not line.strip():
        return Rejected(number, "", plain("The line is empty."), original_of(dict.fromkeys(columns)), "empty")
    return parse_row(line.rstrip("\r\n"), number, columns)
