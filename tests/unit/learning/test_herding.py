"""Lazy greedy coverage takes what plain greedy takes, also where nothing is left to gain or candidates tie."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from alapp.learning.strategies.herding import _herded


def plainly(like: np.ndarray, covered: np.ndarray, weights: np.ndarray, n: int) -> list[int]:
    """Every gain made anew for each pick."""
    taken: list[int] = []
    for _ in range(n):
        added = np.maximum(like - covered, 0) @ weights
        added[taken] = -1
        taken.append(int(added.argmax()))
        covered = np.maximum(covered, like[taken[-1]])
    return taken


@given(st.integers(0, 10_000), st.integers(1, 60), st.integers(1, 80), st.sampled_from([2, 5, 1_000]))
def test_lazy_picks_are_those_of_plain_greedy(seed: int, head: int, heard: int, grain: int) -> None:
    rng = np.random.default_rng(seed)
    like = (rng.integers(0, grain, (head, heard)) / 1_024).astype(np.float32)  # sums are exact: ties are real ones
    covered = (rng.integers(0, grain, heard) / 1_024).astype(np.float32)
    weights = (rng.integers(0, 8, heard) / 8).astype(np.float32)
    n = min(head, 20)
    taken, gains = _herded(like, covered, weights, n)
    assert taken.tolist() == plainly(like, covered, weights, n)
    assert (gains >= 0).all()
