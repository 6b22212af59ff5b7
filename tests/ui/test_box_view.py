"""Boxes on a picture: drawn, walked, moved and pulled by real keys and a real mouse, painted so that they are seen."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from alapp.domain.media import MediaFile
from alapp.domain.region import Box, Marked, Region, place_of
from alapp.ui.theme.theme import Theme
from alapp.ui.views import box_geometry as geometry
from alapp.ui.views.boxes import FAR, BoxView
from alapp.ui.views.regions import RegionCanvas, RegionLook
from tests.ui.picture_kit import furnish, image_file, item

LOOKS = {"a": RegionLook("Red cell", 1, 1, "1"), "b": RegionLook("White cell", 2, 2, "2")}
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> BoxView:
    made = BoxView(theme)
    qtbot.addWidget(made)
    made.resize(816, 616)  # 800 x 600 at 100 %
    furnish(made, {1: image_file(800, 600), 2: image_file(28, 28)})
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    made.show_item(item(1))
    assert made.space is not None
    assert made.space.zoom == 1
    return made


def place(view: BoxView, x: float, y: float) -> QPoint:
    assert view.space is not None
    return QPointF(*view.space.to_view(x, y)).toPoint()


def drag(view: BoxView, start: tuple[int, int], end: tuple[int, int], button: Qt.MouseButton = LEFT) -> None:
    QTest.mousePress(view.viewport(), button, pos=place(view, *start))
    QTest.mouseMove(view.viewport(), place(view, (start[0] + end[0]) / 2, (start[1] + end[1]) / 2))
    QTest.mouseMove(view.viewport(), place(view, *end))
    QTest.mouseRelease(view.viewport(), button, pos=place(view, *end))


def click(view: BoxView, x: int, y: int) -> None:
    QTest.mouseClick(view.viewport(), LEFT, pos=place(view, x, y))


def colour_at(view: BoxView, x: float, y: float) -> QColor:
    at = place(view, x, y)
    shot: QImage = view.viewport().grab().toImage()
    return shot.pixelColor(at)


class Screen:
    """Keeps what the view tells, as the Label screen does: an edit changes the draft, and is chosen."""

    def __init__(self, view: BoxView, *drawn: Box, suggested: tuple[Marked, ...] = ()) -> None:
        self.view, self.drawn, self.suggested = view, list(drawn), suggested
        self.edits: list[tuple[Region | None, Box]] = []
        view.edited.connect(self.edit)
        view.show_regions(self.drawn, suggested, LOOKS)

    def edit(self, old: Region | None, new: Box) -> None:
        self.edits.append((old, new))
        self.drawn = [*(box for box in self.drawn if box != old), new]
        self.view.show_regions(self.drawn, self.suggested, LOOKS)
        self.view.select(new)


# -- numbers ----------------------------------------------------------------------------------------------------

PICTURES = st.tuples(st.integers(1, 5000), st.integers(1, 5000))
SHIFTS = st.floats(-9999, 9999)


@given(PICTURES, st.data(), SHIFTS, SHIFTS)
def test_a_box_never_leaves_its_picture(picture: tuple[int, int], data: st.DataObject, dx: float, dy: float) -> None:
    corners = [(data.draw(SHIFTS), data.draw(SHIFTS)) for _ in range(2)]
    box = geometry.between(corners[0], corners[1], picture, "a")
    for made in (box, geometry.moved(box, dx, dy, picture)):
        assert 0 <= made.x <= made.x + made.w <= picture[0]
        assert 0 <= made.y <= made.y + made.h <= picture[1]
        assert (made.w, made.h) == (box.w, box.h)
    if box.w >= 1 and box.h >= 1:
        handle = data.draw(st.sampled_from(geometry.HANDLES))
        made = geometry.pulled(box, handle, dx, dy, picture)
        assert 0 <= made.x < made.x + made.w <= picture[0]
        assert 0 <= made.y < made.y + made.h <= picture[1]
        assert made.w >= 1 <= made.h


def test_steps_are_one_ten_and_fifty_and_fit_tiny_and_huge_pictures() -> None:
    sizes = ("fine", "step", "large")
    assert [geometry.step(size, (2048, 1536), 0.42) for size in sizes] == [1, 10, 50]
    assert [geometry.step(size, (28, 28), 16) for size in sizes] == [1, 1, 5]
    assert [geometry.step(size, (30_000, 30_000), 0.02) for size in sizes] == [1, 160, 800]


# -- keys -------------------------------------------------------------------------------------------------------


def test_it_is_a_region_canvas_for_images(view: BoxView) -> None:
    assert isinstance(view, RegionCanvas)
    assert (view.modality, view.kind) == ("image", "box")


def test_a_box_is_drawn_by_keys_alone(view: BoxView, qtbot: QtBot) -> None:
    assert view.caret == (400, 300)
    QTest.keyClick(view, Qt.Key.Key_Left)
    view.go("up", "large")
    view.go("left", "fine")
    assert view.caret == (389, 250)
    with qtbot.waitSignal(view.chosen):
        view.begin()
    assert view.open_region("a") is None  # it has no size yet, and stays open
    view.go("right", "large")
    QTest.keyClick(view, Qt.Key.Key_Down)
    view.switch_edge()
    view.go("left", "step")
    assert view.open_box == Box(379, 250, 60, 10, "")
    assert view.open_region("a") == Box(379, 250, 60, 10, "a")
    assert view.open_box is None
    assert view.open_region("a") is None


def test_stretching_without_a_box_begins_one(view: BoxView) -> None:
    view.stretch("right", "large")
    view.stretch("down", "step")
    assert view.open_box == Box(400, 300, 50, 10, "")
    assert view.drop()
    assert not view.drop()


def test_the_chosen_box_is_moved_and_either_corner_pulled(view: BoxView) -> None:
    screen = Screen(view, Box(100, 100, 50, 40, "a"))
    view.select(screen.drawn[0])
    view.go("left", "large")
    view.go("left", "large")
    view.go("left", "step")  # at the edge: nothing changes
    view.stretch("right", "step")
    view.switch_edge()
    view.stretch("down", "fine")
    assert [new for _, new in screen.edits] == [
        Box(50, 100, 50, 40, "a"),
        Box(0, 100, 50, 40, "a"),
        Box(0, 100, 60, 40, "a"),
        Box(0, 101, 60, 39, "a"),
    ]


def test_a_suggested_box_that_is_moved_tells_what_it_was(view: BoxView) -> None:
    marked = Marked(Box(10, 10, 30, 30, "a"), 0.7)
    screen = Screen(view, suggested=(marked,))
    view.select(marked)
    view.go("right", "step")
    assert screen.edits == [(marked.region, Box(20, 10, 30, 30, "a"))]


def test_walking_goes_by_rows_from_the_crosshair_and_ends_at_the_ends(view: BoxView) -> None:
    boxes = [Box(300, 100, 20, 20, "a"), Box(50, 100, 20, 20, "b"), Box(10, 400, 20, 20, "a"), Box(0, 500, 9, 9, "b")]
    Screen(view, *boxes)
    view.walk(1)
    assert view.selected == boxes[2]  # the first below the middle
    view.walk(1)
    view.walk(1)
    assert view.selected == boxes[3]
    for _ in range(9):
        view.walk(-1)
    assert view.selected == boxes[1]
    view.drop()
    view.walk(-1)
    assert view.selected == boxes[0]  # the crosshair is in the middle of the first, below the top of both


def test_the_selection_stays_while_its_box_is_there(view: BoxView, qtbot: QtBot) -> None:
    one, other = Box(10, 10, 30, 30, "a"), Box(100, 10, 30, 30, "b")
    Screen(view, one, other)
    view.select(other)
    view.show_regions([other], (), LOOKS)
    assert view.selected == other
    with qtbot.waitSignal(view.chosen):
        view.show_regions([one], (), LOOKS)
    assert view.selected is None


def test_a_chosen_box_is_brought_into_sight(view: BoxView) -> None:
    Screen(view, Box(5, 5, 30, 30, "a"), Box(760, 560, 30, 30, "b"))
    view.zoom_by(8)
    for box in view.all_regions:
        view.select(box)
        assert view.space is not None
        left, top, right, bottom = view.space.seen()
        assert left <= geometry.box_of(box).x < right
        assert top <= geometry.box_of(box).y < bottom


def test_space_and_arrows_move_the_picture_not_the_box(view: BoxView) -> None:
    screen = Screen(view, Box(300, 200, 30, 30, "a"))
    view.select(screen.drawn[0])
    view.zoom_by(8)
    before = view.space
    QTest.keyPress(view, Qt.Key.Key_Space)
    view.go("right", "step")
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert view.space != before
    assert not screen.edits


def test_another_picture_begins_without_boxes(view: BoxView) -> None:
    Screen(view, Box(300, 200, 30, 30, "a"))
    view.begin()
    view.show_item(item(2))
    assert (list(view.all_regions), view.selected, view.open_box, view.caret) == ([], None, None, (14, 14))
    view.show_item(None)
    view.go("left", "step")
    view.begin()
    assert view.open_box is None


def test_facts_and_words(view: BoxView) -> None:
    box = Box(981, 457, 326.5, 319, "a")
    assert view.facts(box) == (("x", "981"), ("y", "457"), ("w", "326.5"), ("h", "319"))
    assert view.words_of(box) == "981, 457: 326.5 × 319 px"


# -- mouse ------------------------------------------------------------------------------------------------------


def test_a_drag_draws_and_waits_for_a_label(view: BoxView) -> None:
    drag(view, (300, 200), (200, 100))
    assert view.open_box == Box(200, 100, 100, 100, "")
    assert view.open_region("b") == Box(200, 100, 100, 100, "b")


def test_a_drag_beyond_the_edge_ends_at_the_edge(view: BoxView) -> None:
    drag(view, (780, 580), (805, 605))
    assert view.open_box == Box(780, 580, 20, 20, "")


def test_a_click_chooses_the_smallest_box_and_beside_it_none(view: BoxView) -> None:
    outer, inner = Box(100, 100, 300, 300, "a"), Box(150, 150, 40, 40, "b")
    Screen(view, outer, inner)
    click(view, 160, 160)
    assert view.selected == inner
    click(view, 350, 350)
    assert view.selected == outer
    click(view, 700, 500)
    assert (view.selected, view.caret) == (None, (700, 500))


def test_a_box_can_be_drawn_inside_another(view: BoxView) -> None:
    Screen(view, Box(100, 100, 300, 300, "a"))
    drag(view, (150, 150), (200, 210))
    assert view.open_box == Box(150, 150, 50, 60, "")


def test_the_chosen_box_is_moved_and_pulled_by_drags_told_once(view: BoxView) -> None:
    screen = Screen(view, Box(100, 100, 200, 100, "a"))
    view.select(screen.drawn[0])
    drag(view, (160, 160), (180, 150))
    assert screen.drawn == [Box(120, 90, 200, 100, "a")]
    drag(view, (320, 190), (340, 200))  # the far corner
    drag(view, (331, 145), (311, 145))  # 9 pixels beside the right edge
    drag(view, (120, 90), (600, 500))  # the first corner stops before the opposite one
    assert [new for _, new in screen.edits[1:]] == [
        Box(120, 90, 220, 110, "a"),
        Box(120, 90, 200, 110, "a"),
        Box(319, 199, 1, 1, "a"),
    ]


def test_a_small_box_can_be_moved_between_its_handles(view: BoxView) -> None:
    screen = Screen(view, Box(100, 100, 20, 20, "a"))
    view.select(screen.drawn[0])
    drag(view, (110, 110), (130, 110))
    assert screen.drawn == [Box(120, 100, 20, 20, "a")]


def test_the_middle_button_moves_the_picture(view: BoxView) -> None:
    view.zoom_by(8)
    before = view.space
    assert view.space is not None
    left, top, right, bottom = view.space.seen()
    middle = ((left + right) // 2, (top + bottom) // 2)
    drag(view, middle, (middle[0] + 10, middle[1] + 10), Qt.MouseButton.MiddleButton)
    assert view.space != before
    assert view.open_box is None


def test_the_pointer_says_what_a_press_would_do(view: BoxView) -> None:
    Screen(view, Box(100, 100, 200, 200, "a"))
    view.select(view.all_regions[0])
    shapes = []
    for at in ((500, 500), (200, 150), (300, 300), (200, 300)):
        QTest.mouseMove(view.viewport(), place(view, *at))
        shapes.append(view.viewport().cursor().shape())
    kinds = Qt.CursorShape
    assert shapes == [kinds.CrossCursor, kinds.SizeAllCursor, kinds.SizeFDiagCursor, kinds.SizeVerCursor]


# -- painting ---------------------------------------------------------------------------------------------------


def test_the_line_is_in_the_label_colour_within_white(view: BoxView, theme: Theme) -> None:
    Screen(view, Box(100, 100, 200, 200, "b"))
    shot = view.viewport().grab().toImage()
    row = [shot.pixelColor(place(view, 300 + shift, 200)) for shift in range(-4, 5)]
    ours = [i for i, colour in enumerate(row) if colour == theme.label_colour(2)]
    assert len(ours) == 2
    assert row[ours[-1] + 1].lightness() > 220


def test_small_boxes_lie_on_large_ones_and_suggestions_are_dashed(view: BoxView, theme: Theme) -> None:
    small, large = Box(200, 200, 50, 50, "b"), Box(100, 100, 149, 149, "a")
    Screen(view, small, large)
    on_line = colour_at(view, 230, 200)
    assert on_line == theme.label_colour(2)
    view.show_regions([], [Marked(Box(100, 100, 300, 200, "b"), 0.7)], LOOKS)
    shot = view.viewport().grab().toImage()
    line = [shot.pixelColor(place(view, x, 300)) == theme.label_colour(2) for x in range(120, 380)]
    assert 0.4 < sum(line) / len(line) < 0.8


def test_handles_are_on_the_chosen_box_only_and_the_active_corner_is_filled(view: BoxView, theme: Theme) -> None:
    Screen(view, Box(100, 100, 200, 200, "b"))
    before = colour_at(view, 303, 303)
    view.select(view.all_regions[0])
    assert view._corner == FAR
    assert colour_at(view, 303, 303) == theme.label_colour(2) != before
    assert colour_at(view, 100, 100) == QColor("white")


def test_the_name_stands_above_its_box_and_inside_the_view(view: BoxView, theme: Theme) -> None:
    Screen(view, Box(100, 300, 200, 100, "b"))
    plain = view.viewport().grab().toImage()
    assert plain.pixelColor(place(view, 104, 300) + QPoint(0, -10)) == theme.colour("surface")
    view.show_regions([Box(100, 0, 200, 100, "b")], (), LOOKS)
    assert colour_at(view, 104, 100 + 6) == theme.colour("surface")  # below, as there is no room above


def test_the_crosshair_is_seen_with_the_focus_only(view: BoxView, qtbot: QtBot) -> None:
    qtbot.waitUntil(view.hasFocus)
    with_it = view.viewport().grab().toImage()
    view.clearFocus()
    assert view.viewport().grab().toImage() != with_it


# -- real pictures ----------------------------------------------------------------------------------------------


@pytest.mark.real_data
def test_real_boxes_are_chosen_where_they_are_seen(view: BoxView, shared_data: Path) -> None:
    home = shared_data / "detect-bccd"
    path = home / "JPEGImages" / "BloodImage_00004.jpg"
    furnish(view, {1: MediaFile(path.name, path.name, path.stat().st_size, path)})
    view.show_item(item(1))
    boxes = []
    for thing in ElementTree.parse(home / "Annotations" / "BloodImage_00004.xml").iter("object"):
        x0, y0, x1, y1 = (float(thing.findtext(f"bndbox/{side}") or 0) for side in ("xmin", "ymin", "xmax", "ymax"))
        boxes.append(Box(x0, y0, x1 - x0, y1 - y0, "a"))
    Screen(view, *boxes)
    assert view.space is not None
    assert view.space.picture == (640, 480)
    seen = []
    view.caret = (0, 0)
    view.walk(1)
    while view.selected not in seen:
        seen.append(view.selected)
        view.walk(1)
    assert seen == sorted(boxes, key=place_of)
    smallest = min(boxes, key=lambda box: box.w * box.h)
    view.drop()
    click(view, round(smallest.x + smallest.w / 2), round(smallest.y + smallest.h / 2))
    assert view.selected == smallest
