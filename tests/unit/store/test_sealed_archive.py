"""Sealed streams and archives: they give back what went in, nothing plain is written, and any change is refused."""

from __future__ import annotations

import io
import os
import tarfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alapp.domain.errors import BadInput, ProjectTooNew, WrongPassword
from alapp.store import sealed_archive
from alapp.store.sealed_archive import MAGIC, content_size, open_files, seal_files
from alapp.store.sealed_stream import PIECE, OpeningReader, SealedPath, SealingWriter
from alapp.store.slots import Cost

KEY = bytes(range(32))
MARKER = b"Zwiebelfisch"
PASSWORD = "correct horse"


@pytest.fixture(autouse=True)
def floor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed_archive, "calibrated", Cost)


def sealed(path: Path, content: bytes) -> bytes:
    with SealingWriter(path.open("wb"), KEY, b"head") as writer:
        for start in range(0, len(content), 50_000):
            writer.write(content[start : start + 50_000])
    return path.read_bytes()


def opened(data: bytes) -> bytes:
    file = io.BytesIO(data)
    assert file.read(4) == b"head"
    return OpeningReader(file, KEY, b"head", "it").read()


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 7])
def test_a_stream_gives_back_what_went_in(tmp_path: Path, size: int) -> None:
    content = (MARKER * (size // len(MARKER) + 1))[:size]
    data = sealed(tmp_path / "s", content)
    assert MARKER not in data
    assert opened(data) == content


@settings(max_examples=60)
@given(st.data())
def test_a_changed_moved_or_cut_stream_is_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    whole = sealed(tmp_path_factory.mktemp("s") / "s", MARKER * 20_000)
    piece = PIECE + 16
    at = data.draw(st.integers(4, len(whole) - 1))
    cuts = {
        "flipped": whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :],
        "cut": whole[:at],
        "cut at a piece": whole[: 11 + piece],
        "piece twice": whole[: 11 + piece] + whole[11:],
        "swapped": whole[:11] + whole[11 + piece : 11 + 2 * piece] + whole[11 : 11 + piece] + whole[11 + 2 * piece :],
        "longer": whole + b"x",
    }
    for broken in cuts.values():
        with pytest.raises(BadInput, match="damaged, cut short or was changed"):
            opened(broken)


def test_a_head_is_bound_to_the_content(tmp_path: Path) -> None:
    data = sealed(tmp_path / "s", b"content")
    file = io.BytesIO(data)
    file.read(4)
    with pytest.raises(BadInput):
        OpeningReader(file, KEY, b"hea?", "it").read()


def test_a_sealed_path_writes_nothing_plain(tmp_path: Path) -> None:
    path = SealedPath.fresh(tmp_path / "part")
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("ä,b\r\n" + MARKER.decode() * 10_000)
    assert MARKER not in (tmp_path / "part").read_bytes()
    assert path.read_text("utf-8", newline="").startswith("ä,b\r\n")
    assert content_size(path) == len("ä,b\r\n".encode()) + 10_000 * len(MARKER)


def test_an_archive_gives_back_its_files(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(MARKER * 30_000)
    (tmp_path / "b").write_bytes(b"")
    archive, out = tmp_path / "x.alarchive", tmp_path / "out"
    out.mkdir()
    seal_files({"labels.csv": tmp_path / "a", "leer.json": tmp_path / "b"}, archive, PASSWORD)
    assert MARKER not in archive.read_bytes()
    assert b"labels.csv" not in archive.read_bytes()
    found = open_files(archive, out, PASSWORD)
    assert [p.name for p in found] == ["labels.csv", "leer.json"]
    assert found[0].read_bytes() == MARKER * 30_000
    with pytest.raises(BadInput, match="is there already"):
        open_files(archive, out, PASSWORD)
    assert found[0].exists()
    with pytest.raises(WrongPassword):
        open_files(archive, out, "wrong")


def test_nothing_stays_of_an_archive_that_is_cut_short(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(os.urandom(5 * PIECE))
    archive, out = tmp_path / "x.alarchive", tmp_path / "out"
    out.mkdir()
    seal_files({"one": tmp_path / "a", "two": tmp_path / "a"}, archive, PASSWORD)
    archive.write_bytes(archive.read_bytes()[: -PIECE - 100])
    with pytest.raises(BadInput, match="cut short"):
        open_files(archive, out, PASSWORD)
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("name", ["../out.txt", "/etc/x", ".hidden", "a/b", "a\\b", ".."])
def test_names_that_lead_elsewhere_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "out").mkdir()
    seal_files({name: tmp_path / "a"}, tmp_path / "x.alarchive", PASSWORD)
    with pytest.raises(BadInput, match="no archive"):
        open_files(tmp_path / "x.alarchive", tmp_path / "out", PASSWORD)
    assert list((tmp_path / "out").iterdir()) == []
    assert not (tmp_path / "out.txt").exists()


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE])
def test_links_and_folders_in_an_archive_are_refused(tmp_path: Path, kind: bytes) -> None:
    (tmp_path / "out").mkdir()
    archive = tmp_path / "x.alarchive"
    cost, salt = Cost(), bytes(16)
    key, check = sealed_archive._keys(PASSWORD, salt, cost)
    head = msgspec.json.encode(sealed_archive._Head(cost, salt, check))
    front = MAGIC + (1).to_bytes(2, "big") + len(head).to_bytes(4, "big") + head
    with SealingWriter(archive.open("wb"), key, front) as stream, tarfile.open(fileobj=stream, mode="w|") as tar:
        member = tarfile.TarInfo("evil")
        member.type, member.linkname = kind, "/etc/passwd"
        tar.addfile(member)
    with pytest.raises(BadInput, match="no archive"):
        open_files(archive, tmp_path / "out", PASSWORD)


def test_what_is_no_archive_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x"
    front = MAGIC + (1).to_bytes(2, "big")
    weak = msgspec.json.encode(sealed_archive._Head(Cost(8), bytes(16), b""))
    for content, kind, words in (
        (b"", BadInput, "no archive"),
        (b"PK\3\4" * 100, BadInput, "no archive"),
        (front + (2**31).to_bytes(4, "big"), BadInput, "no archive"),
        (front + (5).to_bytes(4, "big") + b"{oops", BadInput, "no archive"),
        (front + len(weak).to_bytes(4, "big") + weak, BadInput, "weaker"),
        (MAGIC + (9).to_bytes(2, "big") + (5).to_bytes(4, "big"), ProjectTooNew, "newer alapp"),
    ):
        path.write_bytes(content)
        with pytest.raises(kind, match=words):
            open_files(path, tmp_path, PASSWORD)
