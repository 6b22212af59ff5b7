"""At the moment of stop advice, the true loss against labeling on: ``python -m tests.benchmarks.stopping --data DIR``.

Replays each set to the budget and gives at every model the advice that a person would have been given then. For a
rare label (``--rare``) it reads until the recall test says that 95 % are found, and prints how many truly were.
"""

from __future__ import annotations

import argparse
from itertools import pairwise
from pathlib import Path
from statistics import mean

import numpy as np
from numpy.typing import NDArray

from alapp.domain.features import Features
from alapp.learning.learners.common import one_thread
from alapp.learning.mixing import SHARE
from alapp.learning.simulation import Curve, Plan, Point, simulate
from alapp.learning.stopping import recall_test
from alapp.session.advice import Case, advise, curve_of
from tests.benchmarks.figures import Figure, show
from tests.benchmarks.rare import RARE, RECALL, readings, rows_of, thinned
from tests.benchmarks.sets import known


def case_at(points: tuple[Point, ...], place: int, n_classes: int, pool: int) -> Case:
    """Return what was known when the model at this place had been trained."""
    seen = points[: place + 1]
    labels, hits = [], []
    for before, after in pairwise(seen):
        new = after.metrics.get("told_n", 0) - before.metrics.get("told_n", 0)
        right = after.metrics.get("told_correct", 0) - before.metrics.get("told_correct", 0)
        labels += [before.n_labels] * new
        hits += [True] * right + [False] * (new - right)
    class_ids = [str(i) for i in range(n_classes)]
    return Case([p.metrics for p in seen], class_ids, labels, hits, seen[-1].n_labels, pool)


def advised_at(curve: Curve, n_classes: int, pool: int) -> Point | None:
    """Return the point at which the advice first held; None if it never did."""
    for place, point in enumerate(curve.points):
        if point.metrics["audit_n"] >= 30:
            case = case_at(curve.points, place, n_classes, pool)
            if advise(case, curve_of(case)).enough:
                return point
    return None


def figures(name: str, curves: list[Curve], found: list[Point | None]) -> list[Figure]:
    """Return the lines of one set."""
    pairs = [(c, p) for c, p in zip(curves, found, strict=True) if p is not None]
    lines = [(f"{name}.advised", 100 * len(pairs) / len(curves), "%")]
    last = [p for c in curves for p in c.points[-1:] if p.metrics["accuracy"] is not None]
    gaps = [100 * (p.metrics["accuracy"] - p.accuracy) for p in last]
    inside = [p.metrics["accuracy_low"] <= p.accuracy <= p.metrics["accuracy_high"] for p in last]
    lines += [
        (f"{name}.shown_minus_true", mean(gaps), "points"),
        (f"{name}.range_holds_truth", 100 * mean(inside), "%"),
    ]
    if pairs:
        losses = [100 * (c.points[-1].accuracy - p.accuracy) for c, p in pairs]
        lines += [
            (f"{name}.labels_at_advice", float(np.median([p.n_labels for _, p in pairs])), "labels"),
            (f"{name}.accuracy_at_advice", 100 * mean(p.accuracy for _, p in pairs), "%"),
            (f"{name}.loss_mean", mean(losses), "points"),
            (f"{name}.loss_worst", max(losses), "points"),
        ]
    return lines


def read_until_advised(rows: Features, y: NDArray[np.bool_], seed: int, share: float) -> list[int]:
    """Return what was read when the recall test first said that the target is reached; all where it never did."""
    read: list[int] = []
    for read in readings(rows, y, seed, share):
        if recall_test(y[read], len(y)).reached:
            break
    return read


def rare_figures(name: str, folder: Path, seeds: int, share: float) -> list[Figure]:
    """Return true recall and share read at the moment of advice, over the seeds."""
    texts, y = thinned(name, folder)
    rows = rows_of(texts)
    orders = [read_until_advised(rows, y, seed, share) for seed in range(seeds)]
    recalls = [float(y[order].sum() / y.sum()) for order in orders]
    return [
        (f"{name}.items", len(y), "items"),
        (f"{name}.relevant", int(y.sum()), "items"),
        (f"{name}.target_recall", 100 * RECALL, "%"),
        (f"{name}.true_recall_mean", 100 * mean(recalls), "%"),
        (f"{name}.true_recall_worst", 100 * min(recalls), "%"),
        (f"{name}.target_held", 100 * mean(recall >= RECALL for recall in recalls), "% of runs"),
        (f"{name}.read_at_advice", 100 * mean(len(order) / len(y) for order in orders), "% of items"),
        (f"{name}.advised_before_the_end", 100 * mean(len(order) < len(y) for order in orders), "% of runs"),
    ]


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with the open data sets")
    parser.add_argument("--sets", nargs="*", default=["ag_news", "sms", "digits"])
    parser.add_argument("--rare", nargs="*", default=list(RARE), choices=list(RARE), help="rare labels to look for")
    parser.add_argument("--seeds", type=int, default=8)
    parser.add_argument("--budget", type=int, default=1_500)
    parser.add_argument("--batch", type=int, default=20)
    parser.add_argument("--random-share", type=float, default=0.2)
    parser.add_argument(
        "--rare-share", type=float, default=SHARE, help="random checks while a rare label is looked for"
    )
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    lines: list[Figure] = []
    for name in args.sets:
        data = known(name, args.data)
        plans = [
            Plan(seed=seed, budget=args.budget, batch=args.batch, random_share=args.random_share)
            for seed in range(args.seeds)
        ]
        curves = [simulate(data, plan) for plan in plans]
        found = [advised_at(curve, data.Y.shape[1], len(data.pool)) for curve in curves]
        new = figures(name, curves, found)
        show(new, None)
        lines += new
    with one_thread():
        for name in args.rare:
            new = rare_figures(name, args.data, args.seeds, args.rare_share)
            show(new, None)
            lines += new
    if args.json:
        show(lines, args.json)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
