"""kill -9 while labeling: nothing acknowledged is lost, and the harness can see a loss."""

from __future__ import annotations

import sys

import pytest

from tests.reliability.kill import run

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="kills by signal"),
]


def test_200_kills_lose_no_acknowledged_label() -> None:
    figures = run(200, seed=1)
    print("\n".join(figures.lines()))
    assert figures.acked > figures.kills
    assert (figures.lost_acked, figures.wrong_answers, figures.undo_missing) == (0, 0, 0)
    assert (figures.integrity_bad, figures.verify_bad) == (0, 0)
    assert figures.slowest_reopen_ms < 2000


def test_the_harness_sees_labels_lost_by_committing_every_20() -> None:
    figures = run(30, "batch20", seed=2)
    print("\n".join(figures.lines()))
    assert figures.kills_with_loss > 0
    assert figures.integrity_bad == 0
