"""The lock, backups, keys and promises of an encrypted project, walked for ``screenshots.py``."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QApplication
from screens_of_kinds import arrived

from alapp.session import keys
from alapp.session.keys import Protection
from alapp.ui.screens.data.page import DataScreen
from tests.e2e.person import (
    Doings,
    dialog_open,
    on_page,
    press,
    rested,
    window,
    write,
)

PASSWORD, ANOTHER = "copper lantern under nine bridges", "river stone and seven blue kites"
SLOW = 20
"""How often a statement is waited for before it is given up; each may take as long as one condition."""


class Album(Protocol):
    """Takes pictures of the window."""

    def take(self, name: str) -> Doings:
        """Take one."""
        ...


def make_protected(sample: Path) -> Path:
    """Make an encrypted copy of a closed project, with three keys, and forget its key."""
    path = Path(shutil.copy(sample, sample.with_name("protected.alapp")))
    keys.encrypt(path, Protection(PASSWORD, name="Ward 3"))
    keys.add_slot(path, ANOTHER, kind="lead", name="Head of quality")
    keys.make_recovery_key(path, "Sheet in the safe")
    keys.lock(path)
    return path


def safety(album: Album, path: Path) -> Doings:
    """Open with the password, lock, and look at the parts of Data that are about safety."""
    window().open_project(path)
    yield on_page("locked")
    yield from album.take("lock-opening")
    yield from unlocked(path)
    press("Ctrl+L")
    yield on_page("locked")
    yield from album.take("lock")
    yield from unlocked(path)
    press("Ctrl+E")
    yield on_page("data")
    yield from backups(album)
    yield from promises(album)
    press("Ctrl+1")
    press("Ctrl+W")
    yield on_page("start")


def unlocked(path: Path) -> Doings:
    """Type the password, and wait until the project is there."""
    write(PASSWORD)
    press("Return")
    yield arrived(path)
    yield rested(0.5)


def backups(album: Album) -> Doings:
    """The list of backups, with one made by hand."""
    press("4")
    press("B")
    yield lambda: data_screen().backups.table.model().rowCount() > 0
    yield rested(1.0)
    yield from album.take("data-backups")


def promises(album: Album) -> Doings:
    """Keys, a password being added, and what was found of each promise."""
    press("5")
    yield rested(0.5)
    data_screen().safety.keys.ask_add()
    yield dialog_open
    write("seven quiet herons by the mill")
    yield from album.take("key-dialog")
    press("Esc")
    yield no_dialog
    proof = data_screen().safety.proof
    proof.run()
    for _ in range(SLOW):
        yield rested(0.0 if proof.statement else 3.0)
    yield lambda: proof.statement is not None
    yield from album.take("data-safety")


def data_screen() -> DataScreen:
    """Return the Data page, which is on screen."""
    screen = window().screen_now
    assert isinstance(screen, DataScreen)
    return screen


def no_dialog() -> bool:
    """Whether no dialog waits."""
    return QApplication.activeModalWidget() is None
