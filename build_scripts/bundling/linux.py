"""The packages for Linux: what is installed where, the Debian package, and an archive for any other system."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from pathlib import Path

from bundling import deb
from bundling.depends import all_needs, newest_glibc, outside
from bundling.desktop import write_desktop_files
from bundling.facts import Facts
from bundling.files import fresh

INSTALL = """alapp {version} for any Linux with glibc {glibc} or newer

Unpack this folder anywhere and start ./alapp: it needs no Python, no network and no rights of an administrator.
A desktop has what it needs of the system already: {libraries}.

For everybody on the machine, as root:
  cp -r alapp-{version} /opt/alapp
  ln -s /opt/alapp/alapp /usr/local/bin/alapp
  cp -r /opt/alapp/share/. /usr/local/share/
  update-mime-database /usr/local/share/mime
  update-desktop-database /usr/local/share/applications
  gtk-update-icon-cache -t /usr/local/share/icons/hicolor

To remove it, delete these files. Projects lie where you put them, and settings in ~/.config/alapp.
"""


def build_deb(facts: Facts, program: Path, work: Path, output: Path) -> Path:
    """Make the Debian package."""
    root = fresh(work / "deb")
    deb.write_tree(root, program, work / "facts" / "icons")
    control = deb.control_of(root, facts.variant, facts.version)
    return deb.build(root, control, output, facts.epoch)


def how_to_install(facts: Facts, program: Path) -> str:
    """Return what the archive says of itself; the libraries it needs are read from its files."""
    libraries = outside(all_needs(program), optional=False)
    return INSTALL.format(version=facts.version, glibc=newest_glibc(libraries), libraries=", ".join(sorted(libraries)))


def build_archive(facts: Facts, program: Path, work: Path, output: Path, python: Path) -> Path:
    """Make the ``.tar.zst``: the program, files for the desktop, and how to put them in place."""
    folder = fresh(work / "archive") / f"alapp-{facts.version}"
    shutil.copytree(program, folder, symlinks=True)
    write_desktop_files(folder / "share", work / "facts" / "icons")
    (folder / "INSTALL.txt").write_text(how_to_install(facts, program), "utf-8", newline="\n")
    name = f"{deb.name_of(facts.variant)}-{facts.version}-linux-{platform.machine()}.tar.zst"
    command = [str(python), "-m", "bundling.archive", str(folder), str(output / name), str(facts.epoch)]
    subprocess.run(command, cwd=Path(__file__).parents[1], check=True, env=os.environ | {"PYTHONHASHSEED": "0"})
    return output / name
