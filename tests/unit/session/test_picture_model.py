"""A picture model of one's own: its embeddings are made in the round, kept, and used where they are switched on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from alapp.domain.annotation import Annotator
from alapp.jobs.progress import Progress
from alapp.session.exchange_import import import_into
from alapp.session.import_request import plan_of
from alapp.session.session import Session
from alapp.store.project import Project
from tests.helpers import small_guideline

MODEL = Path(__file__).parents[1] / "features" / "data" / "picture.onnx"
COLOURS = {"red": (220, 30, 40), "green": (30, 200, 60), "blue": (40, 50, 210)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for i in range(60):
        name = list(COLOURS)[i % 3]
        colour = tuple(c + (i * 7) % 25 for c in COLOURS[name])
        Image.new("RGB", (20 + i % 5, 16), colour).save(folder / f"{i:02}-{name}.png")
    path = tmp_path / "p.alapp"
    with Project.create(path, small_guideline(names=tuple(COLOURS)), name="P", annotator=Annotator("A1")) as project:
        assert import_into(project, plan_of(folder), Progress()).accepted == 60
    return path


def test_it_is_used_where_it_is_switched_on(path: Path, tmp_path: Path) -> None:
    model = tmp_path / "colours.onnx"
    shutil.copy(MODEL, model)
    session = Session.open(path, background=False)
    session.settings.set("picture_file", str(model))
    session.settings.set("embedding", "on")
    ids = {label.name: label.id for label in session.guideline.active}
    for _ in range(24):
        assert session.current is not None
        session.answer_with((ids[session.current.item.text.split("-")[1].removesuffix(".png")],))
    session.trainer.read_sentences(60)
    session.train_now()
    record = session.reader.models.latest()
    assert record is not None
    assert record.metrics["features"]["used"].startswith("onnx_")
    said = session.trainer.predictions
    assert said is not None
    items = session.reader.items.get_many(said.item_ids.tolist())
    names = [label.name for label in session.guideline.active]
    assert all(f"-{names[best]}." in item.text for item, best in zip(items, said.best, strict=True))
    session.close()


def test_a_model_that_is_not_there_is_told_and_training_goes_on(path: Path) -> None:
    session = Session.open(path, background=False)
    session.settings.set("picture_file", "nowhere.onnx")
    ids = {label.name: label.id for label in session.guideline.active}
    for _ in range(24):
        assert session.current is not None
        session.answer_with((ids[session.current.item.text.split("-")[1].removesuffix(".png")],))
    session.train_now()
    record = session.reader.models.latest()
    assert record is not None
    assert "not there" in record.metrics["features"]["reason"]
    session.close()
