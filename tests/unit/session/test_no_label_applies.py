"""The answer that no label applies comes back from an export as that answer, and an open item as an open one."""

from __future__ import annotations

from pathlib import Path

import pytest

from alapp.domain.annotation import Annotator
from alapp.domain.exchange import ExportPlan, ImportPlan
from alapp.formats import reading
from alapp.jobs.progress import Progress
from alapp.session.exchange_export import write_export
from alapp.session.exchange_import import import_into
from alapp.session.session import Session
from alapp.store.project import Project
from tests.helpers import small_guideline, small_project, true_label


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four answers of several labels, every second one empty, a skipped item and open ones."""
    path = small_project(tmp_path_factory.mktemp("several"), 8, label_task="multi_choice")
    session = Session.open(path, "A1", background=False)
    session.skip("cannot tell")
    for n in range(4):
        assert session.current is not None
        if n % 2:
            session.press(true_label(session.guideline, session.current.item.key))
        session.commit()
    session.close()
    return path


def answers(path: Path) -> dict[str, tuple[str, ...]]:
    with Project.open(path, read_only=True) as project:
        rows = [a for a in project.annotations.all() if a.answer.status == "answered"]
        names = {c.id: c.name for c in project.guidelines.current().classes}
        texts = [item.text for item in project.items.get_many([a.item_id for a in rows])]
        return {text: tuple(names[i] for i in a.labels) for text, a in zip(texts, rows, strict=True)}


@pytest.mark.parametrize("provenance", [True, False])
@pytest.mark.parametrize("form", ["csv", "jsonl"])
@pytest.mark.parametrize("task", ["multi_choice", "single_choice"])
def test_no_label_is_an_answer_where_several_may_apply(
    answered: Path, tmp_path: Path, form: str, task: str, *, provenance: bool
) -> None:
    target = tmp_path / f"labels.{form}"
    write_export(
        Progress(), str(answered), ExportPlan(str(target), form, provenance=provenance, unlabeled=True, skipped=True)
    )
    shown = reading.guess(target)
    plan = ImportPlan(str(target), shown.options, shown.roles)
    with Project.create(tmp_path / "new.alapp", small_guideline(task), name="New", annotator=Annotator("A1")) as new:
        report = import_into(new, plan, Progress())
    given = answers(answered)
    assert (report.accepted, list(given.values()).count(())) == (8, 2)
    wanted = given if task == "multi_choice" else {text: labels for text, labels in given.items() if labels}
    assert answers(tmp_path / "new.alapp") == wanted


def test_an_empty_list_in_a_file_of_another_program_is_an_open_item(tmp_path: Path) -> None:
    source = tmp_path / "other.jsonl"
    source.write_text('{"text": "Fell in the hall", "label": []}\n{"text": "All well", "label": ["Fall"]}\n', "utf-8")
    shown = reading.guess(source)
    (chunk,) = reading.chunks(ImportPlan(str(source), shown.options, shown.roles))
    assert [item.value for item in chunk.items] == [None, {"labels": ["Fall"]}]
