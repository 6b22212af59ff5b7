from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alapp.domain.exchange import ImportPlan, ReadingOptions, Role
from alapp.domain.item import NewItem, Rejected
from alapp.formats import reading
from alapp.formats.base import Row, Table, unique_names
from alapp.formats.gate import Gate
from alapp.formats.roles import guess_label_separator, guess_roles, parse_labels
from alapp.formats.shape import has_header
from tests.unit.formats.helpers import import_all, plan_of, write


def gate(**changes: object) -> Gate:
    roles = {"id": Role.ID, "text": Role.TEXT, "label": Role.LABEL, "ward": Role.GROUP, "x": Role.LEAVE_OUT}
    options = ReadingOptions("csv", label_separator=str(changes.pop("label_separator", "")))
    return Gate(ImportPlan("a.csv", options, roles, **changes))  # type: ignore[arg-type]


def row(number: int, **cells: str) -> Row:
    return Row(number, {"id": "", "text": "some text", "label": "", "ward": "7B", "x": "secret", **cells})


def test_roles_as_in_the_mock_up() -> None:
    columns = ("ticket_id", "message", "channel", "lang", "created", "topic", "staff_note")
    topics = ["Billing", "Access", "", "Delivery"]
    rows = [
        (f"T-{i}", f"The card was charged {i} times for one order", "Chat" if i % 3 else "Email", "ende"[i % 2 :][:2],
         f"2025-07-{i % 28 + 1:02d}", topics[i % 4], "")
        for i in range(100)
    ]  # fmt: skip
    roles = guess_roles(columns, rows)
    assert [roles[c] for c in columns] == [
        Role.ID,
        Role.TEXT,
        Role.GROUP,
        Role.GROUP,
        Role.DATE,
        Role.LABEL,
        Role.EXTRA,
    ]


@pytest.mark.parametrize(
    ("records", "names"),
    [
        ([["id", "text"], ["1", "a"]], True),
        ([["1", "a text"], ["2", "b text"]], False),
        ([["ham", "hello there"], ["spam", "win now"], ["ham", "ok"]], False),
        ([["Kommentar", "Kategorie"], ["ein langer Satz über das Zimmer", "gut"]], True),
        ([["", ""], ["a", "b"]], False),
        ([], False),
    ],
)
def test_header_or_not(records: list[list[str]], names: bool) -> None:
    assert has_header(records) is names


@pytest.mark.parametrize(
    ("cells", "separator"),
    [
        (["Fall|Device", "Fall", "Device|Other", "Other"], "|"),
        (["A;B", "A", "B", "B;C", "C"], ";"),
        (["joy, love", "love", "joy"], ","),
        (["anger#joy", "joy", "anger"], "#"),
        (["Smith, John", "Brown, Ann", "White, Jo"], ""),
        (["Fall", "Device"], ""),
        ([], ""),
    ],
)
def test_label_separator(cells: list[str], separator: str) -> None:
    assert guess_label_separator(cells) == separator


@pytest.mark.parametrize(
    ("cell", "separator", "labels"),
    [
        (" Fall ", "", ("Fall",)),
        ("Fall| Device|Fall|", "|", ("Fall", "Device")),
        ('["A|B", "C"]', "|", ("A|B", "C")),
        ("[not json]", "", ("[not json]",)),
        ("", "|", ()),
    ],
)
def test_labels_of_a_cell(cell: str, separator: str, labels: tuple[str, ...]) -> None:
    assert parse_labels(cell, separator) == labels


def test_the_guess_offers_the_label_separator(tmp_path: Path) -> None:
    lines = "".join(f"{i},report number {i} of many,{label}\n" for i, label in enumerate(["A|B", "A", "B", "B|C"] * 5))
    shown = reading.guess(write(tmp_path / "a.csv", "id,text,label\n" + lines))
    assert shown.options.label_separator == "|"
    counts = Counter(name for row in reading.read(plan_of(shown)) for name in row.value["labels"])  # type: ignore[union-attr, index]
    assert counts == {"A": 10, "B": 15, "C": 5}


def test_a_row_becomes_an_item() -> None:
    made = gate(label_separator="|").check(row(2, id=" R1 ", text=" as written ", label="Fall|Device"))
    assert made == NewItem(2, " as written ", "R1", {"ward": "7B"}, value={"labels": ["Fall", "Device"]})


def test_labels_as_gold_or_ignored() -> None:
    made = gate(existing_labels="gold").check(row(2, label="Fall"))
    assert isinstance(made, NewItem)
    assert made.gold
    made = gate(existing_labels="ignore").check(row(2, label="Fall"))
    assert isinstance(made, NewItem)
    assert made.value is None


