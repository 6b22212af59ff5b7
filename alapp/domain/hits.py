"""Where the words of a query stand in a text, so that a screen can mark them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from alapp.domain.conditions import Words

Span = tuple[int, int]
_WORD = r"[^\W_]"


class Marker:
    """Finds words as the word index does: case and accents do not matter, a word finds what begins with it."""

    def __init__(self, words: Sequence[Words]) -> None:
        patterns = [p for p in map(_pattern, words) if p]
        self._pattern = re.compile("|".join(patterns)) if patterns else None

    def spans(self, text: str) -> list[Span]:
        """Return (start, end) in code points of ``text``, ascending, without overlap."""
        if self._pattern is None:
            return []
        if text.isascii():
            return [m.span() for m in self._pattern.finditer(text.lower())]
        folded, places = _folded(text)
        return [(places[m.start()], places[m.end() - 1] + 1) for m in self._pattern.finditer(folded)]


def fold(text: str) -> str:
    """Return the text without case and accents."""
    return text.lower() if text.isascii() else _folded(text)[0]


def _folded(text: str) -> tuple[str, list[int]]:
    """Return the folded text and, for each of its characters, the place in ``text`` it came from."""
    chars: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        plain = [c for c in unicodedata.normalize("NFD", char).lower() if not unicodedata.combining(c)]
        chars += plain
        places += [place] * len(plain)
    return "".join(chars), places


def _pattern(words: Words) -> str:
    folded = fold(words.text)
    tokens = re.findall(rf"{_WORD}+", folded)
    if words.scan or not tokens:
        return re.escape(folded)
    joined = r"[\W_]+".join(map(re.escape, tokens))
    tail = rf"(?!{_WORD})" if words.whole else rf"{_WORD}*"
    return rf"(?<!{_WORD}){joined}{tail}"
