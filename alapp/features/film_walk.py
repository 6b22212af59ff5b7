"""Frames of a film in the order they are asked for: near ones are decoded up to, others sought.

The last film that frames were handed over of stays open, where it stands: the next steps go on from there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import Any

from alapp.domain.errors import Cancelled
from alapp.domain.media import MediaFile
from alapp.domain.recording import SECOND, FilmFrame
from alapp.domain.words import tr
from alapp.features import libav
from alapp.features.film import Reel, opened
from alapp.features.libav import VIDEO

FAR = 3 * SECOND
"""A frame that is further on than this is sought; a nearer one is decoded up to."""
Decoded = Iterator[tuple[int, libav.Frame]]


class Walk:
    """Where decoding stands in a film; frames are scaled to ``size`` as displayed."""

    def __init__(self, reel: Reel, size: tuple[int, int]) -> None:
        self._reel, self._size = reel, size
        self._stack = ExitStack()
        self._keep = self._stack.enter_context(reel.kept())
        self._rest: Decoded = iter(())
        self._held: int | None = None

    def close(self) -> None:
        """Give back what is held."""
        self._stack.close()

    def shown(self, time: int, *, near: bool = False) -> FilmFrame | None:
        """Return the frame shown at a time: the last that begins at or before it; ``near`` takes the key frame before.

        None where nothing can be decoded.
        """
        if near or self._held is None or not self._held <= time <= self._held + FAR:
            self._rest, self._held = _walk_to(self._reel, time), None
        elif self._held == time:
            return self._frame(time)
        for begins, frame in self._rest:
            passed = self._held is not None and begins > time and not near
            earlier = self._frame(time) if passed else None
            self._held = begins
            self._keep(frame)
            if passed:
                return earlier
            if near or begins >= time:
                return self._frame(time)
        return self._frame(time) if self._held is not None else None

    def _frame(self, wanted: int) -> FilmFrame:
        assert self._held is not None
        colours = self._reel.colours(self._keep(None), *self._size)
        height, width = colours.shape[:2]
        return FilmFrame(wanted, self._held, width, height, colours.tobytes())


def shown(reel: Reel, wanted: Sequence[int], size: tuple[int, int], *, near: bool = False) -> Iterator[FilmFrame]:
    """Yield the frame shown at each of these times; quickest when they ascend."""
    walk = Walk(reel, size)
    try:
        for time in wanted:
            if (frame := walk.shown(time, near=near)) is not None:
                yield frame
    finally:
        walk.close()


class _Open:
    """The film that was read last."""

    def __init__(self) -> None:
        self._key: object = None
        self._stack = ExitStack()
        self._walk: Walk | None = None

    def walk(self, file: MediaFile, room: tuple[int, int]) -> Walk:
        """Return where decoding of this film stands, for frames of this size; another film is closed."""
        key = file.name, file.sha256, file.size, file.path, room
        if self._walk is None or key != self._key:
            self.close()
            reel = self._stack.enter_context(opened(file))
            self._walk = Walk(reel, fitted(reel.size, room))
            self._stack.callback(self._walk.close)
            self._key = key
        return self._walk

    def close(self) -> None:
        """Close it."""
        self._walk = None
        self._stack.close()


_open = _Open()
"""Of this process: the child that shows films."""


def frames(progress: Any, file: MediaFile, wanted: Sequence[int], room: tuple[int, int], near: bool = False) -> None:
    """Hand over the frame shown at each of these times as :class:`FilmFrame`, fitted into ``room``.

    ``near`` takes the key frame before: for thumbnails, where decoding up to the exact one would cost seconds.

    Raises
    ------
    BadInput : the file is missing, or cannot be decoded here.
    """
    if near:
        with opened(file) as reel:
            for key_frame in shown(reel, wanted, fitted(reel.size, room), near=True):
                progress.step(0, 0, tr("Reading a film"))
                progress.emit(key_frame)
        return
    known = False
    try:
        walk = _open.walk(file, room)
        for time in wanted:
            progress.step(0, 0, tr("Reading a film"))
            if (frame := walk.shown(time)) is not None:
                progress.emit(frame)
        known = True
    except Cancelled:  # between two frames: it goes on from here
        known = True
        raise
    finally:
        if not known:  # where it stands
            _open.close()


def _walk_to(reel: Reel, time: int) -> Decoded:
    """Return decoded frames from one at or before ``time`` on: a key frame's own time may lie after its place."""
    for back in (0, FAR, 10 * FAR):
        walk = reel.decoded(VIDEO, time - back)
        first = next(walk, None)
        if first is not None and (first[0] <= time or time - back <= 0):
            return _with_first(first, walk)
        walk.close()  # type: ignore[attr-defined]
    return reel.decoded(VIDEO, 0)


def _with_first(first: tuple[int, libav.Frame], rest: Decoded) -> Decoded:
    yield first
    yield from rest


def fitted(size: tuple[int, int], room: tuple[int, int]) -> tuple[int, int]:
    """Return the largest size of these proportions inside ``room``, never magnified."""
    share = min(1.0, room[0] / size[0], room[1] / size[1])
    return max(2, round(size[0] * share)), max(2, round(size[1] * share))
