"""Letting a key in, changing the slots, and turning encryption on or off in one rename.

Turning it on or off writes a whole new file beside the old one (``sqlcipher_export``, SQLCipher's own way), proves it,
and puts it in the old one's place: a crash leaves the file from before or the one from after.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from alapp.domain.errors import BadInput, NotAProject, ProjectDamaged, ProjectInUse, ReadOnlyProject, StorageFailed
from alapp.domain.words import tr
from alapp.store import key_places, keyring
from alapp.store.database import Database, connect, is_open_here, is_written_here
from alapp.store.failures import DatabaseError, translated
from alapp.store.header import examine, locked
from alapp.store.key_places import flush, lay_keys
from alapp.store.opening import Keys, Opened, open_file, reading_connection
from alapp.store.slots import KeyArea, Slot, unfit, unseal

Tell = Callable[[int, int], None]
_STEPS_BETWEEN_TELLING = 200_000


def areas_of(path: Path) -> list[KeyArea]:
    """Return the key areas of a file, none for one that is not encrypted.

    Raises
    ------
    StorageFailed : it is not there or may not be read.
    ProjectTooNew : a newer program wrote its keys.
    """
    path = path.resolve()
    if is_open_here(path):
        area = keyring.area_of(path)
        return [] if area is None else [area]
    with translated(path):
        return [] if key_places.is_plain(path) else key_places.stored(path)


def let_in(path: Path, password: str, key_file: bytes = b"", *, recovery: bool = False) -> Slot | None:
    """Try a password on every slot, hold the key that comes out, and return the slot; None when none opens.

    Each slot takes as long as its cost says. ``recovery`` tries the slots of recovery keys, otherwise the others.

    Raises
    ------
    NotAProject : the file is not encrypted.
    ProjectDamaged : the keys are damaged, belong to another file, or no slot is fit to be used.
    """
    areas = areas_of(path)
    if not areas:
        _without_areas(path)
    tried = [(area, slot) for area in areas for slot in area.slots if (slot.kind == "recovery") == recovery]
    refused = [slot for _, slot in tried if slot.cost.problem]
    for area, slot in tried:
        key = None if slot.cost.problem else unseal(area, slot, password, key_file)
        if key is not None:
            _hold_if_it_fits(path, key, area)
            return slot
    if refused:
        raise unfit(refused[0])
    return None


def change_slots(path: Path, change: Callable[[KeyArea], KeyArea]) -> KeyArea:
    """Change the slots of a file whose key is here; on the disk when this returns, the file's pages stay as they are.

    Raises
    ------
    ProjectLocked : its key is not here.
    ReadOnlyProject, ProjectInUse : it cannot be written, or somebody else writes to it.
    """
    if is_written_here(path):
        return _changed(path, change)
    if is_open_here(path):
        raise _only_read(path)
    opened = open_file(path)
    try:
        if opened.lock is None:
            raise _only_read(path)
        return _changed(opened.database.path, change)
    finally:
        opened.close()


def encrypt_file(path: Path, keys: Keys, tell: Tell | None = None) -> None:
    """Turn a plain file into an encrypted one, and hold its key.

    Raises
    ------
    BadInput : it is encrypted already.
    ProjectInUse : it is open, here or elsewhere.
    StorageFailed : there is no room for a second file, or the disk refused; nothing was changed.
    """
    if areas_of(path):
        raise BadInput(
            tr("“{name}” is encrypted already.", name=path.name),
            tr("Nothing was changed."),
            tr("Change its keys instead."),
        )
    _rewrite(path.resolve(), keys, tell)


def decrypt_file(path: Path, tell: Tell | None = None) -> None:
    """Turn an encrypted file whose key is here into a plain one; raises as :func:`encrypt_file`."""
    if not areas_of(path):
        raise BadInput(tr("“{name}” is not encrypted.", name=path.name), tr("Nothing was changed."))
    _rewrite(path.resolve(), None, tell)


def _without_areas(path: Path) -> None:
    if not is_open_here(path):
        examine(path)  # says what is wrong, unless it is a plain project
    raise NotAProject(
        tr("“{name}” is not encrypted.", name=path.name), tr("It opens without a password."), tr("Open it.")
    )


def _hold_if_it_fits(path: Path, key: bytearray, area: KeyArea) -> None:
    """Hold the key when the first page can be read with it: its checksum depends on the key."""
    keyring.hold(path, key, area)
    key[:] = bytes(len(key))
    try:
        with translated(path), closing(reading_connection(path)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except ProjectDamaged:
        keyring.forget(path)
        raise ProjectDamaged(
            tr("The password is right, but “{name}” cannot be read with its key.", name=path.name),
            tr("The keys belong to another file, or the beginning of the file is damaged; nothing was changed."),
            tr("Go on with the newest backup."),
        ) from None
    except BaseException:
        keyring.forget(path)
        raise


def _changed(path: Path, change: Callable[[KeyArea], KeyArea]) -> KeyArea:
    area = keyring.area_of(path)
    if area is None:
        raise BadInput(
            tr("“{name}” is not encrypted.", name=path.name), tr("Nothing was changed."), tr("Encrypt it first.")
        )
    if not keyring.has(path):
        raise locked(path)
    fresh = change(area)
    with translated(path):
        key_places.put_side(path, fresh)
    keyring.put_area(path, fresh)
    return fresh


def _only_read(path: Path) -> ReadOnlyProject:
    return ReadOnlyProject(
        tr("“{name}” is open for reading only.", name=path.name),
        tr("Its keys were not changed."),
        tr("Open it where you can write to it."),
    )


def _rewrite(path: Path, keys: Keys | None, tell: Tell | None) -> None:
    if is_open_here(path):
        raise ProjectInUse(tr("“{name}” is open.", name=path.name), tr("Nothing was changed."), tr("Close it first."))
    opened = open_file(path)
    if opened.lock is None:
        opened.close()
        raise _only_read(path)
    draft = path.with_name(f".{path.name}.new")
    try:
        _replace(opened, draft, keys, tell)
    except BaseException:
        opened.close()
        keyring.drop(draft)
        draft.unlink(missing_ok=True)
        raise
    opened.lock.release()


def _replace(opened: Opened, draft: Path, keys: Keys | None, tell: Tell | None) -> None:
    """Write the new file, prove it, close the old one, and put the new one in its place."""
    path = opened.database.path
    with translated(path):
        draft.unlink(missing_ok=True)
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        if keys is not None:
            keyring.hold(draft, *keys)
        with closing(reading_connection(path)) as source:
            _export(source, draft, keys, tell or (lambda _done, _total: None))
        _prove(opened.database, draft)
        lay_keys(draft)
        flush(draft)
        opened.database.close()
        if not opened.database.pages:
            raise ProjectInUse(
                tr("“{name}” is being read by another program.", name=path.name),
                tr("Nothing was changed."),
                tr("Close it there first."),
            )
        draft.replace(path)
        flush(path.parent)
        keyring.drop(draft)
        if keys is None:
            keyring.drop(path)
            key_places.drop_side(path)
        else:
            keyring.hold(path, *keys)


def _export(source: Any, draft: Path, keys: Keys | None, tell: Tell) -> None:
    """Copy schema and rows of one file into another, whose key differs."""
    total = source.execute("PRAGMA page_count").fetchone()[0] * key_places.PAGE
    key = "" if keys is None else f"x'{keys[0].hex()}'"
    source.execute("ATTACH DATABASE ? AS copy KEY ?", (draft.as_uri() + "?mode=rw", key))
    source.execute("PRAGMA copy.journal_mode = OFF").fetchone()  # of a half file nothing is kept anyway
    for name in ("application_id", "user_version"):
        value = source.execute(f"PRAGMA {name}").fetchone()[0]
        source.execute(f"PRAGMA copy.{name} = {value}")
    raised: list[BaseException] = []

    def step() -> int:
        try:
            tell(min(total, draft.stat().st_size), total)
        except BaseException as error:  # noqa: BLE001  it cannot pass through SQLite
            raised.append(error)
        return len(raised)

    source.set_progress_handler(step, _STEPS_BETWEEN_TELLING)
    try:
        source.execute("SELECT sqlcipher_export('copy')").fetchall()
    except DatabaseError:
        if raised:
            raise raised[0] from None
        raise
    finally:
        source.set_progress_handler(None, 0)
    source.execute("DETACH DATABASE copy")


def _prove(original: Database, draft: Path) -> None:
    """Compare the new file with the old one, table by table.

    Raises
    ------
    StorageFailed : they are not the same.
    """
    with closing(connect(draft, mode="ro")) as copy:
        same = copy.execute(_SCHEMA).fetchall() == original.rows(_SCHEMA)
        same = same and copy.execute("PRAGMA quick_check (1)").fetchone()[0] == "ok"
        same = same and all(
            copy.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
            == original.value(f'SELECT count(*) FROM "{name}"')
            for (name,) in original.rows(_TABLES)
        )
    if not same:
        raise StorageFailed(
            tr("The new file is not the same as the old one."), tr("Nothing was changed."), tr("Try again.")
        )


_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table'"
