"""Files of an open project as jobs: checked, found again in a folder that has moved, embedded; originals untouched."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from alapp.domain.errors import AppError, BadInput, StorageFailed
from alapp.jobs.progress import Progress
from alapp.modalities.registry import MODALITIES
from alapp.session import media_work
from alapp.session.exchange_import import import_into
from alapp.session.feature_rows import contents as read_by_extractors
from alapp.session.import_request import plan_of
from alapp.session.media_jobs import MediaJobs, MediaState, report_words
from alapp.session.media_work import MediaReport, placed
from alapp.session.session import Session
from tests.unit.session.media_kit import Screen
from tests.unit.session.media_made import FILES, Pix, contents, make_folder, make_project

KEPT = {name: content for name, content in FILES.items() if "deep" not in name}


@pytest.fixture(autouse=True)
def pix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MODALITIES._members, "image", Pix())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_folder(tmp_path / "zoo", KEPT)


@pytest.fixture
def session(tmp_path: Path, folder: Path) -> Iterator[Session]:
    with make_project(tmp_path / "a.alapp") as project:
        import_into(project, plan_of(folder), Progress())
    opened = Session.open(tmp_path / "a.alapp", background=False)
    yield opened
    opened.close()


class Answers:
    """What a job said at its end."""

    def __init__(self) -> None:
        self.report: MediaReport | None = None
        self.error: AppError | None = None

    def done(self, report: MediaReport) -> None:
        self.report = report

    def failed(self, error: AppError) -> None:
        self.error = error

    @property
    def both(self) -> dict[str, Any]:
        return {"on_done": self.done, "on_error": self.failed}


@pytest.fixture
def said() -> Answers:
    return Answers()


def absent(session: Session) -> list[tuple[str, str]]:
    found: list[MediaState] = []
    MediaJobs(session).state(10, found.append)
    return [(row.name, row.state) for row in found[0].absent]


def test_files_that_are_gone_or_have_another_content_are_listed(session: Session, folder: Path, said: Answers) -> None:
    told: list[frozenset[str]] = []
    session.subscribe(lambda changes: told.append(frozenset(changes.kinds)))
    (folder / "birds/1.pix").unlink()
    (folder / "fish/3.pix").write_bytes(b"PIX SIX")
    MediaJobs(session).check(**said.both)
    assert said.report == MediaReport(3, 1, 1)
    assert report_words(said.report) == "5 files: 3 as imported, 1 with another content, 1 not where they were."
    assert absent(session) == [("birds/1.pix", "missing"), ("fish/3.pix", "changed")]
    assert any({"media", "pool", "current"} <= kinds for kinds in told)
    make_folder(folder, KEPT)
    MediaJobs(session).check(**said.both)
    assert said.report == MediaReport(5, 0, 0)
    assert absent(session) == []


def away(session: Session) -> dict[str, str]:
    """Files that are not as they were; those that were broken from the first are left out."""
    rows = session.project.media.rows(absent=True)
    return {row.name: row.state for row in rows if row.state != "broken"}


def test_what_is_missing_is_noted_when_the_project_is_opened(session: Session, folder: Path, tmp_path: Path) -> None:
    session.close()
    (folder / "birds/1.pix").unlink()
    (folder / "fish/2.pix").write_bytes(b"PIX shorter")
    screen = Screen()
    opened = Session.open(tmp_path / "a.alapp", deliver=screen.deliver)
    try:
        screen.wait(lambda: len(away(opened)) >= 2)
        assert away(opened) == {"birds/1.pix": "missing", "fish/2.pix": "changed"}
    finally:
        opened.close()


def test_a_broken_file_stays_so_until_it_has_another_content(session: Session, folder: Path, said: Answers) -> None:
    session.project.media.set_states([(1, "broken")])
    MediaJobs(session).check(**said.both)
    assert absent(session) == [("birds/1.pix", "broken")]


@pytest.mark.parametrize("chosen", ["new/zoo", "new", "new/zoo/birds"])
def test_a_folder_that_has_moved_is_found_by_it_or_one_around_or_in_it(
    chosen: str, session: Session, folder: Path, tmp_path: Path, said: Answers
) -> None:
    (tmp_path / "new").mkdir()
    shutil.move(folder, tmp_path / "new" / "zoo")
    (tmp_path / "new/zoo/fish/1.pix").unlink()
    (tmp_path / "new/zoo/fish/2.pix").write_bytes(b"PIX another")
    MediaJobs(session).check(**said.both)
    assert said.report == MediaReport(0, 0, 5)
    MediaJobs(session).relink(1, tmp_path / chosen, **said.both)
    assert said.report == MediaReport(3, 1, 1, str(tmp_path / "new/zoo"))
    assert absent(session) == [("fish/1.pix", "missing"), ("fish/2.pix", "changed")]
    assert session.reader.media.roots()[0].path == tmp_path / "new/zoo"


def test_a_folder_without_any_of_the_files_changes_nothing(session: Session, tmp_path: Path, said: Answers) -> None:
    (tmp_path / "empty").mkdir()
    MediaJobs(session).relink(1, tmp_path / "empty", **said.both)
    assert isinstance(said.error, BadInput)
    assert said.error.what == "None of the 5 files is in “empty” as it was."
    assert contents(session.project) == KEPT


def test_embedded_the_project_is_one_file_and_the_originals_may_go(
    session: Session, folder: Path, said: Answers
) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    (folder / "fish/3.pix").unlink()
    MediaJobs(session).embed(**said.both)
    assert said.report == MediaReport(4, 0, 1)
    del before[folder / "fish/3.pix"], before[folder / "fish"]
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path in before} == before
    shutil.move(folder, folder.with_name("moved"))
    assert session.reader.media.counts().embedded == 4
    kept = {name: content for name, content in KEPT.items() if name != "fish/3.pix"}
    ids = [1, 2, 3, 4]
    found = [f.open().read() for f in session.reader.media.files(ids) if f is not None]
    assert found == list(kept.values())
    assert session.project.verify().ok
    MediaJobs(session).embed(**said.both)  # what is embedded is left alone
    assert said.report == MediaReport(0, 0, 1)


def test_a_disk_without_room_is_told_before_anything_is_embedded(
    session: Session, monkeypatch: pytest.MonkeyPatch, said: Answers
) -> None:
    full = shutil.disk_usage("/")._replace(free=1000)
    monkeypatch.setattr(media_work.shutil, "disk_usage", lambda _: full)
    MediaJobs(session).embed(**said.both)
    assert isinstance(said.error, StorageFailed)
    assert session.reader.media.counts().embedded == 0


def test_extractors_get_nothing_for_a_file_that_is_missing_or_broken(session: Session, folder: Path) -> None:
    (folder / "birds/1.pix").unlink()
    (folder / "fish/1.pix").write_bytes(b"JUNK")
    ids = np.arange(1, 5)
    assert read_by_extractors(session.reader, ids) == [None, "two", None, "\x00\x01\x02\x03\x04\x05\x06\x07"]


def test_a_file_that_cannot_be_read_any_more_says_so_in_words(session: Session, folder: Path) -> None:
    (folder / "birds/1.pix").unlink()
    file = session.reader.media.file(1)
    assert file is not None
    with pytest.raises(BadInput, match=r"The file 1\.pix is not where it was\."):
        file.open()


def test_of_several_folders_that_with_the_most_of_the_files_is_meant(tmp_path: Path) -> None:
    make_folder(tmp_path / "a", {"x/1": b""})
    make_folder(tmp_path / "b", {"x/1": b"", "x/2": b""})
    assert placed(["x/1", "x/2"], tmp_path) == tmp_path / "b"
    assert placed(["x/1", "x/2"], tmp_path / "b" / "x") == tmp_path / "b"
    assert placed(["x/1", "x/2"], tmp_path / "a") == tmp_path / "a"
