"""A round where answers list boxes: real pictures from a folder, answers from the truth, suggested boxes that fit."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from alapp.domain.annotation import Annotator
from alapp.domain.region import Box, marked_of
from alapp.jobs.progress import Progress
from alapp.learning.regions.matching import f1
from alapp.session.exchange_import import import_into
from alapp.session.import_request import plan_of
from alapp.session.session import Session
from alapp.store.project import Project
from tests.benchmarks.region_sets import BoxedPicture, bccd
from tests.helpers import small_guideline

ANSWERED, OPEN = 22, 12
pytestmark = [pytest.mark.real_data, pytest.mark.slow]


@pytest.fixture
def pictures(shared_data: Path) -> dict[str, BoxedPicture]:
    every = bccd(shared_data)
    return {picture.file.name: picture for picture in every[:: len(every) // (ANSWERED + OPEN)][: ANSWERED + OPEN]}


@pytest.fixture
def session(tmp_path: Path, pictures: dict[str, BoxedPicture]) -> Iterator[Session]:
    folder = tmp_path / "cells"
    folder.mkdir()
    for picture in pictures.values():
        assert picture.file.path is not None
        shutil.copy(picture.file.path, folder)
    path = tmp_path / "p.alapp"
    guideline = small_guideline("boxes", ("RBC", "WBC", "Platelets"))
    with Project.create(path, guideline, name="P", annotator=Annotator("A1")) as project:
        import_into(project, plan_of(folder), Progress())
    opened = Session.open(path, background=False)
    opened.settings.set("blind_share", 0.0)
    yield opened
    opened.close()


def truth(session: Session, picture: BoxedPicture) -> list[Box]:
    ids = {label.name: label.id for label in session.guideline.active}
    return [replace(box, label=ids[box.label]) for box in picture.boxes]


def test_drawn_boxes_become_suggestions(session: Session, pictures: dict[str, BoxedPicture]) -> None:
    for _ in range(ANSWERED):
        assert session.current is not None
        session.draw(tuple(truth(session, pictures[session.current.item.text])))
        session.commit()
    session.train_now()
    record = session.reader.models.latest()
    assert record is not None
    assert (record.learner, record.n_labels) == ("detector", ANSWERED)
    picks = session.desk.queue.peek(OPEN)[1:]
    items = {item.id: pictures[item.text] for item in session.reader.items.get_many([p.item_id for p in picks])}
    drawn, found = [], []
    for pick in picks:
        suggestion = session.desk.suggestion_of(pick.item_id)
        assert suggestion is not None
        drawn.append(truth(session, items[pick.item_id]))
        found.append([m.region for m in marked_of("box", suggestion.regions)])
    assert len(picks) >= 8
    assert f1(drawn, found)[2] > 0.5
