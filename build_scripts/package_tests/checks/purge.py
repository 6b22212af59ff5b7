"""Removal takes the program away, all of it, and touches no project, no settings, no backup."""

from __future__ import annotations

import hashlib
from pathlib import Path

from package_tests.base import Check
from package_tests.checks.install import package_files
from package_tests.roots import PACKAGE, Installed, copy_of, inside, mounted
from package_tests.world import PLAIN, World
from tests.safety.base import NONE, Figures, at_least, exactly

KEPT = (".local/share/alapp/Ward incident reports.alapp", ".config/alapp/alapp.json", "own/mine.backups/one.alapp")
"""What lies in a home beside the project and stands for settings, the sample and backups."""


def run(installed: Installed) -> Figures:
    """Install, work, remove."""
    with mounted(copy_of(installed.root, installed.root.with_name("purged"))) as root:
        world = World(root, (PACKAGE,), PLAIN, Path(), root.with_name("purged-scratch"))
        world.settle_in()
        made = world.terminal("new", f"{world.own}/mine.alapp", "--label=a", "--label=b").returncode
        for name in KEPT:
            path = world.outside(f"{world.home}/{name}")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(name, "utf-8")
        before, brought = state(world.outside(world.home)), package_files(root)
        inside(root, "apt-get", "purge", "-y", "-qq", PACKAGE)
        after = state(world.outside(world.home))
        places = {path.parent for path in brought if PACKAGE in path.relative_to(root).parts}
        return {
            "made": made == 0, "projects_and_settings": len(before),
            "changed": len(set(before.items()) ^ set(after.items())),
            "files_left": sum(path.exists() for path in brought), "folders_left": sum(p.exists() for p in places),
            "command_left": (root / f"usr/bin/{PACKAGE}").exists(),
        }  # fmt: skip


def state(folder: Path) -> dict[str, str]:
    """Return the checksum of every file."""
    return {str(p): hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.rglob("*") if p.is_file()}


GOALS = {
    "made": exactly(1), "projects_and_settings": at_least(4), "changed": NONE, "files_left": NONE, "folders_left": NONE,
    "command_left": NONE,
}  # fmt: skip
CHECK = Check("purge", GOALS, alone=run, order=80)
