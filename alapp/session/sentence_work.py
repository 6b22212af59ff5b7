"""All that the child does with sentence embeddings: reading ahead, and rounds with them where they promise more."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from alapp.domain.words import english, tr
from alapp.features.embedding import BUILT_IN, Encoder
from alapp.features.sentences import Sentences, without_topics
from alapp.features.text_recipe import TextState
from alapp.jobs.progress import Progress
from alapp.learning.feature_choice import FeatureChoice
from alapp.learning.retrain import Retrained, Snapshot, retrain
from alapp.session.feature_rows import FeatureState, contents
from alapp.session.sentence_round import Read, enough, trained
from alapp.session.sentence_rows import SentenceRows, encoder_of
from alapp.store.project import Project

FAMILIAR = 200
"""Labeled texts that are looked at to tell whether they are in the language of the sentence model."""

Ids = NDArray[np.int64]


class Wish(Protocol):
    """What a request says of sentence embeddings: ``auto``, ``on`` or ``off``, and the model file of one's own."""

    @property
    def embedding(self) -> str:
        """Whether they are wanted."""
        ...

    @property
    def embedding_file(self) -> str:
        """Path of a model; empty for the built-in one."""
        ...


class SentenceWork:
    """Keeps embeddings between rounds; lives as long as the engine."""

    def __init__(self) -> None:
        self._rows = SentenceRows()

    def ahead(self, progress: Progress, project: Project, wish: Wish, ids: Ids, until: float) -> bool:
        """Embed these items in their order until the clock shows ``until``; True when more is to do."""
        encoder = encoder_of(project, wish.embedding, wish.embedding_file)
        return isinstance(encoder, Encoder) and not self._rows.some(progress, project, encoder, ids, until)

    def some(self, progress: Progress, project: Project, wish: Wish, ids: Ids, most: int) -> int:
        """Embed up to ``most`` of these items, first things first; return how many of the pool have an embedding."""
        encoder = encoder_of(project, wish.embedding, wish.embedding_file)
        if not isinstance(encoder, Encoder):
            return 0
        self._rows.some(progress, project, encoder, self._rows.known(project, encoder.name).missing(ids)[:most])
        return len(self._rows.known(project, encoder.name).ids)

    def round(
        self, progress: Progress, project: Project, wish: Wish, snapshot: Snapshot, ids: Ids
    ) -> tuple[Retrained, FeatureChoice | None]:
        """Run a round, with embeddings where they are wanted, at hand, and promise more; None: they are no matter."""
        if snapshot.target is not None:  # finding all of a label is a matter of words
            return retrain(snapshot, progress), None
        encoder = encoder_of(project, wish.embedding, wish.embedding_file)
        if not isinstance(encoder, Encoder):
            return retrain(snapshot, progress), encoder
        at_hand = self._rows.known(project, encoder.name)
        if not enough(snapshot, ids, at_hand):
            still = tr("Sentences are still being read: {n:,} of {all:,}.", n=len(at_hand.ids), all=len(ids))
            return retrain(snapshot, progress), FeatureChoice("", english(still))
        labeled = ids[snapshot.rows]
        self._rows.some(progress, project, encoder, labeled)
        familiar = encoder.familiar(contents(project, labeled[:FAMILIAR]))
        read = Read(encoder, self._rows.known(project, encoder.name), wish.embedding == "on", familiar)
        return trained(snapshot, ids, read, progress)


def extractor_with(
    progress: Progress,
    project: Project,
    used: FeatureChoice | None,
    plain: str,
    learned: tuple[TextState, int] | None,
) -> str:
    """Return by which extractor a model's rows are made again: ``plain`` without embeddings.

    With the built-in model's, what the plain extractor has ``learned``, and from how many items, is emitted once to be
    kept under the other name. A model with embeddings of one's own has that encoder's name, which no export knows.
    """
    if used is None or not used.used:
        return plain
    if used.used != BUILT_IN:
        return used.used
    if learned is not None and project.features.fitted_on(Sentences.name) != learned[1]:
        progress.emit(FeatureState.of(Sentences.name, learned[1], without_topics(learned[0])))
    return Sentences.name
