"""How many tokens a person has to read for how good a model of spans: ``python3 -m tests.benchmarks.spans --data DIR``.

For each set and seed: a random start, then batches chosen by the program's own query (the items whose scores say the
model is unsure, and a share of random checks) against random order, with the same start and pool. After each batch
the chain model is trained anew and judged by entity F1 on texts of its own: exact span and label, micro-averaged.
Cost is tokens read, not sentences: unsure sentences are longer. Prints ``name value unit`` lines: the mean F1 over
the tokens from the start to the budget for each arm, what each is ahead of random order by (paired by seed, with its
standard error), and the tokens at which the F1 of random order at the budget is reached. ``--calibration`` prints how
far the confidence of suggested spans is off, as trained and as calibrated.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from statistics import mean, stdev

import numpy as np
from numpy.typing import NDArray

from alapp.domain.steps import Silent
from alapp.domain.tokens import token_offsets
from alapp.features.registry import EXTRACTORS
from alapp.learning.calibration import calibration_error
from alapp.learning.matrix import positions
from alapp.learning.regions.base import Reading, RegionLesson
from alapp.learning.regions.choosing import choose
from alapp.learning.regions.crf import Crf, CrfModel
from alapp.learning.regions.matching import f1
from alapp.session.region_round import BY_COST
from tests.benchmarks.figures import Figure, show
from tests.benchmarks.span_sets import READERS, SpanSet, load

GRID = 40


@dataclass(frozen=True, slots=True)
class Arm:
    """How a batch is chosen: by which score ("" is random order), over which power of its cost, of different kinds."""

    score: str
    by_cost: float = 0.0
    spread: bool = False


ARMS: Mapping[str, Arm] = {
    "random": Arm(""),
    "default": Arm("unsure", by_cost=BY_COST["span"]),
    "unsure": Arm("unsure"),
    "mnlp": Arm("mnlp"),
    "lowest_token": Arm("lowest_token"),
    "token_entropy": Arm("token_entropy"),
    "least_confident": Arm("least_confident"),
    "spread": Arm("unsure", spread=True),
    "by_root_of_cost": Arm("unsure", by_cost=0.5),
}
EACH = 10
"""Tokens that opening a text counts as where time is counted (some two and a half seconds of reading)."""
Curve = list[tuple[int, float, int]]
"""(tokens read, F1, texts labeled)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How far and in what steps a run goes; ``window`` texts are read before each, ``share`` of a batch is random."""

    budget: int
    batch: int
    start: int
    window: int
    share: float = 0.1


def fitted(known: SpanSet, rows: Sequence[int], held_out: int = 0) -> CrfModel:
    """Return the chain model of these texts of the pool."""
    lesson = RegionLesson([known.pool[i].text for i in rows], [known.pool[i].spans for i in rows], known.labels)
    return Crf(held_out).fit(lesson, Silent())


def judged(model: CrfModel, known: SpanSet) -> float:
    """Return entity F1 in percent."""
    readings = model.read([marked.text for marked in known.test], Silent())
    return 100 * f1([m.spans for m in known.test], [[m.region for m in r.marked] for r in readings])[2]


def scored(reading: Reading, arm: Arm) -> Reading:
    """Return the reading with the arm's score as what is asked first."""
    unsure = reading.unsure if arm.score == "unsure" else reading.scores.get(arm.score, 0.0)
    return Reading((), unsure, cost=reading.cost)


def run(known: SpanSet, arm: Arm, plan: Plan, seed: int, places: NDArray[np.float32] | None) -> Curve:
    """Return the curve from the start to beyond the budget."""
    rng = np.random.default_rng([seed, 3])
    order = np.random.default_rng([seed, 1]).permutation(len(known.pool))
    rows = [int(row) for row in order[: plan.start]]
    sizes = [max(1, len(token_offsets(marked.text))) for marked in known.pool]
    curve: Curve = []
    while True:
        model, tokens = fitted(known, rows), sum(sizes[row] for row in rows)
        curve.append((tokens, judged(model, known), len(rows)))
        rest = np.setdiff1d(order, rows)
        if tokens >= plan.budget or not len(rest):
            return curve
        window = rng.permutation(rest)[: plan.window]
        if not arm.score:
            rows += [int(row) for row in window[: plan.batch]]
            continue
        readings = [scored(r, arm) for r in model.read([known.pool[i].text for i in window], Silent())]
        seen = places[window] if places is not None and arm.spread else None
        chosen = choose(readings, seen, plan.batch, plan.share, rng, by_cost=arm.by_cost)
        rows += [int(window[choice.row]) for choice in chosen]


def text_places(known: SpanSet) -> NDArray[np.float32]:
    """Return a place for each text of the pool by its words (recipe A3: diversity on word weights)."""
    making, texts = EXTRACTORS["text_recipe"], [marked.text for marked in known.pool]
    state = making.fit(texts, np.random.default_rng(0), Silent())
    return positions(making.transform(state, texts, Silent()))


def timed(curve: Curve) -> Curve:
    """Return the curve over tokens read and texts opened."""
    return [(tokens + EACH * texts, value, texts) for tokens, value, texts in curve]


def area(curve: Curve, budget: float) -> float:
    """Return the mean F1 over the tokens from the start to the budget."""
    tokens, values, _ = zip(*curve, strict=True)
    return float(np.interp(np.linspace(tokens[0], budget, GRID), tokens, values).mean())


def reached(curve: Curve, goal: float, budget: float) -> float:
    """Return at how many tokens F1 gets to the goal (interpolated); the budget if it never does."""
    tokens, values, _ = zip(*curve, strict=True)
    grid = np.linspace(tokens[0], budget, 400)
    above = np.interp(grid, tokens, np.maximum.accumulate(values)) >= goal
    return float(grid[above.argmax()]) if above.any() else float(budget)


