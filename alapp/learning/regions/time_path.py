"""From what each frame says to segments: the likeliest course of labels over time (Viterbi 1967)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from alapp.domain.steps import Steps

CHUNK = 10_000
Chances = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Habits:
    """How labels follow each other: ``stay`` and ``enter`` (k + 1,) log chances in a frame; ``prior`` (k + 1,) shares.

    ``shortest`` (k + 1,) is the least number of frames that a segment of a label has.
    """

    stay: Chances
    enter: Chances
    prior: Chances
    shortest: NDArray[np.int64]


def habits_of(states: list[NDArray[np.int64]], n_labels: int) -> Habits:
    """Count how long labels last and how often they begin (add-one smoothing)."""
    frames, begins = np.ones(n_labels + 1), np.full(n_labels + 1, 0.05)
    shortest = np.full(n_labels + 1, np.iinfo(np.int64).max)
    for course in states:
        edges = np.flatnonzero(np.diff(course)) + 1
        runs = np.diff(np.concatenate([[0], edges, [len(course)]]))
        heads = course[np.concatenate([[0], edges])] if len(course) else course
        for head, run in zip(heads.tolist(), runs.tolist(), strict=False):
            frames[head] += run
            begins[head] += 1
            shortest[head] = min(shortest[head], run)
    leave = np.clip(begins / frames, 1e-6, 0.5)
    shortest = np.where(shortest < np.iinfo(np.int64).max, np.maximum(shortest // 2, 1), 1)
    shortest[0] = 1
    return Habits(
        np.log1p(-leave), np.log(begins / begins.sum()) + np.log(leave.mean()), frames / frames.sum(), shortest
    )


def course_of(chances: Chances, habits: Habits, trust: float, progress: Steps) -> NDArray[np.int64]:
    """Return the likeliest state of each frame.

    ``chances`` (n, k + 1) are those of single frames; neighbours say nearly the same, so that their evidence counts
    for ``trust`` only (0..1).
    """
    evidence = trust * (np.log(np.maximum(chances, 1e-9)) - np.log(habits.prior))
    n, k = evidence.shape
    came = np.zeros((n, k), np.int32)
    score = evidence[0] + np.log(habits.prior) if n else np.zeros(k)
    own = np.arange(k, dtype=np.int32)
    for i in range(1, n):
        if i % CHUNK == 0:
            progress.step(i, n, "Reading")
        best = int(score.argmax())
        stay, switch = score + habits.stay, score[best] + habits.enter
        stays = stay >= switch
        came[i] = np.where(stays, own, best)
        score = np.where(stays, stay, switch) + evidence[i]
    found = np.zeros(n, np.int64)
    at = int(score.argmax())
    for i in range(n - 1, -1, -1):
        found[i] = at
        at = int(came[i, at])
    return found


def runs_of(course: NDArray[np.int64], habits: Habits) -> list[tuple[int, int, int]]:
    """Return (first, last + 1, state) of each run of a label that is long enough."""
    edges = np.concatenate([[0], np.flatnonzero(np.diff(course)) + 1, [len(course)]]).tolist()
    runs = pairwise(edges)
    return [(a, b, int(course[a])) for a, b in runs if b > a and course[a] > 0 and b - a >= habits.shortest[course[a]]]
