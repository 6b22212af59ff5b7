"""Multinomial naive Bayes on the word features: one model of the words of each class (McCallum & Nigam 1998)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from alapp.domain.words import N_
from alapp.learning.learners.bayes import ComplementBayes, Sums


class MultinomialBayes(ComplementBayes):
    """As the complement learner, but a class is judged by its own words, and frequent classes are likelier;
    Laplace's smoothing, as published.

    For several labels the two say the same: the words of items with the label against those without it.
    """

    name = "multinomial_bayes"
    words = N_("Naive Bayes with class frequencies")
    scale = 4.0

    def __init__(self, smoothing: float = 1.0) -> None:
        super().__init__(smoothing)

    def _speaking(self, inside: Sums, outside: Sums) -> Sums:
        """Return weights (c, s): terms that are frequent inside the class speak for it."""
        del outside
        return self._log_share(inside)

    def _single_prior(self, Y: Sums) -> NDArray[np.float64]:
        """Return the logarithms of the class shares, smoothed by one half."""
        return np.asarray(np.log((Y.sum(axis=0) + 0.5) / (len(Y) + 0.5 * Y.shape[1])))
