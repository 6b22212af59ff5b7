"""The child process: results, parts, cancel, errors, and ways to die."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from alapp.domain.errors import BadInput, Cancelled, StorageFailed, WorkFailed
from alapp.jobs import memory
from alapp.jobs.progress import Progress
from alapp.jobs.worker import Worker

ENGINE = "tests.unit.jobs.engine:Engine"


@pytest.fixture
def worker() -> Iterator[Worker]:
    found = Worker(ENGINE)
    yield found
    found.close()


def test_a_call_returns_its_result_and_hands_over_parts(worker: Worker) -> None:
    steps: list[tuple[int, int, str]] = []
    parts: list[int] = []
    progress = Progress(lambda *step: steps.append(step), parts.append)
    assert worker.call("count", 5, progress=progress) == 10
    assert parts == [0, 1, 2, 3, 4]
    assert steps[-1] == (4, 5, "counting")


@pytest.mark.parametrize("sizes", [[0], [1], [1 << 20], [(1 << 20) - 1, 3_000_001, 0, 5_000_000]])
def test_large_arrays_come_through_whole_and_in_order(worker: Worker, sizes: list[int]) -> None:
    parts: list[tuple[int, np.ndarray]] = []
    found = worker.call("arrays", sizes, progress=Progress(on_emit=parts.append))
    for size, (said, part), array in zip(sizes, parts, found, strict=True):
        assert said == len(part) == size
        assert np.array_equal(part, np.random.default_rng(size).integers(0, 256, size, dtype=np.uint8))
        assert np.array_equal(part, array)


def test_the_child_is_one_process_that_is_kept(worker: Worker) -> None:
    assert worker.call("pid") == worker.call("pid") == worker.pid != os.getpid()


def test_an_error_with_words_comes_through_with_its_words(worker: Worker) -> None:
    with pytest.raises(BadInput) as caught:
        worker.call("refuse")
    assert (caught.value.what, caught.value.remedy) == ("No.", "Ask again.")
    assert worker.call("pid") == worker.pid


def test_an_unknown_error_gets_words_and_hides_its_content(worker: Worker) -> None:
    with pytest.raises(WorkFailed) as caught:
        worker.call("crash")
    assert "secret" not in str(caught.value) + caught.value.details


def test_a_job_stops_when_it_is_told_to(worker: Worker) -> None:
    stop = threading.Event()

    def on_step(done: int, total: int, words: str) -> None:
        if done == 3:
            stop.set()

    with pytest.raises(Cancelled):
        worker.call("endless", progress=Progress(on_step, cancelled=stop.is_set))
    assert worker.call("count", 2) == 1


def test_a_part_that_cannot_be_taken_stops_the_call_and_the_next_one_gets_its_own_answer(worker: Worker) -> None:
    first = worker.call("pid")

    def full(part: int) -> None:
        if part == 3:
            raise StorageFailed("The disk is full.")

    with pytest.raises(StorageFailed):
        worker.call("count", 100_000, progress=Progress(on_emit=full))
    assert worker.call("count", 4) == 6
    assert worker.call("pid") == first


def test_a_part_that_is_refused_at_the_very_end_is_no_success(worker: Worker) -> None:
    def refuse(part: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        worker.call("count", 1, progress=Progress(on_emit=refuse))
    assert worker.call("count", 3) == 3


@pytest.mark.parametrize("way", ["exit", "kill", "abort", "segfault", "kill_parted"])
def test_a_death_is_told_and_the_next_call_starts_anew(worker: Worker, way: str) -> None:
    first = worker.call("pid")
    with pytest.raises(WorkFailed):
        worker.call("die", way)
    assert worker.call("pid") != first


def test_too_little_memory_is_told_in_words_and_the_child_goes_on(worker: Worker) -> None:
    with pytest.raises(WorkFailed, match="not enough memory"):
        worker.call("die", "memory")
    assert worker.call("count", 3) == 3


def test_a_kill_from_outside_is_told(worker: Worker) -> None:
    def on_step(done: int, total: int, words: str) -> None:
        if done == 1 and worker.pid:
            os.kill(worker.pid, signal.SIGKILL)

    with pytest.raises(WorkFailed, match="stopped unexpectedly"):
        worker.call("endless", progress=Progress(on_step))


def test_the_child_opens_no_socket(worker: Worker) -> None:
    assert worker.call("open_socket") == "PermissionError"


def test_a_call_that_does_not_stop_when_told_is_killed() -> None:
    worker = Worker(ENGINE, stop_seconds=0.05)
    try:
        first = worker.call("pid")
        with pytest.raises(Cancelled):
            worker.call("deaf", progress=Progress(cancelled=lambda: True))
        assert worker.pid is None
        assert worker.call("pid") != first
    finally:
        worker.close()


def test_a_call_that_says_nothing_hangs_and_is_ended_with_words() -> None:
    worker = Worker(ENGINE, silent_seconds=2)
    with pytest.raises(WorkFailed, match="did not move"):
        worker.call("deaf")
    assert worker.call("count", 3) == 3
    worker.close()


def test_steps_are_signs_of_life() -> None:
    worker = Worker(ENGINE, silent_seconds=2)
    assert worker.call("slow", 6, 0.5) == 6
    worker.close()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a score for who is ended first")
def test_a_child_is_ended_before_the_window_when_memory_runs_out(worker: Worker) -> None:
    pid = worker.call("pid")
    assert int(Path(f"/proc/{pid}/oom_score_adj").read_text()) > int(Path("/proc/self/oom_score_adj").read_text())


def test_a_child_may_take_a_share_of_the_memory() -> None:
    assert memory.LEAST <= memory.cap_bytes() <= max(memory.LEAST, memory.total_bytes())
    assert 0 < memory.available_bytes() <= memory.total_bytes()
