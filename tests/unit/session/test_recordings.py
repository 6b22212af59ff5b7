"""Sounds and films from a folder to a model of segments: import with the bad files named, rounds, what is kept."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
import soundfile

from alapp.domain.annotation import Annotator
from alapp.domain.guideline import Guideline, LabelClass
from alapp.domain.media import MediaFile
from alapp.domain.recording import SECOND
from alapp.domain.region import Segment, marked_of
from alapp.domain.steps import Silent
from alapp.jobs.progress import Progress
from alapp.session.exchange_import import ImportReport, import_into
from alapp.session.import_request import plan_of
from alapp.session.region_contents import RegionContents, within
from alapp.session.session import Session
from alapp.store.project import Project
from tests.contracts.media_av import avi
from tests.unit.features.film_kit import need_decoder

LABELS = (LabelClass("high", "High"), LabelClass("low", "Low", 2, 2))
RATE = 8_000


def chirps(seed: int) -> tuple[bytes, list[Segment]]:
    """A recording of high and low tones with pauses and noise, and where they are."""
    rng = np.random.default_rng(seed)
    samples, segments, at = rng.normal(0, 0.01, 5 * RATE), list[Segment](), 0.3
    while at < 4.2:
        length, label = float(rng.uniform(0.3, 0.6)), str(rng.choice(["high", "low"]))
        span = slice(round(at * RATE), round((at + length) * RATE))
        hertz = 2_000 if label == "high" else 300
        samples[span] += 0.3 * np.sin(2 * np.pi * hertz * np.arange(span.stop - span.start) / RATE)
        segments.append(Segment(round(at * SECOND), round((at + length) * SECOND), label))
        at += length + float(rng.uniform(0.3, 0.6))
    out = BytesIO()
    soundfile.write(out, samples, RATE, format="WAV")
    return out.getvalue(), segments


def project_of(path: Path, folder: Path) -> ImportReport:
    guideline = Guideline(1, "segments", LABELS, "What is heard?", "call", "calls")
    with Project.create(path, guideline, name="Calls", annotator=Annotator("A1")) as project:
        report = import_into(project, plan_of(folder), Progress())
        project.settings.set("random_share", 0.3)
        project.settings.set("blind_share", 0.0)
    return report


@pytest.fixture
def truth(tmp_path: Path) -> dict[str, list[Segment]]:
    """What is in each of the recordings in ``calls``."""
    folder, found = tmp_path / "calls", {}
    folder.mkdir()
    for number in range(40):
        data, segments = chirps(number)
        (folder / f"{number:02}.wav").write_bytes(data)
        found[f"{number:02}.wav"] = segments
    return found


@pytest.fixture
def session(tmp_path: Path, truth: dict[str, list[Segment]]) -> Iterator[Session]:
    report = project_of(tmp_path / "p.alapp", tmp_path / "calls")
    assert report.accepted == len(truth)
    opened = Session.open(tmp_path / "p.alapp", background=False)
    yield opened
    opened.close()


def answer(session: Session, truth: dict[str, list[Segment]], n: int) -> None:
    for _ in range(n):
        assert session.current is not None
        session.draw(tuple(truth[session.current.item.text]))
        session.commit()


def test_drawn_segments_become_suggestions(session: Session, truth: dict[str, list[Segment]]) -> None:
    answer(session, truth, 24)
    session.train_now()
    assert session.training.version == 1
    names = {item.id: item.text for item in session.reader.items.get_many(session.reader.items.ids())}
    picks = session.desk.queue.peek(12)[1:]
    right = total = 0
    for pick in picks:
        suggestion = session.desk.suggestion_of(pick.item_id)
        assert suggestion is not None
        found = [m.region for m in marked_of("segment", suggestion.regions) if isinstance(m.region, Segment)]
        real = truth[names[pick.item_id]]
        total += len(real)
        right += sum(any(f.label == r.label and abs(f.start - r.start) < 100_000 for f in found) for r in real)
    assert total > 10
    assert right / total > 0.9


def test_a_choice_learns_from_sounds(tmp_path: Path) -> None:
    folder = tmp_path / "tones"
    for label, hertz in (("high", 2_000), ("low", 300)):
        (folder / label).mkdir(parents=True)
        for number in range(20):
            rng = np.random.default_rng(number)
            wave = 0.3 * np.sin(2 * np.pi * hertz * rng.uniform(0.9, 1.1) * np.arange(RATE // 2) / RATE)
            soundfile.write(folder / label / f"{number}.wav", wave + rng.normal(0, 0.02, len(wave)), RATE)
    guideline = Guideline(1, "single_choice", LABELS)
    with Project.create(tmp_path / "c.alapp", guideline, name="Tones", annotator=Annotator("A1")) as project:
        assert import_into(project, plan_of(folder), Progress()).accepted == 40
        assert project.items.modality() == "audio"
        assert len(list(project.annotations.all())) == 40, "the folder is the label"


@pytest.mark.real_data
def test_hostile_recordings_come_in_where_they_can_and_are_named_where_not(tmp_path: Path, shared_data: Path) -> None:
    need_decoder()
    folder = tmp_path / "odd"
    shutil.copytree(shared_data / "hostile" / "audio-odd-wav", folder)
    (folder / "noise.mp3").write_bytes(np.random.default_rng(0).bytes(5_000))
    (folder / "empty.flac").write_bytes(b"")
    report = project_of(tmp_path / "p.alapp", folder)
    assert (report.seen, report.accepted) == (13, 7)
    with Project.open(tmp_path / "p.alapp") as project:
        left_out = [(row.original, row.reason) for _, row in project.sources.quarantine()]
    assert len(left_out) == 6
    words = " ".join(f"{original} {reason}" for original, reason in left_out)
    for name in ("early-eof-no-data", "incomplete-chunk", "36bit", "53bit", "noise.mp3", "empty.flac"):
        assert name in words


@pytest.mark.real_data
def test_hostile_films_come_in_where_they_can_and_are_named_where_not(tmp_path: Path, shared_data: Path) -> None:
    need_decoder()
    folder = tmp_path / "films"
    folder.mkdir()
    shutil.copy(shared_data / "hostile" / "video" / "rotated_90.mp4", folder)
    whole = (shared_data / "video-clips" / "rabbit320.mp4").read_bytes()
    (folder / "cut.mp4").write_bytes(whole[: len(whole) // 3])
    (folder / "list.mp4").write_bytes(b"#EXTM3U\nhttp://example.invalid/a.ts\n")
    (folder / "zero.webm").write_bytes(bytes(10_000))
    (folder / "plain.avi").write_bytes(avi(np.zeros((4, 16, 16, 3), np.uint8)))
    report = project_of(tmp_path / "p.alapp", folder)
    assert report.seen == 5
    with Project.open(tmp_path / "p.alapp") as project:
        names = set(project.items.texts(project.items.ids()))
        words = " ".join(f"{row.original} {row.reason}" for _, row in project.sources.quarantine())
    assert {"rotated_90.mp4", "plain.avi"} <= names
    assert "list.mp4" in words
    assert "zero.webm" in words


def test_a_file_is_described_once_and_one_that_is_broken_not_at_all() -> None:
    data, _ = chirps(0)
    good, bad = MediaFile("a.wav", "a1", len(data), data=data), MediaFile("b.wav", "b1", 3, data=b"abc")
    held = RegionContents()
    first = held.of(Silent(), "audio", [good, bad, None])
    again = held.of(Silent(), "audio", [good])
    assert first[1:] == [None, None]
    assert again[0] is first[0]
    assert held.of(Silent(), "text", ["as it is"]) == ["as it is"]


def test_a_round_reads_as_much_as_it_has_time_for_and_one_at_least() -> None:
    def long(seconds: float) -> MediaFile:
        return MediaFile("a.wav", "", 1, data=b"", facts={"microseconds": round(seconds * SECOND)})

    assert within([long(7_200), long(1), long(1)], 1_800) == [True, False, False]
    assert within([long(900), long(900), long(5)], 1_800) == [True, True, False]
    assert within(["text"] * 3, 0.5) == [True, True, True]
