"""The sweep finds a marker however it is written, and only where it is."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from tests.safety import sweep
from tests.safety.sweep import hits, hits_in_system

MARKER = "zqcanary4711xv"


@pytest.mark.parametrize(
    "content",
    [
        MARKER.encode(), f"café {MARKER}".encode("utf-16"), MARKER.encode("utf-32"), MARKER[::-1].encode(),
        *(base64.b64encode(b"a" * n + MARKER.encode() + b"rest") for n in range(3)),
    ],
)  # fmt: skip
def test_a_marker_is_found(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "one").write_bytes(b"before " + content + b" behind")
    (tmp_path / "two").write_bytes(b"nothing here")
    assert hits(MARKER, [tmp_path]) == [tmp_path / "one"]


def test_a_name_counts_too_and_what_is_left_out_does_not(tmp_path: Path) -> None:
    for place in ("kept", "out"):
        (tmp_path / place).mkdir()
        (tmp_path / place / f"{MARKER}.txt").write_text("")
    assert hits(MARKER, [tmp_path], leave_out=[tmp_path / "out"]) == [tmp_path / "kept" / f"{MARKER}.txt"]


def test_what_did_not_change_since_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sweep, "SYSTEM_PLACES", [str(tmp_path)])
    (tmp_path / "deep" / "er").mkdir(parents=True)
    one = tmp_path / "deep" / "er" / "old"
    one.write_text(MARKER)
    changed = one.stat().st_mtime
    assert hits_in_system(MARKER, changed) == [one]
    assert hits_in_system(MARKER, changed + 60) == []
    assert hits_in_system(MARKER, changed, leave_out=[tmp_path / "deep"]) == []
