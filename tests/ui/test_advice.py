"""The stop advice by keys: between items, once, and never by itself; what each choice does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from alapp.domain.model import Predictions
from alapp.session.desk import MEASURING
from alapp.ui.screens.insights.words import number
from alapp.ui.screens.label.page import LabelScreen
from alapp.ui.shell.frame import hints_for
from alapp.ui.theme.theme import Theme
from tests.ui.conftest import StubHost
from tests.ui.page_kit import Pages, keys, make_grown, unnamed

Open = Callable[[Path], LabelScreen]


@pytest.fixture(scope="module")
def flat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """1,600 answers, 160 of them random checks, sixteen models that no longer become better."""
    return make_grown(tmp_path_factory.mktemp("advice") / "flat.alapp")


@pytest.fixture
def open_label(theme: Theme, host: StubHost, pages: Pages, flat: Path, tmp_path: Path) -> Open:
    def build(path: Path = flat) -> LabelScreen:
        own = tmp_path / "own.alapp"
        own.write_bytes(path.read_bytes())
        clock = iter(range(0, 10_000, 10)).__next__
        return pages.open(own, lambda session: LabelScreen(theme, session, host, clock=clock))

    return build


def advised(open_label: Open, flat: Path) -> LabelScreen:
    """Return the screen after a model came and an item was answered."""
    screen = open_label(flat)
    screen.session.tell("model")
    keys(screen).press("2")
    return screen


def test_it_waits_for_the_end_of_the_item(open_label: Open, flat: Path) -> None:
    screen = open_label(flat)
    before = screen.session.current
    screen.session.tell("model")
    assert not screen.advice.is_open
    assert screen.session.current is before
    keys(screen).press("2")
    assert screen.advice.is_open
    assert not screen.card.isVisible()
    assert screen.advice.hasFocus()


def test_it_says_what_it_rests_on(open_label: Open, flat: Path) -> None:
    screen = advised(open_label, flat)
    facts = {name.text(): value.text() for name, value in screen.advice._facts}
    assert list(facts) == [
        "Accuracy now",
        "Random checks",
        "Last five models",
        "Answers that changed",
        "Items still unsure",
        "Time spent",
    ]
    assert facts["Accuracy now"] == "93 %, likely 88 to 97 %"
    assert facts["Random checks"] == f"160 of {number(1_600)} labels"
    assert facts["Items still unsure"] == f"40 of {number(2_000)}"
    assert facts["Time spent"] == "3 h 20 min"
    assert "about 25 minutes of work" in screen.advice.sentence.text()
    assert screen.advice.sentence.text().endswith("You decide; nothing stops by itself.")
    assert screen.advice.gap.text() == (
        "One gap remains: of Fall the model finds 70 % in 80 checks, likely 59 to 79 %. "
        "If that label matters most, label 60 more of it."
    )


def test_keep_labeling_goes_on_and_asks_again_after_200(open_label: Open, flat: Path) -> None:
    screen = advised(open_label, flat)
    answered = screen.session.pace.answered
    keys(screen).press("3")
    assert not screen.advice.is_open
    assert screen.card.isVisible()
    assert screen.session.settings.get("advice_after") == 1_800
    assert screen.session.pace.answered == answered  # the digit chose, and labeled nothing
    screen.session.tell("model")
    keys(screen).press("2")
    assert not screen.advice.is_open
    assert screen.session.pace.answered == answered + 1


def test_escape_reminds_later(open_label: Open, flat: Path) -> None:
    screen = advised(open_label, flat)
    keys(screen).press("Esc")
    assert not screen.advice.is_open
    assert screen.session.settings.get("advice_after") == 1_650


def test_verify_first_puts_sixty_random_checks_in_front(open_label: Open, flat: Path) -> None:
    screen = advised(open_label, flat)
    keys(screen).press("2")
    session = screen.session
    waiting = [p for p in session.desk.queue.all if p.strategy == MEASURING]
    assert session.current is not None
    assert session.current.item.id == waiting[0].item_id
    assert len(waiting) == 60
    assert {p.reason for p in waiting} == {"random"}
    assert all(0 < p.probability < 1 for p in waiting)
    session.take_picks(session.desk.fallback(20), {}, keep=0)
    kept = [p for p in session.desk.queue.all if p.strategy == MEASURING]
    assert kept == waiting  # what a training picks comes behind


def test_the_fourth_key_queues_what_the_model_calls_the_weakest_label(
    open_label: Open, flat: Path, host: StubHost
) -> None:
    screen = advised(open_label, flat)
    session, behind = screen.session, screen.session.current
    assert behind is not None
    ids = session.reader.items.ids()
    best = np.where(ids % 4 == 0, 1, 0).astype(np.int16)
    sure = (ids / len(ids)).astype(np.float32)[::-1].copy()
    session.trainer.predictions = Predictions(("med", "fall", "dev"), ids, best, sure)
    fall = [int(i) for i in ids[::-1] if i % 4 == 0 and int(i) not in session.desk.pool.done]
    keys(screen).press("4")
    assert not screen.advice.is_open
    assert session.current is not None
    waiting = session.desk.queue.peek(60)
    assert waiting[0].item_id == behind.item.id  # it stood behind the advice already
    assert [session.current.item.id, *(p.item_id for p in waiting[1:])] == fall[:60]
    assert {p.reason for p in waiting[1:]} == {"asked"}
    assert host.words[-1] == "60 reports that the model calls Fall come next."
    assert session.settings.get("advice_after") == 1_650  # after 50 more than the 1,600 of the advice


def test_where_the_model_calls_nothing_so_the_status_says_what_else_helps(
    open_label: Open, flat: Path, host: StubHost
) -> None:
    screen = advised(open_label, flat)
    keys(screen).press("4")
    assert not screen.advice.is_open
    assert host.words[-1].startswith("The model says Fall of no open report.")


def test_finish_freezes_the_model_and_goes_to_the_export(open_label: Open, flat: Path, host: StubHost) -> None:
    screen = advised(open_label, flat)
    keys(screen).press("Enter")
    assert next(m for m in screen.session.reader.models.all() if m.version == 16).frozen
    assert not screen.advice.is_open
    assert "export" in host.ran


def test_other_keys_answer_nothing_while_it_stands_there(open_label: Open, flat: Path) -> None:
    screen = advised(open_label, flat)
    answered = screen.session.pace.answered
    keys(screen).press("D", "9", "S", "A")
    assert screen.advice.is_open
    assert screen.session.pace.answered == answered


def test_the_status_line_says_the_keys_of_the_advice(open_label: Open, flat: Path) -> None:
    screen = advised(open_label, flat)
    assert screen.status_actions() == ["label.digit", "label.commit", "back", "go.insights"]
    assert hints_for(screen, 10)[0] == ("1–4", "choose")
    assert unnamed(screen.window()) == []


def test_a_curve_that_still_rises_shows_nothing(open_label: Open, tmp_path: Path) -> None:
    screen = open_label(make_grown(tmp_path / "rising.alapp", flat=False))
    screen.session.tell("model")
    keys(screen).press("2")
    assert not screen.advice.is_open


@pytest.mark.parametrize("size", [(1294, 692), (1368, 824)])
def test_the_choices_are_in_sight(open_label: Open, flat: Path, size: tuple[int, int]) -> None:
    screen = advised(open_label, flat)
    screen.window().resize(*size)
    QApplication.processEvents()
    assert screen.advice.verticalScrollBar().maximum() == 0
    assert all(not button.visibleRegion().isEmpty() for button in screen.advice.buttons)
