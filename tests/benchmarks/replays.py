"""Replays to compare label efficiency: ours through the program's own rounds, peers through their own code."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from alapp.learning.base import Lesson
from alapp.learning.evaluation import area_under_curve, hits
from alapp.learning.learners.common import one_thread
from alapp.learning.learners.registry import LEARNERS
from alapp.learning.simulation import Known, Plan, simulate
from tests.benchmarks.peers import python_of

Curve = list[tuple[int, float]]
START = 10
"""Items of the random start, more until two classes are seen (recipe B.1)."""


@dataclass(frozen=True, slots=True)
class Race:
    """One set as every method sees it: the features, how far labels go, and the texts for a peer's own features."""

    name: str
    known: Known
    budget: int
    batch: int
    texts: tuple[list[str], list[str]] | None = None

    @property
    def from_labels(self) -> int:
        """Labels at which areas begin: what the typical start of the recipe asks."""
        return max(20, 2 * self.known.Y.shape[1])


def random_start(race: Race, seed: int) -> list[int]:
    """Return the rows of a random start; the same for every method of a seed, so that comparisons are paired."""
    order = np.random.default_rng([seed, 1]).permutation(len(race.known.Y))
    size = START
    while size < len(order) and race.known.Y[order[:size]].any(axis=0).sum() < 2:
        size += 1
    return [int(row) for row in order[:size]]


def ours(race: Race, seeds: int, strategy: str, *, cold: bool, share: float) -> dict[int, Curve]:
    """Replay one of our strategies; ``cold`` starts with no label, else with the random start."""
    found = {}
    for seed in range(seeds):
        start = () if cold else tuple(random_start(race, seed))
        plan = Plan(strategy, seed=seed, budget=race.budget, batch=race.batch, random_share=share, start=start)
        found[seed] = [(p.n_labels, p.accuracy) for p in simulate(race.known, plan).points]
    return found


def peer(race: Race, seeds: int, method: str, package: str) -> dict[int, Curve]:
    """Replay a peer in its own environment; nothing where it cannot be installed."""
    python = python_of(package)
    if python is None or race.known.several or (method.endswith("_own") and race.texts is None):
        return {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _hand_over(race, folder, seeds)
        script = Path(__file__).with_name("peer_replay.py")
        one = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PATH": ""}
        subprocess.run([str(python), str(script), method, name], check=True, env=one)
        curves = json.loads((folder / "curves.json").read_text("utf-8"))
    return {int(seed): [(int(n), float(a)) for n, a in curve] for seed, curve in curves.items()}


def _hand_over(race: Race, folder: Path, seeds: int) -> None:
    known = race.known
    arrays = {"y": known.Y.argmax(axis=1), "test_y": known.test_labels.argmax(axis=1), "width": known.pool.width}
    for part, rows in (("pool", known.pool), ("test", known.test)):
        block = {"indptr": rows.indptr, "indices": rows.indices, "data": rows.data, "dense": rows.dense}
        arrays |= {f"{part}_{key}": value for key, value in block.items()}
    np.savez(folder / "known.npz", **arrays)
    starts = {str(seed): random_start(race, seed) for seed in range(seeds)}
    plan = {"classes": known.Y.shape[1], "budget": race.budget, "batch": race.batch, "starts": starts}
    (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    if race.texts is not None:
        texts = dict(zip(("pool", "test"), race.texts, strict=True))
        (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")


METHODS: Mapping[str, Callable[[Race, int], dict[int, Curve]]] = {
    "default": lambda race, seeds: ours(race, seeds, "default_mix", cold=True, share=0.1),
    "random": lambda race, seeds: ours(race, seeds, "random", cold=False, share=0.0),
    "margin": lambda race, seeds: ours(race, seeds, "margin", cold=False, share=0.0),
    "entropy": lambda race, seeds: ours(race, seeds, "entropy", cold=False, share=0.0),
    "small_text": lambda race, seeds: peer(race, seeds, "small_text", "small-text"),
    "small_text_own": lambda race, seeds: peer(race, seeds, "small_text_own", "small-text"),
    "scikit_activeml": lambda race, seeds: peer(race, seeds, "scikit_activeml", "scikit-activeml"),
}


def full_accuracy(race: Race) -> float:
    """Return the accuracy of the default learner trained on every answer of the pool."""
    known = race.known
    with one_thread():
        model = LEARNERS["ridge"].fit(Lesson(known.pool, known.Y, known.several)).model
        probabilities = model.probabilities(known.test)
    return float(hits(probabilities, known.test_labels, several=known.several).mean())


def area(race: Race, curve: Curve) -> float:
    """Return the mean accuracy x 100 from the start to the budget (AULC)."""
    labels, accuracy = np.array(curve, dtype=float).T
    return area_under_curve(labels, accuracy, race.from_labels, race.budget)


def labels_to(curve: Curve, accuracy: float) -> float:
    """Return the labels at which a running mean of three points first reaches ``accuracy``; infinite if never."""
    for i in range(2, len(curve)):
        if sum(a for _, a in curve[i - 2 : i + 1]) / 3 >= accuracy:
            return curve[i][0]
    return float("inf")
