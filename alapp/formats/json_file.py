"""A JSON list of objects, read one by one: the list may be larger than the memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from alapp.domain.errors import BadInput
from alapp.domain.exchange import ReadingOptions, Role
from alapp.domain.item import Rejected
from alapp.formats import own
from alapp.formats.base import Guess, Meter, Row, original_of
from alapp.formats.json_rows import MAX_DEPTH, parse_row
from alapp.formats.json_scan import Element, Scanner
from alapp.formats.jsonl import names_of, too_long
from alapp.formats.opening import open_text, shown
from alapp.formats.sniff import read_sample, sniff_encoding


class JsonFile:
    """Reads ``.json``: a list of objects (or of texts), at the top or inside an object."""

    name = "json"
    words = "JSON list"
    suffixes = (".json",)

    def accepts(self, path: Path) -> bool:
        """Say whether the name ends like that of JSON."""
        return path.suffix.lower() in self.suffixes

    def guess(self, path: Path) -> Guess:
        """Guess the encoding; there is nothing else to choose."""
        sample, whole = read_sample(path)
        encoding = sniff_encoding(sample, whole=whole)
        return Guess(ReadingOptions(self.name, encoding.name, quote=""), encoding.likely, encoding.failing_hex)

    def columns(self, path: Path, options: ReadingOptions) -> tuple[str, ...]:
        """Return the names found in the first 1,000 rows, in order of appearance."""
        return names_of(self._rows(path, options, None, ()))

    def known_roles(self, columns: tuple[str, ...]) -> Mapping[str, Role]:
        """Return the roles of the columns of an own export."""
        return own.known_roles(columns)

    def rows(self, path: Path, options: ReadingOptions, meter: Meter | None = None) -> Iterator[Row | Rejected]:
        """Read element by element; the number of a row is its place in the list."""
        yield from self._rows(path, options, meter, self.columns(path, options))

    def _rows(
        self, path: Path, options: ReadingOptions, meter: Meter | None, columns: tuple[str, ...]
    ) -> Iterator[Row | Rejected]:
        with open_text(path, options.encoding, meter) as stream:
            scanner = Scanner(stream)
            if not scanner.enter():
                raise _no_list(path)
            number = 0
            for number, element in enumerate(scanner.elements(), 1):
                yield _row(element, number, columns)
            trailing = scanner.trailing() if scanner.whole_text else ""
            if trailing:
                yield _flawed(Element(trailing, flaw="This stands behind the end of the list."), number + 1, columns)


def _row(element: Element, number: int, columns: Iterable[str]) -> Row | Rejected:
    if element.too_long:
        return too_long(element.text, number, columns)
    if element.flaw:
        return _flawed(element, number, columns)
    if element.depth > MAX_DEPTH:
        deep = Element(element.text, flaw=f"Nested deeper than {MAX_DEPTH} levels.")
        return _flawed(deep, number, columns)
    return parse_row(element.text, number, columns)


def _flawed(element: Element, number: int, columns: Iterable[str]) -> Rejected:
    return Rejected(number, "", element.flaw, original_of(dict.fromkeys(columns), shown(element.text)))


def _no_list(path: Path) -> BadInput:
    return BadInput(
        f"{path.name} holds no list of rows.",
        "Nothing can be imported from it.",
        "Choose a JSON file with a list of objects, as [{…}, {…}], or JSON lines.",
    )
