"""A screen that nobody sees: Xvfb outside the root, whose pixels are read from a file as it shows them."""

from __future__ import annotations

import os
import struct
import subprocess
import tempfile
import zlib
from operator import ne
from pathlib import Path

from package_tests.x_windows import XWindows

HEADER_WORDS = 25
SOCKETS = Path("/tmp/.X11-unix")
"""Where X servers put their sockets, on every system; a root needs to see it."""


class Display:
    """One Xvfb, until :meth:`close`.

    Raises
    ------
    RuntimeError : the server did not start.
    """

    def __init__(self, width: int = 1440, height: int = 900) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="alapp-screen-")
        says, hears = os.pipe()
        command = ["Xvfb", "-displayfd", str(hears), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-ac"]
        quiet = subprocess.DEVNULL
        self._server = subprocess.Popen(
            [*command, "-fbdir", self._folder.name], pass_fds=[hears], stdout=quiet, stderr=quiet
        )
        os.close(hears)
        with os.fdopen(says) as answer:
            number = answer.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.name = f":{number}"
        self.windows = XWindows(self.name)
        self.width, self.height = width, height

    def close(self) -> None:
        """End the server and forget its picture."""
        self.windows.close()
        self._server.terminate()
        self._server.wait(10)
        self._folder.cleanup()

    def rows(self) -> list[bytes]:
        """Return the picture as it is now, a row at a time, four bytes (blue, green, red, none) a pixel."""
        dump = (Path(self._folder.name) / "Xvfb_screen0").read_bytes()
        head = struct.unpack(f">{HEADER_WORDS}I", dump[: HEADER_WORDS * 4])
        begin, stride = head[0] + head[19] * 12, head[12]
        return [dump[begin + y * stride : begin + y * stride + self.width * 4] for y in range(self.height)]

    def save(self, path: Path) -> Path:
        """Write the picture as PNG."""
        lines = b"".join(b"\0" + _rgb(row) for row in self.rows())
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        path.parent.mkdir(parents=True, exist_ok=True)
        chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b""))
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks))
        return path


def differ(one: list[bytes], other: list[bytes], most: int) -> bool:
    """Tell whether two pictures differ in more than ``most`` bytes, as they do not by a caret that blinks."""
    count = 0
    for a, b in zip(one, other, strict=True):
        if a != b:
            count += sum(map(ne, a, b))
            if count > most:
                return True
    return False


def _rgb(row: bytes) -> bytes:
    turned = bytearray(len(row) // 4 * 3)
    turned[0::3], turned[1::3], turned[2::3] = row[2::4], row[1::4], row[0::4]
    return bytes(turned)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
