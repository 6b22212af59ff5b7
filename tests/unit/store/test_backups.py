"""Backups: copied beside the one who writes, counted, thinned, brought back; what was there is kept."""

from __future__ import annotations

import os
import stat
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alapp.domain.backup import NEWEST, Backup, Contents, surplus
from alapp.domain.errors import AppError, Cancelled, ProjectDamaged, ProjectInUse, StorageFailed
from alapp.store import backups
from alapp.store.backups import Snapshot, backup_folder, backups_in, note_of, thin
from alapp.store.project import Project
from alapp.store.restoring import restore
from tests.unit.store.made import label, make_project


def _back_up(path: Path, reason: str = "asked") -> Backup:
    with closing(Snapshot(path)) as snapshot:
        return snapshot.write(backup_folder(path), reason)


def _rows(path: Path) -> object:
    with Project.open(path, read_only=True) as project:
        assert project.verify().ok
        return list(project.annotations.all()), project.heads(), project.settings.all(), project.items.count()


def test_a_backup_is_a_whole_project_of_its_own_for_its_owner_only(project: Project) -> None:
    label(project, 1)
    made = _back_up(project.path)
    assert made.contents == replace(Contents(2, 1, 20, 1), mark=made.contents.mark)
    assert sorted(p.name for p in made.path.parent.glob("*.alapp*")) == [made.path.name, note_of(made.path).name]
    if os.name == "posix":
        modes = {stat.S_IMODE(p.stat().st_mode) for p in made.path.parent.iterdir()}
        assert modes == {0o600}
        assert stat.S_IMODE(made.path.parent.stat().st_mode) == 0o700
    assert backups_in(made.path.parent, project.id) == [made]
    assert _rows(made.path) == _rows(project.path)


def test_a_snapshot_keeps_the_state_it_was_taken_in_while_others_write(project: Project) -> None:
    label(project, 1)
    with closing(Snapshot(project.path)) as snapshot:
        steps = []

        def step(done: int, total: int) -> None:
            steps.append((done, total))
            label(project, 2 + len(steps))

        made = snapshot.write(backup_folder(project.path), "bulk", step)
    assert steps
    assert made.contents.answers == 1
    assert project.annotations.count_answered() == 1 + len(steps)


def test_the_mark_tells_whether_anything_changed(project: Project) -> None:
    with closing(Snapshot(project.path)) as first, closing(Snapshot(project.path)) as same:
        assert first.contents() == same.contents()
        project.settings.set("goal", 7)
        with closing(Snapshot(project.path)) as other:
            assert other.contents().mark != first.contents().mark
    project.keep_place("A1", 3, [])
    with closing(Snapshot(project.path)) as a:
        assert a.contents() == other_of(project.path)


def other_of(path: Path) -> Contents:
    with closing(Snapshot(path)) as snapshot:
        return snapshot.contents()


def test_a_backup_that_is_stopped_leaves_nothing(project: Project) -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with closing(Snapshot(project.path)) as snapshot, pytest.raises(KeyboardInterrupt):
        snapshot.write(backup_folder(project.path), "asked", stop)
    assert list(backup_folder(project.path).iterdir()) == []


def test_no_room_is_said_before_anything_is_written(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups.shutil, "disk_usage", lambda _: type("Usage", (), {"free": 1000}))
    with closing(Snapshot(project.path)) as snapshot, pytest.raises(StorageFailed, match="no room") as caught:
        snapshot.write(backup_folder(project.path), "asked")
    assert "MB" in caught.value.meaning
    assert list(backup_folder(project.path).iterdir()) == []


