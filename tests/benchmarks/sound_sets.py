"""Open sets of sounds: single spoken digits (FSDD), and recordings made of them, with segments."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
import soundfile

from alapp.domain.media import MediaFile
from alapp.domain.recording import SECOND, TimeFrames
from alapp.domain.region import Segment
from alapp.domain.steps import Silent
from alapp.features import sound_recipe

TEST_TAKES = 5
"""Takes 0 to 4 of each speaker judge, as the set's authors say."""
RATE, CLIPS = 8_000, 6


@dataclass(frozen=True, slots=True)
class Spoken:
    """One clip: which digit, which take of its speaker, and the file."""

    digit: int
    take: int
    file: MediaFile


def spoken(folder: Path) -> list[Spoken]:
    """Read the clips of the archive, by name."""
    with zipfile.ZipFile(folder / "audio-fsdd" / "fsdd-wav.zip") as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(".wav"))
        found = []
        for name in names:
            digit, _, take = Path(name).stem.split("_")
            data = archive.read(name)
            found.append(Spoken(int(digit), int(take), MediaFile(name, "", len(data), data=data)))
    return found


def strung(clips: Sequence[Spoken], digits: int, rng: np.random.Generator) -> tuple[TimeFrames, list[Segment]]:
    """Return the frames of clips strung together, with pauses and noise, and the segments of the first ``digits``."""
    parts, segments, at = [], list[Segment](), 0
    for _ in range(CLIPS):
        clip = clips[int(rng.integers(len(clips)))]
        samples, _ = soundfile.read(clip.file.open(), dtype="float32")
        pause = round(rng.uniform(0.15, 0.8) * RATE)
        begin, end = at + pause, at + pause + len(samples)
        parts += [np.zeros(pause, np.float32), samples]
        if clip.digit < digits:
            segments.append(Segment(begin * SECOND // RATE, end * SECOND // RATE, str(clip.digit)))
        at = end
    whole = np.concatenate([*parts, np.zeros(RATE // 4, np.float32)])
    noisy = whole + rng.normal(0, rng.uniform(0.002, 0.01), len(whole)).astype(np.float32)
    out = BytesIO()
    soundfile.write(out, noisy, RATE, format="WAV", subtype="PCM_16")
    return sound_recipe.time_frames(Silent(), MediaFile("made.wav", "", 0, data=out.getvalue())), segments


@dataclass(frozen=True, slots=True)
class Recordings:
    """A pool and judges: frames and segments of each."""

    frames: list[TimeFrames]
    segments: list[list[Segment]]


def recordings(clips: Sequence[Spoken], n: int, digits: int, seed: int) -> Recordings:
    """Make ``n`` recordings."""
    rng = np.random.default_rng(seed)
    made = [strung(clips, digits, rng) for _ in range(n)]
    return Recordings([frames for frames, _ in made], [segments for _, segments in made])
