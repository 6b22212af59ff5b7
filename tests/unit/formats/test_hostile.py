"""Hostile files: no crash, no hang, no row unaccounted for."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import random
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from alapp.domain.errors import AppError, BadInput
from alapp.domain.exchange import ImportPlan, ReadingOptions, Role
from alapp.domain.item import NewItem, Rejected
from alapp.formats import reading
from alapp.formats.opening import undecodable
from tests.unit.formats.helpers import import_all, write

FOLDERS = ["tables-odd", "csv-spectrum", "json-test-suite", "naughty-strings", "text-encodings", "images-corrupt"]


def accounted(path: Path) -> tuple[list[NewItem], list[Rejected]] | None:
    """Import a file with some text column; None when it is refused in words."""
    try:
        shown = reading.guess(path)
        roles = dict(shown.roles)
        if Role.TEXT not in roles.values():
            roles[shown.columns[0]] = Role.TEXT
        plan = ImportPlan(str(path), shown.options, roles)
        rows = list(reading.read(plan))
    except AppError as error:
        return None if error.what and error.remedy else pytest.fail(f"no words: {error!r}")
    items = [row for row in rows if isinstance(row, NewItem)]
    rejected = [row for row in rows if isinstance(row, Rejected)]
    assert len(items) + len(rejected) == len(rows)
    assert not any(undecodable(item.text + item.key + "".join(item.meta.values())) for item in items)
    assert not any(undecodable(r.original + r.reason + r.column) for r in rejected)
    return items, rejected


@pytest.mark.real_data
@pytest.mark.parametrize("folder", FOLDERS)
def test_hostile_folder(shared_data: Path, folder: str) -> None:
    files = [file for file in sorted((shared_data / "hostile" / folder).rglob("*")) if file.is_file()]
    assert files
    for file in files:
        begin = time.perf_counter()
        accounted(file)
        assert time.perf_counter() - begin < 5 + 5 * file.stat().st_size / 1e6, file.name


@pytest.mark.real_data
def test_json_that_must_be_refused(shared_data: Path) -> None:
    for file in sorted((shared_data / "hostile" / "json-test-suite").glob("n_*.json")):
        found = accounted(file)
        assert found is None or found[1], file.name


@pytest.mark.real_data
def test_spectrum_cells(shared_data: Path) -> None:
    folder = shared_data / "hostile" / "csv-spectrum"
    for file in sorted((folder / "csvs").glob("*.csv")):
        words = (folder / "json" / f"{file.stem}.json").read_text("utf-8")
        truth = json.loads(words if b"\r" in file.read_bytes() else words.replace("\\r\\n", "\\n"))
        shown = reading.preview(file, ReadingOptions("csv", "utf-8", ","))
        assert [dict(zip(shown.columns, row, strict=True)) for row in shown.rows] == truth, file.name


@pytest.mark.real_data
def test_encodings_are_offered(shared_data: Path) -> None:
    folder = shared_data / "hostile" / "text-encodings"
    for name in ("utf-8", "utf-8-sig", "UTF-16", "UTF-32", "windows-1252", "windows-1251-russian", "SHIFT_JIS"):
        for file in sorted((folder / name).iterdir()):
            shown = reading.guess(file)
            offered = {shown.options.encoding, *shown.likely_encodings}
            content = file.read_bytes()
            decoded = [content.decode(e, "replace") for e in offered]
            assert any("\ufffd" not in text for text in decoded), (file.name, offered)


@pytest.mark.real_data
def test_naughty_strings_survive(shared_data: Path, tmp_path: Path) -> None:
    strings = json.loads((shared_data / "hostile" / "naughty-strings" / "blns.json").read_text("utf-8"))
    strings = [
        s for s in dict.fromkeys(strings) if s.strip(" \t\r\n\0\x0b\x0c\xa0\ufeff\u200b\u200e\u200f\u2028\u2029\u3000")
    ]
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["id", "text"], *([str(i), s] for i, s in enumerate(strings))])
    items, rejected = import_all(write(tmp_path / "a.csv", out.getvalue()), id=Role.ID, text=Role.TEXT)
    assert [item.text for item in items] == strings
    assert not rejected


SEEDS = [
    b'id,text,label\r\n1,"one, two",A\r\n2,"say ""no""",B\r\n3,"new\nline",A|B\r\n4,caf\xc3\xa9,A\r\n',
    b"id;text\n1;a;b\n2;c\n\n3;d\n",
    b'{"id": 1, "text": "one"}\n{"id": 2, "text": "tw\\u00f6", "meta": {"a": [1]}}\n',
    b'[{"id": 1, "text": "one"},\n {"id": 2, "text": "two", "x": {"y": null}}]\n',
    "id\ttext\n1\tgröße\n2\tx\n".encode("utf-16"),
]
PIECES = [b"\0", b'"', b"\r", b"\n", b",", b"\xff", b"\xe9", b"\xed\xa0\x80", b"{", b"]", b"\\", b"\\ud800", b"1e999",
          b"NaN", b"\xef\xbb\xbf", b"\xff\xfe", b"'", b"\xe2\x80\xae", b"=1+1", b"x" * 3000, b"[" * 3000]  # fmt: skip


