"""The SQLite that the program carries has the mend of the WAL-reset race."""

from __future__ import annotations

from sqlcipher3 import dbapi2

from tests.safety.base import Check, Figures, Size, at_least


def _run(_size: Size) -> Figures:
    major, minor, patch = dbapi2.sqlite_version_info
    return {"version": major * 1_000_000 + minor * 1_000 + patch}


CHECK = Check(44, "sqlite_version", _run, {"version": at_least(3_051_003)}, seconds=0.5)
