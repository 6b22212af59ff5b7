"""A detector of one's own: chosen in the settings, looked at, its boxes accepted and rejected by key."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from alapp.domain.annotation import Annotator
from alapp.domain.region import Box, regions_of
from alapp.jobs.progress import Progress
from alapp.session.exchange_import import import_into
from alapp.session.import_request import plan_of
from alapp.session.model_versions import Version
from alapp.session.session import Session
from alapp.store.project import Project
from alapp.ui.screens.data.words import model_facts, model_row
from alapp.ui.screens.preferences import Preferences
from alapp.ui.shell.cards import training_card
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.fields import TextField
from tests.helpers import small_guideline
from tests.onnx_kit import put, scene
from tests.ui.conftest import StubHost
from tests.ui.label_kit import opening
from tests.ui.shell_kit import Shell

pytest.importorskip("onnxruntime")  # no wheel for Intel Macs
PLACED = {(1, 2): "red", (5, 5): "blue"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project of six pictures to draw boxes in, all with one red and one blue cell."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    for i in range(6):
        samples = scene(PLACED)
        samples[samples.min(axis=2) == 120] = 100 + i  # no two files alike
        Image.fromarray(samples).save(folder / f"{i}.png")
    path = tmp_path / "p.alapp"
    with Project.create(path, small_guideline("boxes", ("Red", "Blue")), name="P", annotator=Annotator("A1")) as made:
        assert import_into(made, plan_of(folder), Progress()).accepted == 6
    return path


@pytest.fixture
def session(shell: Shell, path: Path) -> Session:
    shell.window.open_project(path)
    found = shell.window.session
    assert found is not None
    found.settings.set("blind_share", 0.0)
    return found


@pytest.fixture
def dialog(shell: Shell, session: Session, qtbot: QtBot) -> Preferences:
    built = Preferences(shell.theme, shell.user, session.settings, shell.window)
    built.changed.connect(shell.window.on_setting)
    qtbot.addWidget(built)
    return built


def choose(dialog: Preferences, path: Path) -> None:
    field = dialog.editors["detector_file"]
    assert isinstance(field, TextField)
    field.setText(str(path))
    field.editingFinished.emit()


def said(shell: Shell) -> str:
    return str(shell.window.log.text)


def test_a_detector_is_looked_at_and_its_boxes_are_suggested(
    dialog: Preferences, session: Session, shell: Shell, tmp_path: Path
) -> None:
    choose(dialog, put(tmp_path))
    assert "cells.onnx: pictures of 64 × 64 pixels (letterbox), output of the form raw." in said(shell)
    assert "Labels here: red is Red, blue is Blue." in said(shell)
    assert session.training.version == 1
    record = session.reader.models.latest()
    assert record is not None
    assert record.learner == "own_detector"


def first_words(shell: Shell) -> str:
    """Return what the card of the training says that the first suggestions wait for."""
    session = shell.window.session
    assert session is not None
    _, lines, _ = training_card(session.training, session.trainer.waits_for)
    return lines[0]


def test_suggestions_wait_for_the_detector_alone(
    dialog: Preferences, session: Session, shell: Shell, tmp_path: Path
) -> None:
    assert first_words(shell) == "Suggestions start after 20 answers."
    session.settings.set("detector_file", str(put(tmp_path)))
    assert first_words(shell) == "Suggestions start as soon as your detector has looked."
    session.settings.set("detector", "off")
    assert first_words(shell) == "Suggestions start after 20 answers."
    session.settings.set("detector", "auto")
    session.train_now()
    assert first_words(shell) == "It has learned from 0 answers."
    assert session.trainer.waits_for == "nothing"


def test_a_detector_that_cannot_be_used_is_not_waited_for(
    dialog: Preferences, session: Session, shell: Shell, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.onnx"
    wrong.write_bytes(b"PK\x03\x04 something else")
    session.settings.set("detector_file", str(wrong))
    session.train_now()
    assert first_words(shell) == "Suggestions start after 20 answers."


def test_a_field_that_is_left_as_it_was_trains_nothing(dialog: Preferences, session: Session, tmp_path: Path) -> None:
    path = put(tmp_path)
    choose(dialog, path)
    choose(dialog, path)
    assert session.training.version == 1


def test_a_file_that_is_no_detector_is_said_at_once(
    dialog: Preferences, session: Session, shell: Shell, tmp_path: Path
) -> None:
    choose(dialog, tmp_path / "weights.pt")
    assert "ends in .onnx" in dialog._problem.text()
    wrong = tmp_path / "wrong.onnx"
    wrong.write_bytes(b"PK\x03\x04 something else")
    choose(dialog, wrong)
    assert "wrong.onnx cannot be used: it is no ONNX model" in said(shell)
    assert session.training.version == 0


def test_its_boxes_are_accepted_and_rejected_by_key(
    path: Path, tmp_path: Path, theme: Theme, host: StubHost, qtbot: QtBot
) -> None:
    with opening(tmp_path, theme, host, qtbot) as make:
        hands = make(path=path)
        session = hands.window.session
        session.settings.set("blind_share", 0.0)
        session.settings.set("detector_file", str(put(tmp_path)))
        session.train_now()
        hands.press("Enter")  # the first one stood there before
        asked = session.current
        assert asked is not None
        assert hands.window.screen_.regions is not None
        found = [m.region for m in hands.window.screen_.regions.deeds.suggested]
        red, blue = (label.id for label in session.guideline.active)
        assert found == [Box(40, 80, 40, 40, red), Box(200, 200, 40, 40, blue)]
        hands.press("J", "A", "X", "Enter")
        saved = session.project.annotations.get(asked.item.id, "A1")
        assert saved is not None
        kept = regions_of("box", saved.answer.value)
        assert len(kept) == 1
        assert set(kept) < set(found)
        hands.press("Shift+A", "Enter")
        session.train_now()
        record = session.reader.models.latest()
        assert record is not None
        version = Version(record, True, True, True, ("Red", "Blue"))
        assert "Detector of your own" in model_row(version)
        facts = dict(model_facts(version))
        assert "suggests the boxes of cells.onnx" in facts["Boxes"]
        qtbot.waitUntil(lambda: not hands.window.screen_._prepare_soon.isActive())
