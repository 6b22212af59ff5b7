"""The span view: caret, drawing by keys and mouse, scripts, tags and lines, like words; marking moves no letter."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from alapp.domain.item import Item
from alapp.domain.region import Marked, Region, Span
from alapp.ui.theme.theme import Theme
from alapp.ui.views.regions import RegionLook
from alapp.ui.views.registry import VIEWS
from alapp.ui.views.span_marks import shown_spans
from alapp.ui.views.spans import SpanView
from alapp.ui.views.words import Boundaries, same_words, trimmed

LETTER = "The patient took 40 mg of Aspirin at noon. She felt well. Then Aspirin was stopped."
FAMILY = "👩‍👩‍👧"
LOOKS = {"drug": RegionLook("Drug", 1, 1, "1"), "dose": RegionLook("Dose of the drug", 2, 2, "2")}


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> SpanView:
    made = SpanView(theme)
    qtbot.addWidget(made)
    made.resize(884, 400)
    made.show()
    return made


def show(view: SpanView, text: str, *spans: Span, suggested: Sequence[Marked] = ()) -> None:
    view.show_item(Item(1, "k", text))
    view.show_regions(spans, suggested, LOOKS)


def span(text: str, words: str, label: str = "drug", nth: int = 0) -> Span:
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words), label, words)


def words_at_caret(view: SpanView) -> str:
    region = view.open_region("drug")
    return region.text if isinstance(region, Span) else ""


def opened(view: SpanView) -> str:
    return view.text[view.open.start : view.open.end] if view.open is not None else ""


# -- caret ------------------------------------------------------------------------------------------------------


def test_the_registry_names_the_canvas_of_spans() -> None:
    assert VIEWS["text", "span"] is SpanView


def test_the_word_at_the_caret_is_labeled(view: SpanView) -> None:
    show(view, "  The patient took it.")
    assert view.open_region("drug") == Span(2, 5, "drug", "The")
    view.go("right", "step")
    view.go("right", "step")
    assert words_at_caret(view) == "took"
    view.go("left", "step")
    assert words_at_caret(view) == "patient"


def test_the_caret_steps_over_signs_and_stays_at_the_ends(view: SpanView) -> None:
    show(view, "one, (two) -- three!")
    seen = []
    for _ in range(5):
        seen.append(words_at_caret(view))
        view.go("right", "step")
    assert seen == ["one", "two", "three", "three", "three"]


def test_by_sentence_by_line_and_by_letter(view: SpanView) -> None:
    show(view, LETTER + "\n\nA second paragraph.")
    view.go("right", "large")
    assert words_at_caret(view) == "She"
    view.go("left", "large")
    view.go("down", "step")
    assert view.caret >= len(LETTER) - 20
    view.go("down", "step")
    view.go("down", "step")
    assert words_at_caret(view) in ("A", "paragraph", "second")
    view.go("up", "step")
    assert view.caret < len(LETTER)
    view.go("left", "large")
    at = view.caret
    view.go("right", "fine")
    assert view.caret == at + 1


def test_by_letter_never_into_what_is_read_as_one(view: SpanView) -> None:
    show(view, f"a{FAMILY}e\u0301x")
    places = []
    for _ in range(5):
        places.append(view.caret)
        view.go("right", "fine")
    assert places == [0, 1, 1 + len(FAMILY), 3 + len(FAMILY), 4 + len(FAMILY)]


def test_offsets_are_code_points_behind_emoji(view: SpanView) -> None:
    show(view, "😀😀 Aspirin 😀 now")
    view.go("right", "step")
    view.go("right", "step")
    assert view.open_region("drug") == Span(3, 10, "drug", "Aspirin")


def test_arrows_go_as_seen_where_text_runs_to_the_left(view: SpanView) -> None:
    text = "شكا المريض من Aspirin forte اليوم"
    show(view, text)
    assert words_at_caret(view) == "شكا"
    seen = []
    for _ in range(6):
        view.go("left", "step")
        seen.append(words_at_caret(view))
    assert seen == ["المريض", "من", "forte", "Aspirin", "اليوم", "اليوم"]
    view.go("right", "step")
    assert words_at_caret(view) == "Aspirin"


def test_spans_in_mixed_directions_lie_where_their_letters_do(view: SpanView) -> None:
    text = "abc شكا المريض def"
    show(view, text)
    assert view.places is not None
    (middle,) = view.places.pieces(0, 4, 14)
    (left,) = view.places.pieces(0, 0, 3)
    (right,) = view.places.pieces(0, 15, 18)
    assert left.right < middle.left < middle.right < right.left
    (first,) = view.places.pieces(0, 4, 7)
    assert first.right == pytest.approx(middle.right, abs=1)
    parted = view.places.pieces(0, 2, 6)
    assert len(parted) == 2
    assert parted[1].left > parted[0].right


def test_scripts_without_blanks_go_by_their_letters(view: SpanView) -> None:
    show(view, "患者は大阪")
    view.go("right", "step")
    assert view.open_region("drug") == Span(1, 2, "drug", "者")
    view.begin()
    view.go("right", "step")
    assert opened(view) == "者は"


# -- drawing ----------------------------------------------------------------------------------------------------


def test_begun_extended_and_labeled(view: SpanView, qtbot: QtBot) -> None:
    show(view, LETTER)
    for _ in range(3):
        view.go("right", "step")
    with qtbot.waitSignal(view.chosen):
        view.begin()
    view.go("right", "step")
    assert opened(view) == "40 mg"
    assert view.open_region("dose") == Span(17, 22, "dose", "40 mg")
    assert view.open is None


def test_the_edge_can_be_switched_and_turned_over(view: SpanView) -> None:
    show(view, "one two three four")
    view.go("right", "step")
    view.begin()
    view.switch_edge()
    view.go("left", "step")
    assert opened(view) == "one two"
    view.switch_edge()
    view.stretch("right", "step")
    assert opened(view) == "one two three"
    for _ in range(2):
        view.stretch("left", "step")
    assert opened(view) == "one"
    view.stretch("left", "step")
    assert opened(view) == "one"


def test_a_text_that_ends_with_a_word_has_it_at_its_end(view: SpanView) -> None:
    show(view, "one two")
    assert view.places is not None
    assert view.places.word_at(7) == (4, 7)


def test_an_open_span_turned_over_grows_to_the_left(view: SpanView) -> None:
    show(view, "one two three four")
    view.go("right", "step")
    view.go("right", "step")
    view.begin()
    view.stretch("left", "step")
    assert opened(view) == "two three"
    view.stretch("left", "step")
    assert opened(view) == "one two three"
    view.stretch("right", "step")
    assert opened(view) == "two three"


def test_an_edge_moves_by_letters_lines_and_sentences(view: SpanView) -> None:
    show(view, LETTER + " " + LETTER)
    view.begin()
    view.stretch("right", "large")
    assert opened(view) == "The patient took 40 mg of Aspirin at noon."
    view.stretch("left", "fine")
    assert opened(view) == "The patient took 40 mg of Aspirin at noon"
    view.stretch("down", "step")
    assert opened(view).startswith(LETTER + " The")
    view.stretch("up", "step")
    assert LETTER.startswith(opened(view))


def test_stretching_without_anything_open_begins_at_the_caret(view: SpanView) -> None:
    show(view, "one two three")
    view.stretch("right", "step")
    assert opened(view) == "one two"


def test_dropped_is_first_what_is_open_then_the_selection(view: SpanView) -> None:
    drawn = span(LETTER, "Aspirin")
    show(view, LETTER, drawn)
    view.select(drawn)
    view.begin()
    assert view.selected is None
    assert view.drop()
    view.select(drawn)
    assert view.drop()
    assert not view.drop()


def test_blanks_at_the_ends_are_left_out_and_shown(view: SpanView) -> None:
    show(view, "one   two")
    drag(view, 1, 5, letters=True)
    assert opened(view) == "ne  "
    assert view.left_out == ()
    assert view._blanks() == [(3, 5)]
    assert view.open_region("drug") == Span(1, 3, "drug", "ne")
    assert view.left_out == ((3, 5),)
    view.go("right", "step")
    assert view.left_out == ()


def test_only_blanks_are_no_span(view: SpanView) -> None:
    show(view, "one   two")
    drag(view, 3, 6, letters=True)
    assert view.open_region("drug") is None


def test_an_empty_item_has_nothing_to_label(view: SpanView) -> None:
    for text in ("", " \n ", "--"):
        show(view, text)
        view.go("right", "step")
        view.go("down", "large")
        view.begin()
        view.stretch("left", "fine")
        assert view.open_region("drug") is None
    view.show_item(None)
    view.begin()
    view.stretch("right", "step")
    assert view.open_region("drug") is None
    assert view.accessibleDescription() == ""


# -- what is selected -------------------------------------------------------------------------------------------


def test_the_selected_span_is_stretched_and_the_change_is_told(view: SpanView, qtbot: QtBot) -> None:
    old = span(LETTER, "40")
    show(view, LETTER, old)
    view.select(old)
    with qtbot.waitSignal(view.edited) as told:
        view.stretch("right", "step")
    new = span(LETTER, "40 mg")
    assert told.args == [old, new]
    view.show_regions([new], (), LOOKS)
    view.select(new)
    view.switch_edge()
    with qtbot.waitSignal(view.edited) as told:
        view.stretch("left", "step")
    assert told.args == [new, span(LETTER, "took 40 mg")]


def test_stretching_by_letters_steps_over_blanks(view: SpanView, qtbot: QtBot) -> None:
    old = span("one  two", "one")
    show(view, "one  two", old)
    view.select(old)
    with qtbot.waitSignal(view.edited) as told:
        view.stretch("right", "fine")
    assert told.args == [old, Span(0, 6, "drug", "one  t")]


def test_a_stretch_that_changes_nothing_is_not_told(view: SpanView, qtbot: QtBot) -> None:
    old = span("one", "one")
    show(view, "one", old)
    view.select(old)
    with qtbot.assertNotEmitted(view.edited):
        view.stretch("right", "step")
        view.stretch("down", "step")


def test_a_suggested_span_that_is_stretched_is_told_as_a_span(view: SpanView, qtbot: QtBot) -> None:
    marked = Marked(span(LETTER, "40", "dose"), 0.54)
    show(view, LETTER, suggested=[marked])
    view.select(marked)
    with qtbot.waitSignal(view.edited) as told:
        view.stretch("right", "step")
    assert told.args == [marked.region, span(LETTER, "40 mg", "dose")]


def test_spans_are_walked_round_about_from_the_caret(view: SpanView) -> None:
    first, second = span(LETTER, "Aspirin"), span(LETTER, "Aspirin", nth=1)
    marked = Marked(span(LETTER, "40 mg", "dose"), 0.5)
    show(view, LETTER, second, first, suggested=[marked])
    assert list(view.all_regions) == [marked, first, second]
    seen = []
    for _ in range(4):
        view.walk(1)
        seen.append(view.selected)
    assert seen == [marked, first, second, marked]
    view.walk(-1)
    assert view.selected == second
    view.go("left", "step")
    assert view.selected is None
    view.walk(-1)
    assert view.selected == first


def test_the_selection_stays_on_its_span(view: SpanView) -> None:
    first, second = span(LETTER, "Aspirin"), span(LETTER, "Aspirin", nth=1)
    show(view, LETTER, second)
    view.select(second)
    view.show_regions([first, second], (), LOOKS)
    assert view.selected == second
    view.show_regions([first], (), LOOKS)
    assert view.selected is None
    view.walk(1)
    assert view.selected == first


def test_a_span_far_down_is_brought_into_sight(view: SpanView) -> None:
    text = "\n\n".join(f"paragraph {n} " + "word " * 40 for n in range(60)) + " needle"
    needle = span(text, "needle")
    show(view, text, needle)
    view.walk(1)
    assert view.places is not None
    index, piece = view.places.caret(needle.start)
    y = float(view.places.document.tops[index]) + piece.top - view._top
    assert 0 <= y < view.viewport().height()


def test_spans_outside_the_text_are_left_out(view: SpanView) -> None:
    show(view, "short", Span(0, 5, "drug"), Span(3, 99, "drug"), Span(4, 4, "drug"))
    assert list(view.all_regions) == [Span(0, 5, "drug")]


def test_what_the_panel_says(view: SpanView) -> None:
    text = "one\n two " + "x" * 200
    show(view, text)
    assert view.words_of(Span(0, 8, "drug")) == "one two"
    assert len(view.words_of(Span(9, 209, "drug"))) == 121
    assert view.facts(Span(0, 8, "drug")) == (("Letters", "1 to 8"),)


# -- the same words elsewhere -----------------------------------------------------------------------------------


def test_the_same_words_elsewhere_are_found_as_words_of_their_own(view: SpanView) -> None:
    text = "Art is art. Heart, art-work; art"
    show(view, text)
    found = view.elsewhere(span(text, "art", "drug"))
    assert [(r.start, r.text) for r in found if isinstance(r, Span)] == [(19, "art"), (29, "art")]
    assert all(r.label == "drug" for r in found)


def test_they_are_shown_but_for_those_that_are_drawn(view: SpanView) -> None:
    first, second = span(LETTER, "Aspirin"), span(LETTER, "Aspirin", nth=1)
    show(view, LETTER, first)
    view.select(first)
    assert view._like == [(second.start, second.end)]
    view.show_regions([first, second], (), LOOKS)
    assert view._like == []
    view.select(None)
    assert view._like == []


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("大阪と大阪市", 0, 2, [(3, 5)]),
        ("ab ab", 0, 2, [(3, 5)]),
        ("ab abab", 0, 2, []),
        ("e e\u0301", 0, 1, []),
        ("aa aa aa", 3, 5, [(0, 2), (6, 8)]),
        ("x", 0, 0, []),
        ("a.b. a.b.c", 0, 4, [(5, 9)]),
    ],
)
def test_same_words(text: str, start: int, end: int, expected: list[tuple[int, int]]) -> None:
    assert same_words(text, start, end) == expected


# -- the mouse --------------------------------------------------------------------------------------------------


def point(view: SpanView, place: int) -> QPoint:
    """The middle of a letter in the viewport; of a place behind the text, its end."""
    places = view.places
    assert places is not None
    index, piece = places.caret(place)
    pieces = places.pieces(index, place, place + 1)
    x = (pieces[0].left + pieces[0].right) / 2 if pieces else piece.left
    y = float(places.document.tops[index]) + places.document.gap(index) - view._top
    return QPoint(round(view._left + x), round(y + (piece.top + piece.bottom) / 2))


def edge(view: SpanView, place: int) -> QPoint:
    """The left edge of a letter in the viewport."""
    places = view.places
    assert places is not None
    index, piece = places.caret(place)
    y = float(places.document.tops[index]) + places.document.gap(index) - view._top
    return QPoint(round(view._left + piece.left), round(y + (piece.top + piece.bottom) / 2))


def drag(view: SpanView, start: int, end: int, *, letters: bool = False) -> None:
    """Drag from one letter to another, with Alt from one edge to another."""
    held = Qt.KeyboardModifier.AltModifier if letters else Qt.KeyboardModifier.NoModifier
    first, last = (edge(view, start), edge(view, end)) if letters else (point(view, start), point(view, end))
    viewport, left = view.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, left, held, first)
    QTest.mouseEvent(QTest.MouseAction.MouseMove, viewport, left, held, last)
    QTest.mouseRelease(viewport, left, held, last)


def test_dragging_chooses_whole_words(view: SpanView) -> None:
    show(view, LETTER)
    drag(view, LETTER.index("ook"), LETTER.index("mg"))
    assert opened(view) == "took 40 mg"
    drag(view, LETTER.index("mg"), LETTER.index("ook"))
    assert opened(view) == "took 40 mg"
    assert view.open is not None
    assert view.open.edge == "start"
    assert view.open_region("dose") == span(LETTER, "took 40 mg", "dose")


def test_dragging_with_alt_chooses_letters_but_never_parts_of_one(view: SpanView) -> None:
    text = f"un{FAMILY}happy"
    show(view, text)
    drag(view, 1, 2 + len(FAMILY) + 1, letters=True)
    assert opened(view) == f"n{FAMILY}h"


def test_a_double_click_chooses_the_word(view: SpanView) -> None:
    show(view, LETTER)
    at = point(view, LETTER.index("spirin"))
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened(view) == "Aspirin"


def test_a_click_selects_the_shortest_span_there(view: SpanView) -> None:
    outer, inner = span(LETTER, "40 mg of Aspirin", "dose"), span(LETTER, "Aspirin")
    show(view, LETTER, outer, inner)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point(view, LETTER.index("spirin")))
    assert view.selected == inner
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point(view, LETTER.index("mg")))
    assert view.selected == outer
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point(view, LETTER.index("noon")))
    assert view.selected is None
    assert words_at_caret(view) == "noon"


def test_a_click_on_a_tag_selects_its_span(view: SpanView) -> None:
    drawn = span(LETTER, "Aspirin")
    show(view, LETTER, drawn)
    assert view.places is not None
    (tag,) = view.marks.plan(view.places, 0).tags
    at = tag.box.translated(QPointF(view._left, -view._top)).center().toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.selected == drawn


def test_the_position_bar_is_still_dragged(view: SpanView) -> None:
    show(view, LETTER * 60)
    place = QPoint(view.viewport().width() - 4, view.viewport().height() - 9)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.verticalScrollBar().value() > 0.9 * view.verticalScrollBar().maximum()
    assert view.open is None


# -- what is painted --------------------------------------------------------------------------------------------


def test_lines_are_52_high_and_nothing_reflows(view: SpanView) -> None:
    show(view, LETTER * 5)
    assert view._style.line_height == 52
    before = lines(view)
    spans = [Span(i, i + 30, "dose", (LETTER * 5)[i : i + 30]) for i in range(0, 300, 10)]
    view.show_regions(spans, [Marked(Span(3, 9, "drug"), 0.5)], LOOKS)
    view.select(spans[0])
    view.grab()
    assert lines(view) == before


def lines(view: SpanView) -> list[tuple[float, int, int]]:
    assert view.places is not None
    layout = view.places.document.layout(0)
    return [(line.y(), line.textStart(), line.textLength()) for line in map(layout.lineAt, range(layout.lineCount()))]


def colours_in(view: SpanView, x: int, top: int, bottom: int) -> list[str]:
    image = view.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    return [QColor(image.pixelColor(round(x * ratio), round(y * ratio))).name() for y in range(top, bottom)]


def test_a_drawn_span_has_a_tint_and_a_line_of_three_pixels(view: SpanView, theme: Theme) -> None:
    drawn = span(LETTER, "Aspirin")
    show(view, LETTER, drawn)
    at = point(view, drawn.start + 3)
    seen = colours_in(view, at.x(), at.y() - 14, at.y() + 20)
    assert seen.count(theme.label_colour(1).name()) == 3
    assert theme.tint(1).name() in seen


def test_a_suggested_span_has_dashes_and_no_tint(view: SpanView, theme: Theme) -> None:
    drawn = span(LETTER, "Aspirin")
    show(view, LETTER, suggested=[Marked(drawn, 0.5)])
    image = view.viewport().grab().toImage()
    assert view.places is not None
    (piece,) = view.places.pieces(0, drawn.start, drawn.end)
    y = round(20 + piece.bottom + 2)
    row = [
        image.pixelColor(x, y).name() for x in range(round(view._left + piece.left), round(view._left + piece.right))
    ]
    label, ground = theme.label_colour(1).name(), theme.colour("surface").name()
    assert {label, ground} <= set(row)
    assert theme.tint(1).name() not in [image.pixelColor(point(view, drawn.start)).name()]


def test_what_is_selected_has_a_frame(view: SpanView, theme: Theme) -> None:
    drawn = span(LETTER, "Aspirin")
    show(view, LETTER, drawn)
    at = point(view, drawn.start + 3)
    accent = theme.colour("accent").name()
    assert accent not in colours_in(view, at.x(), at.y() - 16, at.y())
    view.select(drawn)
    assert accent in colours_in(view, at.x(), at.y() - 16, at.y())


def tags(view: SpanView) -> list[str]:
    assert view.places is not None
    return [tag.words for tag in view.marks.plan(view.places, 0).tags]


def test_a_tag_without_room_gives_way_to_the_key(view: SpanView) -> None:
    show(view, "a b", Span(0, 1, "dose"), Span(2, 3, "dose"))
    assert tags(view) == ["2", "Dose of the drug"]
    show(view, "a b", suggested=[Marked(Span(0, 1, "drug"), 0.4), Marked(Span(2, 3, "drug"), 0.4)])
    assert tags(view) == ["1 ?", "Drug ?"]


def test_tags_do_not_lie_over_each_other(view: SpanView) -> None:
    show(view, LETTER, *(Span(0, end, "dose") for end in (3, 11, 16)), span(LETTER, "took"))
    assert view.places is not None
    boxes = [tag.box for tag in view.marks.plan(view.places, 0).tags]
    assert len(boxes) == 4
    assert not any(a.intersects(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_tags_of_text_to_the_left_begin_at_its_right(view: SpanView) -> None:
    text = "شكا المريض من ألم"
    show(view, text, span(text, "المريض"))
    assert view.places is not None
    (tag,) = view.marks.plan(view.places, 0).tags
    (piece,) = view.places.pieces(0, 4, 10)
    assert tag.box.right() == pytest.approx(piece.right, abs=1)


def test_up_to_three_lines_are_stacked(view: SpanView) -> None:
    nested = [Span(0, 30, "a"), Span(0, 20, "a"), Span(5, 15, "a"), Span(6, 9, "a"), Span(30, 40, "a")]
    assert [shown.level for shown in shown_spans(nested)] == [0, 1, 2, 2, 0]


def test_an_unknown_label_is_shown_as_such(view: SpanView) -> None:
    show(view, LETTER, Span(0, 3, "gone"))
    view.grab()
    assert tags(view) == ["?"]


def test_all_looks_and_sizes_are_painted(view: SpanView, theme: Theme) -> None:
    drawn = span(LETTER, "Aspirin")
    show(view, LETTER, drawn, suggested=[Marked(span(LETTER, "40 mg", "dose"), 0.5)])
    view.select(drawn)
    theme.set_mode("dark")
    theme.set_reading_size(28)
    assert view._style.line_height == round(28 * 52 / 17)
    assert view.places is not None
    assert view.places.document.style.size == 28
    at = point(view, drawn.start + 3)
    assert theme.label_colour(1).name() in colours_in(view, at.x(), at.y(), at.y() + 40)


# -- laws -------------------------------------------------------------------------------------------------------

TEXTS = st.text(alphabet=st.sampled_from("ab \n.,é\u0301😀👩\u200d👧🏽🇩🇪患は ألם 1-"), max_size=60)
ACTS = st.lists(
    st.tuples(
        st.sampled_from(["go", "stretch", "begin", "switch", "label", "walk", "drop"]),
        st.sampled_from(["left", "right", "up", "down"]),
        st.sampled_from(["fine", "step", "large"]),
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, acts=ACTS)
def test_whatever_is_done_a_span_is_whole_letters_without_blanks_at_its_ends(
    view: SpanView, text: str, acts: list[tuple[str, str, str]]
) -> None:
    drawn: list[Region] = []
    view.show_item(Item(1, "k", text))
    view.show_regions(drawn, (), LOOKS)
    changed: list[Span] = []
    view.edited.connect(lambda _, new: changed.append(new))
    for name, direction, size in acts:
        match name:
            case "go":
                view.go(direction, size)  # type: ignore[arg-type]
            case "stretch":
                view.stretch(direction, size)  # type: ignore[arg-type]
            case "label":
                region = view.open_region("drug")
                drawn += [region] if region is not None and region not in drawn else []
                view.show_regions(drawn, (), LOOKS)
            case "walk":
                view.walk(1)
            case _:
                {"begin": view.begin, "switch": view.switch_edge, "drop": view.drop}[name]()
    view.grab()
    view.edited.disconnect()
    assert 0 <= view.caret <= len(text)
    for found in [*changed, *(r for r in drawn if isinstance(r, Span))]:
        assert text[found.start : found.end] == found.text
        assert found.text == found.text.strip() != ""


@given(st.text())
def test_places_go_to_qt_and_back(text: str) -> None:
    bounds = Boundaries(text)
    assert [bounds.from_qt(bounds.to_qt(place)) for place in range(len(text) + 1)] == list(range(len(text) + 1))
    assert bounds.to_qt(len(text)) == len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(TEXTS)
def test_words_lie_between_letters_and_hold_no_blank_at_their_ends(text: str) -> None:
    bounds = Boundaries(text)
    letters = set(bounds.letters)
    assert all({start, end} <= letters for start, end in bounds.words)
    assert all(trimmed(text, start, end) == (start, end) for start, end in bounds.words)
