"""Full disks, folders that cannot be written to, and several programs that want the same project."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from alapp.domain.errors import ReadOnlyProject, StorageFailed
from alapp.store.opening import back_up
from alapp.store.project import Project
from tests.reliability.kill import make_pool

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits, rights and mounts of Unix")

NOBODY = 65534


def _labeler(path: Path, *options: str) -> list[str]:
    command = [sys.executable, "-m", "tests.reliability.labeler", str(path), *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout.splitlines()


def _acknowledged(lines: list[str]) -> set[int]:
    return {int(line) for line in lines if line.isdigit()}


def _is_all_there(path: Path, acknowledged: set[int]) -> None:
    with Project.open(path) as project:
        assert set(project.annotations.done_ids("A1").tolist()) == acknowledged
        assert project.verify().problems == ()


@pytest.mark.parametrize("spare", [0, 4096, 20_000, 100_000, 500_000])
def test_a_file_that_may_not_grow_loses_nothing(tmp_path: Path, spare: int) -> None:
    """A limit on the file's size gives an I/O error, not "full": both must be told in words."""
    path = tmp_path / "pool.alapp"
    make_pool(path, 2000)
    lines = _labeler(path, "--file-limit", str(max(path.stat().st_size - 200_000, 0) // 2 + spare))
    assert lines[-1].startswith("StorageFailed "), lines[-1]
    assert str(tmp_path) in lines[-1]
    _is_all_there(path, _acknowledged(lines))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 2 MB, where the system lets us make one."""
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small file system cannot be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_loses_nothing_and_work_goes_on_with_space(small_disk: Path) -> None:
    path = small_disk / "pool.alapp"
    make_pool(path, 2000)
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(200_000))
    lines = _labeler(path)
    acknowledged = _acknowledged(lines)
    assert lines[-1].startswith("StorageFailed The disk is full"), lines[-1]
    assert str(small_disk) in lines[-1]
    assert acknowledged
    ballast.unlink()
    _is_all_there(path, acknowledged)


def test_a_full_disk_under_an_import_leaves_whole_chunks(small_disk: Path) -> None:
    path = small_disk / "pool.alapp"
    with pytest.raises(StorageFailed, match="full"):
        make_pool(path, 20_000)
    with Project.open(path, read_only=True) as project:
        assert project.items.count() % 500 == 0
        assert project.items.count() == len(project.items.after(0, 20_000))
        assert project.verify().problems == ()


def test_no_room_for_a_new_project_leaves_nothing(small_disk: Path) -> None:
    (small_disk / "ballast").write_bytes(bytes(2_000_000))
    with pytest.raises(StorageFailed, match="full"):
        make_pool(small_disk / "pool.alapp", 10)
    assert [p.name for p in small_disk.iterdir()] == ["ballast"]


def test_no_room_for_a_backup_says_so(small_disk: Path, tmp_path: Path) -> None:
    path = tmp_path / "pool.alapp"
    make_pool(path, 20_000)
    with Project.open(path) as project, pytest.raises(StorageFailed, match=r"full.*small"):
        back_up(project._database._writer, small_disk / "copy.alapp")
    assert list(small_disk.iterdir()) == []


@pytest.fixture
def for_nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder in a place that every user may enter; run as root, so that a child may become somebody else."""
    if os.geteuid() != 0:
        pytest.skip("only root can become another user")
    place = Path("/tmp") / f"alapp-read-only-{os.getpid()}"
    place.mkdir(mode=0o755)
    yield place
    shutil.rmtree(place)


@pytest.mark.parametrize(("folder", "file"), [(0o555, 0o444), (0o555, 0o666), (0o777, 0o444)])
def test_a_place_that_cannot_be_written_to_opens_for_reading(for_nobody: Path, folder: int, file: int) -> None:
    path = for_nobody / "pool.alapp"
    make_pool(path, 10)
    path.chmod(file)
    for_nobody.chmod(folder)
    before = path.read_bytes()
    lines = _labeler(path, "--user", str(NOBODY))
    assert lines[0] == "open read-only"
    assert lines[1].startswith("ReadOnlyProject "), lines
    assert path.read_bytes() == before
    assert [p.name for p in for_nobody.iterdir()] == [path.name]


def test_a_read_only_place_with_changes_beside_the_file_says_so(for_nobody: Path, tmp_path: Path) -> None:
    path = tmp_path / "pool.alapp"
    make_pool(path, 10)
    with Project.open(path) as project:
        project.state.set("position", 3)
        for name in (path.name, f"{path.name}-wal"):
            shutil.copyfile(tmp_path / name, for_nobody / name)
            (for_nobody / name).chmod(0o444)
    for_nobody.chmod(0o555)
    lines = _labeler(for_nobody / path.name, "--user", str(NOBODY))
    assert lines[0].startswith("StorageFailed The last changes of"), lines


def test_of_many_openers_exactly_one_writes(tmp_path: Path) -> None:
    path = tmp_path / "pool.alapp"
    make_pool(path, 400)
    for _ in range(5):
        command = [sys.executable, "-m", "tests.reliability.labeler", str(path)]
        racers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
        ends = [racer.communicate(timeout=60)[0].splitlines() for racer in racers]
        writers = [lines for lines in ends if lines[0] == "open writable"]
        refused = [lines for lines in ends if lines[0].startswith("ProjectInUse")]
        assert len(writers) + len(refused) == 4
        assert writers
        labeled = [item for lines in writers for item in _acknowledged(lines)]
        assert len(labeled) == len(set(labeled)), "two wrote at once"
    with Project.open(path) as project:
        assert project.annotations.count_answered() == 400
        assert project.verify().ok


def test_a_killed_holder_does_not_keep_others_out(tmp_path: Path) -> None:
    path = tmp_path / "pool.alapp"
    make_pool(path, 2000)
    command = [sys.executable, "-m", "tests.reliability.labeler", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"open writable\n"
        child.kill()
        child.stdout.read()
    assert (tmp_path / "pool.alapp.lock").exists()
    with Project.open(path) as project:
        assert not project.read_only


def test_a_drive_mounted_read_only_opens_for_reading(small_disk: Path) -> None:
    path = small_disk / "pool.alapp"
    make_pool(path, 10)
    _remount(small_disk, "ro")
    with Project.open(path) as project:
        assert project.read_only
        assert project.items.count() == 10
        with pytest.raises(ReadOnlyProject):
            project.state.set("position", 1)
    with pytest.raises(StorageFailed, match="read-only"):
        make_pool(small_disk / "new.alapp", 1)


def test_a_read_only_drive_with_a_log_beside_the_project_says_so(small_disk: Path, tmp_path: Path) -> None:
    path = tmp_path / "pool.alapp"
    make_pool(path, 10)
    with Project.open(path) as project:
        project.state.set("position", 3)
        for name in (path.name, f"{path.name}-wal"):
            shutil.copyfile(tmp_path / name, small_disk / name)
    _remount(small_disk, "ro")
    with pytest.raises(StorageFailed, match="last changes"):
        Project.open(small_disk / path.name)


def _remount(place: Path, mode: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{mode}", str(place)], check=True)
