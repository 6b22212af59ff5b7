"""A quiet table of texts for the Data page; its rows are values that somebody else has fetched."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.painting import elided
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.corners import RoundCorners

ROW = 38
_NO_LIMIT = 1_000_000
Index = QModelIndex | QPersistentModelIndex


class TextRows(QAbstractTableModel):
    """Rows of texts; ``numbers`` are the columns that align at their end, ``mono`` those in mono."""

    def __init__(self, titles: Sequence[str], *, numbers: Sequence[int] = (), mono: Sequence[int] = ()) -> None:
        super().__init__()
        self.titles = list(titles)
        self.numbers, self.mono = frozenset(numbers), frozenset(mono)
        self.rows: list[tuple[str, ...]] = []

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return columns."""
        return 0 if parent.isValid() else len(self.titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell."""
        cell = self.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell
        return f"{self.titles[index.column()]}: {cell}" if role == Qt.ItemDataRole.AccessibleTextRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a title."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in self.numbers else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return self.titles[section] if role == Qt.ItemDataRole.DisplayRole else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, rows: TextRows) -> None:
        super().__init__(rows)
        self._theme, self._rows = theme, rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(60), self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, column = self._theme, index.column()
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, theme.colour("accent-soft" if chosen else "surface"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.colour("line"))
        mono = column in self._rows.mono
        font = theme.font("small" if mono else "body", 600 if column == 0 else 400, mono=mono)
        painter.setFont(font)
        painter.setPen(theme.colour("ink" if column == 0 or column in self._rows.numbers else "ink2"))
        inner = rect.adjusted(theme.px(12), 0, -theme.px(12), 0)
        side = Qt.AlignmentFlag.AlignRight if column in self._rows.numbers else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, elided(str(index.data()), font, inner.width()))
        painter.restore()


class TextTable(QTableView):
    """Shows :class:`TextRows`; ``row_changed`` tells the current row.

    ``widths`` are those of the columns, ``stretch`` is the one that takes what is left; where there is no room, those
    of ``lesser`` go, the first one first.
    """

    row_changed = Signal(int)

    def __init__(
        self, theme: Theme, rows: TextRows, name: str, widths: Sequence[int], stretch: int, lesser: Sequence[int] = ()
    ) -> None:
        super().__init__()
        self.rows = rows
        self.setModel(rows)
        self.setItemDelegate(_Delegate(theme, rows))
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.verticalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        set_ring(self, "inside", theme.radius("card"))
        RoundCorners(theme, self)
        self.theme, self._widths, self._stretch, self._lesser = theme, tuple(widths), stretch, tuple(lesser)
        self._most = _NO_LIMIT
        theme.changed.connect(self.restyle)
        self.restyle()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        rows.modelReset.connect(self.updateGeometry)
        self.selectionModel().currentRowChanged.connect(lambda now, _old: self.row_changed.emit(now.row()))

    def restyle(self) -> None:
        """Take the sizes of the present text size."""
        self.verticalHeader().setDefaultSectionSize(self.theme.px(ROW))
        self.horizontalHeader().setFont(self.theme.font("small", 600))
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, self.theme.px(width))
        self._fit_columns()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the lesser columns where there is no room for them."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        needed = self.theme.px(sum(self._widths))
        for column in self._lesser:
            gone = needed > self.width()
            self.setColumnHidden(column, gone)
            needed -= self.theme.px(self._widths[column]) if gone else 0

    def show_most(self, rows: int | None) -> None:
        """Be at most so many rows high; None for as high as there are rows."""
        self._most = rows or _NO_LIMIT
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the height of the head and the rows."""
        rows = min(self.rows.rowCount(), self._most) * self.verticalHeader().defaultSectionSize()
        return QSize(super().sizeHint().width(), self.horizontalHeader().sizeHint().height() + rows + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the height of the head and two rows."""
        least = self.horizontalHeader().sizeHint().height() + 2 * self.verticalHeader().defaultSectionSize()
        return QSize(super().minimumSizeHint().width(), min(least, self.sizeHint().height()))

    def step(self, by: int) -> None:
        """Go to another row."""
        last = self.rows.rowCount() - 1
        if last >= 0:
            self.selectRow(min(max(self.currentIndex().row() + by, 0), last))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)
