"""Several files in one that is encrypted under a password: a tar inside a sealed stream.

In front stands what a password needs to be tried, as it is: a word that says what the file is, the cost of Argon2id,
the salt. Names, sizes and contents are inside.
"""

from __future__ import annotations

import os
import secrets
import tarfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from alapp.domain.errors import BadInput, ProjectTooNew, WrongPassword
from alapp.domain.words import tr
from alapp.store.key_places import flush
from alapp.store.sealed_stream import OpeningReader, SealingWriter
from alapp.store.slots import Cost, calibrated, key_from

MAGIC = b"alapp archive\0\0\0"
VERSION = 1
SUFFIX = ".alarchive"
_MOST_HEAD, _MOST_FILES = 4096, 1000
_BLOCK = 1 << 18
_PURPOSE, _CHECK = b"alapp archive 1", b"alapp archive 1 check"


@dataclass(frozen=True, slots=True)
class _Head:
    cost: Cost
    salt: bytes
    check: bytes
    """Made of the password for a purpose of its own: tells a wrong password from a damaged file."""


def seal_files(files: Mapping[str, Path], target: Path, password: str) -> None:
    """Write files under names of their own into a new archive; on the disk when this returns.

    The caller chooses a target aside and moves it into place.

    Raises
    ------
    OSError : the disk refused.
    """
    cost, salt = calibrated(), secrets.token_bytes(16)
    key, check = _keys(password, salt, cost)
    head = msgspec.json.encode(_Head(cost, salt, check))
    front = MAGIC + VERSION.to_bytes(2, "big") + len(head).to_bytes(4, "big") + head
    handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with (
        SealingWriter(os.fdopen(handle, "wb"), key, front) as stream,
        tarfile.open(fileobj=stream, mode="w|", format=tarfile.PAX_FORMAT) as tar,
    ):
        for name, path in files.items():
            member = tarfile.TarInfo(name)
            member.size, member.mode = content_size(path), 0o600
            with path.open("rb") as content:
                tar.addfile(member, content)


def open_files(archive: Path, folder: Path, password: str) -> list[Path]:
    """Write the files of an archive into a folder, and return them; none stays when the archive is not whole.

    Raises
    ------
    WrongPassword : it is another one.
    BadInput : it is no archive, it is damaged, or a file of that name is there already.
    ProjectTooNew : a newer program wrote it.
    OSError : the disk refused.
    """
    written: list[Path] = []
    try:
        with archive.open("rb") as file:
            front, head = _front(file, archive.name)
            key, check = _keys(password, head.salt, head.cost)
            if not secrets.compare_digest(check, head.check):
                raise WrongPassword(
                    tr("The password does not open “{name}”.", name=archive.name),
                    tr("Nothing was written."),
                    tr("Try again."),
                )
            with OpeningReader(file, key, front, archive.name) as stream:
                _unpack(stream, folder, written)
                while stream.read(_BLOCK):  # to the last piece, which proves that nothing is missing
                    pass
        flush(folder)
    except BaseException:
        for path in written:
            with suppress(OSError):
                path.unlink()
        raise
    return written


def _unpack(stream: OpeningReader, folder: Path, written: list[Path]) -> None:
    try:
        with tarfile.open(fileobj=stream, mode="r|") as tar:
            for member in tar:
                content = tar.extractfile(member) if member.isreg() else None
                plain = Path(member.name).name == member.name and not member.name.startswith(".")
                if content is None or not plain or "\\" in member.name or len(written) >= _MOST_FILES:
                    raise _no_archive(tr("the archive"))
                target = folder / member.name
                _write_new(target, content, written)
    except tarfile.TarError:
        raise _no_archive(tr("the archive")) from None


def _write_new(target: Path, content: Any, written: list[Path]) -> None:
    try:
        handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        raise BadInput(
            tr("“{name}” is there already.", name=target.name),
            tr("It was left as it is; nothing was written."),
            tr("Choose another folder."),
        ) from None
    written.append(target)
    with os.fdopen(handle, "wb") as file:
        while block := content.read(_BLOCK):
            file.write(block)
        file.flush()
        os.fsync(file.fileno())


def _front(file: BinaryIO, name: str) -> tuple[bytes, _Head]:
    start = file.read(len(MAGIC) + 6)
    length = int.from_bytes(start[-4:], "big")
    if not start.startswith(MAGIC) or length > _MOST_HEAD:
        raise _no_archive(name)
    if int.from_bytes(start[len(MAGIC) : len(MAGIC) + 2], "big") > VERSION:
        raise ProjectTooNew(
            tr("The archive was written by a newer alapp."), tr("Nothing was written."), tr("Update alapp.")
        )
    head = file.read(length)
    try:
        found = msgspec.json.decode(head, type=_Head)
    except msgspec.MsgspecError:
        raise _no_archive(name) from None
    if found.cost.problem:
        raise BadInput(
            tr("“{name}” is not opened: {problem}.", name=name, problem=found.cost.problem),
            tr("Nothing was written."),
            tr("Ask for it anew."),
        )
    return start + head, found


def _keys(password: str, salt: bytes, cost: Cost) -> tuple[bytes, bytes]:
    """Return the key of the content, and what tells whether the password is right; both of one costly step."""
    from cryptography.hazmat.primitives.hashes import SHA256  # see sealed_stream
    from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

    root = key_from(password, salt, cost, b"alapp archive root 1")
    return HKDFExpand(SHA256(), 32, _PURPOSE).derive(root), HKDFExpand(SHA256(), 16, _CHECK).derive(root)


def content_size(path: Path) -> int:
    """Count the bytes that reading gives: those of a sealed file are fewer than it has."""
    with path.open("rb") as file:
        return sum(len(block) for block in iter(lambda: file.read(_BLOCK), b""))


def _no_archive(name: str) -> BadInput:
    return BadInput(
        tr("“{name}” is no archive of alapp.", name=name),
        tr("Nothing was written."),
        tr("Choose a file that ends in .alarchive."),
    )
