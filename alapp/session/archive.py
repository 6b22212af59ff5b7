"""Unpacking an encrypted archive that an export wrote."""

from __future__ import annotations

from pathlib import Path

from alapp.domain.errors import explain
from alapp.domain.words import tr
from alapp.store.sealed_archive import SUFFIX, open_files

__all__ = ["SUFFIX", "unpack"]


def unpack(archive: Path, folder: Path, password: str) -> list[Path]:
    """Write the files of an archive into a folder, and return them; takes about half a second for the password.

    Raises
    ------
    WrongPassword : it is another one.
    BadInput : it is no archive, it is damaged, or a file of that name is there already; nothing was written.
    StorageFailed : the disk refused.
    """
    try:
        return open_files(archive, folder, password)
    except OSError as error:
        raise explain(error, meaning=tr("Nothing was unpacked."), place=folder) from error
