"""Films: an item is a file of any length; it is seen frame by frame and heard in pieces, never loaded whole."""

from __future__ import annotations

from alapp.domain.words import N_
from alapp.modalities.recorded import Recorded


class Video(Recorded):
    """A film: MP4, WebM or Matroska, with sound or without; notes its size as displayed, ``codec`` and its sound."""

    name = "video"
    words = "Video"
    extractor = "film_recipe"
    cheap_extractor = "film_glance"
    suffixes: tuple[str, ...] = (".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi")
    decoder = "alapp.features.film:facts"
    refusal = N_("The file is no film that can be read here.")
