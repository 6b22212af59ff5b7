"""The picture on the screen: fitted, zoomed, moved, adjusted; what is missing is said; decoded in the child."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from alapp.domain.media import MediaFile
from alapp.session.media_reader import MediaReader
from alapp.ui.theme.theme import Theme
from alapp.ui.views.image import ImageView
from alapp.ui.views.image_space import LEAST, MARGIN, MOST, Space, fit_zoom
from alapp.ui.views.picture_store import KEPT_OVERVIEWS, KEPT_TILES
from tests.contracts.media import stored
from tests.ui.picture_kit import furnish, image_file, item

FILES = {1: image_file(600, 400), 2: image_file(28, 28), 3: image_file(3000, 2000), 4: stored("b.png", b"no picture")}


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> ImageView:
    made = ImageView(theme)
    qtbot.addWidget(made)
    made.resize(900, 600)
    furnish(made, FILES)
    made.show()
    return made


def grabbed(view: ImageView) -> QImage:
    return view.viewport().grab().toImage()


def colour_at(view: ImageView, x: int, y: int) -> QColor:
    """The colour that a pixel of the picture has on the screen."""
    assert view.space is not None
    at = QPointF(*view.space.to_view(x + 0.5, y + 0.5))
    return grabbed(view).pixelColor(int(at.x()), int(at.y()))


# -- where it lies ----------------------------------------------------------------------------------------------

SIDES = st.integers(1, 40_000)
ROOMS = st.tuples(st.floats(60, 4000), st.floats(60, 3000))


@given(SIDES, SIDES, ROOMS, st.lists(st.tuples(st.floats(0.2, 5), st.floats(-999, 999), st.floats(-999, 999))))
def test_a_picture_never_leaves_its_view(
    width: int, height: int, room: tuple[float, float], moves: list[tuple[float, float, float]]
) -> None:
    space = Space.fitted((width, height), room)
    for factor, dx, dy in moves:
        space = space.zoomed(factor, (room[0] / 3, room[1] / 3)).panned(dx, dy)
        assert min(LEAST, fit_zoom((width, height), room)) <= space.zoom <= MOST
        for start, side, length in ((space.x, width, room[0]), (space.y, height, room[1])):
            end = start + side * space.zoom
            if side * space.zoom <= length - 2 * MARGIN:
                assert start == pytest.approx(length - end, abs=1.001)
            else:
                assert start <= MARGIN + 0.501
                assert end >= length - MARGIN - 0.501


@given(SIDES, SIDES, ROOMS, st.floats(0.3, 8), st.data())
def test_what_is_shown_lies_in_sight(
    width: int, height: int, room: tuple[float, float], factor: float, data: st.DataObject
) -> None:
    space = Space.fitted((width, height), room).zoomed(factor)
    x, y = data.draw(st.floats(0, width)), data.draw(st.floats(0, height))
    vx, vy = space.showing((x, y, x, y)).to_view(x, y)
    assert -0.6 <= vx <= room[0] + 0.6
    assert -0.6 <= vy <= room[1] + 0.6


@given(SIDES, SIDES, ROOMS, st.floats(0.3, 8))
def test_zoom_keeps_its_place_and_stops_at_one_to_one(
    width: int, height: int, room: tuple[float, float], factor: float
) -> None:
    space = Space.fitted((width, height), room)
    there = space.to_picture(*space.to_view(3, 4))
    assert there == pytest.approx((3, 4), abs=1e-3)
    assert (space.zoom - 1) * (space.zoomed(factor).zoom - 1) >= 0


def test_tiles_are_as_fine_as_the_screen() -> None:
    space = Space((4000, 4000), (900, 600))
    levels = [Space(space.picture, space.room, zoom).level(1.0) for zoom in (0.1, 0.25, 0.3, 0.5, 0.9, 1.0, 4.0)]
    assert levels == [3, 2, 1, 1, 0, 0, 0]
    assert Space(space.picture, space.room, 0.5).level(2.0) == 0


# -- what is seen -----------------------------------------------------------------------------------------------


def test_a_picture_is_fitted_and_its_pixels_are_where_they_should_be(view: ImageView) -> None:
    view.show_item(item(1))
    assert view.space is not None
    assert view.space.fits
    assert view.page_words() == "600 × 400 px · 146 % · Contrast 0 · Grid off"
    assert view.accessibleDescription() == view.page_words()
    seen = colour_at(view, 100, 200)
    assert (abs(seen.red() - 100) <= 2, abs(seen.green() - 200) <= 2, seen.blue()) == (True, True, 128)


def test_a_tiny_picture_is_magnified_with_its_pixels_seen(view: ImageView) -> None:
    view.show_item(item(2))
    assert "1600 %" in view.page_words()
    assert [colour_at(view, x, 5).red() for x in (3, 4, 5)] == [3, 4, 5]


def test_zoomed_in_the_tiles_are_sharp(view: ImageView) -> None:
    view.show_item(item(3))
    while view.space is not None and view.space.zoom < 1:
        view.larger()
    assert view.space is not None
    left, top, right, bottom = view.space.seen()
    x, y = (left + right) // 2, (top + bottom) // 2
    seen = colour_at(view, x, y)
    assert (seen.red(), seen.green()) == (x % 256, y % 256)
    view.fit()
    assert view.space.fits


def test_the_number_of_tiles_and_overviews_kept_is_bounded(view: ImageView) -> None:
    view.show_item(item(3))
    view.zoom_by(100)
    for _ in range(60):
        view.page(1)
        grabbed(view)
        view.pan(-800, 0)
        grabbed(view)
    assert 0 < len(view._store._tiles) <= KEPT_TILES
    many = {n: image_file(20 + n, 20) for n in range(40)}
    furnish(view, many)
    for n in many:
        view.prepare(item(n))
    assert len(view._store._overviews) == KEPT_OVERVIEWS


def test_contrast_brightness_and_grid_change_what_is_seen(view: ImageView) -> None:
    view.show_item(item(1))
    before = colour_at(view, 100, 200)
    view.set_look(50, 0)
    after = colour_at(view, 100, 200)
    assert (after.red(), after.green()) == pytest.approx((72, 255), abs=6)
    view.set_look(0, 40)
    assert colour_at(view, 100, 200).blue() == pytest.approx(128 + 51, abs=2)
    assert "Brightness +40" in view.page_words()
    view.set_look(0, 0)
    assert colour_at(view, 100, 200) == before
    plain = grabbed(view)
    view.toggle_grid()
    assert grabbed(view) != plain
    assert view.page_words().endswith("Grid on")
    view.show_item(item(3))
    assert view.grid


def test_look_is_bounded(view: ImageView) -> None:
    view.set_look(1000, -1000)
    assert (view.contrast, view.brightness) == (100, -100)


def test_commands_are_those_of_a_picture(view: ImageView) -> None:
    view.show_item(item(3))
    assert view.space is not None
    assert view.command("larger") == ""
    assert not view.space.fits
    assert view.command("fit") == view.command("smaller") == ""
    assert view.space.fits is False
    for name in ("contrast", "contrast", "flatter", "brighter", "darker", "darker", "grid"):
        assert view.command(name) == ""
    assert (view.contrast, view.brightness, view.grid) == (10, -10, True)
    view.command("plain")
    assert (view.contrast, view.brightness, view.grid) == (0, 0, True)
    assert view.command("play").endswith(".")


# -- what is not there ------------------------------------------------------------------------------------------


def test_missing_and_broken_files_are_said_in_the_view(view: ImageView) -> None:
    ground = grabbed(view)
    for number in (4, 9):
        view.show_item(item(number))
        assert grabbed(view) != ground
    assert view.space is None
    view.show_item(None)
    assert view.page_words() == ""
    assert grabbed(view) == ground


def test_a_file_that_came_back_is_shown(view: ImageView, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    furnish(view, {1: MediaFile("a.png", "there", 1, path)})
    view.show_item(item(1))
    assert view.space is None
    path.write_bytes(FILES[1].data or b"")
    view.show_item(item(1))
    assert view.space is not None


def test_the_size_is_known_before_the_picture_is_there(view: ImageView) -> None:
    furnish(view, {1: image_file(600, 400, facts=True)})
    view.media = None
    view.show_item(item(1))
    assert "600 × 400 px" in view.page_words()


# -- hands ------------------------------------------------------------------------------------------------------


def test_keys_pan_and_space_lets_the_mouse_pan(view: ImageView, qtbot: QtBot) -> None:
    view.show_item(item(3))
    view.zoom_by(8)
    assert view.space is not None
    before = view.space
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.space.x < before.x
    QTest.keyClick(view, Qt.Key.Key_Z)
    assert view.space.fits
    view.zoom_by(8)
    QTest.keyPress(view, Qt.Key.Key_Space)
    assert view.panning
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert not view.panning
    before = view.space
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(400, 300))
    QTest.mouseMove(view.viewport(), QPoint(430, 320))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(430, 320))
    assert (view.space.x - before.x, view.space.y - before.y) == (30, 20)


def test_the_wheel_zooms_about_the_pointer(view: ImageView, qapp: QApplication) -> None:
    view.show_item(item(3))
    assert view.space is not None
    there = view.space.to_picture(300, 200)
    for _ in range(6):
        at, none = QPointF(300, 200), Qt.MouseButton.NoButton
        turn = QWheelEvent(
            at, at, QPoint(), QPoint(0, 120), none, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False
        )
        qapp.sendEvent(view.viewport(), turn)
    assert view.space.to_picture(300, 200) == pytest.approx(there, abs=1)
    assert view.space.zoom > 0.9


def test_a_fitted_picture_stays_fitted_when_the_view_changes(view: ImageView) -> None:
    view.show_item(item(3))
    view.resize(500, 300)
    assert view.space is not None
    assert view.space.fits
    view.zoom_by(4)
    middle = view.space.to_picture(250, 150)
    view.resize(700, 500)
    assert view.space.to_picture(350, 250) == pytest.approx(middle, abs=1)


# -- the child --------------------------------------------------------------------------------------------------


def test_pictures_come_from_the_child_and_the_next_one_is_there_at_once(view: ImageView, qtbot: QtBot) -> None:
    waiting = []
    reader = MediaReader(waiting.append)
    furnish(view, FILES, reader)

    def delivered() -> bool:
        while waiting:
            waiting.pop(0)()
        return view._store._overviews.keys() >= {f"{FILES[n].sha256} a.png" for n in (1, 3)}

    try:
        view.show_item(item(1))
        view.prepare(item(3))
        qtbot.waitUntil(delivered, timeout=20_000)
        assert "600 × 400 px" in view.page_words()
        view.show_item(item(3))
        assert "3000 × 2000 px" in view.page_words()
    finally:
        reader.close()
