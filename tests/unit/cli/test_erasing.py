"""``alapp erase``: counted first, refused in words, certified, and nothing of it left."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from alapp.cli.main import run
from alapp.store.project import Project
from tests.helpers import small_project


def test_a_dry_run_counts_and_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = small_project(tmp_path)
    before = path.read_bytes()
    assert run(["erase", str(path), "--where", "ward=3", "--dry-run", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["items"] == len(found["item_ids"]) == 9
    assert path.read_bytes() == before


def test_items_are_erased_with_a_certificate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, paper = small_project(tmp_path), tmp_path / "paper.txt"
    said = ["erase", str(path), "--item", "R-0004", "--why", "request 17", "--yes", "--certificate", str(paper)]
    assert run(said) == 0
    assert "Erased: 1 item" in capsys.readouterr().out
    assert "request 17" in paper.read_text("utf-8")
    assert json.loads(paper.with_suffix(".json").read_text("utf-8"))["item_ids"] == [5]
    with Project.open(path) as project:
        assert project.verify().ok
        assert project.items.texts([5]) == [""]
    assert b"Report 4:" not in path.read_bytes()


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--why", "x"), 3),
        (("--search", "Report 4"), 3),
        (("--search", "nowhere to be found", "--why", "x"), 3),
        (("--where", "ward", "--why", "x"), 3),
        (("--item", "none", "--why", "x"), 2),
    ],
)
def test_what_cannot_be_erased_is_refused(tmp_path: Path, options: tuple[str, ...], code: int) -> None:
    path = small_project(tmp_path)
    assert run(["erase", str(path), "--yes", *options]) == code
