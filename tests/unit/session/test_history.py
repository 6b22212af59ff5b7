"""The last own answers in memory: walking back, and a bound that a day of work does not pass."""

from __future__ import annotations

from alapp.domain.annotation import Answer, AskedBy
from alapp.session.history import LONGEST, History, halved


def answer(label: str = "a") -> Answer:
    return Answer({"labels": [label]}, "answered", 1, 1.0, "", AskedBy("random", "random", 1.0, 0.0, 0))


def test_no_more_than_the_longest_are_kept_and_the_newest_stay() -> None:
    history = History()
    for item_id in range(3 * LONGEST):
        history.put(item_id, answer())
        assert len(history) <= LONGEST
    assert [item_id for item_id, _ in history.last(3)] == [3 * LONGEST - 3, 3 * LONGEST - 2, 3 * LONGEST - 1]
    assert history.get(0) is None


def test_nothing_is_dropped_while_a_person_walks_back() -> None:
    history = History()
    for item_id in range(LONGEST):
        history.put(item_id, answer())
    for place in range(5):
        assert history.earlier() == LONGEST - 1 - place
    history.put(LONGEST, answer())
    assert history.get(0) is not None
    assert history.earlier() == LONGEST - 6


def test_halved_leaves_the_newer_half() -> None:
    kept = dict.fromkeys(range(9), "")
    halved(kept, 9)
    assert len(kept) == 9
    halved(kept, 8)
    assert list(kept) == [4, 5, 6, 7, 8]
