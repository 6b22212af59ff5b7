"""What a chain model finds in items: the spans it would name, the chance of each, and how unsure it is of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from alapp.learning.regions.bio import inside_tag, runs
from alapp.learning.regions.chain import Chains, Passed, best_states, passed, span_chances, tagging_scores
from alapp.learning.regions.crf_fit import ItemColumns, Weights

LEAN = 1.5
"""What is suggested leans to spans: by this the score of each token's being outside is lowered (not its chance).

The most likely tagging of a young model hardly holds a span: F1 1 and 5 % at 100 sentences of WNUT-17 and AnEM,
10 and 20 % at 400. Leaning makes it 7 and 10 %, 19 and 30 % (of 0, 0.5, 1, 1.5, 2; no better above). In theory a
span is to be named from a chance of half the F1 that can be reached on (Lipton et al. 2014).
"""


@dataclass(frozen=True, slots=True)
class Named:
    """A span of tokens ``first`` to ``last`` (one past it) with the number of its label, and its chance as trained.

    ``second`` is the next likely label for the same tokens, -1 where there is no other.
    """

    first: int
    last: int
    label: int
    chance: float
    second: int
    second_chance: float


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What was found in one item: spans, the chances (n, s) of its tokens' states, and the uncertainties by name."""

    named: Sequence[Named]
    chances: NDArray[np.float64]
    scores: dict[str, float]


def found_in(weights: Weights, items: Sequence[ItemColumns]) -> list[Found]:
    """Return what a model finds in items; each has one token at least."""
    if not items:
        return []
    chains = weights.chains(items)
    sums, states = passed(chains), best_states(chains)
    tags, chances = weights.states[best_states(_leaning(chains))], sums.chances
    sure = tagging_scores(chains, states) - sums.log_sum
    found = []
    for first, length, likely in zip(chains.firsts.tolist(), chains.lengths.tolist(), sure.tolist(), strict=True):
        here = slice(first, first + length)
        named = [_named(weights, sums, first, first + length, run) for run in runs(tags[here])]
        found.append(Found(named, chances[here], uncertainties(chances[here], states[here], likely)))
    return found


def begins(weights: Weights) -> dict[int, int]:
    """Return for each label that was drawn, by number, the place of the state of its first tokens."""
    return {(tag - 1) // 2: place for place, tag in enumerate(weights.states.tolist()) if tag % 2}


def _named(weights: Weights, sums: Passed, start: int, stop: int, run: tuple[int, int, int]) -> Named:
    """Return a span with its chances; ``start`` and ``stop`` are the rows of its chain."""
    first, last, label = run
    labels = begins(weights)
    places = {tag: place for place, tag in enumerate(weights.states.tolist())}
    insides = [places.get(inside_tag(other), -1) for other in labels]
    ends = start + last == stop
    chances = span_chances(sums, start + first, start + last - 1, ends, list(labels.values()), insides)
    by_label = {number: min(chance, 1.0) for number, chance in zip(labels, chances.tolist(), strict=True)}
    chance = by_label.pop(label)
    second = max(by_label, key=by_label.__getitem__, default=-1)
    return Named(first, last, label, chance, second, by_label.get(second, 0.0))


def _leaning(chains: Chains) -> Chains:
    scores = chains.scores.copy()
    scores[:, 0] -= LEAN  # the state outside of all spans is always the first
    return replace(chains, scores=scores)


def uncertainties(chances: NDArray[np.float64], states: NDArray[np.int64], sure: float) -> dict[str, float]:
    """Return how unsure a model is of one text, by name, from the chances (n, s) of its tokens' states.

    ``states`` (n,) are those of the best tagging, ``sure`` the logarithm of its chance. ``mnlp``: 1 - the chance's
    n-th root, of the same order as the maximum normalised log-probability (Shen et al. 2018); ``least_confident``:
    1 - the chance (Culotta & McCallum 2005); ``token_entropy``: mean entropy a token, as a share of its maximum
    (Settles & Craven 2008); ``lowest_token``: 1 - the chance of the token it is least sure of (Liu et al. 2020).
    """
    n, n_states = chances.shape
    each = chances[np.arange(n), states]
    entropy = -(chances * np.log(np.maximum(chances, 1e-300))).sum(axis=1)
    found = {
        "mnlp": -np.expm1(sure / n),
        "least_confident": -np.expm1(sure),
        "token_entropy": entropy.mean() / np.log(max(n_states, 2)),
        "lowest_token": 1 - each.min(),
    }
    return {name: float(np.clip(value, 0.0, 1.0)) for name, value in found.items()}
