"""Vote entropy: the members give different labels (Dagan & Engelson 1995)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from alapp.domain.words import N_
from alapp.learning.strategies.committee_votes import Disagreement, Distributions, plogp


class VoteEntropy(Disagreement):
    """Counts votes only, not how sure a member is."""

    name = "vote_entropy"
    words = N_("Several models vote differently")

    def score(self, distributions: Distributions) -> NDArray[np.float64]:
        """Return the entropy (n, labels) of the votes."""
        outcomes = np.arange(distributions.shape[-1])
        votes = (distributions.argmax(axis=-1)[..., None] == outcomes).mean(axis=0)
        return np.asarray(-plogp(votes).sum(axis=-1))
