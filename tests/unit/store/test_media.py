"""Files of media in a project: by reference, moved, embedded, with thumbnails; and what verify says of them."""

from __future__ import annotations

import hashlib
import pickle
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alapp.domain.errors import BadInput
from alapp.domain.media import MediaCounts, MediaFile
from alapp.store.media import PART, Media, parts_of, root_of
from alapp.store.project import Project
from tests.unit.store.made import make_project

CONTENTS = {"birds/1.png": b"one", "birds/2.png": b"two", "fish/1.png": bytes(range(256)) * 10_000}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "pictures"
    for name, content in CONTENTS.items():
        (found / name).parent.mkdir(parents=True, exist_ok=True)
        (found / name).write_bytes(content)
    return found


@pytest.fixture
def project(tmp_path: Path, folder: Path) -> Iterator[Project]:
    with make_project(tmp_path / "a.alapp", items=3) as made:
        enter(made, [media_file(folder, name) for name in CONTENTS])
        yield made


def media_file(folder: Path, name: str) -> MediaFile:
    content = (folder / name).read_bytes()
    return MediaFile(name, hashlib.sha256(content).hexdigest(), len(content), folder / name, facts={"width": 3})


def enter(project: Project, files: Sequence[MediaFile]) -> None:
    with project._database.transaction():
        project.media.enter_now(enumerate(files, start=1))


def contents(media: Media, ids: Sequence[int] = (1, 2, 3)) -> list[bytes | None]:
    found = list[bytes | None]()
    for file in media.files(ids):
        if file is None:
            found.append(None)
            continue
        with file.open() as stream:
            found.append(stream.read())
    return found


def embed(project: Project) -> None:
    for i, file in enumerate(list(project.media.files([1, 2, 3])), start=1):
        assert file is not None
        with file.open() as stream:
            for number, data in parts_of(stream):
                project.media.put_part(i, number, data)
        project.media.finish_embedding(i)


def test_files_come_back_as_they_were_entered(project: Project, folder: Path) -> None:
    assert list(project.media.files([3, 1])) == [media_file(folder, "fish/1.png"), media_file(folder, "birds/1.png")]
    assert list(project.media.files([2, 99])) == [media_file(folder, "birds/2.png"), None]
    assert contents(project.media) == list(CONTENTS.values())
    assert project.media.counts() == MediaCounts(3, 2_560_006, 0, {"present": 3})
    assert [(r.path, r.files, r.absent) for r in project.media.roots()] == [(folder, 3, 0)]


def test_a_project_that_moves_with_its_folder_finds_it(project: Project, folder: Path, tmp_path: Path) -> None:
    project.close()
    (tmp_path / "stick").mkdir()
    for name in ("a.alapp", "pictures"):
        shutil.move(tmp_path / name, tmp_path / "stick" / name)
    with Project.open(tmp_path / "stick" / "a.alapp") as moved:
        assert contents(moved.media) == list(CONTENTS.values())


def test_a_project_that_moves_alone_finds_the_folder_where_it_was(project: Project, tmp_path: Path) -> None:
    project.close()
    (tmp_path / "away").mkdir()
    shutil.move(tmp_path / "a.alapp", tmp_path / "away" / "a.alapp")
    with Project.open(tmp_path / "away" / "a.alapp") as moved:
        assert contents(moved.media) == list(CONTENTS.values())


def test_a_folder_that_has_moved_is_found_where_it_is_said_to_be(
    project: Project, folder: Path, tmp_path: Path
) -> None:
    folder.rename(tmp_path / "elsewhere")
    with pytest.raises(BadInput, match=r"The file 1\.png is not where it was"):
        contents(project.media)
    with Project.open(project.path, read_only=True) as beside:  # a reader that has looked already
        with pytest.raises(BadInput):
            contents(beside.media)
        project.media.move(1, tmp_path / "elsewhere")
        assert contents(beside.media) == contents(project.media) == list(CONTENTS.values())
    assert project.verify().ok


