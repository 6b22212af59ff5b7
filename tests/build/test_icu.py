"""ICU's data in the package: what Qt reads of it stays as it is, and words are compared as before."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest
from bundling.icu import Table, Unlike, is_read, lighten_into, lightened, read_table, written
from hypothesis import given
from hypothesis import strategies as st

HEADER = bytes([32, 0, 0xDA, 0x27, 20, 0, 0, 0, 0, 0, 2, 0]) + b"CmnD" + bytes(16)
SORTED = """
from PySide6.QtCore import QCollator, QLocale
words = "zebra Äpfel apfel öl Oel ångström čeština chata hrad Łódź ñandú nube straße 2 10 ı İ".split()
words += "北京 上海 あい アイ 가나 한국".split()
for name in "C en de sv cs pl es zh ja ko tr ar th".split():
    collator = QCollator(QLocale(name))
    collator.setNumericMode(True)
    print(name, *sorted(words, key=collator.sortKey))
if "alone" in __import__("sys").argv:
    print(*{line.split()[-1] for line in open("/proc/self/maps") if "libicudata" in line})
"""
NAMES = st.from_regex(r"icudt73l/[a-z]{1,12}\.(res|cnv|icu)", fullmatch=True)


@pytest.fixture(scope="module")
def library() -> Path:
    found = list((Path(PySide6.__file__).parent / "Qt" / "lib").glob("libicudata.so.*"))
    if not found:
        pytest.skip("Qt brings no ICU on this system")
    return found[0]


def said(*arguments: str, **surroundings: str) -> list[str]:
    command = [sys.executable, "-c", SORTED, *arguments]
    done = subprocess.run(command, env=os.environ | surroundings, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@given(st.dictionaries(NAMES, st.binary(max_size=99), min_size=1, max_size=9))
def test_a_table_is_read_as_it_was_written(pieces: dict[str, bytes]) -> None:
    table = read_table(written(Table(HEADER, dict(sorted(pieces.items())))))
    assert table.header == HEADER
    assert [*table.pieces] == sorted(pieces)
    for name, piece in pieces.items():
        assert table.pieces[name].rstrip(b"\0") == piece.rstrip(b"\0")
        assert len(table.pieces[name]) % 16 == 0


@pytest.mark.parametrize(
    ("name", "size", "stays"),
    [
        ("icudt73l/coll/de.res", 90_000, True),
        ("icudt73l/root.res", 90_000, True),
        ("icudt73l/ibm-5348_P100-1997.cnv", 900, True),
        ("icudt73l/gb18030.cnv", 232_816, False),
        ("icudt73l/zone/de.res", 900, False),
        ("icudt73l/brkitr/cjdict.dict", 2_000_000, False),
    ],
)
def test_what_stays(name: str, size: int, stays: bool) -> None:
    assert is_read(name, size) == stays


def test_the_library_is_lighter_and_compares_words_as_before(library: Path, tmp_path: Path) -> None:
    target = tmp_path / library.name
    assert lighten_into(library, target)
    assert target.stat().st_size < library.stat().st_size / 3
    *words, used = said("alone", LD_PRELOAD=str(target))
    assert words == said()
    assert used == str(target)


def test_a_library_of_another_shape_stays_as_it_is(library: Path, tmp_path: Path) -> None:
    other = library.with_name(library.name.replace("icudata", "icuuc"))
    target = tmp_path / "made"
    assert not lighten_into(other, target)
    assert not target.exists()
    with pytest.raises(Unlike):
        lightened(b"no library at all" * 99)
