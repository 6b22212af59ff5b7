"""Each kind of data and answer by keys alone: import, labels, trainings, export, and the export in another project."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from alapp.domain.annotation import Annotator
from alapp.domain.exchange import ExportPlan
from alapp.domain.region import Box
from alapp.jobs.progress import Progress
from alapp.session.exchange_import import import_into
from alapp.session.exchange_rows import LabeledRows
from alapp.session.import_request import plan_of
from alapp.store.project import Project
from tests.benchmarks.span_sets import READERS
from tests.e2e import kind_data
from tests.e2e.drawing import MOMENT, OVERLAP, overlap
from tests.e2e.kinds import Plan
from tests.e2e.program import command, run
from tests.e2e.screen import virtual_screen
from tests.unit.features.film_kit import need_decoder

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
SPANS_ANSWERED = {"wnut17": 40, "anem": 28}
Rows = dict[str, tuple[str, tuple[str, ...], tuple[Any, ...]]]


@dataclass(frozen=True)
class Round:
    """What a round of a kind left."""

    result: dict[str, Any]
    rows: Rows

    def drawn(self) -> dict[str, list[dict[str, Any]]]:
        """Return the regions of each item as the project holds them."""
        return {key: [dict(region) for region in regions] for key, (_, _, regions) in self.rows.items()}


def go_round(folder: Path, plan: Plan, seconds: float = 270) -> Round:
    """Run the loop, and hold what must hold for any kind: what was given is kept, exported, and comes back equal."""
    with virtual_screen() as screen:
        finished = run(folder, screen, command("kinds", folder), seconds)
    assert finished.code == 0, finished.err
    assert finished.complaints == []
    result = json.loads((folder / "result.json").read_text("utf-8"))
    print(plan.task, {name: result.get(name) for name in ("models", "with_suggestions", "suggested", "keys")})
    with Project.open(result["project"], read_only=True) as project:
        assert project.verify().problems == ()
        rows = rows_of(project)
        guideline = project.guidelines.current()
    assert given_in(rows, plan) == dict(result["given"])
    with Project.create(folder / "again.alapp", guideline, name="Again", annotator=Annotator("A1")) as project:
        report = import_into(project, plan_of(plan.target), Progress())
        assert (report.accepted, report.quarantined) == (len(rows), 0)
        assert rows_of(project) == rows
    return Round(result, rows)


def given_in(rows: Rows, plan: Plan) -> dict[str, list[Any]]:
    """Return what was answered by key: regions where the plan's task has some, else labels."""
    drawn = plan.task in ("spans", "boxes", "segments")
    return {key: list(regions if drawn else labels) for key, (_, labels, regions) in rows.items()}


def learned_beside(made: Round) -> None:
    """Hold that a model came while the person labeled, and another one of all answers at the end."""
    assert made.result["models_while_labeling"]
    assert made.result["models"] > made.result["models_while_labeling"][0]


def rows_of(project: Project) -> Rows:
    """Return text, labels and regions of each answered item."""
    rows = LabeledRows(project, ExportPlan("", "jsonl"))
    return {row.id: (row.text, row.labels, tuple(dict(region) for region in row.regions)) for row in rows}


@pytest.mark.real_data
@pytest.mark.parametrize("name", ["wnut17", "anem"])
def test_spans_by_keys(tmp_path: Path, shared_data: Path, name: str) -> None:
    _, sentences = READERS[name](shared_data)
    plan = kind_data.entities(sentences, tmp_path, rows=300, answers=SPANS_ANSWERED[name])
    made = go_round(tmp_path, plan)
    assert made.drawn() == {key: plan.truth[key] for key in made.rows}
    learned_beside(made)
    assert made.result["suggested"] > 0


