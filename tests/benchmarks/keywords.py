"""Looking for keywords and for items like one in a large pool: ``python3 -m tests.benchmarks.keywords``.

A project of ``--items`` made texts. ``stored``: with the word rows that a first training keeps of a large pool;
``made``: before any training, so that the rows are made on the way and not kept. Each search runs in a process of its
own, as in the program: CPU seconds, and the most memory that the process held. Prints ``name value unit`` lines.
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
import time
from pathlib import Path

from alapp.jobs.progress import Progress
from alapp.session.keywords import ALIKE, find
from alapp.session.session import Session
from alapp.store.project import Project
from tests.benchmarks.figures import Figure, most_memory, show
from tests.benchmarks.round import project_of

WORDS = ("football", "stocks", "software", "minister")


def search(path: Path, *, like_one: bool) -> tuple[float, float, int]:
    """Search once; return CPU seconds, the most memory in MB, and how many items were found."""
    with Project.open(path, read_only=True) as project:
        labels = [label.id for label in project.guidelines.current().active]
        text = project.items.texts([5])[0]
    typed = {"": [text]} if like_one else {label: [word] for label, word in zip(labels, WORDS, strict=False)}
    began = time.process_time()
    hits = find(Progress(), str(path), typed, [5], ALIKE if like_one else 3)
    taken = time.process_time() - began
    return taken, most_memory(), len(hits)


def apart(path: Path, name: str) -> list[Figure]:
    """Both searches, each in a new process."""
    figures: list[Figure] = []
    for like_one in (False, True):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            taken, memory, found = pool.apply(search, (path,), {"like_one": like_one})
        what = f"{name}.{'alike' if like_one else 'keywords'}"
        figures += [(f"{what}.cpu", taken, "s"), (f"{what}.memory", memory, "MB"), (f"{what}.found", found, "items")]
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=1_000_000)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path, _ = project_of(Path(folder), options.items)
        figures = apart(path, "made")
        session = Session.open(path, background=False)
        session.train_now()
        session.close()
        show([*figures, *apart(path, "stored")], options.json)


if __name__ == "__main__":
    main()
