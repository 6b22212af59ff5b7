"""The small project of several checks, and all that is stored in a project, to be compared."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from alapp.domain.annotation import Annotator, Answer, choice
from alapp.domain.change import Change, Op
from alapp.domain.errors import AppError
from alapp.domain.exchange import ImportPlan, ReadingOptions
from alapp.domain.guideline import Guideline, LabelClass
from alapp.domain.item import NewItem, Rejected
from alapp.domain.model import ModelRecord
from alapp.session.keys import Protection, new_keys
from alapp.store.opening import open_reader
from alapp.store.project import Project
from alapp.store.salvage_rows import SHAPES

PASSWORD = "nine slow otters count paper boats"
WARDS = Guideline(1, "single_choice", (LabelClass("l1", "Fall"), LabelClass("l2", "Device", 2, 2)))
TABLES = (*SHAPES, "state", "annotation", "note")


def ward_project(path: Path, items: int, answers: int, *, encrypted: bool = False) -> Path:
    """Make a closed project with a row in nearly every table; an encrypted one stays unlocked in this process."""
    keys = new_keys(Protection(PASSWORD)) if encrypted else None
    with Project.create(path, WARDS, name="Wards", annotator=Annotator("A1", "Ann"), keys=keys) as project:
        source = project.sources.begin(ImportPlan("wards.csv", ReadingOptions("csv"), {}), "ab" * 32)
        rows = [NewItem(i, f"Report {i}: fell in the bathroom", f"R{i}", {"ward": "W1"}) for i in range(items)]
        for first in range(0, items, 500):
            project.sources.add_chunk(source, rows[first : first + 500], [])
        project.sources.add_chunk(source, [], [Rejected(items, "text", "reason", "original")])
        project.sources.finish(source, "done")
        for item_id in range(1, answers + 1):
            give(project, item_id)
        project.record(Op.COMMENT, [Change(1, "comment", "unsure")], "A1", "comment")
        project.record(Op.GOLD, [Change(2, "gold", choice("l2"))], "A1", "gold")
        project.undo("A1")
        record = ModelRecord(1, "2026-01-01T00:00:00.000Z", "ridge", "margin", "text", 20, 1, ("l1", "l2"), 7)
        project.models.add(record, b"w" * 9000, b"r" * 500, b"p" * 500)
    return path


def give(project: Project, item_id: int, label: str = "l1", who: str = "A1") -> None:
    """Answer one item."""
    answer = Answer(choice(label), "answered", 1, 2.5)
    project.record(Op.ANNOTATE, [Change(item_id, "answer", answer)], who, f"label item {item_id}")


def content(path: Path) -> Any:
    """Return every row that is stored; None when the project cannot be read."""
    try:
        with closing(open_reader(path)) as database:
            return {table: database.rows(f"SELECT * FROM {table}") for table in TABLES}
    except AppError:
        return None


def complaints(path: Path) -> tuple[str, ...]:
    """Return what opening and verifying say is wrong."""
    try:
        with Project.open(path, read_only=True) as project:
            return project.verify().problems
    except AppError as error:
        return (error.what,)
