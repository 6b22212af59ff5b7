"""Segments of sounds, ours beside random order: ``python3 -m tests.benchmarks.sound --data DIR``.

Where digits lie in made recordings of six of them with noise, by the program's learner and query: F1 over labels at an
overlap of one half, ``--digits`` of them labeled, the others in between. Differences are paired by seed: same start,
same pool, same judging recordings. Prints ``name value unit`` lines.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from math import sqrt
from pathlib import Path
from statistics import mean, stdev

import numpy as np

from alapp.domain.steps import Silent
from alapp.learning.evaluation import area_under_curve
from alapp.learning.learners.common import one_thread
from alapp.learning.regions.base import Reading, RegionLesson
from alapp.learning.regions.choosing import choose
from alapp.learning.regions.matching import f1
from alapp.learning.regions.sliding import Sliding
from tests.benchmarks.figures import Figure, show
from tests.benchmarks.sound_sets import TEST_TAKES, Recordings, Spoken, recordings, spoken

START, BATCH, BUDGET = 10, 10, 100
POOL, JUDGES = 300, 80
SHARE = 0.1
ARMS = ("random", "frames", "segments")


def paired(name: str, ours: Mapping[int, float], theirs: Mapping[int, float]) -> list[Figure]:
    """Return the mean of the differences by seed, and its standard error."""
    gaps = [ours[seed] - theirs[seed] for seed in ours]
    spread = stdev(gaps) / sqrt(len(gaps)) if len(gaps) > 1 else float("nan")
    return [(name, mean(gaps), "points"), (f"{name}.error", spread, "points")]


def segments(clips: Sequence[Spoken], seeds: int, digits: int) -> list[Figure]:
    """Return the F1 over labeled recordings for each way to choose them."""
    judges = recordings([c for c in clips if c.take < TEST_TAKES], JUDGES, digits, 99)
    areas: dict[str, dict[int, float]] = {arm: {} for arm in ARMS}
    ends: dict[str, list[float]] = {arm: [] for arm in ARMS}
    for seed in range(seeds):
        pool = recordings([c for c in clips if c.take >= TEST_TAKES], POOL, digits, seed)
        for arm in ARMS:
            curve = replay(pool, judges, arm, digits, seed)
            at, score = np.array(curve).T
            areas[arm][seed] = area_under_curve(at, score, START, BUDGET)
            ends[arm].append(100 * curve[-1][1])
    found: list[Figure] = []
    for arm in ARMS:
        found.append((f"segments.{arm}.aulc", mean(areas[arm].values()), "%"))
        found.append((f"segments.{arm}.f1_at_end", mean(ends[arm]), "%"))
        if arm != "random":
            found += paired(f"segments.{arm}.ahead_of_random", areas[arm], areas["random"])
    return found


def replay(pool: Recordings, judges: Recordings, arm: str, digits: int, seed: int) -> list[tuple[int, float]]:
    """Label from the start to the budget; return (recordings labeled, F1 on the judges)."""
    rng = np.random.default_rng([seed, 1])
    labels = tuple(str(digit) for digit in range(digits))
    given = [int(i) for i in rng.permutation(len(pool.frames))[:START]]
    curve = []
    while True:
        known = RegionLesson([pool.frames[i] for i in given], [pool.segments[i] for i in given], labels, seed)
        with one_thread():
            model = Sliding().fit(known, Silent())
            found = model.read(judges.frames, Silent())
        curve.append((len(given), f1(judges.segments, [[m.region for m in r.marked] for r in found])[2]))
        if len(given) >= BUDGET:
            return curve
        rest = [i for i in range(len(pool.frames)) if i not in set(given)]
        with one_thread():
            readings = model.read([pool.frames[i] for i in rest], Silent()) if arm != "random" else []
        given += asked(readings, rest, arm, rng)


def asked(readings: Sequence[Reading], rest: Sequence[int], arm: str, rng: np.random.Generator) -> list[int]:
    """Return the next batch: by a score of the model with a share of random checks, or all by chance."""
    if arm == "random":
        return [rest[int(i)] for i in rng.permutation(len(rest))[:BATCH]]
    scored = [Reading(r.marked, r.scores[arm], r.scores, r.cost, r.present) for r in readings]
    return [rest[c.row] for c in choose(scored, None, BATCH, SHARE, rng)]


def main() -> None:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of real data")
    parser.add_argument("--seeds", type=int, default=8)
    parser.add_argument("--digits", type=int, default=10, help="digits that are labeled in the made recordings")
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    show(segments(spoken(chosen.data), chosen.seeds, chosen.digits), chosen.json)


if __name__ == "__main__":
    main()
