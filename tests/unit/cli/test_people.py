"""The people of a project in the terminal, and commands that are for the lead only."""

from __future__ import annotations

from pathlib import Path

import pytest

from alapp.domain.annotation import Annotator
from alapp.store.project import Project
from tests.helpers import small_project
from tests.unit.cli.conftest import Terminal


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small_project(tmp_path)


@pytest.fixture
def shared(path: Path) -> Path:
    """A project of the lead A1 and the annotator B2."""
    with Project.open(path) as project:
        project.annotators.put(Annotator("B2", "Bea", role="annotator"))
    return path


def content_of(path: Path) -> tuple[object, ...]:
    """Return what none of the refused commands may touch: journal, people, settings, items."""
    with Project.open(path, read_only=True) as project:
        people, items = project.annotators.all(), project.items.count()
        return project.heads(), people, items, project.settings.get("batch_size")


def test_somebody_is_added_named_and_made_a_lead(alapp: Terminal, path: Path) -> None:
    assert "works here as annotator" in alapp("people", path, "add", "B2", "--name", "Bea").out
    assert alapp("people", path, "role", "B2", "lead").code == 0
    assert alapp("people", path, "name", "B2", "Beatrix").code == 0
    found = alapp("people", path, "--json").json
    assert [(p["code"], p["name"], p["role"], p["answers"]) for p in found] == [
        ("A1", "", "lead", 0),
        ("B2", "Beatrix", "lead", 0),
    ]
    assert "Beatrix" in alapp("people", path).out


def test_the_last_lead_stays_one_and_nobody_turns_the_own_role(alapp: Terminal, shared: Path) -> None:
    said = alapp("people", shared, "role", "A1", "annotator")
    assert said.code == 3
    assert "only lead" in said.err
    alapp("people", shared, "role", "B2", "lead")
    said = alapp("people", shared, "role", "A1", "annotator")
    assert "own role" in said.err
    assert alapp("people", "--as", "B2", shared, "role", "A1", "annotator").code == 0
    assert alapp("people", shared, "list").code == 5


def test_a_code_is_taken_once_and_is_no_blank(alapp: Terminal, shared: Path) -> None:
    for code in ("B2", " ", "import", "x" * 41, "a\nb"):
        said = alapp("people", shared, "add", code)
        assert said.code == 3, code
        assert "Nobody was added" in said.err
    assert alapp("people", shared, "role", "C3", "lead").code == 2


@pytest.mark.parametrize(
    "command",
    [
        ("export", "{}", "{out}"),
        ("import", "{}", "{table}"),
        ("audit", "{}"),
        ("audit", "{}", "{out}.csv"),
        ("settings", "{}", "batch_size", "7"),
        ("models", "{}", "export", "1", "{out}"),
        ("models", "{}", "freeze", "1"),
        ("encrypt", "{}", "--new-password-file", "{table}"),
        ("people", "{}", "list"),
        ("people", "{}", "add", "C3"),
        ("restore", "{}", "1"),
    ],
    ids=lambda words: " ".join(words),
)
def test_what_is_for_the_lead_is_refused_to_an_annotator(
    alapp: Terminal, shared: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    table = tmp_path / "table.csv"
    table.write_text("text\nten letters of text\n", "utf-8")
    before = content_of(shared)
    words = [word.format(shared, out=tmp_path / "out.jsonl", table=table) for word in command]
    said = alapp(words[0], "--as", "B2", *words[1:])
    assert said.code == 5, said
    assert "for the lead only" in said.err
    assert content_of(shared) == before
    assert not list(tmp_path.glob("out*"))


def test_an_annotator_still_looks_and_labels(alapp: Terminal, shared: Path) -> None:
    assert alapp("next", shared, "--as", "B2").code == 0
    assert alapp("verify", shared).code == 0
    assert alapp("audit", shared).code == 0  # A1, the lead
