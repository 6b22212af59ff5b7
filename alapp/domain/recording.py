"""Recordings: what lies along time in a sound or a film, on its way from a decoder to the screen and the learners."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SECOND = 1_000_000
"""Times are integer microseconds from the beginning of the recording."""


@dataclass(frozen=True, slots=True, eq=False)
class TimeFrames:
    """Features of short stretches of a recording.

    Row i of ``rows`` (n, d) float16 belongs to ``i * hop`` to ``(i + 1) * hop`` microseconds; ``length`` is that of the
    whole recording. ``kind`` names what the columns are, so that a model is not asked about other ones.
    """

    rows: NDArray[np.float16]
    hop: int
    length: int
    kind: str


@dataclass(frozen=True, slots=True, eq=False)
class FilmFrame:
    """One frame of a film as displayed: ``rows`` holds ``height`` x ``width`` x 3 bytes red, green, blue.

    ``time`` is its presentation time, ``wanted`` the time that was asked for.
    """

    wanted: int
    time: int
    width: int
    height: int
    rows: bytes


@dataclass(frozen=True, slots=True, eq=False)
class Peaks:
    """Least and largest sample of equal stretches: ``values`` (n, 2) int8, -127..127, from stretch ``first`` on.

    A stretch has ``samples`` samples of the ``rate`` that the sound has in a second; ``total`` is its whole length.
    """

    first: int
    values: NDArray[np.int8]
    samples: int
    rate: int
    total: int


@dataclass(frozen=True, slots=True, eq=False)
class SpectrumPiece:
    """Columns of a spectrogram from ``first`` on: ``levels`` (rows, columns) uint8, row 0 the highest frequency.

    Level 0 is -120 dB of full scale or less, 240 is 0 dB: half a decibel each.
    """

    first: int
    levels: NDArray[np.uint8]
    top: float


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """Samples for playing: ``samples`` (n, channels) int16 at ``rate``, beginning at ``start`` microseconds."""

    start: int
    rate: int
    samples: NDArray[np.int16]
