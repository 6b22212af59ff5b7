"""Decoding of sounds in pieces: samples, peaks for the waveform, spectrogram, and pieces to play; never a whole file.

WAV, FLAC, OGG and MP3 are read by libsndfile (``soundfile``), the sound of a film by :mod:`alapp.features.film`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from alapp.domain.errors import BadInput
from alapp.domain.media import MediaFile
from alapp.domain.recording import SECOND, Peaks, Sound, SpectrumPiece
from alapp.domain.words import tr
from alapp.features.film import Reel
from alapp.features.libav import AUDIO
from alapp.features.wsola import Stretcher

FORMATS = frozenset({"WAV", "WAVEX", "RF64", "W64", "FLAC", "OGG", "MP3", "AIFF", "AU", "CAF"})
BLOCK = 1 << 20
"""Samples of all channels held at a time: 4 MB."""
MOST_CHANNELS = 64
WINDOW_SECONDS = 0.032
TOP_HERTZ = 12_000.0
FLOOR = 120.0
LOOKS = 4
"""Windows that a column of the spectrogram takes its level from when it covers more than one."""
PIECE_COLUMNS = 64
Block = NDArray[np.float32]


class Tape(Protocol):
    """Samples that can be read from anywhere; ``frames`` is how many a channel has, 0 when nobody knows."""

    rate: int
    channels: int
    frames: int

    def read(self, start: int, count: int) -> Block:
        """Return (n, channels) float32 from sample ``start`` on; fewer than ``count`` at the end only."""
        ...


class _FileTape:
    def __init__(self, file: MediaFile, handle: Any) -> None:
        self._file, self._handle = file, handle
        self.rate, self.channels, self.frames = handle.samplerate, handle.channels, handle.frames

    def read(self, start: int, count: int) -> Block:
        try:
            if self._handle.tell() != start:
                self._handle.seek(start)
            found: Block = self._handle.read(min(count, self.frames - start), dtype="float32", always_2d=True)
        except (RuntimeError, ValueError) as error:
            raise unreadable(self._file, type(error).__name__) from None
        return np.nan_to_num(found, copy=False, posinf=1, neginf=-1)


class _ReelTape:
    """The sound of a film: read on quickly, elsewhere by seeking."""

    def __init__(self, reel: Reel) -> None:
        found = reel.stream(AUDIO).parameters.contents
        self.rate, self.channels = found.sample_rate, max(1, found.channels)
        self.frames = reel.length * self.rate // SECOND
        self._reel = reel
        self._walk: Iterator[tuple[int, Block]] = iter(())
        self._at = -1
        self._rest = np.zeros((0, self.channels), np.float32)

    def read(self, start: int, count: int) -> Block:
        count = max(0, min(count, self.frames - start))
        if start != self._at:
            self._walk, self._at = self._blocks(start), start
            self._rest = self._rest[:0]
        parts, held = [self._rest], len(self._rest)
        while held < count and (block := next(self._walk, None)) is not None:
            parts.append(block[1])
            held += len(block[1])
        whole = np.concatenate(parts)
        self._rest = whole[count:]
        found = whole[:count]
        if len(found) < count:  # the container says more than its sound holds
            found = np.concatenate([found, np.zeros((count - len(found), self.channels), np.float32)])
        self._at = start + count
        return found

    def _blocks(self, start: int) -> Iterator[tuple[int, Block]]:
        """Yield blocks from sample ``start`` on; what the decoder gives before it is dropped."""
        due = start
        for time, frame in self._reel.decoded(AUDIO, start * SECOND // self.rate):
            place = round(time * self.rate / SECOND)
            block = self._reel.samples(frame)
            if abs(place - due) <= 2 or due > start:
                place = due  # stamps in milliseconds: sound has no gaps
            if place + len(block) <= due:
                continue
            block = block[due - place :] if place < due else block
            yield due, block
            due += len(block)


@contextmanager
def opened(file: MediaFile) -> Iterator[Tape]:
    """Open the sound of a file, also that of a film.

    Raises
    ------
    BadInput : the file is missing, broken, holds no sound, or needs a codec that is not here.
    """
    with file.open() as stream:
        handle = _sound_file(stream)
        if handle is not None:
            with handle:
                yield _checked(file, _FileTape(file, handle))
            return
    with _reel_of(file) as reel:
        yield _checked(file, _ReelTape(reel))


@contextmanager
def _reel_of(file: MediaFile) -> Iterator[Reel]:
    try:
        reel = Reel(file)
    except BadInput:
        raise unreadable(file, "no sound") from None
    with reel:
        if not reel.has(AUDIO):
            raise unreadable(file, "no sound")
        yield reel


def _sound_file(stream: Any) -> Any:
    """Return an open file of libsndfile, None where it is none."""
    try:
        import soundfile
    except (ImportError, OSError):
        raise BadInput(
            tr("Sounds cannot be decoded on this machine."),
            tr("They are listed but not shown; everything else works."),
            tr("Install the package soundfile."),
        ) from None
    try:
        handle = soundfile.SoundFile(stream)
    except (RuntimeError, ValueError, TypeError):
        return None
    if handle.format in FORMATS:
        return handle
    handle.close()
    return None


def _checked(file: MediaFile, tape: Tape) -> Tape:
    if not (0 < tape.rate <= 10_000_000 and 0 < tape.channels <= MOST_CHANNELS and 0 < tape.frames < 1 << 40):
        raise unreadable(file, "nothing in it")
    return tape


def facts(progress: Any, file: MediaFile) -> Mapping[str, Any]:
    """Return what an import notes of a sound: length in microseconds, rate, channels.

    Raises
    ------
    BadInput : the file is missing, broken, empty, or cannot be decoded here.
    """
    progress.step(0, 1, tr("Reading a sound"))
    with opened(file) as tape:
        if not len(tape.read(0, 1)):
            raise unreadable(file, "nothing in it")
        length = tape.frames * SECOND // tape.rate
        return {"microseconds": max(1, length), "rate": tape.rate, "channels": tape.channels}


def waveform(progress: Any, file: MediaFile, samples: int, start: int = 0, stop: int = 0) -> None:
    """Hand over :class:`Peaks` of ``samples`` samples each from sample ``start`` to ``stop`` (0 = the end), in pieces.

    The first piece is small, so that something is seen at once.

    Raises
    ------
    BadInput : as :func:`opened`, also from the middle of a damaged file on.
    """
    with opened(file) as tape:
        at, end = start, min(stop or tape.frames, tape.frames)
        most = max(1, BLOCK // tape.channels // samples) * samples
        size = min(most, max(1, most // 8 // samples) * samples)
        while at < end:
            progress.step(at, end, tr("Reading a sound"))
            block = tape.read(at, min(size, end - at))
            if not len(block):
                break
            progress.emit(Peaks((at - start) // samples, _peaks(block, samples), samples, tape.rate, tape.frames))
            at, size = at + len(block), most


def _peaks(block: Block, samples: int) -> NDArray[np.int8]:
    """Return (n, 2) least and largest over all channels of equal stretches, the last one maybe shorter."""
    low, high = (block.min(axis=1), block.max(axis=1)) if block.shape[1] > 1 else (block[:, 0], block[:, 0])
    places = np.arange(0, len(block), samples)
    ends = np.stack([np.minimum.reduceat(low, places), np.maximum.reduceat(high, places)], axis=1)
    scaled: NDArray[np.int8] = np.rint(np.clip(ends, -1, 1) * 127).astype(np.int8)
    return scaled


def spectrogram(progress: Any, file: MediaFile, start: int, stop: int, columns: int, rows: int) -> None:
    """Hand over pieces (:class:`SpectrumPiece`) of the stretch from ``start`` to ``stop`` microseconds.

    Power of Hann windows of about 32 ms; a column that covers more is the mean of :data:`LOOKS` windows in it.
    Rows go evenly from 0 up to half the rate, at most :data:`TOP_HERTZ`.

    Raises
    ------
    BadInput : as :func:`opened`.
    """
    with opened(file) as tape:
        size = 1 << int(np.clip(round(np.log2(tape.rate * WINDOW_SECONDS)), 6, 13))
        top = min(tape.rate / 2, TOP_HERTZ)
        places = start + (stop - start) * np.arange(columns * LOOKS) / (columns * LOOKS)
        centres = (places * tape.rate / SECOND).astype(np.int64)
        apart = (stop - start) * tape.rate / SECOND / columns
        looks = LOOKS if apart > size else 1
        centres = centres.reshape(columns, LOOKS)[:, :looks]
        for first in range(0, columns, PIECE_COLUMNS):
            progress.step(first, columns, tr("Reading a sound"))
            some = centres[first : first + PIECE_COLUMNS]
            power = _power(tape, some.reshape(-1), size).reshape(len(some), looks, -1).mean(axis=1)
            progress.emit(SpectrumPiece(first, _levels(power, tape.rate, top, rows), top))


def _power(tape: Tape, centres: NDArray[np.int64], size: int) -> NDArray[np.float32]:
    """Return (n, size // 2 + 1) power of windows around these samples; what lies outside is silence."""
    window = np.hanning(size).astype(np.float32)
    begin, end = int(centres[0]) - size // 2, int(centres[-1]) + size
    if end - begin <= BLOCK // tape.channels:
        whole = _stretch(tape, begin, end - begin)
        frames = whole[(centres - begin - size // 2)[:, None] + np.arange(size)]
    else:
        frames = np.stack([_stretch(tape, int(centre) - size // 2, size) for centre in centres])
    bins = np.fft.rfft(frames * window, axis=1)
    power: NDArray[np.float32] = (np.abs(bins) ** 2 / (window.sum() / 2) ** 2).astype(np.float32)
    return power


def _stretch(tape: Tape, start: int, count: int) -> NDArray[np.float32]:
    """Return ``count`` samples, all channels mixed, silence before the beginning and after the end."""
    found = np.zeros(count, np.float32)
    begin = max(start, 0)
    if begin < min(start + count, tape.frames):
        block = tape.read(begin, start + count - begin).mean(axis=1)
        found[begin - start : begin - start + len(block)] = block
    return found


def _levels(power: NDArray[np.float32], rate: int, top: float, rows: int) -> NDArray[np.uint8]:
    """Return (rows, n) levels, the highest frequency first: the largest of the bins in a row, or between two."""
    width = rate / 2 / (power.shape[1] - 1)
    edges = np.linspace(0, top, rows + 1) / width
    first = np.clip(np.floor(edges[:-1] + 0.5).astype(int), 0, power.shape[1] - 1)
    last = np.clip(np.floor(edges[1:] + 0.5).astype(int), first + 1, power.shape[1])
    bins = 10 * np.log10(power + 1e-13) * 2 + 2 * FLOOR
    if (last - first).max() > 1:
        rows_of = np.maximum.reduceat(bins, np.append(first, last[-1] - 1), axis=1)[:, :-1]
    else:
        middle = np.clip((edges[:-1] + edges[1:]) / 2, 0, power.shape[1] - 1)
        low = np.minimum(middle.astype(int), power.shape[1] - 2)
        rows_of = bins[:, low] + (bins[:, low + 1] - bins[:, low]) * (middle - low)
    levels: NDArray[np.uint8] = np.clip(np.rint(rows_of), 0, 255).astype(np.uint8)
    return np.ascontiguousarray(levels.T[::-1])


def pieces(progress: Any, file: MediaFile, start: int, stop: int, speed: float = 1.0) -> None:
    """Hand over :class:`Sound` to play from ``start`` to ``stop`` microseconds, a second at a time, in mono or stereo.

    Another ``speed`` keeps the pitch. ``start`` of a piece is a time in the recording.

    Raises
    ------
    BadInput : as :func:`opened`.
    """
    with opened(file) as tape:
        at, end = start * tape.rate // SECOND, min(stop * tape.rate // SECOND, tape.frames)
        stretcher = Stretcher(tape.rate, speed) if speed != 1.0 else None
        given = 0
        for block in _blocks(progress, tape, at, end):
            ready = block if stretcher is None else stretcher.put(block)
            progress.emit(_playable(at + round(given * speed), tape.rate, ready))
            given += len(ready)
        if stretcher is not None:
            progress.emit(_playable(at + round(given * speed), tape.rate, stretcher.end()))


def _blocks(progress: Any, tape: Tape, at: int, end: int) -> Iterator[Block]:
    """Yield seconds of one or two channels; more are mixed."""
    while at < end:
        progress.step(0, 0, tr("Reading a sound"))
        block = tape.read(at, min(tape.rate, end - at))
        if not len(block):
            return
        yield block if block.shape[1] <= 2 else block.mean(axis=1, keepdims=True)
        at += len(block)


def _playable(at: int, rate: int, block: Block) -> Sound:
    return Sound(at * SECOND // rate, rate, np.rint(np.clip(block, -1, 1) * 32767).astype(np.int16))


def unreadable(file: MediaFile, details: str) -> BadInput:
    """Return the error for a file that is no sound that can be read."""
    return BadInput(
        tr(
            "The sound {name} cannot be read: it is damaged or of a kind that is not known here.",
            name=file.name.rpartition("/")[2],
        ),
        tr("This item cannot be shown or learned from; its answers are kept."),
        tr("Skip it, or put a sound copy of the file in its place."),
        details,
    )
