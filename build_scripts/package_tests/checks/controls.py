"""Negative controls: a package that is broken in a known way must be found broken, or no other check says anything."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from package_tests import doings
from package_tests.base import Check
from package_tests.checks import own_csv
from package_tests.checks.install import package_files, pythons
from package_tests.data import LABELS, reports
from package_tests.person import WaitedInVain
from package_tests.roots import PACKAGE, Installed, copy_of, mounted
from package_tests.world import PLAIN, World
from tests.safety.base import Figures, exactly

PATIENCE, MODEL_WITHIN = 15.0, 30.0
Harm = Callable[[list[Path]], object]


def run(installed: Installed) -> Figures:
    """Break one thing at a time."""
    return {
        "sound_labels": 1 - broken(installed, lambda _: None, label_a_few),
        "no_worker": broken(installed, without_learning, label_and_train),
        "no_screen": broken(installed, lambda files: damage(f for f in files if f.name == "libqxcb.so"), label_a_few),
        "no_database": broken(installed, lambda files: damage(filter(of_database, files)), label_a_few),
        "python_there": python_is_seen(installed.root), "stray_there": stray_is_seen(installed.root),
    }  # fmt: skip


def broken(installed: Installed, harm: Harm, work: Callable[[World], object]) -> int:
    """Harm a copy and work with it; return 1 when that failed."""
    with mounted(copy_of(installed.root, installed.root.with_name("harmed"))) as root:
        harm(package_files(root))
        world = World(
            root, (PACKAGE,), PLAIN, installed.root.with_name("harmed-pictures"), root.with_name("harmed-scratch")
        )
        world.settle_in()
        try:
            work(world)
        except (WaitedInVain, StopIteration) as found:
            print(f"# as it should be, it failed: {found}", flush=True)
            return 1
        return 0


def without_learning(files: list[Path]) -> None:
    """Take the learning library away, which the worker process alone loads."""
    for folder in {f for file in files for f in file.parents if f.name == "sklearn"}:
        shutil.rmtree(folder, ignore_errors=True)


def of_database(file: Path) -> bool:
    """Tell whether this is the library that reads projects."""
    return "sqlcipher3" in file.parts and ".so" in file.name


def damage(files: Iterable[Path]) -> None:
    """Cut libraries to their first half."""
    for file in files:
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def label_a_few(world: World) -> None:
    """Open the sample and answer once."""
    with world.window(patience=PATIENCE) as running:
        person = doings.arrive(running)
        doings.open_sample(person)
        person.press_and_see("1")
        path = f"{world.home}/{doings.SAMPLE}"
        person.until(lambda: doings.answered(world, path) > 20, "the answer in the file")


def label_and_train(world: World) -> None:
    """Do what makes a model of a sound program."""
    source = world.put("reports.csv", reports(own_csv.ROWS))
    with world.window(patience=PATIENCE) as running:
        doings.new_project(world, doings.arrive(running), source, LABELS)
        own_csv.label_and_train(world, running, doings.project_file(world, "Reports"), MODEL_WITHIN)


def python_is_seen(root: Path) -> int:
    """Put a Python into the root for a moment."""
    file = root / "usr/bin/python3"
    file.write_text("#!/bin/sh\n")
    file.chmod(0o755)
    try:
        return len(pythons(root))
    finally:
        file.unlink()


def stray_is_seen(root: Path) -> int:
    """Let a file be written where none should be."""
    world = World(root, (PACKAGE,), PLAIN, Path(), root.with_name("stray-scratch"))
    world.settle_in()
    stray = root / "var/tmp/left-behind"
    stray.write_text("x")
    try:
        return len(world.strays())
    finally:
        stray.unlink()


GOALS = {
    name: exactly(1)
    for name in ("sound_labels", "no_worker", "no_screen", "no_database", "python_there", "stray_there")
}
CHECK = Check("controls", GOALS, alone=run, order=90)
