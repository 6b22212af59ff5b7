"""Spans of texts by a linear-chain conditional random field over tokens (Lafferty et al. 2001; Settles & Craven 2008).

python-crfsuite learns the weights; from there on they are plain numbers, read by our own sums (``chain.py``), so that
a stored model is inert bytes and no parser of a foreign format ever sees it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.arrays import pack, unpack
from alapp.domain.errors import BadInput
from alapp.domain.region import Marked, RegionKind, Span
from alapp.domain.steps import Steps
from alapp.domain.tokens import Offsets, token_offsets
from alapp.domain.words import N_, tr
from alapp.learning.regions.base import Reading, RegionLesson
from alapp.learning.regions.bio import inside_tag, tagged
from alapp.learning.regions.crf_fit import Weights, fitted_weights
from alapp.learning.regions.crf_found import Found, Named, begins, found_in
from alapp.learning.regions.crf_trust import HELD_OUT, Trust, fitted_trust
from alapp.learning.regions.token_features import VERSION, token_columns

TOKENS = 20_000
CELLS = 4_000_000
"""Tokens that are read together, between two looks at the progress; and texts times steps from state to state."""
UNSURE = "lowest_token"
"""Which of the uncertainties makes an item asked sooner."""


@dataclass(frozen=True, slots=True, eq=False)
class CrfModel:
    """A fitted chain model. ``trust`` says what its chances are worth; ``left`` counts spans that it was not taught.

    Of these ``crowded`` ones gave way to a longer one, ``widened`` ones were taught with the whole of their tokens.
    """

    labels: tuple[str, ...]
    weights: Weights
    trust: Trust = field(default_factory=Trust)
    left: dict[str, int] = field(default_factory=dict)

    def read(self, contents: Sequence[Any], progress: Steps) -> list[Reading]:
        """Return the spans found in each text, each with its calibrated chance to be right: these words, this label."""
        readings: list[Reading] = []
        most = max(1, CELLS // len(self.weights.states) ** 2)
        for texts in _portions(contents, most):
            progress.step(len(readings), len(contents), "Reading")
            readings += self._read(texts)
        return readings

    def _read(self, texts: Sequence[str]) -> list[Reading]:
        offsets = [token_offsets(text) for text in texts]
        items = [token_columns(text, places) for text, places in zip(texts, offsets, strict=True)]
        found = iter(found_in(self.weights, [columns for columns in items if columns]))
        return [
            self._reading(text, places, next(found)) if places else Reading((), 0.0)
            for text, places in zip(texts, offsets, strict=True)
        ]

    def _reading(self, text: str, offsets: Sequence[Offsets], found: Found) -> Reading:
        marked = tuple(self._marked(text, offsets, named) for named in found.named)
        places = begins(self.weights).items()
        present = {self.labels[label]: _somewhere(found.chances[:, place]) for label, place in places}
        for label in {m.region.label for m in marked}:
            sure = [m.confidence for m in marked if m.region.label == label]
            present[label] = _somewhere(np.array(sure))
        return Reading(marked, found.scores[UNSURE], found.scores, float(len(offsets)), present)

    def _marked(self, text: str, offsets: Sequence[Offsets], named: Named) -> Marked:
        """Return a found span as it is suggested; the other label's part of the doubt stays as it was."""
        start, stop = offsets[named.first][0], offsets[named.last - 1][1]
        span = Span(start, stop, self.labels[named.label], text[start:stop])
        confidence = self.trust.of(named.chance)
        if named.second < 0:
            return Marked(span, confidence)
        share = min(named.second_chance / max(1 - named.chance, 1e-12), 1.0)
        return Marked(span, confidence, self.labels[named.second], share * (1 - confidence))

    def to_bytes(self) -> bytes:
        """Return the numbers of the model, and no word of any text."""
        meta = {"kind": "crf", "version": VERSION, "labels": self.labels, "left": self.left}
        w = self.weights
        arrays: dict[str, NDArray[Any]] = {"states": w.states, "columns": w.columns}
        arrays |= {"weights": w.weights, "steps": w.steps}
        return pack(meta | {"slope": self.trust.slope, "offset": self.trust.offset}, arrays)


