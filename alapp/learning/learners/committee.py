"""A committee of five ridges, each fitted on a bootstrap of the labeled rows (Breiman 1996)."""

from __future__ import annotations

import numpy as np

from alapp.domain.features import Rows
from alapp.domain.words import N_
from alapp.learning.base import Fitted, Indicator, Learner, Lesson
from alapp.learning.learners.many import too_many
from alapp.learning.learners.ridge import Ridge
from alapp.learning.models import CommitteeModel, LinearModel

MEMBERS = 5


class Committee:
    """Members vote; where they differ the model is unsure. With few labels a bootstrap loses a third of them."""

    name = "committee"
    words = N_("Committee of five")
    scale = 6.0

    def __init__(self, base: Learner | None = None, members: int = MEMBERS) -> None:
        self.base = base or Ridge()
        self.members = members

    def fit(self, lesson: Lesson) -> Fitted:
        """Fit each member on its own bootstrap; with labels in the thousands a single one on all rows."""
        rng = np.random.default_rng(lesson.seed)
        fitted: list[LinearModel] = []
        many = too_many(lesson)
        for _ in range(1 if many else self.members):
            model = self.base.fit(lesson if many else lesson.part(_bootstrap(lesson.Y, rng))).model
            if isinstance(model, CommitteeModel):
                raise TypeError("a committee of committees")
            fitted.append(model)
        return Fitted(CommitteeModel(tuple(fitted)))


def _bootstrap(Y: Indicator, rng: np.random.Generator) -> Rows:
    """Return n rows drawn with replacement; one row of each class is always among them, so no class is lost."""
    drawn = rng.integers(len(Y), size=len(Y))
    kept = [int(rng.choice(np.flatnonzero(has))) for has in Y.T if has.any()]
    return np.concatenate([drawn, np.array(kept, dtype=np.int64)])
