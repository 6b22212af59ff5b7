"""Exact sums over all taggings of linear chains: forward and backward passes, the best tagging, the chance of a span.

python-crfsuite learns the weights but tells no chance of a span; these sums do (constrained forward-backward: Culotta
& McCallum 2004), many chains at a time. Scaled as in Rabiner 1989 (V.A), so that no length under- or overflows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
FAINTEST, STEEPEST = 400.0, 50.0
"""Logarithms of how much less likely a state, and how much a step, may be: beyond these there are no numbers left."""


@dataclass(frozen=True, slots=True, eq=False)
class Chains:
    """Chains behind each other: ``scores`` (N, s) of each token's states, ``lengths`` (m,) of the chains, none 0.

    ``steps`` (s, s) scores from state to state, ``allowed`` (s, s) which steps there may be, ``starts`` (s,) which
    states may come first.
    """

    scores: Floats
    lengths: NDArray[np.int64]
    steps: Floats
    allowed: NDArray[np.bool_]
    starts: NDArray[np.bool_]

    @property
    def firsts(self) -> NDArray[np.int64]:
        """Row of each chain's first token, (m,)."""
        return np.concatenate(([0], np.cumsum(self.lengths)[:-1])).astype(np.int64)

    def fronts(self) -> Iterator[NDArray[np.int64]]:
        """Yield the rows of the tokens at place 0, 1, 2, ... of all chains that are so long."""
        order = np.argsort(-self.lengths, kind="stable")
        firsts, lengths = self.firsts[order], self.lengths[order]
        for place in range(int(lengths[0]) if len(lengths) else 0):
            yield firsts[: int(np.searchsorted(-lengths, -place, side="left"))] + place


@dataclass(frozen=True, slots=True, eq=False)
class Passed:
    """What the two passes found: ``forward`` and ``backward`` (N, s), their product is the chance of each state.

    ``emitted`` (N, s) and ``scale`` (N,) are what the passes were made of, ``moves`` (s, s) the steps' factors;
    ``log_sum`` (m,) the logarithm of the sum over all taggings.
    """

    forward: Floats
    backward: Floats
    emitted: Floats
    scale: Floats
    moves: Floats
    log_sum: Floats

    @property
    def chances(self) -> Floats:
        """Probability of each state at each token, (N, s); rows sum to 1."""
        return self.forward * self.backward


def passed(chains: Chains, sharpness: float = 1.0) -> Passed:
    """Run both passes; all scores are multiplied by ``sharpness`` (1 / temperature) first."""
    scores = sharpness * chains.scores
    top = scores.max(axis=1, keepdims=True, initial=-np.inf)
    emitted = np.exp(np.maximum(scores - top, -FAINTEST))
    moves = np.where(chains.allowed, np.exp(np.clip(sharpness * chains.steps, -STEEPEST, STEEPEST)), 0.0)
    forward, scale = np.zeros_like(scores), np.ones(len(scores))
    fronts = list(chains.fronts())
    for place, rows in enumerate(fronts):
        before = chains.starts.astype(np.float64) if place == 0 else forward[rows - 1] @ moves
        reached = before * emitted[rows]
        scale[rows] = reached.sum(axis=1)
        forward[rows] = reached / scale[rows][:, None]
    backward = np.ones_like(scores)
    for rows in reversed(fronts[1:]):
        backward[rows - 1] = (emitted[rows] * backward[rows] / scale[rows][:, None]) @ moves.T
    log_sum = np.add.reduceat(np.log(scale) + top[:, 0], chains.firsts) if len(scores) else np.zeros(0)
    return Passed(forward, backward, emitted, scale, moves, log_sum)


def best_states(chains: Chains) -> NDArray[np.int64]:
    """Return the states (N,) of the most likely tagging of each chain (Viterbi 1967)."""
    steps = np.where(chains.allowed, chains.steps, -np.inf)
    reached = np.where(chains.starts, chains.scores, -np.inf)
    came_from = np.zeros(chains.scores.shape, np.int64)
    fronts = list(chains.fronts())
    for rows in fronts[1:]:
        ways = reached[rows - 1][:, :, None] + steps
        came_from[rows] = ways.argmax(axis=1)
        reached[rows] = ways.max(axis=1) + chains.scores[rows]
    states = reached.argmax(axis=1)  # right at the last tokens, from which the others are traced back
    for rows in reversed(fronts[1:]):
        states[rows - 1] = came_from[rows, states[rows]]
    return np.asarray(states, dtype=np.int64)


def tagging_scores(chains: Chains, states: NDArray[np.int64], sharpness: float = 1.0) -> Floats:
    """Return the score (m,) of a tagging of each chain; -inf where a step is not allowed."""
    worth = chains.scores[np.arange(len(states)), states].copy()
    firsts = chains.firsts
    worth[firsts] = np.where(chains.starts[states[firsts]], worth[firsts], -np.inf)
    later = np.setdiff1d(np.arange(len(states)), firsts, assume_unique=True)
    steps = np.where(chains.allowed, chains.steps, -np.inf)
    worth[later] += steps[states[later - 1], states[later]]
    return np.asarray(sharpness * np.add.reduceat(worth, firsts)) if len(states) else np.zeros(0)


def span_chances(
    found: Passed, first: int, last: int, ends: bool, begins: Sequence[int], insides: Sequence[int]
) -> Floats:
    """Return for each label the chance that exactly the tokens in rows ``first`` to ``last`` are a span of it, (k,).

    ``begins`` and ``insides`` are the labels' states, -1 where a label has no inside state; ``ends`` says that the
    last token is its chain's last.
    """
    start, inside = np.array(begins, np.int64), np.array(insides, np.int64)
    known = inside >= 0
    go_on = np.where(known, inside, 0)
    chance = found.forward[first, start]
    here = start
    for row in range(first + 1, last + 1):
        chance = chance * found.moves[here, go_on] * found.emitted[row, go_on] / found.scale[row] * known
        here = go_on
    if ends:
        return np.asarray(chance)
    after = found.emitted[last + 1] * found.backward[last + 1] / found.scale[last + 1]
    longer = found.moves[here, go_on] * after[go_on] * known
    return np.asarray(np.maximum(chance * (found.moves[here] @ after - longer), 0.0))
