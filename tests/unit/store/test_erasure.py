"""Erasing for good: nothing of it is left in any byte, the chain holds, undo does not bring it back."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from alapp.domain.change import Change, Op
from alapp.domain.erasure import Wanted
from alapp.domain.errors import BadInput
from alapp.domain.guideline import Example
from alapp.domain.item import NewItem, Rejected
from alapp.store.backups import Snapshot, backup_folder, backups_in
from alapp.store.erasure_backups import CLEAN, REMOVED, REWRITTEN, copies_of, erase_in
from alapp.store.erasure_find import Touched
from alapp.store.project import Project
from tests.unit.store.made import GUIDELINE, PLAN, answer, label, model_record

NAME = "Zoë Quendelmann"
SUBJECT = Wanted(search="zoe\u0308 QUENDELMANN")


@pytest.fixture
def with_subject(project: Project) -> Project:
    """A project where a subject is named in every place that holds text."""
    source = project.sources.begin(PLAN, "cd" * 32)
    rows = [
        NewItem(1, f"{NAME} fell in the bath", "Q1", {"patient": "7"}),
        NewItem(2, "The pump gave an alarm", "Q2", {"patient": NAME}),
        NewItem(3, "Nothing of note today", "Q3", {"patient": "8"}),
    ]
    twice = Rejected(4, "text", "The same text is in the project: row 1 of wards.csv, ID Q1.", "{}", "duplicate")
    broken = Rejected(5, "text", "Too many columns.", f"x;{NAME};y", "unreadable")
    project.sources.add_chunk(source, rows, [twice, broken])
    project.sources.finish(source, "done")
    while project.search.index_some():
        pass
    for item in (21, 22, 23):
        label(project, item)
    project.record(Op.COMMENT, [Change(23, "comment", f"ask {NAME}")], "A1", "comment")
    project.record(Op.COMMENT, [Change(22, "comment", "unclear")], "A1", "comment")
    project.undo("A1")
    said = replace(GUIDELINE.classes[0], examples=(Example(f"{NAME} fell in", item_key="Q1"), Example("slipped")))
    project.guidelines.save(replace(GUIDELINE, classes=(said, GUIDELINE.classes[1])), "A1")
    project.models.add(model_record(1), NAME.encode(), b"r", b"p")
    project.features.begin("text", 23, NAME.encode())
    project.features.put_chunk("text", 1, 23, NAME.encode())
    project.state.set("kept:A1", {"page": "browse", "edits": {"search": NAME}})
    project.keep_place("A1", 21, [{"item_id": 21}, {"item_id": 1}])
    return project


def _hits(*files: Path) -> int:
    needles = {
        n for w in (NAME, NAME.upper(), "Quendelmann", "quendelmann") for n in (w.encode(), w.encode("utf-16-le"))
    }
    return sum(f.read_bytes().count(n) for f in files for n in needles)


def _erase(project: Project, wanted: Wanted = SUBJECT, why: str = "request 17") -> Touched:
    touched = project.erasure.find(wanted)
    project.erase(wanted, touched, "A1", why)
    project.erasure.scrub()
    return touched


def test_nothing_of_a_subject_is_left_in_the_file(with_subject: Project) -> None:
    path = with_subject.path
    touched = _erase(with_subject)
    assert touched.item_ids == [21, 22]
    assert with_subject.verify().problems == ()
    with_subject.close()
    assert _hits(*path.parent.glob("*")) == 0


def test_what_is_not_of_the_subject_stays(with_subject: Project) -> None:
    items = {i.id: i for i in with_subject.items.get_many(range(1, 24))}
    _erase(with_subject)
    after = {i.id: i for i in with_subject.items.get_many(range(1, 24))}
    assert {i for i, item in after.items() if item != items[i]} == {21, 22}
    assert with_subject.annotations.get(23, "A1") is not None
    assert with_subject.annotations.note(23, "A1").comment == ""
    assert [e.text for c in with_subject.guidelines.current().classes for e in c.examples] == ["slipped"]
    assert with_subject.queue("A1") == [{"item_id": 1}]
    assert [r.original for _, r in with_subject.sources.quarantine()] == ["", ""]


def test_erased_items_are_done_and_take_no_answer_and_undo_brings_nothing_back(with_subject: Project) -> None:
    _erase(with_subject)
    assert {21, 22} <= set(with_subject.annotations.done_ids("A1").tolist())
    with pytest.raises(BadInput, match="erased"):
        with_subject.record(Op.ANNOTATE, [Change(21, "answer", answer())], "A1", "label")
    while with_subject.undo("A1"):
        pass
    while with_subject.redo("A1"):
        pass
    assert with_subject.annotations.of_item(21) == []
    assert {21, 22} <= set(with_subject.annotations.done_ids("A1").tolist())
    assert with_subject.verify().problems == ()


def test_models_keep_their_figures_and_lose_what_they_learned(with_subject: Project) -> None:
    _erase(with_subject)
    model = with_subject.models.latest()
    assert model is not None
    assert model.metrics["f1"] == 0.5
    assert "erased_at" in model.metrics
    assert with_subject.models.kinds() == {}
    assert with_subject.features.state("text") is None


def test_the_same_text_is_told_when_it_comes_again_and_not_kept(with_subject: Project) -> None:
    _erase(with_subject)
    source = with_subject.sources.begin(PLAN, "ef" * 32)
    counts = with_subject.sources.add_chunk(source, [NewItem(9, f"{NAME} fell in the bath", "Z1")], [])
    with_subject.sources.finish(source, "done")
    assert (counts.ready, counts.duplicate) == (0, 1)
    (row,) = [r for _, r in with_subject.sources.quarantine(source)]
    assert "erased for good on" in row.reason
    assert row.original == ""


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Wanted(column="patient", value="8"), [23]),
        (Wanted(column="id", value="Q2"), [22]),
        (Wanted(item_ids=frozenset({3, 5})), [3, 5]),
        (Wanted(search="pump gave"), [22]),
    ],
)
def test_items_are_found_by_column_by_id_and_by_text(with_subject: Project, wanted: Wanted, ids: list[int]) -> None:
    assert _erase(with_subject, wanted).item_ids == ids
    assert with_subject.verify().problems == ()


@pytest.mark.parametrize("why", ["", "  ", f"because {NAME} asked", "the row Q1"])
def test_a_reason_is_needed_and_may_not_name_what_goes(with_subject: Project, why: str) -> None:
    touched = with_subject.erasure.find(SUBJECT)
    with pytest.raises(BadInput):
        with_subject.erase(SUBJECT, touched, "A1", why)
    assert with_subject.erasure.find(SUBJECT) == touched


def test_places_that_only_name_the_subject_are_told(with_subject: Project) -> None:
    with_subject.settings.set("export_name", NAME)
    assert with_subject.erasure.find(SUBJECT).left == ("setting export_name",)


def test_what_a_crash_left_in_the_file_goes_at_the_next_opening(with_subject: Project) -> None:
    path = with_subject.path
    touched = with_subject.erasure.find(SUBJECT)
    with_subject.erase(SUBJECT, touched, "A1", "request 17")
    assert with_subject.erasure.due
    with_subject.close()
    with Project.open(path) as again:
        assert not again.erasure.due
    assert _hits(*path.parent.glob("*")) == 0


def test_backups_are_rewritten_counted_and_clean_ones_left(with_subject: Project) -> None:
    folder = backup_folder(with_subject.path)
    with closing(Snapshot(with_subject.path)) as snapshot:
        made = snapshot.write(folder, "asked")
    assert _hits(made.path) > 0
    broken = folder.joinpath(made.path.name.replace("asked", "bulk"))
    broken.write_bytes(made.path.read_bytes()[:5000])
    broken.with_name(f"{broken.name}.json").write_bytes(made.path.with_name(f"{made.path.name}.json").read_bytes())
    done = {p: erase_in(p, with_subject.path, SUBJECT) for p in copies_of(with_subject.path, folder, with_subject.id)}
    assert done == {made.path: REWRITTEN, broken: REMOVED}
    assert _hits(*folder.iterdir()) == 0
    (kept,) = backups_in(folder, with_subject.id)
    assert kept.contents.items == made.contents.items
    assert kept.contents.answers == made.contents.answers - 2
    with Project.open(kept.path, read_only=True) as copy:
        assert copy.verify().problems == ()
    assert erase_in(kept.path, with_subject.path, SUBJECT) == CLEAN
