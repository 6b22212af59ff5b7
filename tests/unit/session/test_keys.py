"""Keys as the window and the terminal use them, with a real child that trains, and what a person is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from alapp.domain.errors import BadInput, ProjectDamaged, ProjectLocked, WrongPassword
from alapp.domain.media import MediaFile
from alapp.session import keys
from alapp.session.child_keys import with_keys
from alapp.session.exchange import create_project
from alapp.session.keyed import Keyed
from alapp.session.new_project import NewProject
from alapp.session.progress import Progress
from alapp.session.session import Session
from alapp.store import keyring, slots
from alapp.store.media import Embedded
from alapp.store.slots import Cost
from tests.helpers import Pump, small_guideline, small_project, true_label

ME, LEAD, NEXT = "correct horse", "battery staple", "paper clip moon"


@pytest.fixture(autouse=True)
def floor(monkeypatch: pytest.MonkeyPatch) -> None:
    """The lowest cost that is permitted: what a try costs is not looked at here."""
    monkeypatch.setattr(slots, "calibrated", Cost)


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    """An encrypted and unlocked project of 60 items."""
    found = small_project(tmp_path)
    keys.encrypt(found, keys.Protection(ME, name="Me"))
    yield found
    keys.lock(found)


def test_a_wizard_makes_an_encrypted_project(tmp_path: Path) -> None:
    path = tmp_path / "new.alapp"
    create_project(NewProject("New", str(path), small_guideline(), protection=keys.Protection(ME)))
    assert keys.is_encrypted(path)
    session = Session.open(path, background=False)
    session.close()
    assert not keys.is_unlocked(path), "closing a project forgets its key"
    with pytest.raises(ProjectLocked):
        Session.open(path, background=False)
    with pytest.raises(BadInput, match="8 to 1024 characters"):
        create_project(
            NewProject("B", str(tmp_path / "b.alapp"), small_guideline(), protection=keys.Protection("short"))
        )
    assert [p.name for p in tmp_path.iterdir()] == ["new.alapp"]
    assert "short" not in repr(NewProject("B", "b", small_guideline(), protection=keys.Protection("short")))


def test_people_come_and_go_without_encrypting_anew(path: Path) -> None:
    printed = keys.make_recovery_key(path)
    keys.add_slot(path, LEAD, kind="lead", name="Lead")
    assert [(s.number, s.kind, s.name, s.words) for s in keys.slots_of(path)] == [
        (1, "person", "Me", "password"),
        (2, "recovery", "Paper", "recovery key"),
        (3, "lead", "Lead", "password of the lead"),
    ]
    keys.lock(path)
    assert keys.unlock(path, printed.lower()).number == 2
    assert "still open" in keys.remove_slot(path, 1)
    keys.lock(path)
    with pytest.raises(WrongPassword, match="does not open this project"):
        keys.unlock(path, ME)
    assert keys.unlock(path, LEAD).kind == "lead"
    assert keys.change_password(path, LEAD, NEXT).number == 3
    with pytest.raises(WrongPassword):
        keys.change_password(path, LEAD, NEXT)
    keys.remove_slot(path, 2)
    with pytest.raises(BadInput, match="last key"):
        keys.remove_slot(path, 3)
    keys.lock(path)
    assert keys.unlock(path, NEXT).number == 3


def test_a_misread_recovery_key_is_told_so(path: Path) -> None:
    printed = keys.make_recovery_key(path)
    wrong = printed[:-1] + ("0" if printed[-1] != "0" else "1")
    keys.lock(path)
    with pytest.raises(WrongPassword, match="a sign was misread"):
        keys.unlock(path, wrong)


def test_a_key_file_is_asked_for_where_it_is_needed(path: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.alkey"
    keys.make_key_file(mine)
    with pytest.raises(BadInput, match="is there already"):
        keys.make_key_file(mine)
    assert not keys.needs_key_file(path)
    keys.change_password(path, ME, NEXT, new_key_file=mine)
    assert keys.needs_key_file(path)
    keys.lock(path)
    with pytest.raises(WrongPassword, match="with its key file"):
        keys.unlock(path, NEXT)
    assert keys.unlock(path, NEXT, mine).words == "password and key file"
    keys.add_slot(path, LEAD)
    assert not keys.needs_key_file(path)
    keys.lock(path)
    assert keys.unlock(path, LEAD, mine).number == 2, "a key file that is not needed does no harm"


def test_a_slot_of_a_planted_cost_is_told_and_others_open(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printed = keys.make_recovery_key(path)
    with monkeypatch.context() as patched:
        patched.setattr(slots, "calibrated", lambda: Cost(2**22))
        patched.setattr(slots, "_argon2", lambda *_: bytes(32))
        keys.add_slot(path, LEAD)
    keys.lock(path)
    with pytest.raises(ProjectDamaged, match="Key 3 of this project is not used"):
        keys.unlock(path, LEAD)
    assert keys.unlock(path, printed).number == 2


def test_plain_copies_are_named(tmp_path: Path) -> None:
    path = small_project(tmp_path)
    (tmp_path / "small.backups").mkdir()
    copies = [tmp_path / "small.format5.alapp", tmp_path / "small.backups" / "small.x.asked.alapp"]
    for copy in copies:
        copy.write_bytes(path.read_bytes())
    (tmp_path / "smaller.alapp").write_bytes(path.read_bytes())
    assert sorted(keys.encrypt(path, keys.Protection(ME))) == sorted(copies)
    keys.decrypt(path)
    assert not keys.is_encrypted(path)
    assert Session.open(path, background=False).close() is None


def test_a_child_trains_on_an_encrypted_project(path: Path) -> None:
    pump = Pump()
    session = Session.open(path, deliver=pump)
    for _ in range(24):
        assert session.current is not None
        session.press(true_label(session.guideline, session.current.item.key))
        pump.until(lambda: session.saved)
    pump.until(lambda: session.training.state == "current")
    assert session.training.version == 1
    session.close()
    assert not keys.is_unlocked(path)


def test_a_key_goes_only_with_a_call_that_names_its_project(path: Path) -> None:
    assert with_keys("run", ("f", "a text", 3)) == ("run", "f", "a text", 3)
    call = with_keys("run", ("f", str(path)))
    assert call[0] == "keyed"
    (carried,) = call[1]
    assert carried.path == str(path.resolve())
    assert carried.key.hex() not in repr(call)
    inside = MediaFile("film.mp4", "0" * 64, 9, source=Embedded(str(path.resolve()), 1, 9))
    outside = MediaFile("film.mp4", "0" * 64, 9, path=path.with_name("film.mp4"))
    assert with_keys("run", ("f", inside))[0] == "keyed"
    assert with_keys("run", ("f", outside))[0] == "run", "a decoder of a file beside the project needs no key"
    keys.lock(path)
    assert with_keys("run", ("f", str(path))) == ("run", "f", str(path))


def test_a_child_forgets_the_key_when_the_call_has_ended(path: Path) -> None:
    call = with_keys("seen", (str(path),))
    keyring.drop(path)

    class Child(Keyed):
        def seen(self, _progress: Progress, name: str) -> bool:
            return keyring.has(Path(name))

        def fail(self, _progress: Progress, _name: str) -> None:
            raise ZeroDivisionError

    assert Child().keyed(Progress(), *call[1:]) is True
    assert not keyring.has(path)
    with pytest.raises(ZeroDivisionError):
        Child().keyed(Progress(), call[1], "fail", *call[3:])
    assert not keyring.has(path)


@pytest.mark.parametrize(
    ("password", "level"),
    [("", 0), ("short", 0), ("aaaaaaaaaaaaaaaa", 1), ("password", 1), ("Tr0ub4dor&3", 2), ("correct horse battery", 3)],
)
def test_strength_in_words(password: str, level: int) -> None:
    found, words = keys.strength(password)
    assert found == level
    assert words
