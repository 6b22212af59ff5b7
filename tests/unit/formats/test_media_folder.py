"""A folder of files: what is listed, in which order, and what its sub-folders are taken for."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from alapp.domain.errors import BadInput
from alapp.domain.exchange import ImportPlan, ReadingOptions, Role
from alapp.domain.item import Rejected
from alapp.formats import reading
from alapp.formats.base import Meter, Row
from alapp.formats.media_folder import MediaFolder, endings_in
from alapp.formats.roles import files_in, with_files
from tests.unit.formats.helpers import write

ENDINGS = {"image": (".png", ".jpg"), "audio": (".wav",)}
OPTIONS = ReadingOptions("media_folder", quote="", endings=ENDINGS["image"])


def rows(path: Path, options: ReadingOptions = OPTIONS) -> list[Row | Rejected]:
    return list(MediaFolder().rows(path, options, Meter()))


def fill(path: Path, *names: str) -> None:
    for name in names:
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        write(path / name, b"x")


def test_files_are_listed_in_the_order_of_their_names_folder_by_folder(tmp_path: Path) -> None:
    fill(tmp_path, "b/2.PNG", "b/10.png", "a/c/1.jpg", "a/z.png", "top.png", "a/readme.md", ".git/x.png", "a/.hid.png")
    listed = [row.cells["file"] for row in rows(tmp_path) if isinstance(row, Row)]
    assert listed == ["top.png", "a/z.png", "a/c/1.jpg", "b/10.png", "b/2.PNG"]
    tables = list(MediaFolder().tables(tmp_path, OPTIONS))
    assert [cells[0] for table in tables for cells in table.cells] == listed
    assert tables[0].numbers == [1, 2, 3, 4, 5]


def test_what_is_no_plain_file_is_passed_over(tmp_path: Path) -> None:
    fill(tmp_path, "a.png")
    (tmp_path / "link.png").symlink_to(tmp_path / "a.png")
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.png")
    assert [row.cells["file"] for row in rows(tmp_path) if isinstance(row, Row)] == ["a.png"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_an_empty_file_and_a_name_that_is_no_text_are_rejected(tmp_path: Path) -> None:
    write(tmp_path / "empty.png", b"")
    (tmp_path / os.fsdecode(b"caf\xe9.png")).write_bytes(b"x")
    found = [(row.reason, row.kind) for row in rows(tmp_path) if isinstance(row, Rejected)]
    assert sorted(found) == [
        ("The file is empty.", "empty"),
        ("The name of the file is no text on this system.", "unreadable"),
    ]
    assert all(
        "\\xE9" in row.original or "empty" in row.original for row in rows(tmp_path) if isinstance(row, Rejected)
    )


def test_few_sub_folders_are_labels_and_many_are_not(tmp_path: Path) -> None:
    fill(tmp_path, *(f"a/{i}.png" for i in range(3)))
    assert endings_in(tmp_path, ENDINGS)[1].roles["folder"] is Role.LEAVE_OUT
    fill(tmp_path, *(f"b/{i}.png" for i in range(3)))
    assert endings_in(tmp_path, ENDINGS)[1].roles == {"file": Role.IMAGE, "folder": Role.LABEL}
    fill(tmp_path, *(f"{c}/x.png" for c in "cdefgh"))
    assert endings_in(tmp_path, ENDINGS)[1].roles["folder"] is Role.EXTRA


def test_the_modality_of_the_most_files_is_taken_and_the_others_are_told(tmp_path: Path) -> None:
    fill(tmp_path, "1.wav", "2.wav", "3.WAV", "1.png", "a.xml")
    kind, guess = endings_in(tmp_path, ENDINGS)
    assert (kind, guess.options.endings) == ("audio", (".wav",))
    assert guess.warnings == ("2 files of other kinds are not read.",)
    assert endings_in(tmp_path, {"image": (".webp",)})[0] is None
    assert endings_in(tmp_path, {})[0] is None


def test_reading_again_keeps_what_the_folder_is(tmp_path: Path) -> None:
    fill(tmp_path, *(f"{c}/{i}.png" for c in "ab" for i in range(3)))
    shown = reading.guess(tmp_path, ENDINGS)
    again = reading.preview(tmp_path, shown.options, ENDINGS)
    assert (again.roles, again.rows, again.options) == (shown.roles, shown.rows, shown.options)
    assert list(reading.read(ImportPlan(str(tmp_path), shown.options, shown.roles, modality="image")))


def test_a_folder_that_is_gone_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="holds no files"):
        MediaFolder().guess(tmp_path)


def test_a_column_of_files_is_known_by_nearly_all_of_its_cells() -> None:
    assert files_in(["a.png", "B.JPG ", "", "c.png"], ENDINGS) == "image"
    assert files_in(["a.png", "b.txt"], ENDINGS) is None
    assert files_in(["", " "], ENDINGS) is None
    columns, cells = ("id", "text", "label"), [["a.wav", "a long text", "x"], ["b.wav", "another", "y"]]
    roles = {"id": Role.ID, "text": Role.TEXT, "label": Role.LABEL}
    assert with_files(columns, cells, roles, ENDINGS) == roles | {"id": Role.AUDIO, "text": Role.EXTRA}
    assert with_files(columns, cells, roles, {}) == roles
