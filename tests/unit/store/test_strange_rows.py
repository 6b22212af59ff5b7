"""Rows that hold other JSON than the program writes: said in words, never an exception of a decoder."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from alapp.domain.errors import ProjectDamaged
from alapp.store.project import Project
from tests.unit.store.made import make_project


@pytest.mark.parametrize("meta", ["[1, 2]", "7", '{"a": {"b": 1}}', "[" * 100_000, "{"])
def test_extras_that_are_none(tmp_path: Path, meta: str) -> None:
    path = tmp_path / "a.alapp"
    make_project(path).close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE item SET meta = ? WHERE id = 1", (meta,))
        other.commit()
    with Project.open(path) as project:
        with pytest.raises(ProjectDamaged):
            project.items.get(1)
        with pytest.raises(ProjectDamaged):
            project.search.rows([1])
        assert project.items.get(2) is not None
