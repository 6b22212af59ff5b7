"""The feature extractors, one line a member."""

from __future__ import annotations

from typing import Any

from alapp.domain.registry import Registry
from alapp.domain.words import N_
from alapp.features.base import FeatureExtractor
from alapp.features.film_recipe import FilmGlance, FilmRecipe
from alapp.features.hashed_words import HashedWords
from alapp.features.image_recipe import ImageGlance, ImageRecipe
from alapp.features.relevance_text import RelevanceText
from alapp.features.sentences import Sentences
from alapp.features.sound_recipe import SoundGlance, SoundRecipe
from alapp.features.table_recipe import TableRecipe
from alapp.features.text_recipe import TextRecipe

EXTRACTORS: Registry[FeatureExtractor[Any]] = Registry(
    N_("feature extractor"),
    TextRecipe(),
    HashedWords(),
    RelevanceText(),
    Sentences(),
    ImageRecipe(),
    ImageGlance(),
    TableRecipe(),
    SoundRecipe(),
    SoundGlance(),
    FilmRecipe(),
    FilmGlance(),
)
