"""A round with a detector of one's own: real pictures, real files, a real child; compared, used where it saves work."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from alapp.domain.annotation import Annotator
from alapp.domain.errors import BadInput
from alapp.domain.model import ModelRecord
from alapp.domain.region import Box, marked_of
from alapp.jobs.progress import Progress
from alapp.learning.regions.matching import f1
from alapp.session.detector_labels import labels_of, pairs_of
from alapp.session.detector_words import detector_words
from alapp.session.exchange_import import import_into
from alapp.session.import_request import plan_of
from alapp.session.session import Session
from alapp.session.wishes import DEADLY
from alapp.store.project import Project
from tests.helpers import Pump, small_guideline
from tests.onnx_kit import NOTES, put, scene

pytest.importorskip("onnxruntime")  # no wheel for Intel Macs
PICTURES = 32
LABELS = ("Red", "Azure")
Placed = dict[tuple[int, int], str]


@pytest.fixture
def placed() -> dict[str, Placed]:
    """What is in each picture, by its file's name: one to four cells."""
    rng = np.random.default_rng(0)
    made: dict[str, Placed] = {}
    for i in range(PICTURES):
        cells = rng.permutation(16)[: int(rng.integers(1, 5))]  # apart from each other
        made[f"{i:02}.png"] = {
            (int(c % 4 * 2), int(c // 4 * 2)): str(rng.choice(["red", "blue"])) for c in cells.tolist()
        }
    return made


@pytest.fixture
def path(tmp_path: Path, placed: dict[str, Placed]) -> Path:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for i, (name, of) in enumerate(placed.items()):
        samples = scene(of, unit=3)
        samples[samples.min(axis=2) == 120] = 100 + i  # no two files alike
        Image.fromarray(samples).save(folder / name)
    path = tmp_path / "p.alapp"
    with Project.create(path, small_guideline("boxes", LABELS), name="P", annotator=Annotator("A1")) as project:
        assert import_into(project, plan_of(folder), Progress()).accepted == PICTURES
    return path


@pytest.fixture
def session(path: Path, tmp_path: Path) -> Iterator[Session]:
    opened = Session.open(path, background=False)
    prepare(opened, put(tmp_path))
    yield opened
    opened.close()


def prepare(session: Session, detector: Path) -> None:
    session.settings.set("blind_share", 0.0)
    session.settings.set("detector_file", str(detector))
    session.settings.set("detector_labels", "blue = azure")


def truth(session: Session, placed: Placed) -> list[Box]:
    red, azure = (label.id for label in session.guideline.active)
    side = 24.0
    return [Box(x * side, y * side, side, side, red if c == "red" else azure) for (x, y), c in placed.items()]


def answer(session: Session, placed: dict[str, Placed], n: int, wait: Callable[[], object] = lambda: None) -> None:
    for _ in range(n):
        assert session.current is not None
        session.draw(tuple(truth(session, placed[session.current.item.text])))
        session.commit()
        wait()


def trained(session: Session) -> ModelRecord:
    session.train_now()
    record = session.reader.models.latest()
    assert record is not None
    return record


def suggested(session: Session, placed: dict[str, Placed]) -> float:
    """Return F1 of the suggestions of the items that wait."""
    picks = session.desk.queue.peek(30)[1:]
    names = {item.id: item.text for item in session.reader.items.get_many([p.item_id for p in picks])}
    found, drawn = [], []
    for pick in picks:
        said = session.desk.suggestion_of(pick.item_id)
        assert said is not None
        found.append([m.region for m in marked_of("box", said.regions)])
        drawn.append(truth(session, placed[names[pick.item_id]]))
    assert picks
    return f1(drawn, found)[2]


def test_boxes_are_suggested_before_anything_is_drawn(session: Session, placed: dict[str, Placed]) -> None:
    record = trained(session)
    assert (record.learner, record.n_labels) == ("own_detector", 0)
    assert suggested(session, placed) == 1
    words = detector_words(record)
    assert "Model 1 suggests the boxes of cells.onnx. No box is drawn yet to learn from." in words
    assert "Its classes: red is Red, blue is Azure." in words


def test_a_good_detector_is_used_and_weighed(session: Session, placed: dict[str, Placed]) -> None:
    answer(session, placed, 12)
    record = trained(session)
    assert record.learner == "own_detector"
    assert record.metrics["detector"]["compared"]["n"] == 12
    assert record.metrics["detector"]["compared"]["saved"] >= 0
    assert "You chose it, and the answered pictures do not speak against it. On 12 answered" in detector_words(record)
    assert suggested(session, placed) == 1


@pytest.mark.slow
def test_a_detector_that_is_wrong_gives_way_to_the_persons_boxes(
    session: Session, placed: dict[str, Placed], tmp_path: Path
) -> None:
    put(tmp_path, notes=NOTES | {"names": "['blue', 'red']"})
    answer(session, placed, 24)
    record = trained(session)
    assert record.learner == "detector"
    assert record.metrics["detector"]["used"] == ""
    assert "suggests boxes of its own, not those of cells.onnx. The answered pictures speak against it." in (
        detector_words(record)
    )
    assert suggested(session, placed) > 0.7
    session.settings.set("detector", "on")
    record = trained(session)
    assert (record.learner, record.metrics["detector"]["reason"]) == (
        "own_detector",
        "It is switched on in the settings.",
    )


def test_random_checks_decide_where_there_are_enough(session: Session, placed: dict[str, Placed]) -> None:
    session.settings.set("random_share", 1.0)
    session.train_now()
    answer(session, placed, 25)
    record = trained(session)
    found = record.metrics["detector"]["compared"]
    assert found["checks"]
    assert found["n"] == record.metrics["regions"]["n_checks"] >= 20
    assert record.metrics["regions"]["f1"]["value"] == 1


def test_switched_off_its_suggestions_are_withdrawn(session: Session, placed: dict[str, Placed]) -> None:
    trained(session)
    assert session.desk.suggestion_of(session.desk.queue.peek(5)[2].item_id) is not None
    session.settings.set("detector", "off")
    session.train_now()
    assert all(session.desk.suggestion_of(p.item_id) is None for p in session.desk.queue.peek(30))


def test_switched_off_it_is_no_matter(session: Session, placed: dict[str, Placed]) -> None:
    session.settings.set("detector", "off")
    answer(session, placed, 20)
    record = trained(session)
    assert record.learner == "detector"
    assert "detector" not in record.metrics
    assert detector_words(record) == ""


@pytest.mark.parametrize("trouble", ["gone", "damaged", "other classes"])
def test_what_is_wrong_is_told_and_training_goes_on(
    session: Session, placed: dict[str, Placed], tmp_path: Path, trouble: str
) -> None:
    answer(session, placed, 20)
    match trouble:
        case "gone":
            (tmp_path / "cells.onnx").unlink()
        case "damaged":
            (tmp_path / "cells.onnx").write_bytes(b"\x08\x08 no model")
        case "other classes":
            put(tmp_path, notes=NOTES | {"names": "['cat', 'dog']"})
    record = trained(session)
    said = {"gone": "not there", "damaged": "no ONNX model", "other classes": "None of its classes (cat, dog)"}
    assert record.learner == "detector"
    assert said[trouble] in detector_words(record)


@pytest.mark.slow
def test_the_same_answers_give_the_same_round(session: Session, placed: dict[str, Placed]) -> None:
    answer(session, placed, 10)
    found = []
    for _ in "ab":
        record = trained(session)
        found.append((session.reader.models.blob(record.version, "weights"), record.metrics["detector"]))
    assert found[0] == found[1]


def test_the_child_suggests_and_the_persons_answers_come_back(
    path: Path, placed: dict[str, Placed], tmp_path: Path
) -> None:
    pump = Pump()
    session = Session.open(path, deliver=pump)
    prepare(session, put(tmp_path))
    session.train_now()
    pump.until(lambda: session.training.version >= 1 and session.training.state == "current")
    assert suggested(session, placed) == 1
    answer(session, placed, 12, lambda: pump.until(lambda: session.saved))
    pump.until(lambda: session.training.state == "current" and session.training.labels >= 10)
    session.close()


@pytest.mark.slow
def test_a_detector_that_ends_the_child_is_left_out(path: Path, placed: dict[str, Placed], tmp_path: Path) -> None:
    pump = Pump()
    session = Session.open(path, deliver=pump)
    prepare(session, put(tmp_path))
    answer(session, placed, 21, lambda: pump.until(lambda: session.saved))
    pump.until(lambda: session.training.state != "running" and not session.jobs)
    session.train_now()
    pump.until(lambda: [job.state for job in session.jobs] == ["running"])
    pid = session.background.worker_pid("train")
    assert pid is not None
    os.kill(pid, signal.SIGKILL)  # as a decoder or a network that overruns its memory would
    pump.until(lambda: session.trainer.wanted().detector.trouble == DEADLY)
    before = session.training.version
    pump.until(lambda: session.training.version > before and session.training.state == "current")
    record = session.reader.models.latest()
    assert record is not None
    assert record.learner == "detector"
    assert DEADLY in detector_words(record)
    session.close()


def test_classes_are_labels_by_name_or_as_stated() -> None:
    labels = {"L1": "Red cell", "L2": "Other"}
    assert labels_of(["RED_CELL", "dog", "cat"], labels, "cat = other") == {"RED_CELL": "L1", "cat": "L2"}
    assert labels_of(["red cell"], labels, "red cell = Other") == {"red cell": "L2"}
    assert labels_of(["red cell"], labels, "red cell = nothing") == {}
    for wrong in ("cat", "cat = ", "= dog", "cat = a, cat = b"):
        with pytest.raises(BadInput) as said:
            pairs_of(wrong)
        assert said.value.remedy


def test_a_detector_that_is_no_onnx_file_is_no_setting(session: Session) -> None:
    with pytest.raises(BadInput, match=r"ends in \.onnx"):
        session.settings.set("detector_file", "weights.pt")
