"""Encrypted project files: one file when closed, keys beside it when open, plain words for all that goes wrong."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from alapp.domain.annotation import Annotator
from alapp.domain.errors import BadInput, NotAProject, ProjectDamaged, ProjectInUse, ProjectLocked, ReadOnlyProject
from alapp.store import encryption, key_places, keyring, opening, slots
from alapp.store.database import connect, is_open_here
from alapp.store.opening import Keys, back_up
from alapp.store.project import Project
from alapp.store.slots import AREA, COPY, Cost, KeyArea, new_area, new_master, new_slot, seal
from tests.helpers import small_guideline, small_project
from tests.unit.store.test_opening import make_old

PASSWORD = "correct horse"


@pytest.fixture(scope="module")
def sealed() -> Keys:
    master, empty = new_master(), new_area()
    slot = seal(empty, new_slot(empty, "person", "Me", Cost()), master, PASSWORD)
    return master, empty.with_slot(slot)


@pytest.fixture
def path(tmp_path: Path, sealed: Keys) -> Iterator[Path]:
    """An encrypted project of 20 items whose key is here."""
    found = small_project(tmp_path, 20)
    encryption.encrypt_file(found, sealed)
    yield found
    for held in keyring.alike(found):
        keyring.drop(held)


def test_a_new_project_is_encrypted_from_its_first_byte(tmp_path: Path, sealed: Keys) -> None:
    path = tmp_path / "new.alapp"
    with Project.create(path, small_guideline(), name="Secret ward", annotator=Annotator("A1"), keys=sealed) as project:
        assert key_places.side_path(path).exists()
        assert project.verify().ok
    assert [p.name for p in tmp_path.iterdir()] == ["new.alapp"]
    assert b"Secret ward" not in path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 or os.name != "posix"
    keyring.drop(path)


def test_it_is_one_file_when_closed_and_its_keys_lie_beside_it_when_open(path: Path, sealed: Keys) -> None:
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    with Project.open(path) as project:
        side = key_places.side_path(path)
        assert key_places.in_side(path) == sealed[1]
        assert stat.S_IMODE(side.stat().st_mode) == 0o600 or os.name != "posix"
        project.settings.put("a", "b" * 100_000)  # the file grows over what lies behind it
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    assert key_places.at_end(path) == sealed[1]
    with Project.open(path, read_only=True) as project:
        assert not key_places.side_path(path).exists()
        assert project.verify().ok


def test_another_reader_here_leaves_the_keys_beside_the_file_until_the_next_time(path: Path, sealed: Keys) -> None:
    reader = Project.open(path, read_only=True)
    with Project.open(path) as project:
        project.settings.put("a", 1)
    assert key_places.in_side(path) == sealed[1]
    reader.close()
    Project.open(path).close()
    assert not key_places.side_path(path).exists()
    assert key_places.at_end(path) == sealed[1]


def test_every_way_of_opening_reads_it(path: Path) -> None:
    for mode in ("rw", "ro", "immutable"):
        with closing(connect(path, mode=mode)) as connection:
            assert connection.execute("SELECT count(*) FROM item").fetchone() == (20,)


def test_a_locked_project_is_not_opened(path: Path) -> None:
    with Project.open(path, read_only=True):
        keyring.forget(path)
        with pytest.raises(ProjectLocked, match="encrypted and locked"):
            Project.open(path, read_only=True)
    with pytest.raises(ProjectLocked, match="Type its password"):
        Project.open(path)
    slot = encryption.let_in(path, PASSWORD)
    assert slot is not None
    assert Project.open(path).items.count() == 20


def test_a_wrong_password_opens_nothing(path: Path) -> None:
    keyring.forget(path)
    assert encryption.let_in(path, "wrong") is None
    assert not keyring.has(path)


def test_a_forgotten_key_is_wiped(path: Path) -> None:
    held = keyring._HELD[path.resolve()].key
    keyring.forget(path)
    assert bytes(held) in (b"", bytes(32))
    assert keyring.pragma(path) is None


def test_a_plain_project_is_told_so(tmp_path: Path) -> None:
    path = small_project(tmp_path, 3)
    assert encryption.areas_of(path) == []
    with pytest.raises(NotAProject, match="is not encrypted"):
        encryption.let_in(path, "x")
    with pytest.raises(BadInput, match="is not encrypted"):
        encryption.decrypt_file(path)


def test_a_copy_of_an_open_project_without_its_keys_is_told_what_is_missing(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.alapp"
    with Project.open(path) as project:
        project.settings.put("a", "b" * 100_000)
        with closing(connect(path, mode="rw")) as other:
            other.execute("PRAGMA wal_checkpoint (TRUNCATE)")
        shutil.copyfile(path, copy)  # the process that holds it must not do this: here it is about the copy
    with pytest.raises(ProjectDamaged, match=r"lacks “copy\.alapp-keys”"):
        Project.open(copy)
    shutil.copyfile(path, copy)
    with Project.open(copy, read_only=True) as project:
        assert project.items.count() == 20


def test_both_copies_damaged_is_told_and_one_is_mended(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[-AREA + 30] ^= 1
    path.write_bytes(data)
    Project.open(path).close()
    assert key_places.at_end(path) is not None
    assert path.read_bytes()[-AREA:-COPY] == path.read_bytes()[-COPY:]
    data[-COPY + 30] ^= 1
    path.write_bytes(data)
    with pytest.raises(ProjectDamaged, match="are damaged, both copies"):
        Project.open(path)


def test_keys_of_another_file_are_told(path: Path, tmp_path: Path, sealed: Keys) -> None:
    other = tmp_path / "other"
    other.mkdir()
    foreign = small_project(other, 3)
    encryption.encrypt_file(foreign, (new_master(), sealed[1]))
    keyring.drop(foreign)
    keyring.forget(path)
    with pytest.raises(ProjectDamaged, match="cannot be read with its key"):
        encryption.let_in(foreign, PASSWORD)
    assert not keyring.has(foreign)


def test_a_file_of_random_bytes_is_no_project(tmp_path: Path) -> None:
    path = tmp_path / "x.alapp"
    path.write_bytes(os.urandom(5000))
    with pytest.raises(NotAProject, match="is not an alapp project"):
        Project.open(path)


def test_slots_change_while_the_project_is_open_or_closed(path: Path, sealed: Keys) -> None:
    def renamed(area: KeyArea) -> KeyArea:
        second = slots.replace(area.slots[0], number=area.free_number)
        return area.with_slot(second)

    with Project.open(path) as project:
        encryption.change_slots(path, renamed)
        assert key_places.in_side(path) != sealed[1]
        assert project.items.count() == 20
    assert len(encryption.areas_of(path)[0].slots) == 2
    encryption.change_slots(path, lambda area: area.without(2))
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    assert len(encryption.areas_of(path)[0].slots) == 1
    with Project.open(path, read_only=True), pytest.raises(ReadOnlyProject, match="keys were not changed"):
        encryption.change_slots(path, renamed)
    keyring.forget(path)
    with pytest.raises(ProjectLocked):
        encryption.change_slots(path, renamed)


def test_a_backup_is_encrypted_and_opens_with_the_key_of_its_project(path: Path, sealed: Keys) -> None:
    target = path.with_name("small.backup.alapp")
    with closing(connect(path, mode="ro")) as connection:
        back_up(connection, target)
    assert not keyring.has(target)
    assert key_places.at_end(target) == sealed[1]
    assert not key_places.is_plain(target)
    with Project.open(target, read_only=True) as copy:
        assert copy.verify().ok
        assert copy.items.count() == 20


def test_turning_off_gives_a_plain_file_with_the_same_content(path: Path) -> None:
    with Project.open(path, read_only=True) as project:
        before = [item.text for item in project.items.get_many(project.items.ids())], project.heads()
    encryption.decrypt_file(path)
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("PRAGMA quick_check").fetchone() == ("ok",)
    with Project.open(path) as project:
        assert ([item.text for item in project.items.get_many(project.items.ids())], project.heads()) == before
        assert project.verify().ok


def test_turning_on_and_off_waits_for_the_project_to_be_closed(path: Path, sealed: Keys) -> None:
    with Project.open(path, read_only=True), pytest.raises(ProjectInUse, match="Close it first"):
        encryption.decrypt_file(path)
    with pytest.raises(BadInput, match="encrypted already"):
        encryption.encrypt_file(path, sealed)


def test_stopping_it_changes_nothing(path: Path) -> None:
    class Stopped(Exception):
        pass

    before = path.read_bytes()[4096:-AREA]

    def stop(_done: int, _total: int) -> None:
        raise Stopped

    encryption._STEPS_BETWEEN_TELLING, kept = 100, encryption._STEPS_BETWEEN_TELLING
    try:
        with pytest.raises(Stopped):
            encryption.decrypt_file(path, stop)
    finally:
        encryption._STEPS_BETWEEN_TELLING = kept
    assert path.read_bytes()[4096:-AREA] == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_what_a_crash_left_beside_is_taken_away(path: Path) -> None:
    path.with_name(f".{path.name}.new").write_bytes(b"half")
    key_places.side_draft(path).write_bytes(b"half")
    Project.open(path).close()
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    encryption.decrypt_file(path)
    key_places.put_side(path, made_area())
    Project.open(path).close()
    assert [p.name for p in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("page", [0, 1, 5])
def test_a_damaged_page_is_told_as_damage(path: Path, page: int) -> None:
    data = bytearray(path.read_bytes())
    data[page * key_places.PAGE + 2000] ^= 1
    path.write_bytes(data)
    with pytest.raises(ProjectDamaged, match="cannot be read"):
        Project.open(path)


def test_an_old_project_is_migrated_with_an_encrypted_backup(tmp_path: Path, sealed: Keys) -> None:
    path = tmp_path / "wards.alapp"
    make_old(path, 1)
    with pytest.MonkeyPatch.context() as patched:  # encrypted as it is, by a program of its time
        patched.setattr(opening, "SCHEMA_VERSION", 1)
        encryption.encrypt_file(path, sealed)
    with Project.open(path) as project:
        assert project.annotations.count_answered() == 1
        assert project.verify().problems == ()
    (backup,) = (p for p in tmp_path.iterdir() if p != path)
    assert backup.name.startswith("wards.format1.")
    assert not key_places.is_plain(backup)
    assert key_places.at_end(backup) == sealed[1]
    with closing(connect(backup, mode="ro")) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (1,)
    keyring.drop(path)


def test_a_connection_is_known_to_be_open_until_it_is_closed(path: Path) -> None:
    connection = connect(path, mode="ro")
    assert is_open_here(path)
    connection.close()
    assert not is_open_here(path)


def made_area() -> KeyArea:
    area = new_area()
    return area.with_slot(new_slot(area, "person", "x", Cost()))
