"""Model versions through a session: comparing, freezing, restoring and deleting on a project with real trainings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from alapp.domain.errors import AppError, BadInput, ReadOnlyProject, UnknownName
from alapp.domain.guideline import Guideline
from alapp.learning.evaluation import kappa
from alapp.learning.models import LinearModel
from alapp.session import model_versions as versions
from alapp.session.blobs import unpack_predictions
from alapp.session.model_reuse import for_classes, stored_model
from alapp.session.session import Session
from tests.helpers import small_project, true_label


def answer(session: Session, n: int, label: Callable[[Guideline, str], str] = true_label) -> None:
    for _ in range(n):
        assert session.current is not None
        session.press(label(session.guideline, session.current.item.key))


def fail(error: AppError) -> None:
    raise error


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Three models: of 20, 30 and 40 answers."""
    opened = Session.open(small_project(tmp_path, 90), "A1", background=False)
    for n in (20, 10, 10):
        answer(opened, n)
        opened.train_now()
    yield opened
    opened.close()


def test_a_model_knows_what_it_was_made_from(session: Session) -> None:
    first, _, last = session.reader.models.all()
    assert (first.n_labels, last.n_labels, last.n_items) == (20, 40, 90)
    assert (last.batch_size, last.random_share, last.blind_share) == (10, 0.1, 0.1)
    assert last.heads == {"A1": 41}  # the guideline is the first event
    assert last.state
    assert last.seconds > 0


def test_two_models_are_compared_on_what_both_predicted(session: Session) -> None:
    found = versions.compare(session.reader, 3, 1)
    blobs = [unpack_predictions(session.reader.models.blob(v, "predictions")) for v in (1, 3)]
    old, new = (b.best for b in blobs if b is not None)
    assert (found.first.version, found.second.version, found.labels_between) == (1, 3, 20)
    assert (found.compared, found.changed) == (90, int((old != new).sum()))
    assert found.kappa == pytest.approx(kappa(old, new))
    assert sum(move.count for move in found.moves) == found.changed
    assert all(move.before in ("Medication", "Fall", "Device") for move in found.moves)
    with pytest.raises(UnknownName, match="no model 9"):
        versions.compare(session.reader, 1, 9)
    with pytest.raises(BadInput, match="with itself"):
        versions.compare(session.reader, 2, 2)


def test_a_frozen_model_is_named_so_and_cannot_be_deleted(session: Session) -> None:
    told: list[Any] = []
    versions.freeze(session, 1, told.append, fail)
    versions.delete(session, 1, told.append, told.append)
    assert told[0].frozen
    assert isinstance(told[1], BadInput)
    assert [v.state for v in versions.versions(session.reader)] == ["counts now", "", "frozen"]
    versions.unfreeze(session, 1, told.append, fail)
    versions.delete(session, 1, told.append, fail)
    assert [v.record.version for v in versions.versions(session.reader)] == [3, 2]
    assert session.project.verify().ok


def test_a_restored_model_suggests_and_orders_until_the_next_training(session: Session) -> None:
    told: list[Any] = []
    versions.restore(session, 1, told.append, fail)
    assert told[0].version == 1
    assert session.training.version == 1
    waiting = session.desk.queue.peek(100)[1:]  # the one that comes next stays
    assert waiting
    assert {pick.model_version for pick in waiting} == {1}
    asked = [session.desk.suggestion_of(pick.item_id) for pick in waiting]
    assert {s.model_version for s in asked if s is not None} == {1}
    path = session.path
    session.close()
    again = Session.open(path, "A1", background=False)  # a restart changes nothing
    try:
        assert again.training.version == 1
        again.train_now()
        assert again.training.version == 4
        assert versions.versions(again.reader)[0].current
    finally:
        again.close()


def test_restoring_says_what_the_model_said(session: Session) -> None:
    before = unpack_predictions(session.reader.models.blob(1, "predictions"))
    versions.restore(session, 1, lambda _: None, fail)
    after = unpack_predictions(session.reader.models.blob(1, "predictions"))
    assert before is not None
    assert after is not None
    np.testing.assert_array_equal(before.best, after.best)
    np.testing.assert_allclose(before.confidence, after.confidence, atol=1e-6)


def test_a_model_without_coefficients_is_not_restored(session: Session) -> None:
    told: list[AppError] = []
    with session.project._database.transaction():
        session.project._database.execute("DELETE FROM model_blob WHERE version = 1")
    versions.restore(session, 1, lambda _: None, told.append)
    assert told[0].what == "The coefficients of model 1 are gone."
    assert versions.versions(session.reader)[2].state == "only its figures are kept"
    assert versions.compare(session.reader, 1, 3).kappa is None


def test_scores_move_with_their_labels(session: Session) -> None:
    stored = stored_model(session.reader, 3)
    ids = stored.record.class_ids
    moved = for_classes(stored, ("new", ids[2], ids[0]))
    assert isinstance(moved, LinearModel)
    assert isinstance(stored.model, LinearModel)
    assert moved.n_classes == 3
    for place, old in ((1, 2), (2, 0)):
        mine, theirs = moved.seen.tolist().index(place), stored.model.seen.tolist().index(old)
        np.testing.assert_array_equal(moved.sparse[:, mine], stored.model.sparse[:, theirs])
    with pytest.raises(BadInput, match="none of the labels"):
        for_classes(stored, ("new",))


def test_nothing_is_changed_while_reading_only(session: Session) -> None:
    path = session.path
    session.close()
    reading = Session.open(path, "A1", background=False, read_only=True)
    told: list[AppError] = []
    try:
        versions.freeze(reading, 1, lambda _: None, told.append)
        versions.restore(reading, 1, lambda _: None, told.append)
        versions.delete(reading, 1, lambda _: None, told.append)
    finally:
        reading.close()
    assert [type(error) for error in told] == [ReadOnlyProject] * 3
