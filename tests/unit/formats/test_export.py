from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alapp.domain.errors import AppError, BadInput
from alapp.domain.exchange import ExportPlan, ExportRow, Role
from alapp.formats import formulas, reading
from alapp.formats.registry import EXPORTERS
from tests.unit.formats.helpers import export_row, import_all, write

LIVE = [
    "=1+1",
    "+1",
    "-0.5",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\ufeff=1",
    "\xa0=1",
    "'=1",
    "''",
    "＝1",
    "\0=1",
]
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
numbers = st.floats(0, 1e6)
rows = st.builds(
    ExportRow,
    id=texts, text=texts, labels=st.lists(texts, max_size=3).map(tuple), annotator=texts, time=texts, seconds=numbers,
    status=st.sampled_from(["answered", "skipped"]), reason=st.sampled_from(["random", "uncertain"]), strategy=texts,
    probability=numbers, model_version=st.integers(0, 99), suggested=st.lists(texts, max_size=2).map(tuple),
    confidence=numbers, suggestion_shown=st.booleans(), guideline_version=st.integers(0, 9), flagged=st.booleans(),
    comment=texts, skip_reason=texts, gold=st.booleans(), meta=st.dictionaries(texts, texts, max_size=3),
)  # fmt: skip


def plan(path: Path, form: str, **changes: bool) -> ExportPlan:
    return ExportPlan(str(path), form, **changes)


@pytest.mark.parametrize("form", EXPORTERS.names)
def test_export_import_export_is_the_same_bytes(tmp_path: Path, form: str) -> None:
    exporter = EXPORTERS[form]
    made = [
        export_row(1),
        export_row(2, labels=(), meta={}, text="-x"),
        export_row(3, labels=("=A,b\t#\"'é",), comment=""),
    ]
    made += [export_row(4, meta={"ward": "=1", "late": "'q"}), export_row(5, seconds=3, text="a\rb\0c\u2028 💩")]
    first, second = tmp_path / "1", tmp_path / "2"
    assert exporter.write(made, first, plan(first, form)) == 5
    back = list(exporter.read_back(first))
    exporter.write(back, second, plan(second, form))
    assert first.read_bytes() == second.read_bytes()
    assert [(r.id, r.text, r.labels, r.suggested, r.seconds) for r in back] == [
        (r.id, r.text, r.labels, r.suggested, r.seconds) for r in made
    ]


@given(st.lists(rows, max_size=4), st.booleans(), st.booleans(), st.booleans())
def test_csv_keeps_all_but_missing_extras(
    tmp_path_factory: pytest.TempPathFactory, made: list[ExportRow], guard: bool, provenance: bool, notes: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / "property.csv"
    shape = plan(path, "csv", guard_formulas=guard, provenance=provenance, notes=notes)
    EXPORTERS["csv"].write(made, path, shape)
    first = path.read_bytes()
    back = list(EXPORTERS["csv"].read_back(path))
    EXPORTERS["csv"].write(back, path, shape)
    assert path.read_bytes() == first
    for was, now in zip(made, back, strict=True):
        assert {k: v for k, v in now.meta.items() if v} == {k: v for k, v in was.meta.items() if v}
        assert (now.id, now.text, now.labels) == (was.id, was.text, was.labels)
        assert not provenance or (now.annotator, now.probability, now.gold) == (
            was.annotator,
            was.probability,
            was.gold,
        )
        assert not notes or (now.flagged, now.comment) == (was.flagged, was.comment)


@given(st.lists(rows, max_size=4))
def test_json_lines_lose_nothing(tmp_path_factory: pytest.TempPathFactory, made: list[ExportRow]) -> None:
    path = tmp_path_factory.getbasetemp() / "property.jsonl"
    EXPORTERS["jsonl"].write(made, path, plan(path, "jsonl"))
    assert list(EXPORTERS["jsonl"].read_back(path)) == made


def test_extras_that_come_late_have_a_column(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    made = [export_row(i, meta={"a": "1"}) for i in range(1000)] + [
        export_row(1000, meta={"a": "2", "new": "=x", "*": "y"})
    ]
    EXPORTERS["csv"].write(made, path, plan(path, "csv"))
    assert list(EXPORTERS["csv"].read_back(path))[-1].meta == {"a": "2", "new": "=x", "*": "y"}


@pytest.mark.parametrize("text", [*LIVE, "plain", "", "1-2", "a=b", "x'y"])
def test_the_guard_is_lossless(text: str) -> None:
    assert formulas.unguard(formulas.guard(text)) == text
    assert not formulas.is_live(formulas.guard(text))
    assert (formulas.guard(text) != text) == (text in LIVE)


@given(st.text())
def test_the_guard_is_lossless_for_every_text(text: str) -> None:
    assert formulas.unguard(formulas.guard(text)) == text
    assert not formulas.is_live(formulas.guard(text))


@pytest.mark.parametrize("guard", [True, False])
def test_an_export_imports_again(tmp_path: Path, guard: bool) -> None:
    path = tmp_path / "a.csv"
    made = [export_row(i, text=f"{text} number {i}", labels=("Fall", "A|B")) for i, text in enumerate(LIVE)]
    EXPORTERS["csv"].write(made, path, plan(path, "csv", guard_formulas=guard))
    shown = reading.guess(path)
    assert shown.roles["labels"] is Role.LABEL
    assert shown.roles["ward"] in (Role.GROUP, Role.EXTRA)
    assert shown.roles["annotator"] is Role.LEAVE_OUT
    items, rejected = import_all(path)
    assert [item.text for item in items] == [row.text for row in made]
    assert items[0].value == {"labels": ["Fall", "A|B"]}
    assert items[0].meta["bed"] == "-12"
    assert not rejected
    with path.open(encoding="utf-8", newline="") as file:
        live = [cell for line in csv.reader(file) for cell in line if formulas.is_live(cell)]
    assert bool(live) is not guard


def test_json_lines_import_again(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    EXPORTERS["jsonl"].write([export_row(i, text=f"=text {i}") for i in range(5)], path, plan(path, "jsonl"))
    items, _ = import_all(path)
    assert items[4].text == "=text 4"
    assert items[0].value == {"labels": ["Fall", "Dev|ice"]}
    assert items[0].meta == {"ward": "7B", "bed": "-12"}


@pytest.mark.parametrize("form", EXPORTERS.names)
@pytest.mark.parametrize(
    "content", ["", "id,text\n1,2\n", "{}\n", '{"id": 1}\n', "[1]\n", "id,text,label,labels\r\n1,2\r\n"]
)
def test_foreign_files_are_refused(tmp_path: Path, form: str, content: str) -> None:
    file = write(tmp_path / "a", content)
    if form == "jsonl" and not content:
        assert list(EXPORTERS[form].read_back(file)) == []
        return
    with pytest.raises(BadInput):
        list(EXPORTERS[form].read_back(file))


@pytest.mark.parametrize("form", EXPORTERS.names)
def test_a_place_that_cannot_be_written(tmp_path: Path, form: str) -> None:
    path = tmp_path / "missing" / "a"
    with pytest.raises(AppError):
        EXPORTERS[form].write([export_row()], path, plan(path, form))
