"""The table of promises: what makes a check hold, miss, or be untested, and that every check is well made."""

from __future__ import annotations

import pytest

from tests.safety.__main__ import row, try_it
from tests.safety.base import NONE, Check, Figures, NotHere, Size, at_least
from tests.safety.registry import all_checks


def _finding(value: float) -> Check:
    return Check(1, "made", lambda _size: {"lost": value}, {"lost": NONE})


def test_a_goal_is_held_or_missed():
    assert try_it(_finding(0), "quick").verdict == "ok"
    missed = try_it(_finding(2), "quick")
    assert missed.verdict == "MISSED"
    assert "lost=2 (goal = 0)" in row(missed)


def test_a_figure_that_is_not_there_or_no_number_misses_its_goal():
    assert try_it(Check(1, "made", lambda _size: {}, {"lost": NONE}), "quick").verdict == "MISSED"
    assert try_it(_finding(float("nan")), "quick").verdict == "MISSED"


def test_what_cannot_run_here_is_never_counted_as_passed():
    def run(_size: Size) -> Figures:
        raise NotHere("no second drive")

    result = try_it(Check(1, "made", run, {"lost": NONE}), "quick")
    assert result.verdict == "not tested here"
    assert "no second drive" in row(result)


def test_an_error_is_told_whole():
    def run(_size: Size) -> Figures:
        raise OSError("the drive is gone")

    result = try_it(Check(1, "made", run, {"lost": NONE}), "quick")
    assert result.verdict == "ERROR"
    assert "the drive is gone" in row(result)


@pytest.mark.parametrize("check", all_checks(), ids=lambda check: check.name)
def test_every_check_has_a_goal_and_a_sentence(check):
    module = __import__(check.run.__module__, fromlist=["__doc__"])
    assert module.__doc__, "a check says in a sentence what is promised"
    assert check.goals
    assert 0 <= check.number <= 48
    assert all(goal.words for goal in check.goals.values())


def test_a_lower_bound_in_words():
    assert at_least(3).words == ">= 3"