def test_a_copy_that_is_not_whole_is_not_kept(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = iter([Contents(1), Contents(2)])
    monkeypatch.setattr(backups, "contents_of", lambda _: next(counted))
    with closing(Snapshot(project.path)) as snapshot, pytest.raises(StorageFailed, match="not whole"):
        snapshot.write(backup_folder(project.path), "asked")
    assert list(backup_folder(project.path).iterdir()) == []


def test_thinning_leaves_the_backups_of_another_project_alone(project: Project, tmp_path: Path) -> None:
    for _ in range(NEWEST + 3):
        label(project, 1)
        _back_up(project.path)
    folder = backup_folder(project.path)
    with make_project(tmp_path / "elsewhere.alapp", 3) as other, closing(Snapshot(other.path)) as snapshot:
        foreign = snapshot.write(folder, "asked")
    (folder / "somebody.alapp").write_bytes(b"x")
    gone = thin(folder, project.id, 10**9)
    assert len(gone) == 3
    assert len(backups_in(folder, project.id)) == NEWEST
    assert foreign.path.exists()
    assert (folder / "somebody.alapp").exists()


def test_a_restore_brings_the_backup_back_and_keeps_what_was_there(project: Project) -> None:
    label(project, 1)
    then = _back_up(project.path)
    label(project, 2)
    project.settings.set("goal", 5)
    path = project.path
    project.close()
    now = _rows(path)
    done = restore(path, then.path, backup_folder(path))
    assert _rows(path) == _rows(then.path)
    assert done.kept is not None
    assert _rows(done.kept) == now
    assert sorted(p.name for p in path.parent.iterdir()) == ["wards.alapp", "wards.backups"]


def test_a_damaged_backup_changes_nothing(project: Project) -> None:
    label(project, 1)
    made = _back_up(project.path)
    path = project.path
    project.close()
    content = bytearray(made.path.read_bytes())
    place = content.index(b"fell in the bathroom")
    content[place] ^= 1
    made.path.write_bytes(content)
    before = path.read_bytes()
    with pytest.raises(ProjectDamaged, match="is damaged"):
        restore(path, made.path, backup_folder(path))
    assert path.read_bytes() == before
    assert sorted(p.name for p in path.parent.iterdir()) == ["wards.alapp", "wards.backups"]


def test_a_restore_stopped_at_any_step_changes_nothing(project: Project) -> None:
    label(project, 1)
    then = _back_up(project.path)
    label(project, 2)
    path, folder = project.path, backup_folder(project.path)
    project.close()
    now, steps = _rows(path), list[str]()

    def stop_at(place: int) -> None:
        def tell(_done: int, _total: int, words: str) -> None:
            steps.append(words)
            if len(steps) == place:
                raise Cancelled

        steps.clear()
        restore(path, then.path, folder, tell)

    stop_at(0)
    assert _rows(path) == _rows(then.path)
    restore(path, backups_in(folder, None)[0].path, folder)
    assert _rows(path) == now
    last = len(steps)
    for place in range(1, last + 1):
        with pytest.raises(Cancelled):
            stop_at(place)
        assert _rows(path) == now
        assert sorted(p.name for p in path.parent.iterdir()) == ["wards.alapp", "wards.backups"]
    assert steps[-1] == ""
    assert {"rows proved", "MB copied", "pages backed up"} <= set(steps)


def test_nothing_is_restored_while_somebody_works(project: Project) -> None:
    made = _back_up(project.path)
    label(project, 1)
    with pytest.raises(ProjectInUse):
        restore(project.path, made.path, backup_folder(project.path))
    assert project.annotations.count_answered() == 1


def test_a_damaged_project_is_set_aside_whole(project: Project) -> None:
    label(project, 1)
    made, path = _back_up(project.path), project.path
    project.close()
    damaged = bytearray(path.read_bytes())
    damaged[4096 : 3 * 4096] = bytes(2 * 4096)
    path.write_bytes(damaged)
    done = restore(path, made.path, backup_folder(path))
    assert done.kept is not None
    assert "damaged" in done.kept.name
    assert done.kept.read_bytes() == damaged
    assert _rows(path) == _rows(made.path)


def test_a_lost_project_is_brought_back(project: Project) -> None:
    made, path = _back_up(project.path), project.path
    project.close()
    path.unlink()
    assert restore(path, made.path, backup_folder(path)).kept is None
    assert _rows(path) == _rows(made.path)


def test_a_log_that_stays_is_not_read_into_the_restored_file(project: Project) -> None:
    made, path = _back_up(project.path), project.path
    label(project, 1)
    log = path.with_name(path.name + "-wal").read_bytes()
    project.close()
    path.with_name(path.name + "-wal").write_bytes(log)
    restore(path, made.path, backup_folder(path))
    assert _rows(path) == _rows(made.path)


def test_backups_can_lie_elsewhere(tmp_path: Path) -> None:
    assert backup_folder(tmp_path / "a.alapp") == tmp_path / "a.backups"
    assert backup_folder(tmp_path / "a.alapp", " ") == tmp_path / "a.backups"
    assert backup_folder(tmp_path / "a.alapp", str(tmp_path / "safe")) == tmp_path / "safe"


_MADE = st.datetimes().map(lambda moment: moment.isoformat(timespec="milliseconds") + "+00:00")


@given(st.lists(st.tuples(_MADE, st.integers(1, 1000)), max_size=60), st.integers(1, 30_000))
def test_thinning_keeps_the_newest_and_one_of_each_day_and_week(made: list[tuple[str, int]], most: int) -> None:
    every = [Backup(Path(str(i)), at, "schedule", size, Contents()) for i, (at, size) in enumerate(made)]
    unlimited = surplus(every, 10**12)
    kept = [b for b in every if b not in unlimited]
    newest = sorted(every, key=lambda b: b.made_at, reverse=True)
    assert {b.made_at for b in newest[:NEWEST]} <= {b.made_at for b in kept}
    days = sorted({b.made_at[:10] for b in every}, reverse=True)[:7]
    assert set(days) <= {b.made_at[:10] for b in kept}
    assert len(kept) <= 10 + 7 + 4
    capped = [b for b in every if b not in surplus(every, most)]
    assert {b.path for b in capped} <= {b.path for b in kept}
    assert len(capped) <= 1 or sum(b.size for b in capped) <= most
    assert bool(capped) == bool(every)


def test_an_unreadable_place_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(AppError):
        Snapshot(tmp_path / "gone.alapp")
