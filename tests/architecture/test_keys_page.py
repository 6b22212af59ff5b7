"""The page of keys is the command table, written down."""

from __future__ import annotations

from pathlib import Path

from alapp.session.actions import as_markdown

PAGE = Path(__file__).parents[2] / "resources" / "keys.md"


def test_the_page_of_keys_is_what_the_table_says() -> None:
    assert PAGE.read_text("utf-8") == as_markdown(), "run: python -m alapp keys --markdown > resources/keys.md"