@pytest.mark.real_data
def test_several_labels_by_keys(tmp_path: Path, shared_data: Path) -> None:
    plan = kind_data.emotions(shared_data / "multilabel-goemotions", tmp_path, rows=400, answers=40)
    made = go_round(tmp_path, plan)
    assert {k: sorted(v) for k, v in labels_in(made).items()} == {k: sorted(plan.truth[k]) for k in made.rows}
    learned_beside(made)


def labels_in(made: Round) -> dict[str, list[str]]:
    """Return the labels by key."""
    return {key: list(labels) for key, (_, labels, _) in made.rows.items()}


def test_rows_of_a_table_by_keys(tmp_path: Path) -> None:
    plan = kind_data.payments(tmp_path, rows=200, answers=40)
    made = go_round(tmp_path, plan)
    assert labels_in(made) == {key: plan.truth[key] for key in made.rows}
    learned_beside(made)


@pytest.mark.real_data
def test_pictures_by_keys(tmp_path: Path, shared_data: Path) -> None:
    plan = kind_data.hand_signs(shared_data / "image-sign-language-digits", tmp_path, each=15, answers=40)
    made = go_round(tmp_path, plan)
    assert labels_in(made) == {key: plan.truth[key] for key in made.rows}
    learned_beside(made)


@pytest.mark.real_data
def test_clothes_by_keys(tmp_path: Path, shared_data: Path) -> None:
    plan = kind_data.clothes(shared_data / "image-fashion-mnist", tmp_path, answers=32)
    made = go_round(tmp_path, plan)
    assert labels_in(made) == {key: plan.truth[key] for key in made.rows}
    learned_beside(made)
    assert made.result["with_suggestions"] > 0


@pytest.mark.real_data
def test_boxes_by_keys(tmp_path: Path, shared_data: Path) -> None:
    plan = kind_data.blood_cells(shared_data / "detect-bccd", tmp_path, pictures=48, answers=26)
    made = go_round(tmp_path, plan)
    learned_beside(made)
    for key, drawn in made.drawn().items():
        assert len(drawn) == len(plan.truth[key])
        for true in plan.truth[key]:
            assert max(overlap(Box(**box), true) for box in drawn if box["label"] == true["label"]) >= OVERLAP


@pytest.mark.real_data
def test_sounds_by_keys(tmp_path: Path, shared_data: Path) -> None:
    plan = kind_data.spoken_digits(shared_data / "audio-fsdd", tmp_path, answers=40)
    made = go_round(tmp_path, plan)
    assert labels_in(made) == {key: plan.truth[key] for key in made.rows}
    learned_beside(made)


@pytest.mark.real_data
def test_segments_of_sounds_by_keys(tmp_path: Path, shared_data: Path) -> None:
    plan = kind_data.spoken_parts(shared_data / "audio-fsdd", tmp_path, answers=30)
    made = go_round(tmp_path, plan)
    near_truth(made, plan)
    learned_beside(made)


@pytest.mark.real_data
def test_films_by_keys(tmp_path: Path, shared_data: Path) -> None:
    need_decoder()
    plan = kind_data.short_films(shared_data / "video-clips", tmp_path, each=12, answers=28)
    made = go_round(tmp_path, plan)
    assert labels_in(made) == {key: plan.truth[key] for key in made.rows}
    learned_beside(made)
    assert made.result["with_suggestions"] > 0


@pytest.mark.real_data
def test_segments_of_films_by_keys(tmp_path: Path, shared_data: Path) -> None:
    plan = kind_data.films(shared_data / "video-clips", tmp_path)
    made = go_round(tmp_path, plan)
    assert set(made.rows) == set(plan.truth)
    near_truth(made, plan)


def near_truth(made: Round, plan: Plan) -> None:
    """Hold that each item has its one segment, not further away than a frame."""
    for key, (drawn,) in made.drawn().items():
        (true,) = plan.truth[key]
        assert drawn["label"] == true["label"]
        assert max(abs(drawn[edge] - true[edge]) for edge in ("start", "end")) <= MOMENT, key
