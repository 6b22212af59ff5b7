"""Every modality can be imported, shown, timed and learned from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from alapp.domain.errors import BadInput
from alapp.domain.item import Item, NewItem
from alapp.domain.media import MediaFile
from alapp.domain.steps import Silent
from alapp.features.registry import EXTRACTORS
from alapp.modalities.base import Modality
from alapp.modalities.registry import MODALITIES
from tests.contracts.media import picture, stored
from tests.contracts.media_av import clip, tune

SAMPLES: dict[str, tuple[str, ...]] = {
    "audio": ("a.wav", "folder/Größe 日本.FLAC", "x.ogg", "y.mp3"),
    "image": ("a.png", "folder/Größe 日本.JPEG", "x.tiff", "y.webp", "z.gif"),
    "table": ('{"age": "64", "ward": "7B"}', '{"a": "", "b": "x"}'),
    "text": ("a short one", "Größe 🙂 日本語", "x" * 100_000, "word " * 5_000, "\x00\x01 odd", "<b>not markup</b>"),
    "video": ("a.mp4", "folder/Größe 日本.WEBM", "x.mkv", "y.avi"),
}
BROKEN: dict[str, tuple[str, ...]] = {
    "audio": ("", " ", "a.mp4", "wav"),
    "image": ("", " ", "a.pdf", "png"),
    "table": ("no row", "[1]", '{"a": " "}', '{"a": 3}'),
    "text": ("", " \n\t"),
    "video": ("", " ", "a.wav", "mp4"),
}
"""Stored texts of items of each modality, and ones that cannot become items: add both with a new modality."""
FILES: dict[str, Callable[[str], MediaFile | None]] = {"audio": tune, "image": picture, "video": clip}
"""Makes the file behind an item's text, for modalities whose items lie in files: add one with it."""


@pytest.fixture(params=MODALITIES.names)
def modality(request: pytest.FixtureRequest) -> Modality:
    return MODALITIES[request.param]


def test_good_rows_are_taken_and_broken_ones_refused_in_words(modality: Modality) -> None:
    for text in SAMPLES[modality.name]:
        assert modality.problem(NewItem(1, text, modality=modality.name)) == ""
    for text in BROKEN[modality.name]:
        assert modality.problem(NewItem(1, text, modality=modality.name)).endswith(".")


def test_time_is_positive_and_bounded(modality: Modality) -> None:
    for text in SAMPLES[modality.name]:
        patience = modality.patience(Item(1, "k", text, modality.name))
        assert 10 <= patience <= 24 * 3600


@pytest.mark.parametrize("kind", ["extractor", "cheap_extractor"])
def test_its_extractors_are_members_and_read_what_it_loads(modality: Modality, kind: str) -> None:
    extractor = EXTRACTORS[getattr(modality, kind)]
    made = FILES.get(modality.name, str)
    contents: list[Any] = [modality.load(made(text)) for text in SAMPLES[modality.name]]
    state = extractor.fit(contents, np.random.default_rng(0), Silent())
    assert len(extractor.transform(state, contents, Silent())) == len(contents)


def test_media_have_facts_and_missing_or_broken_files_are_refused_in_words(modality: Modality) -> None:
    assert bool(modality.suffixes) == (modality.name in FILES)
    if modality.name in FILES:
        assert all(modality.facts(file) for text in SAMPLES[modality.name] if (file := FILES[modality.name](text)))
        with pytest.raises(BadInput, match=r"damaged|cannot be read"):
            modality.facts(stored(f"a{modality.suffixes[0]}", b"\0" * 100))
        with pytest.raises(BadInput, match="not where it was"):
            modality.load(MediaFile("a.b", "", 1, None))


def test_it_has_a_canvas(modality: Modality) -> None:
    from alapp.ui.views.registry import VIEWS

    assert VIEWS[modality.name, ""].modality == modality.name
