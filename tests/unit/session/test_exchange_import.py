"""Imports into a real project: every row is accounted for, whatever the file holds."""

from __future__ import annotations

import csv
import errno
import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alapp.domain.annotation import Annotator
from alapp.domain.errors import AppError, BadInput, Cancelled, ReadOnlyProject, StorageFailed
from alapp.domain.exchange import ImportPlan, ReadingOptions, Role
from alapp.domain.guideline import Guideline, classes_from_names
from alapp.jobs.progress import Progress
from alapp.session import exchange_import
from alapp.session.exchange import Exchange, create_project, write_quarantine
from alapp.session.exchange_import import import_into, unknown_labels, with_labels
from alapp.session.exchange_merge import compare
from alapp.session.exchange_scan import Checksum, Chunk, Opened, ScanReport, look, read_chunks, scan
from alapp.session.new_project import NewProject
from alapp.session.session import Session
from alapp.store.project import Project
from tests.helpers import Pump

ROLES = {"id": Role.ID, "text": Role.TEXT, "topic": Role.LABEL, "ward": Role.GROUP}
OPTIONS = ReadingOptions("csv", separator=",")


def guideline(task: str = "single_choice") -> Guideline:
    return Guideline(1, task, classes_from_names(["Fall", "Device"]), "What?", "report", "reports")


def project_at(folder: Path, task: str = "single_choice") -> Project:
    return Project.create(folder / "p.alapp", guideline(task), name="P", annotator=Annotator("A1"))


def write_rows(path: Path, rows: list[list[str]], header: tuple[str, ...] = ("id", "text", "topic", "ward")) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def many(n: int) -> list[list[str]]:
    return [[f"R-{i}", f"Report number {i} from the ward", ("Fall", "Device", "")[i % 3], str(i % 4)] for i in range(n)]


def plan_for(path: Path, **more: Any) -> ImportPlan:
    return replace(ImportPlan(str(path), OPTIONS, ROLES), **more)


def balanced(project: Project) -> None:
    for source in project.sources.all():
        assert source.seen == source.accepted + source.quarantined
        assert source.quarantined == len(list(project.sources.quarantine(source.id)))


def test_every_row_comes_in_with_its_answer(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "a.csv", many(1203))
    with project_at(tmp_path) as project:
        report = import_into(project, plan_for(path), Progress())
        assert (report.state, report.seen, report.accepted, report.quarantined) == ("done", 1203, 1203, 0)
        assert project.items.count() == 1203
        answers = list(project.annotations.all())
        assert len(answers) == 802
        names = {c.id: c.name for c in project.guidelines.current().classes}
        for a in answers[:30]:
            item = project.items.get(a.item_id)
            assert item is not None
            assert names[a.labels[0]] == ("Fall", "Device", "")[int(item.key[2:]) % 3]
            assert a.answer.asked_by.reason == "imported"
        assert len(project.sources.all()[0].sha256) == 64
        balanced(project)


def test_gold_and_ignored_answers(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "a.csv", many(6))
    with project_at(tmp_path) as project:
        import_into(project, plan_for(path, existing_labels="gold"), Progress())
        assert not list(project.annotations.all())
        assert sum(note.gold is not None for _, _, note in project.annotations.notes()) == 4
    (tmp_path / "other").mkdir()
    with project_at(tmp_path / "other") as project:
        import_into(project, plan_for(path, existing_labels="ignore"), Progress())
        assert not list(project.annotations.all())
        assert not list(project.annotations.notes())


def test_unknown_label_names_go_to_quarantine_or_are_added(tmp_path: Path) -> None:
    rows = [
        ["1", "It fell down", "Fall", "a"],
        ["2", "A word too much", "Typhoon", "b"],
        ["3", "Lower case", " fall ", "b"],
    ]
    path = write_rows(tmp_path / "a.csv", rows)
    with project_at(tmp_path) as project:
        report = import_into(project, plan_for(path), Progress())
        assert (report.accepted, report.quarantined) == (2, 1)
        [(name, rejected)] = project.sources.quarantine()
        assert (name, rejected.row, rejected.column) == ("a.csv", 3, "topic")
        assert rejected.reason == "The label “Typhoon” is not in the guideline."
        assert json.loads(rejected.original) == {"id": "2", "text": "A word too much", "topic": "Typhoon", "ward": "b"}
        balanced(project)
    (tmp_path / "other").mkdir()
    with project_at(tmp_path / "other") as project:
        report = import_into(project, plan_for(path), Progress(), new_labels=["Typhoon"])
        assert report.accepted == 3
        assert [c.name for c in project.guidelines.current().active] == ["Fall", "Device", "Typhoon"]
        assert project.guidelines.current().version == 2


