"""Exports of a real project: all answers in order, read back, and never half a file under the final name."""

from __future__ import annotations

import csv
import errno
import hashlib
import json
import os
import resource
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from alapp.domain.errors import AppError, BadInput, Cancelled, StorageFailed, WorkFailed
from alapp.domain.exchange import ExportPlan, ExportRow
from alapp.formats.registry import EXPORTERS
from alapp.jobs.progress import Progress
from alapp.session import exchange_export
from alapp.session.exchange import Exchange, ExportSample, export_formats
from alapp.session.exchange_export import PART, as_planned, fingerprint, sweep, write_export
from alapp.session.exchange_rows import LabeledRows
from alapp.session.session import Session
from alapp.store.project import Project
from tests.helpers import Pump, small_project, true_label

ALL = ("csv", "jsonl")


@pytest.fixture
def labeled(tmp_path: Path) -> Path:
    """A project with 12 answers, one skipped item, a flag and a comment."""
    path = small_project(tmp_path, 40)
    session = Session.open(path, "A1", background=False)
    for n in range(12):
        if n == 3:
            session.skip("cannot tell")
        if n == 5:
            session.flag()
            session.comment('He said: "=1+1", twice\nand left')
        assert session.current is not None
        session.press(true_label(session.guideline, session.current.item.key))
    session.close()
    return path


def keys_in_order(path: Path) -> list[str]:
    with Project.open(path, read_only=True) as project:
        rows = [a for a in project.annotations.all() if a.answer.status == "answered"]
        return [item.key for item in project.items.get_many([a.item_id for a in rows])]


@pytest.mark.parametrize("form", ALL)
def test_exactly_the_answers_given_in_order(labeled: Path, form: str) -> None:
    target = labeled.parent / f"labels.{form}"
    report = write_export(Progress(), str(labeled), ExportPlan(str(target), form))
    rows = list(EXPORTERS[form].read_back(target))
    assert [row.id for row in rows] == keys_in_order(labeled)
    assert len(rows) == report.rows == 12
    assert report.left_out == {"skipped": 1, "unlabeled": 27}
    for row in rows:
        with Project.open(labeled, read_only=True) as project:
            item = project.items.by_key(row.id)
            assert item is not None
            assert row.text == item.text
            guideline = project.guidelines.current()
            label = guideline.by_id(true_label(guideline, row.id))
            assert label is not None
            assert row.labels == (label.name,)
    assert rows[0].annotator == "A1"
    assert rows[0].guideline_version == 1
    assert {row.comment for row in rows} == {"", 'He said: "=1+1", twice\nand left'}
    assert sum(row.flagged for row in rows) == 1


@pytest.mark.parametrize("form", ALL)
def test_the_manifest_says_what_was_written_and_left_out(labeled: Path, form: str) -> None:
    target = labeled.parent / f"labels.{form}"
    report = write_export(Progress(), str(labeled), ExportPlan(str(target), form))
    manifest = json.loads(Path(report.manifest_path).read_text("utf-8"))
    assert manifest["sha256"] == hashlib.sha256(target.read_bytes()).hexdigest() == report.sha256
    assert manifest["rows"] == 12
    assert manifest["guideline_version"] == 1
    assert manifest["left_out"] == {"skipped": 1, "unlabeled": 27}
    assert manifest["size_bytes"] == target.stat().st_size
    assert Path(report.manifest_path).name == f"labels.{form}.manifest.json"
    assert not list(labeled.parent.glob(f".*{PART}"))


@pytest.mark.parametrize("form", ALL)
def test_what_is_chosen_is_what_goes_in(labeled: Path, form: str) -> None:
    target = labeled.parent / f"more.{form}"
    plan = ExportPlan(str(target), form, provenance=False, notes=False, skipped=True, unlabeled=True)
    report = write_export(Progress(), str(labeled), plan)
    assert report.rows == 40
    assert report.left_out == {}
    text = target.read_text("utf-8")
    assert "A1" not in text
    assert "twice" not in text
    other = write_export(Progress(), str(labeled), ExportPlan(str(target), form, annotator="B2"))
    assert other.rows == 0
    assert other.left_out["answers of others"] == 13


