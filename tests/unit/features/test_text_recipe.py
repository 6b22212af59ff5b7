"""The recipe's text features against scikit-learn's own, and its choice of letters."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from alapp.domain.errors import Cancelled
from alapp.domain.steps import Silent
from alapp.features.base import RICH_FOR_ALL
from alapp.features.text_recipe import LSA_DIMS, TextRecipe
from alapp.learning.matrix import csr

TEXTS = [f"{a} {b} walks to the {c}" for a in ("a", "one", "that") for b in ("cat", "dog") for c in ("sea", "town")]


class Stop:
    def step(self, done: int, total: int, words: str) -> None:
        raise Cancelled


def test_word_block_is_what_scikit_learn_makes() -> None:
    from sklearn.feature_extraction.text import TfidfVectorizer

    state = TextRecipe().fit(TEXTS, np.random.default_rng(0), Silent())
    rows = csr(TextRecipe().transform(state, TEXTS, Silent()))
    reference = TfidfVectorizer(
        ngram_range=(1, 2), token_pattern=r"\b\w+\b", sublinear_tf=True, min_df=2, max_df=0.95, strip_accents="unicode"
    ).fit_transform(TEXTS)
    words = rows[:, : reference.shape[1]].toarray()
    lengths = np.linalg.norm(words, axis=1, keepdims=True)
    assert np.allclose(words / lengths, reference.toarray(), atol=2e-3)


def test_one_letter_words_and_stop_words_are_kept() -> None:
    block = TextRecipe().fit(TEXTS, np.random.default_rng(0), Silent()).blocks[0]
    assert {"a", "a cat", "that"} <= set(block.terms)
    assert "the" not in block.terms, "in every text, hence above max_df"


def test_latent_block_has_what_the_texts_hold() -> None:
    state = TextRecipe().fit(TEXTS, np.random.default_rng(0), Silent())
    assert state.projection.shape == (state.width, min(LSA_DIMS, len(TEXTS) - 1))
    assert TextRecipe().fit(["one text"], np.random.default_rng(0), Silent()).projection.shape[1] == 0


def test_writing_without_spaces_uses_running_letters() -> None:
    state = TextRecipe().fit(["今天天气很好", "明天下雨吗"] * 4, np.random.default_rng(0), Silent())
    assert state.blocks[-1].analyzer == "char"
    assert {"天", "今天"} <= set(state.blocks[-1].terms)


def test_it_can_be_stopped() -> None:
    state = TextRecipe().fit(TEXTS, np.random.default_rng(0), Silent())
    with pytest.raises(Cancelled):
        TextRecipe().transform(state, TEXTS, Stop())


@pytest.mark.real_data
def test_rich_features_of_twenty_thousand_items_fit_in_memory(shared_data: Path) -> None:
    lines = (shared_data / "text-ag-news" / "test.csv").read_text(encoding="utf-8").splitlines()[:600]
    state = TextRecipe().fit(lines, np.random.default_rng(0), Silent())
    rows = TextRecipe().transform(state, lines, Silent())
    assert rows.nbytes / len(rows) * RICH_FOR_ALL < 200e6
    assert len(rows.to_bytes()) < 0.8 * rows.nbytes
