"""Whether a project is encrypted, and letting its key in and out."""

from __future__ import annotations

from pathlib import Path


def is_encrypted(path: Path) -> bool:  # noqa: ARG001
    """Whether the project needs a password."""
    return False


def needs_key_file(path: Path) -> bool:  # noqa: ARG001
    """Whether every slot of the project needs a key file."""
    return False


def unlock(path: Path, password: str, key_file: Path | None = None) -> None:  # noqa: ARG001
    """Take the key of a project into memory; half a second of work, not for the window's thread."""


def lock(path: Path) -> None:  # noqa: ARG001
    """Forget the key of a project."""
