"""The first minutes of a new user, in the real program, by keys alone; nothing may raise, no Qt warning may come."""

from pathlib import Path

import pytest

from tests.e2e.program import command, run
from tests.e2e.screen import OFFSCREEN, virtual_screen


@pytest.mark.e2e
def test_first_start_with_an_empty_home(tmp_path: Path) -> None:
    with virtual_screen() as screen:
        finished = run(tmp_path, screen, command("first_start"), 120)
    assert finished.code == 0, finished.err
    assert finished.complaints == []
    assert not (tmp_path / "config" / "alapp.log").exists()


@pytest.mark.e2e
def test_a_home_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "data"
    blocked.write_text("a file where the folder of the sample would be")
    finished = run(tmp_path, OFFSCREEN, command("no_sample"), 60)
    assert finished.code == 0, finished.err
    assert finished.complaints == []
