"""The child process' side of a training: features that fit the pool, whatever was stored before."""

from pathlib import Path

import numpy as np

from alapp.domain.item import NewItem
from alapp.domain.model import Outcome
from alapp.jobs.progress import Progress
from alapp.modalities.registry import MODALITIES
from alapp.session.engine import Engine, TrainRequest
from alapp.session.feature_rows import FeatureChunk, FeatureState
from alapp.store.project import Project
from tests.helpers import add_items, small_project, text_of

REQUEST = TrainRequest(1, "A1", "ridge", "default_mix", 10, 0.1, 0.1, 0, several=False)
Parts = list[FeatureState | FeatureChunk]


def train(path: Path) -> tuple[Outcome, Parts]:
    parts: Parts = []
    return Engine().train(Progress(on_emit=parts.append), str(path), REQUEST), parts


def keep(path: Path, parts: Parts, fitted_on: int) -> None:
    with Project.open(path) as project:
        for part in parts:
            if isinstance(part, FeatureState):
                project.features.begin(part.extractor, fitted_on, part.blob)
            else:
                project.features.put_chunk(part.extractor, part.first_id, part.last_id, part.blob)


def covered(parts: Parts) -> list[tuple[int, int]]:
    return [
        (p.first_id, p.last_id)
        for p in parts
        if isinstance(p, FeatureChunk) and p.extractor == MODALITIES["text"].extractor
    ]


def grown(tmp_path: Path, n: int) -> Path:
    path = small_project(tmp_path, 60)
    keep(path, train(path)[1], 60)
    with Project.open(path) as project:
        add_items(project, [NewItem(i + 1, text_of(i)[0], key=f"R-{i:04}") for i in range(60, n)])
    return path


def test_a_pool_that_grew_a_little_adds_rows_to_those_that_are_stored(tmp_path: Path) -> None:
    outcome, parts = train(grown(tmp_path, 90))
    assert covered(parts) == [(61, 90)]
    assert len(outcome.predictions.item_ids) == 90


def test_a_pool_that_doubled_is_fitted_anew_and_leaves_the_old_rows(tmp_path: Path) -> None:
    outcome, parts = train(grown(tmp_path, 200))
    assert any(isinstance(part, FeatureState) for part in parts)
    assert covered(parts) == [(1, 200)]
    np.testing.assert_array_equal(outcome.predictions.item_ids, np.arange(1, 201))


def test_rows_with_a_gap_before_them_are_computed_again(tmp_path: Path) -> None:
    path = small_project(tmp_path, 60)
    _, parts = train(path)
    state = [part for part in parts if isinstance(part, FeatureState)]
    late = [FeatureChunk(p.extractor, 31, 60, p.blob) for p in parts if isinstance(p, FeatureChunk)]
    keep(path, [*state, *late], 60)
    _, again = train(path)
    assert covered(again) == [(1, 60)]