@pytest.mark.parametrize("text", ["", "  \r\n\t", "\ufeff\u200b", "\0", "\xa0"])
def test_empty_texts(text: str) -> None:
    found = gate().check(row(5, text=text))
    assert isinstance(found, Rejected)
    assert (found.row, found.column, found.kind) == (5, "text", "empty")


def test_doubles_name_the_first_row() -> None:
    door = gate()
    assert isinstance(door.check(row(2, id="a", text="one")), NewItem)
    same_id = door.check(row(3, id="a", text="two"))
    same_text = door.check(row(4, id="b", text="one"))
    assert isinstance(same_id, Rejected)
    assert isinstance(same_text, Rejected)
    assert (same_id.kind, same_id.column) == ("duplicate", "id")
    assert "row 2" in same_id.reason
    assert (same_text.kind, same_text.column) == ("duplicate", "text")
    assert "row 2" in same_text.reason
    assert isinstance(door.check(row(5, id="a2", text="two")), NewItem)


def test_two_text_columns_are_joined() -> None:
    door = Gate(ImportPlan("a", ReadingOptions("csv"), {"title": Role.TEXT, "abstract": Role.TEXT}))
    made = door.check(Row(1, {"title": "A title", "abstract": "The abstract"}))
    assert isinstance(made, NewItem)
    assert made.text == "A title\n\nThe abstract"


def test_size_is_in_bytes() -> None:
    assert isinstance(gate().check(row(1, text="é" * 1_000_000)), NewItem)
    found = gate().check(row(1, text="é" * 1_100_000))
    assert isinstance(found, Rejected)
    assert found.kind == "too_large"


TABLES = st.lists(
    st.lists(
        st.tuples(*[st.sampled_from(["", " ", "a", "b ", "c", "é" * 600_000])] * 2, st.sampled_from(["", "x", "x|y"])),
        max_size=6,
    ),
    max_size=6,
)


@given(TABLES)
@settings(max_examples=200, deadline=None)
def test_rows_pass_the_gate_alike_alone_and_together(tables: list[list[tuple[str, str, str]]]) -> None:
    alone, together, some = (gate(label_separator="|") for _ in range(3))
    columns, number = ("id", "text", "label", "ward"), 1
    for cells in tables:
        table = Table(columns, range(number, number + len(cells)), [(*of_row, "7B") for of_row in cells])
        number += len(cells)
        expected = [alone.check(row) for row in table.rows()]
        chunk = together.take(table)
        assert [*chunk.items] == [row for row in expected if isinstance(row, NewItem)]
        assert [*chunk.rejected] == [row for row in expected if isinstance(row, Rejected)]
        assert some.check_all(table.rows()) == expected


def test_the_first_of_each_text_is_kept_in_a_long_file() -> None:
    door, first = gate(), dict[str, int]()
    for start in range(1, 5000, 100):
        rows = [row(n, text=f"text {n * n % 3000}") for n in range(start, start + 100)]
        for given_row, found in zip(rows, door.check_all(rows), strict=True):
            text = given_row.cells["text"]
            assert isinstance(found, Rejected) == (text in first)
            if text in first:
                assert f"row {first[text]}, kept once" in found.reason  # type: ignore[union-attr]
            first.setdefault(text, given_row.number)


@given(st.lists(st.text(max_size=4), max_size=8))
def test_names_are_distinct(names: list[str]) -> None:
    unique = unique_names(names)
    assert len(set(unique)) == len(names)
    assert all(name.strip() for name in unique)


def test_progress_on_the_way(tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", "id,text\n" + "".join(f"{i},text number {i}\n" for i in range(1200)))
    plan = plan_of(reading.guess(file))
    told: list[tuple[int, int]] = []
    assert len(list(reading.read(plan, lambda done, total: told.append((done, total))))) == 1200
    assert told[-1] == (file.stat().st_size, file.stat().st_size)
    assert len(told) == 3


def test_the_source_is_only_read(tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", "id,text\n1,x y\n2,\n")
    before = file.read_bytes(), file.stat().st_mtime_ns
    import_all(file)
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before


def test_a_name_too_long_to_be_one_tells_nothing() -> None:
    rows = [(str(i), f"The door of ward {i} was left open at night", f"door {i}") for i in range(20)]
    long = "x" * 250 + " title"
    assert guess_roles(("n", "text", "the title"), rows)["the title"] is Role.TITLE
    assert guess_roles(("n", "text", long), rows)[long] is Role.EXTRA
