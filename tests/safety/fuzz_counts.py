"""Rows of a file, counted without the program: by Python's own readers, line by line, with the rules written anew."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from typing import Any

from alapp.domain.exchange import ReadingOptions

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_TAKE_THE_MARK = ("utf-8-sig", "utf-16", "utf-32")
"""Encodings in which Python itself leaves the mark out; a second one is text."""

_MOST_AGAIN = 8_000_000
"""Characters read once more because of loose quotes; above, the program gives up whole pieces, and we do not count."""


def text_of(data: bytes, encoding: str) -> str:
    """Return the file as text, one mark of the byte order left out; what cannot be decoded is replaced."""
    text = data.decode(encoding, "replace")
    return text if encoding in _TAKE_THE_MARK else text.removeprefix("\ufeff")


def lines_of(text: str) -> list[str]:
    """Return the lines with their ends, which are CR, LF or both."""
    return _LINE.findall(text)


def rows_in(data: bytes, options: ReadingOptions) -> int | None:
    """Return how many rows a file has; None where no independent rule tells."""
    try:
        text = text_of(data, options.encoding)
    except (UnicodeError, LookupError):
        return None
    if options.format == "jsonl":
        return len(lines_of(text))
    if options.format == "json":
        return _json_rows(text)
    if options.format == "csv":
        return _csv_rows(text, options)
    return None


def _csv_rows(text: str, options: ReadingOptions) -> int | None:
    kinds = list(_records(lines_of(text), options))
    if "?" in kinds:
        return None
    first = next((i for i, kind in enumerate(kinds) if kind == "row"), len(kinds))
    skipped = kinds[:first].count("blank")
    return len(kinds) - skipped - (1 if options.header and first < len(kinds) else 0)


def _records(lines: list[str], options: ReadingOptions) -> Iterator[str]:
    """Yield row, blank or broken: a line from which no record can be read costs itself, and the next one is tried."""
    asked = {"delimiter": options.separator or "\x1f", "strict": True}
    asked |= {"quotechar": options.quote} if options.quote else {"quoting": csv.QUOTE_NONE, "quotechar": None}
    at, again = 0, 0
    while at < len(lines):
        reader = csv.reader(iter(lines[at : at + 20_000]), **asked)
        try:
            cells = next(reader)
        except csv.Error:
            again += sum(map(len, lines[at + 1 : at + reader.line_num]))
            if again > _MOST_AGAIN:
                yield "?"
                return
            at += 1
            yield "broken"
            continue
        at += reader.line_num
        yield "blank" if not cells or (len(cells) == 1 and not cells[0].strip()) else "row"


class _Twice(ValueError):
    """A key occurs twice: which of the values is meant is not for us to say."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) < len(pairs):
        raise _Twice
    return dict(pairs)


def _json_rows(text: str) -> int | None:
    try:
        content = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        return None
    if isinstance(content, list):
        return len(content)
    if not isinstance(content, dict):
        return None
    found = next((v for v in content.values() if isinstance(v, list) and v and isinstance(v[0], dict)), None)
    return None if found is None else len(found)


_WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{6,40}(?![A-Za-z0-9])")
_ESCAPE = re.compile(r"\\u[0-9a-fA-F]{0,4}|\\.|&\w+;")


def words_in(data: bytes, encoding: str) -> set[str]:
    """Return plain words of a file, one a line: each must be found again in the project, taken or put aside."""
    text = _ESCAPE.sub(" ", text_of(data, encoding))
    found = (max(_WORD.findall(line), key=len, default="") for line in re.split(r"[\r\n]", text[:400_000]))
    return {word for word in found if word}
