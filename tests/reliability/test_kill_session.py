"""A few kills of the whole program; ``python3 -m tests.reliability.kill_session`` prints the figures of many."""

from __future__ import annotations

import sys

import pytest

from tests.reliability.kill_session import run


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no signals and process groups there")
def test_nothing_seen_is_lost_and_the_same_item_is_there_again() -> None:
    figures = run(4)
    assert figures.kills == 4
    assert figures.answers > 0
    assert figures.bad == 0, figures