def test_a_folder_moved_to_where_another_is_becomes_one_with_it(project: Project, tmp_path: Path) -> None:
    shutil.copytree(tmp_path / "pictures", tmp_path / "copy")
    project.media.move(1, tmp_path / "copy")
    enter_more = media_file(tmp_path / "pictures", "birds/1.png")
    source = project.sources.all()[0].id
    del source
    with project._database.transaction():
        project._database.execute("DELETE FROM media WHERE item_id = 3")
        project.media.enter_now([(3, enter_more)])
    assert [root.files for root in project.media.roots()] == [2, 1]
    project.media.move(2, tmp_path / "copy")
    assert [(root.path, root.files) for root in project.media.roots()] == [(tmp_path / "copy", 3)]
    assert project.verify().ok


def test_states_are_kept_and_listed(project: Project, folder: Path) -> None:
    project.media.set_states([(2, "missing"), (3, "broken")])
    assert project.media.counts().states == {"present": 1, "missing": 1, "broken": 1}
    assert project.media.counts().absent == 2
    assert [(r.item_id, r.name, r.state, r.folder) for r in project.media.rows(absent=True)] == [
        (2, "birds/2.png", "missing", str(folder)),
        (3, "fish/1.png", "broken", str(folder)),
    ]
    assert len(list(project.media.rows(1))) == 3
    assert project.media.roots()[0].absent == 2
    assert project.verify().ok


def test_embedded_files_are_read_from_the_project_also_in_another_process(project: Project, folder: Path) -> None:
    embed(project)
    shutil.rmtree(folder)
    assert contents(project.media) == list(CONTENTS.values())
    large = pickle.loads(pickle.dumps(project.media.file(3)))  # as it goes through a pipe
    assert large.data is None
    with large.open() as stream:
        stream.seek(-256, 2)
        assert stream.read() == bytes(range(256))
        stream.seek(PART - 1)
        assert stream.read(2) == CONTENTS["fish/1.png"][PART - 1 : PART + 1]
    assert project.media.counts().embedded == 3
    assert project.media.roots() == []
    assert project.verify().ok


def test_a_file_of_which_parts_are_there_is_still_read_from_its_folder(project: Project, folder: Path) -> None:
    project.media.put_part(3, 0, b"half")
    file = project.media.file(3)
    assert file is not None
    assert file.path == folder / "fish/1.png"


def test_thumbnails_are_made_once(project: Project) -> None:
    assert project.media.without_thumbnail(0, 10) == [1, 2, 3]
    project.media.keep_thumbnails([(1, b"small"), (3, b"")])
    assert project.media.without_thumbnail(0, 10) == [2]
    assert project.media.thumbnails([3, 2, 1]) == {1: b"small", 3: b""}
    project.media.set_states([(2, "missing")])
    assert project.media.without_thumbnail(0, 10) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("UPDATE media SET name = 'x' WHERE item_id = 2", "media 2: changed"),
        ("UPDATE media_root SET path = '/etc'", "media_root 1: changed"),
        ("UPDATE media_blob SET data = x'00' WHERE item_id = 1", "media_blob 1 0: changed"),
        ("DELETE FROM media_blob WHERE item_id = 3 AND part = 1", "media 3: not the file that was imported"),
        ("UPDATE media_thumbnail SET data = x'00'", "media_thumbnail 1: changed"),
    ],
)
def test_damage_is_found(project: Project, change: str, found: str) -> None:
    embed(project)
    project.media.keep_thumbnails([(1, b"small")])
    assert project.verify().ok
    with project._database.transaction():
        project._database.execute(change)
    assert found in project.verify().problems


@given(st.lists(st.sampled_from(["a", "b c", "ü", "名"]), min_size=1, max_size=4))
def test_the_folder_of_a_file_is_what_its_name_is_relative_to(parts: list[str]) -> None:
    name = "/".join(parts)
    assert root_of(MediaFile(name, "", 0, Path("/x/y") / name)) == Path("/x/y")
