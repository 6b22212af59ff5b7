"""The text view: paragraphs, direction, scripts, huge texts, paging, finding; and its pure parts."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from alapp.domain.item import Item
from alapp.ui.theme.theme import Theme
from alapp.ui.views.document import Document, ReadingStyle
from alapp.ui.views.paragraphs import is_cjk, runs_right_to_left, split, utf16_length, word_count
from alapp.ui.views.registry import VIEWS
from alapp.ui.views.text import TextView
from tests.ui.label_kit import REPORT

MEGABYTE = 1_000_000


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> TextView:
    made = TextView(theme)
    qtbot.addWidget(made)
    made.resize(884, 300)
    made.show()
    return made


def show(view: TextView, text: str, item_id: int = 1) -> Document:
    view.show_item(Item(item_id, "k", text))
    document = view._document
    assert document is not None
    return document


# -- paragraphs -------------------------------------------------------------------------------------------------


def pieces(text: str) -> list[tuple[str, bool]]:
    return [(text[p.start : p.end], p.gap) for p in split(text)]


def test_blank_lines_part_paragraphs_and_single_breaks_are_lines() -> None:
    assert pieces("one\ntwo\n\n \n three") == [("one", False), ("two", False), (" three", True)]


def test_without_blank_lines_every_line_is_a_paragraph() -> None:
    assert pieces("one\r\ntwo\rthree") == [("one", False), ("two", True), ("three", True)]


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_no_letter_is_lost(text: str) -> None:
    assert "".join("".join(text[p.start : p.end] for p in split(text)).split()) == "".join(text.split())


@given(st.text(min_size=1, max_size=300), st.integers(2, 20))
def test_pieces_are_short_and_know_where_their_paragraph_begins(text: str, limit: int) -> None:
    found = split(text, limit)
    assert all(p.end - p.start <= limit for p in found)
    assert all(found[p.head].head == p.head <= i for i, p in enumerate(found))


def test_a_long_line_is_never_parted_within_an_emoji() -> None:
    family = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
    found = split(family * 10, 12)
    assert all(not (family * 10)[p.start].startswith("\u200d") for p in found)


@pytest.mark.parametrize(
    ("text", "to_left"),
    [("abc", False), ("هذا", True), ("12: שלום abc", True), ("(7B) ward هذا", False), ("123 ...", False), ("", False)],
)
def test_direction_by_the_first_strong_letter(text: str, to_left: bool) -> None:
    assert runs_right_to_left(text) is to_left


@pytest.mark.parametrize(("text", "cjk"), [("患者", True), ("カタ", True), ("한국", True), ("abc é", False)])
def test_scripts_that_want_more_room(text: str, cjk: bool) -> None:
    assert is_cjk(text) is cjk


def test_words_of_scripts_without_blanks_are_counted_by_letter() -> None:
    assert word_count("two words 患者") == 4


def test_emoji_count_twice_for_qt() -> None:
    assert utf16_length("a😀b") == 4


# -- setting ----------------------------------------------------------------------------------------------------


def test_lines_are_28_high_and_paragraphs_12_apart(theme: Theme, qapp: object) -> None:
    document = Document("one\n\ntwo", ReadingStyle(theme.font("reading"), 720))
    document.look_whole()
    assert document.height == 28 + 12 + 28


def test_cjk_lines_are_higher(theme: Theme, qapp: object) -> None:
    document = Document("患者", ReadingStyle(theme.font("reading"), 720))
    document.look_whole()
    assert document.height == round(17 * 1.75)


def test_the_column_is_at_most_72_letters_and_centred(view: TextView) -> None:
    show(view, REPORT)
    assert view._style.width == 720
    view.resize(1600, 300)
    assert view._style.width == 720
    view.resize(500, 300)
    assert view._style.width == 500 - 48


def test_each_paragraph_runs_its_own_way(view: TextView) -> None:
    document = show(view, "abc\n\nهذا تقرير")
    left, right = (document.layout(i).lineAt(0).naturalTextRect() for i in (0, 1))
    assert left.left() == 0
    assert right.right() == pytest.approx(720, abs=1)


def test_the_reading_size_sets_the_text_anew(view: TextView, theme: Theme) -> None:
    before = show(view, REPORT).height
    theme.set_reading_size(28)
    document = view._document
    assert document is not None
    assert document.style.size == 28
    assert document.height > before


def test_nothing_is_kept_of_an_item_that_is_taken_away(view: TextView) -> None:
    show(view, "secret text")
    view.show_item(None)
    assert view.accessibleDescription() == ""
    assert not view._ready
    assert view._document is None


def test_the_text_is_there_for_screen_readers(view: TextView) -> None:
    show(view, REPORT)
    assert view.accessibleDescription() == REPORT


def test_the_registry_names_the_canvas_of_each_modality() -> None:
    assert VIEWS["text", ""] is TextView


# -- moving -----------------------------------------------------------------------------------------------------


def test_pages_show_every_line_once(view: TextView) -> None:
    show(view, "\n".join(f"line {n}" for n in range(60)))
    bar = view.verticalScrollBar()
    places = [bar.value()]
    while view.page(1):
        places.append(bar.value())
    steps = [b - a for a, b in itertools.pairwise(places)]
    assert all(step <= view.viewport().height() - view._style.line_height for step in steps)
    assert places[-1] == bar.maximum()
    assert view.page_words().startswith("page ")


def test_a_short_text_has_no_pages_and_no_bar(view: TextView) -> None:
    show(view, "short")
    assert view.page_words() == ""
    assert view.bar_rect().isEmpty()
    assert not view.page(1)


def test_the_position_bar_can_be_dragged(view: TextView) -> None:
    show(view, REPORT * 20)
    viewport = view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(viewport.width() - 4, viewport.height() - 9))
    assert view.verticalScrollBar().value() > 0.9 * view.verticalScrollBar().maximum()
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton)


def test_going_up_into_text_not_seen_yet_keeps_what_is_seen(view: TextView) -> None:
    document = show(view, "\n\n".join("word " * (n % 90 + 1) for n in range(3000)))
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    view.grab()
    index = document.at(view._top + 60)
    before = float(document.tops[index]) - view._top
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 40)
    assert float(document.tops[index]) - view._top == pytest.approx(before + 40, abs=2)


def test_paragraph_steps_bring_the_paragraph_into_sight(view: TextView) -> None:
    show(view, "\n\n".join("word " * 200 for _ in range(8)))
    for _ in range(4):
        view.step(1)
    document = view._document
    assert document is not None
    assert view._paragraph == 3
    assert document.at(view._top + 14) == 3
    view.step(-1)
    assert view._paragraph == 2


# -- finding ----------------------------------------------------------------------------------------------------


def test_hits_are_counted_and_walked_round(view: TextView) -> None:
    show(view, "Rail rail RAIL")
    assert view.find_words("rail") == 3
    assert [view.find_step(1), view.find_step(1), view.find_step(1), view.find_step(1)] == [
        (1, 3),
        (2, 3),
        (3, 3),
        (1, 3),
    ]
    assert view.find_step(-1) == (3, 3)


def test_without_hits_there_is_nothing_to_walk(view: TextView) -> None:
    show(view, "text")
    assert view.find_words("(") == 0
    assert view.find_step(1) == (0, 0)


def test_hits_after_emoji_are_marked_in_place(view: TextView) -> None:
    show(view, "😀😀 rail")
    view.find_words("rail")
    marks = view._marks(0)
    assert [(m.start, m.length) for m in marks] == [(5, 4)]


def test_a_hit_far_down_is_brought_into_sight(view: TextView) -> None:
    text = "word " * 20_000 + "needle " + "word " * 20_000
    document = show(view, text)
    view.find_words("needle")
    view.find_step(1)
    paragraph = document.paragraphs[document.at(view._top + 100)]
    assert paragraph.start <= text.index("needle") + 2000
    assert paragraph.end >= text.index("needle") - 2000


# -- huge texts -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["word " * (MEGABYTE // 5), "x" * MEGABYTE, "a line of a log\n" * (MEGABYTE // 16), "患者" * (MEGABYTE // 2)],
    ids=["one line", "no blanks", "log", "cjk"],
)
def test_a_megabyte_lays_out_only_what_is_seen(view: TextView, text: str) -> None:
    started = time.thread_time()
    document = show(view, text)
    view.grab()
    view.page(1)
    view.grab()
    assert len(document._layouts) < 60
    assert time.thread_time() - started < 2.0
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.grab()
    assert document.at(view._top + view.viewport().height()) == len(document.paragraphs) - 1
