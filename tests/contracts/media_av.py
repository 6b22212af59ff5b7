"""Small sounds and films, made from a text, for contract tests: same text, same file."""

from __future__ import annotations

import struct
from io import BytesIO

import numpy as np
import soundfile

from alapp.domain.media import MediaFile
from tests.contracts.media import stored

BROKEN = "!!! ??? …"


def tune(text: str) -> MediaFile | None:
    """A sound of one of several lengths and rates; one text gives a broken file, the empty one gives none."""
    if not text:
        return None
    if text == BROKEN:
        return stored("broken.wav", b"RIFF and no more")
    rng = _rng(text)
    rate = int(rng.choice([8_000, 11_025, 44_100]))
    samples = rng.normal(0, 0.1, (int(rng.integers(1, rate)), int(rng.integers(1, 3))))
    out = BytesIO()
    soundfile.write(out, samples, rate, format="WAV")
    return stored("sample.wav", out.getvalue())


def clip(text: str) -> MediaFile | None:
    """A film of a few frames; one text gives a broken file, the empty one gives none."""
    if not text:
        return None
    if text == BROKEN:
        return stored("broken.avi", b"RIFF....AVI and no more")
    rng = _rng(text)
    width, height = (int(side) for side in 4 * rng.integers(2, 12, 2))
    return stored(
        "sample.avi", avi(rng.integers(0, 256, (int(rng.integers(1, 12)), height, width, 3)).astype(np.uint8))
    )


def avi(frames: np.ndarray, rate: int = 10) -> bytes:
    """An AVI file without compression of frames (n, height, width, 3), ``rate`` in a second; width a multiple of 4."""
    count, height, width, _ = frames.shape
    size = height * width * 3
    head = struct.pack("<14I", 1_000_000 // rate, size * rate, 0, 0x10, count, 0, 1, size, width, height, 0, 0, 0, 0)
    kind = struct.pack(
        "<4s4sIHHIIIIIIII4H", b"vids", b"DIB ", 0, 0, 0, 0, 1, rate, 0, count, size, 0, 0, 0, 0, width, height
    )
    form = struct.pack("<IiiHHIIiiII", 40, width, height, 1, 24, 0, size, 0, 0, 0, 0)
    stream = _list(b"strl", _chunk(b"strh", kind) + _chunk(b"strf", form))
    pictures = [_chunk(b"00db", frame[::-1, :, ::-1].tobytes()) for frame in frames]
    offsets = np.cumsum([4, *(len(picture) for picture in pictures)])[:-1].tolist()
    index = b"".join(struct.pack("<4sIII", b"00db", 0x10, offset, size) for offset in offsets)
    body = _list(b"hdrl", _chunk(b"avih", head) + stream) + _list(b"movi", b"".join(pictures)) + _chunk(b"idx1", index)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"AVI " + body


def _chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def _list(name: bytes, content: bytes) -> bytes:
    return _chunk(b"LIST", name + content)


def _rng(text: str) -> np.random.Generator:
    return np.random.default_rng(list(text.encode("utf-8", "replace")[:50]))
