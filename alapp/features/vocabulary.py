"""The vocabulary that an extractor's state carries: counted over items, cut, and checked where it came from outside.

A term that few items hold may be a person's name (EDPB Opinion 28/2024 on what models remember), so a model that
leaves the project loses such terms: they go from the state, not only from the coefficients.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.errors import BadInput
from alapp.domain.words import tr
from alapp.features.ngrams import TOKEN, Block
from alapp.features.registry import EXTRACTORS
from alapp.features.relevance_text import WORDS

TOKENS = frozenset({TOKEN, WORDS.token})
LONGEST = 10
"""Longest n-gram that is believed of a state from outside; ours end at five."""

MOST_COLUMNS = 4_000_000


def blocks_of(state: Any) -> tuple[Block, ...]:
    """Return the n-gram blocks of a state, () where the extractor keeps no terms (hashed words)."""
    return tuple(getattr(state, "blocks", ()))


def terms_of(state: Any) -> tuple[str, ...]:
    """Return every term in column order, () where the extractor keeps none."""
    return tuple(term for block in blocks_of(state) for term in block.terms)


def columns_of(state: Any) -> int:
    """Return the number of sparse columns."""
    blocks = blocks_of(state)
    return sum(len(b.terms) for b in blocks) if blocks else int(getattr(state, "columns", 0))


class ItemCounts:
    """Counts in how many texts each sparse column of a state occurs."""

    def __init__(self, extractor: str, state: Any) -> None:
        self._extractor, self._state = EXTRACTORS[extractor], state
        self._vectorizers = [block.vectorizer() for block in blocks_of(state)]
        self.counts: NDArray[np.int64] = np.zeros(columns_of(state), np.int64)

    def add(self, texts: Sequence[Any], progress: Any) -> None:
        """Count these texts too."""
        if self._vectorizers:
            used = [v.transform(texts).indices for v in self._vectorizers]
            sizes = [len(b.terms) for b in blocks_of(self._state)]
            parts = [np.bincount(u, minlength=n) for u, n in zip(used, sizes, strict=True)]
            self.counts += np.concatenate(parts)
        else:
            rows = self._extractor.transform(self._state, texts, progress)
            self.counts += np.bincount(rows.indices, minlength=len(self.counts))


def without_terms(state: Any, keep: NDArray[np.bool_]) -> Any:
    """Return the state with the columns of ``keep`` (c,) alone; one without terms is returned as it is."""
    blocks = blocks_of(state)
    if not blocks:
        return state
    cuts = np.split(keep, np.cumsum([len(b.terms) for b in blocks])[:-1])
    kept = tuple(
        replace(b, terms=tuple(t for t, stays in zip(b.terms, cut, strict=True) if stays), idf=b.idf[cut])
        for b, cut in zip(blocks, cuts, strict=True)
        if cut.any()
    )
    changes: dict[str, Any] = {"blocks": kept}
    if hasattr(state, "projection"):
        changes["projection"] = state.projection[keep]
    return replace(state, **changes)


def check_foreign(state: Any) -> None:
    """Check what a state from outside would make the program do: patterns, sizes, kinds of values.

    Raises
    ------
    BadInput : it holds a pattern that is not ours, too many columns, or terms that are no texts.
    """
    blocks = blocks_of(state)
    known = all(
        b.reading.token in TOKENS and 1 <= b.reading.ngrams[0] <= b.reading.ngrams[1] <= LONGEST for b in blocks
    )
    texts = all(isinstance(t, str) for b in blocks for t in b.terms)
    distinct = all(len(set(b.terms)) == len(b.terms) and np.isfinite(b.idf).all() for b in blocks if texts)
    if not (known and texts and distinct and 0 <= columns_of(state) <= MOST_COLUMNS):
        raise BadInput(
            tr("The features of this model are not of a kind that this program makes."), tr("It was not used.")
        )
