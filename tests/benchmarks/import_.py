"""CSV to a project on disk with its features, beside plain programs: ``python3 -m tests.benchmarks.import_``.

CPU seconds are those of all processes of a program, start included, one BLAS thread each. Ours is the real path: a
project is created, the child reads the file, the writer's lane stores row by row, a second child makes the features
that the whole pool keeps. scikit-learn reads the same file with ``csv`` and counts the same n-grams, without a disk;
ASReview makes its own project and feature matrix (at most ``ASREVIEW_AT_MOST`` rows: it takes minutes). Memory of ours
is the sum of the peaks of window's process and largest child. ``first_item`` is a real window, offscreen: from the
wizard's last key to the first text shown, while the largest file goes on coming in.
"""

from __future__ import annotations

import argparse
import math
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from alapp.session.new_project import NewProject
from alapp.session.settings import UserFile
from tests.benchmarks.figures import Figure, show
from tests.benchmarks.importing import plan_of
from tests.benchmarks.made import CLASSES, write_csv
from tests.benchmarks.peers import python_of
from tests.helpers import small_guideline

ROOT = Path(__file__).resolve().parents[2]
ASREVIEW_AT_MOST = 120_000
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")

PLAIN = """
import csv, sys
from sklearn.feature_extraction.text import TfidfVectorizer
with open(sys.argv[1], encoding="utf-8", newline="") as file:
    texts = [row["text"] for row in csv.DictReader(file)]
same = {"ngram_range": (1, 2), "token_pattern": r"(?u)\\b\\w+\\b", "strip_accents": "unicode", "sublinear_tf": True}
vectorizer = TfidfVectorizer(**same)
assert vectorizer.fit_transform(texts).shape[0] == int(sys.argv[2])
"""
ASREVIEW = """
import sys
from pathlib import Path
import asreview.project.api as api
from asreview.models.feature_extractors import Tfidf
with api.Project.create(Path(sys.argv[3]) / "review", project_id="review") as project:
    project.add_dataset(sys.argv[1])
    features = Tfidf(ngram_range=(1, 2), sublinear_tf=True, min_df=1, max_df=0.95)  # its default recipe, ELAS u4
    matrix = features.fit_transform(project.db.input.get_df())
    project.add_feature_matrix(matrix, "tfidf")
    assert matrix.shape[0] == int(sys.argv[2])
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a program took: CPU and wall seconds, and megabytes of memory at its peak."""

    cpu: float
    wall: float
    memory: float


