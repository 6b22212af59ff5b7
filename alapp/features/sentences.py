"""Words, letters and sentences: the recipe's sparse block beside sentence embeddings in place of the topics.

The dot product of two rows is the sum of both parts (recipe B.9): embeddings alone lose on short questions.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from alapp.domain.features import Features
from alapp.domain.steps import Steps
from alapp.domain.words import N_
from alapp.features.embedding import built_in, with_embedding
from alapp.features.text_recipe import TextRecipe, TextState


def without_topics(state: TextState) -> TextState:
    """Return what the text recipe has learned without its projection, which embeddings take the place of."""
    return TextState(state.blocks, np.zeros((state.width, 0), np.float16))


class Sentences(TextRecipe):
    """The text recipe with the built-in sentence model (see the module); needs its weights."""

    name = "sentences"
    words = N_("Words, letters and sentences")
    version = 1

    def fit(self, texts: Sequence[str], rng: np.random.Generator, progress: Steps) -> TextState:
        """Learn terms and their weights."""
        return without_topics(super().fit(texts, rng, progress))

    def transform(self, state: TextState, texts: Sequence[str], progress: Steps) -> Features:
        """Return one row for each text; raises BadInput where the sentence model is missing."""
        rows = super().transform(state, texts, progress)
        return with_embedding(rows, built_in().encode(texts, progress))
