"""What the terminal says when something is wrong: words, never a traceback, and a code for each family."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from alapp.cli import projects
from alapp.domain import errors
from alapp.domain.errors import AppError
from tests.unit.cli.conftest import Terminal

ROOT = Path(__file__).resolve().parents[3]
FAMILIES = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, AppError)]


@pytest.mark.parametrize("kind", FAMILIES, ids=lambda kind: kind.__name__)
def test_each_family_has_its_code_and_its_words(
    alapp: Terminal, project: Path, monkeypatch: pytest.MonkeyPatch, kind: type[AppError]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise kind("It broke.", "Nothing is lost.", "Try again.", "detail 7")

    monkeypatch.setattr(projects, "opened", fail)
    said = alapp("info", project)
    assert said.code == kind.exit_code
    assert said.err.splitlines() == ["It broke.", "Nothing is lost.", "Try again.", "(detail 7)"]
    assert said.out == ""


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["nope"], 2, "No such command"),
        (["info"], 2, "Missing argument"),
        (["info", "nope.alapp"], 2, "does not exist"),
        (["info", "{table}"], 4, "is not an alapp project"),
        (["new", "{project}", "-l", "A"], 3, "is there already"),
        (["new", "{folder}/empty"], 3, "needs labels"),
        (["new", "{folder}/nope/p", "-l", "A"], 3, "The folder"),
        (["new", "{folder}/twice", "-l", "A", "-l", "a"], 3, "Two labels"),
        (["import", "{project}", "{table}", "--text", "nope"], 3, "no column “nope”"),
        (["import", "{project}", "{folder}/nope.csv"], 2, "does not exist"),
        (["import", "{project}", "{project}"], 3, "reports.alapp"),
        (["label", "{project}", "R-0001", "Nope"], 3, "Known: Medication, Fall, Device"),
        (["label", "{project}", "R-9999", "Fall"], 3, "no item “R-9999”"),
        (["label", "{project}", "R-0001", "Fall", "Device"], 3, "exactly one label"),
        (["next", "{project}", "-n", "0"], 2, "not in the range"),
        (["export", "{project}", "{folder}/out.csv", "--format", "xml"], 2, "Known: csv, jsonl"),
        (["export", "{project}", "{folder}/nope/out.csv"], 3, "is not there"),
        (["settings", "{project}", "nope", "1"], 2, "no setting “nope”"),
        (["simulate", "{table}", "--label-column", "known", "-s", "oracle"], 2, "Known: default_mix"),
    ],
)
def test_what_a_person_gets_wrong(
    alapp: Terminal, project: Path, table: Path, tmp_path: Path, arguments: list[str], code: int, words: str
) -> None:
    said = alapp(*(a.format(project=project, table=table, folder=tmp_path) for a in arguments))
    assert (said.code, said.out) == (code, "")
    assert words in said.err
    assert "Traceback" not in said.err


def test_a_label_file_in_another_encoding(alapp: Terminal, tmp_path: Path) -> None:
    labels = tmp_path / "labels.txt"
    labels.write_bytes("Sturz\nÜbergabe\n".encode("cp1252"))
    said = alapp("new", tmp_path / "p", "--labels", labels)
    assert (said.code, "UTF-8" in said.err) == (3, True)
    assert not (tmp_path / "p.alapp").exists()


def test_an_unknown_error_is_told_without_what_it_carries(
    alapp: Terminal, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("text of an item")

    monkeypatch.setattr(projects, "_info", fail)
    said = alapp("info", project)
    assert said.code == 7
    assert "Something unexpected went wrong." in said.err
    assert "test_errors.py" in said.err
    assert "text of an item" not in said.err


def test_stopped_by_the_keyboard(alapp: Terminal, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(projects, "_info", stop)
    said = alapp("info", project)
    assert (said.code, said.err.strip()) == (130, "Stopped.")


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere"
)
def test_a_read_only_project(alapp: Terminal, project: Path) -> None:
    project.chmod(0o400)
    assert alapp("info", project).code == 0
    assert alapp("label", project, "R-0001", "Fall").code == 5


# -- the real program


def program(*arguments: object, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "alapp", *map(str, arguments)]
    here = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}
    return subprocess.run(command, input=stdin, capture_output=True, text=True, encoding="utf-8", env=here, check=False)


def test_the_program_itself(project: Path, tmp_path: Path) -> None:
    shown = program("info", project, "--json")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert json.loads(shown.stdout)["items"] == 80
    saved = program("label", project, "-", stdin="R-0001\tFall\nR-0004\tFall\n")
    assert (saved.returncode, saved.stdout) == (0, "2 saved.\n")
    written = program("export", project, tmp_path / "out.jsonl")
    assert written.returncode == 0
    assert written.stdout.startswith("2 rows written")


def test_codes_of_the_program_itself(project: Path, table: Path) -> None:
    assert program("info", table).returncode == 4
    assert program("nope").returncode == 2
    assert program("label", project, "R-0001", "Nope").returncode == 3
    assert program("--version").stdout.startswith("alapp, version ")
    assert program("--help").returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="no head")
def test_a_reader_that_has_enough(project: Path) -> None:
    """``alapp keys --json | head -1`` says nothing on the error stream."""
    here = os.environ | {"PYTHONPATH": str(ROOT)}
    command = f'"{sys.executable}" -m alapp next "{project}" -n 80 --json | head -1'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, env=here, check=False)
    assert (done.stdout, done.stderr) == ("[\n", "")
