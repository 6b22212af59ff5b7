"""Working on a copy on this computer, where a project lies on a network drive."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from alapp.domain.errors import BadInput
from alapp.session.local_copy import local_copy
from alapp.store.project import Project
from tests.helpers import small_project


def test_the_copy_is_whole_for_its_owner_only_and_takes_no_name(tmp_path: Path) -> None:
    path = small_project(tmp_path)
    first, second = (local_copy(path, tmp_path / "here") for _ in range(2))
    assert first.read_bytes() == second.read_bytes() == path.read_bytes()
    assert first != second
    assert stat.S_IMODE(first.stat().st_mode) & 0o077 == 0
    assert sorted((tmp_path / "here").iterdir()) == sorted([first, second])


def test_a_project_with_changes_beside_it_is_not_copied(tmp_path: Path) -> None:
    path = small_project(tmp_path)
    with Project.open(path) as project:
        project.state.set("position", 3)
        with pytest.raises(BadInput, match="open elsewhere"):
            local_copy(path, tmp_path / "here")
    assert list((tmp_path / "here").iterdir()) == []
