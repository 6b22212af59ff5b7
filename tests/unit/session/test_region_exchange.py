"""Regions in a file become answers, and an export of them comes back equal in another project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from alapp.domain.annotation import Annotator, Answer
from alapp.domain.change import Change, Op
from alapp.domain.exchange import ExportPlan
from alapp.domain.region import regions_of
from alapp.formats.registry import EXPORTERS
from alapp.jobs.progress import Progress
from alapp.session.exchange_export import write_export
from alapp.session.exchange_import import import_into
from alapp.session.import_request import Columns, plan_of
from alapp.store.project import Project
from tests.helpers import small_guideline

ROWS = [
    {"id": "a", "text": "EU rejects German call", "label": [[0, 2, "ORG"], [11, 17, "MISC"]]},
    {"id": "b", "text": "💩This is an annotation.", "label": [{"start_offset": 12, "end_offset": 22, "label": "MISC"}]},
    {"id": "c", "text": "Nothing is named here", "label": []},
    {"id": "d", "text": "A span that lies outside", "label": [[3, 99, "ORG"]]},
    {"id": "e", "text": "A label that nobody knows", "label": [[0, 1, "WHO"]]},
]


def project_at(folder: Path) -> Project:
    folder.mkdir()
    guideline = small_guideline("spans", ("ORG", "MISC"))
    return Project.create(folder / "p.alapp", guideline, name="P", annotator=Annotator("A1"))


def bring(project: Project, path: Path) -> int:
    plan = plan_of(path, Columns())
    return import_into(project, plan, Progress()).accepted


def answers(project: Project) -> dict[str, object]:
    names = {c.id: c.name for c in project.guidelines.current().classes}
    items = {item.id: item.key for item in project.items.get_many(project.items.ids().tolist())}
    return {
        items[a.item_id]: [
            (r.start, r.end, names[r.label], r.text)  # type: ignore[union-attr]
            for r in regions_of("span", a.answer.value)
        ]
        for a in project.annotations.all()
    }


def test_spans_of_others_are_read_and_what_does_not_fit_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), "utf-8")
    with project_at(tmp_path / "one") as project:
        assert bring(project, path) == 3
        assert answers(project) == {
            "a": [(0, 2, "ORG", "EU"), (11, 17, "MISC", "German")],
            "b": [(12, 22, "MISC", "annotation")],
        }
        reasons = [rejected.reason for _, rejected in project.sources.quarantine()]
        assert any("outside of the text" in reason for reason in reasons)
        assert any("“WHO” is not in the guideline" in reason for reason in reasons)


@pytest.mark.parametrize("name", EXPORTERS.names)
def test_an_export_comes_back_equal(tmp_path: Path, name: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS[:3]), "utf-8")
    target = tmp_path / f"out{EXPORTERS[name].suffix}"
    with project_at(tmp_path / "one") as project:
        bring(project, path)
        project.record(
            Op.ANNOTATE,
            [Change(3, "answer", Answer({"labels": [], "spans": []}, "answered", 1))],
            "A1",
            "nothing there",
        )
        first = answers(project)
        assert first["c"] == []
        write_export(Progress(), str(project.path), ExportPlan(str(target), name))
    with project_at(tmp_path / "two") as project:
        bring(project, target)
        assert answers(project) == first


@pytest.mark.parametrize("name", EXPORTERS.names)
def test_regions_come_back_without_their_provenance(tmp_path: Path, name: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS[:2]), "utf-8")
    target = tmp_path / f"out{EXPORTERS[name].suffix}"
    with project_at(tmp_path / "one") as project:
        bring(project, path)
        first = answers(project)
        write_export(Progress(), str(project.path), ExportPlan(str(target), name, provenance=False, notes=False))
    with project_at(tmp_path / "two") as project:
        assert bring(project, target) == 2
        assert answers(project) == first
