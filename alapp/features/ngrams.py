"""Blocks of TF-IDF n-grams: fitted on texts, kept as plain values, stacked to sparse rows of unit length."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

TOKEN = r"(?u)\b\w+\b"

Analyzer = Literal["word", "char", "char_wb"]


@dataclass(frozen=True, slots=True)
class Reading:
    """How a block reads texts: words by ``token`` or letters; ``bare`` letters have lost their accents."""

    analyzer: Analyzer
    ngrams: tuple[int, int]
    token: str = TOKEN
    bare: bool = True

    def vectorizer(self, **options: Any) -> Any:
        """Return scikit-learn's TfidfVectorizer for this reading, with sublinear counts and unit rows."""
        from sklearn.feature_extraction.text import TfidfVectorizer

        return TfidfVectorizer(
            analyzer=self.analyzer,
            ngram_range=self.ngrams,
            token_pattern=self.token if self.analyzer == "word" else None,
            strip_accents="unicode" if self.bare else None,
            sublinear_tf=True,
            dtype=np.float32,
            **options,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """One fitted n-gram block: its terms in column order and their inverse document frequencies (c,).

    ``weight``: how much its dot products count beside those of the other blocks.
    """

    reading: Reading
    terms: tuple[str, ...]
    idf: NDArray[np.float32]
    weight: float = 1.0

    @property
    def analyzer(self) -> Analyzer:
        """What its terms are made of."""
        return self.reading.analyzer

    def vectorizer(self) -> Any:
        """Return a vectorizer that is ready to transform."""
        vectorizer = self.reading.vectorizer(vocabulary=self.terms)
        vectorizer.idf_ = self.idf
        return vectorizer


def fit_block(texts: Sequence[str], reading: Reading, *, weight: float = 1.0, **pruning: Any) -> Block | None:
    """Fit one block; when pruning leaves no term, without pruning; None when there is no term at all."""
    for options in (pruning, {"max_features": 100_000}):
        vectorizer = reading.vectorizer(**options)
        try:
            vectorizer.fit(texts)
        except ValueError:  # scikit-learn's word for an empty vocabulary
            continue
        terms = tuple(str(term) for term in vectorizer.get_feature_names_out())
        return Block(reading, terms, np.asarray(vectorizer.idf_, dtype=np.float32), weight)
    return None


def width(blocks: Sequence[Block]) -> int:
    """Return the number of columns of the blocks side by side."""
    return sum(len(block.terms) for block in blocks)


def sparse_rows(texts: Sequence[str], blocks: Sequence[Block], vectorizers: Sequence[Any]) -> Any:
    """Return the blocks side by side (n, width) as CSR, rows of unit length, numbers rounded to float16."""
    from scipy import sparse
    from sklearn.preprocessing import normalize

    if not vectorizers:
        return sparse.csr_matrix((len(texts), 0), dtype=np.float32)
    parts = [
        v.transform(texts) * np.float32(np.sqrt(block.weight)) for block, v in zip(blocks, vectorizers, strict=True)
    ]
    rows = normalize(sparse.hstack(parts, format="csr", dtype=np.float32), copy=False)
    rows.sort_indices()
    rows.data = rows.data.astype(np.float16).astype(np.float32)
    return rows


def to_plain(blocks: Sequence[Block]) -> tuple[list[dict[str, Any]], dict[str, NDArray[Any]]]:
    """Return the blocks as plain JSON and as arrays by name."""
    rows = [
        {
            "analyzer": b.reading.analyzer,
            "ngrams": list(b.reading.ngrams),
            "token": b.reading.token,
            "bare": b.reading.bare,
            "weight": b.weight,
            "terms": list(b.terms),
        }
        for b in blocks
    ]
    return rows, {f"idf{i}": b.idf for i, b in enumerate(blocks)}


def from_plain(rows: Sequence[Mapping[str, Any]], arrays: Mapping[str, NDArray[Any]]) -> tuple[Block, ...]:
    """Return what :func:`to_plain` made; raises KeyError, TypeError, ValueError or IndexError when damaged."""
    return tuple(_block(row, arrays[f"idf{i}"]) for i, row in enumerate(rows))


def _block(row: Mapping[str, Any], idf: NDArray[Any]) -> Block:
    if row["analyzer"] not in ("word", "char", "char_wb"):
        raise ValueError("block")
    ngrams = (int(row["ngrams"][0]), int(row["ngrams"][1]))
    reading = Reading(row["analyzer"], ngrams, row.get("token", TOKEN), bool(row.get("bare", True)))
    block = Block(reading, tuple(row["terms"]), idf, float(row.get("weight", 1.0)))
    if len(idf) != len(block.terms):
        raise ValueError("block")
    return block
