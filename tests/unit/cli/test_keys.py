"""Encrypted projects in the terminal: passwords from files or typed, never in an argument; keys; archives."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from alapp.cli.main import commands
from alapp.session import keys
from alapp.store import sealed_archive, slots
from alapp.store.slots import Cost
from tests.unit.cli.conftest import Terminal

ME, LEAD = "correct horse", "battery staple"


@pytest.fixture(autouse=True)
def floor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "calibrated", Cost)
    monkeypatch.setattr(sealed_archive, "calibrated", Cost)


@pytest.fixture
def me(tmp_path: Path) -> Path:
    path = tmp_path / "me.txt"
    path.write_text(ME + "\nnot this line\n", "utf-8-sig")
    return path


@pytest.fixture
def lead(tmp_path: Path) -> Path:
    path = tmp_path / "lead.txt"
    path.write_text(LEAD, "utf-8")
    return path


@pytest.fixture
def made(alapp: Terminal, tmp_path: Path, me: Path) -> Path:
    path = tmp_path / "secret.alapp"
    assert alapp("new", path, "-l", "Fall", "-l", "Device", "--new-password-file", me).code == 0
    return path


def test_a_project_that_is_made_encrypted_opens_with_its_password_only(
    alapp: Terminal, made: Path, me: Path, lead: Path
) -> None:
    assert keys.is_encrypted(made)
    assert not keys.is_unlocked(made)
    locked = alapp("info", made)
    assert (locked.code, locked.out) == (5, "")
    assert "give --password-file" in locked.err
    wrong = alapp("info", made, "--password-file", lead)
    assert wrong.code == 5
    assert "does not open this project" in wrong.err
    right = alapp("info", made, "--password-file", me, "--json")
    assert right.json["name"] == "secret"
    assert not keys.is_unlocked(made), "the key is forgotten when the command has ended"
    assert alapp("verify", made, "--password-file", "-", stdin=ME + "\n").code == 0


def test_keys_are_listed_added_changed_and_removed(
    alapp: Terminal, made: Path, me: Path, lead: Path, tmp_path: Path
) -> None:
    assert [row["kind"] for row in alapp("key", "list", made, "--json").json] == ["person"]
    sheet = tmp_path / "sheet.txt"
    sheet.write_text(alapp("key", "recovery", made, "--password-file", me).out)
    file = alapp("key", "file", tmp_path / "k", "--json").json["key_file"]
    added = alapp(
        "key", "add", made, "--password-file", sheet, "--new-password-file", lead, "--new-key-file", file,
        "--kind", "lead", "--name", "Lead", "--json",
    )  # fmt: skip
    assert (added.json["number"], added.json["key_file"]) == (3, True)
    assert "number" in alapp("key", "list", made).out
    assert alapp("info", made, "--password-file", lead).code == 5
    assert alapp("info", made, "--password-file", lead, "--key-file", file).code == 0
    removed = alapp("key", "remove", made, 1, "--password-file", sheet)
    assert "Backups and copies made before still open" in removed.out
    assert alapp("info", made, "--password-file", me).code == 5
    changed = alapp(
        "key", "change", made, "--password-file", sheet, "--old-password-file", lead, "--old-key-file", file,
        "--new-password-file", me,
    )  # fmt: skip
    assert "Key 3 is changed." in changed.out
    assert alapp("info", made, "--password-file", me).code == 0
    assert alapp("key", "remove", made, 2, "--password-file", me).code == 0
    last = alapp("key", "remove", made, 3, "--password-file", me)
    assert last.code == 3
    assert "The last key cannot be removed." in last.err


def test_encryption_is_turned_on_and_off(alapp: Terminal, project: Path, me: Path) -> None:
    project.with_name("reports.old.alapp").write_bytes(project.read_bytes())
    said = alapp("encrypt", project, "--new-password-file", me)
    assert said.code == 0
    assert "1 older copy is not encrypted" in said.out
    assert "reports.old.alapp" in said.out
    assert alapp("encrypt", project, "--new-password-file", me).code == 3
    assert "secret" not in str(alapp("key", "list", project.with_name("reports.old.alapp")).out)
    assert alapp("decrypt", project).code == 5
    assert alapp("decrypt", project, "--password-file", me).code == 0
    assert alapp("info", project, "--json").json["items"] == 80


def test_an_export_is_packed_and_unpacked(alapp: Terminal, project: Path, me: Path, lead: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    target = tmp_path / "labels.csv"
    said = alapp("export", project, target, "--unlabeled", "--new-password-file", me, "--json").json
    archive = tmp_path / "labels.csv.alarchive"
    assert said["path"] == str(archive)
    assert not target.exists()
    assert b"on ward" not in archive.read_bytes()
    assert alapp("unpack", archive, out, "--password-file", lead).code == 5
    assert list(out.iterdir()) == []
    files = alapp("unpack", archive, out, "--password-file", me, "--json").json["files"]
    assert [Path(f).name for f in files] == ["labels.csv", "labels.csv.manifest.json"]
    assert (out / "labels.csv").read_text("utf-8-sig").count("on ward") == 80


def test_a_typed_password_is_asked_up_to_three_times_and_not_shown(
    alapp: Terminal, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["wrong one", "wrong two", ME])
    asked: list[dict[str, object]] = []

    def prompt(words: str, **how: object) -> str:
        asked.append({"words": words, **how})
        return next(typed)

    monkeypatch.setattr(click, "prompt", prompt)
    monkeypatch.setattr("alapp.cli.passwords._somebody_types", lambda: True)
    said = alapp("info", made)
    assert said.code == 0
    assert said.err.count("does not open this project") == 2
    assert all(how["hide_input"] and how["err"] for how in asked)
    assert asked[0]["words"] == "Password of secret.alapp"


def test_a_new_password_is_typed_twice(alapp: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alapp.cli.passwords._somebody_types", lambda: True)
    typed = iter([ME, LEAD, ME, ME])
    monkeypatch.setattr(click, "prompt", lambda *_, **__: next(typed))
    path = tmp_path / "typed.alapp"
    differ = alapp("new", path, "-l", "a", "-l", "b", "--encrypt")
    assert differ.code == 3
    assert "The two passwords differ." in differ.err
    assert not path.exists()
    assert alapp("new", path, "-l", "a", "-l", "b", "--encrypt").code == 0
    assert keys.is_encrypted(path)


@pytest.mark.parametrize("content", [b"short\n", b"\xff\xfe\xfa", b""])
def test_a_password_file_that_cannot_be_used_is_told(alapp: Terminal, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "pw"
    file.write_bytes(content)
    said = alapp("new", tmp_path / "x.alapp", "-l", "a", "-l", "b", "--new-password-file", file)
    assert said.code == 3
    assert not (tmp_path / "x.alapp").exists()


def test_no_command_takes_a_password_as_an_argument() -> None:
    def all_of(group: click.Group) -> list[click.Command]:
        found = []
        for command in group.commands.values():
            found += all_of(command) if isinstance(command, click.Group) else [command]
        return found

    for command in all_of(commands):
        for parameter in command.params:
            if "password" in str(parameter.name):
                assert isinstance(parameter.type, click.Path), f"{command.name}: {parameter.name}"
