"""Strategies by name, and mixes by their stated shares: ``clusters 0.6, typical 0.2, random 0.2``."""

from __future__ import annotations

import re

from alapp.domain.errors import BadInput, UnknownName
from alapp.domain.words import tr
from alapp.learning.base import QueryStrategy
from alapp.learning.strategies.mix import Mix
from alapp.learning.strategies.random_sampling import RandomSampling
from alapp.learning.strategies.registry import STRATEGIES

_SHARE = re.compile(r"\s*(\w+)\s+(\d*\.?\d+)\s*")
_NEVER = ("mix", "default_mix")
"""Mixes of mixes say nothing that shares do not."""


def shares_of(text: str) -> dict[str, float]:
    """Return the shares of a mix by strategy, as they are written.

    Raises
    ------
    BadInput : not a list of ``name share``, a name twice, a mix in a mix, or shares that do not sum to 1.
    UnknownName : no such strategy.
    """
    shares: dict[str, float] = {}
    for part in text.split(","):
        found = _SHARE.fullmatch(part)
        if found is None or found[1] in shares or found[1] in _NEVER:
            raise _bad(tr("The mix cannot be read at {part!r}.", part=part.strip()))
        if found[1] not in STRATEGIES:
            known = ", ".join(name for name in STRATEGIES.names if name not in _NEVER)
            raise UnknownName(
                tr("There is no query strategy called {found!r}.", found=found[1]),
                remedy=tr("Known: {known}.", known=known),
            )
        shares[found[1]] = float(found[2])
    if abs(sum(shares.values()) - 1) > 0.005 or not all(shares.values()):
        raise _bad(tr("The shares of the mix sum to {sum:g}, and each must be more than 0.", sum=sum(shares.values())))
    return shares


def _bad(what: str) -> BadInput:
    remedy = tr("Write each strategy once with its share, together 1: clusters 0.6, typical 0.2, random 0.2.")
    return BadInput(what, meaning=tr("The mix is not changed."), remedy=remedy)


def named(strategy: str, shares: str) -> str:
    """Return the name under which a strategy travels and is stored: that of a mix states its shares."""
    return f"mix: {shares}" if strategy == "mix" and shares else strategy


def stated(name: str, random_share: float) -> tuple[QueryStrategy, float]:
    """Return the strategy of this name, and the share of random checks: at least what a mix states as random.

    Raises
    ------
    BadInput, UnknownName : as :func:`shares_of`; no such strategy.
    """
    kind, colon, text = name.partition(":")
    if kind != "mix" or not colon:
        return STRATEGIES[name], random_share
    shares = shares_of(text)
    drawn = shares.pop("random", 0.0)
    if not shares:
        return RandomSampling(), random_share
    return Mix({STRATEGIES[part]: share for part, share in shares.items()}), max(random_share, drawn)
