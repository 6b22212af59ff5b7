"""Making, opening and closing a project file."""

from __future__ import annotations

import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from alapp.domain.annotation import Annotator
from alapp.domain.change import Change, Op
from alapp.domain.errors import AppError, BadInput, ProjectInUse, ReadOnlyProject, StorageFailed
from alapp.store.lock import holder_of
from alapp.store.project import Project
from tests.unit.store.made import GUIDELINE, answer, label, make_project


def test_a_new_project_has_what_it_was_made_with(tmp_path: Path) -> None:
    with make_project(tmp_path / "a.alapp", 0) as project:
        assert (project.name, project.read_only, project.path) == ("Wards", False, tmp_path / "a.alapp")
        assert project.settings.all() == {"goal": 100}
        assert project.annotators.all() == [Annotator("A1", "Ann")]
        assert project.guidelines.current().classes == GUIDELINE.classes
        assert project.items.count() == 0
        assert project.items.ids().tolist() == []
        assert len(project.id) == 32


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "notes.alapp"
    path.write_text("my notes")
    with pytest.raises(BadInput, match="there already"):
        make_project(path)
    assert path.read_text() == "my notes"
    assert [p.name for p in tmp_path.iterdir()] == ["notes.alapp"]


def test_a_place_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match="not there"):
        make_project(tmp_path / "none" / "a.alapp")


def test_nothing_is_left_when_making_fails(tmp_path: Path) -> None:
    with pytest.raises(TypeError):
        Project.create(tmp_path / "a.alapp", GUIDELINE, name="x", annotator=Annotator("A1"), settings={"k": object()})
    assert list(tmp_path.iterdir()) == []


def test_closing_leaves_one_file_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "a.alapp"
    with make_project(path) as project:
        label(project, 1)
        for beside in tmp_path.iterdir():
            assert stat.S_IMODE(beside.stat().st_mode) == 0o600, beside
    assert [p.name for p in tmp_path.iterdir()] == ["a.alapp"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_strange_names_round_trip(tmp_path: Path) -> None:
    for name in ("a?b#c%20.alapp", "Stürze ‮ 🙂.alapp", "it's; DROP TABLE.alapp", "x" * 200 + ".alapp"):
        with make_project(tmp_path / name, 2) as project:
            label(project, 1)
        with Project.open(tmp_path / name) as again:
            assert again.annotations.count_answered() == 1


def test_a_second_writer_is_told_who_holds_it(tmp_path: Path) -> None:
    path = tmp_path / "a.alapp"
    with make_project(path):
        holder = holder_of(path)
        assert holder is not None
        with pytest.raises(ProjectInUse) as caught:
            Project.open(path)
        assert str(holder.pid) in caught.value.meaning
        assert holder.user in caught.value.meaning
        assert holder.since[:10] in caught.value.meaning
    with Project.open(path) as again:
        assert not again.read_only
    assert holder_of(path) is None


def test_readers_beside_the_writer_see_what_is_committed(project: Project) -> None:
    with Project.open(project.path, read_only=True) as reader, Project.open(project.path, read_only=True) as second:
        assert reader.read_only
        label(project, 3, "l2")
        for each in (reader, second):
            assert each.annotations.of_item(3)[0].labels == ("l2",)


def test_a_reader_may_stay_open_when_the_writer_closes_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "a.alapp"
    writer = make_project(path)
    with Project.open(path, read_only=True) as reader:
        label(writer, 1)
        writer.close()
        assert reader.annotations.count_answered() == 1
        with Project.open(path) as again:
            label(again, 2)
            assert reader.annotations.count_answered() == 2


def test_a_closed_project_can_be_read_and_stays_one_file(tmp_path: Path) -> None:
    path = tmp_path / "a.alapp"
    make_project(path).close()
    before = path.read_bytes()
    with Project.open(path, read_only=True) as reader:
        assert reader.items.count() == 20
        assert reader.verify().ok
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["a.alapp"]


def test_reading_only_refuses_every_change(project: Project) -> None:
    with Project.open(project.path, read_only=True) as reader:
        changes: list[Callable[[], object]] = [
            lambda: label(reader, 1),
            lambda: reader.undo("A1"),
            lambda: reader.settings.set("goal", 1),
            lambda: reader.guidelines.save(GUIDELINE, "A1", ""),
            lambda: reader.search.index_some(5),
            lambda: reader.features.begin("text", 1, b""),
        ]
        for change in changes:
            with pytest.raises(ReadOnlyProject):
                change()


def test_a_snapshot_does_not_change_while_labeling_goes_on(project: Project) -> None:
    label(project, 1)
    with Project.open(project.path, read_only=True) as reader:
        with reader.snapshot():
            assert reader.annotations.count_answered() == 1
            label(project, 2)
            assert reader.annotations.count_answered() == 1
        assert reader.annotations.count_answered() == 2


def test_threads_may_label_and_read_at_once(project: Project) -> None:
    failures: list[BaseException] = []

    def work(items: range) -> None:
        try:
            for item_id in items:
                label(project, item_id)
                assert project.annotations.get(item_id, "A1") is not None
        except BaseException as error:  # noqa: BLE001 (told to the test)
            failures.append(error)

    threads = [threading.Thread(target=work, args=(range(start, 21, 4),)) for start in range(1, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert project.annotations.count_answered() == 20
    assert project.verify().ok


def test_an_unknown_item_is_refused_and_nothing_is_kept(project: Project) -> None:
    with pytest.raises(BadInput):
        project.record(Op.BULK, [Change(1, "answer", answer()), Change(999, "answer", answer())], "A1", "Two")
    assert project.annotations.count_answered() == 0
    assert project.next_undo("A1") is None
    assert project.verify().ok


def test_closing_twice_is_harmless(tmp_path: Path) -> None:
    project = make_project(tmp_path / "a.alapp", 1)
    project.close()
    project.close()
    assert [p.name for p in tmp_path.iterdir()] == ["a.alapp"]
    with pytest.raises(AppError):
        label(project, 1)
