"""The sentence model gives the published model's numbers, the same for a text in any company."""

from __future__ import annotations

import json
import os
from pathlib import Path

import numpy as np
import pytest
from scipy.special import erf

from alapp.domain.arrays import pack
from alapp.domain.errors import BadInput, Cancelled
from alapp.domain.steps import Silent
from alapp.features.embedding import WEIGHTS, available, built_in, from_bytes, to_bytes
from alapp.features.sentence_encoder import BATCH, encode, gelu, read_model

REFERENCE = json.loads((Path(__file__).parent / "data" / "minilm.json").read_text("utf-8"))
"""Made once with onnxruntime from the published weights, and the ``tokenizers`` library."""

needs_weights = pytest.mark.skipif(
    not available() and not os.environ.get("CI"), reason="the sentence model's weights were not made at set-up"
)


class Stop(Silent):
    def step(self, done: int, total: int, words: str = "") -> None:
        raise Cancelled


@needs_weights
def test_numbers_are_those_of_the_published_model() -> None:
    found = built_in().encode(REFERENCE["texts"], Silent()).astype(np.float32)
    wanted = np.array(REFERENCE["vectors"], np.float32)
    for text, row, reference in zip(REFERENCE["texts"], found, wanted, strict=True):
        if text:
            assert np.abs(row - reference).max() < 1e-3
        else:
            assert not row.any()


@needs_weights
def test_similarities_are_the_published_ones() -> None:
    texts = ["The weather is lovely today.", "It's so sunny outside!", "He drove to the stadium."]
    rows = built_in().encode(texts, Silent()).astype(np.float32)
    published = [[1.0, 0.6660, 0.1046], [0.6660, 1.0, 0.1411], [0.1046, 0.1411, 1.0]]
    assert np.abs(rows @ rows.T - published).max() < 1e-3


@needs_weights
def test_company_changes_no_number() -> None:
    texts = [" ".join(["news", "word", str(i)] * (1 + 7 * i % 40)) for i in range(60)]
    together = built_in().encode(texts, Silent())
    assert np.array_equal(together[::-1], built_in().encode(texts[::-1], Silent()))
    for i in (0, 1, 17, 59):
        assert np.array_equal(together[i], built_in().encode([texts[i]], Silent())[0])
    assert np.array_equal(together[:7], built_in().encode(texts[:7], Silent()))


@needs_weights
def test_long_texts_are_read_from_their_beginning() -> None:
    start = "harbour " * 300
    rows = built_in().encode([start, start + "something else entirely", "a " * 500_000], Silent())
    assert np.array_equal(rows[0], rows[1])
    assert np.isfinite(rows).all()
    assert len(start.split()) > BATCH // 8


@needs_weights
def test_it_can_be_stopped_between_batches() -> None:
    with pytest.raises(Cancelled):
        encode(read_model(WEIGHTS), ["a text"], Stop())


@needs_weights
@pytest.mark.parametrize(
    ("texts", "familiar"),
    [
        (["The committee postponed its decision on the harbour.", "What is the weather tomorrow?"], True),
        (["Der Ausschuss hat seine Entscheidung über den Hafen verschoben.", "Wie wird das Wetter morgen?"], False),
        (["Комитет отложил решение о новом порте до осени."], False),
        (["今天天气很好", "明天下雨"], False),
        (["123 !!", ""], None),
    ],
)
def test_it_knows_what_it_was_made_for(texts: list[str], familiar: bool | None) -> None:
    assert built_in().familiar(texts) is familiar


def test_gelu_is_right_to_float32() -> None:
    x = np.linspace(-9, 9, 10_001, dtype=np.float32)
    exact = x.astype(np.float64) * (1 + erf(x / np.sqrt(2))) / 2
    assert np.abs(gelu(x.copy()) - exact).max() < 2e-6


@pytest.mark.parametrize("blob", [b"", b"garbage", pack({"kind": "other"}, {}), pack({"kind": "sentence_model"}, {})])
def test_damaged_weights_are_refused_in_words(tmp_path: Path, blob: bytes) -> None:
    path = tmp_path / "weights.bin"
    path.write_bytes(blob)
    with pytest.raises(BadInput, match="sentence model"):
        read_model(path)
    with pytest.raises(BadInput):
        read_model(tmp_path / "missing.bin")


def test_embeddings_survive_as_bytes() -> None:
    ids, rows = np.array([5, 2], np.int64), np.array([[1, 0], [0.5, 0.25]], np.float16)
    again = from_bytes(to_bytes(ids, rows))
    assert np.array_equal(again[0], ids)
    assert np.array_equal(again[1], rows)


@pytest.mark.parametrize(
    "blob",
    [
        b"x",
        pack({"kind": "features"}, {}),
        pack({"kind": "embeddings"}, {"ids": np.zeros(2, np.int64)}),
        pack({"kind": "embeddings"}, {"ids": np.zeros(2, np.int64), "rows": np.zeros((3, 2), np.float16)}),
    ],
)
def test_damaged_embeddings_are_refused(blob: bytes) -> None:
    with pytest.raises(BadInput):
        from_bytes(blob)
