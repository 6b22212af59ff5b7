"""Short films cut out of long ones: their frames as JPEG in AVI, which needs no encoder of films."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from struct import pack

from PIL import Image

from alapp.domain.media import MediaFile
from alapp.domain.recording import SECOND
from alapp.features.film import opened
from alapp.features.film_walk import shown

SIZE = (160, 120)
RATE = 10
QUALITY = 70
INDEXED = 0x10
"""AVIF_HASINDEX, and AVIIF_KEYFRAME of each frame (AVI 1.0)."""


def cuts(source: Path, n: int, seconds: float) -> Iterator[bytes]:
    """Yield ``n`` films of ``seconds`` each, evenly from all of a film."""
    with opened(MediaFile(source.name, "", source.stat().st_size, source)) as reel:
        last = reel.length - round(seconds * SECOND) - SECOND // 2
        for place in range(n):
            begin = last * place // max(n - 1, 1)
            times = [begin + i * SECOND // RATE for i in range(round(seconds * RATE))]
            yield avi([jpeg(frame.rows, (frame.width, frame.height)) for frame in shown(reel, times, SIZE)])


def jpeg(rows: bytes, size: tuple[int, int]) -> bytes:
    """Return a frame as JPEG."""
    out = BytesIO()
    Image.frombytes("RGB", size, rows).save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def avi(frames: Sequence[bytes]) -> bytes:
    """Return pictures in a row as a film (Motion JPEG in AVI 1.0)."""
    largest, (width, height) = max(map(len, frames)), SIZE
    main = pack("<14I", SECOND // RATE, 0, 0, INDEXED, len(frames), 0, 1, largest, width, height, 0, 0, 0, 0)
    stream = pack(
        "<4s4sIHHIIIIIIiI4H", b"vids", b"MJPG", 0, 0, 0, 0, 1, RATE, 0, len(frames), largest, -1, 0, 0, 0, 0, 0
    )
    picture = pack("<IiiHH4sIiiII", 40, width, height, 1, 24, b"MJPG", width * height * 3, 0, 0, 0, 0)
    parts = [chunk(b"00dc", frame) for frame in frames]
    places, at = [], 4
    for part, frame in zip(parts, frames, strict=True):
        places.append(pack("<4sIII", b"00dc", INDEXED, at, len(frame)))
        at += len(part)
    streams = listed(b"strl", chunk(b"strh", stream) + chunk(b"strf", picture))
    head, body = listed(b"hdrl", chunk(b"avih", main) + streams), listed(b"movi", b"".join(parts))
    return chunk(b"RIFF", b"AVI " + head + body + chunk(b"idx1", b"".join(places)))


def chunk(name: bytes, content: bytes) -> bytes:
    """Return a chunk of RIFF, filled up to an even length."""
    return pack("<4sI", name, len(content)) + content + b"\0" * (len(content) % 2)


def listed(name: bytes, content: bytes) -> bytes:
    """Return a list of chunks."""
    return chunk(b"LIST", name + content)
