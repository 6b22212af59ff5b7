from __future__ import annotations

import csv
from pathlib import Path

import pytest

from alapp.domain.errors import BadInput
from alapp.domain.exchange import Role
from alapp.domain.item import Rejected
from alapp.formats import quarantine, reading
from tests.unit.formats.helpers import import_all, write

TABLE = (
    "id,text,ward\n1,=good text,7B\n1,same id,7B\n3,,8A\n4,ragged\n"
    '5,=too,many,cells\n6,"quo"te,7B\n7,"fine, quoted",9\n'
)


def quarantined(tmp_path: Path) -> tuple[Path, list[Rejected]]:
    file = write(
        tmp_path / "wards.csv", TABLE.encode() + b"8,caf\xe9 talk,7B\n9,gr\xc3\xb6\xc3\x9f \xc3\xbc \xc3\xa4 talk,7B\n"
    )
    items, rejected = import_all(file)
    assert [item.key for item in items] == ["1", "7", "9"]
    assert [r.row for r in rejected] == [3, 4, 5, 6, 7, 9]
    return file, rejected


@pytest.mark.parametrize("suffix", [".csv", ".jsonl"])
def test_without_repair_all_come_back_aside(tmp_path: Path, suffix: str) -> None:
    _, rejected = quarantined(tmp_path)
    path = tmp_path / ("aside" + suffix)
    assert quarantine.write(lambda: (("wards.csv", r) for r in rejected), path) == len(rejected)
    shown = reading.guess(path)
    assert set(shown.columns) == {"id", "text", "ward"}
    items, again = import_all(path, id=Role.ID, text=Role.TEXT, ward=Role.GROUP)
    assert [item.key for item in items] == ["1"]  # was a double of a row that is not in this file
    assert [r.original for r in again if r.kind == "unreadable"] == [
        r.original for r in rejected if r.kind == "unreadable"
    ]


def test_repaired_rows_import_as_ever(tmp_path: Path) -> None:
    _, rejected = quarantined(tmp_path)
    path = tmp_path / "aside.csv"
    quarantine.write(lambda: (("wards.csv", r) for r in rejected), path)
    with path.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    assert list(table[0]) == ["file", "row", "column", "reason", "original", "id", "text", "ward"]
    assert not any(cell.startswith(tuple("=+-@")) for line in table for cell in line.values())
    for number, line in enumerate(table):
        line |= {"id": f"N{number}", "text": f"'=repaired {number}", "ward": "7B"}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(table[0]))
        writer.writeheader()
        writer.writerows(table)
    items, again = import_all(path, id=Role.ID, text=Role.TEXT, ward=Role.GROUP)
    assert [(item.key, item.text, dict(item.meta)) for item in items] == [
        (f"N{n}", f"=repaired {n}", {"ward": "7B"}) for n in range(len(rejected))
    ]
    assert not again


def test_rows_of_json_keep_their_columns(tmp_path: Path) -> None:
    lines = '{"id": "a", "text": "one", "meta": {"n": 1}}\n{"id": "b", "text": "one", "meta": {"n": 2}}\n{"id": "c"\n'
    _, rejected = import_all(write(tmp_path / "a.jsonl", lines))
    for suffix in (".csv", ".jsonl"):
        path = tmp_path / ("aside" + suffix)
        quarantine.write(lambda: (("a.jsonl", r) for r in rejected), path)
        items, again = import_all(path, id=Role.ID, text=Role.TEXT, n=Role.EXTRA)
        assert [(item.key, item.text, dict(item.meta)) for item in items] == [("b", "one", {"n": "2"})]
        assert [r.original for r in again] == [rejected[1].original]


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="csv or"):
        quarantine.write(list, tmp_path / "a.xlsx")


def test_an_original_in_one_line() -> None:
    assert quarantine.readable('{"a": "1", "b": null, "c": "2"}') == "1 | 2"
    assert quarantine.readable('{"a": null, "": "1,2"}') == "1,2"
    assert quarantine.readable("free words") == "free words"


def test_columns_called_like_numbers_are_still_columns(tmp_path: Path) -> None:
    rejected = Rejected(2, "0.0", "No text.", '{"0.0": "", "0.377": "1.59", "call": "SIL"}')
    path = tmp_path / "q.csv"
    quarantine.write(lambda: [("a.txt", rejected)], path)
    shown = reading.guess(path)
    assert shown.columns == ("0.0", "0.377", "call")
    assert shown.rows == [["", "1.59", "SIL"]]
