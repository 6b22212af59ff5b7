"""Commands that keep a project safe, on real files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from alapp.session.session import Session
from tests.helpers import small_project
from tests.unit.cli.conftest import Terminal


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = small_project(tmp_path, 30)
    _answer(path, 3)
    return path


def _answer(path: Path, n: int) -> None:
    session = Session.open(path, "A1", background=False)
    for _ in range(n):
        session.press(session.guideline.active[0].id)
    session.close()


def test_a_project_is_backed_up_listed_and_brought_back(alapp: Terminal, project: Path) -> None:
    made = alapp("backup", project, "--json").json
    assert (made["answers"], made["items"], made["reason"]) == (3, 30, "asked")
    _answer(project, 2)
    listed = alapp("backups", project, "--json").json
    assert [row["compared"] for row in listed] == ["2 answers fewer than now"]
    assert "made by hand" in alapp("backups", project).out
    said = alapp("restore", project, 1)
    assert said.code == 0
    assert "What was there before is in" in said.out
    assert alapp("info", project, "--json").json["answered"] == 3
    back = alapp("restore", project, Path(alapp("backups", project, "--json").json[0]["file"]).name, "--json")
    assert back.json["kept"]
    assert alapp("info", project, "--json").json["answered"] == 5
    missing = alapp("restore", project, 17)
    assert (missing.code, missing.out) == (3, "")


def test_backups_can_go_to_a_folder_of_ones_own(alapp: Terminal, project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    alapp("backup", project, "--folder", folder)
    assert len(list(folder.glob("*.alapp"))) == 1
    assert alapp("backups", project, "--json").json == []
    assert len(alapp("backups", project, "--folder", folder, "--json").json) == 1


def test_a_damaged_project_is_repaired_into_a_new_one(alapp: Terminal, project: Path, tmp_path: Path) -> None:
    content = bytearray(project.read_bytes())
    content[4096:8192] = bytes(4096)
    project.write_bytes(content)
    said = alapp("repair", project, tmp_path / "new.alapp")
    assert said.code == 0
    assert "answers and 30 items were brought over." in said.out
    assert project.read_bytes() == content
    assert alapp("verify", tmp_path / "new.alapp").code == 0
    assert alapp("repair", project, tmp_path / "new.alapp").code == 3


def test_an_encrypted_project_is_repaired_with_its_password_and_stays_encrypted(
    alapp: Terminal, project: Path, tmp_path: Path
) -> None:
    secret, new = tmp_path / "secret", tmp_path / "new.alapp"
    secret.write_text("four words made here\n", "utf-8")
    assert alapp("encrypt", project, "--new-password-file", secret).code == 0
    content = bytearray(project.read_bytes())
    content[5 * 4096 : 6 * 4096] = bytes(4096)
    project.write_bytes(content)
    locked = alapp("repair", project, new)
    assert (locked.code, new.exists()) == (5, False)
    assert "A password is needed." in locked.err
    assert alapp("repair", project, new, "--password-file", secret).code == 0
    assert alapp("verify", new, "--password-file", secret).code == 0
    assert alapp("verify", new).code == 5


def test_the_audit_trail_is_read_or_written(alapp: Terminal, project: Path, tmp_path: Path) -> None:
    read = alapp("audit", project).out.splitlines()
    assert len(read) == 4
    assert "A1 labeled; R-" in read[1]
    assert alapp("audit", project, tmp_path / "trail.csv", "--json").json["events"] == 4
    assert alapp("audit", project, tmp_path / "trail.docx").code == 2


def test_a_receipt_shows_that_the_end_was_cut_off(alapp: Terminal, project: Path, tmp_path: Path) -> None:
    older = project.read_bytes()
    _answer(project, 1)
    alapp("export", project, tmp_path / "labels.jsonl")
    receipt = tmp_path / "labels.jsonl.manifest.json"
    assert "goes on from the receipt" in alapp("verify", project, "--receipt", receipt).out
    project.write_bytes(older)
    assert alapp("verify", project).code == 0
    cut = alapp("verify", project, "--receipt", receipt, "--json")
    assert (cut.code, len(json.loads(cut.out)["problems"])) == (8, 1)
    assert "is in the receipt and not in the journal, which ends at A1:4" in cut.out
