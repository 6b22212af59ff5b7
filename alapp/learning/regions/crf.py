"""Spans of texts by a linear-chain conditional random field over tokens (Lafferty et al. 2001; Settles & Craven 2008).

python-crfsuite learns the weights; from there on they are plain numbers, read by our own sums (``chain.py``), so that
a stored model is inert bytes and no parser of a foreign format ever sees it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.arrays import pack, unpack
from alapp.domain.errors import BadInput
from alapp.domain.region import Marked, RegionKind, Span
from alapp.domain.steps import Steps
from alapp.domain.tokens import Offsets, token_offsets
from alapp.learning.regions.base import Reading, RegionLesson
from alapp.learning.regions.bio import inside_tag, runs, tagged
from alapp.learning.regions.chain import Chains, Passed, best_states, passed, span_chances, tagging_scores
from alapp.learning.regions.crf_fit import HELD_OUT, Weights, fitted_sharpness, fitted_weights
from alapp.learning.regions.token_features import VERSION, token_columns

LEAN = 1.5
"""What is suggested leans to spans: by this the score of each token's being outside is lowered (not its chance).

The most likely tagging of a young model hardly holds a span: F1 1 and 5 % at 100 sentences of WNUT-17 and AnEM,
10 and 20 % at 400. Leaning makes it 7 and 10 %, 19 and 30 % (of 0, 0.5, 1, 1.5, 2; no better above). In theory a
span is to be named from a chance of half the F1 that can be reached on (Lipton et al. 2014).
"""
TOKENS = 20_000
CELLS = 4_000_000
"""Tokens that are read together, between two looks at the progress; and texts times steps from state to state."""


@dataclass(frozen=True, slots=True, eq=False)
class CrfModel:
    """A fitted chain model. ``sharpness`` is 1 / temperature; ``left`` counts spans that overlap made it leave out."""

    labels: tuple[str, ...]
    weights: Weights
    sharpness: float = 1.0
    left: dict[str, int] = field(default_factory=dict)

    def read(self, contents: Sequence[Any], progress: Steps) -> list[Reading]:
        """Return the spans found in each text, with the chance of each to be exactly a span of its label."""
        readings: list[Reading] = []
        most = max(1, CELLS // len(self.weights.states) ** 2)
        for texts in _portions(contents, most):
            progress.step(len(readings), len(contents), "Reading")
            readings += self._read(texts)
        return readings

    def _read(self, texts: Sequence[str]) -> list[Reading]:
        offsets = [token_offsets(text) for text in texts]
        items = [token_columns(text, places) for text, places in zip(texts, offsets, strict=True)]
        filled = [columns for columns in items if columns]
        chains = self.weights.chains(filled)
        found, states = passed(chains, self.sharpness), best_states(chains)
        named, chances = self.weights.states[best_states(_leaning(chains))], found.chances
        sure = tagging_scores(chains, states, self.sharpness) - found.log_sum
        rows = zip(chains.firsts.tolist(), sure.tolist(), strict=True)
        readings = []
        for text, places in zip(texts, offsets, strict=True):
            if not places:
                readings.append(Reading((), 0.0))
                continue
            first, likely = next(rows)
            here = slice(first, first + len(places))
            scores = uncertainties(chances[here], states[here], likely)
            marked = tuple(self._marked(text, places, found, first, run) for run in runs(named[here]))
            present = self._present(chances[here])
            readings.append(Reading(marked, scores[UNSURE], scores, float(len(places)), present))
        return readings

    def _present(self, chances: NDArray[np.float64]) -> dict[str, float]:
        return {self.labels[label]: _somewhere(chances[:, state]) for label, state in self._begins.items()}

    def _marked(
        self, text: str, offsets: list[Offsets], found: Passed, first: int, run: tuple[int, int, int]
    ) -> Marked:
        """Return a found span with its chance and the label that is next likely for the same words."""
        begin, end, label = run
        start, stop = offsets[begin][0], offsets[end - 1][1]
        begins = self._begins
        insides = [self._place(inside_tag(other)) for other in begins]
        chances = span_chances(
            found, first + begin, first + end - 1, end == len(offsets), list(begins.values()), insides
        )
        by_label = dict(zip(begins, chances.tolist(), strict=True))
        confidence = min(by_label.pop(label), 1.0)
        second = max(by_label, key=by_label.__getitem__) if by_label else None
        span = Span(start, stop, self.labels[label], text[start:stop])
        if second is None:
            return Marked(span, confidence)
        return Marked(span, confidence, self.labels[second], by_label[second])

    @property
    def _begins(self) -> dict[int, int]:
        """For each label that was drawn, by number: the place of its first state."""
        return {(tag - 1) // 2: place for place, tag in enumerate(self.weights.states.tolist()) if tag % 2}

    def _place(self, tag: int) -> int:
        places = np.flatnonzero(self.weights.states == tag)
        return int(places[0]) if len(places) else -1

    def to_bytes(self) -> bytes:
        """Return the numbers of the model, and no word of any text."""
        meta = {"kind": "crf", "version": VERSION, "labels": self.labels, "left": self.left}
        w = self.weights
        arrays: dict[str, NDArray[Any]] = {"states": w.states, "columns": w.columns}
        arrays |= {"weights": w.weights, "steps": w.steps}
        return pack(meta | {"sharpness": self.sharpness}, arrays)


class Crf:
    """Learns spans token by token, each label with a first and further tokens (BIO2); needs no other data.

    ``held_out`` items are left out in turn to see how sure the model may be; with 0 its chances are as they come.
    """

    name = "crf"
    words = "Chain of words (CRF)"
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
        sharpness = fitted_sharpness(items, tags, lesson.seed, progress, self.held_out)
        return CrfModel(lesson.labels, fitted_weights(items, tags, progress), sharpness, left)

    def from_bytes(self, blob: bytes) -> CrfModel:
        """Return what :meth:`CrfModel.to_bytes` wrote; raises BadInput when damaged or of another version."""
        meta, arrays = unpack(blob)
        try:
            return _model(meta, arrays)
        except (KeyError, TypeError, ValueError) as error:
            raise BadInput(
                "The stored model of spans cannot be read.",
                "It was made from your texts and answers, which are not touched.",
                "Train again.",
                type(error).__name__,
            ) from None


UNSURE = "lowest_token"
"""Which of the uncertainties makes an item asked sooner."""


def uncertainties(chances: NDArray[np.float64], states: NDArray[np.int64], sure: float) -> dict[str, float]:
    """Return how unsure a model is of one text, by name, from the chances (n, s) of its tokens' states.

    ``states`` (n,) are those of the best tagging, ``sure`` the logarithm of its chance. ``mnlp``: 1 - the chance's
    n-th root, of the same order as the maximum normalised log-probability (Shen et al. 2018); ``least_confident``:
    1 - the chance (Culotta & McCallum 2005); ``token_entropy``: mean entropy a token, as a share of its maximum
    (Settles & Craven 2008); ``lowest_token``: 1 - the chance of the token it is least sure of (Liu et al. 2020).
    """
    n, n_states = chances.shape
    each = chances[np.arange(n), states]
    entropy = -(chances * np.log(np.maximum(chances, 1e-300))).sum(axis=1)
    found = {
        "mnlp": -np.expm1(sure / n),
        "least_confident": -np.expm1(sure),
        "token_entropy": entropy.mean() / np.log(max(n_states, 2)),
        "lowest_token": 1 - each.min(),
    }
    return {name: float(np.clip(value, 0.0, 1.0)) for name, value in found.items()}


def _leaning(chains: Chains) -> Chains:
    scores = chains.scores.copy()
    scores[:, 0] -= LEAN  # the state outside of all spans is always the first
    return replace(chains, scores=scores)


def _somewhere(chances: NDArray[np.float64]) -> float:
    """Return the chance that one token at least is in a state, the tokens taken as independent of each other."""
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
    labels, sharpness = tuple(str(label) for label in meta["labels"]), float(meta["sharpness"])
    weights = Weights(arrays["states"], arrays["columns"], arrays["weights"], arrays["steps"])
    n, known = len(weights.states), inside_tag(len(labels) - 1) + 1
    fits = weights.weights.shape == (len(weights.columns), n) and weights.steps.shape == (n, n)
    tags = n > 0 and weights.states[0] == 0 and bool((np.diff(weights.states) > 0).all()) and weights.states[-1] < known
    finite = np.isfinite(weights.weights).all() and np.isfinite(weights.steps).all() and 0 < sharpness < 100
    if not (fits and tags and finite and bool((np.diff(weights.columns.astype(np.int64)) > 0).all())):
        raise ValueError("numbers")
    return CrfModel(labels, weights, sharpness, {str(k): int(v) for k, v in meta["left"].items()})
