"""Every feature extractor keeps its promises on any texts."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest

from alapp.domain.arrays import pack
from alapp.domain.errors import BadInput
from alapp.domain.features import Features
from alapp.domain.steps import Silent
from alapp.features.base import FeatureExtractor
from alapp.features.embedding import available
from alapp.features.registry import EXTRACTORS
from tests.contracts.media import picture
from tests.contracts.media_av import clip, tune

ODD = [
    "",
    " \t\n",
    "a",
    "!!! ??? …",
    "Ünïcödé straße ΣΊΣΥΦΟΣ",
    "Привет, мир! Привет.",
    "日本語のテキスト、長い文。",
    "مرحبا بالعالم",
    "🙂🙃 👩‍👩‍👧",
    "\x00\x01\x7f",
    "\u202ertl\u202c \ufeffbom",
    "' OR 1=1; DROP TABLE items; --",
    "<script>alert('x')</script>",
    "\ud800 lone",
    "word " * 5_000,
    "x" * 20_000,
]
POOLS = {
    "none": [],
    "one": ["a single text"],
    "three": ["red fox", "blue fox", "green bird"],
    "empty": ["", "", ""],
    "identical": ["the same text"] * 30,
    "all different words": [f"w{i}" for i in range(40)],
    "odd": ODD,
    "chinese": ["今天天气很好", "明天下雨", "天气预报说有雨"] * 3,
}

MADE: Mapping[str, Callable[[str], Any]] = {
    **dict.fromkeys(("image_recipe", "image_glance"), picture),
    **dict.fromkeys(("sound_recipe", "sound_glance"), tune),
    **dict.fromkeys(("film_recipe", "film_glance"), clip),
}
"""What an extractor reads in place of these texts, by its name."""


def pool_for(extractor: FeatureExtractor[object], texts: list[str]) -> list[Any]:
    return [MADE[extractor.name](text) for text in texts] if extractor.name in MADE else texts


@pytest.fixture(params=EXTRACTORS.names)
def extractor(request: pytest.FixtureRequest) -> FeatureExtractor[object]:
    if request.param == "sentences" and not available() and not os.environ.get("CI"):
        pytest.skip("the sentence model's weights were not made at set-up")
    return EXTRACTORS[request.param]


def same(a: Features, b: Features) -> bool:
    names = ("indptr", "indices", "data", "dense")
    return a.width == b.width and all(np.array_equal(getattr(a, n), getattr(b, n)) for n in names)


@pytest.mark.parametrize("pool", POOLS)
def test_rows_of_any_texts(extractor: FeatureExtractor[object], pool: str) -> None:
    state = extractor.fit(pool_for(extractor, POOLS[pool]), np.random.default_rng(0), Silent())
    rows = extractor.transform(state, pool_for(extractor, ODD), Silent())
    assert len(rows) == len(ODD)
    assert np.isfinite(rows.data).all()
    assert np.isfinite(rows.dense).all()
    assert (rows.data >= 0).all()
    assert rows.data.dtype == rows.dense.dtype == np.float32
    assert rows.indices.dtype == np.int32
    squared = np.array([(rows.span(i, i + 1).data ** 2).sum() for i in range(len(rows))])
    assert np.all((squared < 1e-9) | (np.abs(squared - 1) < 0.01))


@pytest.mark.parametrize("pool", POOLS)
def test_state_and_rows_survive_as_bytes(extractor: FeatureExtractor[object], pool: str) -> None:
    state = extractor.fit(pool_for(extractor, POOLS[pool]), np.random.default_rng(0), Silent())
    again = extractor.state_from_bytes(extractor.state_to_bytes(state))
    odd = pool_for(extractor, ODD)
    rows = extractor.transform(state, odd, Silent())
    assert same(rows, extractor.transform(again, odd, Silent()))
    assert same(rows, Features.from_bytes(rows.to_bytes()))


def test_chunks_do_not_matter(extractor: FeatureExtractor[object]) -> None:
    odd = pool_for(extractor, ODD)
    state = extractor.fit(odd, np.random.default_rng(0), Silent())
    whole = extractor.transform(state, odd, Silent())
    parts = Features.concat([extractor.transform(state, [content], Silent()) for content in odd])
    assert np.array_equal(whole.indices, parts.indices)
    assert np.array_equal(whole.data, parts.data)
    assert np.allclose(whole.dense, parts.dense, atol=2e-3)


def test_same_texts_same_state(extractor: FeatureExtractor[object]) -> None:
    states = [extractor.fit(pool_for(extractor, ODD), np.random.default_rng(5), Silent()) for _ in range(2)]
    assert extractor.state_to_bytes(states[0]) == extractor.state_to_bytes(states[1])


def test_no_texts_give_no_rows(extractor: FeatureExtractor[object]) -> None:
    state = extractor.fit(pool_for(extractor, POOLS["three"]), np.random.default_rng(0), Silent())
    assert len(extractor.transform(state, [], Silent())) == 0


@pytest.mark.parametrize("damage", [b"", b"garbage", pack({"kind": "other"}, {})])
def test_foreign_state_is_refused_in_words(extractor: FeatureExtractor[object], damage: bytes) -> None:
    with pytest.raises(BadInput):
        extractor.state_from_bytes(damage)


def test_truncated_state_is_refused(extractor: FeatureExtractor[object]) -> None:
    state = extractor.fit(pool_for(extractor, POOLS["three"]), np.random.default_rng(0), Silent())
    blob = extractor.state_to_bytes(state)
    for size in (20, len(blob) // 2, len(blob) - 9):
        with pytest.raises(BadInput):
            extractor.state_from_bytes(blob[:size])


def test_it_has_name_words_and_version(extractor: FeatureExtractor[object]) -> None:
    assert extractor.name.isidentifier()
    assert extractor.words
    assert extractor.version >= 1
