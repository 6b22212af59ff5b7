"""Beside the item: its title in the header, and the turns around it, dim and on one line each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from alapp.domain.annotation import Annotator
from alapp.domain.guideline import Guideline
from alapp.domain.item import NewItem
from alapp.store.project import Project
from alapp.ui.theme.theme import Theme
from tests.helpers import add_items
from tests.ui.conftest import StubHost
from tests.ui.label_kit import LABELS, Open, opening

TURNS = ["Where does it hurt?", "In the chest,\nsince <b>noon</b>.", "Does it get worse?"]


@pytest.fixture
def open_label(tmp_path: Path, theme: Theme, host: StubHost, qtbot: QtBot) -> Iterator[Open]:
    guideline = Guideline(1, "single_choice", LABELS, "What is it?", "turn", "turns")
    with Project.create(tmp_path / "p.alapp", guideline, name="Talks", annotator=Annotator("A1")) as project:
        rows = [NewItem(n, text, f"T-{n}", {"call": "7", "subject": "First aid"}) for n, text in enumerate(TURNS, 1)]
        add_items(project, rows)
        project.settings.set("thread", "call")
        project.settings.set("title", "subject")
    with opening(tmp_path, theme, host, qtbot) as make:
        yield make


def test_title_and_turns_stand_around_the_item(open_label: Open) -> None:
    hands = open_label()
    card = hands.window.screen_.card
    assert card.header.facts.title == "First aid"
    assert card.header.facts.meta == ()
    assert card.before.isHidden()
    assert card.after.text() == "↓ In the chest, since <b>noon</b>."
    hands.press("2")
    assert card.before.text() == "↑ Where does it hurt?"
    assert card.after.text() == "↓ Does it get worse?"
    assert card.before.height() < 2 * card.theme.line_height("body")
    hands.press("2")
    assert card.after.isHidden()
