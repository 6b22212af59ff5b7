"""Models of unusual features out of a project: for one rare label, and with a sentence model of one's own."""

from __future__ import annotations

import csv
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from alapp.domain.annotation import Annotator
from alapp.domain.errors import BadInput
from alapp.domain.item import NewItem
from alapp.session.import_request import Columns, plan_of
from alapp.session.model_export import export
from alapp.session.model_file import read
from alapp.session.model_versions import restore
from alapp.session.predicting import predict_file
from alapp.session.progress import Progress
from alapp.session.session import Session
from alapp.session.settings import UserFile
from alapp.store.project import Project
from tests.helpers import add_items, small_guideline, small_project, true_label

DATA = Path(__file__).parents[1] / "features" / "data"


def test_a_model_that_looks_for_one_label_is_exported_and_says_the_same_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "falls.alapp"
    texts = [f"{'fell on the wet floor' if i % 8 == 7 else 'late meal again'} bed {i}" for i in range(120)]
    with Project.create(
        path, small_guideline(names=("Fall", "Other")), name="Falls", annotator=Annotator("A1")
    ) as made:
        add_items(made, [NewItem(i + 1, text, f"R-{i}") for i, text in enumerate(texts)])
    with closing(Session.open(path, "A1", background=False)) as session:
        session.settings.set("purpose", "find_all")
        session.settings.set("target_label", "Fall")
        session.go_to(8)
        for _ in range(30):
            assert session.current is not None
            fall, other = session.guideline.active
            session.press((fall if "fell" in session.current.item.text else other).id)
        session.train_now()
        record = session.reader.models.latest()
        assert record is not None
        assert record.extractor == "relevance_text"
    report = export(Progress(), str(path), record.version, str(tmp_path / "fall.alappmodel"))
    assert report.same == report.compared == 120
    new = tmp_path / "new.csv"
    with new.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("id", "text"), *((f"R-{i}", text) for i, text in enumerate(texts))])
    plan = plan_of(new, Columns("text", "id", ""))
    found = predict_file(Progress(), read(Path(report.path)), plan, tmp_path / "out.csv")
    assert (found.rows, found.without) == (120, 0)
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        said = {row["id"]: row["label"] for row in csv.DictReader(file)}
    assert {key for key, label in said.items() if label == "Fall"} == {f"R-{i}" for i in range(7, 120, 8)}


def test_a_model_with_an_onnx_file_of_ones_own_says_why_it_stays_here(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime")
    from tokenizers import Tokenizer, models, pre_tokenizers

    own = Path(shutil.copy(DATA / "states.onnx", tmp_path / "own.onnx"))
    tokenizer = Tokenizer(models.WordLevel({"[UNK]": 0, "the": 1, "a": 2}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    path, user, failed = small_project(tmp_path, 120), UserFile(tmp_path / "settings.json"), list[str]()
    with closing(Session.open(path, "A1", background=False, user=user)) as session:
        session.settings.set("embedding", "on")
        session.settings.set("embedding_file", str(own))
        for _ in range(30):
            assert session.current is not None
            session.press(true_label(session.guideline, session.current.item.key))
        session.trainer.read_sentences(1_000)
        session.train_now()
        record = session.reader.models.latest()
        assert record is not None
        assert record.extractor.startswith("onnx_")
        assert session.trainer.predictions is not None
        restore(session, record.version, lambda _: None, lambda error: failed.append(error.what))
    assert failed == ["Model 1 reads texts with a sentence model of your own, which is not part of the project."]
    with pytest.raises(BadInput, match="sentence model of your own") as error:
        export(Progress(), str(path), record.version, str(tmp_path / "own.alappmodel"))
    assert "neither restored nor exported" in error.value.meaning
    assert not (tmp_path / "own.alappmodel").exists()
