"""Sentence embeddings beside the words: what an encoder is, the built-in one, and what is kept of it.

An embedding depends on the text and the model alone, never on the pool, so that it is computed once for each item.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from alapp.domain.arrays import pack, unpack
from alapp.domain.errors import BadInput
from alapp.domain.features import Features
from alapp.domain.steps import Steps
from alapp.domain.words import tr
from alapp.features.sentence_encoder import PIECES, SentenceModel, encode, read_model

_HOME = Path(getattr(sys, "_MEIPASS", Path(__file__).parents[2]))  # the packaged program, or the checkout
WEIGHTS = _HOME / "resources" / "embedding" / "minilm-l6-v2.bin"
BUILT_IN = "minilm_l6_v2"
FAMILIAR_SHARE = 0.8
"""Texts count as the model's own language when this share of letters is Latin, and of words is known, and …"""
PIECES_PER_WORD = 1.35
"""… a word has no more pieces than this: seven English sets have 1.02 to 1.15, French 1.5, German 2.1, Finnish 3.4."""


@runtime_checkable
class Encoder(Protocol):
    """Turns items into unit-length rows; ``name`` is stored with them, and rows of two names are never mixed."""

    name: str
    words: str

    def encode(self, contents: Sequence[Any], progress: Steps, /) -> NDArray[np.float16]:
        """Return one row (n, dims) for each item, zeros where there is nothing to read; raises BadInput, Cancelled."""
        ...

    def familiar(self, contents: Sequence[Any], /) -> bool | None:
        """Return whether the items are of the kind that the model was made for; None where that is not known."""
        ...


class BuiltIn:
    """all-MiniLM-L6-v2, which comes with the program; made for English."""

    name = BUILT_IN
    words = "all-MiniLM-L6-v2"

    def __init__(self, model: SentenceModel) -> None:
        self._model = model

    def encode(self, texts: Sequence[str], progress: Steps) -> NDArray[np.float16]:
        """Return the embeddings (n, 384) of the texts."""
        return encode(self._model, texts, progress)

    def familiar(self, texts: Sequence[str]) -> bool | None:
        """Return whether most letters are Latin and most words are known whole; None without any word."""
        pieces = self._model.pieces
        words = [word for text in texts for word in pieces.words(text) if any(map(str.isalpha, word))]
        if not words:
            return None
        letters = "".join(words)
        latin = sum(letter < "\u0250" for letter in letters) / len(letters)
        cut = [pieces.pieces(word) for word in words]
        known = sum(pieces.unknown not in numbers for numbers in cut) / len(cut)
        return min(latin, known) >= FAMILIAR_SHARE and sum(map(len, cut)) / len(cut) <= PIECES_PER_WORD


def available(weights: Path = WEIGHTS) -> bool:
    """Return whether the built-in model's weights were made at set-up."""
    return weights.exists()


@lru_cache(maxsize=1)
def built_in(weights: Path = WEIGHTS) -> Encoder:
    """Return the built-in encoder, read once in a process; raises BadInput where its weights are missing."""
    return BuiltIn(read_model(weights))


def with_embedding(rows: Features, embeddings: NDArray[Any]) -> Features:
    """Return the rows with unit-length embeddings (n, m) in place of their dense block (recipe B.10)."""
    return replace(rows, dense=np.asarray(embeddings, dtype=np.float32))


def to_bytes(ids: NDArray[np.int64], embeddings: NDArray[np.float16]) -> bytes:
    """Return the embeddings (n, m) of these items as inert bytes."""
    return pack({"kind": "embeddings", "pieces": PIECES}, {"ids": ids, "rows": embeddings})


def from_bytes(blob: bytes) -> tuple[NDArray[np.int64], NDArray[np.float16]]:
    """Return what :func:`to_bytes` wrote; raises BadInput when damaged."""
    meta, arrays = unpack(blob)
    ids, rows = arrays.get("ids"), arrays.get("rows")
    if meta.get("kind") != "embeddings" or ids is None or rows is None:
        raise BadInput(tr("Stored sentence features cannot be read."), remedy=tr("They are computed anew."))
    if ids.dtype != np.int64 or rows.dtype != np.float16 or rows.ndim != 2 or len(ids) != len(rows):
        raise BadInput(tr("Stored sentence features are damaged."), remedy=tr("They are computed anew."))
    return ids, rows
