"""Files as text: every byte is accounted for whatever the encoding, and no line can fill the memory."""

from __future__ import annotations

import codecs
import contextlib
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from alapp.domain.errors import BadInput, explain
from alapp.domain.words import tr
from alapp.formats.base import Meter

MAX_RECORD = 8 * 1024 * 1024
"""Longest record that is held whole, in characters; of a longer one only the beginning is kept."""

KEPT_OF_TOO_LONG = 100_000
"""Characters kept of a record that is longer than :data:`MAX_RECORD`."""

_KEEP = "alapp-keep-bad-bytes"
_SURROGATE = re.compile("[\ud800-\udfff]")
_SURROGATES = re.compile("[\ud800-\udfff]+")
_BUFFER = 1 << 18
_BYTES_AS_SURROGATES = "".join(map(chr, range(0xDC00, 0xDD00)))


def _keep_bad_bytes(error: UnicodeError) -> tuple[str, int]:
    """Decode each bad byte to a lone surrogate, also below 0x80 (which ``surrogateescape`` refuses in UTF-16)."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return codecs.charmap_decode(error.object[error.start : error.end], "strict", _BYTES_AS_SURROGATES)[0], error.end


codecs.register_error(_KEEP, _keep_bad_bytes)


@contextlib.contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn what the system or a codec raises while a file is read into an AppError that names the file."""
    try:
        yield
    except OSError as error:
        raise explain(error, meaning=tr("The file could not be read."), place=path) from error
    except UnicodeError as error:
        raise BadInput(
            tr("{name} cannot be read in this encoding.", name=path.name),
            tr("Nothing was imported from it."),
            tr("Choose another encoding."),
            type(error).__name__,
        ) from error


@contextlib.contextmanager
def open_text(path: Path, encoding: str, meter: Meter | None = None) -> Iterator[TextIO]:
    """Open for reading with new lines kept exactly; a byte that cannot be decoded becomes a lone surrogate."""
    with plain_errors(path), path.open("rb", buffering=0) as raw, io.BufferedReader(raw, _BUFFER) as buffered:
        meter = meter or Meter()
        meter.total = path.stat().st_size
        meter.tell = raw.tell
        with io.TextIOWrapper(buffered, encoding, errors=_KEEP, newline="") as stream:
            try:
                yield stream
            finally:
                meter.tell = lambda: meter.total


def decode(data: bytes, encoding: str, *, whole: bool) -> str:
    """Decode the beginning of a file; a character cut at its end is left out unless the bytes are ``whole``."""
    return codecs.getincrementaldecoder(encoding)(_KEEP).decode(data, final=whole)


def undecodable(text: str) -> bool:
    """Say whether a text holds bytes that could not be decoded (or half a character)."""
    if text.isascii():
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


_WRITTEN = {chr(c): f"\\x{c - 0xDC00:02X}" if 0xDC00 <= c <= 0xDCFF else f"\\u{c:04X}" for c in range(0xD800, 0xE000)}


def _hex(match: re.Match[str]) -> str:
    return "".join(map(_WRITTEN.__getitem__, match.group()))


def shown(text: str) -> str:
    r"""Return the text with bytes that could not be decoded written as ``\xE9``, safe to store and to show."""
    return text if text.isascii() else _SURROGATES.sub(_hex, text)


def bad_bytes(text: str, limit: int = 6) -> str:
    """Name the first bytes of a text that could not be decoded, as ``E9 FC``."""
    codes = (ord(c) for c in _SURROGATE.findall(text)[:limit])
    return " ".join(f"{c - 0xDC00:02X}" if 0xDC00 <= c <= 0xDCFF else f"U+{c:04X}" for c in codes)


def is_cut(line: str) -> bool:
    """Say whether a line is only the beginning of one that is too long to be held."""
    return len(line) > MAX_RECORD and not line.endswith(("\n", "\r"))


def next_line(stream: TextIO) -> str:
    """Return the next line with its ending, cut when it is too long (see :func:`is_cut`); empty at the end."""
    return stream.readline(MAX_RECORD + 1)


def drain(stream: TextIO) -> None:
    """Read over the rest of a line that is too long."""
    while True:
        piece = stream.readline(_BUFFER)
        if not piece or piece.endswith(("\n", "\r")):
            return
