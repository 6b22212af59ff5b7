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
from bundling.icons import BUNDLE, PROGRAM, PROJECT, SIZES

HOME = Path("usr/lib/alapp")
SUMMARY = "offline annotation with active learning"
DESCRIPTION = """ alapp labels texts, tables and images, learns from each answer which item is worth
 asking next, and opens no network connection. Projects are single files, encrypted
 if you wish. Removing this package leaves every project where it is."""
MAINTAINER = "The alapp project <alapp@localhost>"


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
        """The package's name; the variants replace one another."""
        return "alapp" if self.variant == "base" else f"alapp-{self.variant}"

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


DESKTOP = f"""[Desktop Entry]
Type=Application
Name=alapp
GenericName=Annotation
GenericName[de]=Annotation
Comment=Label less, learn more: annotation with active learning, on this machine only
Comment[de]=Weniger beschriften, mehr lernen: Annotation mit aktivem Lernen, nur auf diesem Rechner
Exec=alapp %f
Icon={PROGRAM}
Terminal=false
Categories=Science;Education;
Keywords=label;annotation;active learning;
MimeType=application/x-alapp-project;application/x-alapp-bundle;
StartupWMClass=alapp
"""

MIME = f"""<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="application/x-alapp-project">
    <comment>alapp project</comment>
    <comment xml:lang="de">alapp-Projekt</comment>
    <icon name="{PROJECT}"/>
    <glob pattern="*.alapp" weight="80"/>
  </mime-type>
  <mime-type type="application/x-alapp-bundle">
    <comment>alapp work bundle</comment>
    <comment xml:lang="de">alapp-Arbeitspaket</comment>
    <icon name="{BUNDLE}"/>
    <glob pattern="*.albundle" weight="80"/>
  </mime-type>
</mime-info>
"""

MANUAL = f""".TH ALAPP 1
.SH NAME
alapp \\- {SUMMARY}
.SH SYNOPSIS
.B alapp
.RI [ PROJECT.alapp ]
.br
.B alapp
.I COMMAND
.RI [ OPTION ...]
.SH DESCRIPTION
Without an argument, or with a project file, the window opens. With a command, it works in the terminal;
.B alapp \\-\\-help
lists the commands, and
.B alapp COMMAND \\-\\-help
says what each can do.
.SH FILES
Settings lie in
.IR ~/.config/alapp ,
the manual in
.IR /{HOME}/_internal/resources/manual ,
licences in
.IR /{HOME}/_internal/resources/licences .
Projects lie where you put them; removing the package touches none.
"""


def installed_kib(folder: Path) -> int:
    """Return what a folder takes on the disk as Debian counts it: each file in whole KiB."""
    sizes = (path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(-(-size // 1024) for size in sizes)


def write_tree(root: Path, program: Path, icons: Path, copyright_file: Path) -> None:
    """Write all files that the package installs below ``root``."""
    shutil.copytree(program, root / HOME, symlinks=True)
    texts = {
        "usr/share/applications/alapp.desktop": DESKTOP,
        "usr/share/mime/packages/alapp.xml": MIME,
        "usr/share/doc/alapp/copyright": copyright_file.read_text("utf-8"),
    }
    for place, text in texts.items():
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_text(text, "utf-8", newline="\n")
    page = root / "usr/share/man/man1/alapp.1.gz"
    page.parent.mkdir(parents=True)
    page.write_bytes(gzip.compress(MANUAL.encode(), 9, mtime=0))
    (root / "usr/bin").mkdir()
    (root / "usr/bin/alapp").symlink_to("../lib/alapp/alapp")
    _write_icons(root / "usr/share/icons/hicolor", icons)


def _write_icons(root: Path, icons: Path) -> None:
    kinds = {PROGRAM: "apps", PROJECT: "mimetypes", BUNDLE: "mimetypes"}
    places = [(f"{size}x{size}", str(size), "png") for size in SIZES] + [("scalable", "scalable", "svg")]
    for name, kind in kinds.items():
        for theirs, ours, suffix in places:
            target = root / theirs / kind / f"{name}.{suffix}"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(icons / ours / f"{name}.{suffix}", target)


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
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--threads-max=1", "--build", str(root), str(package)]
    subprocess.run(command, check=True, env=os.environ | {"SOURCE_DATE_EPOCH": str(epoch)}, stdout=subprocess.DEVNULL)
    return package
