"""What a check of a promise is, and what it found."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

Size = Literal["quick", "night"]
"""How much is tried: ``quick`` with every change (a few seconds a check), ``night`` as often as the goal says."""

Figures = Mapping[str, float]


class NotHere(Exception):
    """This machine cannot run the check; the words say why. Never counted as passed."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Between which bounds a figure must lie, both included."""

    least: float = -math.inf
    most: float = math.inf

    def holds(self, value: float) -> bool:
        """Whether the figure is within; a figure that is no number is not."""
        return self.least <= value <= self.most

    @property
    def words(self) -> str:
        """As the table shows it."""
        if self.least == self.most:
            return f"= {self.least:.10g}"
        low = "" if self.least == -math.inf else f">= {self.least:.10g}"
        high = "" if self.most == math.inf else f"<= {self.most:.10g}"
        return " and ".join(part for part in (low, high) if part)


NONE = Goal(0, 0)


def exactly(value: float) -> Goal:
    """Return the goal of one value."""
    return Goal(value, value)


def at_least(value: float) -> Goal:
    """Return the goal of a figure that must not be lower."""
    return Goal(least=value)


def at_most(value: float) -> Goal:
    """Return the goal of a figure that must not be higher."""
    return Goal(most=value)


@dataclass(frozen=True, slots=True)
class Check:
    """One promise: its number in the test plan (0 for one of ours), its command's name, and how it is tried.

    ``run(size)`` returns figures by name; those in ``goals`` are judged, the others only printed (how often it was
    tried). A negative control is a check whose goal says that it must fail.
    """

    number: int
    name: str
    run: Callable[[Size], Figures]
    goals: Mapping[str, Goal]
    seconds: float = 10.0
    """About how long ``quick`` takes, so that long ones begin first."""


@dataclass(frozen=True, slots=True)
class Result:
    """What one check found: figures, or why it could not be tried here, or the error that ended it."""

    name: str
    number: int
    figures: Figures
    goals: Mapping[str, Goal]
    seconds: float
    not_here: str = ""
    error: str = ""

    @property
    def verdict(self) -> str:
        """``ok``, ``MISSED``, ``ERROR`` or ``not tested here``."""
        if self.error:
            return "ERROR"
        if self.not_here:
            return "not tested here"
        held = all(name in self.figures and goal.holds(self.figures[name]) for name, goal in self.goals.items())
        return "ok" if held else "MISSED"