def cost_of(command: list[str], folder: Path) -> Cost | None:
    """Run a program and return what it and its children took; None, with its last words printed, when it fails.

    It runs in ``folder``: peers leave files of their own where they are started.
    """
    began = time.perf_counter()
    surroundings = {**os.environ, **ONE_THREAD, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, env=surroundings, cwd=folder, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    if process.returncode:
        print(f"# {Path(command[0]).name} failed: {said[-300:]}", flush=True)
        return None
    memory = float(said) if said.strip() else used.ru_maxrss / 1e3
    return Cost(used.ru_utime + used.ru_stime, wall, memory)


def commands(table: Path, rows: int, folder: Path) -> dict[str, list[str]]:
    """The programs that take in this table."""
    found = {"ours": [sys.executable, "-m", "tests.benchmarks.imported", str(table), str(rows), str(folder)]}
    plain = python_of("scikit-learn")
    if plain is not None:
        found["scikit_learn"] = [str(plain), "-c", PLAIN, str(table), str(rows)]
    review = python_of("asreview") if rows <= ASREVIEW_AT_MOST else None
    if review is not None:
        found["asreview"] = [str(review), "-c", ASREVIEW, str(_named_for_asreview(table)), str(rows), str(folder)]
    return found


def _named_for_asreview(table: Path) -> Path:
    """A copy whose columns bear the names that ASReview looks for, and no label column that it would refuse."""
    copy = table.with_suffix(".review.csv")
    head, _, rest = table.read_bytes().partition(b"\n")
    assert head.strip() == b"id,text,label"
    copy.write_bytes(b"record,abstract,topic\n" + rest)
    return copy


def measure(rows: int, table: Path) -> tuple[list[Figure], float]:
    """Return the figures at one size and our CPU seconds."""
    write_csv(table, rows)
    costs = dict[str, Cost]()
    with tempfile.TemporaryDirectory(dir=table.parent) as name:
        for program, command in commands(table, rows, Path(name)).items():
            if (cost := cost_of(command, Path(name))) is not None:
                costs[program] = cost
        size = (Path(name) / "big.alapp").stat().st_size
    figures: list[Figure] = [(f"import.{rows}.ours.project", size / 1e6, "MB")]
    for program, cost in costs.items():
        figures += [
            (f"import.{rows}.{program}.cpu", cost.cpu, "s"),
            (f"import.{rows}.{program}.wall", cost.wall, "s"),
            (f"import.{rows}.{program}.memory", cost.memory, "MB"),
        ]
        if program != "ours":
            figures.append((f"import.{rows}.cpu_over_{program}", costs["ours"].cpu / cost.cpu, "ratio"))
            figures.append((f"import.{rows}.memory_over_{program}", costs["ours"].memory / cost.memory, "ratio"))
    return figures, costs["ours"].cpu


def first_item(table: Path, folder: Path) -> list[Figure]:
    """Seconds from the wizard's last key to the first text on screen, in a real window."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["ALAPP_CONFIG"] = str(folder / "config")
    from alapp.session.background import Background
    from alapp.ui.app import build_application, build_theme
    from alapp.ui.screens.label.page import LabelScreen
    from alapp.ui.shell.bridge import Bridge
    from alapp.ui.shell.main_window import MainWindow
    from alapp.ui.shell.projects import Projects
    from tests.benchmarks.paints import Paints, wait

    user = UserFile()
    app = build_application([])
    bridge = Bridge(app)
    background = Background(bridge.deliver)
    window = MainWindow(build_theme(app, user), Projects(user, bridge.deliver, background), user)
    window.resize(1440, 900)
    window.show()
    window.projects.warm_up()  # as the wizard does while it is open
    wait(app, lambda: background.worker_pid("exchange") is not None)
    spec = NewProject("Big", str(folder / "window.alapp"), small_guideline(names=CLASSES), plan_of(table))
    began = time.perf_counter()
    window.projects.create(spec, lambda: None)
    session = lambda: window.projects.session  # noqa: E731  it changes while we wait
    wait(app, lambda: (now := session()) is not None and now.current is not None)
    screen = window.findChild(LabelScreen)
    assert screen is not None
    paints = Paints(screen.card.view.viewport())
    screen.card.view.viewport().update()
    wait(app, lambda: paints.seen)
    seconds = time.perf_counter() - began
    running = float(any(job.state == "running" for job in background.jobs))
    window.close()
    background.close()
    return [("first_item", seconds, "s"), ("first_item.import_going_on", running, "yes = 1")]


def exponent(costs: dict[int, float]) -> float:
    """Return the growth exponent from the smallest to the largest size."""
    sizes = sorted(costs)
    small, large = sizes[0], sizes[-1]
    return math.log(costs[large] / costs[small]) / math.log(large / small)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 120_000, 1_000_000])
    parser.add_argument("--json", type=Path)
    parser.add_argument("--no-window", action="store_true")
    arguments = parser.parse_args()
    figures, costs = list[Figure](), dict[int, float]()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for rows in arguments.sizes:
            found, costs[rows] = measure(rows, folder / f"{rows}.csv")
            show(found, None)
            figures += found
        if len(costs) > 1:
            figures.append(("import.growth_exponent", exponent(costs), "exponent"))
        if not arguments.no_window:
            figures += first_item(folder / f"{max(arguments.sizes)}.csv", folder)
        show(figures, arguments.json)


if __name__ == "__main__":
    main()
