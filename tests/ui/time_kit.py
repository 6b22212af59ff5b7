"""Recordings made on the spot, and canvases that read them, for tests of sounds and films on the screen."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TypeVar

import numpy as np
import soundfile

from alapp.domain.item import Item
from alapp.domain.media import MediaFile
from alapp.domain.region import Marked, Region
from alapp.domain.steps import Silent
from alapp.features import film, sound
from alapp.session.media_reader import MediaReader
from alapp.ui.views.regions import RegionLook
from alapp.ui.views.time_canvas import TimeCanvas

LOOKS = {"a": RegionLook("Crackle", 1, 1, "1"), "b": RegionLook("Wheeze", 2, 2, "2")}
SECOND = 1_000_000
Canvas = TypeVar("Canvas", bound=TimeCanvas)


def tone(seconds: float = 4.0, rate: int = 8_000, channels: int = 1) -> bytes:
    """A WAV file of a tone that is loud in its second half."""
    at = np.arange(round(seconds * rate)) / rate
    wave = np.sin(2 * np.pi * 440 * at) * np.where(at < seconds / 2, 0.05, 0.5)
    out = BytesIO()
    soundfile.write(out, np.tile(wave[:, None], (1, channels)), rate, format="WAV", subtype="PCM_16")
    return out.getvalue()


def sound_file(data: bytes, name: str = "clips/tone.wav") -> MediaFile:
    """A sound as the project has it after an import."""
    file = MediaFile(name, "", len(data), data=data)
    return MediaFile(name, "", len(data), data=data, facts=sound.facts(Silent(), file))


def film_file(path: Path) -> MediaFile:
    """A film as the project has it after an import."""
    file = MediaFile(path.name, "", path.stat().st_size, path)
    return MediaFile(path.name, "", file.size, path, facts=film.facts(Silent(), file))


def shown(canvas: Canvas, file: MediaFile | None, *, reader: MediaReader | None = None) -> Canvas:
    """The canvas with this file on it, read at once in this process unless a reader is given."""
    canvas.media = reader or MediaReader(inline=True)
    canvas.file_of = lambda _: file
    canvas.resize(960, 620)
    canvas.show()
    canvas.show_item(Item(1, "k", file.name if file is not None else "gone/away.wav", canvas.modality))
    return canvas


class Desk:
    """What the Label screen does with a canvas: it keeps what was drawn, and shows it again after each change."""

    def __init__(self, canvas: TimeCanvas, *suggested: Marked) -> None:
        self.canvas, self.drawn, self.suggested = canvas, list[Region](), list(suggested)
        canvas.edited.connect(self.edit)
        self.show()

    def show(self) -> None:
        self.canvas.show_regions(self.drawn, self.suggested, LOOKS)

    def edit(self, old: Region | None, new: Region) -> None:
        self.drawn = [*(r for r in self.drawn if r != old), new]
        self.show()
        self.canvas.select(new)

    def label(self, label_id: str) -> Region | None:
        region = self.canvas.open_region(label_id)
        if region is not None:
            self.edit(None, region)
            self.canvas.select(None)
        return region
