"""Divergence from the consensus: the members' probabilities differ from their mean (McCallum & Nigam 1998).

It equals the entropy of the mean less the mean of the entropies: the Jensen-Shannon divergence of all members at once
(Lin 1991; as a strategy Melville et al. 2005), and the mutual information of BALD (Houlsby et al. 2011).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from alapp.domain.words import N_
from alapp.learning.strategies.committee_votes import Disagreement, Distributions, plogp


class KlConsensus(Disagreement):
    """Asks where members are sure of different labels."""

    name = "kl_consensus"
    words = N_("Several models differ from their mean")

    def score(self, distributions: Distributions) -> NDArray[np.float64]:
        """Return the mean Kullback-Leibler divergence (n, labels) from the mean."""
        inside = plogp(distributions).sum(axis=-1).mean(axis=0)
        return np.asarray(np.maximum(inside - plogp(distributions.mean(axis=0)).sum(axis=-1), 0))
