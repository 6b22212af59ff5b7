"""What another program has put into a project file is never run: the file is refused before anything is changed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from alapp.domain.errors import ForeignParts
from alapp.store.project import Project
from tests.unit.store.made import label, make_project

FOREIGN = {
    "trigger": "CREATE TRIGGER t AFTER INSERT ON annotation BEGIN UPDATE annotation SET labels = '[]'; END",
    "view": "CREATE VIEW v AS SELECT 1",
    "table": "CREATE TABLE more (x)",
    "index": "CREATE INDEX i ON item (hex(text))",
    "column": "ALTER TABLE item ADD COLUMN x TEXT GENERATED ALWAYS AS (hex(text)) VIRTUAL",
    "table in place of ours": "ALTER TABLE note RENAME TO note2",
}


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize("sql", FOREIGN.values(), ids=FOREIGN)
def test_foreign_parts_are_refused_unchanged(tmp_path: Path, sql: str, read_only: bool) -> None:
    path = tmp_path / "a.alapp"
    with make_project(path) as project:
        label(project, 1)
    with closing(sqlite3.connect(path)) as other:
        other.execute(sql)
        other.commit()
    before = path.read_bytes()
    with pytest.raises(ForeignParts, match="parts that this program did not make") as refused:
        Project.open(path, read_only=read_only)
    assert "nothing of them was run" in str(refused.value)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if p.suffix != ".lock"] == ["a.alapp"]


def test_statistics_of_a_browser_of_databases_are_harmless(tmp_path: Path) -> None:
    path = tmp_path / "a.alapp"
    make_project(path).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("ANALYZE")
        other.commit()
    with Project.open(path) as project:
        label(project, 1)
