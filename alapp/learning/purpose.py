"""What a project is for, as a table of what learns, what is read and in which order; and whether a label is rare."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from alapp.learning.relevance import refit_after

Purpose = Literal["label_all", "find_all"]

RARE = 0.05
"""Below this share of the random checks a label is rare (recipe B.10)."""

FEWEST_CHECKS = 40
"""Random checks from which on rarity means something: below, 5 % are fewer than two."""


@dataclass(frozen=True, slots=True)
class Means:
    """How a purpose is served; an empty name leaves the modality's or the person's own choice."""

    extractor: str = ""
    learner: str = ""
    strategy: str = ""

    def refit(self, n_labels: int, batch: int) -> int:
        """Return after how many more answers the model is fitted again."""
        return refit_after(n_labels) if self.strategy == "relevance" else batch


MEANS: dict[Purpose, Means] = {
    "label_all": Means(),
    "find_all": Means("relevance_text", "relevance", "relevance"),
}


def means_of(purpose: str, target: int | None) -> Means:
    """Return how a purpose is served; without a label to look for every label is of interest."""
    return MEANS["find_all"] if purpose == "find_all" and target is not None else MEANS["label_all"]


def rare(found: int, checks: int) -> bool:
    """Tell whether a label with ``found`` of ``checks`` random checks is rare, but there."""
    return checks >= FEWEST_CHECKS and 0 < found < RARE * checks
