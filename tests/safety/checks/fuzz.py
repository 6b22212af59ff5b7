"""Spoiled files of every format through the real import: what is neither taken, put aside nor refused in words."""

from __future__ import annotations

from tests.safety.base import NONE, Check, Figures, Size, at_most
from tests.safety.fuzz import MOST_MEMORY_MB, run
from tests.safety.fuzz_session import imported_by_session


def _run(size: Size) -> Figures:
    found = run({"quick": 450, "night": 20_000}[size])
    by_session = imported_by_session({"quick": 3, "night": 200}[size])
    return {
        "uncaught": found.uncaught + found.deaths + by_session.uncaught,
        "unaccounted_rows": found.unaccounted + found.wrong + by_session.unaccounted + by_session.wrong,
        "slower_than_5s_per_MB": found.slow,
        "peak_MB": found.peak_mb,
        "files": found.files + by_session.files,
        "rows": found.rows + by_session.rows,
        "refused_in_words": found.refused,
        "counted_independently": found.counted,
        "quarantines_read_again": found.repaired,
    }


CHECK = Check(
    16, "fuzz", _run,
    {"uncaught": NONE, "unaccounted_rows": NONE, "slower_than_5s_per_MB": NONE, "peak_MB": at_most(MOST_MEMORY_MB)},
    seconds=12,
)  # fmt: skip
