"""Probabilities that mean what they say: links, a fitted temperature, and how far off they are."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

SCALES = (0.2, 60.0)
"""Range in which the fitted scale (1 / temperature) is looked for."""


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


def log_loss(scores: NDArray[Any], Y: NDArray[np.bool_], scale: float, *, several: bool) -> float:
    """Return the mean negative log-likelihood of the indicator Y (n, s) under ``scale`` x scores (n, s)."""
    if several:
        signed = np.where(Y, 2 * scale * scores, -2 * scale * scores)
        return float(np.logaddexp(0, -signed).mean())
    logits = scale * np.asarray(scores, dtype=np.float64)
    return float((np.logaddexp.reduce(logits, axis=1) - logits[Y]).mean())


def fitted_scale(scores: NDArray[Any], Y: NDArray[np.bool_], *, several: bool) -> float:
    """Return the scale with the least log loss (temperature scaling, Guo et al. 2017), by golden-section search.

    ``scores`` (n, s) must be of items that did not train the model (leave-one-out); a single choice uses the
    rows whose label is among the s classes.
    """
    golden = (np.sqrt(5) - 1) / 2
    low, high = (float(np.log(end)) for end in SCALES)
    for _ in range(40):
        left, right = high - golden * (high - low), low + golden * (high - low)
        losses = [log_loss(scores, Y, float(np.exp(at)), several=several) for at in (left, right)]
        low, high = (low, right) if losses[0] <= losses[1] else (left, high)
    return float(np.exp((low + high) / 2))


def brier(probabilities: NDArray[Any], Y: NDArray[np.bool_]) -> float:
    """Return the mean squared distance of probabilities (n, k) from the indicator Y (n, k), summed over classes."""
    return float(((np.asarray(probabilities, dtype=np.float64) - Y) ** 2).sum(axis=1).mean())


def calibration_error(confidence: NDArray[Any], correct: NDArray[np.bool_], bins: int = 10) -> float:
    """Return the expected calibration error over bins of equal mass; biased upward under some 200 items."""
    order = np.argsort(confidence, kind="stable")
    parts = [part for part in np.array_split(order, bins) if len(part)]
    gaps = [abs(float(confidence[p].mean()) - float(correct[p].mean())) * len(p) for p in parts]
    return sum(gaps) / len(order) if len(order) else 0.0
