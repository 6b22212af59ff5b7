"""Salvage: whatever page of a project is wiped, each row that can still be read and proved is in the new one."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from alapp.domain.annotation import Annotator, choice
from alapp.domain.change import Change, Op
from alapp.domain.errors import BadInput, ProjectDamaged, StorageFailed
from alapp.store.codec import row_hash
from alapp.store.journal import event_hash
from alapp.store.project import Project
from alapp.store.salvage import LOST_TEXT, salvage
from alapp.store.salvage_rows import SHAPES
from tests.safety.wards import complaints, ward_project
from tests.unit.store.made import label, make_project, model_record

PAGE = 4096


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    path = tmp_path / "wards.alapp"
    with make_project(path, 600) as project:
        project.annotators.put(Annotator("B2", "Ben"))
        for item_id in range(1, 200):
            label(project, item_id)
            label(project, item_id, "l2", who="B2") if item_id % 5 == 0 else None
        project.record(Op.COMMENT, [Change(1, "comment", "unsure")], "A1", "Comment")
        project.record(Op.GOLD, [Change(2, "gold", choice("l2"))], "A1", "Gold")
        project.undo("A1")
        project.models.add(model_record(1), b"w" * 50_000, b"r" * 500, b"p" * 500)
        project.features.begin("text", 1, b"s" * 300)
        project.features.put_chunk("text", 1, 61, b"c" * 30_000)
        project.search.index_some(600)
    return path


def _wiped(path: Path, pages: list[int]) -> Path:
    content = bytearray(path.read_bytes())
    for page in pages:
        content[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    damaged = path.with_name("damaged.alapp")
    damaged.write_bytes(content)
    return damaged


def _all(project: Project) -> Any:
    return (
        [project.items.get(i) for i in range(1, project.items.count() + 1)],
        list(project.annotations.all()), list(project.annotations.notes()), project.heads(), project.settings.all(),
        project.guidelines.history(), project.annotators.all(), project.sources.all(), project.models.all(),
        project.models.blob(1, "weights"), project.features.state("text"), project.next_undo("A1"),
    )  # fmt: skip


def test_a_whole_project_comes_over_whole(closed: Path) -> None:
    new = closed.with_name("new.alapp")
    done = salvage(closed, new)
    assert (done.problems, done.missing_events, dict(done.unproved), dict(done.stand_ins)) == (0, 0, {}, {})
    with Project.open(closed, read_only=True) as old, Project.open(new) as salvaged:
        assert salvaged.id == old.id
        assert _all(salvaged) == _all(old)
        assert salvaged.verify().ok
        while salvaged.search.index_some():
            pass
        label(salvaged, 300)
        assert salvaged.undo("A1") is not None


def test_every_page_in_turn_can_be_wiped(closed: Path) -> None:
    """What is on the other pages is all there, with no silent change, and verify is content with the new file."""
    pages = len(closed.read_bytes()) // PAGE
    with Project.open(closed, read_only=True) as old:
        texts = {item.key: item.text for item in old.items.after(0, 1000)}
    for page in random.Random(3).sample(range(pages), 25):
        damaged = _wiped(closed, [page])
        before, new = damaged.read_bytes(), closed.with_name(f"new{page}.alapp")
        done = salvage(damaged, new)
        assert damaged.read_bytes() == before
        with Project.open(new) as project:
            assert project.verify().ok
            found = {i.key: i.text for i in project.items.after(0, 1000) if not i.text.startswith(LOST_TEXT)}
            assert found.items() <= texts.items()
            lost_items, lost_answers = 600 - len(found), 238 - done.answers
            assert lost_items == 0 or lost_answers == 0, "one page holds rows of one table"
            assert lost_items < 40
            assert lost_answers < 20
    assert not list(closed.parent.glob(".*"))


def test_an_answer_outlives_the_text_it_was_given_to(closed: Path) -> None:
    content = closed.read_bytes()
    place = content.index(b"Report 20: fell") // PAGE
    new = closed.with_name("new.alapp")
    done = salvage(_wiped(closed, [place]), new)
    assert done.answers == 238
    assert done.stand_ins["item"] > 5
    with Project.open(new) as project:
        stands = [i for i in project.items.after(0, 1000) if i.text.startswith(LOST_TEXT)]
        assert len(stands) == done.stand_ins["item"]
        assert project.annotations.get(stands[0].id, "A1") is not None


def test_a_changed_row_is_left_out_and_counted(closed: Path) -> None:
    content = bytearray(closed.read_bytes())
    content[content.index(b"Report 300: fell") + 8] ^= 4
    damaged = closed.with_name("damaged.alapp")
    damaged.write_bytes(content)
    done = salvage(damaged, closed.with_name("new.alapp"))
    assert dict(done.unproved) == {"item": 1}
    assert done.taken["item"] == 599


def test_lost_values_of_an_event_do_not_break_its_chain(closed: Path) -> None:
    content = bytearray(closed.read_bytes())
    content[content.index(b'"unsure"') + 1] ^= 1
    damaged = closed.with_name("damaged.alapp")
    damaged.write_bytes(content)
    new = closed.with_name("new.alapp")
    assert salvage(damaged, new).missing_events == 0
    with Project.open(new) as project, Project.open(closed, read_only=True) as old:
        assert project.heads() == old.heads()
        assert project.annotations.note(1, "A1").comment == ""


def test_what_was_still_in_the_log_comes_over(tmp_path: Path) -> None:
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    with make_project(tmp_path / "wards.alapp", 60) as project:
        label(project, 7)
        for suffix in ("", "-wal"):
            (crashed / f"wards.alapp{suffix}").write_bytes((tmp_path / f"wards.alapp{suffix}").read_bytes())
    assert salvage(crashed / "wards.alapp", crashed / "new.alapp").answers == 1


def test_a_cut_file_gives_what_is_left(closed: Path) -> None:
    content = closed.read_bytes()
    damaged = closed.with_name("damaged.alapp")
    damaged.write_bytes(content[: len(content) // 2 + 100])
    done = salvage(damaged, closed.with_name("new.alapp"))
    assert 0 < done.taken["item"] <= 600


def test_what_holds_no_project_makes_none(tmp_path: Path, closed: Path) -> None:
    new = tmp_path / "new.alapp"
    for content in (b"", b"id,text\n" * 9000, bytes(9 * PAGE)):
        other = tmp_path / "other.alapp"
        other.write_bytes(content)
        with pytest.raises(ProjectDamaged):
            salvage(other, new)
        assert not new.exists()
    with pytest.raises(StorageFailed):
        salvage(tmp_path / "gone.alapp", new)
    with pytest.raises(BadInput):
        salvage(closed, closed)


def test_shapes_are_those_of_the_schema(closed: Path) -> None:
    with Project.open(closed, read_only=True) as project:
        for table, shape in SHAPES.items():
            rows = project._database.rows(
                f"SELECT name FROM pragma_table_xinfo('{table}') WHERE hidden = 0 ORDER BY cid"
            )
            assert tuple(name for (name,) in rows) == shape.columns, table
    assert event_hash(1, "a", None) == row_hash(1, "a", None)


def test_an_encrypted_project_is_salvaged_into_an_encrypted_one(tmp_path: Path) -> None:
    whole = ward_project(tmp_path / "wards.alapp", 300, 60, encrypted=True)
    content = whole.read_bytes()
    for n, page in enumerate(random.Random(5).sample(range(1, len(content) // PAGE - 2), 4)):
        damaged = bytearray(content)
        damaged[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
        whole.write_bytes(damaged)
        new = tmp_path / f"new{n}.alapp"
        done = salvage(whole, new)
        assert done.taken["item"] > 260
        assert done.answers > 40
        assert not complaints(new)
        assert b"fell in the bathroom" not in new.read_bytes()
        assert whole.read_bytes() == damaged
    whole.write_bytes(bytes(PAGE) + content[PAGE:])
    with pytest.raises(ProjectDamaged):
        salvage(whole, tmp_path / "none.alapp")
