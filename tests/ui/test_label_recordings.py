"""Sounds and films on the Label screen by keys alone: play, begin, end with a label, walk, stretch, save, go on."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from alapp.domain.annotation import Annotator, Suggestion
from alapp.domain.guideline import Guideline
from alapp.domain.region import Marked, Segment, regions_of, rows_of
from alapp.jobs.progress import Progress
from alapp.session.exchange_import import import_into
from alapp.session.import_request import plan_of
from alapp.store.project import Project
from alapp.ui.theme.theme import Theme
from alapp.ui.views.film import FilmView
from alapp.ui.views.sound import SoundView
from tests.ui.conftest import StubHost
from tests.ui.label_kit import LABELS, Hands, Open, ask, opening, suggested
from tests.ui.time_kit import SECOND, tone
from tests.unit.features.film_kit import need_decoder


def recordings(path: Path, folder: Path, task: str = "segments") -> Path:
    """Make a project of a folder of recordings."""
    guideline = Guideline(1, task, LABELS[:4], "What is heard here?", "recording", "recordings")
    with Project.create(path, guideline, name="Recordings", annotator=Annotator("A1")) as project:
        report = import_into(project, plan_of(folder), Progress())
        assert report.accepted == len([p for p in folder.iterdir() if p.is_file()])
    return path


@pytest.fixture
def sounds(tmp_path: Path) -> Path:
    folder = tmp_path / "sounds"
    folder.mkdir()
    for number in (1, 2, 3):
        (folder / f"{number}.wav").write_bytes(tone(3.0 + number))
    return folder


@pytest.fixture
def open_label(tmp_path: Path, theme: Theme, host: StubHost, qtbot: QtBot) -> Iterator[Open]:
    with opening(tmp_path, theme, host, qtbot) as make:
        yield make


def drawn(hands: Hands) -> tuple[Segment, ...]:
    asked = hands.window.session.current
    assert asked is not None
    return tuple(sorted(asked.draft))


def saved(hands: Hands, item_id: int) -> tuple[object, ...]:
    found = hands.window.session.project.annotations.get(item_id, "A1")
    assert found is not None
    return regions_of("segment", found.answer.value)


def view_of(hands: Hands) -> SoundView:
    view = hands.window.screen_.card.view
    assert isinstance(view, SoundView)
    return view


def test_segments_of_a_sound_by_keys_alone(open_label: Open, tmp_path: Path, sounds: Path, qtbot: QtBot) -> None:
    hands = open_label(path=recordings(tmp_path / "p.alapp", sounds))
    view = view_of(hands)
    qtbot.waitUntil(lambda: view.wave.peaks.whole, timeout=60_000)
    hands.press("Ctrl+Right", "B", "Right", "Right", "Right", "2")
    assert drawn(hands) == (Segment(SECOND, 1_300_000, "fall"),)
    hands.press("Ctrl+Right", "B", "Ctrl+Right", "Alt+Right", "1")
    assert drawn(hands)[1] == Segment(2_300_000, 3_310_000, "med")
    hands.press("K", "K", "Shift+Right", "E", "Shift+Left")
    assert drawn(hands)[0] == Segment(900_000, 1_400_000, "fall")
    hands.press("U")
    assert drawn(hands)[0] == Segment(SECOND, 1_300_000, "fall"), "edge after edge is one step"
    hands.press("J", "J", "Backspace", "Enter")
    assert saved(hands, 1) == (Segment(SECOND, 1_300_000, "fall"),)
    asked = hands.window.session.current
    assert asked is not None
    assert asked.item.id == 2
    assert view.position == 0


def test_space_plays_and_the_open_segment_ends_where_it_is_heard(
    open_label: Open, tmp_path: Path, sounds: Path, qtbot: QtBot
) -> None:
    hands = open_label(path=recordings(tmp_path / "p.alapp", sounds))
    view = view_of(hands)
    view.player.load(view.file, sounds=False)
    hands.press("B", "Space")
    qtbot.waitUntil(lambda: view.position > 100_000, timeout=10_000)
    hands.press("3")
    assert len(drawn(hands)) == 1
    assert drawn(hands)[0].start == 0
    assert drawn(hands)[0].end >= 100_000
    hands.press("Space")
    assert not view.player.playing


def test_suggested_segments_are_taken_and_rejected(open_label: Open, tmp_path: Path, sounds: Path) -> None:
    hands = open_label(path=recordings(tmp_path / "p.alapp", sounds))
    marked = [Marked(Segment(SECOND, 2 * SECOND, "med"), 0.7), Marked(Segment(2_500_000, 3_000_000, "fall"), 0.4)]
    pick, said = suggested(1)
    session = hands.window.session
    said = Suggestion(said.model_version, said.probabilities, said.labels, rows_of(marked))
    ask(session, [pick, *[p for p in session.desk.queue.peek(9) if p.item_id != 1]], {1: said})
    hands.press("J", "A", "X")
    assert drawn(hands) == (Segment(SECOND, 2 * SECOND, "med"),)
    hands.press("Enter")
    assert saved(hands, 1) == (Segment(SECOND, 2 * SECOND, "med"),)


def test_a_choice_on_a_sound_is_one_key_and_space_plays(
    open_label: Open, tmp_path: Path, sounds: Path, qtbot: QtBot
) -> None:
    hands = open_label(path=recordings(tmp_path / "p.alapp", sounds, "single_choice"))
    view = view_of(hands)
    assert view.tag_lane().height() == 0
    view.player.load(view.file, sounds=False)
    hands.press("Space")
    qtbot.waitUntil(lambda: view.position > 30_000, timeout=10_000)
    hands.press("2")
    found = hands.window.session.project.annotations.get(1, "A1")
    assert found is not None
    assert found.labels == ("fall",)
    assert not view.player.playing


def test_a_file_that_went_away_is_said_and_the_next_is_shown(
    open_label: Open, tmp_path: Path, sounds: Path, qtbot: QtBot
) -> None:
    path = recordings(tmp_path / "p.alapp", sounds)
    (sounds / "1.wav").unlink()
    hands = open_label(path=path)
    view = view_of(hands)
    qtbot.waitUntil(lambda: "1.wav" in view.words, timeout=60_000)
    hands.press("S")
    qtbot.waitUntil(lambda: view.wave.peaks.whole, timeout=60_000)
    assert view.words == ""


@pytest.mark.real_data
def test_segments_of_a_film_end_at_frames(open_label: Open, tmp_path: Path, shared_data: Path, qtbot: QtBot) -> None:
    need_decoder()
    folder = tmp_path / "films"
    folder.mkdir()
    for name in ("rabbit320.mp4", "rabbit320.webm"):
        shutil.copy(shared_data / "video-clips" / name, folder)
    hands = open_label(path=recordings(tmp_path / "p.alapp", folder))
    view = hands.window.screen_.card.view
    assert isinstance(view, FilmView)
    qtbot.waitUntil(lambda: len(view.frames.times) == 234, timeout=60_000)
    hands.press("Right", "B", "Right", "Alt+Right", "1", "Enter")
    times = [333_333, 700_000]
    assert saved(hands, 1) == (Segment(times[0], times[1], "med"),)
