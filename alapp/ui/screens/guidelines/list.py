"""The list of labels: order, shape, name and how often each was given; found by name, hint or rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout

from alapp.domain.guideline import Guideline, LabelClass
from alapp.session.insight_figures import LabelUse
from alapp.ui.screens.guidelines.words import keys_of, number, tr
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.painting import elided, mirrored
from alapp.ui.theme.shapes import paint_shape
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button, spoken
from alapp.ui.widgets.card import Surface
from alapp.ui.widgets.chips import Chip
from alapp.ui.widgets.fields import SearchField
from alapp.ui.widgets.text import SafeLabel

PROJECT = ""
"""Id of the first row, which stands for the question and the words of the whole project."""

_Index = QModelIndex | QPersistentModelIndex
_NEW_KEY = "Ctrl+Shift+N"


class LabelModel(QAbstractListModel):
    """The first row is the project itself, then active labels in order, then retired ones."""

    def __init__(self) -> None:
        super().__init__()
        self.guideline: Guideline | None = None
        self.uses: Mapping[str, LabelUse] = {}
        self._rows: Sequence[LabelClass | None] = ()

    def show(self, guideline: Guideline, needle: str) -> None:
        """Show the labels of this guideline in which ``needle`` occurs."""
        self.beginResetModel()
        self.guideline = guideline
        ordered = (*guideline.active, *(c for c in guideline.classes if c.retired))
        found = [c for c in ordered if _holds(c, needle)]
        self._rows = found if needle.strip() else [None, *found]
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def label_at(self, row: int) -> LabelClass | None:
        """Return the label of a row; None for the project."""
        return self._rows[row]

    def row_of(self, label_id: str) -> int:
        """Return the row of a label, -1 if it is not shown."""
        ids = [c.id if c else PROJECT for c in self._rows]
        return ids.index(label_id) if label_id in ids else -1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words a screen reader says."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        label_class = self._rows[index.row()]
        if label_class is None or self.guideline is None:
            return tr("Question and words")
        if role == Qt.ItemDataRole.DisplayRole:
            return label_class.name
        keys = ", ".join(tr("key {0}").format(k) for k in keys_of(self.guideline, label_class))
        state = tr("retired") if label_class.retired else keys
        count = tr("{0} answers").format(number(self.count_of(label_class)))
        return ", ".join(part for part in (label_class.name, state, count) if part)

    def count_of(self, label_class: LabelClass) -> int:
        """Return how many answers carry a label."""
        use = self.uses.get(label_class.id)
        return use.labels if use else 0


def _holds(label_class: LabelClass, needle: str) -> bool:
    words = f"{label_class.name}\n{label_class.hint}\n{label_class.description}".casefold()
    return all(part in words for part in needle.casefold().split())


class _Delegate(QStyledItemDelegate):
    """Draws a row of 36: shape, name, number of answers."""

    def __init__(self, theme: Theme, model: LabelModel) -> None:
        super().__init__()
        self.theme, self._model = theme, model

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of a row."""
        return QSize(self.theme.px(120), self.theme.px(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        colour, px = self.theme.colour, self.theme.px
        rect = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(rect, colour("accent-soft"))
            edge = QRectF(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(mirrored(painter, rect, edge), colour("accent"))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), colour("line"))
        label_class = self._model.label_at(index.row())
        if index.row() == 0:
            painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), colour("line"))
        inner = rect.adjusted(px(16), 0, -px(16), 0)
        if label_class is None:
            self.theme.paint_icon(painter, mirrored(painter, inner, _square(inner, px(16))), "note", "ink2")
            words = mirrored(painter, inner, inner.adjusted(px(24), 0, 0, 0))
            self._write(painter, words, tr("Question and words"), "ink2")
        else:
            self._label(painter, inner, label_class)
        painter.restore()

    def _label(self, painter: QPainter, rect: QRectF, label_class: LabelClass) -> None:
        px, retired = self.theme.px, label_class.retired
        side = self.theme.label_colour(label_class.colour)
        mark = mirrored(painter, rect, _square(rect, px(12)))
        paint_shape(painter, mark, side, label_class.shape, outlined=retired)
        count = self._model.count_of(label_class)
        note = tr("retired") if retired else number(count) if count else ""
        painter.setFont(self.theme.font("small"))
        painter.setPen(self.theme.colour("ink3"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        used = painter.boundingRect(rect, flags, note)
        painter.drawText(rect, flags, note)
        name = mirrored(painter, rect, rect.adjusted(px(24), 0, -used.width() - px(8), 0))
        self._write(painter, name, label_class.name, "ink3" if retired else "ink")

    def _write(self, painter: QPainter, rect: QRectF, text: str, colour: str) -> None:
        font = self.theme.font("body", 600)
        painter.setFont(font)
        painter.setPen(self.theme.colour(colour))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, elided(text, font, rect.width()))


def _square(rect: QRectF, side: float) -> QRectF:
    return QRectF(rect.left(), rect.center().y() - side / 2, side, side)


class _List(QListView):
    """A list that leaves letters to the commands."""

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here."""


class GuideList(Surface):
    """The left pane: version, search, labels, and the way to a new one. ``chosen`` tells the id of a row."""

    chosen = Signal(str)
    new_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "surface2", lines="right")
        self.model = LabelModel()
        self.version = Chip(theme, "")
        self.version.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.search = SearchField(theme, tr("Find a label"))
        self.view = _List()
        self.view.setModel(self.model)
        self.view.setUniformItemSizes(True)
        self._delegate = _Delegate(theme, self.model)
        self.view.setItemDelegate(self._delegate)
        self.view.setAccessibleName(tr("Labels"))
        self.view.setStyleSheet("background: transparent; border: none;")
        set_ring(self.view, "inside", 0)
        self.new = Button(theme, tr("New label"), key=_NEW_KEY, kind="quiet", icon="plus")
        self._build()
        self.search.textChanged.connect(lambda _: self.refill())
        self.search.returnPressed.connect(self.view.setFocus)
        self.new.clicked.connect(self.new_wanted)
        self.view.selectionModel().currentChanged.connect(self._tell)
        theme.changed.connect(self.view.doItemsLayout)

    def _build(self) -> None:
        px = self.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(16), 1, px(8))
        column.setSpacing(px(10))
        head, field, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (head, field, foot):
            row.setContentsMargins(px(16), 0, px(16), 0)
        head.addWidget(SafeLabel(self.theme, tr("Guidelines"), role="lead", weight=600))
        head.addStretch(1)
        head.addWidget(self.version)
        field.addWidget(self.search)
        foot.setContentsMargins(px(8), 0, px(16), 0)
        foot.addWidget(self.new)
        foot.addStretch(1)
        column.addLayout(head)
        column.addLayout(field)
        column.addWidget(self.view, 1)
        column.addLayout(foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the key off the button where there is no room for it."""
        super().resizeEvent(event)
        self.new.set_key(_NEW_KEY)
        if self.new.sizeHint().width() > self.width() - self.theme.px(24):
            self.new.set_key("")
        self.new.setAccessibleName(spoken(self.new.text(), _NEW_KEY))

    @property
    def current(self) -> str:
        """The id of the row chosen."""
        row = self.view.currentIndex().row()
        label_class = self.model.label_at(row) if row >= 0 else None
        return label_class.id if label_class else PROJECT

    def show_guideline(self, guideline: Guideline, chosen: str) -> None:
        """Show this version, with this row chosen."""
        self.version.set_text(tr("Version {0}").format(guideline.version))
        self.refill(guideline, chosen)

    def refill(self, guideline: Guideline | None = None, chosen: str | None = None) -> None:
        """Fill the list anew, after a search or an edit; the row chosen stays where it can."""
        wanted = self.current if chosen is None else chosen
        now = guideline or self.model.guideline
        if now is None:
            return
        self.view.selectionModel().blockSignals(True)
        self.model.show(now, self.search.text())
        self.view.selectionModel().blockSignals(False)
        self.choose(wanted if self.model.row_of(wanted) >= 0 else None)

    def choose(self, label_id: str | None) -> None:
        """Choose a row, None for the first."""
        row = 0 if label_id is None else self.model.row_of(label_id)
        index = self.model.index(max(row, 0), 0)
        self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.view.scrollTo(index)

    def step(self, by: int) -> None:
        """Choose the row before or after."""
        row = self.view.currentIndex().row() + by
        if 0 <= row < self.model.rowCount():
            label_class = self.model.label_at(row)
            self.choose(label_class.id if label_class else PROJECT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc leave the search."""
        if event.key() == Qt.Key.Key_Escape and self.search.hasFocus():
            self.search.clear()
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        super().keyPressEvent(event)

    def _tell(self, now: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(self.current)
