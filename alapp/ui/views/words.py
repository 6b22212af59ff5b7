"""Where words, sentences and letters as read (graphemes) begin and end in a piece of text, in code points.

Qt counts UTF-16 units, in which an emoji is two; everything here goes in and out as code points, like the spans that
are stored.
"""

from __future__ import annotations

import itertools
import unicodedata
from bisect import bisect_left
from functools import cached_property

from PySide6.QtCore import QTextBoundaryFinder

Range = tuple[int, int]
_Kind = QTextBoundaryFinder.BoundaryType


class Boundaries:
    """Boundaries of one piece of text by the rules of Unicode (UAX 29, as Qt implements them)."""

    def __init__(self, text: str) -> None:
        self.text = text
        wide = not text.isascii()
        self._wide = [i for i, c in enumerate(text) if c > "\uffff"] if wide else []
        self._wide_qt = [place + before for before, place in enumerate(self._wide)]

    def to_qt(self, place: int) -> int:
        """Return a place as Qt counts it."""
        return place + bisect_left(self._wide, place)

    def from_qt(self, place: int) -> int:
        """Return a place of Qt's in code points; within a wide letter, its beginning."""
        return place - bisect_left(self._wide_qt, place) if self._wide else place

    def _places(self, kind: _Kind) -> list[int]:
        finder = QTextBoundaryFinder(kind, self.text)
        found, at = [0], 0
        while (at := finder.toNextBoundary()) != -1:
            found.append(self.from_qt(at))
        return found

    @cached_property
    def letters(self) -> list[int]:
        """Boundaries of letters as read: an emoji or a letter with its accents has none inside."""
        return self._places(_Kind.Grapheme)

    @cached_property
    def sentences(self) -> list[int]:
        """Boundaries of sentences."""
        return self._places(_Kind.Sentence)

    @cached_property
    def words(self) -> list[Range]:
        """Words in order: all between two boundaries that is more than blanks and punctuation."""
        places = self._places(_Kind.Word)
        if not self.text.isascii():  # a flag with an accent has a word boundary inside
            letters = set(self.letters)
            places = [place for place in places if place in letters]
        return [(a, b) for a, b in itertools.pairwise(places) if _tells(self.text[a:b])]


def _tells(word: str) -> bool:
    """Return whether a stretch holds a letter, digit, symbol or mark, not only blanks, signs and control characters.

    A mark on a blank is none: as a span it would begin with a blank.
    """
    return not word[0].isspace() and any(unicodedata.category(c)[0] in "LNSM" for c in word)


def trimmed(text: str, start: int, end: int) -> Range:
    """Return the range without the blanks at its ends; empty at its start if there is nothing else."""
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    return start, max(start, start + len(inside.strip()))


def same_words(text: str, start: int, end: int, limit: int = 1_000) -> list[Range]:
    """Return the other places (at most ``limit``) where the same string stands as words of their own.

    Within a word does not count: «art» is not in «heart». Scripts without blanks know no such edges.
    """
    words, at = text[start:end], 0
    found: list[Range] = []
    while words and len(found) < limit and (at := text.find(words, at)) != -1:
        stop = at + len(words)
        if (stop <= start or at >= end) and _parted(text, at) and _parted(text, stop):
            found.append((at, stop))
        at = stop
    return found


def _parted(text: str, place: int) -> bool:
    """Return whether a word can end or begin at a place."""
    if not 0 < place < len(text):
        return True
    before, after = text[place - 1], text[place]
    joins = before.isalnum() and after.isalnum() and not (_unspaced(before) or _unspaced(after))
    return not joins and not unicodedata.combining(after) and after != "\u200d"


def _unspaced(letter: str) -> bool:
    return (
        "\u0e00" <= letter <= "\u0eff"
        or "\u1000" <= letter <= "\u109f"
        or "\u1780" <= letter <= "\u17ff"
        or ("\u2e80" <= letter <= "\ud7ff" or "\uf900" <= letter <= "\ufaff" or letter >= "\U00020000")
    )
