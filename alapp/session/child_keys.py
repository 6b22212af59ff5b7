"""The key of an encrypted project on its way to a child process: with the call that opens the project, never before.

It goes through the pipe of the child, in no argument of a command and no variable of the environment; see
:mod:`alapp.session.keyed` for its end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from alapp.domain.errors import AppError
from alapp.domain.media import MediaFile
from alapp.store import encryption, keyring
from alapp.store.media import Embedded

_PROJECTS_END = ".alapp"


def with_keys(method: str, args: Sequence[Any]) -> tuple[Any, ...]:
    """Return method and arguments of a child's call, with the keys of the encrypted projects that are among them."""
    paths = {path for arg in args for path in _projects_in(arg)}
    keys = [key for key in map(_carried, sorted(paths)) if key is not None]
    return ("keyed", keys, method, *args) if keys else (method, *args)


def _projects_in(arg: Any) -> Iterator[Path]:
    if isinstance(arg, MediaFile) and isinstance(arg.source, Embedded):
        yield Path(arg.source.project)
    elif isinstance(arg, (str, Path)) and str(arg).endswith(_PROJECTS_END) and Path(arg).is_absolute():
        yield Path(arg)


def _carried(path: Path) -> keyring.Carried | None:
    """Return the key of a project, or of a copy of one whose key is here."""
    if keyring.any_held() and not keyring.has(path):
        with suppress(AppError):
            any(keyring.share(path, area) for area in encryption.areas_of(path))
    return keyring.carried(path)
