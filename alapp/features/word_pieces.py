"""Texts to word pieces as BERT reads them: plain lower-case words and marks, each cut into its longest known pieces.

Devlin et al. 2019 with the cutting of Schuster & Nakajima 2012. Equal, piece for piece, to the ``tokenizers`` library
on the open data (a test compares them); that library would add 12 MB and a client of the network to the program.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

LONGEST_WORD = 100
CHARACTERS = 20_000
"""Characters of a text that are looked at; with 256 pieces at most, more are hardly ever needed."""
_KEPT_WORDS = 50_000
_CHINESE = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip


class _Plain(dict[int, str]):
    """What stands for each character: lower case without accents; marks and Chinese characters stand alone."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain(chr(code))
        return plain


def _plain(character: str) -> str:
    if character in "\t\n\r" or unicodedata.category(character).startswith("Z"):
        return " "
    if character == "\ufffd" or unicodedata.category(character) in ("Cc", "Cf", "Co", "Cs"):
        return ""
    base = "".join(c for c in unicodedata.normalize("NFD", character) if unicodedata.category(c) != "Mn")
    lower = "".join(c.lower() for c in base)
    alone = any(first <= ord(character) <= last for first, last in _CHINESE)
    return f" {lower} " if alone else "".join(f" {c} " if _is_mark(c) else c for c in lower)


def _is_mark(character: str) -> bool:
    ascii_mark = character.isascii() and character.isprintable() and not character.isalnum() and character != " "
    return ascii_mark or unicodedata.category(character).startswith("P")


class WordPieces:
    """A vocabulary, in the order of its numbers; it holds ``[UNK]``, ``[CLS]`` and ``[SEP]``."""

    def __init__(self, words: Sequence[str]) -> None:
        self._numbers = {word: number for number, word in enumerate(words)}
        self.unknown, self.start, self.end = (self._numbers[name] for name in ("[UNK]", "[CLS]", "[SEP]"))
        self._plain = _Plain()
        self._cut: dict[str, list[int]] = {}

    def words(self, text: str) -> list[str]:
        """Return the plain words and marks of the beginning of a text."""
        return text[:CHARACTERS].translate(self._plain).split()

    def numbers(self, text: str, most: int) -> list[int]:
        """Return start, pieces and end, together ``most`` or fewer; what is behind is left out."""
        found = [self.start]
        for word in self.words(text):
            found += self.pieces(word)
            if len(found) >= most:
                break
        return [*found[: most - 1], self.end]

    def pieces(self, word: str) -> list[int]:
        """Return the numbers of the longest known pieces of a plain word, or that of the unknown word."""
        known = self._cut.get(word)
        if known is None:
            if len(self._cut) >= _KEPT_WORDS:
                self._cut.clear()
            self._cut[word] = known = self._pieces(word)
        return known

    def _pieces(self, word: str) -> list[int]:
        found, start = [], 0
        while start < len(word) <= LONGEST_WORD:
            stop, ahead = len(word), "##" if start else ""
            while stop > start and ahead + word[start:stop] not in self._numbers:
                stop -= 1
            if stop == start:
                return [self.unknown]
            found.append(self._numbers[ahead + word[start:stop]])
            start = stop
        return found or [self.unknown]
