"""Small things with files: an empty folder, all files of one, a hash."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path


def fresh(folder: Path) -> Path:
    """Return an empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def files_in(folder: Path) -> list[Path]:
    """Return all files below a folder in order, without links."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
