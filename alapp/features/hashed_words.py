"""Cheap word features for pools of any size: hashed 1-2-grams, nothing to fit, a fraction of the recipe's bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from alapp.domain.arrays import pack, unpack
from alapp.domain.errors import BadInput
from alapp.domain.features import Features
from alapp.domain.steps import Steps
from alapp.features.base import CHUNK

COLUMNS = 2**18
TOKEN = r"(?u)\b\w+\b"


@dataclass(frozen=True, slots=True)
class HashState:
    """Nothing is learned; only the number of columns must stay the same."""

    columns: int = COLUMNS


class HashedWords:
    """Counts of hashed words and word pairs, logarithmic (1 + ln n), unit rows; no dense block."""

    name = "hashed_words"
    words = "Words only (very large pools)"
    version = 1

    def fit(self, texts: Sequence[str], rng: np.random.Generator, progress: Steps) -> HashState:
        """Return the fixed state; the texts are not looked at."""
        progress.step(len(texts), len(texts), "Reading words")
        del rng
        return HashState()

    def transform(self, state: HashState, texts: Sequence[str], progress: Steps) -> Features:
        """Return one row for each text."""
        vectorizer = _vectorizer(state.columns)
        parts = [Features.empty(state.columns)]
        for start in range(0, len(texts), CHUNK):
            progress.step(start, len(texts), "Reading texts")
            parts.append(_rows(vectorizer.transform(texts[start : start + CHUNK])))
        return Features.concat(parts)

    def state_to_bytes(self, state: HashState) -> bytes:
        """Return the state as inert bytes."""
        return pack({"kind": self.name, "version": self.version, "columns": state.columns}, {})

    def state_from_bytes(self, blob: bytes) -> HashState:
        """Return what :meth:`state_to_bytes` wrote; raises BadInput when damaged or of another version."""
        meta, _ = unpack(blob)
        if (meta.get("kind"), meta.get("version")) != (self.name, self.version):
            raise BadInput("The stored features are of another version.", remedy="They are computed anew.")
        return HashState(int(meta["columns"]))


def _vectorizer(columns: int) -> Any:
    from sklearn.feature_extraction.text import HashingVectorizer

    return HashingVectorizer(
        n_features=columns,
        ngram_range=(1, 2),
        token_pattern=TOKEN,
        strip_accents="unicode",
        alternate_sign=False,
        norm=None,
        dtype=np.float32,
    )


def _rows(counts: Any) -> Features:
    from sklearn.preprocessing import normalize

    counts.data = 1.0 + np.log(counts.data)
    rows = normalize(counts, copy=False)
    rows.sort_indices()
    data = rows.data.astype(np.float16).astype(np.float32)
    indptr, indices = rows.indptr.astype(np.int32), rows.indices.astype(np.int32)
    return Features(indptr, indices, data, rows.shape[1], np.zeros((rows.shape[0], 0), np.float32))