def test_counting_gives_what_writing_gives(labeled: Path) -> None:
    with Project.open(labeled, read_only=True) as project:
        for plan in (ExportPlan("", "csv"), ExportPlan("", "csv", skipped=True, unlabeled=True)):
            rows = LabeledRows(project, plan)
            counted, left = rows.count(), dict(rows.left_out)
            assert len(list(rows)) == counted
            assert dict(rows.left_out) == left


def test_labels_renamed_later_are_written_by_their_new_name(labeled: Path) -> None:
    with Project.open(labeled) as project:
        old = project.guidelines.current()
        first = old.classes[0]
        project.guidelines.save(replace(old, classes=(replace(first, name="Renamed"), *old.classes[1:])), "A1", "x")
    target = labeled.parent / "a.csv"
    write_export(Progress(), str(labeled), ExportPlan(str(target), "csv"))
    labels = {row["label"] for row in csv.DictReader(target.read_text("utf-8").splitlines())}
    assert "Renamed" in labels
    assert first.name not in labels


class TestFailures:
    """Whatever fails, the file that was there stays, and nothing half is left."""

    def refuse(self, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
        def fail(_: int) -> None:
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(os, "fsync", fail)

    @pytest.mark.parametrize("form", ALL)
    @pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
    def test_full_disk(self, labeled: Path, monkeypatch: pytest.MonkeyPatch, form: str, number: int) -> None:
        target = labeled.parent / f"labels.{form}"
        target.write_text("what was there")
        self.refuse(monkeypatch, number)
        with pytest.raises(StorageFailed) as told:
            write_export(Progress(), str(labeled), ExportPlan(str(target), form))
        assert "half file was removed" in told.value.meaning
        assert "is as it was" in told.value.meaning
        assert target.read_text() == "what was there"
        assert sorted(p.name for p in labeled.parent.iterdir()) == [f"labels.{form}", "small.alapp"]

    def test_a_file_size_limit_in_a_child(self, labeled: Path) -> None:
        target = labeled.parent / "labels.jsonl"
        code = (
            "import sys; from alapp.jobs.progress import Progress; from alapp.domain.exchange import ExportPlan;"
            "from alapp.domain.errors import AppError; from alapp.session.exchange_export import write_export\n"
            "try: write_export(Progress(), sys.argv[1], ExportPlan(sys.argv[2], 'jsonl'))\n"
            "except AppError as e: sys.exit(e.exit_code)"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, str(labeled), str(target)],
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1500, 1500)),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode in (6, 7), done.stderr
        assert not target.exists()
        assert not list(labeled.parent.glob(f".*{PART}"))

    def test_a_folder_that_is_not_there_or_read_only(self, labeled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        with pytest.raises(BadInput, match="is not there"):
            write_export(Progress(), str(labeled), ExportPlan(str(labeled.parent / "no" / "a.csv"), "csv"))
        with pytest.raises(BadInput, match="is a folder"):
            write_export(Progress(), str(labeled), ExportPlan(str(labeled.parent), "csv"))
        monkeypatch.setattr(os, "access", lambda *_: False)
        with pytest.raises(StorageFailed, match="is read-only"):
            write_export(Progress(), str(labeled), ExportPlan(str(labeled.parent / "a.csv"), "csv"))

    def test_never_over_the_project(self, labeled: Path) -> None:
        before = labeled.read_bytes()
        with pytest.raises(BadInput, match="cannot replace the project"):
            write_export(Progress(), str(labeled), ExportPlan(str(labeled), "csv"))
        assert labeled.read_bytes() == before

    def test_cancelled_leaves_nothing(self, tmp_path: Path) -> None:
        path = small_project(tmp_path, 1200)
        target = tmp_path / "a.jsonl"
        with pytest.raises(Cancelled):
            write_export(Progress(cancelled=lambda: True), str(path), ExportPlan(str(target), "jsonl", unlabeled=True))
        assert [p.name for p in tmp_path.iterdir()] == ["small.alapp"]

    def test_a_row_that_comes_back_different_is_noticed(self, labeled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        real = EXPORTERS["jsonl"].read_back

        def altered(path: Path) -> Any:
            for n, row in enumerate(real(path)):
                yield replace(row, labels=("Other",)) if n == 4 else row

        monkeypatch.setattr(EXPORTERS["jsonl"], "read_back", altered)
        target = labeled.parent / "a.jsonl"
        with pytest.raises(WorkFailed, match="differs") as told:
            write_export(Progress(), str(labeled), ExportPlan(str(target), "jsonl"))
        assert told.value.details == "row 5"
        assert not target.exists()

    def test_killed_on_the_way_leaves_no_half_file_and_is_swept(self, labeled: Path) -> None:
        target = labeled.parent / "labels.csv"
        code = (
            "import os, sys; from alapp.jobs.progress import Progress; from alapp.domain.exchange import ExportPlan;"
            "from alapp.session import exchange_export as x\n"
            "x._Export._compare = lambda self, part: os.kill(os.getpid(), 9)\n"
            "x.write_export(Progress(), sys.argv[1], ExportPlan(sys.argv[2], 'csv'))"
        )
        done = subprocess.run([sys.executable, "-c", code, str(labeled), str(target)], check=False)
        assert done.returncode == -9
        assert not target.exists()
        assert len(list(labeled.parent.glob(f".*{PART}"))) == 1
        write_export(Progress(), str(labeled), ExportPlan(str(target), "csv"))
        assert target.exists()
        assert not list(labeled.parent.glob(f".*{PART}"))

    def test_the_part_of_a_living_process_is_not_swept(self, tmp_path: Path) -> None:
        mine = exchange_export.aside(tmp_path / "a.csv")
        mine.touch()
        foreign = tmp_path / f".notes{PART}"
        foreign.touch()
        assert sweep(tmp_path) == []


def test_jobs_export_in_the_background_and_report(labeled: Path) -> None:
    pump = Pump()
    session = Session.open(labeled, "A1", deliver=pump)
    try:
        exchange = Exchange(session)
        done: list[Any] = []
        errors: list[AppError] = []
        target = labeled.parent / "labels.csv"
        exchange.start_export(ExportPlan(str(target), "csv"), done.append, errors.append)
        pump.until(lambda: bool(done or errors))
        assert not errors
        assert done[0].rows == 12
        exchange.start_export(ExportPlan(str(labeled), "csv"), done.append, errors.append)
        pump.until(lambda: bool(errors))
        assert "cannot replace" in errors[0].what
        samples: list[ExportSample] = []
        exchange.sample(ExportPlan("", "jsonl"), samples.append)
        pump.until(lambda: bool(samples))
        assert samples[0].rows == 12
        assert (samples[0].flagged, samples[0].comments) == (1, 1)
        assert json.loads(samples[0].text)["id"] == keys_in_order(labeled)[0]
    finally:
        session.close()
    assert not list(labeled.parent.glob(f".*{PART}"))


def test_fingerprints_tell_rows_apart_and_forgive_only_empty_extras() -> None:
    meta = {"b": "", "a": "1"}
    row = ExportRow("1", "a", ("x",), "A1", "t", 1, "answered", "r", "s", 1, 0, (), 0, False, 1, meta=meta)
    assert fingerprint(row) == fingerprint(replace(row, meta={"a": "1"}, seconds=1.0))
    for change in ({"text": "b"}, {"labels": ()}, {"flagged": True}, {"meta": {"a": "2"}}, {"seconds": 1.5}):
        assert fingerprint(replace(row, **change)) != fingerprint(row)
    bare = as_planned(row, ExportPlan("", "csv", provenance=False, notes=False))
    assert (bare.annotator, bare.seconds, bare.status, bare.text) == ("", 0.0, "", "a")


def test_formats_are_offered_with_what_they_lose() -> None:
    assert [f.name for f in export_formats()] == ["csv", "jsonl"]
    assert all(f.suffix.startswith(".") for f in export_formats())
