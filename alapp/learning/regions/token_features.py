"""What a chain model sees of each token: the word, its shape and affixes, its neighbours, its place; as hashed columns.

The usual features of a linear-chain tagger for names (Tjong Kim Sang & De Meulder 2003; Ratinov & Roth 2009, 3).
Columns are 32-bit checksums of the feature, so that a model holds numbers and no words of the texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from zlib import crc32

from alapp.domain.tokens import Offsets, token_offsets

Columns = list[int]
VERSION = 1
"""Part of each stored model: raise it whenever a column would mean something else."""

_AFFIX = 4
_EDGE = ""
"""Stands for the word before the first and after the last."""
_RUNS = re.compile(r"(.)\1+")
_KEPT = 20_000


def token_columns(text: str, offsets: Sequence[Offsets] | None = None) -> list[Columns]:
    """Return the columns that are on for each token of a text."""
    places = token_offsets(text) if offsets is None else offsets
    words = [text[start:end] for start, end in places]
    around = [_EDGE, _EDGE, *words, _EDGE, _EDGE]
    found = []
    for i, word in enumerate(words):
        before2, before, _, after, after2 = around[i : i + 5]
        columns = [*_own(word), *_beside(-1, before), *_beside(1, after), *_far(-2, before2), *_far(2, after2)]
        columns += _pair(-1, before, word), _pair(1, word, after)
        columns += _gap(text, places[i - 1][1] if i else 0, places[i][0], first=not i)
        found.append(columns)
    return found


@lru_cache(_KEPT)
def _own(word: str) -> tuple[int, ...]:
    """Return the columns of a token by itself."""
    low, form = word.lower(), _shape(word)
    parts = ["bias", f"word={low}", f"shape={form}", f"kind={_kind(form)}"]
    for length in range(1, min(_AFFIX, len(low)) + 1):
        parts += f"begins={low[:length]}", f"ends={low[-length:]}"
    parts += (f"long={min(len(word), 12) // 3}",)
    if word[:1].isupper():
        parts.append("capital" if len(word) == 1 or not word.isupper() else "capitals")
    if any(c.isdigit() for c in word):
        parts.append("digit")
    return _hashed(parts)


@lru_cache(_KEPT)
def _beside(step: int, word: str) -> tuple[int, ...]:
    """Return the columns of the token before or after."""
    low, form = word.lower(), _shape(word)
    return _hashed(
        (f"{step}word={low}", f"{step}kind={_kind(form)}", f"{step}begins={low[:3]}", f"{step}ends={low[-3:]}")
    )


@lru_cache(_KEPT)
def _far(step: int, word: str) -> tuple[int, ...]:
    return _hashed((f"{step}word={word.lower()}", f"{step}kind={_kind(_shape(word))}"))


def _pair(step: int, left: str, right: str) -> int:
    return _column(f"{step}pair={left.lower()} {right.lower()}")


def _gap(text: str, end: int, start: int, *, first: bool) -> tuple[int, ...]:
    """Return the column of what lies before a token: nothing, a blank, a new line, the beginning."""
    if first:
        return _hashed(("first",))
    between = text[end:start]
    return _hashed(("line" if "\n" in between else "blank" if between else "glued",))


def _shape(word: str) -> str:
    """Return a word with its letters as x or X and its digits as 0: ``McCoy-7`` is ``XxXxx-0``."""
    return "".join("X" if c.isupper() else "x" if c.isalpha() else "0" if c.isdigit() else c for c in word[:24])


def _kind(shape: str) -> str:
    """Return a shape with each run of like letters as one: ``XxXxx-0`` is ``XxXx-0``."""
    return _RUNS.sub(r"\1", shape)


def _hashed(features: Iterable[str]) -> tuple[int, ...]:
    return tuple(map(_column, features))


def _column(feature: str) -> int:
    return crc32(feature.encode("utf-8", "surrogatepass"))