def at(curve: Curve, budget: float, what: int) -> float:
    """Return F1 (1) or the texts labeled (2) at a number of tokens."""
    return float(np.interp(budget, [row[0] for row in curve], [row[what] for row in curve]))


def compared(name: str, curves: Mapping[str, Sequence[Curve]], budget: int) -> list[Figure]:
    """Return the figures of one set."""
    base = curves.get("random")
    figures: list[Figure] = []
    for arm, found in curves.items():
        here = f"{name}.{arm}"
        figures += [
            (f"{here}.mean_f1", mean(area(curve, budget) for curve in found), "%"),
            (f"{here}.f1_at_end", mean(at(curve, budget, 1) for curve in found), "%"),
            (f"{here}.texts_at_end", mean(at(curve, budget, 2) for curve in found), "texts"),
        ]
        if base is not None and arm != "random":
            goals = [at(curve, budget, 1) for curve in base]
            needed = mean(reached(curve, goal, budget) for curve, goal in zip(found, goals, strict=True))
            figures += gained(f"{here}.ahead", found, base, budget)
            ours, theirs = [timed(c) for c in found], [timed(c) for c in base]
            figures += gained(f"{here}.ahead_by_time", ours, theirs, min(c[-1][0] for c in ours + theirs))
            figures.append((f"{here}.tokens_to_random_end", needed, f"of {budget}"))
    return figures


def gained(name: str, ours: Sequence[Curve], theirs: Sequence[Curve], budget: float) -> list[Figure]:
    """Return the mean paired gain, its standard error, the seeds won, and p of the paired t-test."""
    from scipy.stats import ttest_1samp

    gaps = [area(a, budget) - area(b, budget) for a, b in zip(ours, theirs, strict=True)]
    figures = [(name, mean(gaps), "points"), (f"{name}.wins", float(sum(gap > 0 for gap in gaps)), f"of {len(gaps)}")]
    if len(gaps) > 1:
        figures += [(f"{name}.error", stdev(gaps) / sqrt(len(gaps)), "points")]
        figures += [(f"{name}.p", float(ttest_1samp(gaps, 0.0).pvalue), "")]
    return figures


def calibrated(known: SpanSet, sizes: Sequence[int], seeds: int) -> list[Figure]:
    """Return how far confidence is from the share of right spans, as trained and as calibrated, over all seeds.

    ``bias`` is mean confidence less the share of right spans, ``brier`` the mean squared distance (0.25 for «one
    half» each time), ``ece`` the expected calibration error, which is too large with few spans.
    """
    figures: list[Figure] = []
    for size in sizes:
        for name, held_out in (("as_trained", 0), ("calibrated", 240)):
            found = [pair for seed in range(seeds) for pair in _named(known, size, seed, held_out)]
            if found:
                sure, right = np.array(found, dtype=np.float64).T
                here = f"{known.name}.{size}.{name}"
                figures += [
                    (f"{here}.spans", float(len(sure)), "spans"),
                    (f"{here}.right", 100 * float(right.mean()), "%"),
                    (f"{here}.bias", 100 * float(sure.mean() - right.mean()), "points"),
                    (f"{here}.brier", float(((sure - right) ** 2).mean()), ""),
                    (f"{here}.ece", 100 * calibration_error(sure, right.astype(np.bool_)), "points"),
                ]
    return figures


def _named(known: SpanSet, size: int, seed: int, held_out: int) -> list[tuple[float, bool]]:
    """Return (confidence, whether it is right) of each span suggested in the judging texts."""
    rows = np.random.default_rng([seed, 1]).permutation(len(known.pool))[:size].tolist()
    readings = fitted(known, rows, held_out).read([m.text for m in known.test], Silent())
    pairs = zip(readings, known.test, strict=True)
    return [(m.confidence, m.region in t.spans) for r, t in pairs for m in r.marked]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with the open data sets")
    parser.add_argument("--sets", nargs="+", choices=list(READERS), default=["wnut17", "anem"])
    parser.add_argument("--arms", nargs="+", choices=list(ARMS), default=["random", "default"])
    parser.add_argument("--seeds", type=int, default=8)
    parser.add_argument("--first-seed", type=int, default=0)
    parser.add_argument("--budget", type=int, default=6_000, help="tokens")
    parser.add_argument("--batch", type=int, help="texts; 20 sentences or 4 documents")
    parser.add_argument("--test", type=int, default=400, help="texts that judge")
    parser.add_argument("--window", type=int, default=600, help="texts read before each batch; the program reads 2,000")
    parser.add_argument("--calibration", action="store_true")
    parser.add_argument("--json", type=Path, metavar="FILE")
    options = parser.parse_args()
    figures: list[Figure] = []
    for name in options.sets:
        known = load(name, options.data, options.test)
        if options.calibration:
            found = calibrated(known, (50, 150, 400), options.seeds)
        else:
            batch = options.batch or (4 if name.endswith("documents") else 20)
            plan = Plan(options.budget, batch, batch, options.window)
            places = text_places(known) if any(ARMS[arm].spread for arm in options.arms) else None
            seeds = range(options.first_seed, options.first_seed + options.seeds)
            curves = {arm: [run(known, ARMS[arm], plan, seed, places) for seed in seeds] for arm in options.arms}
            found = compared(name, curves, options.budget)
        show(found, None)
        figures += found
    if options.json:
        rows = [{"name": name, "value": value, "unit": unit} for name, value, unit in figures]
        options.json.write_text(json.dumps(rows, indent=1), "utf-8")


if __name__ == "__main__":
    main()
