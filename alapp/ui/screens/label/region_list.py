"""The regions of an item beside it: the selected one with its facts, and all in a list, the accessible twin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QListView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from alapp.domain.guideline import LabelClass
from alapp.ui.screens.label.tile import paint_line
from alapp.ui.screens.label.words import percent, tr
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.painting import mirrored
from alapp.ui.theme.shapes import paint_shape
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.card import Card
from alapp.ui.widgets.text import ElidedLabel, SafeLabel

ROW, SHOWN = 32, 12
Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Entry:
    """One region as the list shows it; ``confidence`` None for one that was drawn."""

    label: LabelClass | None
    words: str
    confidence: float | None = None
    facts: tuple[tuple[str, str], ...] = ()
    second: str = ""
    named: bool = False
    """Whether the words do not tell what it is, so that the name stands with them."""

    @property
    def name(self) -> str:
        """The name of its label."""
        return self.label.name if self.label is not None else tr("no label yet")

    @property
    def head(self) -> str:
        """What stands at the left: the words, or what it is where they do not tell."""
        if not self.named:
            return self.words
        return self.name if self.confidence is None else f"{self.name} ?"

    @property
    def state(self) -> str:
        """What stands at the right: how likely a suggestion is; else the label, or the words."""
        if self.confidence is None:
            return self.words if self.named else self.name
        return percent(self.confidence) if self.named else f"? {percent(self.confidence)}"


class Entries(QAbstractListModel):
    """The regions of the item on the screen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these regions."""
        if tuple(entries) != self.entries:
            self.beginResetModel()
            self.entries = tuple(entries)
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many regions there are."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words for the screen and for screen readers."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = "" if entry.confidence is None else ", " + tr("suggested, {0}").format(percent(entry.confidence))
            return f"{entry.name}: {entry.words}{said}"
        return entry if role == ENTRY else None


class EntryRow(QStyledItemDelegate):
    """Paints a row: shape, words, label or how likely it is."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are equally high."""
        return QSize(self.theme.px(200), self.theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        entry, theme, px = index.data(ENTRY), self.theme, self.theme.px
        room: QRect = option.rect
        whole = QRectF(room)
        view = self.parent()
        if isinstance(view, QListView) and view.currentIndex() == index:
            painter.fillRect(room, theme.colour("accent-soft"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = px(10)
        mark = QRectF(room.left() + px(12), room.top() + (room.height() - side) / 2, side, side)
        if entry.label is not None:
            colour = theme.label_colour(entry.label.colour)
            paint_shape(painter, mirrored(painter, whole, mark), colour, entry.label.shape)
        painter.setFont(theme.font("small"))
        wide = painter.fontMetrics().horizontalAdvance(entry.state)
        state = QRect(room.right() - px(12) - wide, room.top(), wide + 1, room.height())
        painter.setPen(theme.colour("ink3" if entry.confidence is None else "warn"))
        painter.drawText(mirrored(painter, whole, QRectF(state)), Qt.AlignmentFlag.AlignVCenter, entry.state)
        left = round(mark.right()) + px(10)
        words = QRect(left, room.top(), max(state.left() - px(8) - left, 0), room.height())
        words = mirrored(painter, whole, QRectF(words)).toRect()
        paint_line(painter, words, entry.head, theme.font("body"), theme.colour("ink"))
        painter.fillRect(QRect(room.left(), room.bottom(), room.width(), 1), theme.colour("line"))


class RegionPanel(QWidget):
    """The upper part of the side panel where answers list regions."""

    chosen = Signal(int)
    """A row was pressed: its place."""

    def __init__(self, theme: Theme, titles: tuple[str, str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._titles = titles
        self._title = SafeLabel(theme, titles[0], "over", "ink3")
        self._state = SafeLabel(theme, "", "small", "warn")
        self._card = Card(theme, 12, edge="accent")
        self.name = SafeLabel(theme, "", "emphasis")
        self.words = ElidedLabel(theme, "", "body")
        self.facts = ElidedLabel(theme, "", "small", "ink2")
        self.second = ElidedLabel(theme, "", "small", "ink2")
        for label in (self.name, self.words, self.facts, self.second):
            self._card.body.addWidget(label)
        self._count = SafeLabel(theme, "", "small", "ink3")
        self.entries = Entries(self)
        self.list = self._make_list()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(_line(self._title, self._state))
        column.addWidget(self._card)
        column.addSpacing(theme.px(4))
        column.addLayout(_line(SafeLabel(theme, titles[2], "over", "ink3"), self._count))
        column.addWidget(self.list)

    def _make_list(self) -> QListView:
        shown = QListView()
        shown.setModel(self.entries)
        shown.setItemDelegate(EntryRow(self.theme, shown))
        shown.setUniformItemSizes(True)
        shown.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shown.setAccessibleName(tr("Regions of this item"))
        shown.clicked.connect(lambda index: self.chosen.emit(index.row()))
        set_ring(shown, "inside")
        return shown

    @property
    def title(self) -> str:
        """What stands above the selected region."""
        return self._title.text()

    def show_entries(self, entries: Sequence[Entry], selected: int, open_words: str) -> None:
        """Show the regions; ``selected`` is a place or -1; ``open_words`` say what an open region waits for."""
        self.entries.show(entries)
        self.list.setVisible(bool(entries))
        self.list.setFixedHeight(self.theme.px(ROW) * min(max(len(entries), 1), SHOWN) + 4)
        self.list.setCurrentIndex(self.entries.index(selected, 0) if selected >= 0 else QModelIndex())
        suggested = sum(e.confidence is not None for e in entries)
        words = tr("{0} set, {1} suggested") if suggested else tr("{0} set")
        self._count.setText(words.format(len(entries) - suggested, suggested))
        self._show_selected(entries[selected] if 0 <= selected < len(entries) else None, open_words)

    def _show_selected(self, entry: Entry | None, open_words: str) -> None:
        """Show the selected region, the open one or that there is neither, in four lines: nothing below moves."""
        chance = entry.confidence if entry is not None else None
        self._state.setText(tr("suggestion, {0}").format(percent(chance)) if chance is not None else "")
        self._title.setText(self._titles[entry is None and bool(open_words)])
        self.words.setEnabled(entry is not None or bool(open_words))
        if entry is None:
            none = tr("J goes to the next.") if self.entries.rowCount() else tr("B begins here, a number labels it.")
            head = tr("Not labeled yet") if open_words else tr("Nothing is selected")
            lines = (head, open_words or none, "", "")
        else:
            facts = "   ".join(f"{name} {value}" for name, value in entry.facts)
            lines = (entry.name, entry.words, facts, entry.second)
        for label, words in zip((self.name, self.words, self.facts, self.second), lines, strict=True):
            label.setText(words)


def _line(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(left, 1)
    row.addWidget(right)
    return row
