"""Query by committee: ask what the members disagree on (Seung et al. 1992)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.learning.base import Choice, Need, PoolView, best, choices
from alapp.learning.strategies.scores import Utilities


def _plogp(p: NDArray[Any]) -> NDArray[np.float64]:
    clipped = np.clip(p.astype(np.float64), 1e-12, 1)
    return np.asarray(clipped * np.log(clipped))


def _per_label(probabilities: NDArray[Any], several: bool) -> NDArray[np.float64]:
    """Return distributions (members, n, labels, outcomes): yes and no for several labels, one over the classes else."""
    if several:
        return np.stack([probabilities, 1 - probabilities], axis=-1).astype(np.float64)
    return probabilities[:, :, None, :].astype(np.float64)


def vote_entropy(probabilities: NDArray[Any], several: bool) -> Utilities:
    """Return the entropy of the members' votes (Dagan & Engelson 1995), the largest over the labels."""
    distributions = _per_label(probabilities, several)
    best_outcome = distributions.argmax(axis=-1)
    votes = (best_outcome[..., None] == np.arange(distributions.shape[-1])).mean(axis=0)
    return np.asarray(-_plogp(votes).sum(axis=-1).max(axis=-1))


def kl_to_consensus(probabilities: NDArray[Any], several: bool) -> Utilities:
    """Return the mean divergence of the members from their mean (McCallum & Nigam 1998), the largest over labels.

    It equals the entropy of the mean less the mean of the entropies.
    """
    distributions = _per_label(probabilities, several)
    mean = distributions.mean(axis=0)
    inside = _plogp(distributions).sum(axis=-1).mean(axis=0)
    return np.asarray(np.maximum(inside - _plogp(mean).sum(axis=-1), 0).max(axis=-1))


class Disagreement:
    """Takes the items of the slice on which a committee disagrees most."""

    needs: frozenset[Need] = frozenset({"committee"})

    def __init__(self, name: str, words: str, score: Callable[[NDArray[Any], bool], Utilities]) -> None:
        self.name = name
        self.words = words
        self.score = score

    def query(self, view: PoolView, n: int, rng: np.random.Generator) -> list[Choice]:
        """Return the ``n`` or fewer candidates of the slice with the largest disagreement."""
        if view.committee is None:
            raise ValueError("this strategy needs a committee")
        rows = view.slice(rng)
        if not len(rows):
            return []
        utilities = self.score(view.committee.member_probabilities(view.features.take(rows)), view.several)
        top = best(rows, utilities, n)
        return choices(rows[top], utilities[top], view.chance(len(rows)), "uncertain")


VOTE_ENTROPY = Disagreement("vote_entropy", "Disagreement: votes", vote_entropy)
KL_CONSENSUS = Disagreement("kl_consensus", "Disagreement: divergence", kl_to_consensus)
