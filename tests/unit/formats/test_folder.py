from __future__ import annotations

from pathlib import Path

import pytest

from alapp.domain.errors import BadInput
from alapp.domain.exchange import Role
from alapp.formats import reading
from tests.unit.formats.helpers import import_all, write


def test_sub_folders_are_labels(tmp_path: Path) -> None:
    for label in ("Fall", "Device"):
        (tmp_path / label).mkdir()
        for number in range(4):
            write(tmp_path / label / f"{number}.txt", f"{label} report\r\nnumber {number}")
    write(tmp_path / "notes.docx", b"PK")
    shown = reading.guess(tmp_path)
    assert shown.columns == ("file", "folder", "text")
    assert (shown.roles["file"], shown.roles["folder"], shown.roles["text"]) == (Role.ID, Role.LABEL, Role.TEXT)
    assert shown.warnings
    items, rejected = import_all(tmp_path)
    assert items[0].key == "Device/0.txt"
    assert items[0].text == "Device report\r\nnumber 0"
    assert items[0].value == {"labels": ["Device"]}
    assert len(items) == 8
    assert not rejected


def test_each_file_is_accounted_for(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "a good text")
    write(tmp_path / "b.txt", b"")
    write(tmp_path / "c.txt", b"bin\0ary")
    write(tmp_path / "d.txt", b"caf\xe9 \x81")
    write(tmp_path / "e.txt", "größer".encode("utf-16"))
    write(tmp_path / "f.txt", "x" * 3_000_000)
    write(tmp_path / "g.txt", "x" * 9_000_000)
    items, rejected = import_all(tmp_path)
    assert {item.key for item in items} >= {"a.txt", "e.txt"}
    assert len(items) + len(rejected) == 7
    assert {r.kind for r in rejected} >= {"empty", "unreadable", "too_large"}


def test_a_folder_without_texts(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"no \.txt files"):
        reading.guess(tmp_path)
