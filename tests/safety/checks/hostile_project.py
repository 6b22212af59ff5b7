"""Project files somebody has tampered with: verified, exported and worked on; none of their SQL is ever compiled."""

from __future__ import annotations

import resource

from tests.safety.base import NONE, Check, Figures, Size, at_least, at_most
from tests.safety.hostile_projects import run


def _run(size: Size) -> Figures:
    found = run({"quick": 50, "night": 400}[size])
    return {
        "foreign_sql_run": found.foreign_sql,
        "uncaught_or_changed_or_slow": found.wrong,
        "peak_MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "files": found.files,
    }


CHECK = Check(
    18, "hostile_project", _run,
    {"foreign_sql_run": NONE, "uncaught_or_changed_or_slow": NONE, "peak_MB": at_most(512), "files": at_least(30)},
    seconds=12,
)  # fmt: skip
