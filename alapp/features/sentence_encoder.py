"""The built-in sentence model in NumPy: six BERT layers, the mean over a text's word pieces, unit length.

Devlin et al. 2019 (the layers), Wang et al. 2020 (MiniLM), Reimers & Gurevych 2019 (the mean). Texts of one length are
worked on together, so that nothing is padded and no mask is needed; the matrix products run over the pieces of many
texts at once, whose rows do not look at each other, so that a text's numbers do not depend on its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.arrays import unpack
from alapp.domain.errors import BadInput
from alapp.domain.steps import Steps
from alapp.domain.words import tr
from alapp.features.word_pieces import WordPieces

PIECES = 256
"""Word pieces of a text that are read, its beginning and end marks among them."""

BATCH = 2_048
"""Pieces worked on together: the products are near the machine's limit, and a batch takes well under a second."""

ROWS = 256
"""Pieces whose widest layer fits the processor's cache; batches are filled up to a multiple of a quarter of it."""

EPSILON = np.float32(1e-12)
Matrix = NDArray[np.float32]
Span = tuple[int, int, int]
"""First row, number of texts, pieces of each."""


@dataclass(frozen=True, eq=False)
class SentenceModel:
    """Weights (float16 as stored) and vocabulary; see ``build_scripts/embedding.py`` for the shapes."""

    stored: dict[str, NDArray[Any]]
    pieces: WordPieces
    heads: int

    @cached_property
    def weights(self) -> dict[str, Matrix]:
        """The weights of the layers in float32, cast once; the table of words stays as it is stored."""
        return {name: array.astype(np.float32) for name, array in self.stored.items() if name != "words"}

    @property
    def dims(self) -> int:
        """Numbers of an embedding."""
        return int(self.stored["words"].shape[1])


def read_model(path: Path) -> SentenceModel:
    """Read the weights that set-up has made.

    Raises
    ------
    BadInput : they are missing, damaged, or of another version.
    """
    try:
        meta, arrays = unpack(path.read_bytes())
        if (meta["kind"], meta["version"]) != ("sentence_model", 1):
            raise ValueError("kind")
        return SentenceModel(arrays, WordPieces(meta["words"]), int(meta["heads"]))
    except (OSError, BadInput, KeyError, ValueError) as error:
        raise BadInput(
            tr("The sentence model that comes with alapp cannot be read."),
            tr("Items are chosen by words, letters and topics; nothing is lost."),
            tr("Set alapp up again, or switch sentence features off in the settings."),
            type(error).__name__,
        ) from error


