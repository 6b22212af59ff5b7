"""The answers of the Label screen in 3, 2 or 1 columns; at most ten, and a tile that leads to the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from alapp.domain.guideline import LabelClass
from alapp.ui.screens.label.tile import COMPACT, HEIGHT, TIGHT, AnswerTile, Look
from alapp.ui.screens.label.words import digit_key, tr
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.painting import caps_width, leading, paint_caps
from alapp.ui.theme.theme import Theme

SHOWN = 10
"""Labels on the screen; the rest is reached by name."""
GAP = 8
THREE_FROM, TWO_FROM = 720, 420
ROOMY_ROWS, LOW_ROWS = 3, 2
MORE = 128
"""Width of the tile that leads to the other labels, where tiles are as wide as their words."""


class MoreTile(QAbstractButton):
    """“L: 34 more”: opens the list of all labels."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_ring(self, "outside", theme.radius("card"))

    def set_count(self, count: int) -> None:
        """Say how many labels are not shown."""
        self.setText(tr("{0} more").format(count))
        self.setAccessibleName(tr("{0} more labels, key L").format(count))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the key and the words."""
        painter = QPainter(self)
        theme, left = self.theme, self.theme.px(12)
        top = (self.height() - theme.px(20)) // 2
        place = leading(self, QRectF(left, top, caps_width(theme, "L"), 0))
        left += round(paint_caps(painter, place.topLeft(), theme, "L")) + theme.px(8)
        painter.setFont(theme.font("body", 500))
        painter.setPen(theme.colour("ink2"))
        room = leading(self, QRectF(left, 0, self.width() - left, self.height()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())


class AnswerGrid(QWidget):
    """The tiles of the first ten labels; every label keeps its place and number."""

    chosen = Signal(str)
    """A tile was pressed: the label class id."""
    more = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, dense: bool = False) -> None:
        super().__init__(parent)
        self.theme = theme
        self._dense = dense
        self.tiles: list[AnswerTile] = []
        self._low = False
        self._more = MoreTile(theme, self)
        self._more.clicked.connect(self.more)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_labels(self, labels: Sequence[LabelClass]) -> None:
        """Show these labels; tiles are made anew only when the labels differ."""
        if [t.label for t in self.tiles] == list(labels[:SHOWN]):
            self._set_more(len(labels))
            return
        for tile in self.tiles:
            tile.setParent(None)
            tile.deleteLater()
        self.tiles = [AnswerTile(self.theme, c, digit_key(i), self) for i, c in enumerate(labels[:SHOWN])]
        for tile in self.tiles:
            tile.clicked.connect(lambda _=False, label_id=tile.label.id: self.chosen.emit(label_id))
            tile.show()
        self._set_more(len(labels))

    def _set_more(self, count: int) -> None:
        self._more.setVisible(count > SHOWN)
        self._more.set_count(count - SHOWN)
        self.updateGeometry()
        self._place()

    def show_looks(self, looks: Mapping[str, Look]) -> None:
        """Set how each answer looks; a label that is not named looks plain."""
        for tile in self.tiles:
            tile.set_look(looks.get(tile.label.id, Look()))

    def columns(self, width: int) -> int:
        """Return the number of columns for a content width in pixels."""
        if width >= self.theme.px(THREE_FROM):
            return 3
        return 2 if width >= self.theme.px(TWO_FROM) else 1

    def _cells(self) -> list[QWidget]:
        return [*self.tiles, *([self._more] if not self._more.isHidden() else [])]

    def _rows(self, width: int) -> int:
        return -(-len(self._cells()) // self.columns(width))

    def tile_height(self, width: int) -> int:
        """Return the height of one tile: compact when there are many rows or little room."""
        rows = self._rows(width)
        if self._low:
            return self.theme.px(COMPACT if rows <= LOW_ROWS else TIGHT)
        return self.theme.px(HEIGHT if rows <= ROOMY_ROWS else COMPACT)

    def set_low(self, low: bool) -> None:
        """Say whether the window is low, so that the item keeps room."""
        if low != self._low:
            self._low = low
            self.updateGeometry()
            self._place()

    def hasHeightForWidth(self) -> bool:
        """Fewer columns need more height."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows."""
        if self._dense:
            return self._flow(width)[-1].bottom() + 1 if self._cells() else 0
        rows = self._rows(width)
        return rows * self.tile_height(width) + max(rows - 1, 0) * self.theme.px(GAP)

    def sizeHint(self) -> QSize:
        """Three columns if there is room."""
        width = max(self.width(), self.theme.px(TWO_FROM))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One readable column."""
        return QSize(self.theme.px(200), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the tiles."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
        self._place()

    def _flow(self, width: int) -> list[QRect]:
        """Return where dense tiles stand: as wide as their words, as many on a line as fit."""
        gap, height, found = self.theme.px(GAP), self.theme.px(TIGHT), list[QRect]()
        left = top = 0
        for cell in self._cells():
            wide = min(cell.needed() if isinstance(cell, AnswerTile) else self.theme.px(MORE), max(width, 1))
            if left and left + wide > width:
                left, top = 0, top + height + gap
            found.append(QRect(left, top, wide, height))
            left += wide + gap
        return found

    def _place(self) -> None:
        if self._dense:
            for cell, place in zip(self._cells(), self._flow(self.width()), strict=True):
                cell.setGeometry(place)
            return
        columns, gap = self.columns(self.width()), self.theme.px(GAP)
        height = self.tile_height(self.width())
        for index, cell in enumerate(self._cells()):
            row, column = divmod(index, columns)
            left = column * (self.width() + gap) // columns
            right = (column + 1) * (self.width() + gap) // columns - gap
            cell.setGeometry(left, row * (height + gap), right - left, height)
