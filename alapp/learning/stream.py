"""Whether to ask about each item of a stream as it arrives, within a budget (Zliobaite et al. 2014, recipe A12).

``fixed``: ask where the model's confidence is below one threshold. ``variable``: the threshold shrinks by ``STEP``
after each item asked and grows by it otherwise, so that it follows the stream. ``randomised``: that threshold times a
normal number around 1, so that sure items have a chance too. ``split``: some items are asked at random, whatever the
model says, and may judge it; the others by the variable threshold.

What was spent is counted as in the paper (equation 2) over a window of ``WINDOW`` items: u <- u (1 - 1 / w) + asked,
spent share u / w. An item is asked only where the estimate leaves room for it, so that the long-run share of items
asked does not exceed the budget. Other than in the paper, what ``split`` asks at random has room of its own: the
variable threshold spends whatever it may, and four in five of the random items would find the budget spent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from statistics import NormalDist
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
    """Whether an item is asked, whether chance alone decided that, and with what probability it was; 0 where not."""

    ask: bool
    by_chance: bool = False
    probability: float = 0.0


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

    The fixed threshold parts the range from chance to 1 as the budget does: were the model's confidences spread
    evenly over it, that share of the items would lie below.
    """
    chance = 1 / max(2, n_classes)
    return Stream(mode, budget, seed, chance + (1 - chance) * budget if mode == "fixed" else 1.0)


def decide(stream: Stream, confidence: float) -> tuple[Stream, Decision]:
    """Return the state after an item of which the model is ``confidence`` (0..1) sure, and whether to ask it."""
    after, decisions = decided(stream, [confidence])
    return after, decisions[0]


def decided(stream: Stream, confidences: Sequence[float]) -> tuple[Stream, list[Decision]]:
    """Decide about items in the order of their arrival."""
    threshold, spent = stream.threshold, stream.spent
    decisions = []
    for confidence, (lucky, other) in zip(confidences, _draws(stream, len(confidences)), strict=True):
        spent *= 1 - 1 / WINDOW
        decision = _wanted(stream, threshold, (spent + 1) / WINDOW, confidence, lucky, other)
        threshold = _moved(stream, threshold, decision)
        decisions.append(decision or Decision(False))
        spent += decisions[-1].ask
    after = replace(
        stream,
        threshold=threshold,
        spent=spent,
        seen=stream.seen + len(decisions),
        asked=stream.asked + sum(d.ask for d in decisions),
        by_chance=stream.by_chance + sum(d.by_chance for d in decisions),
    )
    return after, decisions


def _draws(stream: Stream, n: int) -> list[list[float]]:
    """Return two numbers in 0..1 for each of the next ``n`` items: a matter of the item's place in the stream alone."""
    bits = np.random.Philox(key=stream.seed)
    bits.advance(stream.seen)  # a step gives four numbers
    drawn: list[list[float]] = np.random.Generator(bits).random((n, 4))[:, :2].tolist()
    return drawn


def _wanted(
    stream: Stream, threshold: float, share: float, confidence: float, lucky: float, other: float
) -> Decision | None:
    """Return the decision, None where the budget has no room; ``share`` would be spent with this item."""
    split = stream.mode == "split"
    chance = RANDOM_SHARE * stream.budget if split else 0.0
    if lucky < chance:
        return Decision(True, True, chance) if share <= stream.budget else None
    if share > stream.budget * (1 - RANDOM_SHARE if split else 1.0):
        return None
    if stream.mode == "randomised":
        over = 1 - NormalDist(1.0, SPREAD).cdf(confidence / threshold)  # that the factor lifts the threshold above
        return Decision(True, False, over) if other < over else Decision(False)
    return Decision(True, False, 1 - chance) if confidence < threshold else Decision(False)


def _moved(stream: Stream, threshold: float, decision: Decision | None) -> float:
    """Return the next threshold; chance says nothing of where it should be, and a fixed one stays."""
    if decision is None or stream.mode == "fixed" or decision.by_chance:
        return threshold
    return min(1.0, threshold * (1 - STEP if decision.ask else 1 + STEP))
