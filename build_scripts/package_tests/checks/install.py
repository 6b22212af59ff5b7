"""What the package brings: its size, its places in the system, and no Python."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from package_tests.base import Check
from package_tests.roots import PACKAGE, Installed, inside, packages
from tests.safety.base import NONE, Figures, at_least, at_most, exactly

PATHS = ("usr/local/sbin", "usr/local/bin", "usr/sbin", "usr/bin", "sbin", "bin")
INSTALLED_MB, DEB_MB = 250, 80
WITH_WEIGHTS_INSTALLED_MB, WITH_WEIGHTS_DEB_MB = 310, 125
"""The same with the weights of the sentence model."""


def run(installed: Installed) -> Figures:
    """Look at the root."""
    files = package_files(installed.root)
    weights = any("embedding" in path.parts and path.suffix == ".bin" for path in files)
    deb, whole = installed.deb.stat().st_size / 1e6, size_of(files) / 1e6
    new = packages(installed.root) - packages(installed.base)
    named = {path.relative_to(installed.root).as_posix() for path in files}
    return {
        "python_on_path": len(pythons(installed.root)), "python_packages": len([n for n in new if "python" in n]),
        "deb_mb": deb, "deb_over_goal": deb - (WITH_WEIGHTS_DEB_MB if weights else DEB_MB),
        "installed_mb": whole,
        "installed_over_goal": whole - (WITH_WEIGHTS_INSTALLED_MB if weights else INSTALLED_MB),
        "weights_in_it": weights, "files": len(files),
        "packages_needed": len(new - {PACKAGE}), "seconds": installed.seconds,
        "command": (installed.root / f"usr/bin/{PACKAGE}").exists(),
        "menu": len([n for n in named if n.startswith("usr/share/applications/") and n.endswith(".desktop")]),
        "file_types": len([n for n in named if n.startswith("usr/share/mime/packages/")]),
        "icons": len([n for n in named if n.startswith("usr/share/icons/")]),
        "licences": len([n for n in named if "licen" in n.lower() or "copyright" in n.lower()]),
    }  # fmt: skip


def pythons(root: Path) -> list[str]:
    """Return what is called Python where programs are looked for."""
    found = {path.resolve() for folder in PATHS for path in (root / folder).glob("python*") if os.access(path, os.X_OK)}
    return [str(path) for path in found]


def package_files(root: Path) -> list[Path]:
    """Return the files that the package brought."""
    listed = inside(root, "dpkg", "-L", PACKAGE).splitlines()
    return [path for path in (root / name.lstrip("/") for name in listed) if path.is_file() and not path.is_symlink()]


def size_of(files: Iterable[Path]) -> int:
    """Return bytes."""
    return sum(path.stat().st_size for path in files)


GOALS = {
    "python_on_path": NONE, "python_packages": NONE, "deb_over_goal": at_most(0), "installed_over_goal": at_most(0),
    "command": exactly(1), "menu": exactly(1), "file_types": at_least(1), "icons": at_least(1), "licences": at_least(1),
}  # fmt: skip
CHECK = Check("install", GOALS, alone=run, order=10)
