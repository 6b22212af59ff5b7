"""Answers that list regions: drawn, saved, taken back, walked to again, exported and read back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from alapp.domain.errors import BadInput
from alapp.domain.exchange import ExportPlan
from alapp.domain.region import Span, regions_of
from alapp.formats.registry import EXPORTERS
from alapp.jobs.progress import Progress
from alapp.session.browse_marks import DRAWN, Marks
from alapp.session.exchange_export import write_export
from alapp.session.scripting import draw, give
from alapp.session.session import Session
from tests.helpers import small_project


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = Session.open(small_project(tmp_path, label_task="spans"), background=False)
    yield opened
    opened.close()


def labels(session: Session) -> tuple[str, str]:
    first, second, *_ = session.guideline.active
    return first.id, second.id


def spans_of(session: Session) -> tuple[Span, ...]:
    assert session.current is not None
    a, b = labels(session)
    text = session.current.item.text
    return (Span(0, 3, a, text[0:3]), Span(2, 5, b, text[2:5]))


def test_what_was_drawn_is_saved_and_comes_back_when_walking(session: Session) -> None:
    assert session.current is not None
    item_id, drawn = session.current.item.id, spans_of(session)
    assert session.draw(drawn) is None
    assert session.current.draft == drawn
    assert session.commit() is None
    saved = session.project.annotations.get(item_id, session.annotator.code)
    assert saved is not None
    assert regions_of("span", saved.answer.value) == drawn
    assert saved.labels == labels(session)
    assert session.undo_words == "2 spans"
    session.earlier()
    assert session.current.item.id == item_id
    assert session.current.draft == drawn


def test_nothing_drawn_is_an_answer_and_a_label_alone_is_none(session: Session) -> None:
    assert session.current is not None
    item_id = session.current.item.id
    session.press(labels(session)[0])
    assert session.current.item.id == item_id
    assert session.current.draft == ()
    session.commit()
    saved = session.project.annotations.get(item_id, session.annotator.code)
    assert saved is not None
    assert saved.answer.value == {"labels": [], "spans": []}


def test_undo_brings_the_regions_back_to_be_drawn_on(session: Session) -> None:
    assert session.current is not None
    item_id, drawn = session.current.item.id, spans_of(session)
    session.draw(drawn)
    session.commit()
    session.undo()
    assert session.current.item.id == item_id
    assert session.project.annotations.get(item_id, session.annotator.code) is None
    session.redo()
    saved = session.project.annotations.get(item_id, session.annotator.code)
    assert saved is not None
    assert regions_of("span", saved.answer.value) == drawn


@pytest.mark.parametrize("name", EXPORTERS.names)
def test_an_export_names_the_label_of_each_region(session: Session, tmp_path: Path, name: str) -> None:
    drawn = spans_of(session)
    session.draw(drawn)
    session.commit()
    session.commit()
    target = tmp_path / f"labels{EXPORTERS[name].suffix}"
    plan = ExportPlan(str(target), name)
    assert write_export(Progress(), str(session.path), plan).rows == 2
    first, second = EXPORTERS[name].read_back(target)
    names = [session.guideline.by_id(i).name for i in labels(session)]  # type: ignore[union-attr]
    assert [(r["start"], r["end"], r["label"], r["text"]) for r in first.regions] == [
        (span.start, span.end, label, span.text) for span, label in zip(drawn, names, strict=True)
    ]
    assert second.regions == ()


def test_browse_leads_to_the_label_screen_to_draw(session: Session) -> None:
    marks = Marks(session, lambda _ids, then: then({}), lambda: None)
    label = session.guideline.active[0].id
    assert marks.label([1], label) == DRAWN
    assert marks.gold([1]) == DRAWN
    assert session.reader.annotations.count_answered() == 0


def test_a_script_draws_by_key_and_label_name(session: Session) -> None:
    item = session.reader.items.get(5)
    assert item is not None
    name = session.guideline.active[0].name
    draw(session, item.key, [{"start": 0, "end": 6, "label": name}])
    saved = session.project.annotations.get(5, session.annotator.code)
    assert saved is not None
    assert regions_of("span", saved.answer.value) == (Span(0, 6, session.guideline.active[0].id, item.text[:6]),)
    with pytest.raises(BadInput, match="regions, not labels"):
        give(session, item.key, [name])
    with pytest.raises(BadInput, match="outside"):
        draw(session, item.key, [{"start": 0, "end": 10_000, "label": name}])
