"""What a start costs until the window is idle, beside others in one run: ``python3 -m tests.benchmarks.start``.

CPU seconds of the process that has the window, all its threads, from its start until the window is seen and nothing
has been computed for half a second: of this program, of a minimal window of the same toolkit, and of labelme (see
:mod:`tests.benchmarks.peers`). ``--frozen FILE`` adds the packaged program. Programs take turns; each figure is the
median of several starts, the first of each not counted. ``children`` are the processes that the program starts beside
its window. ``loaded`` counts modules that must come only when they are needed.
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.benchmarks.figures import Figure, show
from tests.benchmarks.peers import python_of
from tests.e2e.program import ROOT
from tests.e2e.screen import virtual_screen

MINIMAL = (
    "from PySide6.QtWidgets import QApplication, QWidget; app = QApplication([]); w = QWidget(); w.resize(1440, 900);"
    " w.show(); app.exec()"
)
SAY = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from alapp.ui.app import main

def say(window):
    Path({path!r}).write_text(" ".join(sys.modules), "utf-8")
    window.close()

if __name__ == "__main__":
    sys.exit(main([], lambda window: QTimer.singleShot({milliseconds}, lambda: say(window))))
"""
"""Opens the window, and when it has been idle for a while writes down which modules are there."""
LATE = ("sklearn", "scipy", "sqlite_utils", "pyqtgraph")
IDLE_SECONDS, IDLE_SHARE, LOOK, PATIENCE = 0.5, 0.02, 0.02, 60.0
"""So long computing no more than this share of the time is idle; seconds between two looks; seconds until it hangs."""
TIMES = 7
FOUR, SIX_TENTHS = 4.0, 0.6


def cpu_of(process: int) -> float:
    """Return the CPU seconds of a process with all its threads, those that ended too."""
    return time.clock_gettime((~process << 3) | 2)  # the kernel's number of the clock of another process


def window_seen(process: int, surroundings: Mapping[str, str]) -> bool:
    """Whether the process has a window on the screen."""
    words = ["xdotool", "search", "--onlyvisible", "--pid", str(process)]
    return subprocess.run(words, env=dict(surroundings), capture_output=True, check=False).returncode == 0


def until_idle(process: subprocess.Popen[bytes], surroundings: Mapping[str, str]) -> tuple[float, float]:
    """Return CPU seconds and seconds on the clock from the start to the last moment at which something was computed.

    Raises
    ------
    RuntimeError : the program ended, or never came to rest.
    """
    begun = last = time.monotonic()
    used, seen = cpu_of(process.pid), False
    while (now := time.monotonic()) - begun < PATIENCE:
        if process.poll() is not None:
            raise RuntimeError(f"it ended with {process.returncode}")
        if (cpu := cpu_of(process.pid)) - used > IDLE_SHARE * (now - last):
            used, last = cpu, now
        elif now - last > IDLE_SECONDS:
            seen = seen or window_seen(process.pid, surroundings)
            if seen:
                return used, last - begun
        time.sleep(LOOK)
    raise RuntimeError("it never came to rest")


def started(words: Sequence[str], surroundings: Mapping[str, str]) -> tuple[float, float, float]:
    """Start a program and end it; return CPU and clock seconds until it is idle, and the CPU of its children."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(words, env=dict(surroundings), stdin=quiet, stdout=quiet, stderr=quiet,
                               start_new_session=True)  # fmt: skip
    try:
        cpu, seconds = until_idle(process, surroundings)
        return cpu, seconds, sum(cpu_of(child) for child in children(process.pid))
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)


def children(process: int) -> list[int]:
    """Return the processes that a process started."""
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text("utf-8").split()]


def loaded(surroundings: Mapping[str, str], folder: Path) -> list[Figure]:
    """Count the modules in the window's process when it is idle, and those among them that must come late."""
    said = folder / "modules.txt"
    code = SAY.format(path=str(said), milliseconds=round(2 * IDLE_SECONDS * 1000))
    subprocess.run([sys.executable, "-c", code], env=dict(surroundings), check=True, timeout=PATIENCE)
    names = said.read_text("utf-8").split()
    late = [(f"loaded.{m}", float(sum(n.partition(".")[0] == m for n in names)), "modules") for m in LATE]
    return [*late, ("loaded.all", float(len(names)), "modules")]


def programs(frozen: Path | None) -> dict[str, list[str]]:
    """Return the commands by name; labelme only where it can be had."""
    found = {"minimal": [sys.executable, "-c", MINIMAL], "alapp": [sys.executable, "-m", "alapp"]}
    if frozen is not None:
        found["frozen"] = [str(frozen.resolve())]
    labelme = python_of("labelme")
    return found | ({"labelme": [str(labelme), "-m", "labelme"]} if labelme is not None else {})


def measured(commands: Mapping[str, list[str]], folder: Path, screen: Mapping[str, str], times: int) -> list[Figure]:
    """Start every program several times, taking turns."""
    taken: dict[str, list[tuple[float, float, float]]] = {name: [] for name in commands}
    for turn in range(times + 1):
        for name, words in commands.items():
            found = started(words, at_home(folder / name, screen))
            taken[name] += [found] if turn else []
    figures: list[Figure] = []
    for name, rows in taken.items():
        cpu, seconds, beside = (statistics.median(column) for column in zip(*rows, strict=True))
        figures += [(f"{name}.cpu", cpu, "s"), (f"{name}.until_idle", seconds, "s"), (f"{name}.children", beside, "s")]
    return figures


def at_home(home: Path, screen: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a program with a home of its own."""
    home.mkdir(parents=True, exist_ok=True)
    ours = (
        "ALAPP_",
        "XDG_",
        "DISPLAY",
        "WAYLAND",
        "QT_",
        "PYTHON",
    )  # what keeps Python from using compiled modules too
    kept = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
    return kept | {"HOME": str(home), "PYTHONPATH": str(ROOT)} | dict(screen)


def ratios(figures: Sequence[Figure]) -> list[Figure]:
    """Set this program beside the others; goals are 4 times the minimal window and 0.6 of labelme."""
    cpu = {name.removesuffix(".cpu"): value for name, value, _ in figures if name.endswith(".cpu")}
    return [
        (f"{ours}.beside_{other}", cpu[ours] / cpu[other], f"x (goal <= {goal:g})")
        for ours in ("alapp", "frozen")
        for other, goal in (("minimal", FOUR), ("labelme", SIX_TENTHS))
        if ours in cpu and other in cpu
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frozen", type=Path, help="the packaged program")
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, virtual_screen() as screen:
        figures = measured(programs(given.frozen), Path(name), screen, given.times)
        figures += loaded(at_home(Path(name) / "loaded", screen), Path(name))
    show([*figures, *ratios(figures)], given.json)


if __name__ == "__main__":
    main()
