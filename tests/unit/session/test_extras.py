"""What comes with an item: cells of a table, a title, the turns before and after it in its thread."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from alapp.domain.errors import BadInput
from alapp.domain.exchange import Role
from alapp.jobs.progress import Progress
from alapp.session.exchange import create_project
from alapp.session.exchange_import import import_into
from alapp.session.exchange_scan import look
from alapp.session.import_draft import ImportDraft
from alapp.session.session import Session


def write(path: Path, header: list[str], rows: list[list[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def draft_of(path: Path, **roles: Role) -> ImportDraft:
    shown = look(str(path))
    draft = ImportDraft(shown, dict(shown.roles))
    for column, role in roles.items():
        draft.set_role(column, role)
    draft.name, draft.folder = "P", path.parent
    draft.label_task, draft.classes = "single_choice", ()
    return draft


def opened(draft: ImportDraft, names: list[str]) -> Session:
    from alapp.domain.guideline import classes_from_names

    draft.classes = classes_from_names(names)
    spec = draft.project()
    create_project(spec, "A1")
    session = Session.open(spec.path, background=False)
    import_into(session.project, draft.plan(), Progress())
    session.pool_grew()
    return session


def test_rows_of_a_table_become_items_and_a_model_learns_from_their_cells(tmp_path: Path) -> None:
    rows = [[f"c{i}", str(20 + i % 50), "high" if i % 50 > 25 else "low", str(i * 7 % 100)] for i in range(80)]
    draft = draft_of(
        write(tmp_path / "claims.csv", ["claim", "age", "band", "sum"], rows),
        claim=Role.ID, age=Role.TABLE, band=Role.TABLE, sum=Role.TABLE,
    )  # fmt: skip
    assert draft.modality == "table"
    assert draft.tasks == ("single_choice", "multi_choice")
    session = opened(draft, ["Pay", "Refuse"])
    assert session.made_of == "Table row"
    item = session.reader.items.get(1)
    assert item is not None
    assert json.loads(item.text) == {"age": "20", "band": "low", "sum": "0"}
    pay, refuse = (c.id for c in session.guideline.active)
    for _ in range(40):
        assert session.current is not None
        cells = json.loads(session.current.item.text)
        session.answer_with((pay if cells["band"] == "low" else refuse,))
    session.train_now()
    said = session.trainer.predictions
    assert said is not None
    truth = [0 if json.loads(text)["band"] == "low" else 1 for text in session.reader.items.texts(said.item_ids)]
    assert sum(t == b for t, b in zip(truth, said.best.tolist(), strict=True)) >= 76
    session.close()


def test_one_kind_of_content_gives_way_to_another(tmp_path: Path) -> None:
    draft = draft_of(write(tmp_path / "a.csv", ["note", "age"], [["some words here", "3"]] * 3))
    assert draft.roles["note"] is Role.TEXT
    draft.set_role("age", Role.TABLE)
    assert draft.roles["note"] is Role.EXTRA
    draft.set_role("note", Role.TABLE)
    assert draft.roles["age"] is Role.TABLE
    draft.set_role("note", Role.TEXT)
    assert draft.roles["age"] is Role.EXTRA
    assert draft.modality == "text"


def test_turns_of_a_thread_are_at_hand_and_the_title_is_known(tmp_path: Path) -> None:
    rows = [[f"{i}", "a" if i < 3 else "b", f"Turn {i} speaks of something else", f"Talk {i}"] for i in range(5)]
    path = write(tmp_path / "talks.csv", ["id", "conversation", "utterance", "title"], rows)
    draft = draft_of(path, utterance=Role.TEXT, conversation=Role.THREAD, title=Role.TITLE)
    session = opened(draft, ["Yes", "No"])
    session.go_to(2)
    assert session.desk.turns() == ("Turn 0 speaks of something else", "Turn 2 speaks of something else")
    session.go_to(3)
    assert session.desk.turns() == ("Turn 1 speaks of something else", "")
    session.go_to(4)
    assert session.desk.turns() == ("", "Turn 4 speaks of something else")
    assert session.settings.get("title") == "title"
    session.close()


def test_without_a_text_or_cells_nothing_can_be_imported(tmp_path: Path) -> None:
    draft = draft_of(write(tmp_path / "n.csv", ["a", "b"], [["1", "2"]] * 3))
    with pytest.raises(BadInput, match="text to label"):
        draft.plan()
    draft.set_role("a", Role.TABLE)
    assert draft.plan().modality == "table"


def test_a_column_that_gives_way_to_cells_is_the_id_where_it_can_be_one(tmp_path: Path) -> None:
    draft = draft_of(write(tmp_path / "n.csv", ["id", "sum"], [["P-1", "5"], ["P-2", "7"], ["P-3", "5"]]))
    assert draft.roles["id"] is Role.TEXT, "nothing else in the file could be a text"
    draft.set_role("sum", Role.TABLE)
    assert draft.roles == {"id": Role.ID, "sum": Role.TABLE}
    again = draft_of(write(tmp_path / "m.csv", ["way", "sum"], [["cash", "5"], ["card", "7"], ["cash", "5"]]))
    again.set_role("sum", Role.TABLE)
    assert again.roles["way"] is not Role.ID
