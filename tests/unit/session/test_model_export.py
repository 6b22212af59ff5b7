"""A model out of a project: the file, its card, what rare terms become of it, and what a hostile file does."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from alapp.domain.arrays import pack, unpack
from alapp.domain.errors import BadInput, StorageFailed, UnknownName
from alapp.domain.item import NewItem
from alapp.features.vocabulary import ItemCounts, terms_of
from alapp.learning.models import LinearModel
from alapp.session import model_file
from alapp.session.blobs import unpack_predictions
from alapp.session.import_request import Columns, plan_of
from alapp.session.model_export import RARE, export, rare_terms
from alapp.session.model_file import PARTS, read
from alapp.session.predicting import CHUNK, predict_file, predictions
from alapp.session.progress import Progress
from alapp.session.session import Session
from alapp.store.project import Project
from tests.helpers import add_items, small_project, text_of, true_label

NAME = "Zwickelbauer"


def _trained(path: Path, several: bool = False) -> Path:
    session = Session.open(path, "A1", background=False)
    try:
        for _ in range(30):
            assert session.current is not None
            label = true_label(session.guideline, session.current.item.key)
            if several:
                both = (label, session.guideline.classes[0].id)
                session.answer_with(tuple(dict.fromkeys(both)))
            else:
                session.press(label)
        session.train_now()
    finally:
        session.close()
    return path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """90 reports, two of which name a person twice over."""
    path = small_project(tmp_path, 88)
    with Project.open(path) as opened:
        named = [NewItem(n, f"{text_of(n)[0]} {NAME} was there, {NAME}.", f"R-{n:04}") for n in (88, 89)]
        add_items(opened, named)
    return _trained(path)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "new.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["key", "text"])
        writer.writerows([f"R-{i:04}", text_of(i)[0]] for i in range(88))
        writer.writerows([["=cmd()", text_of(3)[0]], ["empty", " "]])
    return path


def _rewritten(path: Path, target: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    change(parts)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return target


def test_the_same_model_gives_the_same_file(project: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        export(Progress(), str(project), 1, str(tmp_path / f"{name}.alappmodel"))
    assert (tmp_path / "a.alappmodel").read_bytes() == (tmp_path / "b.alappmodel").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.alappmodel") as file:
        assert tuple(file.namelist()) == PARTS


def test_predictions_of_the_exported_model_are_those_of_the_project(project: Path, table: Path, tmp_path: Path) -> None:
    report = export(Progress(), str(project), 1, str(tmp_path / "m.alappmodel"), keep_rare=True)
    assert report.same == report.compared == 90
    model = read(Path(report.path))
    found = list(predictions(Progress(), model, plan_of(table, Columns(text="text", id="key"))))
    with Project.open(project, read_only=True) as opened:
        said = unpack_predictions(opened.models.blob(1, "predictions"))
        names = {c.id: c.name for c in opened.guidelines.current().classes}
    assert said is not None
    for place, predicted in enumerate(found[:88]):
        assert predicted.labels == (names[said.class_ids[said.best[place]]],)
        assert predicted.probability == pytest.approx(float(said.confidence[place]), abs=2e-6)
        assert sum(predicted.probabilities) == pytest.approx(1, abs=1e-4)
    assert found[88].labels == found[3].labels
    assert (found[89].labels, found[89].problem) == ((), "There is no text.")


def test_no_rare_term_leaves_and_the_predictions_stay(project: Path, tmp_path: Path) -> None:
    report = export(Progress(), str(project), 1, str(tmp_path / "m.alappmodel"))
    content = (tmp_path / "m.alappmodel").read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert not any(NAME.lower().encode() in file.read(name).lower() for name in file.namelist())
    model = read(Path(report.path))
    with Project.open(project, read_only=True) as opened:
        counts = ItemCounts(model.manifest.extractor, model.state)
        counts.add(opened.items.texts(opened.items.ids()), Progress())
    assert counts.counts.min() >= RARE
    assert report.rare > 0
    assert report.same >= 0.95 * report.compared
    assert isinstance(model.model, LinearModel)
    assert model.model.width == len(terms_of(model.state))


def test_rare_terms_are_listed_where_they_are_kept(project: Path, tmp_path: Path) -> None:
    listed = rare_terms(Progress(), str(project), 1)
    report = export(Progress(), str(project), 1, str(tmp_path / "m"), keep_rare=True)
    assert report.path.endswith(".alappmodel")
    assert report.kept_rare == listed
    assert NAME.lower() in listed
    card = read(Path(report.path)).card
    assert NAME.lower() in card
    assert "may be names of people" in card


def test_the_card_says_what_and_how_good_without_any_text(project: Path, tmp_path: Path) -> None:
    export(Progress(), str(project), 1, str(tmp_path / "m.alappmodel"))
    with zipfile.ZipFile(tmp_path / "m.alappmodel") as file:
        card, plain = file.read("card.md").decode(), json.loads(file.read("card.json"))
    assert "an estimate starts at 30" in card
    assert "| rows.csv | 88 | " in card
    assert plain["answers"] == 30
    assert sum(n for _, n in plain["labels"]) == 30
    assert {"model", "sources", "reasons", "limits", "privacy", "libraries"} <= plain.keys()
    assert "Report 1:" not in card
    assert "floor" not in card


def test_csv_is_safe_for_a_spreadsheet_and_counts_what_was_given(project: Path, table: Path, tmp_path: Path) -> None:
    export(Progress(), str(project), 1, str(tmp_path / "m.alappmodel"))
    plan = plan_of(table, Columns(text="text", id="key"))
    target = tmp_path / "out.csv"
    report = predict_file(Progress(), read(tmp_path / "m.alappmodel"), plan, target)
    rows = list(csv.DictReader(target.read_text("utf-8").splitlines()))
    assert (report.rows, report.without, sum(report.counts.values())) == (89, 1, 89)
    assert rows[88]["id"] == "'=cmd()"
    assert rows[89]["problem"] == "There is no text."
    assert float(rows[0]["probability"]) == max(float(v) for k, v in rows[0].items() if k.startswith("p: "))
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_several_labels_and_json_lines(tmp_path: Path, table: Path) -> None:
    path = _trained(small_project(tmp_path, 90, "multi_choice"), several=True)
    export(Progress(), str(path), 1, str(tmp_path / "m.alappmodel"))
    target = tmp_path / "out.jsonl"
    plan = plan_of(table, Columns(text="text", id="key"))
    predict_file(Progress(), read(tmp_path / "m.alappmodel"), plan, target)
    rows = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert max(len(row.get("labels", [])) for row in rows) == 2
    for row in rows[:89]:
        assert set(row["labels"]) == {name for name, p in row["probabilities"].items() if p >= 0.5}


def test_a_large_file_is_read_in_chunks(project: Path, tmp_path: Path) -> None:
    export(Progress(), str(project), 1, str(tmp_path / "m.alappmodel"))
    path = tmp_path / "many.csv"
    path.write_text("text\n" + "".join(f"{text_of(i)[0]}\n" for i in range(2 * CHUNK + 1)), "utf-8")
    steps: list[tuple[int, int]] = []
    watch = Progress(lambda done, total, _: steps.append((done, total)))
    assert sum(1 for _ in predictions(watch, read(tmp_path / "m.alappmodel"), plan_of(path))) == 2 * CHUNK + 1
    assert len(steps) == 3
    assert steps == sorted(steps)
    assert steps[-1][1] == path.stat().st_size


def _no_label(parts: dict[str, bytes]) -> None:
    manifest = json.loads(parts["manifest.json"])
    manifest["labels"] = manifest["labels"][:-1]
    parts["manifest.json"] = json.dumps(manifest).encode()


def _manifest(**values: Any) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        parts["manifest.json"] = msgspec.json.encode({**json.loads(parts["manifest.json"]), **values})

    return change


def _pattern(parts: dict[str, bytes]) -> None:
    meta, arrays = unpack(parts["features.arrays"])
    meta["blocks"][0]["token"] = "(a+)+$"
    parts["features.arrays"] = pack(meta, arrays)


def _infinite(parts: dict[str, bytes]) -> None:
    meta, arrays = unpack(parts["coefficients.arrays"])
    parts["coefficients.arrays"] = pack(meta, {**arrays, "bias0": np.full_like(arrays["bias0"], np.inf)})


def _wide(parts: dict[str, bytes]) -> None:
    meta, arrays = unpack(parts["coefficients.arrays"])
    meta["members"][0]["width"] = 10**12
    parts["coefficients.arrays"] = pack(meta, arrays)


def _flat(parts: dict[str, bytes]) -> None:
    meta, arrays = unpack(parts["coefficients.arrays"])
    parts["coefficients.arrays"] = pack(meta, {**arrays, "dense0": arrays["dense0"][:-1]})


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda parts: parts.update({"evil.pkl": b"\x80\x04."}), "does not hold the parts"),
        (lambda parts: parts.pop("card.md"), "does not hold the parts"),
        (lambda parts: parts.update({"manifest.json": b"{"}), "nothing readable"),
        (lambda parts: parts.update({"manifest.json": b'{"format": 3}'}), "nothing readable"),
        (_manifest(format_version=99), "newer version"),
        (_manifest(extractor="os.system"), "does not have"),
        (_no_label, "do not fit"),
        (_pattern, "cannot be used"),
        (_infinite, "do not fit"),
        (_wide, "do not fit"),
        (_flat, "do not fit"),
        (lambda parts: parts.update({"features.arrays": b"\x80\x04K\x01."}), "cannot be used"),
        (lambda parts: parts.update({"coefficients.arrays": b"\x80\x04K\x01."}), "cannot be read"),
    ],
)
def test_what_does_not_belong_into_a_model_file_is_refused_in_words(
    project: Path, tmp_path: Path, change: Callable[[dict[str, bytes]], None], words: str
) -> None:
    export(Progress(), str(project), 1, str(tmp_path / "m.alappmodel"))
    bad = _rewritten(tmp_path / "m.alappmodel", tmp_path / "bad.alappmodel", change)
    with pytest.raises(BadInput, match=words):
        read(bad)


def test_a_bomb_is_not_unpacked(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    export(Progress(), str(project), 1, str(tmp_path / "m.alappmodel"))
    monkeypatch.setitem(model_file.MOST_BYTES, "card.md", 1000)
    bad = _rewritten(
        tmp_path / "m.alappmodel", tmp_path / "bad.alappmodel", lambda parts: parts.update({"card.md": bytes(10**6)})
    )
    with pytest.raises(BadInput, match="more than a model has"):
        read(bad)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no", b"id,text\n1,a\n"])
def test_files_that_are_no_models(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.alappmodel"
    path.write_bytes(content)
    with pytest.raises(BadInput, match="no model file"):
        read(path)


def test_what_cannot_be_exported_is_said(project: Path, tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="no model 7"):
        export(Progress(), str(project), 7, str(tmp_path / "m.alappmodel"))
    with pytest.raises(StorageFailed, match="not there"):
        export(Progress(), str(project), 1, str(tmp_path / "nowhere" / "m.alappmodel"))
