"""Items that come in later are decided about in order, asked first, within the budget, and across a restart."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from alapp.domain.item import NewItem
from alapp.domain.model import Predictions
from alapp.learning.stream import MODES, begun
from alapp.session import arrivals
from alapp.session.arrivals import KEY, kept_in
from alapp.session.session import Session
from alapp.store.project import Project
from tests.helpers import add_items, small_project, text_of, true_label


def answer(session: Session, n: int) -> None:
    for _ in range(n):
        assert session.current is not None
        session.press(true_label(session.guideline, session.current.item.key))


def arrive(session: Session, first: int, n: int, *, train: bool = True) -> None:
    """Let ``n`` items come in by a later import, and a round look at them."""
    rows = [NewItem(i + 1, text_of(i)[0], key=f"R-{i:04}") for i in range(first, first + n)]
    add_items(session.project, rows)
    session.pool_grew()
    if train:
        session.train_now()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with a model and a stream that is turned on."""
    path = small_project(tmp_path)
    with closing(Session.open(path, "A1", background=False)) as session:
        answer(session, 24)
        session.settings.set("stream", "variable")
        session.settings.set("stream_budget", 0.2)
        session.train_now()
        assert kept_in(session.project) is not None
    return path


def test_arrived_items_are_asked_first_within_the_budget(path: Path) -> None:
    with closing(Session.open(path, "A1", background=False)) as session:
        assert session.current is not None
        on_screen = session.current.item.id
        arrive(session, 60, 100)
        kept = kept_in(session.project)
        assert kept is not None
        assert kept.stream.seen == 100
        assert 1 <= kept.stream.asked <= 0.2 * 200
        assert session.current.item.id == on_screen
        queued = [p for p in session.desk.queue.all if p.reason == "stream"]
        assert [p.item_id for p in queued] == sorted(p.item_id for p in kept.waiting)
        assert all(p.item_id > 60 for p in queued)
        assert session.desk.queue.all[2:4] == queued[:2], "behind the item on screen and the one after it"


def test_who_waits_to_be_asked_still_does_after_a_restart_and_each_arrival_counts_once(path: Path) -> None:
    with closing(Session.open(path, "A1", background=False)) as session:
        arrive(session, 60, 100)
        before = kept_in(session.project)
        assert before is not None
    with closing(Session.open(path, "A1", background=False)) as session:
        answer(session, 3)
        session.train_now()
        after = kept_in(session.project)
        assert after is not None
        assert after.stream == before.stream
        done = session.desk.pool.done
        assert [p.item_id for p in after.waiting] == [p.item_id for p in before.waiting if p.item_id not in done]
        assert len(after.waiting) < len(before.waiting)


def test_the_random_part_counts_as_checks_and_is_blind(path: Path) -> None:
    with closing(Session.open(path, "A1", background=False)) as session:
        session.settings.set("stream", "split")
        session.settings.set("stream_budget", 1.0)
        arrive(session, 60, 150)
        kept = kept_in(session.project)
        assert kept is not None
        checks = [p for p in kept.waiting if p.reason == "random"]
        assert len(checks) == kept.stream.by_chance > 0
        assert all(p.blind and p.probability == pytest.approx(0.2) for p in checks)


def test_turned_off_it_forgets_and_a_damaged_state_begins_anew(path: Path) -> None:
    with closing(Session.open(path, "A1", background=False)) as session:
        session.settings.set("stream", "off")
        session.train_now()
        assert session.project.state.get(KEY) is None
        session.project.state.set(KEY, {"stream": 3})
        assert kept_in(session.project) is None


def test_what_the_model_said_of_an_arrival_is_kept_with_its_answer_before_and_after_a_restart(path: Path) -> None:
    with closing(Session.open(path, "A1", background=False)) as session:
        arrive(session, 60, 100)
        waiting = [p.item_id for p in session.desk.queue.all if p.reason == "stream"]
        before = [session.desk.said_of(item_id) for item_id in waiting]
        assert waiting
        assert all(said is not None and said.model_version == session.training.version for said in before)
    with closing(Session.open(path, "A1", background=False)) as session:
        assert [session.desk.said_of(item_id) for item_id in waiting] == before
        session.desk.bring(waiting[0])
        answer(session, 1)
        why = next(a for a in session.reader.annotations.all() if a.item_id == waiting[0]).answer.asked_by
        assert (why.reason, why.strategy, len(why.suggested)) == ("stream", "stream_variable", 1)


def test_many_arrivals_are_taken_up_round_by_round_and_no_more_while_many_wait(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrivals, "MOST", 40)
    monkeypatch.setattr(arrivals, "ENOUGH", 12)
    seen = []
    with closing(Session.open(path, "A1", background=False)) as session:
        arrive(session, 60, 100)
        for _ in range(4):
            kept = kept_in(session.project)
            assert kept is not None
            seen.append((kept.last_id, len(kept.waiting) >= 12))
            session.train_now()
    assert seen[0][0] == 100
    for (last, full), (after, _) in pairwise(seen):
        assert after == (last if full else min(160, last + 40))
    assert any(full for _, full in seen)


def test_of_several_labels_the_model_is_sure_of_an_item_that_surely_has_none(tmp_path: Path) -> None:
    ids = np.arange(1, 31)
    said = Predictions(("a", "b"), ids, np.zeros(30, np.int16), np.full(30, 0.02, np.float32))
    before = arrivals.Kept(begun("fixed", 0.1, 2), 0)
    one = arrivals.after(before, said, set(), arrivals.Wants(1, 0, 0.0, several=False))
    some = arrivals.after(before, said, set(), arrivals.Wants(1, 0, 0.0, several=True))
    assert len(one.waiting) > 0 == len(some.waiting)


@pytest.mark.parametrize("mode", MODES)
def test_a_restart_between_import_and_round_and_after_it_changes_no_decision(path: Path, mode: str) -> None:
    def visit(where: Path, *work: Callable[[Session], None]) -> None:
        with closing(Session.open(where, "A1", background=False)) as session:
            for step in work:
                step(session)

    def turned_on(session: Session) -> None:
        session.settings.set("stream", mode)
        session.train_now()

    steps = [
        turned_on, lambda s: arrive(s, 60, 50, train=False), Session.train_now,
        lambda s: arrive(s, 110, 50, train=False), Session.train_now,
    ]  # fmt: skip
    other = Path(shutil.copy(path, path.with_name("other.alapp")))
    visit(path, *steps)
    for step in steps:
        visit(other, step)
    with Project.open(path, read_only=True) as one, Project.open(other, read_only=True) as two:
        assert kept_in(one) == kept_in(two)
        kept = kept_in(one)
        assert kept is not None
        assert kept.stream.seen == 100