def test_two_labels_do_not_fit_a_single_choice(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "a.csv", [["1", "Both of them", "Fall|Device", "a"]])
    plan = plan_for(path, options=replace(OPTIONS, label_separator="|"))
    with project_at(tmp_path) as project:
        assert import_into(project, plan, Progress()).quarantined == 1
        [(_, rejected)] = project.sources.quarantine()
        assert rejected.reason == "The row has 2 labels; this project takes one."
    (tmp_path / "m").mkdir()
    with project_at(tmp_path / "m", "multi_choice") as project:
        assert import_into(project, plan, Progress()).accepted == 1
        [answer] = project.annotations.all()
        assert len(answer.labels) == 2


def test_cancelled_keeps_what_came_in(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "a.csv", many(3000))
    steps: list[int] = []
    progress = Progress(on_step=lambda done, *_: steps.append(done), cancelled=lambda: max(steps, default=0) >= 1500)
    with project_at(tmp_path) as project:
        report = import_into(project, plan_for(path), progress)
        assert report.state == "cancelled"
        assert 0 < report.accepted < 3000
        assert project.items.count() == report.accepted
        assert project.sources.all()[0].state == "cancelled"
        balanced(project)


@pytest.mark.parametrize("background", [False, True])
def test_a_job_that_imports_while_the_person_labels(tmp_path: Path, background: bool) -> None:
    path = write_rows(tmp_path / "a.csv", many(1700))
    project_at(tmp_path).close()
    pump = Pump()
    session = Session.open(tmp_path / "p.alapp", "A1", deliver=pump, background=background)
    try:
        reports: list[Any] = []
        Exchange(session).start_import(plan_for(path, existing_labels="ignore"), on_done=reports.append)
        pump.until(lambda: session.current is not None)
        assert session.current is not None
        first = session.current.item.id
        session.press(session.guideline.active[0].id)
        pump.until(lambda: bool(reports) and session.saved)
        assert (reports[0].state, reports[0].accepted) == ("done", 1700)
        assert len(session.desk.pool) == 1700
        assert session.reader.annotations.get(first, "A1") is not None
        assert not [job for job in session.jobs if job.kind == "exchange"]
        balanced(session.reader)
    finally:
        session.close()


def test_a_job_can_be_stopped(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "a.csv", many(60_000))
    project_at(tmp_path).close()
    pump = Pump()
    session = Session.open(tmp_path / "p.alapp", "A1", deliver=pump)
    try:
        reports: list[Any] = []
        job = Exchange(session).start_import(plan_for(path, existing_labels="ignore"), on_done=reports.append)
        pump.until(lambda: session.current is not None)
        job.cancel()
        pump.until(lambda: bool(reports))
        assert reports[0].state == "cancelled"
        assert 0 < reports[0].accepted < 60_000
        assert session.reader.sources.all()[0].state == "cancelled"
        assert len(session.desk.pool) == reports[0].accepted
        balanced(session.reader)
    finally:
        session.close()


