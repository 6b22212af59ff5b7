"""Cheap word features for pools of any size: hashed 1-2-grams, nothing to fit, a fraction of the recipe's bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alapp.domain.arrays import pack, unpack
from alapp.domain.errors import BadInput
from alapp.domain.features import Features
from alapp.domain.steps import Steps
from alapp.domain.words import N_, tr
from alapp.features.word_hashes import Words, pairs_of, words_of

BITS = 18
COLUMNS = 1 << BITS
AT_ONCE = 2_000
"""Most texts turned into rows at once: row and column number of a count fit into 32 bits, and arrays into the cache."""
CHARS_AT_ONCE = 1 << 20
_COMMON = np.concatenate(([0.0], 1.0 + np.log(np.arange(1, 256)))).astype(np.float32)


@dataclass(frozen=True, slots=True)
class HashState:
    """Nothing is learned; only the number of columns must stay the same."""

    columns: int = COLUMNS


class HashedWords:
    """Counts of hashed words and word pairs, logarithmic (1 + ln n), unit rows; no dense block."""

    name = "hashed_words"
    words = N_("Words only (very large pools)")
    version = 2

    def fit(self, texts: Sequence[str], rng: np.random.Generator, progress: Steps) -> HashState:
        """Return the fixed state; the texts are not looked at."""
        progress.step(len(texts), len(texts), tr("Reading words"))
        del rng
        return HashState()

    def transform(self, state: HashState, texts: Sequence[str], progress: Steps) -> Features:
        """Return one row for each text."""
        parts, done = list[Features](), 0
        for some in _portions(texts):
            progress.step(done, len(texts), tr("Reading texts"))
            parts.append(_rows(words_of(some)))
            done += len(some)
        return parts[0] if len(parts) == 1 else Features.concat(parts or [Features.empty(state.columns)])

    def state_to_bytes(self, state: HashState) -> bytes:
        """Return the state as inert bytes."""
        return pack({"kind": self.name, "version": self.version, "columns": state.columns}, {})

    def state_from_bytes(self, blob: bytes) -> HashState:
        """Return what :meth:`state_to_bytes` wrote; raises BadInput when damaged or of another version."""
        meta, _ = unpack(blob)
        if (meta.get("kind"), meta.get("version"), meta.get("columns")) != (self.name, self.version, COLUMNS):
            raise BadInput(tr("The stored features are of another version."), remedy=tr("They are computed anew."))
        return HashState()


def _portions(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """Part the texts so that the memory needed stays flat, however long they are."""
    lengths = list(map(len, texts))
    if 0 < len(texts) <= AT_ONCE and sum(lengths) <= CHARS_AT_ONCE:
        yield texts
        return
    start = chars = 0
    for i, length in enumerate(lengths):
        if i > start and (i - start == AT_ONCE or chars + length > CHARS_AT_ONCE):
            yield texts[start:i]
            start, chars = i, 0
        chars += length
    if start < len(texts):
        yield texts[start:]


def _rows(words: Words) -> Features:
    """Return the rows of a portion: words and pairs counted by (text, column)."""
    keys = np.concatenate([_keys(words), _keys(pairs_of(words))])
    keys.sort()
    new = np.ones(len(keys), np.bool_)
    new[1:] = keys[1:] != keys[:-1]
    places = np.flatnonzero(new)
    counts = np.diff(np.append(places, len(keys)))
    cells = keys[places]
    indices = (cells & np.uint32(COLUMNS - 1)).astype(np.int32)
    texts = len(words.counts)
    bounds = np.arange(texts + 1, dtype=np.uint64) << np.uint64(BITS)
    indptr = np.searchsorted(cells, bounds.astype(np.uint32)).astype(np.int32)
    data = _unit(_weights(counts), (cells >> np.uint32(BITS)).astype(np.int64), texts)
    return Features(indptr, indices, data, COLUMNS, np.zeros((texts, 0), np.float32))


def _keys(words: Words) -> NDArray[np.uint32]:
    """Return text and column of each word as one number: text * 2^18 + the hash's highest 18 bits."""
    rows = np.repeat(np.arange(len(words.counts), dtype=np.uint32) << np.uint32(BITS), words.counts)
    columns = (words.hashes >> np.uint64(64 - BITS)).astype(np.uint32)
    return np.add(rows, columns, dtype=np.uint32)


def _weights(counts: NDArray[np.int64]) -> NDArray[np.float32]:
    if len(counts) and counts.max() >= len(_COMMON):
        return (1.0 + np.log(counts)).astype(np.float32)
    return _COMMON[counts]


def _unit(weights: NDArray[np.float32], rows: NDArray[np.int64], texts: int) -> NDArray[np.float32]:
    """Return the weights with every row at length 1, rounded to what is stored (float16)."""
    lengths = np.sqrt(np.bincount(rows, weights**2, minlength=texts)).astype(np.float32)
    unit = weights / lengths[rows]
    return unit.astype(np.float16).astype(np.float32)
