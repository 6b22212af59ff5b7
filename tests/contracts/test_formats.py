"""What every importer and exporter must do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from alapp.domain.errors import AppError, BadInput
from alapp.domain.exchange import CONTENT, ExportPlan, ImportPlan, Role
from alapp.domain.item import NewItem, Rejected
from alapp.formats import reading
from alapp.formats.base import Exporter, Importer, Meter, Row
from alapp.formats.registry import EXPORTERS, IMPORTERS
from tests.unit.formats.helpers import export_row

ENDINGS = {"image": (".png",)}
ROWS = [{"id": f"r{i}", "text": f"report number {i}, told in words", "label": "AB"[i % 2]} for i in range(20)]


def sample(importer: Importer, folder: Path) -> Path:
    """Write the same 20 rows in the form of an importer."""
    path = folder / f"sample{(*importer.suffixes, '')[0]}"
    if importer.name == "csv":
        lines = ["id;text;label", *(f"{r['id']};{r['text']};{r['label']}" for r in ROWS)]
        path.write_text("\n".join(lines), "utf-8")
    elif importer.name == "jsonl":
        path.write_text("\n".join(map(json.dumps, ROWS)), "utf-8")
    elif importer.name == "json":
        path.write_text(json.dumps(ROWS), "utf-8")
    else:
        path, ending = folder / "files", (*importer.suffixes, ".png")[0]
        for row in ROWS:
            (path / row["label"]).mkdir(parents=True, exist_ok=True)
            (path / row["label"] / f"{row['id']}{ending}").write_text(row["text"], "utf-8")
    return path


def contents(importer: Importer) -> list[str]:
    """Return what the items of the sample are: texts, or names of files."""
    of_files = importer.name == "media_folder"
    return sorted(f"{row['label']}/{row['id']}.png" if of_files else row["text"] for row in ROWS)


@pytest.fixture(params=IMPORTERS.names)
def importer(request: pytest.FixtureRequest) -> Importer:
    return IMPORTERS[request.param]


@pytest.fixture(params=EXPORTERS.names)
def exporter(request: pytest.FixtureRequest) -> Exporter:
    return EXPORTERS[request.param]


def test_importers_say_who_they_are(importer: Importer, tmp_path: Path) -> None:
    assert importer.words
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in importer.suffixes)
    assert importer.accepts(sample(importer, tmp_path))


def test_importers_find_text_and_labels(importer: Importer, tmp_path: Path) -> None:
    shown = reading.guess(sample(importer, tmp_path), ENDINGS)
    assert shown.options.format == importer.name
    assert shown.total_rows == len(ROWS)
    content = Role.IMAGE if importer.name == "media_folder" else Role.TEXT
    assert [role for role in shown.roles.values() if role in CONTENT] == [content]
    rows = list(reading.read(ImportPlan(shown.path, shown.options, shown.roles)))
    items = [row for row in rows if isinstance(row, NewItem)]
    assert sorted(item.text for item in items) == contents(importer)
    assert {item.value["labels"][0] for item in items if item.value} == {"A", "B"}
    assert all(item.key for item in items)


def test_importers_yield_cells_of_their_columns(importer: Importer, tmp_path: Path) -> None:
    path = sample(importer, tmp_path)
    options = importer.guess(path).options
    columns, meter = importer.columns(path, options), Meter()
    rows = list(importer.rows(path, options, meter))
    assert all(isinstance(row, Row) and set(row.cells) <= set(columns) for row in rows)
    assert [row.number for row in rows if isinstance(row, Row)] == sorted(
        {r.number for r in rows if isinstance(r, Row)}
    )
    assert meter.done == meter.total > 0


def test_importers_give_up_a_file_at_any_row(importer: Importer, tmp_path: Path) -> None:
    path = sample(importer, tmp_path)
    shown = reading.guess(path, ENDINGS)
    rows = iter(reading.read(ImportPlan(shown.path, shown.options, shown.roles)))
    assert isinstance(next(rows), NewItem | Rejected)
    del rows  # an abandoned import leaves no open file (warnings are errors)


def test_importers_refuse_in_words(importer: Importer, tmp_path: Path) -> None:
    gone = tmp_path / "gone.csv"
    with pytest.raises(AppError) as caught:
        reading.guess(gone)
    assert caught.value.remedy
    empty = tmp_path / f"empty{(*importer.suffixes, '')[0]}"
    empty.write_bytes(b"") if "folder" not in importer.name else empty.mkdir()
    with pytest.raises(BadInput) as refused:
        importer.guess(empty)
    assert empty.name in refused.value.what
    assert refused.value.meaning
    assert refused.value.remedy


def test_exporters_round_trip(exporter: Exporter, tmp_path: Path) -> None:
    path = tmp_path / f"out{exporter.suffix}"
    made = [export_row(i) for i in range(30)]
    assert exporter.words
    assert exporter.write(iter(made), path, ExportPlan(str(path), exporter.name)) == 30
    assert list(exporter.read_back(path)) == made
    assert reading.guess(path).roles["text"] is Role.TEXT


def test_exporters_write_an_empty_set(exporter: Exporter, tmp_path: Path) -> None:
    path = tmp_path / f"out{exporter.suffix}"
    assert exporter.write([], path, ExportPlan(str(path), exporter.name)) == 0
    assert list(exporter.read_back(path)) == []
