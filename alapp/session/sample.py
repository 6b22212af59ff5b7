"""The sample project: 300 ward reports of our own writing, made into a project file when it is first opened."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import platformdirs

from alapp.domain.annotation import Annotator, Answer, AskedBy, choice
from alapp.domain.change import Change, Op
from alapp.domain.exchange import ImportPlan, ReadingOptions, Role
from alapp.domain.guideline import Guideline
from alapp.domain.item import NewItem
from alapp.domain.words import plain
from alapp.session.resources import resource
from alapp.store.project import Project

NAME = "Ward incident reports"
FILE = f"{NAME}.alapp"


def sample_folder() -> Path:
    """Return where the sample project is kept; ``ALAPP_DATA`` overrides it."""
    return Path(os.environ.get("ALAPP_DATA") or platformdirs.user_data_dir("alapp", appauthor=False))


def sample_path(folder: Path | None = None) -> Path:
    """Return where the sample project's file is or will be."""
    return (folder or sample_folder()) / FILE


def open_sample(folder: Path | None = None) -> Path:
    """Return the path of the sample project, made first if it is not there. What was answered in it stays.

    Raises
    ------
    StorageFailed : the folder cannot be written.
    """
    path = sample_path(folder)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_suffix(".new")
        aside.unlink(missing_ok=True)
        _make(aside)
        aside.replace(path)
    return path


def sample_guideline() -> Guideline:
    """Return the sample's label set."""
    raw = json.loads(resource("sample/guideline.json").read_text("utf-8"))
    return msgspec.convert({"version": 1} | raw, Guideline)


def _make(path: Path) -> None:
    guideline = sample_guideline()
    source = resource("sample/ward_reports.jsonl")
    answers = _lines(resource("sample/answers.jsonl"))
    settings = {"groups": ["ward_type", "shift"]}
    lead = Annotator("A1", "", "person", "lead")
    with Project.create(path, guideline, name=NAME, annotator=lead, settings=settings) as project:
        roles = {"id": Role.ID, "text": Role.TEXT, "ward_type": Role.GROUP, "shift": Role.GROUP}
        number = project.sources.begin(ImportPlan(str(source), ReadingOptions("jsonl"), roles), "")
        project.sources.add_chunk(number, [_item(row, i) for i, row in enumerate(_lines(source), start=1)], [])
        project.sources.finish(number, "done")
        for code in sorted({answer["annotator"] for answer in answers}):
            project.annotators.put(replace(lead, code=code, kind="import"))  # nobody works here under it
            own = [a for a in answers if a["annotator"] == code]
            changes = [_change(project, guideline, a) for a in own]
            project.record(Op.IMPORT, changes, code, plain("answers that come with the sample"))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def _item(row: dict[str, Any], number: int) -> NewItem:
    meta = {name: str(value) for name, value in row.items() if name not in ("id", "text")}
    return NewItem(number, row["text"], row["id"], meta)


def _change(project: Project, guideline: Guideline, answer: dict[str, Any]) -> Change:
    item, label = project.items.by_key(answer["id"]), guideline.by_name(answer["label"])
    assert item is not None
    assert label is not None
    why = AskedBy("random", "random", 1 / 300)
    return Change(item.id, "answer", Answer(choice(label.id), "answered", 1, float(answer["seconds"]), "", why))
