"""Media that can be taken out, by what Linux tells of block devices."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from alapp.store import removable as module
from alapp.store.removable import removable

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the tree of devices is Linux'")


class Devices:
    """A tree of devices, in which the one that holds ``path`` is what the test says."""

    def __init__(self, folder: Path, path: Path) -> None:
        self.folder, number = folder, path.stat().st_dev
        self.block = folder / "dev" / "block"
        self.block.mkdir(parents=True)
        self.link = self.block / f"{os.major(number)}:{os.minor(number)}"

    def disk(self, place: str, *, takes_out: str = "0", partition: str = "", kind: str = "") -> Path:
        disk = self.folder / "devices" / place
        (disk / "device").mkdir(parents=True)
        (disk / "removable").write_text(f"{takes_out}\n")
        if kind:
            (disk / "device" / "type").write_text(f"{kind}\n")
        if not partition:
            return disk
        part = disk / partition
        part.mkdir()
        (part / "partition").write_text("1\n")
        return part


@pytest.fixture
def devices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Devices:
    made = Devices(tmp_path / "sys", tmp_path)
    monkeypatch.setattr(module, "SYSTEM", made.block)
    return made


@pytest.mark.parametrize(
    ("place", "more", "expected"),
    [
        ("pci0000:00/ata1/host0/block/sda", {}, False),
        ("pci0000:00/ata1/host0/block/sda", {"partition": "sda1"}, False),
        ("pci0000:00/ata1/host0/block/sr0", {"takes_out": "1"}, True),
        ("pci0000:00/0000:00:14.0/usb2/2-1/host6/block/sdb", {"takes_out": "1", "partition": "sdb1"}, True),
        ("pci0000:00/0000:00:14.0/usb2/2-1/host6/block/sdb", {"partition": "sdb1"}, True),
        ("pci0000:00/mmc_host/mmc0/block/mmcblk0", {"kind": "SD", "partition": "mmcblk0p1"}, True),
        ("pci0000:00/mmc_host/mmc0/block/mmcblk0", {"kind": "MMC", "partition": "mmcblk0p1"}, False),
        ("virtual/block/dm-0", {}, False),
    ],
)
def test_by_the_device(devices: Devices, tmp_path: Path, place: str, more: dict[str, str], expected: bool) -> None:
    devices.link.symlink_to(devices.disk(place, **more))
    assert removable(tmp_path / "file.csv") == expected
    assert removable(tmp_path / "no" / "such" / "folder") == expected


def test_an_encrypted_stick_is_where_its_device_is(devices: Devices, tmp_path: Path) -> None:
    mapped = devices.disk("virtual/block/dm-0")
    stick = devices.disk("pci0/usb1/1-2/block/sdc", partition="sdc1")
    (mapped / "slaves").mkdir()
    (mapped / "slaves" / "sdc1").symlink_to(stick)
    devices.link.symlink_to(mapped)
    assert removable(tmp_path)


def test_a_file_system_without_a_device_is_none(devices: Devices, tmp_path: Path) -> None:
    assert not removable(tmp_path)


def test_this_machine_answers() -> None:
    assert removable(Path("/proc/self")) is False
