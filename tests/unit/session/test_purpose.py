"""A project that looks for one label: what its rounds are made of, what it reads first, and what it tells."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from alapp.domain.annotation import Annotator, Answer, AskedBy, choice
from alapp.domain.errors import BadInput
from alapp.domain.item import NewItem
from alapp.session.insight import read_facts
from alapp.session.insight_figures import overview
from alapp.session.purpose import RareLabel, means, rare_labels, reading_of, recall_words, target_of, unserved
from alapp.session.session import Session
from alapp.store.project import Project
from tests.helpers import add_items, small_guideline


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A project of 200 reports of which every 20th tells of a fall."""
    path = tmp_path / "falls.alapp"
    rows = [
        NewItem(i + 1, f"{'fell on the wet floor' if i % 20 == 7 else 'late meal again'} bed {i}") for i in range(200)
    ]
    with Project.create(
        path, small_guideline(names=("Fall", "Other")), name="Falls", annotator=Annotator("A1")
    ) as project:
        add_items(project, rows)
    with closing(Session.open(path, "A1", background=False)) as opened:
        opened.settings.set("purpose", "find_all")
        opened.settings.set("target_label", "fall")
        yield opened


def answer(session: Session, n: int) -> None:
    """Answer rightly, with a training when one is due."""
    for _ in range(n):
        assert session.current is not None
        fall, other = session.guideline.active
        session.press((fall if "fell" in session.current.item.text else other).id)
        session.train_now()


def test_the_label_is_known_by_its_name_and_the_purpose_decides_what_learns(session: Session) -> None:
    target = target_of(session.settings, session.guideline)
    assert target is not None
    assert target.name == "Fall"
    request = session.trainer.wanted()
    assert (request.learner, request.strategy, request.target) == ("relevance", "relevance", target.id)
    session.settings.set("purpose", "label_all")
    assert session.trainer.wanted().learner == "ridge"
    assert means(session.settings, session.guideline).refit(10, 25) == 25


def test_after_the_first_one_the_others_are_read_first(session: Session) -> None:
    session.settings.set("random_share", 0.0)
    fell = next(i for i in session.reader.items.get_many(range(1, 201)) if "fell" in i.text)
    session.go_to(fell.id)
    answer(session, 12)
    target = session.guideline.active[0]
    reading = reading_of(list(session.reader.annotations.all()), target.id, 200)
    assert reading.relevant.sum() == 10
    assert reading.read_to(0.9, 10) is not None
    assert reading.work_saved(0.9, 10) == pytest.approx(0.9 - 10 / 200, abs=0.02)


def test_a_label_unknown_to_the_guidelines_is_refused_and_the_error_names_the_labels(session: Session) -> None:
    fall = session.guideline.active[0]
    with pytest.raises(BadInput, match="There is no label “Bruise”") as error:
        session.settings.set("target_label", "Bruise")
    assert error.value.remedy == "Labels: Fall, Other."
    assert session.settings.get("target_label") == fall.id
    assert session.settings.choices("target_label") == {"": "None", **{c.id: c.name for c in session.guideline.active}}
    assert unserved(session.settings) == ""


@pytest.mark.parametrize("kept", ["", "Bruise"])
def test_without_a_label_in_use_all_are_labeled_and_it_says_so(session: Session, kept: str) -> None:
    session.project.settings.set("target_label", kept)  # of earlier days
    session.settings.set("purpose", "find_all")
    session.settings._known.clear()
    assert "every label is labeled" in unserved(session.settings)
    assert target_of(session.settings, session.guideline) is None
    assert session.trainer.wanted().learner == "ridge"


def test_a_label_that_few_checks_have_is_called_rare(session: Session) -> None:
    fall, other = session.guideline.active
    why = AskedBy("random", "random", 0.1)
    for i in range(80):
        session.go_to(i + 1)
        session.answer_with((fall.id if i < 3 else other.id,))
    given = [
        type(a)(
            a.item_id, a.annotator, Answer(choice(*a.labels), "answered", 1, asked_by=why), a.created_at, a.event_id
        )
        for a in session.reader.annotations.all()
    ]
    assert rare_labels(given, session.guideline) == [RareLabel(fall, 3, 80)]
    assert rare_labels(given, session.guideline)[0].words == "Fall is rare: 3 of 80 checks. Find them all?"
    assert rare_labels(given[:30], session.guideline) == []


def test_a_search_tells_whether_nearly_all_are_found(session: Session) -> None:
    answer(session, 60)
    record = session.reader.models.latest()
    assert record is not None
    test = record.metrics["recall"]
    assert (test["read"], test["reached"]) == (60, test["p"] < 0.05)
    assert recall_words(record).startswith(f"{test['found']} found among 60 answers.")
    assert overview(read_facts(session.reader, "A1"), datetime.now(UTC)).search == recall_words(record)


def test_without_a_search_nothing_is_said_of_recall(session: Session) -> None:
    session.settings.set("purpose", "label_all")
    answer(session, 24)
    record = session.reader.models.latest()
    assert record is not None
    assert record.metrics["recall"] is None
    assert recall_words(record) == ""


def test_what_a_stream_draws_is_no_check_of_the_pool() -> None:
    assert AskedBy("random", "default_mix", 0.1).is_check
    assert not AskedBy("random", "stream_split", 0.02).is_check
    assert not AskedBy("uncertain", "default_mix", 1.0).is_check
