"""The few functions of FFmpeg's libraries that reading a film needs, through ctypes.

The libraries are those that PySide6-Addons brings (FFmpeg 7.1, LGPL 2.1, built without GPL parts); PyAV's wheels carry
x264 and x265. Qt's own player names no presentation times, so the libraries are asked themselves. Offsets into their
structures are those of libavformat 61, libavcodec 61 and libavutil 59, which may not change within a major version;
another version is refused. Only the child process loads them, and they see bytes through our own functions alone: no
protocol, no network, no other file can be named by a hostile container.
"""

from __future__ import annotations

import ctypes as c
import importlib.util
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from alapp.domain.errors import BadInput
from alapp.domain.words import tr

VERSIONS = {"avformat": 61, "avcodec": 61, "avutil": 59, "swscale": 8}
BUFFER = 1 << 16
END = -541478725
"""AVERROR_EOF."""
AGAIN = -11 if sys.platform != "darwin" else -35
VIDEO, AUDIO = 0, 1
KEY, DISCARD = 1, 4
BACKWARD = 1
RGB24 = 2
BILINEAR = 2
DISPLAY_MATRIX = 5
_SEEK_SIZE = 0x10000
_P, _I, _L, _D = c.c_void_p, c.c_int, c.c_int64, c.c_double

READ = c.CFUNCTYPE(_I, _P, _P, _I)
SEEK = c.CFUNCTYPE(_L, _P, _L, _I)


class Ratio(c.Structure):
    """AVRational, passed by value."""

    _fields_ = (("num", _I), ("den", _I))


class Packet(c.Structure):
    """The beginning of AVPacket."""

    _fields_ = (
        *(("buf", _P), ("pts", _L), ("dts", _L), ("data", _P)),
        *(("size", _I), ("stream_index", _I), ("flags", _I)),
    )


class Frame(c.Structure):
    """The beginning of AVFrame."""

    _fields_ = (
        *(("data", _P * 8), ("linesize", _I * 8), ("extended_data", c.POINTER(_P)), ("width", _I), ("height", _I)),
        *(("nb_samples", _I), ("format", _I), ("key_frame", _I), ("pict_type", _I), ("aspect", Ratio)),
        *(("pts", _L), ("pkt_dts", _L)),
    )


class Parameters(c.Structure):
    """AVCodecParameters, up to the sample rate."""

    _fields_ = (
        *(("codec_type", _I), ("codec_id", _I), ("tag", c.c_uint32), ("extradata", _P), ("extradata_size", _I)),
        *(("side_data", _P), ("nb_side_data", _I), ("format", _I), ("bit_rate", _L), ("coded_bits", _I)),
        *(("raw_bits", _I), ("profile", _I), ("level", _I), ("width", _I), ("height", _I), ("aspect", Ratio)),
        *(("rate", Ratio), ("field_order", _I), ("colour", _I * 5), ("delay", _I), ("layout_order", _I)),
        *(("channels", _I), ("layout_mask", c.c_uint64), ("layout_opaque", _P), ("sample_rate", _I)),
    )


class Stream(c.Structure):
    """The beginning of AVStream."""

    _fields_ = (
        *(("av_class", _P), ("index", _I), ("id", _I), ("parameters", c.POINTER(Parameters)), ("private", _P)),
        *(("time_base", Ratio), ("start_time", _L), ("duration", _L), ("nb_frames", _L)),
    )


class Container(c.Structure):
    """The beginning of AVFormatContext."""

    _fields_ = (
        *(("av_class", _P), ("iformat", _P), ("oformat", _P), ("private", _P), ("pb", _P), ("flags", _I)),
        *(("nb_streams", c.c_uint), ("streams", c.POINTER(c.POINTER(Stream))), ("nb_groups", c.c_uint)),
        *(("groups", _P), ("nb_chapters", c.c_uint), ("chapters", _P), ("url", _P), ("start_time", _L)),
        *(("duration", _L),),
    )


class SideData(c.Structure):
    """AVPacketSideData."""

    _fields_ = (("data", c.POINTER(c.c_int32)), ("size", c.c_size_t), ("type", _I))


