"""A round where answers list regions: from drawn spans to a model, to suggestions and what is asked next."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from alapp.domain.annotation import Annotator
from alapp.domain.item import NewItem
from alapp.domain.region import Span, marked_of
from alapp.session.session import Session
from alapp.store.project import Project
from tests.helpers import add_items, small_guideline

DRUGS = ("aspirin", "heparin", "ibuprofen", "insulin", "morphine")
TEXTS = [f"The patient in bed {i} was given {DRUGS[i % 5]} {i + 1} mg at noon and slept well." for i in range(80)]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    path = tmp_path / "p.alapp"
    guideline = small_guideline("spans", ("Drug", "Dose"))
    with Project.create(path, guideline, name="P", annotator=Annotator("A1")) as project:
        add_items(project, [NewItem(i + 1, text, f"T-{i:02}") for i, text in enumerate(TEXTS)])
    opened = Session.open(path, background=False)
    opened.settings.set("random_share", 0.5)
    opened.settings.set("blind_share", 0.0)
    yield opened
    opened.close()


def truth(session: Session, text: str) -> tuple[Span, ...]:
    """The drug and its dose, as a person marks them."""
    drug, dose = (label.id for label in session.guideline.active)
    words = text.split()
    named = next(word for word in words if word in DRUGS)
    start = text.index(named)
    amount = " ".join(words[words.index(named) + 1 :][:2])
    begin = text.index(amount, start)
    return (
        Span(start, start + len(named), drug, named),
        Span(begin, begin + len(amount), dose, amount),
    )


def answer(session: Session, n: int) -> None:
    for _ in range(n):
        assert session.current is not None
        session.draw(truth(session, session.current.item.text))
        session.commit()


def test_without_any_region_items_come_by_chance(session: Session) -> None:
    session.train_now()
    assert session.training.version == 0
    assert len(session.desk.queue) > 0
    assert {p.reason for p in session.desk.queue.peek(5)} <= {"first_look", "fallback"}


def test_drawn_spans_become_suggestions_and_an_order(session: Session) -> None:
    answer(session, 30)
    session.train_now()
    assert session.training.version == 1
    record = session.reader.models.latest()
    assert record is not None
    assert (record.n_labels, record.strategy) == (30, "regions")
    picks = session.desk.queue.peek(30)[1:]  # the next one stays as it was
    assert {p.reason for p in picks} <= {"uncertain", "random"}
    assert any(p.reason == "random" and p.probability < 1 for p in picks)
    said = [(p.item_id, session.desk.suggestion_of(p.item_id)) for p in picks]
    items = {item.id: item.text for item in session.reader.items.get_many([i for i, _ in said])}
    right = 0
    for item_id, suggestion in said:
        assert suggestion is not None
        found = {m.region for m in marked_of("span", suggestion.regions)}
        for marked in marked_of("span", suggestion.regions):
            assert 0 < marked.confidence <= 1
            assert isinstance(marked.region, Span)
            assert items[item_id][marked.region.start : marked.region.end] == marked.region.text
        right += found == set(truth(session, items[item_id]))
    assert right >= 0.8 * len(said)


def test_the_model_is_measured_on_random_checks_alone(session: Session) -> None:
    answer(session, 25)
    session.train_now()
    answer(session, 20)
    session.train_now()
    record = session.reader.models.latest()
    assert record is not None
    measured = record.metrics["regions"]
    assert measured["n_checks"] >= 8
    assert measured["f1"]["low"] <= measured["f1"]["value"] <= measured["f1"]["high"] <= 1
    assert measured["f1"]["value"] > 0.8


def test_suggestions_are_there_again_after_a_restart(session: Session, tmp_path: Path) -> None:
    answer(session, 25)
    session.train_now()
    before = {p.item_id: session.desk.suggestion_of(p.item_id) for p in session.desk.queue.peek(10)}
    session.close()
    again = Session.open(tmp_path / "p.alapp", background=False)
    assert {i: again.desk.suggestion_of(i) for i in before} == before
    again.close()


def test_the_same_answers_give_the_same_queue(session: Session, tmp_path: Path) -> None:
    answer(session, 25)
    session.close()
    found = []
    for name in ("a.alapp", "b.alapp"):
        shutil.copy(tmp_path / "p.alapp", tmp_path / name)
        again = Session.open(tmp_path / name, background=False)
        again.train_now()
        record = again.reader.models.latest()
        assert record is not None
        found.append((again.desk.queue.peek(30), again.reader.models.blob(record.version, "weights")))
        again.close()
    assert found[0] == found[1]
