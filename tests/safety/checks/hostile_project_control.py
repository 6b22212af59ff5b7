"""The same files with the list of allowed parts switched off: the harness must see foreign SQL compiled."""

from __future__ import annotations

from unittest.mock import patch

from tests.safety.base import Check, Figures, Size, at_least
from tests.safety.hostile_projects import run


def _run(size: Size) -> Figures:
    with patch("alapp.store.allowed.check", lambda _connection, _path: None):
        found = run({"quick": 8, "night": 60}[size], only="view for")
    return {"foreign_sql_run": found.foreign_sql, "files": found.files}


CHECK = Check(18, "hostile_project_control", _run, {"foreign_sql_run": at_least(1)}, seconds=8)