_SIGNATURES: dict[str, tuple[str, Any, tuple[Any, ...]]] = {
    "av_malloc": ("avutil", _P, (c.c_size_t,)),
    "av_free": ("avutil", None, (_P,)),
    "av_frame_alloc": ("avutil", c.POINTER(Frame), ()),
    "av_frame_free": ("avutil", None, (c.POINTER(c.POINTER(Frame)),)),
    "av_frame_unref": ("avutil", None, (c.POINTER(Frame),)),
    "av_frame_ref": ("avutil", _I, (c.POINTER(Frame), c.POINTER(Frame))),
    "av_dict_set": ("avutil", _I, (c.POINTER(_P), c.c_char_p, c.c_char_p, _I)),
    "av_dict_free": ("avutil", None, (c.POINTER(_P),)),
    "av_display_rotation_get": ("avutil", _D, (c.POINTER(c.c_int32),)),
    "av_log_set_level": ("avutil", None, (_I,)),
    "avio_alloc_context": ("avformat", _P, (_P, _I, _I, _P, READ, _P, SEEK)),
    "avio_context_free": ("avformat", None, (c.POINTER(_P),)),
    "avformat_alloc_context": ("avformat", c.POINTER(Container), ()),
    "avformat_open_input": ("avformat", _I, (c.POINTER(c.POINTER(Container)), c.c_char_p, _P, c.POINTER(_P))),
    "avformat_find_stream_info": ("avformat", _I, (c.POINTER(Container), _P)),
    "avformat_close_input": ("avformat", None, (c.POINTER(c.POINTER(Container)),)),
    "av_find_best_stream": ("avformat", _I, (c.POINTER(Container), _I, _I, _I, c.POINTER(_P), _I)),
    "av_read_frame": ("avformat", _I, (c.POINTER(Container), c.POINTER(Packet))),
    "av_seek_frame": ("avformat", _I, (c.POINTER(Container), _I, _L, _I)),
    "av_packet_alloc": ("avcodec", c.POINTER(Packet), ()),
    "av_packet_free": ("avcodec", None, (c.POINTER(c.POINTER(Packet)),)),
    "av_packet_unref": ("avcodec", None, (c.POINTER(Packet),)),
    "av_packet_side_data_get": ("avcodec", c.POINTER(SideData), (_P, _I, _I)),
    "avcodec_alloc_context3": ("avcodec", _P, (_P,)),
    "avcodec_free_context": ("avcodec", None, (c.POINTER(_P),)),
    "avcodec_parameters_to_context": ("avcodec", _I, (_P, c.POINTER(Parameters))),
    "avcodec_open2": ("avcodec", _I, (_P, _P, c.POINTER(_P))),
    "avcodec_send_packet": ("avcodec", _I, (_P, c.POINTER(Packet))),
    "avcodec_receive_frame": ("avcodec", _I, (_P, c.POINTER(Frame))),
    "avcodec_get_name": ("avcodec", c.c_char_p, (_I,)),
    "sws_getContext": ("swscale", _P, (*[_I] * 7, _P, _P, _P)),
    "sws_freeContext": ("swscale", None, (_P,)),
    "sws_scale": ("swscale", _I, (_P, _P * 8, _I * 8, _I, _I, _P * 4, _I * 4)),
}


class Library:
    """The functions by their own names, as attributes."""

    def __init__(self, handles: dict[str, c.CDLL]) -> None:
        for name, (library, result, arguments) in _SIGNATURES.items():
            function = getattr(handles[library], name)
            function.restype, function.argtypes = result, arguments
            setattr(self, name, function)
        self.av_log_set_level(-8)

    def __getattr__(self, name: str) -> Callable[..., Any]:
        raise AttributeError(name)


@cache
def library() -> Library:
    """Return the libraries, loaded once.

    Raises
    ------
    BadInput : they are not on this machine, or of another version.
    """
    try:
        os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")  # its loader tells of drivers it misses
        handles = {name: _load(name, version) for name, version in VERSIONS.items()}
        for name, version in VERSIONS.items():
            if getattr(handles[name], f"{name}_version")() >> 16 != version:
                raise OSError(name)
        return Library(handles)
    except (OSError, AttributeError, ImportError) as error:
        raise BadInput(
            tr("Films cannot be decoded on this machine."),
            tr("They are listed but not shown; everything else works."),
            tr("Install PySide6-Addons 6.11; on Linux the system package libpulse0 as well."),
            type(error).__name__,
        ) from None


def _load(name: str, version: int) -> c.CDLL:
    found = importlib.util.find_spec("PySide6")
    if found is None or not found.submodule_search_locations:
        raise ImportError("PySide6")
    folder = Path(next(iter(found.submodule_search_locations)))
    names = {"win32": f"{name}-{version}.dll", "darwin": f"Qt/lib/lib{name}.{version}.dylib"}
    return c.CDLL(str(folder / names.get(sys.platform, f"Qt/lib/lib{name}.so.{version}")))


class Source(NamedTuple):
    """Bytes as the libraries read them; the callbacks must live as long as the context."""

    context: Any
    callbacks: tuple[Any, Any]


def source_of(av: Library, stream: BinaryIO) -> Source:
    """Return an AVIOContext that reads this stream and nothing else."""
    size = stream.seek(0, 2)
    stream.seek(0)

    def read(_: Any, buffer: int, wanted: int) -> int:
        try:
            data = stream.read(wanted)
        except (OSError, ValueError):
            return END
        c.memmove(buffer, data, len(data))
        return len(data) or END

    def seek(_: Any, offset: int, whence: int) -> int:
        if whence & _SEEK_SIZE:
            return size
        try:
            return stream.seek(offset, whence & 3)
        except (OSError, ValueError):
            return -1

    callbacks = READ(read), SEEK(seek)
    context = av.avio_alloc_context(av.av_malloc(BUFFER), BUFFER, 0, None, callbacks[0], None, callbacks[1])
    return Source(_P(context), callbacks)
