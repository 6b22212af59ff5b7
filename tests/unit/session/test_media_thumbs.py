"""Thumbnails: made of real pictures in a real child, stored, and gone on with behind files that cannot be decoded."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from alapp.domain.media import MediaFile
from alapp.jobs.progress import Progress
from alapp.modalities.registry import MODALITIES
from alapp.session.exchange import Exchange
from alapp.session.exchange_import import ImportReport, import_into
from alapp.session.import_request import plan_of
from alapp.session.media_reader import MediaReader
from alapp.session.media_thumbs import SIDE, make, thumbnail
from alapp.session.session import Session
from tests.unit.session.media_kit import Screen
from tests.unit.session.media_made import Pix, make_project

pytestmark = pytest.mark.skipif("image" not in MODALITIES, reason="no images yet")


def picture(path: Path, size: tuple[int, int], colour: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, colour).save(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "zoo"
    for i in range(40):
        picture(found / f"{i:02}.png", (20 + i, 10), "#804020")
    picture(found / "40.jpg", (2000, 1000), "#2040ff")
    return found


@pytest.fixture
def path(tmp_path: Path, folder: Path) -> Path:
    with make_project(tmp_path / "a.alapp") as project:
        assert import_into(project, plan_of(folder), Progress()).accepted == 41
    return tmp_path / "a.alapp"


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def session(path: Path, screen: Screen) -> Iterator[Session]:
    opened = Session.open(path, deliver=screen.deliver)
    yield opened
    opened.close()


def made(session: Session) -> int:
    return 41 - len(session.project.media.without_thumbnail(0, 99))


def test_all_are_made_while_the_project_is_open(session: Session, screen: Screen) -> None:
    screen.wait(lambda: made(session) == 41)
    screen.wait(lambda: not session.thumbnails.busy)
    found: list[dict[int, bytes]] = []
    session.thumbnails.fetch([1, 41], found.append, bytes)
    screen.wait(lambda: bool(found))
    with Image.open(BytesIO(found[0][1])) as small, Image.open(BytesIO(found[0][41])) as large:
        assert (small.format, small.size) == ("WEBP", (20, 10))
        assert large.size == (SIDE, SIDE // 2)
    assert session.project.verify().ok


def test_they_are_made_once_an_import_has_ended(tmp_path: Path, folder: Path, screen: Screen) -> None:
    make_project(tmp_path / "b.alapp").close()
    session = Session.open(tmp_path / "b.alapp", deliver=screen.deliver)
    reports: list[ImportReport] = []
    try:
        Exchange(session).start_import(plan_of(folder), on_done=reports.append)
        screen.wait(lambda: bool(reports))
        assert reports[0].accepted == 41
        screen.wait(lambda: made(session) == 41)
    finally:
        session.close()


def test_broken_files_are_noted_and_the_next_ones_made(path: Path, folder: Path, screen: Screen) -> None:
    (folder / "03.png").write_bytes(b"x" * (folder / "03.png").stat().st_size)
    (folder / "05.png").unlink()
    session = Session.open(path, deliver=screen.deliver)
    try:
        wanted = [("03.png", "broken"), ("05.png", "missing")]
        screen.wait(lambda: [(r.name, r.state) for r in session.project.media.rows(absent=True)] == wanted)
        screen.wait(lambda: made(session) == 41)
        assert sorted(session.project.media.thumbnails(range(1, 42))) == [i for i in range(1, 42) if i != 6]
    finally:
        session.close()


def test_behind_a_file_that_the_child_dies_of_it_goes_on(
    path: Path, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    deadly = partial(MediaReader, decoder="tests.unit.session.media_decoder:DeadlyDecoder")
    monkeypatch.setattr("alapp.session.opened.MediaReader", deadly)
    session = Session.open(path, deliver=screen.deliver)
    try:
        screen.wait(lambda: made(session) == 35)
        assert session.project.media.without_thumbnail(0, 9) == [1, 2, 3, 4, 5, 6]  # they were not handed over
        assert [(r.item_id, r.state) for r in session.project.media.rows(absent=True)] == [(7, "broken")]
        screen.wait(lambda: not session.thumbnails.busy)
        session.thumbnails.start()
        screen.wait(lambda: made(session) == 41)
    finally:
        session.close()


def test_without_a_background_they_are_made_when_asked_for(path: Path) -> None:
    session = Session.open(path, background=False)
    assert made(session) == 0
    session.thumbnails.start()
    assert made(session) == 41
    session.close()


def test_a_project_that_is_only_read_makes_none(path: Path) -> None:
    session = Session.open(path, background=False, read_only=True)
    session.thumbnails.start()
    assert not session.thumbnails.busy
    session.close()


@pytest.mark.real_data
def test_a_film_has_a_picture_of_one_of_its_first_scenes(shared_data: Path) -> None:
    path = shared_data / "video-clips" / "rabbit320.mp4"
    whole = MediaFile(path.name, "", path.stat().st_size, path)
    file = MediaFile(path.name, "", whole.size, path, facts=MODALITIES["video"].facts(whole))
    with Image.open(BytesIO(thumbnail(file, "video"))) as found:
        assert max(found.size) == SIDE
        assert found.convert("L").getextrema() != (0, 0)
    assert thumbnail(file, "audio") == b""


def test_what_has_no_picture_is_not_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MODALITIES._members, "image", Pix())
    parts: list[object] = []
    (tmp_path / "zoo").mkdir()
    (tmp_path / "zoo/1.pix").write_bytes(b"PIX")
    with make_project(tmp_path / "a.alapp") as project:
        import_into(project, plan_of(tmp_path / "zoo"), Progress())
        assert make(Progress(on_emit=parts.append), str(project.path), 0) == 0
    assert len(parts) == 2
