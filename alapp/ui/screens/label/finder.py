"""Label by name (``L``): type, choose, Enter; a list over the answer area that holds any number of labels."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from alapp.domain.guideline import LabelClass
from alapp.ui.screens.label.match import Names
from alapp.ui.screens.label.tile import paint_line
from alapp.ui.screens.label.words import digit_key, tr
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.painting import caps_width, paint_caps
from alapp.ui.theme.shapes import paint_shape
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.card import Card
from alapp.ui.widgets.fields import SearchField
from alapp.ui.widgets.text import SafeLabel

ROW = 36
Index = QModelIndex | QPersistentModelIndex
PLACE = Qt.ItemDataRole.UserRole


class FoundLabels(QAbstractListModel):
    """The labels that match what was typed, best first; rows are read only when they are seen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.labels: tuple[LabelClass, ...] = ()
        self._names = Names(())
        self._places: list[int] = []

    def set_labels(self, labels: Sequence[LabelClass]) -> None:
        """Search among these labels."""
        if tuple(labels) != self.labels:
            self.labels = tuple(labels)
            self._names = Names([c.name for c in self.labels])
        self.filter("")

    def filter(self, typed: str) -> None:
        """Keep the labels that match."""
        self.beginResetModel()
        self._places = self._names.find(typed)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many labels match."""
        return 0 if parent.isValid() else len(self._places)

    def place(self, row: int) -> int:
        """Return the place of a row's label among all labels."""
        return self._places[row]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name for the screen and for screen readers."""
        if not index.isValid():
            return None
        place = self._places[index.row()]
        label = self.labels[place]
        if role == Qt.ItemDataRole.DisplayRole:
            return label.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            key = digit_key(place)
            return label.name + (", " + tr("key {0}").format(key) if key else "")
        return place if role == PLACE else None


class LabelRow(QStyledItemDelegate):
    """Paints a row: shape, name, hint, key."""

    def __init__(self, theme: Theme, labels: FoundLabels) -> None:
        super().__init__(labels)
        self.theme = theme
        self._labels = labels

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are equally high."""
        return QSize(self.theme.px(200), self.theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        theme, px = self.theme, self.theme.px
        room: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, theme.colour("accent-soft"))
            painter.fillRect(QRect(room.left(), room.top(), 3, room.height()), theme.colour("accent"))
        place = int(index.data(PLACE))
        label = self._labels.labels[place]
        size = px(12)
        mark = QRectF(room.left() + px(16), room.top() + (room.height() - size) / 2, size, size)
        paint_shape(painter, mark, theme.label_colour(label.colour), label.shape)
        right = self._paint_key(painter, room, digit_key(place))
        left = round(mark.right()) + px(12)
        name = QRect(left, room.top(), max(right - left, 0), room.height())
        paint_line(painter, name, label.name, theme.font("emphasis"), theme.colour("ink"))
        left += painter.fontMetrics().horizontalAdvance(label.name) + px(12)
        if right - left > px(40):
            hint = QRect(left, room.top(), right - left, room.height())
            paint_line(painter, hint, label.hint, theme.font("small"), theme.colour("ink3"))

    def _paint_key(self, painter: QPainter, room: QRect, key: str) -> int:
        right = room.right() - self.theme.px(16)
        if not key:
            return right
        left = right - round(caps_width(self.theme, key))
        top = room.top() + (room.height() - self.theme.px(20)) // 2
        paint_caps(painter, QPointF(left, top), self.theme, key)
        return left - self.theme.px(8)


class LabelFinder(Card):
    """The field and the list; Enter or a click chooses, Esc leaves."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, 12, edge="edge")
        self.field = SearchField(theme, tr("Label by name"), key="")
        self.labels = FoundLabels(self)
        self.list = QListView()
        self.list.setModel(self.labels)
        self.list.setItemDelegate(LabelRow(theme, self.labels))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(tr("Labels that match"))
        set_ring(self.list, "none")
        self._count = SafeLabel(theme, "", "small", "ink3")
        for widget in (self.field, self.list, self._count):
            self.body.addWidget(widget)
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._choose(index.row()))
        self.hide()

    def open(self, labels: Sequence[LabelClass]) -> None:
        """Show the list of these labels, the field ready to type."""
        self.labels.set_labels(labels)
        self.field.clear()
        self._filter("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _filter(self, typed: str) -> None:
        self.labels.filter(typed)
        self.list.setCurrentIndex(self.labels.index(0, 0))
        count, total = self.labels.rowCount(), len(self.labels.labels)
        words = tr("{0} of {1} labels. Enter chooses, Esc leaves.").format(count, total)
        self._count.setText(words if count else tr("No label matches. Esc leaves."))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows, Enter and Esc in the field work on the list."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        key = Qt.Key(event.key())
        if key in steps:
            self._step(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._choose(self.list.currentIndex().row())
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            return False
        return True

    def _step(self, rows: int) -> None:
        last = self.labels.rowCount() - 1
        row = min(max(self.list.currentIndex().row() + rows, 0), last)
        self.list.setCurrentIndex(self.labels.index(row, 0))

    def _choose(self, row: int) -> None:
        if 0 <= row < self.labels.rowCount():
            self.chosen.emit(self.labels.labels[self.labels.place(row)].id)
