"""The learners, one line a member."""

from __future__ import annotations

from alapp.domain.registry import Registry
from alapp.learning.base import Learner
from alapp.learning.learners.bayes import ComplementBayes
from alapp.learning.learners.committee import Committee
from alapp.learning.learners.logistic import Logistic
from alapp.learning.learners.multinomial_bayes import MultinomialBayes
from alapp.learning.learners.relevance import Relevance
from alapp.learning.learners.ridge import Ridge
from alapp.learning.learners.sgd import Sgd
from alapp.learning.learners.svm import LinearSvm

LEARNERS: Registry[Learner] = Registry(
    "learner",
    Ridge(),
    Logistic(),
    LinearSvm(),
    ComplementBayes(),
    MultinomialBayes(),
    Sgd(),
    Committee(),
    Relevance(),
)
