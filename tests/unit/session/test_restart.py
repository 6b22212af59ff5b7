"""What is there again after the program ended, by its own will or not: the item, the order, and the reasons."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from alapp.domain.annotation import AskedBy, Pick
from alapp.session.session import Session
from tests.helpers import small_project, true_label

Opener = Callable[..., Session]


@pytest.fixture
def opened() -> Iterator[Opener]:
    """Opens sessions without a background and closes them at the end."""
    found: list[Session] = []

    def do(path: Path, annotator: str = "A1") -> Session:
        found.append(Session.open(path, annotator, background=False))
        return found[-1]

    yield do
    for session in found:
        session.close()


def killed(session: Session, folder: Path) -> Path:
    """Copy the file with its log as a kill would leave it, now."""
    folder.mkdir()
    for path in session.path.parent.glob(f"{session.path.name}*"):
        if not path.name.endswith(".lock"):
            shutil.copy(path, folder / path.name)
    return folder / session.path.name


def here(session: Session) -> Pick:
    assert session.current is not None
    return session.current.pick


def answer(session: Session, n: int = 1) -> None:
    for _ in range(n):
        assert session.current is not None
        session.press(true_label(session.guideline, session.current.item.key))


def stored(session: Session, item_id: int) -> AskedBy:
    found = session.reader.annotations.get(item_id, session.annotator.code)
    assert found is not None
    return found.answer.asked_by


@pytest.mark.parametrize("answers", [0, 3, 19, 20, 21, 27])
@pytest.mark.parametrize("trained", [False, True])
def test_after_a_kill_the_same_items_come_for_the_same_reasons(
    tmp_path: Path, opened: Opener, answers: int, trained: bool
) -> None:
    session = opened(small_project(tmp_path))
    if trained:
        answer(session, 24)
        session.train_now()
    answer(session, answers)
    before = session.desk.queue.all
    again = opened(killed(session, tmp_path / "left"))
    assert again.desk.queue.all == before
    assert here(again) == here(session)


def test_an_item_that_was_brought_to_the_screen_is_there_again(tmp_path: Path, opened: Opener) -> None:
    session = opened(small_project(tmp_path))
    answer(session, 3)
    behind = session.desk.queue.peek(9)[-1]
    session.go_to(behind.item_id)
    assert here(session) == behind
    again = opened(killed(session, tmp_path / "left"))
    assert here(again) == behind
    again.undo()
    undone = here(again)
    third = opened(killed(again, tmp_path / "later"))
    assert here(third) == undone


def test_undo_after_a_restart_asks_again_for_the_same_reason(tmp_path: Path, opened: Opener) -> None:
    session = opened(small_project(tmp_path))
    answer(session, 24)
    session.train_now()
    answer(session, 2)
    while here(session).reason != "random":
        answer(session)
    check = here(session)
    answer(session)
    why = stored(session, check.item_id)
    session.close()

    again = opened(session.path)
    again.undo()
    assert (here(again).item_id, here(again).reason) == (check.item_id, "random")
    assert not again.current.show_suggestion  # type: ignore[union-attr]
    again.redo()
    assert stored(again, check.item_id) == why
    again.undo()
    answer(again)
    now = stored(again, check.item_id)
    assert (now.reason, now.strategy, now.probability, now.shown) == ("random", why.strategy, why.probability, False)


def test_a_random_check_that_is_corrected_stays_a_random_check(tmp_path: Path, opened: Opener) -> None:
    session = opened(small_project(tmp_path))
    answer(session, 24)
    session.train_now()
    while here(session).reason != "random":
        answer(session)
    check = here(session).item_id
    answer(session)
    why = stored(session, check)
    session.close()
    again = opened(session.path)
    again.earlier()
    assert (here(again).item_id, here(again).reason) == (check, "random")
    other = next(c.id for c in again.guideline.active if c.id not in again.current.draft)  # type: ignore[union-attr]
    again.press(other)
    assert stored(again, check) == why


def test_two_people_one_after_the_other_each_find_their_own_place(tmp_path: Path, opened: Opener) -> None:
    path = small_project(tmp_path)
    first = opened(path)
    answer(first, 4)
    place = here(first)
    first.close()
    second = opened(path, "A2")
    answer(second, 7)
    theirs = here(second)
    second.close()
    first = opened(path)
    assert here(first) == place
    first.undo()
    assert first.reader.annotations.count_answered("A2") == 7
    first.redo()
    first.close()
    second = opened(path, "A2")
    assert here(second) == theirs
    assert (second.pace.answered, len(second.desk.history)) == (7, 7)
    assert second.reader.verify().ok


def test_answers_of_somebody_else_count_for_the_next_training(tmp_path: Path, opened: Opener) -> None:
    path = small_project(tmp_path)
    first = opened(path)
    answer(first, 24)
    first.train_now()
    first.close()
    second = opened(path, "A2")
    assert second.trainer._up_to_date()
    answer(second, 9)
    assert second.trainer._up_to_date()
    answer(second)
    assert not second.trainer._up_to_date()


def test_an_order_of_another_version_is_chosen_anew(tmp_path: Path, opened: Opener) -> None:
    session = opened(small_project(tmp_path))
    answer(session, 2)
    place = here(session).item_id
    session.project.keep_place("A1", place, [{"item": 3}])
    session.close()
    again = opened(session.path)
    assert here(again).item_id == place
    assert len(again.desk.queue) == 0 or here(again).strategy == "random"
    answer(again, 5)


@pytest.mark.parametrize("kind", ["predictions", "ranking"])
def test_what_a_model_said_can_be_damaged_and_the_project_opens(tmp_path: Path, opened: Opener, kind: str) -> None:
    session = opened(small_project(tmp_path))
    answer(session, 24)
    session.train_now()
    with session.project._database.transaction():
        session.project._database.execute("UPDATE model_blob SET data = x'00ff' WHERE kind = ?", (kind,))
    session.close()
    again = opened(session.path)
    assert not again.trainer._up_to_date()
    assert not again.reader.verify().ok
    again.train_now()
    assert again.training.state == "current"
    assert again.trainer.predictions is not None


def test_a_finished_pool_asks_for_no_training(tmp_path: Path, opened: Opener) -> None:
    session = opened(small_project(tmp_path, 12))
    answer(session, 12)
    assert session.current is None
    assert session.trainer._up_to_date() is False  # more than a batch of answers
    session.train_now()
    assert session.trainer._up_to_date()
