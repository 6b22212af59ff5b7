"""Native libraries: who needs whom, what a system gives, what may be stripped, which Debian packages are named."""

from __future__ import annotations

from pathlib import Path

import pytest
from bundling import natives
from bundling.depends import by_policy, newest_glibc, outside, relation
from bundling.elf import Needs, is_aligned, needs_in

DYNAMIC = """
 0x0000000000000001 (NEEDED)             Shared library: [libX11.so.6]
 0x0000000000000001 (NEEDED)             Shared library: [libc.so.6]
 0x000000000000000e (SONAME)             Library soname: [libown.so.1]
"""
VERSIONS = """Version definition section '.gnu.version_d' contains 1 entry:
  000000: Rev: 1  Flags: BASE  Index: 1  Cnt: 1  Name: libown.so.1
Version needs section '.gnu.version_r' contains 1 entry:
  000000: Version: 1  File: libc.so.6  Cnt: 2
  0x0010:   Name: GLIBC_2.34  Flags: none  Version: 4
  0x0020:   Name: GLIBC_2.9  Flags: none  Version: 3
"""
ALIGNED = """
  LOAD           0x000000 0x0000000000000000 0x0000000000000000 0x2887dc 0x2887dc R   0x1000
  LOAD           0x288800 0x0000000000289800 0x0000000000289800 0x133fe7 0x133fe7 R E 0x1000
"""
SHIFTED = ALIGNED + "  LOAD           0x1621098 0x000000000166b000 0x000000000166b000 0x0 0x0 RW  0x1000\n"


def test_what_readelf_prints_is_read() -> None:
    needs = needs_in(DYNAMIC, VERSIONS)
    assert needs.libraries == ("libX11.so.6", "libc.so.6")
    assert needs.versions == (("libc.so.6", "GLIBC_2.34"), ("libc.so.6", "GLIBC_2.9"))


def test_a_file_whose_segments_were_shifted_is_not_taken() -> None:
    assert [is_aligned(headers) for headers in (ALIGNED, SHIFTED, "")] == [True, False, False]


def entries(folder: Path) -> list[natives.Entry]:
    """Make a window with a plugin, libraries of wheels that it needs or not, and libraries of the system."""
    wheel, system = folder / "site-packages", folder / "system"
    places = {
        "PySide6/QtGui.so": (wheel, "EXTENSION"),
        "PySide6/Qt/plugins/platforms/libqxcb.so": (wheel, "BINARY"),
        "PySide6/Qt/lib/libQt6Core.so.6": (wheel, "BINARY"),
        "PySide6/Qt/lib/libQt6Qml.so.6": (wheel, "BINARY"),
        "libxcb-cursor.so.0": (system, "BINARY"),
        "libX11.so.6": (system, "BINARY"),
    }
    made = []
    for name, (root, kind) in places.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\x7fELF" + name.encode())
        made.append((name, str(path), kind))
    links = [(n, f"PySide6/Qt/lib/{n}", "SYMLINK") for n in ("libQt6Core.so.6", "libQt6Qml.so.6")]
    return [*made, *links]


LINKED = {
    "QtGui.so": ("libQt6Core.so.6", "libX11.so.6"),
    "libqxcb.so": ("libQt6Core.so.6", "libxcb-cursor.so.0"),
}


def test_only_needed_libraries_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(natives, "needs_of", lambda path: Needs(LINKED.get(path.name, ()), ()))
    names = {name for name, _, _ in natives.needed(entries(tmp_path))}
    assert names == {
        "PySide6/QtGui.so",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/lib/libQt6Core.so.6",
        "libxcb-cursor.so.0",
        "libQt6Core.so.6",
    }


def test_the_same_library_lies_there_once(tmp_path: Path) -> None:
    names = ("numpy.libs/libgfortran.so", "scipy.libs/libgfortran.so", "scipy.libs/libother.so")
    made = [(name, str(tmp_path / name.replace("/", "-")), "BINARY") for name in names]
    for (_, path, _), content in zip(made, (b"one", b"one", b"two"), strict=True):
        Path(path).write_bytes(content)
    assert natives.once(made) == [made[0], (names[1], "../numpy.libs/libgfortran.so", "SYMLINK"), made[2]]


NEEDS = {
    "/alapp": Needs(("libc.so.6", "libz.so.1"), (("libc.so.6", "GLIBC_2.9"), ("libc.so.6", "GLIBC_2.35"))),
    "/_internal/PySide6/Qt/plugins/platforms/libqwayland.so": Needs(("libwayland-cursor.so.0", "libc.so.6"), ()),
    "/_internal/libz.so.1": Needs(("libc.so.6", "ld-linux-x86-64.so.2"), (("libc.so.6", "GLIBC_2.14"),)),
}


def test_what_lies_outside_is_needed_of_the_system() -> None:
    assert outside(NEEDS, optional=False) == {"libc.so.6": {"GLIBC_2.9", "GLIBC_2.35", "GLIBC_2.14"}}
    assert set(outside(NEEDS, optional=True)) == {"libwayland-cursor.so.0", "libc.so.6"}
    assert newest_glibc({"libc.so.6": {"GLIBC_2.9", "GLIBC_2.34"}, "libm.so.6": {"GLIBC_2.35", "OTHER_3"}}) == "2.35"


def test_packages_are_named_with_the_oldest_version_that_will_do() -> None:
    libraries = {"libc.so.6": {"GLIBC_2.35"}, "libm.so.6": {"GLIBC_2.29"}, "libX11.so.6": set[str]()}
    packages = {"libc.so.6": "libc6", "libm.so.6": "libc6", "libX11.so.6": "libx11-6"}
    asked = {}

    def least(package: str, versions: object) -> str:
        asked[package] = versions
        return "2.35" if package == "libc6" else ""

    assert relation(libraries, packages, least) == ["libc6 (>= 2.35)", "libx11-6"]
    assert asked["libc6"] == {"GLIBC_2.35", "GLIBC_2.29"}


def test_an_unknown_library_is_named_as_the_policy_says() -> None:
    names = ("libwayland-cursor.so.0", "libX11.so.6", "libGL.so.1")
    assert [by_policy(name) for name in names] == ["libwayland-cursor0", "libx11-6", "libgl1"]
