"""A round with sentence embeddings: compared with the recipe without them, used where that promises more."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from alapp.domain.steps import Steps
from alapp.domain.words import plain
from alapp.features.embedding import Encoder, with_embedding
from alapp.learning.base import Choice
from alapp.learning.feature_choice import Comparison, FeatureChoice, compared, decided
from alapp.learning.learners.common import one_thread
from alapp.learning.learners.registry import LEARNERS
from alapp.learning.metrics import Measured, fit_measured
from alapp.learning.retrain import Retrained, Snapshot, lesson_of, retrain
from alapp.session.sentence_rows import Embedded

ENOUGH = 500
"""Open items with an embedding from which on a round chooses among these alone."""

Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Read:
    """What there is to choose from: embeddings ``at hand``, whether they must be used, whether texts are familiar."""

    encoder: Encoder
    at_hand: Embedded
    always: bool
    familiar: bool | None


def enough(snapshot: Snapshot, ids: Ids, at_hand: Embedded) -> bool:
    """Return whether so many open items have an embedding that a round may choose among these."""
    still_open = ~snapshot.closed
    still_open[snapshot.rows] = False
    here = np.isin(ids, at_hand.ids)
    return bool((here & still_open).sum() >= min(ENOUGH, still_open.sum())) and bool(here.any())


def trained(snapshot: Snapshot, ids: Ids, read: Read, progress: Steps) -> tuple[Retrained, FeatureChoice]:
    """Run the round with the features that promise more; the labeled rows have an embedding.

    Items without one are predicted by the recipe without, and not asked yet: which have one is a matter of their
    random place alone, so that random checks among them stand for the pool.
    """
    places = np.flatnonzero(np.isin(ids, read.at_hand.ids))
    part = _part(snapshot, places, read.at_hand.of(ids[places]))
    chosen = _decided(snapshot, part, read)
    if not chosen.used:
        return retrain(snapshot, progress), chosen
    result = retrain(part, progress)
    if len(places) == len(ids):
        return result, chosen
    return _spread(result, places, retrain(replace(snapshot, reserve=0), progress)), chosen


def _decided(snapshot: Snapshot, part: Snapshot, read: Read) -> FeatureChoice:
    if read.always:
        return FeatureChoice(read.encoder.name, plain("They are switched on in the settings."))
    _, checks = lesson_of(snapshot)
    if len(checks) < 2:
        return decided(read.encoder.name, read.familiar, Comparison(len(checks)))
    with one_thread():
        found = compared(_measured(snapshot), _measured(part), several=snapshot.several)
    return decided(read.encoder.name, read.familiar, found)


def _measured(snapshot: Snapshot) -> Measured:
    lesson, checks = lesson_of(snapshot)
    return fit_measured(LEARNERS[snapshot.learner], lesson, checks)


def _part(snapshot: Snapshot, places: NDArray[np.int64], embeddings: NDArray[np.float16]) -> Snapshot:
    """Return the rows at these places alone, with their embeddings; the labeled rows are among them."""
    asked = snapshot.closed.copy()
    asked[snapshot.rows] = True
    share = (~asked[places]).sum() / max(1, (~asked).sum())
    return replace(
        snapshot,
        features=with_embedding(snapshot.features.take(places), embeddings),
        rows=np.searchsorted(places, snapshot.rows),
        closed=snapshot.closed[places],
        previous=None if snapshot.previous is None else snapshot.previous[places],
        share_of_pool=float(snapshot.share_of_pool * share),
    )


def _spread(result: Retrained, places: NDArray[np.int64], other: Retrained) -> Retrained:
    """Return the result with its rows at their places, and for the rest what the recipe without embeddings says."""
    best, confidence = other.best.copy(), other.confidence.copy()
    best[places], confidence[places] = result.best, result.confidence
    choices: list[Choice] = [replace(choice, row=int(places[choice.row])) for choice in result.choices]
    return replace(result, choices=choices, best=best, confidence=confidence)
