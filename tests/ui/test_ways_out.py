"""What is offered when a project cannot be opened for work: reading it, or a copy on this computer."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from alapp.domain.errors import AppError, OnShare, ProjectDamaged, ProjectInUse
from alapp.ui.shell import ways_out
from alapp.ui.shell.projects import Projects
from tests.helpers import small_project


class Opened:
    """Remembers what was opened."""

    def __init__(self) -> None:
        self.paths: list[tuple[Path, bool]] = []

    def open(self, path: Path, *, read_only: bool = False) -> None:
        self.paths.append((path, read_only))


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ProjectInUse("x"), ["Open read-only"]),
        (OnShare("x"), ["Open read-only", "Work on a copy here"]),
        (ProjectDamaged("x"), []),
    ],
)
def test_only_what_helps_is_offered(error: AppError, words: list[str]) -> None:
    found = ways_out.ways_out(error, Path("a.alapp"), cast("Projects", Opened()))
    assert [said for said, _ in found] == words


def test_a_project_on_a_share_is_copied_and_the_copy_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways_out, "_documents", lambda: tmp_path / "documents")
    opened, path = Opened(), small_project(tmp_path)
    for _, deed in ways_out.ways_out(OnShare("x"), path, cast("Projects", opened)):
        deed()
    (read, read_only), (copy, other) = opened.paths
    assert (read, read_only, other) == (path, True, False)
    assert copy.parent == tmp_path / "documents"
    assert copy.read_bytes() == path.read_bytes()
