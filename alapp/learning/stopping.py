"""When more labels change little: three lights, and the recall test for rare labels; pure, and never a command."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from alapp.learning.evaluation import Share
from alapp.learning.forecast import Gain

STABLE, NEARLY_STABLE = 0.99, 0.95
"""Mean kappa of the last three models (Bloodgood & Vijay-Shanker 2009); easy sets reach 0.99, hard ones never do."""
WINDOW = 3
MOST_GAIN = 0.01
"""The upper end of the expected gain must lie below one point."""

Stability = Literal["stable", "nearly", "moving", "unknown"]


@dataclass(frozen=True, slots=True)
class Lights:
    """Whether successive models agree, the curve is flat, and the quality is proven."""

    stable: Stability
    flat: bool
    proven: bool


def stability(kappas: Sequence[float | None]) -> Stability:
    """Return how far the last models agree; ``kappas`` between successive models, oldest first, None where unknown."""
    last = [k for k in kappas[-WINDOW:] if k is not None]
    if len(last) < WINDOW:
        return "unknown"
    mean = sum(last) / WINDOW
    return "stable" if mean >= STABLE else "nearly" if mean >= NEARLY_STABLE else "moving"


def is_flat(gain: Gain | None, threshold: float = 0.005) -> bool:
    """Tell whether the next labels should add less than the threshold, and at most a point."""
    return gain is not None and gain.value < threshold and gain.high < MOST_GAIN


def is_proven(accuracy: Share | None, target: float, width: float = 0.1) -> bool:
    """Tell whether the range of the checks is narrow (whole width) and lies above the target."""
    return accuracy is not None and accuracy.high - accuracy.low <= width and accuracy.low >= target


@dataclass(frozen=True, slots=True)
class RecallTest:
    """``p``: how probable this reading would be if recall were below the target; ``reached`` when p < 1 - confidence.

    ``from_read`` items were read before the sample that tells most; ``found`` of the rare ones in all.
    """

    p: float
    reached: bool
    from_read: int
    found: int


def recall_test(relevant: NDArray[np.bool_], pool: int, target: float = 0.95, confidence: float = 0.95) -> RecallTest:
    """Test whether the items read, in reading order, hold at least ``target`` of all rare ones of the pool.

    Callaghan & Mueller-Hansen 2020 (recipe A7): the items read since a moment count as a sample without replacement
    from those that were left then; of these K = floor(found / target) - found before + 1 would be rare if the target
    were missed, and p = P[Hypergeom(left, K, read since) <= found since]. The least p over all moments is taken, as
    published. Since reading goes from the likeliest down, the test stops late rather than early.
    """
    from scipy.stats import hypergeom

    read, found = len(relevant), int(relevant.sum())
    if not read or not found:
        return RecallTest(1.0, False, 0, found)
    before = np.arange(read)
    found_before = np.concatenate([[0], np.cumsum(relevant)[:-1]])
    left, since = pool - before, read - before
    missed = np.floor(found / target + 1e-9) - found_before + 1  # a hair, since 19 / 0.95 is 20 on paper only
    chances = np.asarray(hypergeom.cdf(found - found_before, left, np.minimum(missed, left), since), dtype=np.float64)
    chances = np.where(missed > left, 0.0, chances)  # so many cannot be left
    best = int(np.argmin(chances))
    return RecallTest(float(chances[best]), bool(chances[best] < 1 - confidence), best, found)
