"""The pages of the manual that are made from the program are as the program is."""

from __future__ import annotations

from pathlib import Path

import manual as script


def test_the_pages_are_as_the_program_is() -> None:
    assert script.stale() == [], "run: python3 build_scripts/manual.py"


def test_a_page_that_was_changed_by_hand_is_named(tmp_path: Path) -> None:
    for name, make in script.GENERATED.items():
        (tmp_path / f"{name}.md").write_text(make(), "utf-8", newline="\n")
    assert script.stale(tmp_path) == []
    (tmp_path / "keys.md").write_text("# Keys\n", "utf-8")
    assert script.stale(tmp_path) == ["keys"]


def test_every_command_stands_in_the_page_about_the_terminal() -> None:
    page = script.terminal()
    assert [name for name in script.commands.commands if f"## alapp {name}" not in page] == []
