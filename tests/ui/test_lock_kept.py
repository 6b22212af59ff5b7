"""What was begun and not handed in stands there again after a lock: regions without a label, rejections, forms."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from alapp.domain.annotation import Annotator
from alapp.domain.guideline import Guideline
from alapp.jobs.progress import Progress
from alapp.session.exchange_import import import_into
from alapp.session.import_request import plan_of
from alapp.store.project import Project
from alapp.ui.screens.guidelines.page import GuidelinesScreen
from alapp.ui.screens.label.page import LabelScreen
from alapp.ui.views.boxes import BoxView
from alapp.ui.views.regions import RegionCanvas
from alapp.ui.views.span_canvas import SpanCanvas
from alapp.ui.views.time_canvas import TimeCanvas
from tests.ui.label_kit import LABELS, REPORT, make_project
from tests.ui.page_kit import make_project as answered_project
from tests.ui.shell_kit import Shell, focused, press
from tests.ui.time_kit import tone

Key = Qt.Key


def media_project(path: Path, folder: Path, task: str) -> Path:
    guideline = Guideline(1, task, LABELS[:4], "What is here?", "file", "files")
    with Project.create(path, guideline, name="Files", annotator=Annotator("A1")) as project:
        import_into(project, plan_of(folder), Progress())
    return path


def locked_and_back(shell: Shell) -> None:
    press(Key.Key_L, ctrl=True)
    assert shell.window.session is None
    press(Key.Key_Return)
    assert shell.window.session is not None


def canvas(shell: Shell) -> RegionCanvas:
    screen = shell.window.screen_now
    assert isinstance(screen, LabelScreen)
    view = screen.card.view
    assert isinstance(view, RegionCanvas)
    return view


def answered(shell: Shell) -> list[str]:
    assert shell.window.session is not None
    assert shell.window.session.current is not None
    return [region.label for region in shell.window.session.current.draft]


def opened(shell: Shell, path: Path) -> None:
    shell.window.open_project(path)
    shell.window.show()


def test_a_span_that_was_begun_waits_for_its_label_again(shell: Shell, tmp_path: Path) -> None:
    opened(shell, make_project(tmp_path / "p.alapp", [REPORT], task="spans"))
    press(Key.Key_1)
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_B, Key.Key_Right):
        press(key)
    view = canvas(shell)
    assert isinstance(view, SpanCanvas)
    before = view.open
    assert before is not None
    locked_and_back(shell)
    view = canvas(shell)
    assert isinstance(view, SpanCanvas)
    assert view.open == before
    press(Key.Key_2)
    assert answered(shell) == ["med", "fall"]


def test_a_box_that_was_begun_waits_for_its_label_again(shell: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "pictures").mkdir()
    Image.new("RGB", (400, 300), (90, 120, 30)).save(tmp_path / "pictures" / "a.png")
    opened(shell, media_project(tmp_path / "p.alapp", tmp_path / "pictures", "boxes"))
    qtbot.waitUntil(lambda: getattr(canvas(shell), "space", None) is not None, timeout=20_000)
    press(Key.Key_B)
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Down):
        press(key)
    view = canvas(shell)
    assert isinstance(view, BoxView)
    before = view.open_box
    assert before is not None
    locked_and_back(shell)
    view = canvas(shell)
    assert isinstance(view, BoxView)
    qtbot.waitUntil(lambda: getattr(canvas(shell), "space", None) is not None, timeout=20_000)
    assert view.open_box == before
    press(Key.Key_3)
    assert answered(shell) == ["dev"]


def test_a_segment_that_was_begun_still_grows_with_the_playhead(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "sounds").mkdir()
    (tmp_path / "sounds" / "a.wav").write_bytes(tone(4.0))
    opened(shell, media_project(tmp_path / "p.alapp", tmp_path / "sounds", "segments"))
    press(Key.Key_Right)
    press(Key.Key_B)
    press(Key.Key_Right)
    press(Key.Key_Right)
    view = canvas(shell)
    assert isinstance(view, TimeCanvas)
    assert view.regions.open is not None
    before = view.regions.open.extent(view.position)
    locked_and_back(shell)
    view = canvas(shell)
    assert isinstance(view, TimeCanvas)
    assert view.regions.open is not None
    assert view.regions.open.extent(view.position) == before
    assert view.regions.open.end is None
    press(Key.Key_Right)
    assert view.regions.open.extent(view.position)[1] == before[1] + 100_000


@pytest.mark.parametrize("kept", [{}, {"open": {}}, {"open": {"start": "x", "end": 3, "edge": "end"}, "rejected": {}}])
def test_what_another_version_kept_is_left_out(shell: Shell, tmp_path: Path, kept: dict[str, object]) -> None:
    opened(shell, make_project(tmp_path / "p.alapp", [REPORT], task="spans"))
    screen = shell.window.screen_now
    assert isinstance(screen, LabelScreen)
    assert shell.window.session is not None
    assert shell.window.session.current is not None
    screen.take_kept({"regions": {"item": shell.window.session.current.item.id, **kept}})
    assert not canvas(shell).is_open


def test_an_open_region_of_another_item_is_not_shown(shell: Shell, tmp_path: Path) -> None:
    opened(shell, make_project(tmp_path / "p.alapp", [REPORT, REPORT], task="spans"))
    screen = shell.window.screen_now
    assert isinstance(screen, LabelScreen)
    screen.take_kept({"regions": {"item": 99, "open": {"start": 0, "end": 3, "edge": "end"}, "rejected": {}}})
    assert not canvas(shell).is_open


# -- guidelines


def guidelines(shell: Shell) -> GuidelinesScreen:
    screen = shell.window.screen_now
    assert isinstance(screen, GuidelinesScreen)
    return screen


def test_a_form_that_could_not_be_saved_stands_there_as_typed(shell: Shell, tmp_path: Path, qtbot: QtBot) -> None:
    opened(shell, answered_project(tmp_path / "p.alapp", ["fall", "med"]))
    press(Key.Key_5, ctrl=True)
    guidelines(shell).new_label()
    editor = guidelines(shell).label_editor
    editor.rule.setPlainText("When a wheel\ncame off.")
    editor.hint.setText("wheels")
    locked_and_back(shell)
    screen = guidelines(shell)
    assert screen.editing
    assert screen.label_editor.rule.toPlainText() == "When a wheel\ncame off."
    assert screen.label_editor.hint.text() == "wheels"
    assert "New label" in screen.label_editor.title.text()
    assert focused() is screen.label_editor.name
    qtbot.keyClicks(focused(), "Wheel")
    press(Key.Key_Escape)
    assert screen.session.guideline.by_name("Wheel") is not None


def test_a_form_that_the_lock_saved_is_not_opened_again(shell: Shell, tmp_path: Path) -> None:
    opened(shell, answered_project(tmp_path / "p.alapp", ["fall", "med"]))
    press(Key.Key_5, ctrl=True)
    guidelines(shell).edit()
    guidelines(shell).label_editor.hint.setText("a new hint")
    locked_and_back(shell)
    screen = guidelines(shell)
    assert not screen.editing
    assert [c.hint for c in screen.session.guideline.classes].count("a new hint") == 1


def test_the_words_of_the_project_are_kept_too(shell: Shell, tmp_path: Path) -> None:
    opened(shell, answered_project(tmp_path / "p.alapp", ["fall", "med"]))
    press(Key.Key_5, ctrl=True)
    editor = guidelines(shell).project_editor
    editor.begin(guidelines(shell).guide.current)
    editor.question.setText("What went wrong?")
    kept = editor.kept()
    guidelines(shell).take_kept(kept)
    assert guidelines(shell).editing
    assert guidelines(shell).project_editor.question.text() == "What went wrong?"
    QApplication.processEvents()
