"""Training of the chain model: python-crfsuite learns the weights, which are then plain numbers."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.steps import Steps
from alapp.learning.regions.bio import OUTSIDE, Tags
from alapp.learning.regions.chain import Chains
from alapp.learning.regions.token_features import Columns

RIDGE = 0.1
"""Weight of the squared weights (crfsuite's c2): best of 0.03 to 1 at 100 and 400 sentences of two sets."""
ITERATIONS = 40

ItemColumns = list[Columns]
_WEIGHT = re.compile(r"\(\d+\) (\d+) --> (\d+): ([+-]?\d+\.\d+)")


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """A chain's weights: ``states`` (s,) tags that occur, ``columns`` (c,) ascending checksums of the features,
    ``weights`` (c, s), ``steps`` (s, s) from state to state.
    """

    states: NDArray[np.int64]
    columns: NDArray[np.uint32]
    weights: NDArray[np.float32]
    steps: NDArray[np.float32]

    def chains(self, items: Sequence[ItemColumns]) -> Chains:
        """Return the scores of items' tokens; items without a token must not be among them."""
        lengths = np.array([len(item) for item in items], np.int64)
        scores = self._scores([columns for item in items for columns in item])
        return Chains(scores, lengths, self.steps.astype(np.float64), *_grammar(self.states))

    def _scores(self, tokens: Sequence[Columns]) -> NDArray[np.float64]:
        from scipy import sparse

        counts = np.array([len(token) for token in tokens], np.int64)
        seen = np.array([column for token in tokens for column in token], np.uint32)
        places = np.searchsorted(self.columns, seen)
        known = places < len(self.columns)
        known[known] = self.columns[places[known]] == seen[known]
        rows = np.repeat(np.arange(len(tokens)), counts)[known]
        shape = (len(tokens), len(self.columns))
        marks = sparse.csr_matrix((np.ones(len(rows), np.float32), (rows, places[known])), shape=shape)
        return np.asarray(marks @ self.weights, dtype=np.float64)


def _grammar(states: NDArray[np.int64]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which steps there may be (s, s), and which states may come first (s,)."""
    inside = (states > 0) & (states % 2 == 0)
    goes_on = (states[:, None] == states[None, :]) | (states[:, None] == states[None, :] - 1)
    return ~inside[None, :] | goes_on, ~inside


def fitted_weights(items: Sequence[ItemColumns], tags: Sequence[Tags], progress: Steps) -> Weights:
    """Learn from items and their tags; same input, same weights. Raises Cancelled when told to stop.

    L-BFGS on the penalised likelihood (Nocedal 1980; Okazaki 2007). The tagging without any span is always a state.
    """
    states = np.unique(np.concatenate([np.array([OUTSIDE]), *tags]))
    if len(states) == 1:
        return _blank(states)
    with tempfile.TemporaryDirectory() as folder:  # holds checksums and numbers, no text
        path = Path(folder) / "chain"
        _train(items, tags, path, progress)
        return _read(path, states)


def _blank(states: NDArray[np.int64]) -> Weights:
    none = np.zeros((0, len(states)), np.float32)
    return Weights(states, np.zeros(0, np.uint32), none, np.zeros((len(states), len(states)), np.float32))


def _train(items: Sequence[ItemColumns], tags: Sequence[Tags], path: Path, progress: Steps) -> None:
    import pycrfsuite

    trainer = _watched_trainer(progress)
    trainer.select("lbfgs")
    trainer.set_params({"c1": 0.0, "c2": RIDGE, "max_iterations": ITERATIONS, "feature.possible_transitions": 1})
    for columns, marks in zip(items, tags, strict=True):
        if columns:
            words = pycrfsuite.ItemSequence([list(map(str, token)) for token in columns])
            trainer.append(words, list(map(str, marks.tolist())))
    trainer.train(str(path))


def _watched_trainer(progress: Steps) -> Any:
    """Return a trainer that looks after each message of the library whether it is to stop."""
    import pycrfsuite

    class Watched(pycrfsuite.BaseTrainer):  # type: ignore[misc]
        said = 0

        def message(self, message: str) -> None:
            del message
            self.said += 1
            progress.step(min(self.said, 12 * ITERATIONS), 12 * ITERATIONS, "Training")

    return Watched(verbose=False)


def _read(path: Path, states: NDArray[np.int64]) -> Weights:
    """Return the weights of a file that the library has just written: it tells them as text, six decimals each."""
    import pycrfsuite

    told = path.with_name("told")
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    tagger.dump(str(told))
    tagger.close()
    steps_told, _, states_told = told.read_text("ascii").partition("STATE_FEATURES")
    names, tags, values = _listed(states_told)
    columns, row = np.unique(names.astype(np.uint32), return_inverse=True)
    weights = np.zeros((len(columns), len(states)), np.float32)
    weights[row, np.searchsorted(states, tags)] = values
    before, after, values = _listed(steps_told.partition("TRANSITIONS")[2])
    steps = np.zeros((len(states), len(states)), np.float32)
    steps[np.searchsorted(states, before), np.searchsorted(states, after)] = values
    return Weights(states, columns, weights, steps)


def _listed(told: str) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Return what a part of the told model lists: (from, to, weight) of each line."""
    rows = _WEIGHT.findall(told)
    sources, targets, values = zip(*rows, strict=True) if rows else ((), (), ())
    return np.array(sources, np.int64), np.array(targets, np.int64), np.array(values, np.float64)
