"""Files that are encrypted as they are written: no plain byte of them reaches the disk.

The content is cut into pieces, each sealed by AES-256-GCM with the nonce *prefix, counter, last or not*: the STREAM
construction (Hoang, Reyhanitabar, Rogaway, Vizár: "Online Authenticated-Encryption and its Nonce-Reuse Misuse-
Resistance", CRYPTO 2015). A piece that was changed, moved, left out or cut off is refused
before any of it is handed on.
"""

from __future__ import annotations

import io
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from alapp.domain.errors import BadInput
from alapp.domain.words import tr

if TYPE_CHECKING:
    _Path = Path
else:
    _Path = type(Path())  # Python 3.11 lets only the system's own kind of path be extended

PIECE = 64 * 1024
_TAG, _PREFIX = 16, 7


class SealingWriter(io.RawIOBase):
    """Writes to a file what it is given, sealed; on the disk when it is closed.

    ``head`` stands in front as it is, and is bound to every piece.
    """

    def __init__(self, file: BinaryIO, key: bytes, head: bytes = b"") -> None:
        super().__init__()
        prefix = secrets.token_bytes(_PREFIX)
        self._seal = _Sealer(key, prefix, head)
        self._file, self._waiting = file, bytearray()
        file.write(head + prefix)

    def writable(self) -> bool:
        """Yes."""
        return True

    def fileno(self) -> int:
        """The file's number, so that it can be flushed to the disk."""
        return self._file.fileno()

    def write(self, data: Any) -> int:
        """Take some bytes."""
        self._waiting += data
        while len(self._waiting) > PIECE:  # the last piece waits: it is marked
            self._file.write(self._seal.sealed(bytes(self._waiting[:PIECE]), last=False))
            del self._waiting[:PIECE]
        return len(memoryview(data).cast("B"))

    def close(self) -> None:
        """Seal what waits as the last piece."""
        if self.closed:
            return
        try:
            self._file.write(self._seal.sealed(bytes(self._waiting), last=True))
            self._file.flush()
            os.fsync(self._file.fileno())
        finally:
            self._file.close()
            super().close()


class OpeningReader(io.RawIOBase):
    """Reads a file that :class:`SealingWriter` made, from behind its head.

    Raises BadInput at a piece that is not as it was written.
    """

    def __init__(self, file: BinaryIO, key: bytes, head: bytes = b"", name: str = "") -> None:
        super().__init__()
        self._file, self._name, self._at = file, name, 0
        self._seal = _Sealer(key, file.read(_PREFIX), head)
        self._ahead, self._open, self._done = file.read(PIECE + _TAG), memoryview(b""), False

    def readable(self) -> bool:
        """Yes."""
        return True

    def tell(self) -> int:
        """Bytes that were read."""
        return self._at

    def readinto(self, buffer: Any) -> int:
        """Read some bytes; 0 at the end, which is proved."""
        while not self._open and not self._done:
            self._open = memoryview(self._next())
        n = min(len(buffer), len(self._open))
        buffer[:n] = self._open[:n]
        self._open = self._open[n:]
        self._at += n
        return n

    def close(self) -> None:
        """Close the file."""
        if not self.closed:
            self._file.close()
        super().close()

    def _next(self) -> bytes:
        piece, self._ahead = self._ahead, self._file.read(PIECE + _TAG)
        self._done = not self._ahead
        found = self._seal.opened(piece, last=self._done)
        if found is None:
            raise BadInput(
                tr("“{name}” is damaged, cut short or was changed.", name=self._name),
                tr("Nothing of the damaged part was used."),
                tr("Copy it again from where it came."),
            )
        return found


class SealedPath(_Path):
    """A file that is sealed with a key of this object as it is written, and opened with it as it is read."""

    __slots__ = ("key",)
    key: bytes

    @classmethod
    def fresh(cls, path: Path) -> SealedPath:
        """Return a path with a random key that nothing else knows: its file cannot be read once this is gone."""
        found = cls(path)
        found.key = secrets.token_bytes(32)
        return found

    def open(
        self, mode: str = "r", buffering: int = -1, encoding: str | None = None, errors: str | None = None,
        newline: str | None = None,
    ) -> Any:  # fmt: skip
        """Open for reading or writing from the beginning; a file is made for its owner only."""
        if "w" in mode:
            handle = os.open(self, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
            raw: io.RawIOBase = SealingWriter(os.fdopen(handle, "wb"), self.key)
            whole: Any = io.BufferedWriter(raw, PIECE)
        else:
            raw = OpeningReader(os.fdopen(os.open(self, os.O_RDONLY), "rb"), self.key, name=self.name)
            whole = raw if buffering == 0 else io.BufferedReader(raw, PIECE)
        return whole if "b" in mode else io.TextIOWrapper(whole, encoding, errors, newline)

    def read_text(self, encoding: str | None = None, errors: str | None = None, newline: str | None = None) -> str:
        """Return all of it as text."""
        with self.open("r", encoding=encoding, errors=errors, newline=newline) as file:
            return str(file.read())


class _Sealer:
    """Seals or opens one piece after the other."""

    def __init__(self, key: bytes, prefix: bytes, head: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # 60 ms: only when something is sealed

        self._cipher, self._prefix, self._head, self._number = AESGCM(key), prefix, head, 0

    def sealed(self, piece: bytes, *, last: bool) -> bytes:
        return self._cipher.encrypt(self._nonce(last=last), piece, self._head)

    def opened(self, piece: bytes, *, last: bool) -> bytes | None:
        from cryptography.exceptions import InvalidTag  # see above

        try:
            return self._cipher.decrypt(self._nonce(last=last), piece, self._head)
        except (InvalidTag, ValueError):
            return None

    def _nonce(self, *, last: bool) -> bytes:
        nonce = self._prefix + self._number.to_bytes(4, "big") + bytes([last])
        self._number += 1
        return nonce
