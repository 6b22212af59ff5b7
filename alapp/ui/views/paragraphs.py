"""How a text falls into paragraphs, without Qt: where each starts and ends, which way it runs, which script it is."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

CHUNK = 4000
"""Longest stretch laid out in one go; longer paragraphs continue in further pieces so that huge lines stay fast."""

_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2029]")
_CJK = re.compile(
    "[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
_STRONG_LOOK = 1000


class Paragraph(NamedTuple):
    """One piece of a text: ``text[start:end]``.

    ``gap``: there is room above it. ``head``: index of the piece that begins the paragraph (itself, but for
    the later pieces of a very long one).
    """

    start: int
    end: int
    gap: bool
    head: int


def split(text: str, limit: int = CHUNK) -> list[Paragraph]:
    """Return the paragraphs of a text; blank lines become gaps.

    A text without any blank line has a paragraph on every line; where blank lines part the paragraphs, a
    single line break is only a new line.
    """
    lines = _lines(text)
    parted = any(blank for _, _, blank in lines[1:])
    found: list[Paragraph] = []
    for start, end, blank in lines:
        _append(found, text, start, end, gap=bool(found) and (blank or not parted), limit=limit)
    return found


def _lines(text: str) -> list[tuple[int, int, bool]]:
    """Return (start, end, after a blank line) of every line that is not blank."""
    lines: list[tuple[int, int, bool]] = []
    start, blank = 0, False
    for end, following in [*((m.start(), m.end()) for m in _BREAK.finditer(text)), (len(text), len(text))]:
        if text[start:end].strip():
            lines.append((start, end, blank))
            blank = False
        else:
            blank = True
        start = following
    return lines


def _append(found: list[Paragraph], text: str, start: int, end: int, *, gap: bool, limit: int) -> None:
    """Append a line in pieces of at most ``limit`` characters, parted at blanks where there are any."""
    head = len(found)
    while end - start > limit:
        cut = _cut(text, start, start + limit)
        found.append(Paragraph(start, cut, gap, head))
        start, gap = cut, False
    found.append(Paragraph(start, end, gap, head))


def _cut(text: str, start: int, end: int) -> int:
    """Return where to part a long line: after the last blank, else before a character that stands alone."""
    blank = text.rfind(" ", start + 1, end)
    if blank > start:
        return blank + 1
    while end > start + 1 and _joins(text, end):
        end -= 1
    return end


def _joins(text: str, place: int) -> bool:
    """Return whether the character at ``place`` belongs to the one before it (accents, joined emoji)."""
    before, here = text[place - 1], text[place]
    joined = "\u200d" in (before, here) or "\U0001f3fb" <= here <= "\U0001f3ff" or "\ufe00" <= here <= "\ufe0f"
    return joined or unicodedata.combining(here) != 0


def runs_right_to_left(text: str) -> bool:
    """Return whether the first strong letter is one of a right-to-left script (Unicode bidi rules P2, P3)."""
    for character in text[:_STRONG_LOOK]:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def is_cjk(text: str) -> bool:
    """Return whether Chinese, Japanese or Korean letters occur, which want more room between lines."""
    return _CJK.search(text) is not None


def utf16_length(text: str) -> int:
    """Return the length as Qt counts it: characters beyond the basic plane count twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def word_count(text: str) -> int:
    """Return the number of words; each CJK letter counts as one."""
    return len(_CJK.findall(text)) + len(_CJK.sub(" ", text).split())
