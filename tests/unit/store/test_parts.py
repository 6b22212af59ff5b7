"""Items, imports, answers, guidelines, models, features, settings."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from alapp.domain.annotation import Annotator, Answer, Note, choice
from alapp.domain.change import Change, Op
from alapp.domain.errors import BadInput
from alapp.domain.guideline import LabelClass, reordered
from alapp.domain.item import NewItem, Rejected
from alapp.store.project import Project
from tests.unit.store.made import GUIDELINE, PLAN, fill, label, make_project, model_record


def test_items_are_found_by_id_key_and_page(project: Project) -> None:
    item = project.items.get(3)
    assert item is not None
    assert (item.key, item.text, item.meta, item.row) == ("R2", "Report 2: fell in the bathroom", {"ward": "W1"}, 2)
    assert project.items.by_key("R2") == item
    assert project.items.get(99) is None
    assert project.items.by_key("none") is None
    assert [i.id for i in project.items.get_many([5, 99, 2])] == [5, 2]
    assert [i.id for i in project.items.get_many(np.array([5, 2]))] == [5, 2]
    assert project.items.texts([3, 99]) == [item.text, ""]
    assert [i.id for i in project.items.after(18, 5)] == [19, 20]
    assert project.items.ids().tolist() == list(range(1, 21))
    assert project.items.ids().dtype == np.int64
    assert project.items.count() == 20


def test_seen_is_always_accepted_and_quarantined(project: Project) -> None:
    source = project.sources.begin(PLAN)
    rows = [
        NewItem(1, "new text", "N1"),
        NewItem(2, "new text", "N2"),
        NewItem(3, "other", "R5"),
        NewItem(4, "Report 7: fell in the bathroom"),
        NewItem(5, "half \ud83d a character", "N5"),
        NewItem(6, "without a key"),
    ]
    rejected = [Rejected(7, "text", "nothing in it", "", "empty"), Rejected(8, "text", "5 MB", "x", "too_large")]
    counts = project.sources.add_chunk(source, rows, rejected)
    assert (counts.seen, counts.ready, counts.quarantined) == (8, 2, 6)
    assert (counts.duplicate, counts.empty, counts.too_large, counts.unreadable) == (3, 1, 1, 1)
    reasons = {r.row: r.reason for name, r in project.sources.quarantine(source) if name == "wards.csv"}
    assert reasons[2] == "The same text is in the project: row 1 of wards.csv, ID N1."
    assert reasons[3] == "The ID R5 is taken: row 5 of wards.csv."
    assert reasons[4] == "The same text is in the project: row 7 of wards.csv, ID R7."
    assert "half a character" in reasons[5]
    assert project.items.after(20, 5)[1].key == "#22"
    project.sources.finish(source, "done", "cd" * 32)
    stored = project.sources.all()[-1]
    assert (stored.seen, stored.accepted, stored.quarantined) == (8, 2, 6)
    assert (stored.state, stored.sha256) == ("done", "cd" * 32)
    assert project.verify().ok


def test_a_key_that_looks_like_ours_stays_unique(project: Project) -> None:
    source = project.sources.begin(PLAN)
    project.sources.add_chunk(source, [NewItem(1, "one", "#22"), NewItem(2, "two")], [])
    assert [i.key for i in project.items.after(20, 5)] == ["#22", "#22'"]


def test_answers_that_come_along_are_recorded_and_not_undoable(project: Project) -> None:
    source = project.sources.begin(PLAN)
    rows = [
        NewItem(1, "one", value=choice("l1")),
        NewItem(2, "two", value=choice("l2"), gold=True),
        NewItem(3, "three"),
    ]
    counts = project.sources.add_chunk(source, rows, [])
    assert counts.labels == {"l1": 1, "l2": 1}
    found = project.annotations.get(21, "import")
    assert found is not None
    assert (found.labels, found.answer.asked_by.reason) == (("l1",), "imported")
    assert project.annotations.note(22, "import").gold == choice("l2")
    assert project.next_undo("import") is None
    imported = project.annotators.get("import")
    assert imported is not None
    assert imported.kind == "import"
    assert project.verify().ok


def test_an_import_cut_off_by_a_crash_is_marked(tmp_path: Path) -> None:
    path = tmp_path / "a.alapp"
    with make_project(path) as project:
        project.sources.begin(PLAN)
    with Project.open(path) as again:
        assert [s.state for s in again.sources.all()] == ["done", "failed"]


def test_a_failing_chunk_leaves_nothing(project: Project) -> None:
    source = project.sources.begin(PLAN)
    with pytest.raises(BadInput):
        project.sources.add_chunk(source, [NewItem(1, "x", value=choice("l1"))], [], "A1\ud800")
    assert project.items.count() == 20
    assert project.sources.add_chunk(source, [NewItem(1, "x")], []).ready == 1
    assert project.sources.add_chunk(source, [NewItem(2, "x")], []).duplicate == 1
    assert project.verify().ok


def test_history_pages_backwards(project: Project) -> None:
    for item_id in range(1, 6):
        label(project, item_id)
    newest = project.annotations.history("A1", 2)
    assert [a.item_id for a in newest] == [5, 4]
    older = project.annotations.history("A1", 9, before=newest[-1].event_id)
    assert [a.item_id for a in older] == [3, 2, 1]


def test_counts_of_answers_skips_and_exclusions(project: Project) -> None:
    label(project, 2)
    project.record(Op.SKIP, [Change(5, "answer", Answer(None, "skipped", 1, skip_reason="torn"))], "A1", "Skip")
    project.record(Op.EXCLUDE, [Change(7, "excluded", True)], "A1", "Exclude")
    project.annotators.put(Annotator("B2"))
    label(project, 9, who="B2")
    assert project.annotations.done_ids("A1").tolist() == [2, 5, 7]
    assert project.annotations.done_ids(None).tolist() == [2, 5, 7, 9]
    assert project.annotations.count_answered() == 2
    assert project.annotations.count_answered("A1") == 1
    assert project.annotations.note(7, "B2") == Note()
    skipped = project.annotations.get(5, "A1")
    assert skipped is not None
    assert (skipped.answer.status, skipped.answer.skip_reason, skipped.labels) == ("skipped", "torn", ())


def test_answers_come_in_the_order_given(project: Project) -> None:
    for item_id in (9, 3, 7, 1):
        label(project, item_id)
    label(project, 3, "l2")
    assert [a.item_id for a in project.annotations.all()] == [9, 7, 1, 3]


def test_seconds_of_today(project: Project) -> None:
    label(project, 1)
    label(project, 2)
    assert project.annotations.today("A1", "2000-01-01T00:00:00+02:00") == [2.5, 2.5]
    assert project.annotations.today("A1", "2200-01-01") == []


def test_guideline_versions_are_kept(project: Project) -> None:
    swapped = reordered(GUIDELINE, ["l2", "l1"])
    saved = project.guidelines.save(swapped, "A1", "swapped")
    assert (saved.version, saved.note, saved.author) == (2, "swapped", "A1")
    assert project.guidelines.current() == saved
    assert [g.version for g in project.guidelines.history()] == [2, 1]
    first = project.guidelines.version(1)
    assert first is not None
    assert first.classes == GUIDELINE.classes
    assert project.guidelines.version(9) is None
    assert project.verify().ok


def test_an_import_may_bring_new_labels(project: Project) -> None:
    current = project.guidelines.current()
    grown = replace(current, classes=(*current.classes, LabelClass("l3", "Burn")))
    saved = project.guidelines.save(grown, "import", "found in a column")
    assert (saved.version, saved.author, len(saved.active)) == (2, "import", 3)
    assert project.annotators.get("import") is not None


def test_models_keep_records_and_prune_blobs(project: Project) -> None:
    assert project.models.latest() is None
    assert project.models.next_version() == 1
    for version in range(1, 5):
        project.models.add(model_record(version), b"w%d" % version, b"r", b"p", keep=2, budget={})
    with pytest.raises(BadInput):
        project.models.add(model_record(4), b"other", b"", b"")
    assert [m.version for m in project.models.all()] == [1, 2, 3, 4]
    assert project.models.latest() == model_record(4)
    assert project.models.blob(2, "weights") is None
    assert project.models.blob(4, "weights") == b"w4"
    assert project.models.next_version() == 5
    assert project.verify().ok


def test_feature_chunks_grow_with_the_pool(project: Project) -> None:
    assert project.features.covered("text") == 0
    project.features.begin("text", 20, b"idf")
    project.features.put_chunk("text", 11, 20, b"second")
    project.features.put_chunk("text", 1, 10, b"first")
    assert list(project.features.chunks("text")) == [(1, 10, b"first"), (11, 20, b"second")]
    assert (project.features.covered("text"), project.features.state("text")) == (20, b"idf")
    assert project.verify().ok
    project.features.begin("text", 44, b"new idf")
    assert list(project.features.chunks("text")) == []
    assert (project.features.state("text"), project.features.fitted_on("text")) == (b"new idf", 44)


def test_settings_and_state_are_json(project: Project) -> None:
    project.settings.set("mix", {"random": 0.2, "words": ["ä", "🙂"], "on": True, "none": None})
    assert project.settings.get("mix") == {"random": 0.2, "words": ["ä", "🙂"], "on": True, "none": None}
    assert project.settings.get("unknown", 5) == 5
    project.state.set("draft", ["l1"])
    project.state.set("draft", ["l2"])
    assert project.state.get("draft") == ["l2"]
    assert "draft" not in project.settings.all()


def test_more_rows_may_come_while_labeling(project: Project) -> None:
    label(project, 1)
    fill(project, 600, start=100)
    assert project.items.count() == 620
    assert project.items.ids()[-1] == 620
    label(project, 620)
    assert project.verify().ok


def test_who_skipped_what(project: Project) -> None:
    skip = Change(4, "answer", Answer(None, "skipped", 1))
    project.record(Op.SKIP, [skip, Change(2, "answer", skip.new)], "A1", "Skip two")
    label(project, 2)
    assert project.annotations.skipped_ids("A1").tolist() == [4]


def test_a_double_keeps_its_text_beside_an_extra_column_of_that_name(project: Project) -> None:
    source = project.sources.begin(PLAN)
    rows = [NewItem(n, f"said {n}", "same", meta={"text": "an extra", "text (2)": ""}) for n in (1, 2)]
    assert project.sources.add_chunk(source, rows, []).duplicate == 1
    ((_, aside),) = project.sources.quarantine(source)
    kept = json.loads(aside.original)
    assert (kept["text"], kept["text (3)"], kept["id"]) == ("an extra", "said 2", "same")