@settings(max_examples=500, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.sampled_from(SEEDS),
    st.randoms(use_true_random=False),
    st.sampled_from([".csv", ".tsv", ".jsonl", ".json", ".txt"]),
)
@example(b'"', random.Random(1), ".csv")
@example(b'["a\\', random.Random(1), ".json")
def test_mutated_files(tmp_path: Path, seed: bytes, chance: random.Random, suffix: str) -> None:
    data = bytearray(seed)
    for _ in range(chance.randint(0, 6)):
        at = chance.randint(0, len(data))
        match chance.randint(0, 3):
            case 0:
                data[at:at] = chance.choice(PIECES)
            case 1:
                del data[at : at + chance.randint(1, 5)]
            case 2:
                data[at : at + 1] = bytes([chance.randint(0, 255)])
            case _:
                data[at:at] = data[: chance.randint(0, 20)]
    accounted(write(tmp_path / f"a{suffix}", bytes(data)))


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), min_size=1, max_size=8))
def test_every_row_of_a_written_table_is_seen(tmp_path: Path, cells: list[str]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(
        [["id", "text"], *([f"i{n}", cell] for n, cell in enumerate(cells))]
    )
    file = write(tmp_path / "a.csv", out.getvalue())
    plan = ImportPlan(str(file), ReadingOptions("csv", separator=","), {"id": Role.ID, "text": Role.TEXT})
    rows: list[NewItem | Rejected] = []
    with contextlib.suppress(AppError):  # numbers only
        rows = list(reading.read(plan))
        assert len(rows) == len(cells)
    for row in rows:
        assert not isinstance(row, NewItem) or row.text == cells[row.row - 2]
        assert not isinstance(row, Rejected) or row.kind in ("empty", "duplicate")


def test_memory_is_flat_and_reading_quick(tmp_path: Path) -> None:
    file = tmp_path / "big.csv"
    words = "the patient fell beside the bed while the pump was running"
    with file.open("w", encoding="utf-8") as out:
        out.write("id,text,ward\n")
        out.writelines(f'{i},"{words}, number {i}",W{i % 7}\n' for i in range(20_000))
    plan = ImportPlan(str(file), reading.guess(file).options, {"id": Role.ID, "text": Role.TEXT})
    begin = time.perf_counter()
    assert sum(isinstance(row, NewItem) for row in reading.read(plan)) == 20_000
    assert time.perf_counter() - begin < 10


BOMBS = {
    "deep.json": b"[" * 300_000,
    "open.json": b"[\n" + b'{"a":"x\n' * 30_000,
    "quotes.json": b"[" + b'"' * 300_000,
    "commas.json": b"[" + b"," * 100_000,
    "nested.json": b'{"k":' * 60_000,
    "deep.jsonl": b'{"a":' * 60_000,
    "stray.csv": b"id,text\n" + b'a","\n' * 60_000,
    "quotes.csv": b"id,text\n" + b'"' * 300_001,
    "open.csv": b'id,text\n1,"' + b"word word\n" * 30_000,
    "wide.csv": b"a," * 150_000,
    "returns.csv": b"a,b\n" + b"\r" * 100_000,
    "wide.txt": b"a\t" * 150_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_end_soon(tmp_path: Path, name: str) -> None:
    file = write(tmp_path / name, BOMBS[name])
    begin = time.perf_counter()
    accounted(file)
    assert time.perf_counter() - begin < 60  # seconds where all is well, hours where reading goes back again and again


def test_too_many_columns_are_refused(tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", "a," * 10_001 + "\n")
    with pytest.raises(AppError, match="columns"):
        reading.preview(file, ReadingOptions("csv", separator=","))


def test_utf_16_without_a_mark_is_refused_in_words(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "id,text\n1,plain\n")
    with pytest.raises(BadInput, match="cannot be read in this encoding"):
        reading.preview(path, ReadingOptions("csv", "utf-16", ","))


def test_deep_nesting_costs_little(tmp_path: Path) -> None:
    deep = "[" * 300_000 + "1" + "]" * 300_000
    path = write(tmp_path / "a.json", f'[{{"text": "before"}}, {deep}, {{"text": "behind"}}]')
    begun = time.process_time()
    items, rejected = import_all(path)
    assert [item.text for item in items] == ["before", "behind"]
    assert rejected[0].reason == "Nested deeper than 100 levels."
    assert time.process_time() - begun < 2
