"""A detector of one's own or the model that learns from the person's boxes: decided on answered pictures, in pairs.

What is compared is the work that each would leave: boxes to draw, and suggested ones to take away, picture by picture,
so that the difference has a standard error of its own. Random checks decide where there are enough. Before, all
answered pictures do: most were asked because the model in use was unsure of them, so they speak a little against that
one, and are said to be no fair sample. Until they speak clearly, the person's choice of a file decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.words import plain
from alapp.learning.feature_choice import CLEARLY
from alapp.learning.feature_choice import FEWEST as FEWEST_CHECKS

FEWEST = 8
"""Answered pictures from which on they are asked."""


@dataclass(frozen=True, slots=True)
class BoxComparison:
    """What ``n`` pictures say, random ``checks`` or all that are answered.

    ``saved``: boxes to draw or to take away in a picture, with the learned model less with the file (above 0: the
    file is better), and its standard error.
    """

    n: int = 0
    checks: bool = False
    saved: float = 0.0
    error: float = 0.0


@dataclass(frozen=True, slots=True)
class DetectorChoice:
    """Whose boxes a round suggests, why in words, and on what ground.

    ``used`` names the detector, empty where the learned model is used; ``file`` is its file's name; ``classes`` maps
    its classes to names of labels, ``ignored`` are those that are no label here.
    """

    used: str
    reason: str
    file: str = ""
    classes: Mapping[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    compared: BoxComparison = BoxComparison()

    def plain(self) -> dict[str, Any]:
        """Return plain JSON for the metrics of a model."""
        return asdict(self)


def rows_to_ask(n_answered: int, checks: NDArray[np.int64]) -> tuple[NDArray[np.int64], bool]:
    """Return the rows of a lesson that compare two learners, none where there are too few; whether they are checks."""
    if len(checks) >= FEWEST_CHECKS:
        return checks, True
    return np.arange(n_answered if n_answered >= FEWEST else 0, dtype=np.int64), False


def compared(learned: NDArray[np.int64], own: NDArray[np.int64], *, checks: bool) -> BoxComparison:
    """Compare (right, drawn, found) of the same pictures (n, 3) by both, in the same order."""
    n = len(own)
    if n < 2:
        return BoxComparison(n, checks)
    saved = (_work(learned) - _work(own)).astype(np.float64)
    return BoxComparison(n, checks, float(saved.mean()), float(saved.std(ddof=1) / np.sqrt(n)))


def _work(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    right, drawn, found = counts.T
    return np.asarray(drawn + found - 2 * right)


def speaks(found: BoxComparison) -> tuple[bool, str]:
    """Return whether the detector file is used, and why."""
    if found.n < FEWEST:
        return True, plain("You chose it; {fewest} answered pictures are needed to say otherwise.", fewest=FEWEST)
    if found.saved + CLEARLY * found.error < 0:
        return False, (
            plain("The random checks speak against it.")
            if found.checks
            else plain("The answered pictures speak against it.")
        )
    if found.saved - CLEARLY * found.error > 0:
        return True, plain("The random checks speak for it.") if found.checks else plain(
            "The answered pictures speak for it."
        )
    if found.checks:
        return True, plain("You chose it, and the random checks do not speak against it.")
    return True, plain("You chose it, and the answered pictures do not speak against it.")
