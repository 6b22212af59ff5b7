"""The window outlives every death of its worker, tells the person soon, and keeps model and answers."""

from __future__ import annotations

import numpy as np

from tests.safety.base import NONE, Check, Figures, Size, at_most
from tests.safety.deaths import die


def _run(size: Size) -> Figures:
    found = die({"quick": 1, "night": 20}[size])
    return {
        "not_survived": found.deaths - found.survived,
        "not_told": found.deaths - found.told,
        "not_recovered": found.deaths - found.recovered,
        "models_lost": found.models_lost,
        "answers_lost": found.answers_lost,
        "left_running": found.left_running,
        "handles_grown": found.handles_grown,
        "slowest_words_s": found.slowest_words_s,
        "median_gap_ms": float(np.median(found.gaps_ms)),
        "max_gap_ms": max(found.gaps_ms),
        "deaths": found.deaths,
        "answers": found.answers,
    }


CHECK = Check(
    39,
    "worker_deaths",
    _run,
    {
        "not_survived": NONE,
        "not_told": NONE,
        "not_recovered": NONE,
        "models_lost": NONE,
        "answers_lost": NONE,
        "left_running": NONE,
        "handles_grown": at_most(2),
        "slowest_words_s": at_most(2),
        "median_gap_ms": at_most(100),
    },
    seconds=45,
)
