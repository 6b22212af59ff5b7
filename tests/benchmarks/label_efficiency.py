"""Accuracy per label on known sets, through the program's own rounds: ``python -m tests.benchmarks.label_efficiency``.

Prints ``name value unit`` lines; ``--json FILE`` also writes them as a file.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from pathlib import Path
from statistics import mean, pstdev
from typing import Any

import numpy as np

from alapp.domain.features import Features
from alapp.domain.steps import Silent
from alapp.features.registry import EXTRACTORS
from alapp.learning.simulation import Curve, Known, Plan, simulate

TEST_ITEMS = 2_000
BARS = {"ag_news.default_mix.aulc": 76.0, "ag_news.default_mix.accuracy_at_300": 81.2}


def ag_news(folder: Path) -> Known:
    """Return the AG News test file, split into 5,600 items of pool and 2,000 of test (recipe B.1)."""
    with (folder / "text-ag-news" / "test.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    texts, labels = [f"{title} {body}" for _, title, body in rows], np.array([int(row[0]) - 1 for row in rows])
    test, pool = np.split(np.random.default_rng(0).permutation(len(rows)), [TEST_ITEMS])
    extractor = EXTRACTORS["text_recipe"]
    state = extractor.fit([texts[i] for i in pool], np.random.default_rng(0), Silent())
    parts = [extractor.transform(state, [texts[i] for i in rows], Silent()) for rows in (pool, test)]
    Y = np.eye(4, dtype=bool)[labels]
    return Known(parts[0], Y[pool], parts[1], Y[test])


def digits(folder: Path) -> Known:
    """Return scikit-learn's digits as unit-length pixels, without the image features of recipe B.6."""
    del folder
    from sklearn.datasets import load_digits

    pixels, labels = load_digits(return_X_y=True)
    unit = pixels / np.linalg.norm(pixels, axis=1, keepdims=True)
    test, pool = np.split(np.random.default_rng(0).permutation(len(labels)), [359])
    Y = np.eye(10, dtype=bool)[labels]
    return Known(Features.of_dense(unit[pool]), Y[pool], Features.of_dense(unit[test]), Y[test])


SETS = {"ag_news": ag_news, "digits": digits}


def figures(name: str, curves: list[Curve], seconds: float) -> list[tuple[str, float, str]]:
    """Return the lines of one set and strategy."""
    areas = [curve.area() for curve in curves]
    shown = [p for c in curves for p in c.points[-1:] if p.metrics["accuracy"] is not None]
    gaps = [100 * (point.metrics["accuracy"] - point.accuracy) for point in shown]
    inside = [p.metrics["accuracy_low"] <= p.accuracy <= p.metrics["accuracy_high"] for p in shown]
    return [
        (f"{name}.aulc", mean(areas), "%"),
        (f"{name}.aulc_spread", pstdev(areas), "%"),
        (f"{name}.accuracy_at_300", 100 * mean(curve.accuracy_at(300) for curve in curves), "%"),
        (f"{name}.shown_minus_true", mean(gaps), "points"),
        (f"{name}.range_holds_truth", 100 * mean(inside), "%"),
        (f"{name}.seconds_a_round", seconds / sum(len(curve.points) for curve in curves), "s"),
    ]


def run(args: argparse.Namespace) -> list[tuple[str, float, str]]:
    """Replay every set, strategy and seed."""
    lines: list[tuple[str, float, str]] = []
    for set_name in args.sets:
        known = SETS[set_name](args.data)
        for strategy in args.strategies:
            start = time.perf_counter()
            curves = [simulate(known, Plan(strategy, args.learner, seed)) for seed in range(args.seeds)]
            found = figures(f"{set_name}.{strategy}", curves, time.perf_counter() - start)
            lines += found
            print(*(f"{name} {value:.3f} {unit}" for name, value, unit in found), sep="\n", flush=True)
    return lines


def main() -> int:
    """Print the figures; the exit code says whether the recipe's bars are held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with the open data sets")
    parser.add_argument("--seeds", type=int, default=8)
    parser.add_argument("--sets", nargs="+", choices=list(SETS), default=list(SETS))
    parser.add_argument("--strategies", nargs="+", default=["default_mix", "margin", "random"])
    parser.add_argument("--learner", default="ridge")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    lines = run(args)
    if args.json:
        values: dict[str, Any] = {name: {"value": value, "unit": unit} for name, value, unit in lines}
        args.json.write_text(json.dumps(values, indent=1), encoding="utf-8")
    missed = [(name, value) for name, value, _ in lines if value < BARS.get(name, -np.inf)]
    print(*(f"below its bar of {BARS[name]}: {name} {value:.2f}" for name, value in missed), sep="\n")
    return 1 if missed and args.learner == "ridge" else 0


if __name__ == "__main__":
    raise SystemExit(main())
