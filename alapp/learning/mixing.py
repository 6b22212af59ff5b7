"""Batches of any strategy with a share of random checks, which alone tell how good the model is."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import numpy as np

from alapp.learning.base import Choice, PoolView, QueryStrategy
from alapp.learning.strategies.random_sampling import RandomSampling

SHARE = 0.1
T = TypeVar("T")


def random_seats(n: int, share: float, rng: np.random.Generator) -> int:
    """Return how many of ``n`` seats are random checks: the share, and at least one when it is not 0.

    One seat in a batch of one would leave none to the strategy: there the share is the chance of a check.
    """
    if share <= 0 or n < 1:
        return 0
    return int(rng.random() < share) if n == 1 else min(n, max(1, round(share * n)))


def mixed_batch(
    strategy: QueryStrategy, view: PoolView, n: int, share: float, rng: np.random.Generator
) -> list[Choice]:
    """Return a batch of ``n`` or fewer choices: random checks at random places among the strategy's picks.

    The checks are drawn first, from all candidates, so that they are a fair sample of the pool; the strategy
    chooses from the rest. The probabilities are those of the whole procedure, given the candidates: a check has
    expected seats / candidates, in whichever seat it comes to stand.
    """
    if isinstance(strategy, RandomSampling):
        return strategy.query(view, n, rng)
    drawn = RandomSampling().query(view, random_seats(n, share, rng), rng)
    expected = min(share, 1.0) if n == 1 else float(len(drawn))
    chance = expected / max(1, len(view.candidates))
    kept = 1 - (expected if n == 1 else chance)
    checks = [replace(check, probability=chance) for check in drawn]
    picks = strategy.query(without(view, checks), n - len(checks), rng) if n > len(checks) else []
    picks = [replace(pick, probability=pick.probability * kept) for pick in picks]
    return _spread(picks, checks, rng)


def without(view: PoolView, chosen: list[Choice]) -> PoolView:
    """Return the view without these rows among the candidates."""
    taken = np.isin(view.candidates, [choice.row for choice in chosen])  # setdiff1d takes 0.5 s for a million
    return replace(view, candidates=view.candidates[~taken])


def batches(
    strategy: QueryStrategy,
    view: PoolView,
    sizes: list[int],
    share: float,
    rng: np.random.Generator,
    share_of_pool: float = 1.0,
) -> list[Choice]:
    """Return one batch after the other, each as if the ones before were answered (by the same model).

    The probabilities of a batch are given those before: an item that a batch took is no candidate of the next.

    ``share_of_pool``: when the view is a random slice of the pool, the chance of an item to be in it.
    """
    chosen: list[Choice] = []
    for size in sizes:
        batch = mixed_batch(strategy, view, size, share, rng)
        chosen += batch
        known = np.concatenate([view.labeled, np.array([c.row for c in batch], dtype=np.int64)])
        Y = None if view.Y is None else np.concatenate([view.Y, np.zeros((len(batch), view.n_classes), np.bool_)])
        view = replace(without(view, batch), labeled=known, Y=Y)
    return [replace(choice, probability=choice.probability * share_of_pool) for choice in chosen]


def _spread(items: list[T], extra: list[T], rng: np.random.Generator) -> list[T]:
    """Return ``items`` in order with ``extra`` put in at random places."""
    places = set(rng.permutation(len(items) + len(extra))[: len(extra)].tolist())
    rest, more = iter(items), iter(extra)
    return [next(more) if i in places else next(rest) for i in range(len(items) + len(extra))]
