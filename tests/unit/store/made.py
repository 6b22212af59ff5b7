"""What the tests of the store are made of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alapp.domain.annotation import Annotator, Answer, AskedBy, choice
from alapp.domain.change import Change, Op, Operation
from alapp.domain.exchange import ImportPlan, ReadingOptions, Role
from alapp.domain.guideline import Guideline, LabelClass
from alapp.domain.item import NewItem
from alapp.domain.model import ModelRecord
from alapp.store.project import Project

GUIDELINE = Guideline(1, "single_choice", (LabelClass("l1", "Fall"), LabelClass("l2", "Device", 2, 2)))
PLAN = ImportPlan("/somewhere/wards.csv", ReadingOptions("csv"), {"text": Role.TEXT})


def make_project(path: Path, items: int = 20) -> Project:
    project = Project.create(path, GUIDELINE, name="Wards", annotator=Annotator("A1", "Ann"), settings={"goal": 100})
    if items:
        fill(project, items)
    return project


def fill(project: Project, items: int, start: int = 0) -> int:
    source = project.sources.begin(PLAN, "ab" * 32)
    rows = [
        NewItem(i, f"Report {i}: fell in the bathroom", f"R{i}", {"ward": "W1"}) for i in range(start, start + items)
    ]
    for first in range(0, items, 500):
        project.sources.add_chunk(source, rows[first : first + 500], [])
    project.sources.finish(source, "done")
    return source


def answer(*labels: str, seconds: float = 2.5, **asked: Any) -> Answer:
    return Answer(choice(*(labels or ("l1",))), "answered", 1, seconds, asked_by=AskedBy(**asked))


def label(project: Project, item_id: int, *labels: str, who: str = "A1") -> Operation:
    return project.record(Op.ANNOTATE, [Change(item_id, "answer", answer(*labels))], who, f"Label item {item_id}")


def model_record(version: int) -> ModelRecord:
    return ModelRecord(
        version, "2026-01-01T00:00:00.000Z", "ridge", "margin", "text", 20, 1, ("l1", "l2"), 7, {"f1": 0.5}
    )
