"""The rare-label features: ELAS u4's words, half of the letters, unit rows."""

from __future__ import annotations

import numpy as np

from alapp.domain.steps import Silent
from alapp.features.relevance_text import RelevanceText
from alapp.learning.matrix import csr, gram

TEXTS = [f"The {a} café of {b} was {c}" for a in ("old", "new") for b in ("Ulm", "Bonn", "x") for c in ("shut", "open")]
ELAS = {"ngram_range": (1, 2), "sublinear_tf": True, "min_df": 1, "max_df": 0.95}


def test_without_letters_the_rows_are_those_of_elas_u4() -> None:
    from sklearn.feature_extraction.text import TfidfVectorizer

    plain = RelevanceText(letters=0)
    state = plain.fit(TEXTS, np.random.default_rng(0), Silent())
    reference = TfidfVectorizer(**ELAS)
    expected = reference.fit_transform(TEXTS)
    assert list(state.blocks[0].terms) == list(reference.get_feature_names_out())
    assert np.allclose(csr(plain.transform(state, TEXTS, Silent())).toarray(), expected.toarray(), atol=5e-4)


def test_dot_products_are_words_and_half_of_the_letters() -> None:
    def kernel(extractor: RelevanceText, blocks: slice) -> np.ndarray:
        whole = extractor.fit(TEXTS, np.random.default_rng(0), Silent())
        state = type(whole)(whole.blocks[blocks])
        return gram(extractor.transform(state, TEXTS, Silent()))

    both, words = kernel(RelevanceText(), slice(None)), kernel(RelevanceText(letters=0), slice(None))
    letters = kernel(RelevanceText(), slice(1, None))
    assert np.allclose(1.5 * both, words + 0.5 * letters, atol=5e-3)
