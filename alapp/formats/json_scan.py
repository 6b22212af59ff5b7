"""Cuts a JSON list into its elements without reading it whole; a broken element costs itself, not the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import TextIO

from alapp.domain.words import plain
from alapp.formats.opening import KEPT_OF_TOO_LONG, MAX_RECORD

_STRING = r'"(?:[^"\\\r\n]++|\\[^\r\n])*+("?)'
_TOKEN = re.compile(_STRING + r"|[\[{]+|[\]},]")
_TOKEN_INSIDE = re.compile(_STRING + r"|[\[{]+|[\]}]")
"""Inside an element, where commas part nothing."""
_DEEP = 64
_TOKEN_DEEP = re.compile(_STRING + r"|[\[{]+|[\]}]{1,64}")
"""Where so many levels are open that as many closing brackets may be taken at once."""
_STRING_REST = re.compile(r'(?:[^"\\\r\n]++|\\[^\r\n])*+("?)')
_BLANK = re.compile(r"[ \t\r\n\ufeff]*")
_EMPTY = re.compile(r"(?:[ \t\r\n\ufeff]*+,)++")
"""A run of elements in which nothing stands."""
_LIST_INSIDE = re.compile(r'\s*"(?:[^"\\\r\n]|\\[^\r\n])*"\s*:\s*\[\s*(?=\{)')
_CHUNK = 1 << 16
_REREAD_RESERVE = MAX_RECORD // 2
_REREAD_SHARE = 2


@dataclass(frozen=True, slots=True)
class Element:
    """The text of one element; ``depth`` is how deep it nests; ``flaw`` says why it is no whole element."""

    text: str
    depth: int = 0
    flaw: str = ""
    too_long: bool = False


_NOTHING = Element("", flaw=plain("Nothing stands between two commas."))


class Scanner:
    """Reads the elements of the list in a JSON text.

    Only brackets, commas and strings are looked at; whether an element is good JSON is for others to say. A string
    ends at the end of its line at the latest, so a missing quote does not spread. ``whole_text`` says that the list
    is the text itself, not a part of an object.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._buffer = ""
        self._at = 0
        self._ended = False
        self.whole_text = False
        self._blank = ""
        self._unfinished = ""
        self._reserve = _REREAD_RESERVE

    def enter(self) -> bool:
        """Go to the first element of the list: the text itself, or the first list of objects inside an object."""
        opening = self._peek()
        if opening not in ("[", "{"):
            return False
        self._at += 1
        self.whole_text = opening == "["
        return self.whole_text or self._enter_inside()

    def _enter_inside(self) -> bool:
        while True:
            self._fill(_CHUNK)
            found = _LIST_INSIDE.match(self._buffer, self._at)
            if found:
                self._at = found.end()
                return True
            _, closed = self._next("}")
            if closed or (self._ended and self._at >= len(self._buffer)):
                return False

    def elements(self) -> Iterator[Element]:
        """Yield the elements up to the end of the list."""
        closed, count = False, 0
        while not closed:
            empty = self._empty()
            count += empty
            yield from repeat(_NOTHING, empty)
            element, closed = self._next("]")
            if element is None:
                yield Element(self._unfinished[:MAX_RECORD].strip(), flaw=plain("The file ends before the list does."))
                return
            count += 1
            if not (closed and count == 1 and not element.text):
                yield element

    def _empty(self) -> int:
        """Go over the empty elements that stand here, as far as the buffer reaches, and return how many there are."""
        found = _EMPTY.match(self._buffer, self._at)
        if found is None:
            return 0
        self._at = found.end()
        return found.group().count(",")

    def trailing(self) -> str:
        """Return the beginning of what follows, blanks left out."""
        self._peek()
        return self._buffer[self._at : self._at + 1000].strip()

    def _next(self, closer: str) -> tuple[Element | None, bool]:
        """Return the next element and whether the list ends behind it; no element when the text ends first."""
        self._peek()
        blank = self._blank
        walk = _Walk(self._at)
        while True:
            found = self._token(walk)
            if found is None:
                again = self._resume(walk, blank)
                if again is None:
                    self._unfinished = walk.head or self._buffer[walk.start :]
                    self._at = len(self._buffer)
                return again, False
            if walk.take(found, closer):
                text = (walk.head or self._buffer[walk.start : found.start()]).strip()
                self._at = found.end()
                return _element(text, walk), found.group() == closer
            if walk.at - walk.start > MAX_RECORD:
                again = self._resume(walk, blank)
                if again is not None:
                    return again, False
                self._forget(walk)

    def _token(self, walk: _Walk) -> re.Match[str] | None:
        """Return the next bracket, comma or string, reading on as needed; None at the end of the text."""
        while True:
            pattern = _STRING_REST if walk.in_string else _pattern_at(walk.depth)
            found = pattern.search(self._buffer, walk.at)
            whole = found is not None and (found.group(1) != "" or found.end() < len(self._buffer) - 1)
            if found is not None and (whole or self._ended):
                if not walk.in_string:
                    return found
                walk.in_string, walk.at = False, found.end()
            elif self._ended:
                return None
            else:
                self._wait(walk, found)
                self._read_on(walk)

    def _wait(self, walk: _Walk, found: re.Match[str] | None) -> None:
        """Note where to look on once more has been read; a string cut by the buffer is looked at again."""
        if len(self._buffer) - walk.start <= MAX_RECORD:
            walk.at = found.start() if found else len(self._buffer)
            return
        walk.at = found.end() if found else len(self._buffer)
        walk.in_string = found is not None
        self._forget(walk)

    def _read_on(self, walk: _Walk) -> None:
        """Read about as much again as is pending, so that looking twice stays linear."""
        before = walk.start
        self._buffer = self._buffer[before:]
        self._at -= before
        walk.move(-before)
        self._grow(max(_CHUNK, len(self._buffer) - walk.at))

    def _grow(self, count: int) -> bool:
        piece = self._stream.read(count)
        self._ended = not piece
        self._reserve += _REREAD_SHARE * len(piece)
        self._buffer += piece
        return bool(piece)

    def _forget(self, walk: _Walk) -> None:
        """Keep only the beginning of an element that is too long to be held."""
        walk.head = walk.head or self._buffer[walk.start : walk.start + KEPT_OF_TOO_LONG]
        walk.start = walk.at = max(walk.at, walk.start)
        self._at = walk.start

    def _resume(self, walk: _Walk, blank: str) -> Element | None:
        """Give up the beginning of an element that never ends, if the next one can be told by its line.

        In a list with one object a line (or printed with indents) the next line that begins like this element
        is taken for the next element.
        """
        line = re.search(r"[\r\n]([ \t]*)$", blank)
        if walk.head or line is None or self._buffer[walk.start : walk.start + 1] != "{":
            return None
        following = re.compile(r"[\r\n]" + re.escape(line.group(1)) + r"(?=\{)").search(self._buffer, walk.start)
        if following is None or len(self._buffer) - following.end() > self._reserve:
            return None
        self._reserve -= len(self._buffer) - following.end()
        text = self._buffer[walk.start : following.start()].strip().removesuffix(",")
        self._at = following.start()
        return Element(text, flaw=plain("This row does not end: a bracket or a quote is missing."))

    def _peek(self) -> str:
        """Skip blanks and return the next character; empty at the end."""
        self._fill(1)
        begin = self._at
        while True:
            found = _BLANK.match(self._buffer, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._buffer):
                break
            self._blank_cut(begin)
            begin = 0
            if not self._grow(_CHUNK):
                break
        self._blank = self._buffer[begin : self._at]
        return self._buffer[self._at : self._at + 1]

    def _blank_cut(self, begin: int) -> None:
        self._buffer = self._buffer[max(begin, self._at - 1000) : self._at]
        self._at = len(self._buffer)

    def _fill(self, count: int) -> None:
        while len(self._buffer) - self._at < count and not self._ended:
            self._buffer = self._buffer[self._at :]
            self._at = 0
            self._grow(max(_CHUNK, count))


def _pattern_at(depth: int) -> re.Pattern[str]:
    if depth == 0:
        return _TOKEN
    return _TOKEN_DEEP if depth > _DEEP else _TOKEN_INSIDE


@dataclass(slots=True)
class _Walk:
    """Where the scanner is inside one element: its start, its place, how deep; ``head`` once it is too long."""

    start: int
    at: int = -1
    depth: int = 0
    deepest: int = 0
    head: str = ""
    in_string: bool = False

    def __post_init__(self) -> None:
        self.at = self.start

    def move(self, by: int) -> None:
        """Follow a buffer that was cut in front."""
        self.start += by
        self.at += by

    def take(self, found: re.Match[str], closer: str) -> bool:
        """Go over one token; True when it ends the element."""
        token = found.group()
        self.at = found.end()
        if self.depth == 0 and token in (",", closer):
            return True
        if token[0] in "[{":
            self.depth += len(token)
            self.deepest = max(self.deepest, self.depth)
        elif token[0] in "]}" and self.depth:
            self.depth -= len(token)
        return False


def _element(text: str, walk: _Walk) -> Element:
    return Element(text, walk.deepest, too_long=bool(walk.head)) if text else _NOTHING
