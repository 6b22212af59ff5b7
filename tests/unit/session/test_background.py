"""Training beside the person: a real child process, real deaths, and labeling that goes on."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from alapp.session.background import Background
from alapp.session.session import Session
from tests.helpers import Pump, small_project, true_label


@pytest.fixture
def pump() -> Pump:
    return Pump()


@pytest.fixture
def session(tmp_path: Path, pump: Pump) -> Iterator[Session]:
    found = Session.open(small_project(tmp_path, 120), deliver=pump)
    yield found
    found.close()


def answer(session: Session, pump: Pump, n: int) -> None:
    for _ in range(n):
        assert session.current is not None
        session.press(true_label(session.guideline, session.current.item.key))
        pump.until(lambda: session.saved)


def test_answers_train_a_model_by_themselves(session: Session, pump: Pump) -> None:
    answer(session, pump, 24)
    pump.until(lambda: session.training.state == "current")
    first = session.training.version
    answer(session, pump, 14)
    pump.until(lambda: session.training.version > first and session.training.state == "current")
    assert session.reader.verify().problems == ()
    assert session.reader.features.covered("text_recipe") == 120


def test_a_killed_training_is_told_and_labeling_goes_on(session: Session, pump: Pump) -> None:
    answer(session, pump, 24)
    pump.until(lambda: session.training.state == "current")
    told: list[str] = []
    session.subscribe(lambda _: told.append(session.training.message))
    session.train_now()
    pump.until(lambda: [job.state for job in session.jobs] == ["running"])  # not what was prepared before it
    pid = session.background.worker_pid("train")
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    pump.until(lambda: session.training.state == "failed")
    assert "You can go on labeling; the order stays as it is." in session.training.message
    answer(session, pump, 12)
    pump.until(lambda: session.training.state == "current")
    assert session.reader.annotations.count_answered("A1") == 36


def test_closing_while_a_training_runs_leaves_one_whole_file(tmp_path: Path, pump: Pump) -> None:
    path = small_project(tmp_path, 120)
    session = Session.open(path, deliver=pump)
    session.train_now()
    session.close()
    assert not path.with_name(path.name + "-wal").exists()
    again = Session.open(path, background=False)
    assert again.reader.verify().problems == ()
    again.close()


def test_a_job_tells_its_state(pump: Pump) -> None:
    background = Background(pump)
    states: list[str] = []
    background.subscribe(lambda job: states.append(job.state))
    try:
        job = background.start("exchange", "counting", "alapp.session.engine:nothing_of_this_name")
        pump.until(lambda: job.state == "failed")
        assert job.error is not None
        assert states[-1] == "failed"
        assert background.jobs == []
    finally:
        background.close()


def test_only_functions_of_the_program_can_be_called(pump: Pump) -> None:
    background = Background(pump)
    try:
        job = background.start("exchange", "nothing good", "os:system", "true")
        pump.until(lambda: job.state == "failed")
        assert job.error is not None
    finally:
        background.close()


def test_a_waiting_job_can_be_cancelled(pump: Pump, tmp_path: Path) -> None:
    background = Background(pump)
    try:
        done: list[object] = []
        job = background.start("train", "never", "train", str(tmp_path / "none.alapp"), on_done=done.append)
        job.cancel()
        pump.until(lambda: job.state == "cancelled")
        assert not done
    finally:
        background.close()
