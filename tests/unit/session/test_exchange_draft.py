"""Proposals of the wizard, pasted lists and texts, and the reader in the background."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alapp.domain.errors import AppError, BadInput
from alapp.domain.exchange import Counts, ExportPlan, ImportPlan, Preview, ReadingOptions, Role
from alapp.domain.guideline import classes_from_names
from alapp.jobs.progress import Progress
from alapp.session.exchange import create_project
from alapp.session.exchange_export import write_export
from alapp.session.exchange_scan import ScanReport, checksum, look
from alapp.session.import_draft import ImportDraft, is_number, role_summary
from alapp.session.intake import Intake
from alapp.session.new_project import (
    NewProject,
    check,
    file_name,
    free_path,
    guessed_noun,
    guessed_task,
    names_in,
    new_guideline,
    pasted_names,
    plural,
    suggested_name,
)
from alapp.session.pasted import forget_pasted, keep_pasted, pasted_from
from alapp.store.project import Project
from tests.helpers import Pump

PREVIEW = Preview(
    "/data/tickets_q3.csv",
    ReadingOptions("csv", separator=",", label_separator="|"),
    ("id", "message", "topic", "n"),
    (("1", "A text that is long", "a|b", "1"), ("2", "Another text", "a", "2.5"), ("3", "short")),
    {"id": Role.ID, "message": Role.TEXT, "topic": Role.LABEL, "n": Role.EXTRA},
)


def draft() -> ImportDraft:
    return ImportDraft(PREVIEW, dict(PREVIEW.roles))


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Fall\nDevice\n\n Fall ", [("Fall", ""), ("Device", "")]),
        ("1. Fall\n2) Device", [("Fall", ""), ("Device", "")]),
        ("- Fall – to the floor\n• Device\twith a hint", [("Fall", "to the floor"), ("Device", "with a hint")]),
        ("Fall, Device; Other", [("Fall", ""), ("Device", ""), ("Other", "")]),
        ("Self-harm\nX-ray", [("Self-harm", ""), ("X-ray", "")]),
        ("  \n", []),
    ],
)
def test_a_pasted_list_gives_names_and_hints(text: str, pairs: list[tuple[str, str]]) -> None:
    assert pasted_names(text) == pairs


@given(st.text())
def test_any_pasted_text_gives_distinct_names_without_blanks(text: str) -> None:
    names = [name for name, _ in pasted_names(text)]
    assert all(name.strip() == name and name for name in names)
    assert len(names) == len(set(names))


@given(st.text(max_size=120))
def test_every_name_gives_a_file_name_that_can_be_made(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    made = file_name(name.encode("utf-8", "replace").decode())
    assert made.endswith(".alapp")
    assert not set(made) & set('<>:"/\\|?*\0\n')
    (tmp_path_factory.getbasetemp() / made).touch()


def test_names_and_nouns_are_proposed(tmp_path: Path) -> None:
    assert suggested_name("tickets_2025_q3.csv") == "Tickets 2025 q3"
    assert suggested_name("…/-.csv") == "New project"
    assert file_name("con") == "con project.alapp"
    (tmp_path / "A.alapp").touch()
    assert free_path(tmp_path, "A").name == "A 2.alapp"
    assert guessed_noun(PREVIEW, PREVIEW.roles) == ("ticket", "tickets")
    assert [plural(n) for n in ("story", "box", "day", "report")] == ["stories", "boxes", "days", "reports"]
    assert guessed_task(PREVIEW, PREVIEW.roles) == "multi_choice"
    assert names_in(["a|b", "b", ""], "|") == ["b", "a"]


def test_hints_stay_with_their_label_when_a_name_comes_twice() -> None:
    made = new_guideline("single_choice", [("A", "first"), ("A", "again"), ("B", "second")], question="", noun="")
    assert [(c.name, c.hint) for c in made.classes] == [("A", "first"), ("B", "second")]
    assert (made.question, made.noun, made.noun_plural) == ("Which label fits?", "item", "items")


def test_only_one_column_is_the_text() -> None:
    d = draft()
    assert d.set_role("n", Role.TEXT) == ["message"]
    problem = d.problem()
    assert problem is not None
    assert problem.what == "Column “n” holds numbers only, so it cannot be the text to label."
    assert problem.remedy == "Use “message”."
    d.set_role("n", Role.LEAVE_OUT)
    assert "No column is the text" in str(d.problem())
    with pytest.raises(BadInput):
        d.plan()
    d.set_role("message", Role.TEXT)
    assert d.problem() is None


def test_a_draft_becomes_a_project(tmp_path: Path) -> None:
    d = draft()
    d.set_role("n", Role.GROUP)
    d.name, d.folder, d.classes = "Mine", tmp_path, classes_from_names(["a", "b"])
    spec = d.project()
    assert spec.path == str(tmp_path / "Mine.alapp")
    assert spec.settings == {"suggestions": "show", "groups": ["n"], "lock_minutes": 10}
    assert spec.plan is not None
    assert spec.plan.roles["n"] is Role.GROUP
    assert d.found_names() == ["a", "b"]
    d.report = ScanReport(Counts(seen=9, ready=9, labels={"z": 5, "a": 9}), finished=True)
    assert d.found_names() == ["a", "z"]
    assert role_summary(d.roles, PREVIEW.columns)[0] == ("Text to label", "message")
    assert is_number("-1,5")
    assert not is_number("12a")


def test_a_project_is_checked_before_it_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    guideline = new_guideline("single_choice", [("A", "")], question="", noun="x")
    good = NewProject("A", str(tmp_path / "a.alapp"), guideline)
    check(good)
    with pytest.raises(BadInput, match="no name"):
        check(NewProject(" ", good.path, guideline))
    with pytest.raises(BadInput, match="At least one label"):
        check(NewProject("A", good.path, new_guideline("single_choice", [], question="", noun="")))
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(BadInput, match="read-only"):
        check(good)


def test_pasted_tables_paragraphs_and_lines(tmp_path: Path) -> None:
    table = pasted_from("id\ttext\n1\tone\n2\ttwo\n")
    assert table is not None
    assert (table.suffix, table.rows) == (".tsv", 2)
    paragraphs = pasted_from("first line\nstill first\n\nsecond")
    assert paragraphs is not None
    assert paragraphs.rows == 2
    lines = pasted_from("a\nb\nc")
    assert lines is not None
    path = keep_pasted(lines, tmp_path)
    assert os.name == "nt" or path.stat().st_mode & 0o077 == 0
    assert [row[0] for row in look(str(path)).rows] == ["a", "b", "c"]
    forget_pasted(path)
    assert not path.exists()
    other = tmp_path / "mine.csv"
    other.touch()
    forget_pasted(other)
    assert other.exists()
    assert pasted_from(" \n ") is None


def test_the_checksum_of_a_folder_tells_names_and_contents(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
    first = checksum(Progress(), str(tmp_path))
    (tmp_path / "b.txt").rename(tmp_path / "c.txt")
    assert checksum(Progress(), str(tmp_path)) != first


@pytest.mark.parametrize("background", [False, True])
def test_a_file_is_looked_at_and_counted_off_the_screen(tmp_path: Path, background: bool) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,text\n" + "".join(f"{i},text number {i}\n" for i in range(1200)))
    pump = Pump()
    intake = Intake(pump) if background else Intake(background=False)
    try:
        intake.warm_up()
        previews: list[Preview] = []
        errors: list[AppError] = []
        intake.look(str(path), previews.append, errors.append)
        pump.until(lambda: bool(previews))
        reports: list[ScanReport] = []
        plan = ImportPlan(str(path), previews[0].options, previews[0].roles)
        intake.scan(plan, reports.append, errors.append)
        pump.until(lambda: bool(reports) and reports[-1].finished)
        assert [r.counts.seen for r in reports] == [500, 1000, 1200]
        intake.look(str(tmp_path / "none.csv"), previews.append, errors.append)
        pump.until(lambda: bool(errors))
        assert "not there" in errors[0].what
    finally:
        intake.close()


def test_a_newer_request_drops_the_older(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,text\n" + "".join(f"{i},text number {i}\n" for i in range(30_000)))
    pump = Pump()
    intake = Intake(pump)
    try:
        preview = look(str(path))
        old: list[Any] = []
        new: list[Any] = []
        intake.scan(ImportPlan(str(path), preview.options, preview.roles), old.append, old.append)
        intake.look(str(path), new.append, new.append)
        pump.until(lambda: bool(new))
        assert not old
    finally:
        intake.close()


@pytest.mark.parametrize(
    "name", ["日本語" * 60, "🙂" * 200, "it's 100 % of #1? yes", "e\u0301 \u202ertl", "half \ud800"]
)
def test_a_project_of_any_name_can_be_made_opened_and_exported(tmp_path: Path, name: str) -> None:
    folder = tmp_path.joinpath(*["deep" * 12] * 3)
    folder.mkdir(parents=True)
    path = folder / file_name(name)
    create_project(NewProject("P", str(path), new_guideline("single_choice", [("A", "")], question="", noun="")))
    with Project.open(path) as project:
        assert project.verify().ok
    target = path.with_name(path.name + ".csv")
    write_export(Progress(), str(path), ExportPlan(str(target), "csv"))
    assert {p.name for p in folder.iterdir()} == {path.name, target.name, f"{target.name}.manifest.json"}


def test_a_name_that_is_too_long_is_said_before_anything_is_made(tmp_path: Path) -> None:
    spec = new_guideline("single_choice", [("A", "")], question="", noun="")
    with pytest.raises(BadInput, match="too long"):
        create_project(NewProject("P", str(tmp_path / f"{'x' * 250}.alapp"), spec))
    with pytest.raises(BadInput, match="too long"):
        create_project(NewProject("P", str(tmp_path.joinpath(*["deep" * 40] * 3, "a.alapp")), spec))
    assert list(tmp_path.iterdir()) == []
