"""Jensen-Shannon distance of pairs: any two members' probabilities lie apart (Lin 1991; Endres & Schindelin 2003).

The divergence of all members at once has the same order as the divergence from the consensus, so this strategy takes
the mean over the pairs of its square root, which is a metric: one member that stands alone counts less.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from alapp.domain.words import N_
from alapp.learning.strategies.committee_votes import Disagreement, Distributions, plogp


class JensenShannon(Disagreement):
    """Asks where the members lie apart, pair by pair."""

    name = "jensen_shannon"
    words = N_("Several models differ from each other")

    def score(self, distributions: Distributions) -> NDArray[np.float64]:
        """Return the mean distance (n, labels) of the pairs, 0 for a single member."""
        own = plogp(distributions).sum(axis=-1)
        total = np.zeros(own.shape[1:])
        pairs = list(combinations(range(len(own)), 2))
        for a, b in pairs:
            middle = plogp((distributions[a] + distributions[b]) / 2).sum(axis=-1)
            total += np.sqrt(np.maximum((own[a] + own[b]) / 2 - middle, 0))
        return np.asarray(total / max(1, len(pairs)))
