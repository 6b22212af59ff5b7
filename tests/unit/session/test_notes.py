"""Conveniences are kept where they can be, and stop nothing where they cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from alapp.session.recents import Recents
from alapp.session.settings import UserFile, note


def unwritable(folder: Path) -> UserFile:
    """Settings of a home that cannot be written, as under a strict administrator."""
    blocked = folder / "home"
    blocked.write_text("a file where the folder would be")
    return UserFile(blocked / "alapp" / "settings.json")


def test_a_convenience_holds_until_the_program_ends_where_it_cannot_be_written(tmp_path: Path) -> None:
    user = unwritable(tmp_path)
    note(user, "folder", "somewhere")
    assert user.get("folder") == "somewhere"
    with pytest.raises(OSError, match="home"):
        user.set("theme", "dark")  # what was decided is not lost in silence


def test_a_project_opens_where_the_list_of_projects_cannot_be_written(tmp_path: Path) -> None:
    recents = Recents(unwritable(tmp_path))
    recents.remove("a.alapp")
    assert list(recents.all()) == []
