"""How fast Browse is on 100,000 items: page fetch, find, sort, index, bulk change; ``name value unit`` lines.

Run: ``python -m tests.benchmarks.browse [--items N] [--json FILE]``
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from alapp.domain.annotation import Annotator
from alapp.domain.exchange import ImportPlan, ReadingOptions
from alapp.domain.found import Order
from alapp.domain.guideline import Guideline, classes_from_names
from alapp.domain.item import NewItem
from alapp.domain.model import Predictions
from alapp.domain.query import parse
from alapp.session.browse import Browse
from alapp.session.session import Session
from alapp.store.project import Project

WORDS = (
    *("patient", "fall", "rail", "bed", "ward", "nurse", "dose", "tablet", "pump", "alarm"),
    *("floor", "chair", "letter", "chart", "night", "day", "pain", "skin", "call", "bath"),
)
LABELS = classes_from_names(["Medication", "Fall", "Device", "Pressure injury", "Documentation", "Other"])
LINES = (
    "",
    "rail",
    "rail pump",
    '"bed ward"',
    "fall -dose says:device conf:<70",
    "ward_type:surgery",
    "is:labeled rail",
    "zebra rail",
)
ORDERS = ("says", "label", "id", "text", "meta:ward_type")


def text(rng: random.Random, number: int) -> str:
    """Return a made-up report of 40 words that no other item has."""
    return " ".join(rng.choices(WORDS, k=40)) + f" case{number}"


def make(path: Path, items: int) -> None:
    rng = random.Random(1)
    guideline = Guideline(1, "single_choice", LABELS, noun="report", noun_plural="reports")
    with Project.create(path, guideline, name="Wards", annotator=Annotator("A1")) as project:
        source = project.sources.begin(ImportPlan("wards.csv", ReadingOptions("csv"), {}), "")
        wards = ("Surgery", "Medicine", "Maternity", "Emergency")
        for start in range(1, items + 1, 500):
            numbers = range(start, min(start + 500, items + 1))
            rows = [NewItem(n, text(rng, n), f"IR-{n:07}", {"ward_type": rng.choice(wards)}) for n in numbers]
            project.sources.add_chunk(source, rows, [])
        project.sources.finish(source, "done")


def spent(work: Callable[[], Any], times: int = 5) -> list[float]:
    """Return the milliseconds of each run."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return taken


def measure(path: Path, items: int) -> dict[str, tuple[float, str]]:
    figures: dict[str, tuple[float, str]] = {}
    session = Session.open(path, background=False)
    start = time.perf_counter()
    table = Browse(session)  # fills the word index
    figures["index_all"] = (time.perf_counter() - start, "s")
    rng = np.random.default_rng(1)
    best, sure = rng.integers(0, 6, items).astype(np.int16), rng.random(items).astype(np.float32)
    ids = np.arange(1, items + 1)
    session.trainer.predictions = Predictions(tuple(c.id for c in LABELS), ids, best, sure)
    figures["bulk_label_1000"] = (spent(lambda: table.marks.label(range(1, 1001), LABELS[0].id), 1)[0], "ms")
    figures["undo_1000"] = (spent(session.undo, 1)[0], "ms")
    session.redo()
    for line in LINES:
        taken = spent(lambda line=line: table.find(line, Order(), None, lambda _: None))
        figures[f"find[{line}]"] = (float(np.median(taken)), "ms")
    for order in ORDERS:
        taken = spent(lambda order=order: table.find("rail", Order(order), None, lambda _: None), 3)
        figures[f"sort_first[{order}]"] = (taken[0], "ms")
        figures[f"sort_again[{order}]"] = (min(taken), "ms")
    query = parse("rail")
    pages = [rng.choice(ids, 200, replace=False).tolist() for _ in range(50)]
    taken = [spent(lambda page=page: table.rows(page, query, lambda _: None), 1)[0] for page in pages]
    figures["page_of_200_p50"] = (float(np.percentile(taken, 50)), "ms")
    figures["page_of_200_p99"] = (float(np.percentile(taken, 99)), "ms")
    taken = [spent(lambda i=i: table.preview(i, lambda _: None), 1)[0] for i in range(1, 200)]
    figures["preview_p99"] = (float(np.percentile(taken, 99)), "ms")
    table.close()
    session.close()
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "wards.alapp"
        make(path, options.items)
        figures = measure(path, options.items)
    for name, (value, unit) in figures.items():
        print(f"{name.replace(' ', '_')} {value:.2f} {unit}")
    if options.json:
        rows = {name: {"value": value, "unit": unit} for name, (value, unit) in figures.items()}
        options.json.write_text(json.dumps({"items": options.items, "figures": rows}, indent=1), "utf-8")


if __name__ == "__main__":
    main()
