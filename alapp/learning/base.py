"""What learners and query strategies are, and the values that pass between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from alapp.domain.annotation import ReasonKind
from alapp.domain.features import Features, Rows
from alapp.learning.matrix import positions
from alapp.learning.models import CommitteeModel, Model

SLICE = 10_000
"""Candidates looked at in one round; a fresh random slice of the pool each time."""

CELLS = 20_000_000
"""Probabilities looked at in one round (80 MB): with thousands of classes the slice is smaller."""

Indicator = NDArray[np.bool_]
"""(n, k): which labels each item has; exactly one a row in a single choice."""

Need = Literal["model", "committee", "places"]


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """What a learner learns from: labeled rows (n) with their indicator Y (n, k), and the session's seed.

    Where one label is looked for, ``target`` is its class index, and ``unread`` rows drawn from those without an
    answer, which a learner may presume not to have it. ``gram`` (n, n) dot products of the rows where they are at
    hand; ``held_out`` says whether leave-one-out scores are wanted, which cost a learner three times its fit.
    """

    features: Features
    Y: Indicator
    several: bool
    seed: int = 0
    target: int | None = None
    unread: Features | None = None
    gram: NDArray[np.float64] | None = None
    held_out: bool = True

    def part(self, rows: Rows) -> Lesson:
        """Return the lesson of these rows."""
        gram = None if self.gram is None else self.gram[np.ix_(rows, rows)]
        return replace(self, features=self.features.take(rows), Y=self.Y[rows], gram=gram)


@dataclass(frozen=True, slots=True, eq=False)
class History:
    """How each of m answers came about, row by row.

    ``turn`` (m,) place in the order of answering; ``chance`` (m,) probability with which the item was chosen, as
    stored with its answer; ``told`` (m,) whether a model had spoken before the answer, and ``said`` (m, k) the labels
    it gave then: it was trained without this answer.
    """

    turn: NDArray[np.int64]
    chance: NDArray[np.float64]
    told: NDArray[np.bool_]
    said: Indicator


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """A fitted model, and where the learner has them free of charge the leave-one-out scores (n, s).

    ``gram`` (n, n): the dot products of the lesson's rows where the learner made them, of use to a fit on a part.
    """

    model: Model
    held_out: NDArray[np.float64] | None = None
    gram: NDArray[np.float64] | None = None


class Learner(Protocol):
    """A family member without state; ``name`` is stored with each model, ``words`` is on screen."""

    name: str
    words: str
    scale: float
    """Turns scores into logits until the random checks allow a fit."""

    def fit(self, lesson: Lesson) -> Fitted:
        """Fit on the lesson; same lesson and seed, same model. At least one row with one label is needed."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class PoolView:
    """What a strategy may look at.

    ``candidates`` rows of ``features`` that may be asked, ``labeled`` rows with an answer and ``Y`` (len(labeled), k)
    their labels, all False for those picked in this round but not answered yet; ``model`` and ``committee`` are
    None where there is none; ``seed`` is the project's and the same in every round; ``predicted`` (rows of
    features, n_classes) the model's probabilities where they are at hand; ``target`` the class index of the label
    that is looked for, None where every label is of interest.
    """

    features: Features
    candidates: Rows
    labeled: Rows
    n_classes: int
    several: bool = False
    model: Model | None = None
    committee: CommitteeModel | None = None
    seed: int = 0
    slice_size: int = SLICE
    predicted: NDArray[np.float32] | None = None
    Y: Indicator | None = None
    target: int | None = None

    def slice(self, rng: np.random.Generator) -> Rows:
        """Return a random slice of the candidates in random order, so that ties are broken at random."""
        return rng.permutation(self.candidates)[: min(self.slice_size, max(1, CELLS // max(1, self.n_classes)))]

    def chance(self, size: int) -> float:
        """Return the probability that a slice of ``size`` holds a given candidate."""
        return size / max(1, len(self.candidates))

    def probabilities(self, rows: Rows) -> NDArray[np.float32]:
        """Return the model's probabilities (n, n_classes) of these rows; needs a model."""
        if self.predicted is not None:
            return self.predicted[rows]
        if self.model is None:
            raise ValueError("this strategy needs a model")
        return self.model.probabilities(self.features.take(rows))

    def places(self, rows: Rows) -> NDArray[np.float32]:
        """Return unit-length positions (n, m) of these rows."""
        dense = self.features.dense
        seen = Features.of_dense(dense) if dense.shape[1] else self.features  # the sparse rows need not be copied
        return positions(seen.take(rows))


@dataclass(frozen=True, slots=True)
class Choice:
    """One chosen row: how useful (higher is better), the chance it had, and why.

    ``parts`` are the why-bars in 0..1 (uncertain, unlike, random); ``rivals`` the two best class indices.
    """

    row: int
    utility: float
    probability: float
    reason: ReasonKind
    parts: Mapping[str, float] = field(default_factory=dict)
    rivals: tuple[int, ...] = ()


class QueryStrategy(Protocol):
    """A family member without state that chooses what to ask.

    ``needs``: ``model`` (one label at least was given), ``committee`` (several models), ``places`` (distances).
    ``cold`` strategies are of use before the first label.
    """

    name: str
    words: str
    needs: frozenset[Need]

    def query(self, view: PoolView, n: int, rng: np.random.Generator) -> list[Choice]:
        """Return ``n`` or fewer choices among the candidates, best first, no row twice."""
        ...


def choices(
    rows: Rows, utilities: NDArray[np.float64] | Sequence[float], probability: float, reason: ReasonKind
) -> list[Choice]:
    """Build choices that share probability and reason."""
    return [Choice(int(row), float(u), probability, reason) for row, u in zip(rows, utilities, strict=True)]


def best(rows: Rows, utilities: NDArray[np.float64], n: int) -> NDArray[np.int64]:
    """Return the places of the ``n`` largest utilities, largest first; ties keep the (random) order of ``rows``."""
    return np.argsort(-utilities[: len(rows)], kind="stable")[:n]
