"""Sounds: an item is a file of any length; it is heard and seen in pieces, never loaded whole."""

from __future__ import annotations

from alapp.domain.words import N_
from alapp.modalities.recorded import Recorded


class Audio(Recorded):
    """A sound: WAV, FLAC, OGG or MP3; notes ``rate`` and ``channels`` as well."""

    name = "audio"
    words = "Audio"
    extractor = "sound_recipe"
    cheap_extractor = "sound_glance"
    suffixes: tuple[str, ...] = (".wav", ".flac", ".ogg", ".oga", ".mp3")
    decoder = "alapp.features.sound:facts"
    refusal = N_("The file is no sound that can be read here.")
