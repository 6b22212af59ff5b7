from __future__ import annotations

import json
from pathlib import Path

import pytest

from alapp.domain.exchange import Role
from alapp.formats import json_scan, reading
from alapp.formats.quarantined import readable
from tests.unit.formats.helpers import import_all, write

GOOD = [{"id": f"R{i}", "text": f"report number {i}", "ward": "7B"} for i in range(5)]


def lines(*rows: object) -> str:
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)


def test_json_lines(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", lines(*GOOD))
    assert reading.guess(file).columns == ("id", "text", "ward")
    items, rejected = import_all(file)
    assert [item.key for item in items] == ["R0", "R1", "R2", "R3", "R4"]
    assert [item.row for item in items] == [1, 2, 3, 4, 5]
    assert not rejected


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"text": "a"', "not JSON"),
        ('{"text": NaN}', "NaN is not a JSON value"),
        ('{"text": "a", "text": "b"}', "occurs twice"),
        ('{"text": "\\ud800"}', "Half a character"),
        ("[" * 100_000, "deeper"),
        ("42", "JSON object"),
        ('{"text": ' + "9" * 5000 + "}", "too long"),
        ('{"text": "a\tb"}', "not JSON"),
    ],
)
def test_bad_lines_are_put_aside(tmp_path: Path, line: str, words: str) -> None:
    file = write(tmp_path / "a.jsonl", lines(GOOD[0], line, GOOD[1]))
    items, rejected = import_all(file)
    assert len(items) == 2
    assert [(r.row, r.kind) for r in rejected] == [(2, "unreadable")]
    assert words in rejected[0].reason
    assert readable(rejected[0].original) == line


def test_blank_lines_and_a_bad_byte(tmp_path: Path) -> None:
    text = "ü".join(["a", "b", "c", "d", "e"])
    content = lines(GOOD[0], "") + f'{{"id": "u", "text": "{text}"}}\n'
    file = write(tmp_path / "a.jsonl", content.encode() + b'{"id": "x", "text": "caf\xe9"}\n')
    items, rejected = import_all(file)
    assert [item.key for item in items] == ["R0", "u"]
    assert [(r.row, r.kind) for r in rejected] == [(2, "empty"), (4, "unreadable")]


def test_values_become_cells(tmp_path: Path) -> None:
    row = (
        '{"id": 1.10, "text": "some words here", "label": ["A", "B"], "ok": true, "no": null, "meta": {"ward": "7B"}, '
    )
    row += '"data": {"x": 1}, "deep": [[0, 2, "ORG"]]}'
    shown = reading.guess(write(tmp_path / "a.jsonl", row))
    cells = dict(zip(shown.columns, shown.rows[0], strict=True))
    assert cells == {
        "id": "1.10",
        "text": "some words here",
        "label": '["A", "B"]',
        "ok": "true",
        "no": "",
        "ward": "7B",
        "data.x": "1",
        "deep": '[[0, 2, "ORG"]]',
    }
    items, _ = import_all(Path(shown.path), label=Role.LABEL)
    assert items[0].value == {"labels": ["A", "B"]}


@pytest.mark.parametrize("text", [json.dumps(GOOD), json.dumps(GOOD, indent=2), "\ufeff" + json.dumps(GOOD)])
def test_a_json_list(tmp_path: Path, text: str) -> None:
    items, rejected = import_all(write(tmp_path / "a.json", text))
    assert [item.key for item in items] == ["R0", "R1", "R2", "R3", "R4"]
    assert not rejected


def test_a_list_inside_an_object_and_bare_texts(tmp_path: Path) -> None:
    inside = {"version": [1, 2], "about": {"x": "]}"}, "data": GOOD, "more": [{"id": 9}]}
    items, _ = import_all(write(tmp_path / "a.json", json.dumps(inside)))
    assert len(items) == 5
    items, _ = import_all(write(tmp_path / "b.json", '["first text", "second, text"]'))
    assert [item.text for item in items] == ["first text", "second, text"]


def test_the_name_may_be_wrong(tmp_path: Path) -> None:
    assert reading.guess(write(tmp_path / "a.json", lines(*GOOD))).options.format == "jsonl"
    assert reading.guess(write(tmp_path / "a.jsonl", json.dumps(GOOD))).options.format == "json"
    assert reading.guess(write(tmp_path / "a.dat", lines(*GOOD))).options.format == "jsonl"


@pytest.mark.parametrize(
    ("bad", "aside"),
    [
        ('{"id": "b", "text": 01}', 1),
        ('{"id": "b", "text": "no end}', 1),
        ('{"id": "b", "text": "no brace"', 1),
        ('{"id": "b", "text": ["open", "list"}', 1),
        ("", 1),
        ("17", 1),
        ("[" * 5000 + "]" * 5000, 1),
    ],
)
def test_a_broken_element_costs_itself(tmp_path: Path, bad: str, aside: int) -> None:
    rows = [json.dumps(row) for row in GOOD]
    content = "[\n" + ",\n".join([rows[0], bad, *rows[1:]]) + "\n]\n"
    items, rejected = import_all(write(tmp_path / "a.json", content))
    assert [item.key for item in items] == ["R0", "R1", "R2", "R3", "R4"]
    assert len(rejected) == aside


def test_what_follows_or_lacks_is_told(tmp_path: Path) -> None:
    whole = json.dumps(GOOD)
    _, rejected = import_all(write(tmp_path / "a.json", whole + "]"))
    assert "behind the end" in rejected[0].reason
    items, rejected = import_all(write(tmp_path / "b.json", whole[:-1]))
    assert len(items) == 4
    assert "ends before the list" in rejected[0].reason


@pytest.mark.parametrize("chunk", [1, 2, 3, 7, 64])
def test_chunks_do_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int) -> None:
    rows = [{"text": f'br{{ace "quoted\\" , [x] {i}', "n": {"a": [1, 2]}} for i in range(20)]
    file = write(tmp_path / "a.json", json.dumps(rows, indent=1))
    monkeypatch.setattr(json_scan, "_CHUNK", chunk)
    items, rejected = import_all(file)
    assert [item.text for item in items] == [row["text"] for row in rows]
    assert not rejected


def test_a_huge_element_is_cut_and_reading_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_scan, "MAX_RECORD", 200_000)
    huge = json.dumps({"id": "big", "text": 'say \\"[" ' * 100_000})
    content = "[" + ", ".join([json.dumps(GOOD[0]), huge, json.dumps(GOOD[1])]) + "]"
    items, rejected = import_all(write(tmp_path / "a.json", content))
    assert [item.key for item in items] == ["R0", "R1"]
    assert [r.kind for r in rejected] == ["too_large"]


@pytest.mark.parametrize("chunk", [1, 3, 1 << 16])
def test_every_empty_element_is_put_aside_by_its_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr(json_scan, "_CHUNK", chunk)
    first, last = json.dumps(GOOD[0]), json.dumps(GOOD[1])
    items, rejected = import_all(write(tmp_path / "a.json", f"[,,{first}, ,\n,,{last},,]"))
    assert [(item.row, item.key) for item in items] == [(3, "R0"), (7, "R1")]
    assert [r.row for r in rejected] == [1, 2, 4, 5, 6, 8, 9]
    assert all("between two commas" in r.reason for r in rejected)
    assert len({r.original for r in rejected}) == 1
