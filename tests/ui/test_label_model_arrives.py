"""A model that arrives while a person answers: the item, the place in it and the begun answer stay."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from alapp.domain.annotation import Pick, Suggestion
from alapp.domain.model import ModelRecord, Outcome, Predictions
from alapp.ui.theme.theme import Theme
from tests.ui.conftest import StubHost
from tests.ui.label_kit import LABELS, REPORT, SPREAD, Open, current, labels_of, opening

PAGES = REPORT * 9


@pytest.fixture
def open_label(tmp_path: Path, theme: Theme, host: StubHost, qtbot: QtBot) -> Iterator[Open]:
    with opening(tmp_path, theme, host, qtbot) as make:
        yield make


def _model(*, asks: list[int]) -> tuple[Outcome, dict[int, Suggestion]]:
    """Return model 13, which asks these items first, and what it says of them."""
    ids = tuple(label.id for label in LABELS)
    record = ModelRecord(13, "2026-01-01T00:00:00Z", "linear", "default_mix", "words", 20, 1, ids, 1)
    items = np.array(sorted(asks), dtype=np.int64)
    said = Predictions(ids, items, np.ones(len(asks), np.int16), np.full(len(asks), 0.46, np.float32))
    picks = [Pick(item, "uncertain", "default_mix", 1.0, 0.9, 13) for item in asks]
    shares = np.full((len(asks), len(ids)), 1 / len(ids), np.float32)
    return Outcome(record, picks, shares, said), {item: Suggestion(13, SPREAD, ("fall",)) for item in asks}


def test_item_place_and_begun_answer_stay_when_a_model_arrives(open_label: Open) -> None:
    hands = open_label([f"{PAGES} {n}" for n in range(6)], task="multi_choice")
    session, card = hands.window.session, hands.window.screen_.card
    hands.press("2", "Space")
    bar, shown = card.view.verticalScrollBar(), card.view.item
    place = bar.value()
    assert place > 0
    session.trainer.take_restored(*_model(asks=[5, 4, 1]))
    assert session.trainer.predictions is not None
    assert (current(hands), card.view.item, bar.value()) == (1, shown, place)
    assert [tile.look.chosen for tile in card.area.grid.tiles] == [False, True, False, False, False, False]
    hands.press("Enter")
    assert labels_of(session, 1) == ("fall",)
    assert current(hands) != 1


def test_the_comment_that_is_typed_stays_when_a_model_arrives(open_label: Open) -> None:
    hands = open_label()
    hands.press("C")
    hands.type("rail ")
    hands.window.session.trainer.take_restored(*_model(asks=[5, 4, 1]))
    hands.type("was loose")
    hands.press("Enter")
    assert current(hands) == 1
    assert hands.window.session.project.annotations.note(1, "A1").comment == "rail was loose"