class Crf:
    """Learns spans token by token, each label with a first and further tokens (BIO2); needs no other data.

    ``held_out`` items are left out in turn to see how sure the model may be; with 0 its chances are as they come.
    """

    name = "crf"
    words = N_("Chain of words (CRF)")
    kind: RegionKind = "span"
    modalities = ("text",)

    def __init__(self, held_out: int = HELD_OUT) -> None:
        self.held_out = held_out

    def fit(self, lesson: RegionLesson, progress: Steps) -> CrfModel:
        """Learn from texts and their spans; of overlapping spans the longest teaches, the others are counted."""
        places = {label: number for number, label in enumerate(lesson.labels)}
        offsets = [token_offsets(text) for text in lesson.contents]
        items = [token_columns(text, at) for text, at in zip(lesson.contents, offsets, strict=True)]
        marks = [tagged(at, spans, places) for at, spans in zip(offsets, lesson.regions, strict=True)]
        tags = [mark.tags for mark in marks]
        left = {"crowded": sum(m.crowded for m in marks), "widened": sum(m.widened for m in marks)}
        trust = fitted_trust(items, tags, lesson.seed, progress, self.held_out)
        return CrfModel(lesson.labels, fitted_weights(items, tags, progress), trust, left)

    def from_bytes(self, blob: bytes) -> CrfModel:
        """Return what :meth:`CrfModel.to_bytes` wrote; raises BadInput when damaged or of another version."""
        meta, arrays = unpack(blob)
        try:
            return _model(meta, arrays)
        except (KeyError, TypeError, ValueError) as error:
            raise BadInput(
                tr("The stored model of spans cannot be read."),
                tr("It was made from your texts and answers, which are not touched."),
                tr("Train again."),
                type(error).__name__,
            ) from None


def _somewhere(chances: NDArray[np.float64]) -> float:
    """Return the chance that one of these is so at least, taken as independent of each other."""
    return float(-np.expm1(np.log1p(-np.clip(chances, 0.0, 1 - 1e-12)).sum()))


def _portions(texts: Sequence[str], most: int) -> Iterator[Sequence[str]]:
    """Yield the texts in portions of about 20,000 tokens (six letters each) and ``most`` texts; one at least."""
    first, size = 0, 0
    for place, text in enumerate(texts, 1):
        size += len(text)
        if size >= 6 * TOKENS or place - first == most:
            yield texts[first:place]
            first, size = place, 0
    if first < len(texts):
        yield texts[first:]


def _model(meta: dict[str, Any], arrays: dict[str, NDArray[Any]]) -> CrfModel:
    if meta["kind"] != "crf" or meta["version"] != VERSION:
        raise ValueError("version")
    labels, trust = tuple(str(label) for label in meta["labels"]), Trust(float(meta["slope"]), float(meta["offset"]))
    weights = Weights(arrays["states"], arrays["columns"], arrays["weights"], arrays["steps"])
    n, known = len(weights.states), inside_tag(len(labels) - 1) + 1
    fits = weights.weights.shape == (len(weights.columns), n) and weights.steps.shape == (n, n)
    tags = n > 0 and weights.states[0] == 0 and bool((np.diff(weights.states) > 0).all()) and weights.states[-1] < known
    finite = (
        np.isfinite(weights.weights).all()
        and np.isfinite(weights.steps).all()
        and np.isfinite([trust.slope, trust.offset]).all()
    )
    if not (fits and tags and finite and bool((np.diff(weights.columns.astype(np.int64)) > 0).all())):
        raise ValueError("numbers")
    return CrfModel(labels, weights, trust, {str(k): int(v) for k, v in meta["left"].items()})
