"""What the Label screen shows in each state: no model, blind, failed, done, read-only, low and narrow windows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from alapp.domain.annotation import Pick
from alapp.domain.errors import StorageFailed
from alapp.session.session import Session
from alapp.ui.theme.theme import Theme
from alapp.ui.views.document import GAP
from tests.ui.conftest import StubHost
from tests.ui.label_kit import REPORT, SPREAD, Clock, Hands, Window, ask, make_project, open_session, suggested


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = open_session(make_project(tmp_path / "p.alapp", [f"{REPORT} {n}" for n in range(4)]))
    yield opened
    opened.close()


@pytest.fixture
def hands(session: Session, theme: Theme, host: StubHost, qtbot: QtBot) -> Hands:
    return show(session, theme, host, qtbot)


def show(session: Session, theme: Theme, host: StubHost, qtbot: QtBot, size: tuple[int, int] = (1366, 692)) -> Hands:
    window = Window(theme, session, host, Clock())
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.screen_.default_focus().setFocus()
    return Hands(window)


def test_first_look_says_when_suggestions_start(hands: Hands) -> None:
    screen = hands.window.screen_
    assert "Suggestions start after 20 answers." in screen.card.why.why.sentence
    assert screen.card.area.suggestion.line.before == "No model yet."
    assert screen.card.area.buttons["label.accept"].isHidden()


def test_a_suggestion_is_a_hint_in_words_and_never_chosen(hands: Hands, session: Session) -> None:
    pick, said = suggested(3)
    ask(session, [pick], {3: said})
    screen = hands.window.screen_
    assert screen.card.area.suggestion.line.spoken == "Suggestion by model 13: Fall, not sure (46 %)"
    looks = {t.label.id: t.look for t in screen.card.area.grid.tiles}
    assert {i: look.share for i, look in looks.items()} == SPREAD
    assert [i for i, look in looks.items() if look.suggested] == ["fall"]
    assert not any(look.chosen for look in looks.values())
    assert screen.card.area.buttons["label.accept"].text() == "Accept “Fall”"
    assert [c.label.id for c in screen.panel.cards if c.label] == ["fall", "dev"]
    assert screen.card.why.why.sentence == (
        "the model cannot choose between Fall and Device, and few labeled reports look like it."
    )


@pytest.mark.parametrize("change", [{"blind": True}, {"reason": "random", "rivals": ()}])
def test_blind_items_never_show_what_the_model_says(hands: Hands, session: Session, change: dict[str, object]) -> None:
    pick, said = suggested(3)
    ask(session, [replace(pick, **change)], {3: said})
    screen = hands.window.screen_
    assert "Shown without suggestion, so your answer stays independent." in screen.card.why.why.sentence
    assert all(t.look.share is None and not t.look.suggested for t in screen.card.area.grid.tiles)
    assert screen.card.area.suggestion.line.bold == ""
    assert "Fall" not in screen.card.why.why.sentence
    hands.press("A")
    assert session.pace.answered == 0


def test_suggestions_after_the_answer_are_told_in_the_status_line(
    hands: Hands, session: Session, host: StubHost
) -> None:
    session.settings.set("suggestions", "after")
    pick, said = suggested(3)
    ask(session, [pick, Pick(1, "random", "random", 1.0)], {3: said})
    assert hands.window.screen_.card.area.suggestion.line.bold == ""
    hands.press("1")
    assert host.words[-1] == "Model 13 said: Fall, not sure (46 %)."


def test_suggestions_on_request_wait_for_h(hands: Hands, session: Session) -> None:
    session.settings.set("suggestions", "on_request")
    pick, said = suggested(3)
    ask(session, [pick], {3: said})
    line = hands.window.screen_.card.area.suggestion
    assert line.line.before == "Suggestion hidden. H shows it."
    hands.press("H")
    assert line.line.bold == "Fall"


def test_the_item_on_screen_stays_when_a_new_order_comes(hands: Hands, session: Session) -> None:
    session.take_picks([Pick(4, "uncertain", "default_mix", 1.0)], {}, keep=1)
    assert session.current is not None
    assert session.current.item.id == 1
    assert hands.window.screen_.card.view.item is session.current.item


def test_a_failed_save_brings_the_item_back_with_its_answer(
    hands: Hands, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise StorageFailed("The disk is full.", "Your earlier answers are safe.", "Free some space, then try again.")

    screen = hands.window.screen_
    with monkeypatch.context() as broken:
        broken.setattr(session.project, "record", refuse)
        hands.press("2")
    assert screen.failure.isVisible()
    assert screen.card.view.item is not None
    assert screen.card.view.item.id == 1
    assert screen.card.area.grid.tiles[1].look.chosen
    retry = next(b for b in screen.failure.findChildren(QAbstractButton) if b.text() == "Try again")
    assert retry.isVisible()
    assert retry.accessibleName() == "Try again, key Ctrl+S"
    hands.press("Ctrl+S")
    assert not screen.failure.isVisible()
    assert session.project.annotations.get(1, "A1") is not None
    assert session.current is not None
    assert session.current.item.id == 2


def test_the_end_of_the_queue_offers_export_and_browse(hands: Hands, session: Session, host: StubHost) -> None:
    hands.press("1", "2", "3", "4")
    screen = hands.window.screen_
    assert screen.empty.isVisible()
    assert screen.empty.title.text() == "All 4 reports are labeled."
    assert not screen.card.isVisible()
    screen.empty.buttons["export"].click()
    assert host.ran == ["export"]
    hands.press("1")
    assert session.pace.answered == 4


def test_skipped_items_are_not_called_labeled(hands: Hands) -> None:
    hands.press("1", "2", "3", "S")
    empty = hands.window.screen_.empty
    if not empty.isVisible():  # the skipped one comes again once
        hands.press("S")
    assert empty.title.text() == "All 4 reports were looked at."
    assert empty.words.text().startswith("Skipped or left out: 1.")


def test_hammering_enter_at_the_end_starts_nothing(hands: Hands, host: StubHost) -> None:
    hands.press("1", "2", "3", "4", "Enter", "Enter", "Space")
    assert host.ran == []


def test_undo_at_the_end_brings_the_last_item_back(hands: Hands) -> None:
    hands.press("1", "2", "3", "4", "U")
    screen = hands.window.screen_
    assert screen.card.isVisible()
    assert screen.card.view.item is not None
    assert screen.card.view.item.id == 4


def test_an_empty_pool_offers_the_import(tmp_path: Path, theme: Theme, host: StubHost, qtbot: QtBot) -> None:
    session = open_session(make_project(tmp_path / "e.alapp", []))
    screen = show(session, theme, host, qtbot).window.screen_
    assert screen.empty.title.text() == "No reports yet."
    assert screen.empty.buttons["import"].isVisible()
    session.close()


def test_read_only_says_why_and_takes_no_answer(tmp_path: Path, theme: Theme, host: StubHost, qtbot: QtBot) -> None:
    path = make_project(tmp_path / "r.alapp", [REPORT])
    session = Session.open(path, background=False, read_only=True)
    hands = show(session, theme, host, qtbot)
    area = hands.window.screen_.card.area
    assert area.suggestion.line.before == "Open for reading only: answers cannot be given."
    assert not area.grid.isEnabled()
    hands.press("1", "S", "F")
    assert host.words[-1] == "This project is open for reading only."
    assert session.project.annotations.count_answered("A1") == 0
    session.close()


def test_first_lines_leave_after_five_answers(hands: Hands, session: Session) -> None:
    coach = hands.window.screen_.panel.coach
    assert coach.isVisible()
    session.pace.answered = 4
    hands.press("1")
    assert not coach.isVisible()


def test_the_strip_tells_the_day(hands: Hands) -> None:
    strip = hands.window.screen_.strip
    hands.press("2", "1")
    assert strip.day.today == 2
    assert strip.day.goal == 120
    assert [c.name for c in strip.last if c is not None] == ["Fall", "Medication"]
    assert strip.accessibleName().endswith("Last answers, newest first: Medication, Fall")


def test_an_answer_is_announced(hands: Hands, session: Session, qtbot: QtBot) -> None:
    session.desk.queue.refill([Pick(2, "random", "random", 1.0)], keep=0)
    with qtbot.waitSignal(hands.window.screen_.announced) as told:
        hands.press("2")
    assert told.args == ["Fall saved. Report IR-00002. Random check."]


def test_a_skip_is_announced(hands: Hands, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hands.window.screen_.announced) as told:
        hands.press("S")
    assert told.args == ["Skipped. Report IR-00002."]


def test_answers_are_named_for_screen_readers(hands: Hands, session: Session) -> None:
    pick, said = suggested(3)
    ask(session, [pick], {3: said})
    names = [t.accessibleName() for t in hands.window.screen_.card.area.grid.tiles]
    assert names[1] == "Fall, key 2, suggested, 46 percent"
    assert names[2] == "Device, key 3 D, 41 percent"


def test_every_focusable_widget_has_a_name(hands: Hands) -> None:
    nameless = [
        type(w).__name__
        for w in hands.window.screen_.findChildren(QWidget)
        if w.focusPolicy().value and w.isVisible() and not w.accessibleName() and not isinstance(w, QAbstractButton)
    ]
    assert nameless == []


@pytest.mark.parametrize("factor", [1.0, 1.3, 1.6])
@pytest.mark.parametrize("size", [(952, 604), (1294, 692), (1848, 1004)])
def test_the_item_keeps_room_and_no_button_is_cut(
    hands: Hands, theme: Theme, qtbot: QtBot, factor: float, size: tuple[int, int]
) -> None:
    theme.set_factor(factor)
    hands.window.resize(*size)
    card = hands.window.screen_.card
    grid = card.area.grid
    qtbot.waitUntil(lambda: grid.tiles[-1].geometry().bottom() < grid.height())
    assert card.view.height() >= 3 * 28 + GAP
    for button in card.area.buttons.values():
        if button.isVisible():
            assert button.width() >= button.sizeHint().width()


def test_columns_follow_the_width(hands: Hands) -> None:
    grid = hands.window.screen_.card.area.grid
    assert [grid.columns(w) for w in (900, 720, 719, 420, 419)] == [3, 3, 2, 2, 1]


def test_the_next_items_are_laid_out_ahead(hands: Hands, qtbot: QtBot) -> None:
    view = hands.window.screen_.card.view
    qtbot.waitUntil(lambda: {1, 2, 3} <= {key[0] for key in view._ready})  # type: ignore[attr-defined]
    hands.press("1")
    qtbot.waitUntil(lambda: 4 in {key[0] for key in view._ready})  # type: ignore[attr-defined]


def test_foreign_text_is_never_read_as_markup(tmp_path: Path, theme: Theme, host: StubHost, qtbot: QtBot) -> None:
    session = open_session(make_project(tmp_path / "m.alapp", ["<b>bold</b> <img src=x>"]))
    hands = show(session, theme, host, qtbot)
    hands.press("C")
    hands.type("<i>note</i>")
    hands.press("Enter")
    assert hands.window.screen_.card.header.toolTip() == "<span>&lt;i&gt;note&lt;/i&gt;</span>"
    session.close()


def test_a_first_look_has_no_parts_to_show_until_w_asks_where_it_comes_from(hands: Hands, session: Session) -> None:
    panel = hands.window.screen_.panel
    ask(session, [Pick(4, "first_look", "random", 0.25)], {})
    assert not panel.bars.isVisible()
    assert not panel.why_title.isVisible()
    hands.press("W")
    assert panel.why_title.isVisible()
    assert panel.origin.isVisible()
    hands.press("W")
    assert not panel.why_title.isVisible()
