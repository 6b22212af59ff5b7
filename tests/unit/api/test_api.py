"""The Python interface: the whole loop, on real files."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import alapp
from alapp.domain.errors import (
    BadInput,
    NotAProject,
    ProjectInUse,
    ProjectLocked,
    ReadOnlyProject,
    StorageFailed,
    WorkFailed,
    WrongPassword,
)
from alapp.store import slots
from tests.helpers import NAMES, small_project, text_of


def truth(key: str) -> str:
    return text_of(int(key.removeprefix("R-")))[1]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "tickets.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["ticket", "message", "ward"])
        writer.writerows([f"R-{i:04}", text_of(i)[0], f"ward {i % 4}"] for i in range(90))
    return path


def test_create_import_label_train_export(tmp_path: Path, table: Path) -> None:
    given: dict[str, str] = {}
    with alapp.create(tmp_path / "tickets.alapp", labels=NAMES, name="Tickets") as project:
        report = project.import_file(table, columns=alapp.Columns(text="message", id="ticket", groups=("ward",)))
        assert (report.seen, report.accepted, len(project)) == (90, 90, 90)
        assert project.train() is None, "no answers, no model"
        for _ in range(3):
            for asked in project.next(15):
                given[asked.item.key] = truth(asked.item.key)
                project.label(asked.item.key, given[asked.item.key], seconds=2.5)
            model = project.train()
        assert model is not None
        assert (model.version, model.n_labels) == (2, 45)  # the first round had 15 answers, too few for a model
        fresh = [asked for asked in project.next(12) if asked.pick.model_version == 2]
        assert len(fresh) >= 10, "all but the item on the desk and the one behind it"
        assert all(asked.suggestion is not None and asked.suggestion.model_version == 2 for asked in fresh)
        written = project.export(tmp_path / "out.jsonl")
    assert written.rows == len(given) == 45
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert {row["id"]: row["label"] for row in rows} == {key: [label] for key, label in given.items()}
    assert {row["seconds"] for row in rows} == {2.5}
    assert not list(tmp_path.glob("*-wal")), "one self-contained file stays"


def test_the_model_learns_what_the_words_say(tmp_path: Path) -> None:
    with alapp.open(small_project(tmp_path, 120)) as project:
        for item in list(project.items())[:60]:
            project.label(item.key, truth(item.key))
        project.train()
        suggested = [ask for ask in project.next(20) if ask.suggestion is not None]
        said = {ask.item.key: project.guideline.by_id(ask.suggestion.labels[0]) for ask in suggested if ask.suggestion}
    assert len(said) >= 18
    assert sum(label is not None and label.name == truth(key) for key, label in said.items()) >= 17


def test_a_training_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    with alapp.open(small_project(tmp_path)) as project:
        monkeypatch.setattr("alapp.session.sentence_round.retrain", fail)
        monkeypatch.setattr("alapp.session.sentence_work.retrain", fail)
        with pytest.raises(WorkFailed, match="memory"):
            project.train()


def test_a_disk_that_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with alapp.open(small_project(tmp_path)) as project:
        store = project.session.project

        def fail(*_: object, **__: object) -> None:
            raise StorageFailed("The disk is full.")

        with monkeypatch.context() as broken:
            broken.setattr(store, "record", fail)
            with pytest.raises(StorageFailed):
                project.label("R-0001", "Fall")
        project.session.retry()
        assert len(list(project.answers())) == 1


def test_items_and_answers_come_in_order(tmp_path: Path) -> None:
    with alapp.open(small_project(tmp_path, 1_203)) as project:
        assert [item.key for item in project.items()] == [f"R-{i:04}" for i in range(1_203)]
        for key in ("R-0007", "R-0003", "R-1200"):
            project.label(key, "Fall")
        project.skip("R-0004", "not clear")
        keys = {item.id: item.key for item in project.items()}
        assert [keys[a.item_id] for a in project.answers()] == ["R-0007", "R-0003", "R-1200", "R-0004"]
        assert [a.answer.status for a in project.answers()] == ["answered"] * 3 + ["skipped"]


def test_an_answer_may_be_changed(tmp_path: Path) -> None:
    with alapp.open(small_project(tmp_path)) as project:
        project.label("R-0001", "Fall")
        project.label("R-0001", "Device")
        (only,) = project.answers()
        device = project.guideline.by_name("Device")
        assert device is not None
        assert only.answer.value == {"labels": [device.id]}


def test_what_cannot_be_used_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    with alapp.open(small_project(tmp_path)) as project:
        for key, labels in (("R-0001", ["Nope"]), ("R-9999", ["Fall"]), ("R-0001", []), ("R-0001", ["Fall", "Device"])):
            with pytest.raises(BadInput):
                project.label(key, *labels)
        assert not list(project.answers())
        with pytest.raises(StorageFailed):
            project.import_file(tmp_path / "nope.csv")


def test_opening_what_is_no_project_or_in_use(tmp_path: Path, table: Path) -> None:
    with pytest.raises(NotAProject):
        alapp.open(table)
    path = small_project(tmp_path)
    with alapp.open(path), pytest.raises(ProjectInUse):
        alapp.open(path)
    with pytest.raises(BadInput):
        alapp.create(path, labels=["A"])


def test_reading_only(tmp_path: Path) -> None:
    path = small_project(tmp_path)
    with alapp.open(path) as first:
        first.label("R-0001", "Fall")
    with alapp.open(path, read_only=True) as project:
        assert len(list(project.answers())) == 1
        assert project.next(3)
        with pytest.raises(ReadOnlyProject):
            project.label("R-0002", "Fall")
    with alapp.open(path) as again:
        assert len(list(again.answers())) == 1


def test_two_annotators(tmp_path: Path) -> None:
    path = small_project(tmp_path)
    for code, label in (("A1", "Fall"), ("B2", "Device")):
        with alapp.open(path, code) as project:
            project.label("R-0001", label)
    with alapp.open(path) as project:
        assert {a.annotator for a in project.answers()} == {"A1", "B2"}


def test_names_of_the_package() -> None:
    assert alapp.__version__.count(".") == 2
    assert set(alapp.__all__) <= {*dir(alapp), *alapp.__all__}
    with pytest.raises(AttributeError, match="nothing_of_this_name"):
        _ = alapp.nothing_of_this_name


def test_an_encrypted_project_opens_with_its_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "calibrated", slots.Cost)
    path = tmp_path / "secret.alapp"
    with alapp.create(path, labels=["A", "B"], password="correct horse") as project:
        assert len(project) == 0
    with pytest.raises(ProjectLocked):
        alapp.open(path)
    with pytest.raises(WrongPassword):
        alapp.open(path, password="wrong one")
    with alapp.open(path, password="correct horse") as project:
        assert [c.name for c in project.guideline.active] == ["A", "B"]
