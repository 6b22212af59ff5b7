"""Words of many texts at once, as 64-bit hashes: NumPy over one buffer instead of Python over each word.

A word is what scikit-learn's ``(?u)\\b\\w+\\b`` finds in ``strip_accents_unicode(text.lower())``: a longest run of
letters, digits and underscores of the text in lower case, taken apart (NFKD), combining marks dropped; a capital that
comes out of a compatibility sign (the one for TEL) counts as its small letter. The hash of a word is the polynomial
``v(c0) + v(c1) B + v(c2) B^2 + …`` modulo 2^64 (Karp and Rabin 1987) with a random number ``v`` for each character,
mixed by the finaliser of MurmurHash3. Prefix sums give the polynomials of all words at once; ``B`` is odd, so that a
word's place in the buffer can be divided out.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Codes = NDArray[np.uint8] | NDArray[np.uint32]

BASE = 0x9E3779B97F4A7C15
_SALT = np.uint64(0xD1B54A32D192ED03)
_MIXERS = (np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53))
_HALF = np.uint64(33)
_SECOND = np.uint64(0xA24BAED4963EE407)


@dataclass(frozen=True, slots=True)
class Words:
    """Words of some texts: ``hashes`` (w,) in reading order, ``counts`` (n,) how many each text has."""

    hashes: Hashes
    counts: NDArray[np.int64]


def words_of(texts: Sequence[str]) -> Words:
    """Return the words of the texts; the same word has the same hash in every text and call."""
    if not texts:
        return Words(np.zeros(0, np.uint64), np.zeros(0, np.int64))
    codes, first = _code_points(texts)
    values = _values_of(codes)
    starts, ends = _runs(values != 0, first)
    counts = np.diff(np.append(np.searchsorted(starts, first), len(starts)))
    return Words(mixed(_polynomials(values, starts, ends)), counts)


def mixed(numbers: Hashes) -> Hashes:
    """Spread the numbers over all 64 bits (fmix64 of MurmurHash3); changes them in place."""
    for mixer in _MIXERS:
        numbers ^= numbers >> _HALF
        numbers *= mixer
    numbers ^= numbers >> _HALF
    return numbers


def pairs_of(words: Words) -> Words:
    """Return the pairs of neighbours within each text, as hashes of their own."""
    last = np.cumsum(words.counts)[words.counts > 0] - 1
    inside = np.ones(len(words.hashes), np.bool_)
    inside[last] = False
    left = np.flatnonzero(inside)
    hashes = mixed(words.hashes[left] * _SECOND + words.hashes[left + 1])
    return Words(hashes, np.maximum(words.counts - 1, 0))


def _code_points(texts: Sequence[str]) -> tuple[Codes, NDArray[np.int64]]:
    """Return the characters of all texts (one byte each if all are ASCII), and where each text begins."""
    together = "".join(texts)
    if together.isascii():
        return np.frombuffer(together.encode("ascii"), np.uint8), _beginnings(texts)
    plain = [text if text.isascii() else unicodedata.normalize("NFKD", text.lower()) for text in texts]
    codes = np.frombuffer("".join(plain).encode("utf-32-le", "surrogatepass"), np.uint32)
    marks = _marks()[codes]
    before = np.concatenate(([0], np.cumsum(marks)))
    first = _beginnings(plain)
    return codes[~marks], first - before[first]


def _beginnings(texts: Sequence[str]) -> NDArray[np.int64]:
    ends = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)))
    return np.concatenate(([0], ends[:-1]))


def _runs(inside: NDArray[np.bool_], first: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where runs of word characters begin and end; a new text begins a new run."""
    begins = inside.copy()
    begins[1:] &= ~inside[:-1]
    ends = inside.copy()
    ends[:-1] &= ~inside[1:]
    seams = first[(first > 0) & (first < len(inside))]
    seams = seams[inside[seams] & inside[seams - 1]]
    begins[seams] = True
    ends[seams - 1] = True
    return np.flatnonzero(begins), np.flatnonzero(ends) + 1


def _polynomials(values: Hashes, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Hashes:
    """Return the polynomial of each run; the values are used up."""
    size = 1 << max(16, len(values).bit_length())
    powers, inverses = _powers(BASE, size), _powers(pow(BASE, -1, 1 << 64), size)
    sums = np.zeros(len(values) + 1, np.uint64)
    values *= powers[: len(values)]
    np.cumsum(values, out=sums[1:])
    return (sums[ends] - sums[starts]) * inverses[starts]


@lru_cache(maxsize=4)
def _powers(base: int, size: int) -> Hashes:
    """Return 1, b, b^2, … modulo 2^64."""
    factors = np.full(size, base, np.uint64)
    factors[0] = 1
    return np.cumprod(factors)


def _values_of(codes: Codes) -> Hashes:
    """Return the number of each word character, 0 for all others; ASCII letters count in lower case."""
    return _value_table(128 if codes.dtype == np.uint8 else sys.maxunicode + 1)[codes]


@lru_cache(maxsize=2)
def _value_table(size: int) -> Hashes:
    values = mixed((np.arange(size, dtype=np.uint64) + np.uint64(1)) * _SALT)
    values[~np.fromiter((chr(c).isalnum() or c == ord("_") for c in range(size)), np.bool_, size)] = 0
    values[ord("A") : ord("Z") + 1] = values[ord("a") : ord("z") + 1]
    return values


@lru_cache(maxsize=1)
def _marks() -> NDArray[np.bool_]:
    """Return which characters are combining marks."""
    size = sys.maxunicode + 1
    return np.fromiter((unicodedata.combining(chr(c)) != 0 for c in range(size)), np.bool_, size)
