"""The locks that SQLite holds on an open project stay, whatever else of the program opens and closes it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from alapp.store.database import is_open_here
from alapp.store.project import Project
from tests.unit.store.made import label, make_project

_VISIT = """
import sys
import sqlite3
connection = sqlite3.connect(sys.argv[1])
connection.execute("CREATE TABLE visited (at TEXT)")
connection.execute("DROP TABLE visited")
connection.close()
"""


def visit_by_another_program(path: Path) -> None:
    """Open and close as a database browser would: it takes the log away when it believes to be the last."""
    subprocess.run([sys.executable, "-c", _VISIT, str(path)], check=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    make_project(tmp_path / "wards.alapp").close()
    return tmp_path / "wards.alapp"


def test_a_second_reader_here_does_not_drop_the_first_ones_locks(path):
    with Project.open(path) as project:
        label(project, 1)
        Project.open(path, read_only=True).close()
        visit_by_another_program(path)
        assert path.with_name("wards.alapp-wal").exists()
        label(project, 2)
    with Project.open(path) as project:
        assert project.verify().problems == ()


def test_it_is_known_which_files_are_open_here(path):
    assert not is_open_here(path)
    with Project.open(path):
        assert is_open_here(path)
    assert not is_open_here(path)
