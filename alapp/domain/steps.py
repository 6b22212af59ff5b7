"""How long work tells how far it is, so that pure functions need not know who watches."""

from __future__ import annotations

from typing import Protocol


class Steps(Protocol):
    """Progress of a job: tells how far it is, and raises ``Cancelled`` when it is to stop."""

    def step(self, done: int, total: int, words: str) -> None:
        """Report ``done`` of ``total``."""
        ...


class Silent:
    """Progress that nobody watches."""

    def step(self, done: int, total: int, words: str) -> None:
        """Do nothing."""
