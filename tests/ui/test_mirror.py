"""What paints itself stands at the other end where the interface runs from right to left."""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from alapp.domain.guideline import LabelClass
from alapp.ui.screens.label.tile import AnswerTile, Look
from alapp.ui.screens.start.parts import FootLink, LargeAction
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.chips import Chip
from alapp.ui.widgets.fields import CheckBox, SearchField
from alapp.ui.widgets.labels import LabelMark

WIDTH, EDGE, NEAR = 320, 8, 6
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


@pytest.fixture
def either_way(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def _inked(image: QImage) -> tuple[int, int]:
    """Return the first and the last column, edges aside, that differ from the ground in the middle rows."""
    middle = range(image.height() // 2 - 5, image.height() // 2 + 6)
    columns = range(EDGE, image.width() - EDGE)
    ground = Counter(image.pixel(x, image.height() // 2) for x in columns).most_common(1)[0][0]
    inked = [x for x in columns if any(image.pixel(x, y) != ground for y in middle)]
    return inked[0], inked[-1]


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
        ends.append(_inked(widget.grab().toImage()))
    (first, last), (mirrored_first, mirrored_last) = ends
    assert mirrored_first == pytest.approx(WIDTH - last, abs=NEAR)
    assert mirrored_last == pytest.approx(WIDTH - first, abs=NEAR)
