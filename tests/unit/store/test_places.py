"""Where a project lies: shares refuse work and say why, folders of sync programs are named, room is asked for first."""

from __future__ import annotations

from pathlib import Path

import pytest

from alapp.domain.errors import OnShare, StorageFailed
from alapp.store import places
from alapp.store.places import check_room, is_share, mount_of, place_of, windows_kind
from alapp.store.project import Project
from tests.unit.store.made import make_project


@pytest.mark.parametrize("name", ["nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "drvfs", "FUSE.SSHFS"])
def test_shares_are_known_by_their_names(name: str) -> None:
    assert is_share(name)


@pytest.mark.parametrize("name", ["ext4", "apfs", "tmpfs", "overlay", "NTFS", "fuseblk", "zfs", ""])
def test_local_drives_are_none(name: str) -> None:
    assert not is_share(name)


@pytest.mark.parametrize(
    ("path", "drive", "kind"),
    [
        (r"\\server\ward\a.alapp", 0, "UNC"),
        (r"\\?\UNC\server\ward", 0, "UNC"),
        (r"W:\a.alapp", 4, "mapped drive"),
        (r"C:\a.alapp", 3, ""),
        (r"\\?\C:\a.alapp", 3, ""),
    ],
)
def test_paths_of_windows(path: str, drive: int, kind: str) -> None:
    assert windows_kind(path, drive) == kind


def test_the_innermost_mount_counts_and_of_two_on_one_place_the_later() -> None:
    table = "a / ext4 rw 0 0\nb /mnt/my\\040share nfs4 rw 0 0\nc /mnt/my\\040share cifs rw 0 0\nbroken\n"
    assert mount_of(Path("/mnt/my share/x/y"), table) == "cifs"
    assert mount_of(Path("/mnt/my sharer"), table) == "ext4"
    assert mount_of(Path("/x"), "") == ""


def test_a_project_on_a_share_is_read_but_not_worked_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with make_project(tmp_path / "a.alapp"):
        pass
    before = (tmp_path / "a.alapp").read_bytes()
    table = tmp_path / "mounts"
    table.write_text(f"server:/x {tmp_path} nfs4 rw 0 0\n")
    monkeypatch.setattr(places, "MOUNTS", table)
    with pytest.raises(OnShare, match="network drive") as refused:
        Project.open(tmp_path / "a.alapp")
    assert "copy" in refused.value.remedy
    with pytest.raises(OnShare):
        make_project(tmp_path / "b.alapp")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.alapp", "mounts"]
    assert (tmp_path / "a.alapp").read_bytes() == before
    with Project.open(tmp_path / "a.alapp", read_only=True) as project:
        assert project.items.count() == 20


@pytest.mark.parametrize(("name", "words"), [("OneDrive - Ward", "OneDrive"), ("Nextcloud", "Nextcloud")])
def test_folders_of_sync_programs_are_named(tmp_path: Path, name: str, words: str) -> None:
    assert place_of(tmp_path / name / "a", "ext4").synced == words
    assert words in place_of(tmp_path / name, "ext4").warning
    assert place_of(tmp_path, "ext4").warning == ""


def test_a_folder_with_the_mark_of_a_sync_program_is_named(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").touch()
    assert place_of(tmp_path / "study", "ext4").synced == "Dropbox"


def test_room_is_asked_for_before_anything_is_done(tmp_path: Path) -> None:
    check_room(tmp_path, 1, "an import")
    with pytest.raises(StorageFailed, match="not enough room for an import"):
        check_room(tmp_path, 10**18, "an import")
