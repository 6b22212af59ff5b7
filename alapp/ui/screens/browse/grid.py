"""The grid of Browse: pictures side by side, walked by arrows, for eyes that look for the odd one out."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame

from alapp.ui.screens.browse.columns import TEXT
from alapp.ui.screens.browse.model import BrowseModel, Index
from alapp.ui.screens.browse.tile import BOX, HEIGHT, WIDTH, BrowseTile
from alapp.ui.screens.browse.walk import SHIFT, Walk
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.theme import Theme

SCROLLS = 3
"""Turns of the wheel's step that make a row of tiles."""


class BrowseGrid(QAbstractItemView):
    """Tiles of equal size, as many in a row as there is room for: where one lies is counted, never laid out.

    It shares the current item with the table, whose ``selection`` it is given. ``opened`` tells of a double click.
    """

    opened = Signal()

    def __init__(self, theme: Theme, model: BrowseModel, tile: BrowseTile, selection: QItemSelectionModel) -> None:
        super().__init__()
        self.theme, self._rows, self._tile = theme, model, tile
        self._walk = Walk(model)
        self.setModel(model)
        self.setSelectionModel(selection)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # its coming would change the columns
        self.setTabKeyNavigation(False)
        set_ring(self, "none")
        self.doubleClicked.connect(lambda _: self.opened.emit())
        theme.changed.connect(self.restyle)  # not updateGeometries: Qt's own slot outlives what we put in its place

    def restyle(self) -> None:
        """Fit the tiles to another size of text."""
        self.updateGeometries()

    # -- where

    @property
    def place(self) -> int:
        """Place of the current item, -1 without any."""
        return self.currentIndex().row()

    @property
    def columns(self) -> int:
        """Tiles in a row."""
        return max(1, self.viewport().width() // self.theme.px(WIDTH))

    @property
    def _high(self) -> int:
        return self.theme.px(HEIGHT)

    def go_to(self, place: int) -> None:
        """Make this item the current one and bring it into sight."""
        if 0 <= place < self._rows.rowCount():
            self.selectionModel().setCurrentIndex(self._index(place), QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(self._index(place))

    def step(self, tiles: int) -> None:
        """Go on (or back) that many tiles."""
        self.go_to(min(max(self.place + tiles, 0), self._rows.rowCount() - 1))

    def _index(self, place: int) -> QModelIndex:
        """Return the cell that stands for an item: the one whose words a screen reader says."""
        named = next((i for i, c in enumerate(self._rows.columns) if c.id == TEXT), 0)
        return self._rows.index(place, named)

    def _room(self, place: int) -> QRect:
        """Return where a tile lies on the screen now."""
        columns, wide = self.columns, self.viewport().width()
        row, column = divmod(place, columns)
        left, right = wide * column // columns, wide * (column + 1) // columns
        return QRect(left, row * self._high - self.verticalOffset(), right - left, self._high)

    # -- what Qt asks of a view

    def visualRect(self, index: Index) -> QRect:
        """Return where an item lies on the screen now."""
        return self._room(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the item below a point."""
        columns = self.columns
        column = next((c for c in range(columns) if self._room(c).right() >= point.x()), columns - 1)
        place = (point.y() + self.verticalOffset()) // self._high * columns + column
        return self._index(place) if 0 <= place < self._rows.rowCount() else QModelIndex()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring an item into sight, no farther than needed."""
        del hint
        room, bar, height = self.visualRect(index), self.verticalScrollBar(), self.viewport().height()
        if room.isValid() and room.top() < 0:
            bar.setValue(bar.value() + room.top())
        elif room.isValid() and room.bottom() >= height:
            bar.setValue(bar.value() + min(room.top(), room.bottom() - height + 1))

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return where a key leads: by rows it keeps its column, as far as the last row has one."""
        del modifiers
        moves, last = QAbstractItemView.CursorAction, self._rows.rowCount() - 1
        page = max(1, self.viewport().height() // self._high)
        by_rows = {moves.MoveUp: -1, moves.MoveDown: 1, moves.MovePageUp: -page, moves.MovePageDown: page}
        by_tiles = {
            moves.MoveLeft: -1,
            moves.MovePrevious: -1,
            moves.MoveRight: 1,
            moves.MoveNext: 1,
            moves.MoveHome: -last,
            moves.MoveEnd: last,
        }
        if action in by_tiles:
            return self._index(min(max(self.place + by_tiles[action], 0), last))
        row, column = divmod(max(self.place, 0), self.columns)
        row = min(max(row + by_rows[action], 0), last // self.columns)
        return self._index(min(row * self.columns + column, last))

    def horizontalOffset(self) -> int:
        """Return 0: every tile has room in the width."""
        return 0

    def verticalOffset(self) -> int:
        """Return by how many pixels it is scrolled."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        """Return no: every item has its tile."""
        del index
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select nothing: items are checked."""

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return nothing: items are checked."""
        del selection
        return QRegion()

    # -- hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk; with Shift also check every item passed, and clear them when going back."""
        moves = QAbstractItemView.CursorAction
        keys = {
            Qt.Key.Key_Left: moves.MoveLeft,
            Qt.Key.Key_Right: moves.MoveRight,
            Qt.Key.Key_Up: moves.MoveUp,
            Qt.Key.Key_Down: moves.MoveDown,
            Qt.Key.Key_PageUp: moves.MovePageUp,
            Qt.Key.Key_PageDown: moves.MovePageDown,
            Qt.Key.Key_Home: moves.MoveHome,
            Qt.Key.Key_End: moves.MoveEnd,
        }
        move = keys.get(Qt.Key(event.key()))
        if move is None or event.modifiers() & ~(SHIFT | Qt.KeyboardModifier.KeypadModifier):
            event.ignore()
            return
        before = self.place
        self.go_to(self.moveCursor(move, event.modifiers()).row())
        self._walk.walked(before, self.place, event.modifiers())

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Check with a click on the box, or with Ctrl; Shift checks from the last item to here."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            super().mousePressEvent(event)
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.go_to(index.row())
        corner = self._tile.box(self._room(index.row())).adjusted(-BOX, -BOX, BOX, BOX)
        self._walk.clicked(index.row(), event.modifiers(), on_box=corner.contains(point))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging does nothing."""

    # -- drawing

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Move the ring."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def updateGeometries(self) -> None:
        """Fit the scroll bar to what there is; the item at the top stays there."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        rows = -(-self._rows.rowCount() // self.columns)
        bar.setRange(0, max(0, rows * self._high - height))
        bar.setPageStep(max(1, height - height % self._high))
        bar.setSingleStep(self._high // SCROLLS)
        super().updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the new width; the current item stays in sight."""
        super().resizeEvent(event)
        self.updateGeometries()
        self.scrollTo(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tiles in sight, and the ring around the current one."""
        painter, columns = QPainter(self.viewport()), self.columns
        painter.fillRect(event.rect(), self.theme.colour("surface"))
        first = self.verticalOffset() // self._high * columns
        rows = -(-self.viewport().height() // self._high) + 1
        for place in range(first, min(first + rows * columns, self._rows.rowCount())):
            self._tile.paint(painter, self._room(place), place)
        if self.place >= 0:
            self._tile.ring(painter, self._room(self.place), focused=self.hasFocus())
        painter.end()
