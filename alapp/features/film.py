"""Decoding of films: frames by presentation time, their times, and their sound; never in the window's process.

A frame is named by the microsecond at which it is shown, counted from the beginning of the container. Frames between
two key frames are decoded from the one before, so every step is exact whatever the codec reorders.
"""

from __future__ import annotations

import ctypes as c
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from alapp.domain.errors import BadInput
from alapp.domain.media import MediaFile
from alapp.domain.recording import SECOND
from alapp.domain.words import tr
from alapp.features import libav
from alapp.features.libav import AUDIO, VIDEO

FORMATS = b"mov,matroska,webm,avi"
"""Containers that are read, by the names of their demultiplexers."""
MOST_PIXELS = 8192 * 8192
NONE = -(2**63)
_SAMPLES: Mapping[int, tuple[str, float, float]] = {
    0: ("u1", 128.0, 128.0),
    1: ("i2", 0.0, 32768.0),
    2: ("i4", 0.0, 2147483648.0),
    3: ("f4", 0.0, 1.0),
    4: ("f8", 0.0, 1.0),
}
"""Sample formats: type, what is zero, what is one; five more are the same with a plane for each channel."""


class Reel:
    """An open film; use it in a ``with`` and in one thread.

    Raises
    ------
    BadInput : the file is missing, or no film that can be decoded here.
    """

    def __init__(self, file: MediaFile) -> None:
        self.file = file
        self._av = libav.library()
        self._stream = file.open()
        self._source = libav.source_of(self._av, self._stream)
        self._container = self._av.avformat_alloc_context()
        self._container.contents.pb = self._source.context
        self._packet = self._av.av_packet_alloc()
        self._decoders: dict[int, Any] = {}
        self._scalers: dict[tuple[int, ...], Any] = {}
        try:
            self._open()
        except BadInput:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _open(self) -> None:
        options = c.c_void_p()
        self._av.av_dict_set(c.byref(options), b"format_whitelist", FORMATS, 0)
        opened = self._av.avformat_open_input(c.byref(self._container), None, None, c.byref(options))
        self._av.av_dict_free(c.byref(options))
        if opened < 0:
            raise undecodable(self.file, f"open {opened}")
        if (found := self._av.avformat_find_stream_info(self._container, None)) < 0:
            raise undecodable(self.file, f"streams {found}")
        self._indices = {kind: self._best(kind) for kind in (VIDEO, AUDIO)}

    def _best(self, kind: int) -> int | None:
        index = self._av.av_find_best_stream(self._container, kind, -1, -1, None, 0)
        return index if index >= 0 else None

    def close(self) -> None:
        """Give everything back; twice does nothing."""
        for decoder in self._decoders.values():
            self._av.avcodec_free_context(c.byref(decoder))
        for scaler in self._scalers.values():
            self._av.sws_freeContext(scaler)
        self._decoders.clear()
        self._scalers.clear()
        self._av.av_packet_free(c.byref(self._packet))
        if self._container:
            self._av.avformat_close_input(c.byref(self._container))
        if self._source.context:
            head = c.cast(self._source.context, c.POINTER(c.c_void_p))
            self._av.av_free(head[1])  # its buffer: the second field, after the class
            self._av.avio_context_free(c.byref(self._source.context))
            self._source = self._source._replace(context=None)
        self._stream.close()

    # -- what it is ---------------------------------------------------------------------------------------------

    def has(self, kind: int) -> bool:
        """Whether there are pictures (VIDEO) or sound (AUDIO) in it."""
        return self._indices[kind] is not None

    def stream(self, kind: int) -> libav.Stream:
        """Return the best stream of a kind; BadInput without one."""
        index = self._indices[kind]
        if index is None:
            raise undecodable(self.file, "no such stream")
        found: libav.Stream = self._container.contents.streams[index].contents
        return found

    @property
    def origin(self) -> int:
        """Where time begins, in microseconds of the container."""
        start = int(self._container.contents.start_time)
        return 0 if start == NONE else start

    @property
    def length(self) -> int:
        """Length in microseconds; 0 when the container does not say."""
        return max(0, int(self._container.contents.duration))

    @property
    def turn(self) -> int:
        """How many quarter turns to the left the pictures are shown turned."""
        found = self.stream(VIDEO).parameters.contents
        side = self._av.av_packet_side_data_get(found.side_data, found.nb_side_data, libav.DISPLAY_MATRIX)
        if not side or side.contents.size < 36:
            return 0
        angle = self._av.av_display_rotation_get(side.contents.data)
        return round(angle / 90) % 4 if np.isfinite(angle) else 0

    @property
    def size(self) -> tuple[int, int]:
        """Return (width, height) as displayed: pixels made square, then turned."""
        found = self.stream(VIDEO).parameters.contents
        wide, aspect = found.width, found.aspect
        if aspect.num > 0 and aspect.den > 0:
            wide = max(1, min(round(wide * aspect.num / aspect.den), 4 * found.height))
        return (found.height, wide) if self.turn % 2 else (wide, found.height)

    def codec(self, kind: int) -> str:
        """Return the name of the codec of a kind of stream."""
        return str(self._av.avcodec_get_name(self.stream(kind).parameters.contents.codec_id).decode())

    def time_of(self, kind: int, stamp: int) -> int:
        """Return microseconds from the beginning for a time stamp of a stream."""
        base = self.stream(kind).time_base
        return int((2 * stamp * SECOND * base.num + base.den) // (2 * base.den)) - self.origin

    def stamp_of(self, kind: int, time: int) -> int:
        """Return the time stamp of a stream for microseconds from the beginning, rounded down."""
        base = self.stream(kind).time_base
        return int((time + self.origin) * base.den // (SECOND * base.num))

    # -- packets ------------------------------------------------------------------------------------------------

    def packets(self, kind: int) -> Iterator[libav.Packet]:
        """Read on from where the container stands; a packet is good until the next is asked for."""
        index = self._indices[kind]
        while self._av.av_read_frame(self._container, self._packet) >= 0:
            packet = self._packet.contents
            try:
                if packet.stream_index == index:
                    yield packet
            finally:
                if self._packet:  # a walk that nobody ended may be cleared away after the film was closed
                    self._av.av_packet_unref(self._packet)

    def seek(self, kind: int, time: int) -> None:
        """Go to the key frame at or before a time; to the beginning where a container cannot be sought in."""
        index, flags = self._indices[kind], libav.BACKWARD
        if self._av.av_seek_frame(self._container, index, self.stamp_of(kind, max(time, 0)), flags) < 0:
            self._av.av_seek_frame(self._container, index, self.stamp_of(kind, 0), flags)

    # -- decoded ------------------------------------------------------------------------------------------------

    def _decoder(self, kind: int) -> Any:
        """Return a new decoder: nothing is left in it of what was decoded elsewhere."""
        if kind in self._decoders:
            self._av.avcodec_free_context(c.byref(self._decoders.pop(kind)))
        codec = c.c_void_p()
        self._av.av_find_best_stream(self._container, kind, self._indices[kind], -1, c.byref(codec), 0)
        context = c.c_void_p(self._av.avcodec_alloc_context3(codec))
        self._av.avcodec_parameters_to_context(context, self.stream(kind).parameters)
        options = c.c_void_p()
        self._av.av_dict_set(c.byref(options), b"max_pixels", str(MOST_PIXELS).encode(), 0)
        opened = self._av.avcodec_open2(context, codec, c.byref(options)) if codec else -1
        self._av.av_dict_free(c.byref(options))
        self._decoders[kind] = context
        if opened < 0:
            raise no_codec(self.file, self.codec(kind))
        return context

    def decoded(self, kind: int, time: int) -> Iterator[tuple[int, libav.Frame]]:
        """Yield (microseconds, frame) from the key frame before ``time`` on; a frame is good until the next."""
        self.seek(kind, time)
        decoder, frame = self._decoder(kind), self._av.av_frame_alloc()
        try:
            for packet in self.packets(kind):
                if self._av.avcodec_send_packet(decoder, c.byref(packet)) >= 0:
                    yield from self._received(kind, decoder, frame)
            self._av.avcodec_send_packet(decoder, None)
            yield from self._received(kind, decoder, frame)
        finally:
            self._av.av_frame_free(c.byref(frame))

    def _received(self, kind: int, decoder: Any, frame: Any) -> Iterator[tuple[int, libav.Frame]]:
        while self._av.avcodec_receive_frame(decoder, frame) >= 0:
            found = frame.contents
            stamp = found.pts if found.pts != NONE else found.pkt_dts
            if stamp != NONE:
                yield self.time_of(kind, stamp), found

    @contextmanager
    def kept(self) -> Iterator[Callable[[libav.Frame | None], libav.Frame]]:
        """Give a function that keeps a frame beyond the next, and returns the one it keeps."""
        held = self._av.av_frame_alloc()

        def keep(frame: libav.Frame | None) -> libav.Frame:
            if frame is not None:
                self._av.av_frame_unref(held)
                self._av.av_frame_ref(held, c.byref(frame))
            found: libav.Frame = held.contents
            return found

        try:
            yield keep
        finally:
            self._av.av_frame_free(c.byref(held))

    def colours(self, frame: libav.Frame, width: int, height: int) -> NDArray[np.uint8]:
        """Return a frame as (height, width, 3) red, green, blue, of this size as displayed."""
        turn = self.turn
        wide, high = (height, width) if turn % 2 else (width, height)
        key = frame.width, frame.height, frame.format, wide, high
        if key not in self._scalers:
            self._scalers[key] = self._av.sws_getContext(*key, libav.RGB24, libav.BILINEAR, None, None, None)
        if not self._scalers[key]:
            raise undecodable(self.file, "colours")
        stride = -(-wide * 3 // 64) * 64
        rows = np.empty((high + 1, stride), np.uint8)  # one row more: the scaler writes in blocks
        planes, strides = (c.c_void_p * 4)(rows.ctypes.data), (c.c_int * 4)(stride)
        self._av.sws_scale(self._scalers[key], frame.data, frame.linesize, 0, frame.height, planes, strides)
        upright = rows[:high, : wide * 3].reshape(high, wide, 3)
        return np.ascontiguousarray(np.rot90(upright, turn))

    def samples(self, frame: libav.Frame) -> NDArray[np.float32]:
        """Return a frame of sound as (n, channels) in -1..1."""
        channels = max(1, self.stream(AUDIO).parameters.contents.channels)
        if frame.format not in range(10):
            raise no_codec(self.file, self.codec(AUDIO))
        kind, zero, one = _SAMPLES[frame.format % 5]
        planar, count = frame.format >= 5, frame.nb_samples
        size = count * np.dtype(kind).itemsize * (1 if planar else channels)
        planes = [frame.extended_data[i] for i in range(channels if planar else 1)]
        parts = [np.frombuffer(c.string_at(plane, size), kind).astype(np.float32) for plane in planes]
        block = np.stack(parts, 1) if planar else parts[0].reshape(count, channels)
        return (block - np.float32(zero)) / np.float32(one)


@contextmanager
def opened(file: MediaFile) -> Iterator[Reel]:
    """Open a film that shows pictures; BadInput, in words, when it cannot be."""
    with Reel(file) as reel:
        if not reel.has(VIDEO):
            raise undecodable(file, "no pictures")
        yield reel


def facts(progress: Any, file: MediaFile) -> dict[str, Any]:
    """Return what an import notes of a film: size as displayed, length in microseconds, codec, sound.

    Raises
    ------
    BadInput : the file is missing, or cannot be decoded here.
    """
    progress.step(0, 1, tr("Reading a film"))
    with opened(file) as reel:
        width, height = reel.size
        if not (0 < width * height <= MOST_PIXELS):
            raise undecodable(file, "size")
        first = next(reel.decoded(VIDEO, 0), None)
        if first is None:
            raise no_codec(file, reel.codec(VIDEO))
        length = reel.length or _counted(progress, reel)
        found = {"width": width, "height": height, "microseconds": length, "codec": reel.codec(VIDEO)}
        sound = reel.stream(AUDIO).parameters.contents if reel.has(AUDIO) else None
        return found | {"rate": sound.sample_rate if sound else 0, "channels": sound.channels if sound else 0}


def times(progress: Any, file: MediaFile) -> NDArray[np.int64]:
    """Return the presentation times of all frames in microseconds, ascending; nothing is decoded for it."""
    with opened(file) as reel:
        return _times(progress, reel)


def _times(progress: Any, reel: Reel) -> NDArray[np.int64]:
    found = []
    for packet in reel.packets(VIDEO):
        if packet.pts != NONE and not packet.flags & libav.DISCARD:
            found.append(packet.pts)
        if len(found) % 1_000 == 0:
            progress.step(len(found), 0, tr("Reading a film"))
    return np.unique(np.array([reel.time_of(VIDEO, stamp) for stamp in found], np.int64))


def _counted(progress: Any, reel: Reel) -> int:
    """Return the length of a film that does not say it, as one that was cut off while it was recorded."""
    reel.seek(VIDEO, 0)
    times = _times(progress, reel)
    usual = int(np.median(np.diff(times))) if len(times) > 1 else SECOND // 25
    return int(times[-1]) + usual if len(times) else 1


def undecodable(file: MediaFile, details: str) -> BadInput:
    """Return the error for a file that is no film that can be read."""
    return BadInput(
        tr(
            "The film {name} cannot be read: it is damaged or of a kind that is not known here.",
            name=file.name.rpartition("/")[2],
        ),
        tr("This item cannot be shown or learned from; its answers are kept."),
        tr("Skip it, or put a sound copy of the file in its place."),
        details,
    )


def no_codec(file: MediaFile, codec: str) -> BadInput:
    """Return the error for a film whose codec this machine has not."""
    return BadInput(
        tr(
            "The film {name} is coded as {codec}, which cannot be decoded on this machine.",
            name=file.name.rpartition("/")[2],
            codec=codec,
        ),
        tr("This item cannot be shown or learned from; its answers are kept."),
        tr("Save it as H.264, VP8 or VP9, or skip it."),
        codec,
    )