def test_a_full_disk_stops_the_job_with_words_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_rows(tmp_path / "a.csv", many(2500))
    project_at(tmp_path).close()
    session = Session.open(tmp_path / "p.alapp", "A1", background=False)
    add = session.project.sources.add_chunk
    calls = 0

    def fill_up(*args: Any, **kw: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        return add(*args, **kw)

    monkeypatch.setattr(session.project.sources, "add_chunk", fill_up)
    errors: list[AppError] = []
    Exchange(session).start_import(plan_for(path), on_error=errors.append)
    assert "The disk is full" in errors[0].what
    assert "1,000 rows came in before and stay" in errors[0].meaning
    assert session.project.items.count() == 1000
    assert session.project.sources.all()[0].state == "failed"
    balanced(session.project)
    session.close()
    with Project.open(tmp_path / "p.alapp", read_only=True) as project:
        assert not project.verify().problems


def test_no_room_is_said_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_rows(tmp_path / "a.csv", many(10))
    monkeypatch.setattr(exchange_import.shutil, "disk_usage", lambda _: type("U", (), {"free": 100})())
    with project_at(tmp_path) as project, pytest.raises(StorageFailed, match="too full for this import"):
        import_into(project, plan_for(path), Progress())


def test_a_read_only_project_takes_nothing(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "a.csv", many(10))
    project_at(tmp_path).close()
    with Project.open(tmp_path / "p.alapp", read_only=True) as project, pytest.raises(ReadOnlyProject):
        import_into(project, plan_for(path), Progress())


def bad_files(folder: Path) -> dict[str, Path]:
    """One file for each kind of bad input of the issue."""
    (folder / "empty.csv").write_bytes(b"")
    (folder / "binary.csv").write_bytes(bytes(range(256)) * 40)
    (folder / "zip.csv").write_bytes(b"PK\x03\x04" + bytes(500))
    return {name: folder / f"{name}.csv" for name in ("empty", "binary", "zip", "missing")}


@pytest.mark.parametrize(
    ("name", "words"),
    [("empty", "is empty"), ("binary", "binary file"), ("zip", "zip archive"), ("missing", "not there")],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, name: str, words: str) -> None:
    path = bad_files(tmp_path)[name]
    with pytest.raises(AppError, match=words) as told:
        look(str(path))
    assert told.value.remedy
    with project_at(tmp_path) as project:
        with pytest.raises(AppError):
            import_into(project, plan_for(path), Progress())
        assert project.items.count() == 0


def test_wrong_encoding_names_the_bytes_and_keeps_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "latin.csv"
    path.write_bytes("id,text\n1,Käse und Brot\n2,plain\n".encode("latin-1"))
    shown = look(str(path))
    assert "E4" in shown.undecodable_hex
    assert len(shown.likely_encodings) >= 1
    plan = ImportPlan(str(path), OPTIONS, {"id": Role.ID, "text": Role.TEXT})
    with project_at(tmp_path) as project:
        report = import_into(project, plan, Progress())
        assert (report.accepted, report.quarantined) == (1, 1)
        [(_, rejected)] = project.sources.quarantine()
        assert "Bytes that are no text" in rejected.reason
        balanced(project)


def test_ragged_doubled_empty_and_huge_rows_are_each_accounted_for(tmp_path: Path) -> None:
    rows = [
        ["1", "A first text", "Fall", "a"],
        ["1", "A doubled id", "Fall", "a"],
        ["2", "A first text", "Fall", "a"],
        ["3", "   ", "Fall", "a"],
        ["4", "x" * 5_000_000, "Fall", "a"],
        ["5", "too", "few"],
        ["6", "one", "Fall", "a", "too many"],
        ["7", "A last text", "Fall", "a"],
    ]
    path = write_rows(tmp_path / "a.csv", rows)
    counted = scan(Progress(), plan_for(path)).counts
    assert (counted.seen, counted.ready, counted.duplicate, counted.empty, counted.too_large, counted.unreadable) == (
        8,
        2,
        2,
        1,
        1,
        2,
    )
    with project_at(tmp_path) as project:
        report = import_into(project, plan_for(path), Progress())
        assert (report.seen, report.accepted, report.quarantined) == (8, 2, 6)
        reasons = [r.reason for _, r in project.sources.quarantine()]
        assert any("5.0 MB" in reason for reason in reasons)
        assert all(reasons)
        balanced(project)


def test_a_missing_column_is_said_and_nothing_comes_in(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "a.csv", [["1", "x"]], header=("id", "body"))
    with project_at(tmp_path) as project:
        with pytest.raises(BadInput):
            import_into(project, plan_for(path), Progress())
        assert project.items.count() == 0


def test_quarantine_can_be_repaired_and_imported_again(tmp_path: Path) -> None:
    rows = [["1", "Good as it is", "Fall", "a"], ["2", "Wrong word", "Fallen", "b"], ["3", "short"]]
    path = write_rows(tmp_path / "a.csv", rows)
    with project_at(tmp_path) as project:
        import_into(project, plan_for(path), Progress())
        target = tmp_path / "repair.csv"
        assert write_quarantine(project, target) == 2
        text = target.read_text("utf-8").replace("Fallen", "Fall").replace("3,short,,", "3,short but whole,Device,c")
        target.write_text(text, "utf-8", newline="")
        shown = look(str(target))
        plan = ImportPlan(str(target), shown.options, ROLES)
        report = import_into(project, plan, Progress())
        assert (report.accepted, report.quarantined) == (2, 0)
        assert project.items.by_key("3") is not None
        assert len(list(project.annotations.all())) == 3
        balanced(project)
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_the_merge_report_tells_new_same_and_changed(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "a.csv", many(600))
    with project_at(tmp_path) as project:
        import_into(project, plan_for(path), Progress())
    rows = [
        ["R-1", "Another text for this id", "", ""],
        *many(600)[2:5],
        ["new-1", "Never seen before", "", ""],
        ["x", "", "", ""],
    ]
    later = write_rows(tmp_path / "b.csv", rows)
    report = compare(Progress(), str(tmp_path / "p.alapp"), plan_for(later))
    assert (report.new, report.same, report.changed, report.rejected) == (1, 3, 1, 1)
    assert report.changed_ids == ("R-1",)
    with Project.open(tmp_path / "p.alapp") as project:
        done = import_into(project, plan_for(later), Progress())
        assert (done.accepted, done.quarantined) == (report.new, report.same + report.changed + report.rejected)
        balanced(project)


def test_scan_tells_counts_on_the_way_and_stops_when_asked(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "a.csv", many(1800))
    parts: list[ScanReport] = []
    last = scan(Progress(on_emit=parts.append), plan_for(path))
    assert [p.counts.seen for p in parts] == [500, 1000, 1500]
    assert last.finished
    assert last.counts.labels == {"Fall": 600, "Device": 600}
    assert unknown_labels(guideline(), last.counts) == []
    with pytest.raises(Cancelled):
        scan(Progress(cancelled=lambda: True), plan_for(path))


def test_chunks_are_small_and_the_checksum_comes_behind_the_first(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "a.csv", many(1100))
    parts: list[Opened | Checksum | Chunk] = []
    steps: list[tuple[int, int, str]] = []
    counts = read_chunks(Progress(lambda *step: steps.append(step), parts.append), plan_for(path))
    assert [step for step in steps if step[2] == "reading rows"][-1][:2] == (1100, 1100)
    assert [type(part) for part in parts] == [Opened, Chunk, Checksum, Chunk, Chunk]
    assert parts[2] == Checksum(hashlib.sha256(path.read_bytes()).hexdigest())
    assert [p.seen for p in parts[1:] if isinstance(p, Chunk)] == [500, 500, 100]
    assert counts.seen == 1100


def test_labels_are_added_once_and_known_ones_keep_their_id() -> None:
    before = guideline()
    after = with_labels(before, ["fall", "Storm", " Storm ", "storm ", ""])
    assert [c.name for c in after.classes] == ["Fall", "Device", "Storm"]
    assert after.classes[:2] == before.classes


def test_a_new_project_is_made_once(tmp_path: Path) -> None:
    spec = NewProject("Wards", str(tmp_path / "Wards.alapp"), guideline(), settings={"suggestions": "never"})
    path = create_project(spec)
    with Project.open(path) as project:
        assert project.name == "Wards"
        assert project.settings.get("suggestions") == "never"
    with pytest.raises(BadInput, match="is there already"):
        create_project(spec)


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)


@settings(max_examples=15, deadline=None)
@given(rows=st.lists(st.lists(CELLS, min_size=0, max_size=6), max_size=20))
def test_rows_seen_are_accepted_or_quarantined_whatever_the_cells(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    clean = [[cell.encode("utf-8", "replace").decode() for cell in row] for row in rows]
    path = write_rows(folder / "a.csv", [["0", "A first row", "", ""], *clean])
    with project_at(folder) as project:
        report = import_into(project, plan_for(path), Progress())
        assert report.seen == report.accepted + report.quarantined
        assert project.items.count() == report.accepted
        balanced(project)


def test_regions_that_are_put_aside_keep_where_they_lie(tmp_path: Path) -> None:
    spans = [{"start": 0, "end": 4, "label": "Nobody"}]
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "1", "text": "Anna fell", "spans": spans}), "utf-8")
    plan = ImportPlan(str(path), ReadingOptions("jsonl"), {"id": Role.ID, "text": Role.TEXT, "spans": Role.LABEL})
    with project_at(tmp_path, "spans") as project:
        assert import_into(project, plan, Progress()).quarantined == 1
        [(_, rejected)] = project.sources.quarantine()
        assert json.loads(json.loads(rejected.original)["spans"]) == spans
