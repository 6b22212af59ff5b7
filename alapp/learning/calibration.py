"""Probabilities that mean what they say: links, a fitted temperature, and how far off they are."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

SCALES = (0.05, 60.0)
"""Range in which the fitted scale (1 / temperature) is looked for."""

STEPS = 25
"""Golden-section steps: the scale is right within a tenth of a percent."""

FLATTENED = 0.25
"""Exponent of the inverse selection chance (0: every label counts the same, 1: the pool is estimated unbiased)."""


def softmax(logits: NDArray[Any]) -> NDArray[np.float64]:
    """Return probabilities (n, k) whose rows sum to 1."""
    shifted = np.asarray(logits, dtype=np.float64)
    shifted = np.exp(shifted - shifted.max(axis=1, keepdims=True, initial=-np.inf))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True))


def sigmoid(logits: NDArray[Any]) -> NDArray[np.float64]:
    """Return 1 / (1 + exp(-logits)) without overflow."""
    return np.asarray(0.5 * (1 + np.tanh(0.5 * np.asarray(logits, dtype=np.float64))))


def logits(probabilities: NDArray[Any], *, several: bool) -> NDArray[np.float64]:
    """Return scores (n, k) whose link gives these probabilities: logarithms, or half log odds for several labels."""
    p = np.clip(np.asarray(probabilities, dtype=np.float64), 1e-6, 1 - 1e-6)
    return np.asarray((np.log(p) - np.log1p(-p)) / 2 if several else np.log(p))


def tempered(probabilities: NDArray[Any], factor: float, *, several: bool) -> NDArray[np.float32]:
    """Return the probabilities (n, k) with their logits multiplied by ``factor``."""
    scaled = factor * logits(probabilities, several=several)
    return np.asarray(sigmoid(2 * scaled) if several else softmax(scaled), dtype=np.float32)


def row_losses(scores: NDArray[Any], P: NDArray[Any], scale: float, *, several: bool) -> NDArray[np.float64]:
    """Return the negative log-likelihood (n,) of each row's labels P under ``scale`` x scores (both (n, s)).

    P is the indicator, or what the labels are believed to be: probabilities.
    """
    logits = scale * np.asarray(scores, dtype=np.float64)
    if several:
        each = P * np.logaddexp(0, -2 * logits) + (1 - np.asarray(P, dtype=np.float64)) * np.logaddexp(0, 2 * logits)
        return np.asarray(each.mean(axis=1))
    return np.asarray(np.logaddexp.reduce(logits, axis=1) - (P * logits).sum(axis=1))


def fitted_scale(
    scores: NDArray[Any],
    Y: NDArray[np.bool_],
    *,
    several: bool,
    weights: NDArray[np.float64] | None = None,
    prior: float = 0.0,
) -> float:
    """Return the scale with the least log loss (temperature scaling, Guo et al. 2017), by golden-section search.

    ``scores`` (n, s) must be of items that did not train the model (leave-one-out), ``weights`` (n,) say how much
    each counts (1 where not given). ``prior`` is the weight, in labels, of the belief that the scores are right as
    they are: of labels that agree with them on average. With few labels it keeps the scale near 1.
    """
    counts = np.ones(len(scores)) if weights is None else weights
    believed = sigmoid(2 * np.asarray(scores)) if several else softmax(scores)

    def loss(log_scale: float) -> float:
        scale = float(np.exp(log_scale))
        seen = float(counts @ row_losses(scores, Y, scale, several=several))
        return seen + (prior * float(row_losses(scores, believed, scale, several=several).mean()) if prior else 0.0)

    golden = (np.sqrt(5) - 1) / 2
    low, high = (float(np.log(end)) for end in SCALES)
    for _ in range(STEPS):
        left, right = high - golden * (high - low), low + golden * (high - low)
        low, high = (low, right) if loss(left) <= loss(right) else (left, high)
    return float(np.exp((low + high) / 2))


def flattened(chance: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return weights (n,) against the selection of items: 1 / chance, flattened, in units of labels.

    Full inverse weights stand for the whole pool but rest on the few random checks alone; the exponent trades their
    variance for a little bias (Shimodaira 2000). The sum is the effective number of labels (Kish 1965).
    """
    weights = np.maximum(chance, 1e-9) ** -FLATTENED
    return np.asarray(weights * weights.sum() / (weights**2).sum(), dtype=np.float64)


def brier(probabilities: NDArray[Any], Y: NDArray[np.bool_]) -> float:
    """Return the mean squared distance of probabilities (n, k) from the indicator Y (n, k), summed over classes."""
    return float(((np.asarray(probabilities, dtype=np.float64) - Y) ** 2).sum(axis=1).mean())


def calibration_error(confidence: NDArray[Any], correct: NDArray[np.bool_], bins: int = 10) -> float:
    """Return the expected calibration error over bins of equal mass; biased upward under some 200 items."""
    order = np.argsort(confidence, kind="stable")
    parts = [part for part in np.array_split(order, bins) if len(part)]
    gaps = [abs(float(confidence[p].mean()) - float(correct[p].mean())) * len(p) for p in parts]
    return sum(gaps) / len(order) if len(order) else 0.0
