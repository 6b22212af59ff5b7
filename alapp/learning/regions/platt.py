"""What a score is worth: a sigmoid through right and wrong finds (Platt 1999), with his softened targets."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

FEWEST = 12
"""With fewer judged finds nothing is calibrated."""
PLAIN = (0.0, 1.0)


def logit(p: float) -> float:
    """Return the log odds of a chance, cut at 1 in 10,000."""
    kept = min(max(float(p), 1e-4), 1 - 1e-4)
    return math.log(kept / (1 - kept))


def sigmoid(a: float, b: float, score: float) -> float:
    """Return the chance that ``score`` stands for."""
    return 1 / (1 + math.exp(-min(max(a + b * score, -30.0), 30.0)))


def calibrated(judged: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Return (a, b) of the sigmoid through (score, whether it was right), by Newton's steps; the slope is above 0."""
    if len(judged) < FEWEST:
        return PLAIN
    scores = np.array([score for score, _ in judged])
    right = np.array([hit for _, hit in judged])
    n_right, n_wrong = int(right.sum()), int((~right).sum())
    target = np.where(right, (n_right + 1) / (n_right + 2), 1 / (n_wrong + 2))
    design = np.stack([np.ones_like(scores), scores], axis=1)
    found, plain = np.array(PLAIN), np.array(PLAIN)
    pull = np.diag([0.0, 1.0])  # towards a slope of 1, as strong as one find
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(design @ found, -30, 30)))
        slope = design.T @ (target - p) - pull @ (found - plain)
        curve = (design * (p * (1 - p))[:, None]).T @ design + pull + 1e-6 * np.eye(2)
        found = found + np.clip(np.linalg.solve(curve, slope), -2, 2)
    return float(found[0]), max(float(found[1]), 0.05)
