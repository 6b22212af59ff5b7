"""What paints itself stands at the other end where the interface runs from right to left."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot

from alapp.domain.guideline import Guideline, LabelClass
from alapp.session.recents import Recent
from alapp.ui.screens.guidelines.list import GuideList
from alapp.ui.screens.label.region_list import Entries, EntryRow
from alapp.ui.screens.label.region_list import Entry as Region
from alapp.ui.screens.label.tile import AnswerTile, Look
from alapp.ui.screens.start.list import RecentList
from alapp.ui.screens.start.parts import FootLink, LargeAction
from alapp.ui.screens.wizard.labels import LabelList, LabelTable
from alapp.ui.shell.palette import PaletteDelegate, PaletteModel, from_the_right
from alapp.ui.shell.palette_rank import Entry, Group
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.chips import Chip
from alapp.ui.widgets.fields import CheckBox, SearchField
from alapp.ui.widgets.labels import LabelMark

WIDTH, EDGE, NEAR, GAP = 320, 8, 6, 9
Build = Callable[[Theme], QWidget]


def _tile(theme: Theme) -> QWidget:
    tile = AnswerTile(theme, LabelClass("fall", "Fall", 2, 2, "D"), "2")
    tile.set_look(Look(share=0.46))
    return tile


BUILDERS: dict[str, Build] = {
    "button": lambda theme: Button(theme, "Merge", "M", kind="quiet", icon="check"),
    "chip": lambda theme: Chip(theme, "Offline", icon="lock"),
    "tile": _tile,
    "action": lambda theme: LargeAction(theme, "text", "Open", "a file", "Enter"),
    "link": lambda theme: FootLink(theme, "Keys", key="?"),
    "tick": lambda theme: CheckBox(theme, "Show"),
    "search": lambda theme: SearchField(theme, "Find"),
    "tag": lambda theme: LabelMark(theme, LabelClass("fall", "Fall", 2, 2)),
}


FALL = LabelClass("fall", "Fall", 2, 2, hint="To the floor")


def _recents(theme: Theme) -> QAbstractItemView:
    rows = RecentList(theme)
    rows.show_recents([Recent(__file__, "Ward reports", "Choice", "answers\nanswers", 1.7e9, "single_choice")])
    return rows


def _palette(theme: Theme) -> QAbstractItemView:
    rows, model = QListView(), PaletteModel()
    model.setParent(rows)
    model.fill([Group("Here", (Entry("lock", "Lock the window", "lock", "Ctrl+L", marks=(0, 5)),))])
    rows.setModel(model)
    rows.setItemDelegate(PaletteDelegate(theme, rows))
    return rows


def _guide(theme: Theme) -> QAbstractItemView:
    guide = GuideList(theme)
    guide.model.show(Guideline(1, "single_choice", (replace(FALL, retired=True),)), "fall")
    guide.view.setParent(None)
    guide.setParent(guide.view)
    return guide.view


def _regions(theme: Theme) -> QAbstractItemView:
    rows = QListView()
    entries = Entries(rows)
    entries.show([Region(FALL, "slipped off the bed", 0.46)])
    rows.setModel(entries)
    rows.setItemDelegate(EntryRow(theme, rows))
    return rows


def _labels(theme: Theme) -> QAbstractItemView:
    labels = LabelList()
    labels.add([("Fall", "To the floor")])
    rows = LabelTable(theme, labels)
    labels.setParent(rows)
    return rows


ROWS: dict[str, Callable[[Theme], QAbstractItemView]] = {
    "recent project": _recents,
    "command": _palette,
    "label of the guideline": _guide,
    "region": _regions,
    "label in the wizard": _labels,
}


@pytest.fixture
def either_way(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _inked(image: QImage) -> list[int]:
    """Return the columns, edges aside, that differ from the ground in the middle rows."""
    middle = range(image.height() // 2 - 5, image.height() // 2 + 6)
    columns = range(EDGE, image.width() - EDGE)
    ground = Counter(image.pixel(x, image.height() // 2) for x in columns).most_common(1)[0][0]
    return [x for x in columns if any(image.pixel(x, y) != ground for y in middle)]


def _blocks(image: QImage) -> list[tuple[int, int]]:
    """Return where each part begins and ends: what stands farther apart than words do."""
    inked = _inked(image)
    breaks = [i for i in range(1, len(inked)) if inked[i] - inked[i - 1] > GAP]
    return [(inked[a], inked[b - 1]) for a, b in pairwise([0, *breaks, len(inked)])]


@pytest.mark.parametrize("name", BUILDERS)
def test_what_is_painted_is_seen_in_a_mirror_from_right_to_left(
    name: str, theme: Theme, qtbot: QtBot, either_way: QApplication
) -> None:
    ends = []
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        either_way.setLayoutDirection(direction)
        widget = BUILDERS[name](theme)
        qtbot.addWidget(widget)
        widget.resize(WIDTH, widget.sizeHint().height())
        inked = _inked(widget.grab().toImage())
        ends.append((inked[0], inked[-1]))
    (first, last), (mirrored_first, mirrored_last) = ends
    assert mirrored_first == pytest.approx(WIDTH - last, abs=NEAR)
    assert mirrored_last == pytest.approx(WIDTH - first, abs=NEAR)


def _row_image(rows: QAbstractItemView) -> QImage:
    """Return the picture of the last row, as wide as the list."""
    model = rows.model()
    place = rows.visualRect(model.index(model.rowCount() - 1, 0))
    place.setLeft(0)
    place.setWidth(rows.viewport().width())
    return rows.viewport().grab(place).toImage()


@pytest.mark.parametrize("name", ROWS)
def test_a_row_of_a_list_is_seen_in_a_mirror_from_right_to_left(
    name: str, theme: Theme, qtbot: QtBot, either_way: QApplication
) -> None:
    seen, wide = [], 0
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        either_way.setLayoutDirection(direction)
        rows = ROWS[name](theme)
        qtbot.addWidget(rows)
        rows.resize(2 * WIDTH, WIDTH)
        rows.show()
        image = _row_image(rows)
        wide = image.width()
        seen.append(_blocks(image))
    here, there = seen
    assert len(here) > 1
    mirrored = [wide - x for first, last in reversed(here) for x in (last, first)]
    assert [x for block in there for x in block] == pytest.approx(mirrored, abs=NEAR)


def test_the_marked_letters_of_a_command_stand_in_the_order_of_its_own_script() -> None:
    assert not from_the_right("2 Lock")
    assert from_the_right("(נעל) Lock")
