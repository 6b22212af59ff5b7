"""A lane: order, urgency, errors, and an end that nothing slips behind."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from alapp.domain.errors import Cancelled
from alapp.jobs.lane import LATER, URGENT, InlineLane, ThreadLane, call_at_once


@pytest.fixture
def lane() -> Iterator[ThreadLane]:
    found = ThreadLane("test", call_at_once)
    yield found
    found.close()


def test_urgent_jobs_go_first_and_equal_ones_in_order(lane: ThreadLane) -> None:
    gate, done = threading.Event(), list[str]()
    lane.submit(gate.wait)
    for urgency, name in ((LATER, "later"), (URGENT, "first"), (URGENT, "second")):
        lane.submit(lambda name=name: done.append(name), urgency=urgency)  # type: ignore[misc]
    gate.set()
    lane.close()
    assert done == ["first", "second", "later"]


def test_an_error_goes_to_whoever_asked(lane: ThreadLane) -> None:
    def fail() -> None:
        raise KeyError("a")

    with pytest.raises(KeyError):
        lane.ask(fail)
    errors: list[BaseException] = []
    lane.submit(fail, on_error=errors.append)
    lane.close()
    assert [type(e) for e in errors] == [KeyError]


def test_many_threads_start_one_thread_and_wait_for_their_own_result() -> None:
    lane = ThreadLane("crowd", call_at_once)
    start, names, results = threading.Barrier(8), set[str](), list[int]()

    def ask(i: int) -> None:
        start.wait()
        results.append(lane.ask(lambda: names.add(threading.current_thread().name) or i))

    before = threading.active_count()
    crowd = [threading.Thread(target=ask, args=(i,)) for i in range(8)]
    for thread in crowd:
        thread.start()
    for thread in crowd:
        thread.join()
    assert threading.active_count() == before + 1
    lane.close()
    assert sorted(results) == list(range(8))
    assert len(names) == 1


def test_a_closed_lane_finishes_what_it_has_takes_nothing_and_tells_nobody() -> None:
    posted, told, work = list[Callable[[], None]](), list[int](), list[int]()
    lane = ThreadLane("end", posted.append)
    for i in range(3):
        lane.submit(lambda i=i: work.append(i), lambda _, i=i: told.append(i))  # type: ignore[misc]
    lane.close()
    assert work == [0, 1, 2]
    for call in posted:
        call()
    assert told == []
    for refuse in (lane.submit, lane.ask):
        with pytest.raises(Cancelled):
            refuse(lambda: None)


def test_a_lane_without_a_thread_does_the_job_at_once() -> None:
    lane, done = InlineLane(), list[int]()
    lane.submit(lambda: 4, done.append)
    assert (done, lane.ask(lambda: 5)) == ([4], 5)
    with pytest.raises(ZeroDivisionError):
        lane.submit(lambda: 1 // 0)
