"""What an annotator may not do is refused by the session, not only by a button that is not there."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from alapp.domain.annotation import Annotator
from alapp.domain.errors import AppError, NotAllowed
from alapp.domain.exchange import ExportPlan, ImportPlan, ReadingOptions
from alapp.session.browse import Browse
from alapp.session.erasing import Erasing
from alapp.session.exchange import Exchange
from alapp.session.guide import Guide
from alapp.session.insight import read_facts
from alapp.session.model_versions import freeze
from alapp.session.session import Session
from alapp.store.project import Project
from tests.helpers import small_project, true_label


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A project of a lead and an annotator, where the lead has answered three items."""
    path = small_project(tmp_path)
    with Project.open(path) as project:
        project.annotators.put(Annotator("B2", "Bea", role="annotator"))
    with closing(Session.open(path, "A1", background=False)) as session:
        for _ in range(3):
            assert session.current is not None
            session.comment("seen")
            session.press(true_label(session.guideline, session.current.item.key))
    return path


def test_an_annotator_may_not_do_what_is_for_the_lead(shared: Path, tmp_path: Path) -> None:
    refused: list[AppError] = []
    with closing(Session.open(shared, "B2", background=False)) as session:
        exchange, guide = Exchange(session), Guide.of(session)
        plan = ExportPlan(str(tmp_path / "out.jsonl"), "jsonl")
        with pytest.raises(NotAllowed, match="lead"):
            exchange.start_export(plan, lambda _: None, refused.append)
        with pytest.raises(NotAllowed):
            exchange.start_import(ImportPlan("x.csv", ReadingOptions("csv"), {}))
        with pytest.raises(NotAllowed):
            guide.save(replace(guide.current, question="Which?"))
        with pytest.raises(NotAllowed):
            session.settings.set("batch_size", 7)
        with pytest.raises(NotAllowed):
            session.allow("erase")
        freeze(session, 1, lambda _: None, refused.append)
        assert "lead only" in (session.mark_gold() or "")
        assert "lead only" in (Browse(session).marks.gold([1]) or "")
        assert Erasing(session).refusal() is not None
    assert [type(e) for e in refused] == [NotAllowed]
    assert not (tmp_path / "out.jsonl").exists()


def test_an_annotator_sees_no_answer_of_others(shared: Path) -> None:
    with closing(Session.open(shared, "B2", background=False)) as session:
        assert list(session.reader.annotations.all()) == []
        assert list(session.reader.annotations.notes()) == []
        assert read_facts(session.reader, "B2").annotations == []
        assert all(session.reader.annotations.of_item(i) == [] for i in range(1, 61))
        rows = session.project.search.rows(range(1, 61))
        assert not [r for r in rows if r.answered or r.comment or r.by]
        assert len(session.project.search.in_state("labeled")) == 0
        assert len(session.project.search.in_state("unlabeled")) == 60
        assert session.project.search.newest_answers() == []
        assert len(session.desk.pool.done) == 0
        assert session.undo_words is None
    with closing(Session.open(shared, "A1", background=False)) as session:
        assert len(list(session.reader.annotations.all())) == 3
        assert len(session.project.search.in_state("labeled")) == 3


def test_an_annotator_labels_undoes_and_sees_the_own_work(shared: Path) -> None:
    with closing(Session.open(shared, "B2", background=False)) as session:
        assert session.current is not None
        first = session.current.item.id
        session.press(true_label(session.guideline, session.current.item.key))
        assert [a.annotator for a in session.reader.annotations.all()] == ["B2"]
        session.undo()
        assert session.reader.annotations.get(first, "B2") is None
        assert list(session.reader.annotations.all()) == []


@pytest.mark.parametrize(("who", "role"), [("A1", "lead"), ("B2", "annotator"), ("C3", "annotator")])
def test_a_newcomer_of_a_shared_project_is_no_lead(shared: Path, who: str, role: str) -> None:
    with closing(Session.open(shared, who, background=False)) as session:
        assert session.annotator.role == role


def test_a_project_of_leads_stays_one(tmp_path: Path) -> None:
    with closing(Session.open(small_project(tmp_path), "MK", background=False)) as session:
        assert session.annotator.role == "lead"
