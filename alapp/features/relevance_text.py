"""Text features for finding every item of a rare label: words and word pairs as ASReview reads them, and letters.

The word block is that of ASReview's ELAS u4 (version 3.0.8): words of two letters or more with their accents,
1-2-grams, every term kept that is not in nearly all texts, no stop-word list. Beside it character 3-5-grams whose dot
products count half (recipe B.10). No latent dimensions: they lose the rare words by which the last are found (B.7).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from alapp.domain.arrays import pack, unpack
from alapp.domain.errors import BadInput
from alapp.domain.features import Features
from alapp.domain.steps import Steps
from alapp.domain.words import N_, tr
from alapp.features.base import CHUNK
from alapp.features.ngrams import Block, Reading, fit_block, from_plain, sparse_rows, to_plain, width
from alapp.features.text_recipe import letters_of

LETTERS = 0.5
"""Weight of the letters' dot products beside those of the words."""

WORDS = Reading("word", (1, 2), r"(?u)\b\w\w+\b", bare=False)
MOST_WORDS = 1_000_000


@dataclass(frozen=True, eq=False)
class RelevanceState:
    """The fitted blocks, side by side."""

    blocks: tuple[Block, ...]

    @cached_property
    def vectorizers(self) -> list[Any]:
        """What a transform needs, made once."""
        return [block.vectorizer() for block in self.blocks]


class RelevanceText:
    """Every word and half of the letters (see the module).

    ``letters`` 0 leaves them out: then the rows are those of ELAS u4, rounded to float16.
    """

    name = "relevance_text"
    words = N_("Every word and letters (to find rare labels)")
    version = 1

    def __init__(self, letters: float = LETTERS) -> None:
        self.letters = letters

    def fit(self, texts: Sequence[str], rng: np.random.Generator, progress: Steps) -> RelevanceState:
        """Learn terms and their weights; works with any texts, even none."""
        del rng
        progress.step(0, 2, tr("Reading words"))
        found = [fit_block(texts, WORDS, max_df=0.95, max_features=MOST_WORDS)]
        progress.step(1, 2, tr("Reading letters"))
        if self.letters:
            options = {"min_df": 3, "max_features": 100_000}
            found.append(fit_block(texts, letters_of(texts), weight=self.letters, **options))
        progress.step(2, 2, tr("Reading letters"))
        return RelevanceState(tuple(block for block in found if block is not None))

    def transform(self, state: RelevanceState, texts: Sequence[str], progress: Steps) -> Features:
        """Return one sparse row of unit length for each text; no dense block."""
        parts = [Features.empty(width(state.blocks))]
        for start in range(0, len(texts), CHUNK):
            progress.step(start, len(texts), tr("Reading texts"))
            rows = sparse_rows(texts[start : start + CHUNK], state.blocks, state.vectorizers)
            none = np.zeros((rows.shape[0], 0), np.float32)
            indptr, indices = rows.indptr.astype(np.int32), rows.indices.astype(np.int32)
            parts.append(Features(indptr, indices, rows.data, rows.shape[1], none))
        return Features.concat(parts)

    def state_to_bytes(self, state: RelevanceState) -> bytes:
        """Return the fitted state as inert bytes."""
        blocks, arrays = to_plain(state.blocks)
        return pack({"kind": self.name, "version": self.version, "blocks": blocks}, arrays)

    def state_from_bytes(self, blob: bytes) -> RelevanceState:
        """Return what :meth:`state_to_bytes` wrote; raises BadInput when damaged or of another version."""
        meta, arrays = unpack(blob)
        if (meta.get("kind"), meta.get("version")) != (self.name, self.version):
            raise BadInput(tr("The stored features are of another version."), remedy=tr("They are computed anew."))
        try:
            return RelevanceState(from_plain(meta["blocks"], arrays))
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise BadInput(tr("The stored features cannot be read."), remedy=tr("They are computed anew.")) from error
