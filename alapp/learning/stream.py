"""Whether to ask about each item of a stream as it arrives, within a budget (Zliobaite et al. 2014, recipe A12).

``fixed``: ask where the model's confidence is below one threshold. ``variable``: the threshold shrinks by ``STEP``
after each item asked and grows by it otherwise, so that it follows the stream. ``randomised``: that threshold times a
normal number around 1, so that sure items have a chance too. ``split``: some items are asked at random, whatever the
model says, and may judge it; the others by the variable threshold.

What was spent is counted as in the paper (equation 2) over a window of ``WINDOW`` items: u <- u (1 - 1 / w) + asked,
spent share u / w. An item is asked only where the estimate leaves room for it, so that the long-run share of items
asked does not exceed the budget.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

import numpy as np

Mode = Literal["fixed", "variable", "randomised", "split"]
MODES: tuple[Mode, ...] = ("fixed", "variable", "randomised", "split")

STEP = 0.01
WINDOW = 100
SPREAD = 1.0
"""Standard deviation of the factor of the randomised threshold."""
RANDOM_SHARE = 0.2
"""Share of the budget that the split mode spends at random."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether an item is asked, whether chance alone decided that, and the probability it then had."""

    ask: bool
    by_chance: bool = False
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Stream:
    """Where the decisions stand: ``threshold`` of confidence, ``spent`` estimate u, items ``seen`` and ``asked``.

    A value: :func:`decide` returns the next one. The same seed and the same confidences give the same decisions, also
    when the state went through :meth:`plain` and back in between.
    """

    mode: Mode = "variable"
    budget: float = 0.1
    seed: int = 0
    threshold: float = 1.0
    spent: float = 0.0
    seen: int = 0
    asked: int = 0
    by_chance: int = 0

    def plain(self) -> dict[str, Any]:
        """Return the state as plain JSON."""
        return asdict(self)

    @classmethod
    def from_plain(cls, found: dict[str, Any]) -> Stream:
        """Return what :meth:`plain` made.

        Raises
        ------
        ValueError : not such a state, or out of its range.
        """
        try:
            stream = cls(**found)
            sound = stream.mode in MODES and 0 <= stream.budget <= 1 and 0 <= stream.asked <= stream.seen
        except TypeError as error:
            raise ValueError("not the state of a stream") from error
        if not sound:
            raise ValueError("the state of a stream is out of its range")
        return stream


def begun(mode: Mode, budget: float, n_classes: int, seed: int = 0) -> Stream:
    """Return the state before the first item.

    The fixed threshold is the confidence a sure model would have of one item in ``budget``: between chance and 1.
    """
    chance = 1 / max(2, n_classes)
    return Stream(mode, budget, seed, chance + (1 - chance) * budget if mode == "fixed" else 1.0)


def decide(stream: Stream, confidence: float) -> tuple[Stream, Decision]:
    """Return the state after an item of which the model is ``confidence`` (0..1) sure, and whether to ask it."""
    rng = np.random.default_rng([stream.seed, stream.seen])
    lucky, factor = float(rng.random()), float(rng.normal(1.0, SPREAD))
    faded = stream.spent * (1 - 1 / WINDOW)
    room = (faded + 1) / WINDOW <= stream.budget
    decision = _wanted(stream, confidence, lucky, factor) if room else Decision(False)
    after = replace(
        stream,
        threshold=_moved(stream, decision) if room else stream.threshold,
        spent=faded + decision.ask,
        seen=stream.seen + 1,
        asked=stream.asked + decision.ask,
        by_chance=stream.by_chance + decision.by_chance,
    )
    return after, decision


def decided(stream: Stream, confidences: Sequence[float]) -> tuple[Stream, list[Decision]]:
    """Decide about items in the order of their arrival."""
    decisions = []
    for confidence in confidences:
        stream, decision = decide(stream, confidence)
        decisions.append(decision)
    return stream, decisions


def _wanted(stream: Stream, confidence: float, lucky: float, factor: float) -> Decision:
    share = RANDOM_SHARE * stream.budget
    if stream.mode == "split" and lucky < share:
        return Decision(True, True, share)
    threshold = stream.threshold * (factor if stream.mode == "randomised" else 1.0)
    return Decision(confidence < threshold)


def _moved(stream: Stream, decision: Decision) -> float:
    """Return the next threshold; chance says nothing of where it should be, and a fixed one stays."""
    if stream.mode == "fixed" or decision.by_chance:
        return stream.threshold
    return min(1.0, stream.threshold * (1 - STEP if decision.ask else 1 + STEP))
