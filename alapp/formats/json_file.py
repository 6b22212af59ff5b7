"""A JSON list of objects, read one by one: the list may be larger than the memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from alapp.domain.errors import BadInput
from alapp.domain.exchange import ReadingOptions
from alapp.domain.item import Rejected
from alapp.domain.words import N_, plain, tr
from alapp.formats.base import Meter, Row, original_of
from alapp.formats.json_importer import JsonImporter, too_long
from alapp.formats.json_rows import MAX_DEPTH, parse_row
from alapp.formats.json_scan import Element, Scanner
from alapp.formats.opening import open_text, shown


class JsonFile(JsonImporter):
    """Reads ``.json``: a list of objects (or of texts), at the top or inside an object. Rows are numbered by place."""

    name = "json"
    words = N_("JSON list")
    suffixes = (".json",)

    def read(
        self, path: Path, options: ReadingOptions, meter: Meter | None, columns: tuple[str, ...]
    ) -> Iterator[Row | Rejected]:
        """Read element by element."""
        with open_text(path, options.encoding, meter) as stream:
            scanner = Scanner(stream)
            if not scanner.enter():
                raise _no_list(path)
            number, known = 0, _Known(columns)
            for number, element in enumerate(scanner.elements(), 1):
                yield _row(element, number, known)
            trailing = scanner.trailing() if scanner.whole_text else ""
            if trailing:
                yield _flawed(
                    Element(trailing, flaw=plain("This stands behind the end of the list.")), number + 1, known
                )


class _Known:
    """The columns, and the last flawed text as it is kept: flawed elements often come in runs of the same."""

    def __init__(self, columns: tuple[str, ...]) -> None:
        self.columns = columns
        self._text: str | None = None
        self._kept = ""

    def original_of(self, text: str) -> str:
        """Return what the quarantine keeps of a flawed text."""
        if text != self._text:
            self._text, self._kept = text, original_of(dict.fromkeys(self.columns), shown(text))
        return self._kept


def _row(element: Element, number: int, known: _Known) -> Row | Rejected:
    if element.too_long:
        return too_long(element.text, number, known.columns)
    if element.flaw:
        return _flawed(element, number, known)
    if element.depth > MAX_DEPTH:
        deep = Element(element.text, flaw=plain("Nested deeper than {max_depth} levels.", max_depth=MAX_DEPTH))
        return _flawed(deep, number, known)
    return parse_row(element.text, number, known.columns)


def _flawed(element: Element, number: int, known: _Known) -> Rejected:
    return Rejected(number, "", element.flaw, known.original_of(element.text))


def _no_list(path: Path) -> BadInput:
    return BadInput(
        tr("{name} holds no list of rows.", name=path.name),
        tr("Nothing can be imported from it."),
        tr("Choose a JSON file with a list of objects, as [{…}, {…}], or JSON lines."),
    )
