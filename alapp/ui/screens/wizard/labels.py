"""The label list of step 3: number, shape and colour, name, hint; thousands of labels scroll like ten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from alapp.domain.guideline import LabelClass, classes_from_names, look_of
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.painting import cap_size, caps_width, elided, mirrored, paint_caps
from alapp.ui.theme.shapes import paint_shape
from alapp.ui.theme.theme import Theme

PLACE, MARK, NAME, HINT = range(4)
DIGITS = "1234567890"
Index = QModelIndex | QPersistentModelIndex


class LabelList(QAbstractTableModel):
    """Label classes in order; ``edited`` tells any change by the person."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.classes: list[LabelClass] = []

    def show_classes(self, classes: Sequence[LabelClass]) -> None:
        """Show another list."""
        self.beginResetModel()
        self.classes = list(classes)
        self.endResetModel()

    def add(self, pairs: Sequence[tuple[str, str]]) -> int:
        """Add (name, hint) pairs that are not there yet at the end; return how many were new."""
        known = {c.name.casefold() for c in self.classes}
        fresh = [(n.strip(), h) for n, h in pairs if n.strip() and n.strip().casefold() not in known]
        made = classes_from_names([n for n, _ in fresh], [h for _, h in fresh])
        first = len(self.classes)
        placed = [
            replace(c, colour=colour, shape=shape)
            for i, c in enumerate(made)
            for colour, shape in (look_of(first + i),)
        ]
        if placed:
            self.beginInsertRows(QModelIndex(), first, first + len(placed) - 1)
            self.classes += placed
            self.endInsertRows()
            self.edited.emit()
        return len(placed)

    def remove(self, rows: Sequence[int]) -> None:
        """Take labels away."""
        gone = set(rows)
        self.show_classes([c for i, c in enumerate(self.classes) if i not in gone])
        self.edited.emit()

    def move(self, row: int, step: int) -> int:
        """Move a label up or down; return where it is now."""
        to = row + step
        if not 0 <= row < len(self.classes) or not 0 <= to < len(self.classes):
            return row
        self.classes[row], self.classes[to] = self.classes[to], self.classes[row]
        low, high = sorted((row, to))
        self.dataChanged.emit(self.index(low, 0), self.index(high, HINT))
        self.edited.emit()
        return to

    def recolour(self, row: int, colour: int) -> None:
        """Give a label another colour and the shape that belongs to it."""
        self.classes[row] = replace(self.classes[row], colour=colour, shape=colour)
        self.dataChanged.emit(self.index(row, 0), self.index(row, HINT))
        self.edited.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return labels."""
        return 0 if parent.isValid() else len(self.classes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return place, mark, name, hint."""
        return 4

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let names and hints be edited."""
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return base | Qt.ItemFlag.ItemIsEditable if index.column() in (NAME, HINT) else base

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell."""
        label = self.classes[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return {NAME: label.name, HINT: label.hint}.get(index.column(), "")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{index.row() + 1}, {label.name}, {label.hint}"
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take an edited name or hint; an empty name, or one that is there already, changes nothing."""
        text, row = str(value).strip(), index.row()
        if index.column() == NAME:
            others = {c.name.casefold() for i, c in enumerate(self.classes) if i != row}
            if not text or text.casefold() in others:
                return False
            self.classes[row] = replace(self.classes[row], name=text)
        else:
            self.classes[row] = replace(self.classes[row], hint=text)
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True


class LabelDelegate(QStyledItemDelegate):
    """Paints key cap, shape, name and hint."""

    def __init__(self, theme: Theme, labels: LabelList) -> None:
        super().__init__(labels)
        self._theme, self._labels = theme, labels

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row 38 high."""
        return QSize(self._theme.px(60), self._theme.px(38))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        theme, label = self._theme, self._labels.classes[index.row()]
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, theme.colour("accent-soft" if chosen else "surface"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.colour("line"))
        inner = mirrored(painter, rect, rect.adjusted(theme.px(12), 0, -theme.px(8), 0))
        if index.column() == PLACE:
            self._paint_place(painter, inner, index.row())
        elif index.column() == MARK:
            side = theme.px(14)
            shape = QRectF(inner.left(), inner.center().y() - side / 2, side, side)
            paint_shape(painter, mirrored(painter, inner, shape), theme.label_colour(label.colour), label.shape)
        else:
            self._paint_words(painter, inner, label, index.column())
        painter.restore()

    def _paint_place(self, painter: QPainter, rect: QRectF, row: int) -> None:
        theme = self._theme
        if row < 20:
            keys = ("Shift+" if row >= 10 else "") + DIGITS[row % 10]
            top = rect.center().y() - cap_size(theme, "0").height() / 2
            place = mirrored(painter, rect, QRectF(rect.left(), top, caps_width(theme, keys), 0))
            paint_caps(painter, place.topLeft(), theme, keys)
            return
        painter.setFont(theme.font("small", mono=True))
        painter.setPen(theme.colour("ink3"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, str(row + 1))

    def _paint_words(self, painter: QPainter, rect: QRectF, label: LabelClass, column: int) -> None:
        theme = self._theme
        font = theme.font("emphasis") if column == NAME else theme.font("body")
        words = label.name if column == NAME else label.hint or self.tr("Add a short hint")
        ink = "ink" if column == NAME else "ink2" if label.hint else "ink3"
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, elided(words, font, rect.width()))


class LabelTable(QTableView):
    """The list itself: F2 or typing edits, Delete takes away, Alt+Up and Alt+Down move, C chooses a colour."""

    def __init__(self, theme: Theme, labels: LabelList) -> None:
        super().__init__()
        self.theme, self.labels = theme, labels
        self.setModel(labels)
        self.setItemDelegate(LabelDelegate(theme, labels))
        self.setAccessibleName(self.tr("Labels"))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(38))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        triggers = QTableView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        for column, width in ((PLACE, 92), (MARK, 36), (NAME, 220)):
            self.setColumnWidth(column, theme.px(width))
        self.horizontalHeader().setStretchLastSection(True)
        set_ring(self, "inside", theme.radius("card"))
        self.clicked.connect(self._on_click)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, take away or recolour the current label."""
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Delete and row >= 0:
            self.labels.remove(sorted({i.row() for i in self.selectedIndexes()} or {row}))
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            to = self.labels.move(row, -1 if event.key() == Qt.Key.Key_Up else 1)
            self.setCurrentIndex(self.labels.index(to, max(NAME, self.currentIndex().column())))
        elif event.key() == Qt.Key.Key_C and row >= 0:
            self._choose_colour(row)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _on_click(self, index: QModelIndex) -> None:
        if index.column() == MARK:
            self._choose_colour(index.row())

    def _choose_colour(self, row: int) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for i, name in enumerate(self.theme.tokens.label_names, start=1):
            menu.addAction(name).triggered.connect(lambda _on=False, colour=i: self.labels.recolour(row, colour))
        below = self.visualRect(self.labels.index(row, MARK)).bottomLeft()
        menu.popup(self.viewport().mapToGlobal(below))