def encode(model: SentenceModel, texts: Sequence[str], progress: Steps) -> NDArray[np.float16]:
    """Return the unit-length embedding (n, dims) of each text, rounded; a text without any word gives zeros.

    Raises
    ------
    Cancelled : the progress was told to stop; it is looked at between batches.
    """
    from threadpoolctl import threadpool_limits

    out = np.zeros((len(texts), model.dims), np.float16)
    read = [model.pieces.numbers(text, PIECES) for text in texts]
    done = 0
    with threadpool_limits(1):
        for batch in _batches([len(numbers) for numbers in read]):
            progress.step(done, len(texts), tr("Reading sentences"))
            out[batch] = _encoded(model, [read[i] for i in batch])
            done += len(batch)
    progress.step(len(texts), len(texts), tr("Reading sentences"))
    return out


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield places of texts, shortest first, so that each batch holds about :data:`BATCH` pieces."""
    batch: list[int] = []
    total = 0
    for place in np.argsort(lengths, kind="stable").tolist():
        if lengths[place] <= 2:  # nothing but the marks of beginning and end
            continue
        if batch and total + lengths[place] > BATCH:
            yield batch
            batch, total = [], 0
        batch.append(place)
        total += lengths[place]
    if batch:
        yield batch


def _encoded(model: SentenceModel, read: list[list[int]]) -> NDArray[np.float16]:
    """Return the embeddings of texts that are sorted by their number of pieces."""
    weights, spans = model.weights, _spans(read)
    x = _looked_up(model, read)
    for layer in range(len(weights["looking"])):
        seen = _attended(x @ weights["looking"][layer] + weights["looking_offset"][layer], spans, model.heads)
        x += seen @ weights["seen"][layer] + weights["seen_offset"][layer]
        _normalize(x, weights["seen_norm"][layer])
        _feed_forward(x, weights, layer)
    means = np.concatenate([_rows(x, span).mean(axis=1) for span in spans])
    lengths = np.sqrt(np.einsum("ij,ij->i", means, means))[:, None]
    return np.asarray(means / np.maximum(lengths, EPSILON), dtype=np.float16)


def _spans(read: list[list[int]]) -> list[Span]:
    spans, start = [], 0
    for length, same in groupby(map(len, read)):
        spans.append((start, n := len(list(same)), length))
        start += n * length
    return spans


def _rows(x: Matrix, span: Span) -> Matrix:
    start, n, length = span
    return x[start : start + n * length].reshape(n, length, -1)


def _looked_up(model: SentenceModel, read: list[list[int]]) -> Matrix:
    """Return word and place of each piece (rows, dims), normalized; filled up with zero rows."""
    numbers = np.concatenate([np.array(row) for row in read])
    places = np.concatenate([np.arange(len(row)) for row in read])
    step = ROWS // 4
    x = np.zeros((-(-len(numbers) // step) * step, model.dims), np.float32)
    x[: len(numbers)] = model.stored["words"][numbers]
    x[: len(numbers)] += model.weights["places"][places]
    _normalize(x, model.weights["start_norm"])
    return x


def _normalize(x: Matrix, norm: Matrix) -> None:
    """Bring each row to mean 0 and variance 1, then to the learned scale and offset, in place."""
    x -= x.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", x, x)[:, None] / np.float32(x.shape[1])
    x /= np.sqrt(variance + EPSILON)
    x *= norm[0]
    x += norm[1]


def _attended(looking: Matrix, spans: Sequence[Span], heads: int) -> Matrix:
    """Let the pieces of each text look at each other; ``looking`` (rows, 3 * dims) holds queries, keys, values."""
    dims = looking.shape[1] // 3
    out = np.zeros((len(looking), dims), np.float32)
    scale = np.float32(1 / np.sqrt(dims // heads))
    for span in spans:
        _, n, length = span
        parts = _rows(looking, span).reshape(n, length, 3, heads, -1).transpose(2, 0, 3, 1, 4)
        weights = parts[0] @ parts[1].swapaxes(2, 3)
        weights *= scale
        weights -= weights.max(axis=3, keepdims=True)
        np.exp(weights, out=weights)
        weights /= weights.sum(axis=3, keepdims=True)
        _rows(out, span)[:] = (weights @ parts[2]).swapaxes(1, 2).reshape(n, length, dims)
    return out


def _feed_forward(x: Matrix, weights: dict[str, Matrix], layer: int) -> None:
    for start in range(0, len(x), ROWS):
        rows = x[start : start + ROWS]
        wide = rows @ weights["up"][layer]
        wide += weights["up_offset"][layer]
        rows += gelu(wide) @ weights["down"][layer]
        rows += weights["down_offset"][layer]
        _normalize(rows, weights["down_norm"][layer])


_ERF = tuple(np.float32(c) for c in (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592))


def gelu(x: Matrix) -> Matrix:
    """Return x * Phi(x), Phi the normal distribution (Hendrycks & Gimpel 2016), in place.

    The error function is Abramowitz & Stegun 7.1.26 (off by 1.5e-7 at most): NumPy has none, and SciPy's
    takes ten times as long as the rest of this function.
    """
    size = np.abs(x)
    size *= np.float32(np.sqrt(0.5))
    t = 1 / (1 + np.float32(0.3275911) * size)
    tail = t * _ERF[0]
    for coefficient in _ERF[1:]:
        tail += coefficient
        tail *= t
    np.square(size, out=size)
    np.negative(size, out=size)
    tail *= np.exp(size, out=size)  # 1 - erf(|x| / sqrt 2), so Phi(-|x|) is half of it
    np.abs(x, out=size)
    tail *= size
    tail *= np.float32(0.5)
    np.maximum(x, 0, out=x)
    x -= tail
    return x
