"""With sentence embeddings or without: decided on the random checks, in pairs, from a stated prior.

Both fits speak of the same checks, held out; what is compared is the squared error of their probabilities (Brier
1950), check by check, so that the difference has a standard error of its own. The prior decides until the checks
speak clearly against it: with some dozens of checks a difference must be large to be seen.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.words import plain
from alapp.learning.evaluation import hits
from alapp.learning.metrics import Measured

FEWEST = 20
"""Random checks from which on they are asked."""

CLEARLY = 2.58
"""Standard errors that are clear: looked at after each batch, a range of 95 % would be left by chance too often."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What n checks say: squared error without less that with embeddings (above 0: embeddings are better), its range,
    and the same for the share that is right, in points."""

    n_checks: int = 0
    difference: float = 0.0
    low: float = 0.0
    high: float = 0.0
    points: float = 0.0
    points_error: float = 0.0


@dataclass(frozen=True, slots=True)
class FeatureChoice:
    """Which features a round uses, why in words, and on what ground; ``used`` names the encoder, empty for none."""

    used: str
    reason: str
    compared: Comparison = Comparison()

    def plain(self) -> dict[str, Any]:
        """Return plain JSON for the metrics of a model."""
        found = asdict(self.compared)
        return {"used": self.used, "reason": self.reason, **found, "range": [found.pop("low"), found.pop("high")]}


def compared(without: Measured, embedded: Measured, *, several: bool) -> Comparison:
    """Compare two measurements of the same checks, row by row; one check alone has no standard error."""
    n = len(without.Y)
    if n < 2:
        return Comparison(n)
    gain = _errors(without) - _errors(embedded)
    right = [hits(m.probabilities, m.Y, several=several).astype(np.float64) for m in (without, embedded)]
    points = 100 * (right[1] - right[0])
    mean, error = _mean(gain)
    return Comparison(n, mean, mean - CLEARLY * error, mean + CLEARLY * error, *_mean(points))


def _errors(measured: Measured) -> NDArray[np.float64]:
    difference = np.asarray(measured.probabilities, dtype=np.float64) - measured.Y
    return np.asarray((difference**2).sum(axis=1))


def _mean(values: NDArray[np.float64]) -> tuple[float, float]:
    return float(values.mean()), float(values.std(ddof=1) / np.sqrt(len(values)))


def decided(encoder: str, familiar: bool | None, found: Comparison) -> FeatureChoice:
    """Decide between this encoder and none; ``familiar``: whether the texts are in the language it was made for."""
    expected = familiar is not False
    if found.n_checks >= FEWEST and found.low > 0:
        return FeatureChoice(encoder, plain("The random checks speak for them."), found)
    if found.n_checks >= FEWEST and found.high < 0:
        return FeatureChoice("", plain("The random checks speak against them."), found)
    if not expected:
        reason = plain("The texts do not look like English, for which the sentence model was made.")
        return FeatureChoice("", reason, found)
    reason = plain("They usually save many labels, and the random checks do not speak against it.")
    if found.n_checks < FEWEST:
        reason = plain(
            "They usually save many labels; {fewest} random checks are needed to say otherwise.", fewest=FEWEST
        )
    return FeatureChoice(encoder, reason, found)
