"""The recipe's text features: words, characters, and their latent semantic block (LSA).

Word 1-2-grams and character 3-5-grams inside words, each TF-IDF with sublinear counts and unit rows, stacked
and set to unit length again; beside them 200 latent dimensions of the same matrix (Deerwester et al. 1990),
unit rows. Numbers are rounded to float16, so that what is stored is what was computed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.arrays import pack, unpack
from alapp.domain.errors import BadInput
from alapp.domain.features import Features
from alapp.domain.steps import Steps
from alapp.domain.words import N_, tr
from alapp.features.base import CHUNK
from alapp.features.ngrams import Block, Reading, fit_block, from_plain, sparse_rows, to_plain, width

LSA_DIMS = 200
POWER_ITERATIONS = 4
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, eq=False)
class TextState:
    """The fitted recipe: blocks side by side (together c columns) and the LSA projection (c, m) float16."""

    blocks: tuple[Block, ...]
    projection: NDArray[np.float16]

    @property
    def width(self) -> int:
        """Number of sparse columns."""
        return width(self.blocks)

    @cached_property
    def tools(self) -> tuple[list[Any], NDArray[np.float32]]:
        """What a transform needs, made once: a vectorizer for each block, and the projection in float32."""
        return [block.vectorizer() for block in self.blocks], self.projection.astype(np.float32)


class TextRecipe:
    """Words, character n-grams and LSA (see the module)."""

    name = "text_recipe"
    words = N_("Words, letters and topics")
    version = 1

    def fit(self, texts: Sequence[str], rng: np.random.Generator, progress: Steps) -> TextState:
        """Learn terms, their weights and the latent dimensions; works with any texts, even none."""
        progress.step(0, 3, tr("Reading words"))
        words = fit_block(texts, Reading("word", (1, 2)), min_df=2, max_df=0.95)
        progress.step(1, 3, tr("Reading letters"))
        letters = fit_block(texts, letters_of(texts), min_df=3, max_features=100_000)
        blocks = tuple(block for block in (words, letters) if block is not None)
        progress.step(2, 3, tr("Finding topics"))
        state = TextState(blocks, np.zeros((width(blocks), 0), np.float16))
        state = TextState(blocks, _projection(sparse_rows(texts, blocks, state.tools[0]), rng))
        progress.step(3, 3, tr("Finding topics"))
        return state

    def transform(self, state: TextState, texts: Sequence[str], progress: Steps) -> Features:
        """Return one row for each text: unit-length sparse block, unit-length LSA block."""
        vectorizers, projection = state.tools
        parts = [Features.empty(state.width, projection.shape[1])]
        for start in range(0, len(texts), CHUNK):
            progress.step(start, len(texts), tr("Reading texts"))
            rows = sparse_rows(texts[start : start + CHUNK], state.blocks, vectorizers)
            parts.append(_rows(rows, projection))
        return Features.concat(parts)

    def state_to_bytes(self, state: TextState) -> bytes:
        """Return the fitted state as inert bytes."""
        blocks, arrays = to_plain(state.blocks)
        meta = {"kind": self.name, "version": self.version, "blocks": blocks}
        return pack(meta, {**arrays, "projection": state.projection})

    def state_from_bytes(self, blob: bytes) -> TextState:
        """Return what :meth:`state_to_bytes` wrote; raises BadInput when damaged or of another version."""
        meta, arrays = unpack(blob)
        if (meta.get("kind"), meta.get("version")) != (self.name, self.version):
            raise BadInput(tr("The stored features are of another version."), remedy=tr("They are computed anew."))
        try:
            return _checked(TextState(from_plain(meta["blocks"], arrays), arrays["projection"]))
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise BadInput(tr("The stored features cannot be read."), remedy=tr("They are computed anew.")) from error


def _checked(state: TextState) -> TextState:
    if state.projection.ndim != 2 or len(state.projection) != state.width:
        raise ValueError("projection")
    return state


def letters_of(texts: Sequence[str]) -> Reading:
    """Choose character n-grams: inside words, or running where writing has no spaces (Chinese, Japanese, Thai)."""
    sample = "".join(text[:1000] for text in texts[:1000])
    unspaced = len(_UNSPACED.findall(sample))
    return Reading("char", (1, 3)) if unspaced > 0.3 * max(1, len(sample)) else Reading("char_wb", (3, 5))


def _projection(rows: Any, rng: np.random.Generator) -> NDArray[np.float16]:
    """Return the right singular vectors (width, m) of the sparse block, m = min(200, what it holds)."""
    from sklearn.utils.extmath import randomized_svd
    from threadpoolctl import threadpool_limits

    dims = min(LSA_DIMS, rows.shape[0] - 1, rows.shape[1] - 1)
    if dims < 1 or rows.nnz == 0:
        return np.zeros((rows.shape[1], 0), np.float16)
    seed = int(rng.integers(2**31))
    with threadpool_limits(1):
        _, _, right = randomized_svd(rows, n_components=dims, n_iter=POWER_ITERATIONS, random_state=seed)
    return np.ascontiguousarray(right.T, dtype=np.float16)


def _rows(sparse_rows: Any, projection: NDArray[np.float32]) -> Features:
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1):
        dense = np.asarray(sparse_rows @ projection)
    lengths = np.linalg.norm(dense, axis=1, keepdims=True)
    unit = np.divide(dense, lengths, out=np.zeros_like(dense), where=lengths > 1e-6)
    rounded = unit.astype(np.float16).astype(np.float32)
    indptr, indices = sparse_rows.indptr.astype(np.int32), sparse_rows.indices.astype(np.int32)
    return Features(indptr, indices, sparse_rows.data, sparse_rows.shape[1], rounded)
