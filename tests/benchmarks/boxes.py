"""Boxes suggested after 40 labeled pictures: ``python3 -m tests.benchmarks.boxes --data DIR [--seeds N] --json FILE``.

Blood cells (BCCD): ten random pictures are answered from the known truth, then ten a round until 40, asked in the
order of the region round (60 open pictures are read, the most unsure are asked, a tenth at random) or at random. The
model then suggests boxes in pictures that were never asked. ``keys`` are those of a simulated person
(:mod:`tests.benchmarks.drawing`), ``map`` the mean average precision at an overlap of 0.5 over labels (area under the
interpolated curve, Everingham et al. 2015), ``f1`` of what is suggested.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean, stdev

import numpy as np
from numpy.typing import NDArray

from alapp.domain.cells import CellMap
from alapp.domain.region import Box, Marked
from alapp.domain.steps import Silent
from alapp.features.window_features import cell_map
from alapp.learning.learners.common import one_thread
from alapp.learning.regions.base import RegionLesson
from alapp.learning.regions.choosing import choose
from alapp.learning.regions.detector import Detector, DetectorModel
from alapp.learning.regions.matching import OVERLAP, f1, overlap
from tests.benchmarks.drawing import alone, with_suggestions
from tests.benchmarks.figures import Figure, show
from tests.benchmarks.region_sets import BoxedPicture, bccd

FIRST, BATCH, LABELED, READ, TEST, RANDOM_SHARE = 10, 10, 40, 60, 60, 0.1


class Pictures:
    """The set, each picture described once."""

    def __init__(self, pictures: Sequence[BoxedPicture]) -> None:
        self.pictures = pictures
        self.labels = tuple(sorted({box.label for p in pictures for box in p.boxes}))
        self._cells: dict[int, CellMap] = {}

    def cells(self, rows: Sequence[int]) -> list[CellMap]:
        """Return the cell maps of these."""
        for i in rows:
            if i not in self._cells:
                self._cells[i] = cell_map(Silent(), self.pictures[i].file)
        return [self._cells[i] for i in rows]

    def boxes(self, rows: Sequence[int]) -> list[tuple[Box, ...]]:
        """Return the known boxes of these."""
        return [self.pictures[i].boxes for i in rows]

    def model(self, rows: Sequence[int], seed: int) -> DetectorModel:
        """Return the model of these answers."""
        return Detector().fit(RegionLesson(self.cells(rows), self.boxes(rows), self.labels, seed), Silent())


def grown(pool: Pictures, open_rows: list[int], seed: int, *, by_model: bool) -> Iterator[tuple[int, DetectorModel]]:
    """Yield how many pictures are answered and what was learned of them, from :data:`FIRST` to :data:`LABELED`."""
    rng = np.random.default_rng([seed, 1])
    by_chance = [int(i) for i in rng.permutation(open_rows)[:LABELED]]
    asked = by_chance[:FIRST]
    while True:
        model = pool.model(asked, seed)
        yield len(asked), model
        n = min(BATCH, LABELED - len(asked))
        if not n:
            return
        asked += most_unsure(pool, model, open_rows, asked, n, rng) if by_model else by_chance[len(asked) :][:n]


def most_unsure(
    pool: Pictures, model: DetectorModel, open_rows: list[int], asked: list[int], n: int, rng: np.random.Generator
) -> list[int]:
    """Return what the region round would ask next."""
    window = [int(i) for i in rng.permutation(sorted(set(open_rows) - set(asked)))[:READ]]
    chosen = choose(model.read(pool.cells(window), Silent()), None, n, RANDOM_SHARE, rng)
    return [window[choice.row] for choice in chosen]


def parted(pool: Pictures, seed: int) -> tuple[list[int], list[int]]:
    """Return the pictures that judge, and the open ones."""
    order = np.random.default_rng([seed, 0]).permutation(len(pool.pictures)).tolist()
    return order[:TEST], sorted(order[TEST:])


def average_precision(truth: Sequence[Sequence[Box]], found: Sequence[Sequence[Marked]], label: str) -> float:
    """Return the area under the interpolated precision-recall curve of a label; a true box is found once."""
    ranked = [(m.confidence, item, m.region) for item, marked in enumerate(found) for m in marked]
    ranked = sorted((row for row in ranked if row[2].label == label), key=lambda row: -row[0])
    left = [[box for box in boxes if box.label == label] for boxes in truth]
    n_true = sum(map(len, left))
    right = np.zeros(len(ranked), np.bool_)
    for place, (_, item, region) in enumerate(ranked):
        best = max(left[item], key=lambda box: overlap(box, region), default=None)
        if best is not None and overlap(best, region) >= OVERLAP:
            left[item].remove(best)
            right[place] = True
    hits = np.cumsum(right)
    precision: NDArray[np.float64] = np.maximum.accumulate((hits / np.arange(1, len(hits) + 1))[::-1])[::-1]
    return float(precision[right].sum() / n_true) if n_true else 0.0


def measured(pool: Pictures, model: DetectorModel, rows: Sequence[int]) -> dict[str, float]:
    """Return what the model is worth on pictures that it does not know."""
    start = time.process_time()
    readings = model.read(pool.cells(rows), Silent())
    seconds = (time.process_time() - start) / len(rows)
    truth, shown = pool.boxes(rows), [reading.marked for reading in readings]
    everything = []
    for cells in pool.cells(rows):
        found = model.find(cells)
        everything.append([model.marked(cells, found, row) for row in range(len(found.windows))])
    sizes = [pool.pictures[i].size for i in rows]
    drawn = [alone(boxes, size) for boxes, size in zip(truth, sizes, strict=True)]
    helped = [with_suggestions(boxes, marked, size) for boxes, marked, size in zip(truth, shown, sizes, strict=True)]
    f1s = [f1(*_of(label, truth, shown))[2] for label in pool.labels]
    values = {f"ap.{label}": average_precision(truth, everything, label) for label in pool.labels}
    values["map"] = mean(values[f"ap.{label}"] for label in pool.labels)
    values |= {"f1": f1(truth, [[m.region for m in marked] for marked in shown])[2], "f1_over_labels": mean(f1s)}
    values |= {"keys.alone": mean(drawn), "keys.suggested": mean(helped)}
    return values | {"keys.saved": 1 - sum(helped) / sum(drawn), "reading": seconds}


def _of(
    label: str, truth: Sequence[Sequence[Box]], shown: Sequence[Sequence[Marked]]
) -> tuple[list[list[Box]], list[list[Box]]]:
    drawn = [[box for box in boxes if box.label == label] for boxes in truth]
    found = [[m.region for m in marked if isinstance(m.region, Box) and m.region.label == label] for marked in shown]
    return drawn, found


UNITS = {"keys.alone": "keys", "keys.suggested": "keys", "reading": "s", "asking_and_fitting": "s"}


def figures(folder: Path, seeds: int, *, arms: Sequence[str]) -> list[Figure]:
    """Return the figures; both orders begin with the same pictures and are measured on the same ones."""
    pool = Pictures(bccd(folder))
    rows: dict[str, list[dict[str, float]]] = {arm: [] for arm in arms}
    with one_thread():
        for seed in range(seeds):
            test, open_rows = parted(pool, seed)
            for arm in arms:
                start = time.process_time()
                *_, (_, model) = grown(pool, open_rows, seed, by_model=arm == "ours")
                seconds = time.process_time() - start
                rows[arm].append(measured(pool, model, test) | {"asking_and_fitting": seconds})
                print(
                    f"# seed {seed} {arm}: " + ", ".join(f"{k} {v:.3f}" for k, v in rows[arm][-1].items()), flush=True
                )
    found = [
        (f"boxes.{arm}.{k}", mean(r[k] for r in of), UNITS.get(k, "share")) for arm, of in rows.items() for k in of[0]
    ]
    return found + (_paired(rows) if len(arms) > 1 and seeds > 1 else [])


def _paired(rows: dict[str, list[dict[str, float]]]) -> list[Figure]:
    """Return the mean difference of both orders over seeds, and its standard error."""
    found: list[Figure] = []
    for name in ("map", "f1", "keys.suggested"):
        apart = [ours[name] - chance[name] for ours, chance in zip(rows["ours"], rows["random"], strict=True)]
        unit = UNITS.get(name, "share")
        found.append((f"boxes.ours_less_random.{name}", mean(apart), unit))
        found.append((f"boxes.ours_less_random.{name}.error", stdev(apart) / len(apart) ** 0.5, unit))
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--arms", nargs="+", choices=("random", "ours"), default=["random", "ours"])
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    show(figures(asked.data, asked.seeds, arms=asked.arms), asked.json)


if __name__ == "__main__":
    main()
