"""What a training needs is said before it begins, and too little memory is no crash."""

from __future__ import annotations

from pathlib import Path

import pytest

from alapp.session import memory
from alapp.session.session import Session
from tests.helpers import small_project


@pytest.mark.parametrize(("items", "measured_mb"), [(1_000, 319), (10_000, 633), (120_000, 889), (1_000_000, 1_610)])
def test_the_need_is_about_what_was_measured(items: int, measured_mb: int) -> None:
    assert 0.95 <= memory.needed_bytes(items) / (measured_mb << 20) <= 1.4


def test_too_little_memory_is_said_and_the_model_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "available_bytes", lambda: 100 << 20)
    session = Session.open(small_project(tmp_path), background=False)
    session.train_now()
    assert session.training.state == "failed"
    assert "GB of memory, and 0.1 GB are free" in session.training.message
    session.close()


def test_where_nobody_knows_the_memory_a_training_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "available_bytes", lambda: 0)
    assert memory.shortage(10**9) is None
