"""At the moment of stop advice, the true loss against labeling on: ``python -m tests.benchmarks.stopping --data DIR``.

Replays each set to the budget and gives at every model the advice that a person would have been given then.
"""

from __future__ import annotations

import argparse
from itertools import pairwise
from pathlib import Path
from statistics import mean

import numpy as np

from alapp.learning.simulation import Curve, Plan, Point, simulate
from alapp.session.advice import Case, advise, curve_of
from tests.benchmarks.figures import Figure, show
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


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with the open data sets")
    parser.add_argument("--sets", nargs="+", default=["ag_news", "sms", "digits"])
    parser.add_argument("--seeds", type=int, default=8)
    parser.add_argument("--budget", type=int, default=1_500)
    parser.add_argument("--batch", type=int, default=20)
    parser.add_argument("--random-share", type=float, default=0.2)
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
        lines += figures(name, curves, found)
    show(lines, args.json)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
