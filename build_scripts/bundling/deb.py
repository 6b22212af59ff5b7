"""Make the Debian package: the folder, a command, a menu entry, icons, file types, a manual page, no scripts."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bundling.depends import ALWAYS, all_needs, outside, packages_of, relation
from bundling.desktop import SUMMARY, manual_page, write_desktop_files
from bundling.files import files_in

HOME = Path("usr/lib/alapp")
DESCRIPTION = """ alapp labels texts, tables and images, learns from each answer which item is worth
 asking next, and opens no network connection. Projects are single files, encrypted
 if you wish. Removing this package leaves every project where it is."""
MAINTAINER = "The alapp project <alapp@localhost>"


COPYRIGHT = f"""Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: alapp

Files: *
Copyright: The alapp project
License: Apache-2.0
 On Debian systems the text lies in /usr/share/common-licenses/Apache-2.0.

Files: {HOME}/_internal/*
Copyright: their authors
License: various
 Each part has its own licence; the texts lie in /{HOME}/_internal/resources/licences, a folder for each part.
 Qt and PySide6 are under the LGPL-3.0; qt.md there says how to exchange them and where their sources are.
"""


@dataclass(frozen=True, slots=True)
class Control:
    """What the control file says of a package; ``size`` in KiB."""

    variant: str
    version: str
    architecture: str
    size: int
    depends: Sequence[str]
    recommends: Sequence[str]

    @property
    def name(self) -> str:
        """The package's name."""
        return name_of(self.variant)

    def text(self) -> str:
        """Return the control file."""
        other = "alapp-full" if self.variant == "base" else "alapp"
        also = "" if self.variant == "base" else " This one plays sound and film and runs ONNX models.\n"
        needs = f"Depends: {', '.join(self.depends)}\nRecommends: {', '.join(self.recommends)}\n"
        given = "" if self.variant == "base" else "Provides: alapp\n"
        return (
            f"Package: {self.name}\nVersion: {self.version}\nArchitecture: {self.architecture}\nSection: science\n"
            f"Priority: optional\nMaintainer: {MAINTAINER}\nInstalled-Size: {self.size}\n{needs}{given}"
            f"Conflicts: {other}\nReplaces: {other}\nDescription: {SUMMARY}\n{DESCRIPTION}\n{also}"
        )


def name_of(variant: str) -> str:
    """Return the name of a variant's package; the variants replace one another."""
    return "alapp" if variant == "base" else f"alapp-{variant}"


def installed_kib(folder: Path) -> int:
    """Return what a folder takes on the disk as Debian counts it: each file in whole KiB."""
    return sum(-(-path.stat().st_size // 1024) for path in files_in(folder))


def write_tree(root: Path, program: Path, icons: Path) -> None:
    """Write all files that the package installs below ``root``."""
    shutil.copytree(program, root / HOME, symlinks=True)
    write_desktop_files(root / "usr" / "share", icons)
    page = root / "usr/share/man/man1/alapp.1.gz"
    page.parent.mkdir(parents=True)
    page.write_bytes(gzip.compress(manual_page(f"/{HOME}").encode(), 9, mtime=0))
    note = root / "usr/share/doc/alapp/copyright"
    note.parent.mkdir(parents=True)
    note.write_text(COPYRIGHT, "utf-8", newline="\n")
    (root / "usr/bin").mkdir()
    (root / "usr/bin/alapp").symlink_to("../lib/alapp/alapp")


def set_modes(root: Path) -> None:
    """Give every file the rights that it has on every machine: readable by all, written by the owner alone."""
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or bool(path.stat().st_mode & 0o100)
            path.chmod(0o755 if runs else 0o644)


def control_of(root: Path, variant: str, version: str) -> Control:
    """Work out what the control file says of the files below ``root``."""
    needs = all_needs(root / HOME)
    required, wished = outside(needs, optional=False), outside(needs, optional=True)
    packages = packages_of({*required, *wished})
    depends = sorted([*relation(required, packages), *ALWAYS])
    named = {entry.partition(" ")[0] for entry in depends}
    recommends = [entry for entry in relation(wished, packages) if entry.partition(" ")[0] not in named]
    architecture = subprocess.run(["dpkg", "--print-architecture"], check=True, capture_output=True, text=True)
    return Control(variant, version, architecture.stdout.strip(), installed_kib(root), depends, recommends)


def build(root: Path, control: Control, target: Path, epoch: int) -> Path:
    """Write the package into the folder ``target``; the same files give the same bytes."""
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").write_text(control.text(), "utf-8", newline="\n")
    set_modes(root)
    package = target / f"{control.name}_{control.version}_{control.architecture}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z6", "--threads-max=2", "--build", str(root), str(package)]
    subprocess.run(command, check=True, env=os.environ | {"SOURCE_DATE_EPOCH": str(epoch)}, stdout=subprocess.DEVNULL)
    return package
