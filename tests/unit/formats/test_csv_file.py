from __future__ import annotations

import io
from pathlib import Path

import pytest

from alapp.domain.errors import BadInput
from alapp.domain.exchange import ImportPlan, ReadingOptions, Role
from alapp.domain.item import NewItem
from alapp.formats import reading, records
from alapp.formats.quarantined import readable
from tests.unit.formats.helpers import import_all, write

HEAD = "id,text,ward\n"


def test_the_plain_case(tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", HEAD + "1,Fell by the bed,7B\n2,Pump stopped twice,7B\n3,Wrong label on tube,8A\n")
    shown = reading.guess(file)
    assert shown.columns == ("id", "text", "ward")
    assert (shown.options.separator, shown.options.header, shown.options.encoding) == (",", True, "utf-8")
    assert shown.roles["id"] is Role.ID
    assert shown.roles["text"] is Role.TEXT
    assert shown.total_rows == 3
    items, rejected = import_all(file, ward=Role.GROUP)
    assert items[0] == NewItem(2, "Fell by the bed", "1", {"ward": "7B"})
    assert not rejected


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separator_and_line_ends(tmp_path: Path, separator: str, end: str) -> None:
    rows = [["id", "message"], ["1", "first, of; all"], ["2", "then | that"], ["3", "and\tmore"]]
    lines = [separator.join(f'"{cell}"' for cell in row) for row in rows]
    file = write(tmp_path / "a.csv", end.join(lines) + end)
    assert reading.guess(file).options.separator == separator
    items, rejected = import_all(file)
    assert [item.text for item in items] == [row[1] for row in rows[1:]]
    assert not rejected


@pytest.mark.parametrize("inside", ["a\nb", "a\r\nb", "a\rb", 'say ""no""', " blanks ", "a\u2028b", "nul\0here", "💩é"])
def test_cells_are_kept_exactly(tmp_path: Path, inside: str) -> None:
    file = write(tmp_path / "a.csv", f'id,text\r\n1,"{inside}"\r\n2,"other text"\r\n')
    items, rejected = import_all(file)
    assert items[0].text == inside.replace('""', '"')
    assert not rejected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings_with_a_mark(tmp_path: Path, encoding: str) -> None:
    file = write(tmp_path / "a.csv", "id,text\n1,größer\n2,日本語 text\n".encode(encoding))
    items, _ = import_all(file)
    assert [item.text for item in items] == ["größer", "日本語 text"]
    assert reading.guess(file).columns == ("id", "text")


def test_windows_text_is_offered_with_the_failing_line(tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", "id,text\n1,Patient café – unwell\n2,plain\n".encode("cp1252"))
    shown = reading.guess(file)
    assert shown.options.encoding == shown.likely_encodings[0] == "cp1252"
    assert 1 <= len(shown.likely_encodings) <= 2
    assert "E9" in shown.undecodable_hex
    assert shown.warnings
    assert shown.rows[0][1] == "Patient café – unwell"


def test_one_bad_byte_costs_one_row(tmp_path: Path) -> None:
    good = "".join(f"{i},größere Zahl {i}\n" for i in range(2, 9)).encode()
    file = write(tmp_path / "a.csv", b"id,text\n1,caf\xe9\n" + good)
    items, rejected = import_all(file)
    assert len(items) == 7
    assert [(r.row, r.column, r.kind) for r in rejected] == [(2, "text", "unreadable")]
    assert "E9" in rejected[0].reason
    assert readable(rejected[0].original) == "1,caf\\xE9"


def test_ragged_rows(tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", HEAD + "1,one text,7B\n2,two text\n3,three text,8A,x,y\n\n4,four text,8A\n")
    items, rejected = import_all(file)
    assert [item.key for item in items] == ["1", "4"]
    assert [(r.row, r.column, r.kind) for r in rejected] == [
        (3, "ward", "unreadable"),
        (4, "", "unreadable"),
        (5, "", "empty"),
    ]
    assert "2 cells" in rejected[0].reason
    assert readable(rejected[1].original) == "3,three text,8A,x,y"


def test_an_open_quote_costs_one_line(tmp_path: Path) -> None:
    rest = "".join(f"{i},fine text {i},7B\n" for i in range(3, 3000))
    file = write(tmp_path / "a.csv", HEAD + '2,"well, quoted",7B\n1,"oops,7B\n' + rest)
    items, rejected = import_all(file)
    assert len(items) == 2998
    assert [r.row for r in rejected] == [3]
    assert "never closed" in rejected[0].reason


def test_a_quote_closed_in_a_later_cell_costs_one_line(tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", HEAD + '1,"oops,7B\n2,fine,7B\n3,"well, quoted",7B\n4,more,8A\n')
    items, rejected = import_all(file)
    assert [item.key for item in items] == ["2", "3", "4"]
    assert len(rejected) == 1


def test_reading_again_stays_linear() -> None:
    stream = io.StringIO("fine,row\n" + 'a","\n' * 2000, newline="")
    found = list(records.Records(stream, ReadingOptions("csv", separator=","), reserve=0))
    assert found[0] == ["fine", "row"]
    broken = [record for record in found[1:] if isinstance(record, records.Broken)]
    assert broken[-1].too_long
    assert len(broken) < 10


def test_a_row_of_5_mb(tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", HEAD + f"1,{'x' * 5_000_000},7B\n2,small text,7B\n")
    items, rejected = import_all(file)
    assert [item.key for item in items] == ["2"]
    assert rejected[0].kind == "too_large"
    assert rejected[0].column == "text"
    assert len(rejected[0].original) > 5_000_000


def test_a_line_without_end_is_cut(tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", HEAD + "1,first text,7B\n2," + "x" * (records.MAX_RECORD + 10) + ",8\n3,third,9\n")
    items, rejected = import_all(file)
    assert [item.key for item in items] == ["1", "3"]
    assert rejected[0].kind == "too_large"
    assert len(rejected[0].original) < 200_000


def test_headers_blank_and_doubled(tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", "id,,text,text\n1,a,long words here,b\n2,c,other words here,d\n")
    assert reading.guess(file).columns == ("id", "Column 2", "text", "text (2)")


def test_without_header(tmp_path: Path) -> None:
    file = write(tmp_path / "a.tsv", "ham\tsee you at noon\nspam\twin a prize\nham\tok then\nham\tfine\n")
    shown = reading.guess(file)
    assert not shown.options.header
    assert shown.columns == ("Column 1", "Column 2")
    items, _ = import_all(file)
    assert [item.row for item in items] == [1, 2, 3, 4]


def test_lines_of_text_are_one_column(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", 'First, a line.\n"Quoted" and then not, you see\nThird line, done.\n')
    shown = reading.guess(file)
    assert (shown.options.separator, shown.options.quote) == ("", "")
    items, rejected = import_all(file)
    assert items[1].text == '"Quoted" and then not, you see'
    assert not rejected


def test_names_only(tmp_path: Path) -> None:
    shown = reading.guess(write(tmp_path / "a.csv", "id,text\n"))
    assert shown.total_rows == 0
    assert shown.warnings


def test_numbers_cannot_be_text(tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", "message,amount\nfirst thing,1\nsecond thing,2.5\n")
    shown = reading.guess(file)
    plan = ImportPlan(str(file), shown.options, {"amount": Role.TEXT})
    with pytest.raises(BadInput) as caught:
        next(iter(reading.read(plan)))
    assert caught.value.what == 'Column "amount" holds numbers only, so it cannot be the text to label.'
    assert caught.value.remedy == 'Use "message".'


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", "message,amount\nfirst thing,1\n")
    plan = ImportPlan(str(file), reading.guess(file).options, {"message": Role.TEXT, "gone": Role.LABEL})
    with pytest.raises(BadInput, match="no column “gone”"):
        list(reading.read(plan))


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"", "a.csv is empty"),
        ("a.csv", b"\xef\xbb\xbf \r\n", "a.csv is empty"),
        ("a.csv", bytes(range(256)) * 8, "a.csv is a binary file"),
        ("a.csv", b"PK\x03\x04rest", "zip archive or an Office file"),
        ("a.json", b'{"a":\n 1}', "a.json holds no list of rows"),
        ("a.jsonl", b"{broken\n{again\n", "no rows that can be read"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    with pytest.raises(BadInput, match=words) as caught:
        reading.guess(write(tmp_path / name, content))
    assert caught.value.meaning
    assert caught.value.remedy


@pytest.mark.parametrize(
    "options",
    [
        ReadingOptions("csv", "no-such-encoding", ","),
        ReadingOptions("csv", "rot13", ","),
        ReadingOptions("csv", "utf-8", '"', '"'),
        ReadingOptions("csv", "utf-8", "ab"),
    ],
)
def test_impossible_options(tmp_path: Path, options: ReadingOptions) -> None:
    file = write(tmp_path / "a.csv", "id,text\n1,words\n")
    with pytest.raises(BadInput):
        reading.preview(file, options)


def test_changed_options_are_followed(tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", "id;text\n1;caf\xe9\n".encode("cp1252"))
    shown = reading.preview(file, ReadingOptions("csv", "utf-8", ";", header=False))
    assert shown.columns == ("Column 1", "Column 2")
    assert shown.undecodable_hex
    assert "cp1252" in shown.likely_encodings


def test_a_stray_mark_of_utf32_does_not_hide_the_rows(tmp_path: Path) -> None:
    rows = "".join(f"{i},größere Zahl {i}\n" for i in range(1, 9))
    file = write(tmp_path / "a.csv", b"\xff\xfe\x00\x00" + f"id,text\n{rows}".encode())
    assert reading.guess(file).options.encoding == "utf-8"
    items, rejected = import_all(file)
    assert len(items) + len(rejected) >= 8
    assert {f"größere Zahl {i}" for i in range(2, 9)} <= {item.text for item in items}


def test_a_zero_behind_the_mark_is_still_utf16(tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", "\ufeff\0id,text\n1,a long enough text\n2,another text\n".encode("utf-16-le"))
    assert reading.guess(file).options.encoding == "utf-16"
