"""What a check of the package is, and what it found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from package_tests.roots import Installed
from package_tests.world import PLAIN, Variant, World
from tests.safety.base import Figures, Goal

Run = Callable[[World], Figures]
RunAlone = Callable[[Installed], Figures]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that the package must do: how it is tried, what its figures must be, and under what circumstances.

    ``run`` gets a world of an account whose home is empty; ``alone`` gets what was installed and makes roots of its
    own (installing, removing, damaging). Figures that have no goal are only printed.
    """

    name: str
    goals: Mapping[str, Goal]
    run: Run | None = None
    alone: RunAlone | None = None
    variants: tuple[Variant, ...] = (PLAIN,)
    order: int = 50


@dataclass(frozen=True, slots=True)
class Result:
    """What one check found under one variant: figures, or the error that ended it."""

    name: str
    figures: Figures
    goals: Mapping[str, Goal]
    seconds: float
    error: str = ""

    @property
    def missed(self) -> list[str]:
        """Return the names of the figures that are not as they must be."""
        return [n for n, goal in self.goals.items() if n not in self.figures or not goal.holds(self.figures[n])]

    @property
    def verdict(self) -> str:
        """``ok``, ``MISSED`` or ``ERROR``."""
        return "ERROR" if self.error else "MISSED" if self.missed else "ok"
