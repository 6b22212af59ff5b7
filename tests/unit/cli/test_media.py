"""Files of a project from the terminal: a folder comes in, moves, is found again, and is embedded."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from alapp.modalities.registry import MODALITIES
from tests.unit.cli.conftest import Terminal
from tests.unit.session.media_made import FILES, Pix, make_folder

KEPT = {name: content for name, content in FILES.items() if "deep" not in name}


@pytest.fixture
def project(alapp: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setitem(MODALITIES._members, "image", Pix())
    path = tmp_path / "a.alapp"
    assert alapp("new", path, "-l", "birds", "-l", "fish").code == 0
    said = alapp("import", path, make_folder(tmp_path / "zoo", KEPT), "--json")
    assert said.json["accepted"] == 5
    return path


def test_files_are_listed_with_what_became_of_them(alapp: Terminal, project: Path, tmp_path: Path) -> None:
    said = alapp("media", "list", project)
    assert said.code == 0
    assert f"folder 1, {tmp_path / 'zoo'}  5 files" in said.out
    (tmp_path / "zoo/birds/1.pix").unlink()
    (tmp_path / "zoo/fish/1.pix").write_bytes(b"PIX other")
    said = alapp("media", "check", project)
    assert said.out == "5 files: 3 as imported, 1 with another content, 1 not where they were.\n"
    said = alapp("media", "list", project)
    assert "missing\tbirds/1.pix\nchanged\tfish/1.pix\n" in said.out
    assert "5 files, 2 not as they were" in said.out
    listed = alapp("media", "list", project, "--json").json
    assert listed["states"] == {"present": 3, "missing": 1, "changed": 1}
    assert [row["name"] for row in listed["listed"]] == ["birds/1.pix", "fish/1.pix"]
    assert len(alapp("media", "list", project, "--all", "--json").json["listed"]) == 5


def test_a_folder_that_has_moved_is_found_again(alapp: Terminal, project: Path, tmp_path: Path) -> None:
    shutil.move(tmp_path / "zoo", tmp_path / "elsewhere")
    (tmp_path / "zoo").mkdir()
    refused = alapp("media", "relink", project, tmp_path / "zoo")
    assert refused.code == 3
    assert "None of the 5 files is in “zoo” as it was." in refused.err
    unknown = alapp("media", "relink", project, tmp_path / "elsewhere", "--from", 7)
    assert unknown.code == 3
    assert "There is no folder 7 in this project." in unknown.err
    said = alapp("media", "relink", project, tmp_path / "elsewhere")
    assert said.out == "5 files: 5 as imported.\n"
    assert "elsewhere from now on" in said.err
    assert alapp("media", "check", project, "--json").json["present"] == 5


def test_embedded_files_need_no_folder(alapp: Terminal, project: Path, tmp_path: Path) -> None:
    assert alapp("media", "embed", project).out == "5 files: 5 embedded.\n"
    shutil.rmtree(tmp_path / "zoo")
    listed = alapp("media", "list", project, "--json").json
    assert (listed["embedded"], listed["folders"], listed["listed"]) == (5, [], [])
    assert alapp("media", "check", project).out == "No files are outside of the project.\n"
    assert alapp("verify", project).code == 0
    refused = alapp("media", "relink", project, tmp_path)
    assert "There is no folder of files in this project." in refused.err
