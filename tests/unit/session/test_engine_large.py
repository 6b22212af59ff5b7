"""Rounds on a pool that is too large for the rich features: little is computed a round, and what is made is kept."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from alapp.domain.annotation import Answer, AskedBy, choice
from alapp.domain.change import Change, Op
from alapp.domain.model import Outcome
from alapp.jobs.progress import Progress
from alapp.session import engine, strewn_rows, windows
from alapp.session.engine import FIRST_MODEL, Engine, TrainRequest
from alapp.session.feature_rows import FeatureChunk, FeatureState
from alapp.session.strewn_rows import pack_rows, unpack_rows
from alapp.store.project import Project
from tests.helpers import small_project, true_label

REQUEST = TrainRequest(1, "A1", "ridge", "default_mix", 4, 0.25, 0.1, 0, several=False)
RING = "text_recipe:ring"
Parts = list[FeatureState | FeatureChunk]


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that counts as large, with windows of 40, 80 and then 100 items."""
    monkeypatch.setattr(engine, "RICH_FOR_ALL", 100)
    monkeypatch.setattr(engine, "AHEAD", 50)
    monkeypatch.setattr(windows, "FIRST", 40)
    monkeypatch.setattr(windows, "SLICE", 100)
    monkeypatch.setattr(windows, "STEP", 10)
    return small_project(tmp_path, 600)


def answer(path: Path, n: int) -> None:
    with Project.open(path) as project:
        guideline = project.guidelines.current()
        why = AskedBy("random", "random", 0.01)
        items = project.items.after(0, n)
        project.record(
            Op.IMPORT,
            [
                Change(i.id, "answer", Answer(choice(true_label(guideline, i.key)), "answered", 1, 1.0, "", why))
                for i in items
            ],
            "A1",
            "answers",
        )


def kept(path: Path, call: Callable[[Progress], object]) -> Parts:
    """Make a call of the engine, and store what it emits."""
    parts: Parts = []
    call(Progress(on_emit=parts.append))
    with Project.open(path) as project:
        for part in parts:
            if isinstance(part, FeatureState):
                project.features.begin(part.extractor, part.fitted_on, part.blob)
            else:
                project.features.put_chunk(part.extractor, part.first_id, part.last_id, part.blob)
    return parts


def computed(parts: Parts) -> set[int]:
    blobs = [part.blob for part in parts if isinstance(part, FeatureChunk) and part.extractor == RING]
    return {int(i) for blob in blobs for i in unpack_rows(blob)[0]}


def train(path: Path, worker: Engine, version: int) -> tuple[Outcome, Parts]:
    outcomes: list[Outcome] = []
    request = replace(REQUEST, version=version)
    parts = kept(path, lambda progress: outcomes.append(worker.train(progress, str(path), request)))
    return outcomes[0], parts


def same(one: Outcome, two: Outcome) -> bool:
    same_said = one.predictions.best.tolist() == two.predictions.best.tolist()
    return list(one.picks) == list(two.picks) and one.weights == two.weights and same_said


def test_a_first_look_stores_nothing_and_scores_nothing(large: Path) -> None:
    outcome, parts = train(large, Engine(), 1)
    assert not parts
    assert len(outcome.picks) == 12
    assert {p.probability for p in outcome.picks} != {1.0}


def test_a_later_round_computes_only_what_is_new_in_its_window(large: Path) -> None:
    answer(large, FIRST_MODEL)
    worker = Engine()
    _, first = train(large, worker, 3)
    _, second = train(large, worker, 4)
    assert len(computed(first)) >= 100
    assert 0 < len(computed(second)) <= 30
    assert not computed(first) & computed(second)


def test_a_restart_and_a_preparation_change_nothing_and_compute_nothing_again(large: Path) -> None:
    answer(large, FIRST_MODEL)
    lasting = Engine()
    train(large, lasting, 3)
    kept(large, lambda progress: lasting.prepare(progress, str(large), replace(REQUEST, version=4), 60.0))
    outcome, parts = train(large, lasting, 4)
    again, nothing = train(large, Engine(), 4)
    assert not computed(parts)
    assert not nothing
    assert same(outcome, again)
    assert len(outcome.predictions.item_ids) == 600


def test_preparing_stops_when_its_time_is_over_and_says_whether_more_is_to_do(large: Path) -> None:
    worker, silent = Engine(), Progress()
    assert worker.prepare(silent, str(large), REQUEST, 0.0) is True
    assert worker.prepare(silent, str(large), REQUEST, 60.0) is False


def test_the_ring_is_bounded_and_keeps_what_is_labeled(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(large, FIRST_MODEL)
    monkeypatch.setattr(strewn_rows, "SLOTS", 3)
    monkeypatch.setattr(strewn_rows, "HELD", 150)
    worker = Engine()
    for version in range(3, 12):
        train(large, worker, version)
    with Project.open(large, read_only=True) as project:
        chunks = [unpack_rows(blob)[0] for _, _, blob in project.features.chunks(RING)]
    assert len(chunks) == 3
    assert set(range(1, FIRST_MODEL + 1)) <= {int(i) for chunk in chunks for i in chunk}


def test_a_damaged_chunk_is_computed_again(large: Path) -> None:
    answer(large, FIRST_MODEL)
    outcome, parts = train(large, Engine(), 3)
    with Project.open(large) as project:
        project.features.put_chunk(RING, 0, 0, b"damaged")
    again, anew = train(large, Engine(), 3)
    assert computed(anew) == computed(parts)
    assert same(outcome, again)


def test_rows_of_strewn_items_come_back_as_they_went(large: Path) -> None:
    answer(large, FIRST_MODEL)
    _, parts = train(large, Engine(), 3)
    blob = next(part.blob for part in parts if isinstance(part, FeatureChunk) and part.extractor == RING)
    ids, rows = unpack_rows(blob)
    twice, again = unpack_rows(pack_rows(ids, rows))
    np.testing.assert_array_equal(ids, twice)
    np.testing.assert_array_equal(rows.data, again.data)
