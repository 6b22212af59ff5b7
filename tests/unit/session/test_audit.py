"""The audit trail as a file, and receipts of the journal."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from alapp.domain.errors import BadInput, Cancelled, UnknownName
from alapp.domain.exchange import ExportPlan
from alapp.formats.formulas import unguard
from alapp.jobs.progress import Progress
from alapp.session import guide
from alapp.session.audit import COLUMNS, write_trail
from alapp.session.exchange_export import manifest_of, write_export
from alapp.session.guide import Guide
from alapp.session.receipts import against
from alapp.session.rescue import audit_lines
from alapp.session.session import Session
from tests.helpers import small_project


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Two answers, one changed, one taken back, a comment that looks like a formula, a label renamed."""
    opened = Session.open(small_project(tmp_path, 12), "A1", background=False)
    med, fall, _ = (c.id for c in opened.guideline.active)
    opened.comment("=1+1")
    opened.press(med)
    opened.earlier()
    opened.press(fall)
    opened.skip("unclear")
    opened.undo()
    editor = Guide.of(opened)
    editor.save(guide.changed(editor.current, fall, name="Fell"))
    yield opened
    opened.close()


def test_the_table_says_who_when_old_new_and_why(session: Session, tmp_path: Path) -> None:
    report = write_trail(Progress(), str(session.path), str(tmp_path / "trail.csv"))
    rows = list(csv.DictReader((tmp_path / "trail.csv").read_text("utf-8").splitlines()))
    assert tuple(rows[0]) == COLUMNS
    told = [(r["who"], r["did"], r["item"], unguard(r["old"]), unguard(r["new"])) for r in rows]
    item, other = rows[2]["item"], rows[4]["item"]
    assert told == [
        ("A1", "changed the labels", "", "", "version 1"),
        ("A1", "commented", item, "", "=1+1"),
        ("A1", "labeled", item, "", "Medication"),
        ("A1", "labeled", item, "Medication", "Fell"),
        ("A1", "skipped", other, "", "skipped: unclear"),
        ("A1", "took back", other, "skipped: unclear", ""),
        ("A1", "changed the labels", "", "version 1", "version 2: “Fall” renamed to “Fell”"),
    ]
    assert rows[1]["new"].startswith("'=")
    assert [r["event"] for r in rows] == [f"A1:{n}" for n in range(1, 8)]
    assert all(after["before"] == before["hash"] for before, after in pairwise(rows))
    assert rows[2]["why"] == "“Medication”"
    manifest = json.loads(manifest_of(tmp_path / "trail.csv").read_text("utf-8"))
    assert (manifest["events"], manifest["sha256"]) == (7, report.sha256)


def test_lines_of_json_hold_every_value_as_it_is_stored(session: Session, tmp_path: Path) -> None:
    write_trail(Progress(), str(session.path), str(tmp_path / "trail.jsonl"))
    rows = [json.loads(line) for line in (tmp_path / "trail.jsonl").read_text("utf-8").splitlines()]
    assert rows[1]["new"] == "=1+1"
    assert rows[2]["new"]["answer"]["value"] == {"labels": [session.guideline.active[0].id]}
    assert rows[3]["old"] == rows[2]["new"]


def test_text_to_read_has_a_line_for_each_event(session: Session) -> None:
    with audit_lines(session.path) as trail:
        found = list(trail)
    assert len(found) == 7
    assert " A1 labeled; " in found[3]
    assert ", answer: Medication -> Fell; " in found[3]
    assert found[3].endswith("]")
    assert "UTC" in found[3][:24]


def test_erased_values_say_so(session: Session, tmp_path: Path) -> None:
    database = session.project._database
    with database.transaction():
        database.execute("UPDATE event SET payload = NULL, salt = NULL WHERE counter = 2")
    write_trail(Progress(), str(session.path), str(tmp_path / "trail.jsonl"))
    row = json.loads((tmp_path / "trail.jsonl").read_text("utf-8").splitlines()[1])
    assert (row["erased"], row["old_words"], row["new_words"]) == (True, "erased", "erased")
    assert "old" not in row
    with audit_lines(session.path) as trail:
        assert ": erased; " in list(trail)[1]


def test_another_ending_and_a_stop_leave_nothing(session: Session, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    with pytest.raises(UnknownName, match=r"\.docx"):
        write_trail(Progress(), str(session.path), str(tmp_path / "trail.docx"))
    with pytest.raises(Cancelled):
        write_trail(Progress(cancelled=lambda: True), str(session.path), str(tmp_path / "trail.csv"))
    assert sorted(tmp_path.iterdir()) == before


def test_every_export_gives_a_receipt_that_a_later_journal_goes_on_from(session: Session, tmp_path: Path) -> None:
    target = tmp_path / "labels.jsonl"
    write_export(Progress(), str(session.path), ExportPlan(str(target), "jsonl"))
    receipt = manifest_of(target)
    assert against(session.project, receipt) == []
    session.press(session.guideline.active[0].id)
    assert against(session.project, receipt) == []
    told = json.loads(receipt.read_text("utf-8"))
    told["journal"]["heads"]["A1"]["event"] = 99
    receipt.write_text(json.dumps(told), "utf-8")
    assert against(session.project, receipt) == [
        "event A1:99: is in the receipt and not in the journal, which ends at A1:8"
    ]
    told["journal"]["heads"]["A1"] = {"event": 3, "hash": "00"}
    receipt.write_text(json.dumps(told["journal"]), "utf-8")
    assert against(session.project, receipt) == ["event A1:3: is not the one in the receipt"]


@pytest.mark.parametrize("text", ["", "[]", '{"journal": 3}', '{"project_id": "x", "heads": {"A1": 3}}', "{" * 50_000])
def test_what_is_no_receipt_is_refused(session: Session, tmp_path: Path, text: str) -> None:
    file = tmp_path / "receipt.json"
    file.write_text(text, "utf-8")
    with pytest.raises(BadInput, match="no receipt"):
        against(session.project, file)


def test_a_receipt_of_another_project_is_refused(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "receipt.json"
    file.write_text('{"project_id": "other", "heads": {}}', "utf-8")
    with pytest.raises(BadInput, match="another project"):
        against(session.project, file)
