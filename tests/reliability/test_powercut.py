"""Simulated power cuts: FULL loses nothing, and the harness sees what NORMAL loses."""

from __future__ import annotations

import pytest

pytest.importorskip("apsw", reason="the power-cut model needs apsw, see the test extra")

from tests.reliability.powercut import run

pytestmark = pytest.mark.slow


def test_300_power_cuts_lose_no_acknowledged_label() -> None:
    figures = run(300, seed=1)
    print("\n".join(figures.lines()))
    assert figures.acked > 10_000
    assert (figures.lost_acked, figures.corrupt) == (0, 0)


def test_the_harness_sees_labels_lost_by_synchronous_normal() -> None:
    figures = run(100, "normal", seed=2)
    print("\n".join(figures.lines()))
    assert figures.cuts_with_loss > 0
    assert figures.corrupt == 0
