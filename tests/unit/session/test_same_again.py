"""Same journal, same seed: same queue and bit-identical coefficients; in a child too, and over restarts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from alapp.domain.annotation import Annotation, Annotator, Pick
from alapp.domain.guideline import Guideline
from alapp.domain.item import NewItem
from alapp.domain.model import ModelRecord
from alapp.session.session import Session
from alapp.store.project import Project
from tests.helpers import Pump, add_items, small_guideline, text_of, true_label

ROUNDS = (10, 10, 10, 10, 10)
"""Answers between two trainings, as the window counts them; the first round is a first look without a model."""

ITEMS = 120


@dataclass(frozen=True)
class Trace:
    """What a person met: every answer with the queue behind it, and every model."""

    answers: list[Annotation]
    queues: list[list[Pick]]
    weights: list[bytes]
    records: list[ModelRecord]


def _project(path: Path, guideline: Guideline, strategy: str) -> Path:
    with Project.create(path, guideline, name="Same", annotator=Annotator("A1")) as project:
        rows = [NewItem(i + 1, text_of(i)[0], key=f"R-{i:04}") for i in range(ITEMS)]
        add_items(project, rows)
        project.settings.set("strategy", strategy)
        project.settings.set("seed", 11)
        project.settings.set("random_share", 0.3)
    return path


class _Person:
    """Answers in rounds; ``told`` are the answers of a journal to be given again, else the true ones."""

    def __init__(self, path: Path, told: list[Annotation] | None) -> None:
        self.path = path
        self.told = told
        self.queues: list[list[Pick]] = []
        self.given = 0

    def answer(self, session: Session, n: int) -> None:
        for _ in range(n):
            assert session.current is not None
            draft: tuple[str, ...] = (true_label(session.guideline, session.current.item.key),)
            if self.told is not None:
                before = self.told[self.given]
                assert session.current.item.id == before.item_id, "another item was asked"
                draft = tuple(before.answer.value["labels"]) if before.answer.value else ()
            self.given += 1
            session.answer_with(draft)
        assert session.flush() is None

    def note(self, session: Session) -> None:
        self.queues.append(list(session.desk.queue.all))

    def trace(self) -> Trace:
        with Project.open(self.path, read_only=True) as project:
            records = project.models.all()
            weights = [project.models.blob(m.version, "weights") or b"" for m in records]
            answers = list(project.annotations.all())
            assert project.verify().ok
        same = [replace(m, created_at="", seconds=0.0) for m in records]
        return Trace(answers, self.queues, weights, same)


def _inline(path: Path, told: list[Annotation] | None = None) -> Trace:
    """One session, every round in this process."""
    person = _Person(path, told)
    session = Session.open(path, "A1", background=False)
    try:
        session.train_now()
        for n in ROUNDS:
            person.answer(session, n)
            session.train_now()
            person.note(session)
    finally:
        session.close()
    return person.trace()


def _restarted(path: Path, told: list[Annotation]) -> Trace:
    """The program is left in the middle of every batch and after every training."""
    person = _Person(path, told)

    def visit(work: Callable[[Session], Any]) -> None:
        session = Session.open(path, "A1", background=False)
        try:
            work(session)
        finally:
            session.close()

    visit(lambda session: session.train_now())
    for n in ROUNDS:
        visit(lambda session, n=n: person.answer(session, n // 2))  # type: ignore[misc]
        visit(lambda session, n=n: person.answer(session, n - n // 2))  # type: ignore[misc]
        visit(lambda session: session.train_now())
        visit(person.note)
    return person.trace()


def _in_a_child(path: Path, told: list[Annotation]) -> Trace:
    """As in the window: rounds in the child process, started by themselves."""
    person, pump = _Person(path, told), Pump()
    session = Session.open(path, "A1", deliver=pump)
    try:
        pump.until(lambda: session.training.state == "none" and len(session.desk.queue) > 0)
        for version, n in enumerate(ROUNDS):
            for _ in range(n):
                person.answer(session, 1)
                pump.until(lambda: session.saved)
            pump.until(lambda v=version: session.training.state != "running" and session.training.version == v)  # type: ignore[misc]
            person.note(session)
    finally:
        session.close()
    return person.trace()


def _compare(first: Trace, again: Trace) -> None:
    assert again.weights == first.weights
    assert again.queues == first.queues
    assert again.records == first.records
    assert [replace(a.answer, seconds=0.0) for a in again.answers] == [
        replace(a.answer, seconds=0.0) for a in first.answers
    ]


@pytest.mark.parametrize("strategy", ["default_mix", "margin", "kl_consensus"])
def test_a_journal_played_again_gives_the_same_models_and_questions(tmp_path: Path, strategy: str) -> None:
    guideline = small_guideline()
    first = _inline(_project(tmp_path / "a.alapp", guideline, strategy))
    assert len(set(first.weights)) == len(ROUNDS) - 1
    _compare(first, _inline(_project(tmp_path / "b.alapp", guideline, strategy), first.answers))


def test_a_restart_in_the_middle_changes_nothing(tmp_path: Path) -> None:
    guideline = small_guideline()
    first = _inline(_project(tmp_path / "a.alapp", guideline, "default_mix"))
    _compare(first, _restarted(_project(tmp_path / "b.alapp", guideline, "default_mix"), first.answers))


def test_the_child_process_trains_what_this_one_would(tmp_path: Path) -> None:
    guideline = small_guideline()
    first = _inline(_project(tmp_path / "a.alapp", guideline, "default_mix"))
    _compare(first, _in_a_child(_project(tmp_path / "b.alapp", guideline, "default_mix"), first.answers))


def test_another_seed_asks_otherwise(tmp_path: Path) -> None:
    guideline = small_guideline()
    path = _project(tmp_path / "a.alapp", guideline, "default_mix")
    first = _inline(path)
    other = _project(tmp_path / "b.alapp", guideline, "default_mix")
    with Project.open(other) as project:
        project.settings.set("seed", 12)
    assert _inline(other).queues != first.queues
