"""The table of Browse: walks with arrows, stretches with Shift, checks with a click, sorts by its head."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from alapp.domain.found import META, Order
from alapp.ui.screens.browse.columns import BY, CHECK, DATE, KEY, NOTE
from alapp.ui.screens.browse.delegate import PAD, BrowseDelegate
from alapp.ui.screens.browse.model import BrowseModel, Index
from alapp.ui.screens.browse.walk import SHIFT, Walk
from alapp.ui.screens.label.tile import paint_line
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.theme import Theme

HEAD = 32
LEAST_TEXT = 160


class SortHeader(QHeaderView):
    """Titles, and an arrow beside the one that sorts."""

    def __init__(self, theme: Theme, model: BrowseModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.theme, self._rows = theme, model
        self.order = Order()
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme.px(32))

    def show_order(self, order: Order) -> None:
        """Show by what the rows are sorted."""
        self.order = order
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return the height of a head."""
        return QSize(super().sizeHint().width(), self.theme.px(HEAD))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """Draw title and arrow."""
        theme = self.theme
        painter.save()
        painter.fillRect(rect, theme.colour("surface2"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        column = self._rows.columns[logicalIndex]
        room = rect.adjusted(theme.px(PAD), 0, -theme.px(4), -1)
        font = theme.font("small", 600)
        paint_line(painter, room, column.title, font, theme.colour("ink2"))
        if column.order and column.order == self.order.column:
            side = theme.px(16)
            x = room.left() + painter.fontMetrics().horizontalAdvance(column.title) + theme.px(4)
            arrow = QRect(min(x, rect.right() - side), rect.top() + (rect.height() - side) // 2, side, side)
            theme.paint_icon(painter, arrow.toRectF(), "down" if self.order.descending else "up", "accent")
        painter.restore()


class BrowseTable(QTableView):
    """Rows of the pool. ``moved`` tells the place of the current row, ``sort_wanted`` the column clicked."""

    moved = Signal(int)
    sort_wanted = Signal(str)
    opened = Signal()

    def __init__(self, theme: Theme, model: BrowseModel, delegate: BrowseDelegate) -> None:
        super().__init__()
        self.theme, self._rows, self._delegate = theme, model, delegate
        self._walk = Walk(model)
        self.head = SortHeader(theme, model)
        self.setHorizontalHeader(self.head)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self._plain_view()
        set_ring(self, "none")
        self.head.sectionClicked.connect(self._sort)
        self.doubleClicked.connect(lambda _: self.opened.emit())
        theme.changed.connect(self.restyle)
        self.restyle()

    def _plain_view(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def restyle(self) -> None:
        """Take the sizes of the present text size."""
        self.verticalHeader().setMinimumSectionSize(self.theme.px(24))
        self.verticalHeader().setDefaultSectionSize(self.theme.px(self._delegate.height))
        self.lay_out_columns()

    def lay_out_columns(self) -> None:
        """Give each column its width and the text what is left; where that is too little, lesser columns go."""
        widths = {i: self.theme.px(c.width) for i, c in enumerate(self._rows.columns)}
        room, least = self.viewport().width(), self.theme.px(LEAST_TEXT)
        dropped: set[int] = set()
        for i in self._least_first():
            if room - sum(widths.values()) + sum(widths[d] for d in dropped) >= least:
                break
            dropped.add(i)
        left = room - sum(width for i, width in widths.items() if i not in dropped)
        for i, width in widths.items():
            self.setColumnHidden(i, i in dropped)
            self.setColumnWidth(i, width or max(left, least))

    def _least_first(self) -> list[int]:
        """Return the columns that can be done without, the least wanted first."""
        columns = self._rows.columns
        data = [i for i, c in enumerate(columns) if c.id.startswith(META)]
        fixed = [i for id_ in (DATE, BY, KEY, NOTE) for i, c in enumerate(columns) if c.id == id_]
        return [*data[::-1], *fixed]

    # -- where

    @property
    def place(self) -> int:
        """Place of the current row, -1 without any."""
        return self.currentIndex().row()

    def go_to(self, place: int) -> None:
        """Make this row the current one and bring it into sight."""
        if 0 <= place < self._rows.rowCount():
            index = self._rows.index(place, 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(index)

    def step(self, rows: int) -> None:
        """Go down (or up) that many rows."""
        self.go_to(min(max(self.place + rows, 0), self._rows.rowCount() - 1))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell where we are."""
        super().currentChanged(current, previous)
        self.viewport().update()
        self.moved.emit(current.row())

    # -- hands

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk; with Shift also check every row passed, and clear them when going back."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            event.ignore()
            return
        before = self.place
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if Qt.Key(event.key()) in steps and not event.modifiers() & ~SHIFT:
            self.step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
        self._walk.walked(before, self.place, event.modifiers())

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here; walking a million rows for a name is not wanted."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Check with a click on the box, or with Ctrl; Shift checks from the last row to here."""
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            super().mousePressEvent(event)
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.go_to(index.row())
        on_box = self._rows.columns[index.column()].id == CHECK
        self._walk.clicked(index.row(), event.modifiers(), on_box=on_box)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging does nothing."""

    def _sort(self, section: int) -> None:
        if self._rows.columns[section].order:
            self.sort_wanted.emit(self._rows.columns[section].order)

    # -- drawing

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns, and keep inside the rounded card."""
        super().resizeEvent(event)
        self.lay_out_columns()
        if self.isWindow():
            return
        outline, radius = QPainterPath(), self.theme.radius("card") - 1
        outline.addRoundedRect(QRectF(self.rect()), radius, radius)
        self.setMask(QRegion(outline.toFillPolygon().toPolygon()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows and the ring around the current one."""
        super().paintEvent(event)
        rect = self.visualRect(self.currentIndex())
        if rect.isEmpty():
            return
        painter = QPainter(self.viewport())
        width = self.theme.tokens.size["focus_ring"]
        colour: QColor = self.theme.colour("accent" if self.hasFocus() else "edge")
        painter.setPen(QPen(colour, width if self.hasFocus() else 1))
        painter.drawRect(QRect(1, rect.top(), self.viewport().width() - 2, rect.height() - 1))
        painter.end()
