"""The keys of encrypted projects in this process: one place, so that each way to a file uses it and it can be wiped.

What is wiped is the buffer kept here. SQLCipher has a copy while the file is open, and the driver is given the key as
a text, which Python may keep in memory for a while.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from alapp.store.slots import KeyArea


@dataclass(slots=True)
class _Held:
    key: bytearray
    area: KeyArea


@dataclass(frozen=True, slots=True)
class Carried:
    """A key on its way to another process of the program."""

    path: str
    key: bytes = field(repr=False)
    area: KeyArea


_HELD: dict[Path, _Held] = {}
_LOCK = threading.Lock()


def hold(path: Path, key: bytearray, area: KeyArea) -> None:
    """Keep a copy of the key for a file, and the slots that go with it."""
    with _LOCK:
        _wipe(_HELD.get(path.resolve()))
        _HELD[path.resolve()] = _Held(bytearray(key), area)


def has(path: Path) -> bool:
    """Whether the key of this file is here."""
    with _LOCK:
        held = _HELD.get(path.resolve())
        return held is not None and bool(held.key)


def key_of(path: Path) -> bytearray | None:
    """Return a copy of the key, None when it is not here; whoever asks wipes it."""
    with _LOCK:
        held = _HELD.get(path.resolve())
        return bytearray(held.key) if held is not None and held.key else None


def area_of(path: Path) -> KeyArea | None:
    """Return the slots of a file as they are now; they stay known when the key is forgotten."""
    with _LOCK:
        held = _HELD.get(path.resolve())
        return held.area if held is not None else None


def put_area(path: Path, area: KeyArea) -> None:
    """Take over changed slots of a file whose key is here."""
    with _LOCK:
        _HELD[path.resolve()].area = area


def pragma(path: Path) -> str | None:
    """Return the statement that gives SQLCipher the key as it is, None for a file without one."""
    with _LOCK:
        held = _HELD.get(path.resolve())
        return f"PRAGMA key = \"x'{held.key.hex()}'\"" if held is not None and held.key else None


def carried(path: Path) -> Carried | None:
    """Return the key of a file as it goes to a child, None when it is not here."""
    with _LOCK:
        held = _HELD.get(path.resolve())
        return Carried(str(path.resolve()), bytes(held.key), held.area) if held is not None and held.key else None


def take(key: Carried) -> None:
    """Hold a key that came from the parent process."""
    hold(Path(key.path), bytearray(key.key), key.area)


def any_held() -> bool:
    """Whether any key is here."""
    with _LOCK:
        return any(held.key for held in _HELD.values())


def alike(path: Path) -> list[Path]:
    """Return the files whose key is here and the same as that of this one: its copies."""
    area = area_of(path)
    with _LOCK:
        return [other for other, held in _HELD.items() if area is not None and held.key and held.area.id == area.id]


def forget(path: Path) -> None:
    """Wipe the key of a file."""
    with _LOCK:
        held = _HELD.get(path.resolve())
        _wipe(held)


def drop(path: Path) -> None:
    """Wipe the key of a file that is not encrypted any more, or not there, and forget its slots."""
    with _LOCK:
        _wipe(_HELD.pop(path.resolve(), None))


def share(path: Path, area: KeyArea) -> bool:
    """Take the key for a copy of a project whose key is here (a backup): its area bears the same id."""
    with _LOCK:
        same = next((h for h in _HELD.values() if h.key and h.area.id == area.id), None)
        if same is None:
            return False
        _HELD[path.resolve()] = _Held(bytearray(same.key), area)
        return True


@contextmanager
def lent(source: Path, target: Path) -> Iterator[KeyArea | None]:
    """Use the key of one file for another inside; yields its slots, None when the source is not encrypted."""
    key, area = key_of(source), area_of(source)
    if key is None or area is None:
        yield None
        return
    hold(target, key, area)
    key[:] = bytes(len(key))
    try:
        yield area
    finally:
        drop(target)


def _wipe(held: _Held | None) -> None:
    if held is not None:
        held.key[:] = bytes(len(held.key))
        held.key.clear()
