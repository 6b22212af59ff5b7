"""The list of recent projects: one row of 76 each."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTime,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem

from alapp.session.recents import Recent
from alapp.ui.language import clock, day, tr
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.painting import cap_size, caps_width, elided, mirrored, paint_caps, paint_surface
from alapp.ui.theme.theme import Theme

ROW = 76
LINE_WIDTH, DATE_WIDTH = 190, 96
NARROW, NARROWEST = 560, 420
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
_ICONS = {"boxes": "box", "spans": "span", "audio": "audio", "video": "video", "image": "image"}
"""Icon by the name of a label task or a modality; any other is text."""


def when(seconds: float, now: datetime | None = None) -> str:
    """Say when something was, by the system's own way of writing dates."""
    then, now = datetime.fromtimestamp(seconds), now or datetime.now()
    if then.date() == now.date():
        return tr("Today, {0}", clock(QTime(then.hour, then.minute)))
    if then.date() == (now - timedelta(days=1)).date():
        return tr("Yesterday")
    date = QDate(then.year, then.month, then.day)
    return QLocale().toString(date, tr("d MMMM")) if then.year == now.year else day(date, year=True)


def icon_of(kinds: str) -> str:
    """Return the icon of a project by the names of its label task and its modality, whatever the language."""
    return next((_ICONS[name] for name in kinds.split() if name in _ICONS), "text")


class RecentModel(QAbstractListModel):
    """Recent projects, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Recent] = []

    def fill(self, rows: list[Recent]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of projects."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name; all there is to say under AccessibleTextRole."""
        recent = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return recent.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            missing = [tr("not found at its last place")] if recent.missing else []
            key = [tr("key {0}", f"Alt+{index.row() + 1}")] if index.row() < 8 else []
            return ", ".join(
                [recent.name, recent.task, *recent.line.split("\n"), when(recent.opened_at), *missing, *key]
            )
        return None


class RecentDelegate(QStyledItemDelegate):
    """Paints one project: icon, name over task, two lines of figures, time, keys."""

    def __init__(self, theme: Theme, parent: RecentList) -> None:
        super().__init__(parent)
        self.theme, self._list = theme, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(0, self.theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        recent = self._list.model_.rows[index.row()]
        rect = QRectF(option.rect)
        painter.save()
        if self._list.hasFocus() and self._list.currentIndex().row() == index.row():
            self._paint_ring(painter, rect)
        elif index.row():
            painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 1), self.theme.colour("line"))
        self._paint_icon(painter, rect, recent)
        right = self._paint_end(painter, rect, recent, index.row())
        px = self.theme.px
        left = rect.left() + px(20 + 40 + 16)
        ink = "ink3" if recent.missing else "ink"
        room = mirrored(painter, rect, QRectF(left, rect.top(), right - left - px(16), rect.height()))
        self._two_lines(painter, room, (recent.name, recent.task), ink)
        painter.restore()

    def _paint_ring(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the focus ring of the marked row, inside it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.colour("accent"), self.theme.tokens.size["focus_ring"]))
        radius = self.theme.radius("control")
        painter.drawRoundedRect(rect.adjusted(4, 4, -4, -4), radius, radius)

    def _paint_icon(self, painter: QPainter, rect: QRectF, recent: Recent) -> None:
        px = self.theme.px
        box = QRectF(rect.left() + px(20), rect.center().y() - px(20), px(40), px(40))
        box = mirrored(painter, rect, box)
        ground, ink = ("surface2", "ink3") if recent.missing else ("accent-soft", "accent")
        paint_surface(painter, box, self.theme.colour(ground), None, self.theme.radius("card"))
        self.theme.paint_icon(painter, box.adjusted(px(10), px(10), -px(10), -px(10)), icon_of(recent.kinds), ink)

    def _paint_end(self, painter: QPainter, rect: QRectF, recent: Recent, row: int) -> float:
        """Draw keys, time and figures from the right, as far as there is room; return where they begin."""
        px = self.theme.px
        right = rect.right() - px(20)
        if row < 8:
            keys = self._list.keys_of(row)
            wide, top = caps_width(self.theme, keys), rect.center().y() - cap_size(self.theme, "0").height() / 2
            place = mirrored(painter, rect, QRectF(right - wide, top, wide, 0))
            paint_caps(painter, place.topLeft(), self.theme, keys)
            right -= max(caps_width(self.theme, keys), caps_width(self.theme, "Alt+1")) + px(16)
        if rect.width() > px(NARROWEST):
            right -= px(DATE_WIDTH)
            place = mirrored(painter, rect, QRectF(right, rect.top(), px(DATE_WIDTH), rect.height()))
            self._one_line(painter, place, when(recent.opened_at))
            right -= px(16)
        if rect.width() > px(NARROW) or recent.missing:
            lines = (tr("Not found"), tr("at its last place")) if recent.missing else (*recent.line.split("\n"), "")[:2]
            right -= px(LINE_WIDTH)
            area = mirrored(painter, rect, QRectF(right, rect.top(), px(LINE_WIDTH), rect.height()))
            self._two_lines(painter, area, (lines[0], lines[1]), "ink", strong=False)
        return right

    def _one_line(self, painter: QPainter, rect: QRectF, text: str) -> None:
        font = self.theme.font("small")
        painter.setFont(font)
        painter.setPen(self.theme.colour("ink3"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, elided(text, font, rect.width()))

    def _two_lines(
        self, painter: QPainter, rect: QRectF, texts: tuple[str, str], ink: str, *, strong: bool = True
    ) -> None:
        role = "emphasis" if strong else "body"
        top, low = self.theme.line_height(role), self.theme.line_height("small")
        y = rect.top() + (rect.height() - top - (low if texts[1] else 0)) / 2
        font = self.theme.font(role)
        painter.setFont(font)
        painter.setPen(self.theme.colour(ink))
        area = QRectF(rect.left(), y, rect.width(), top)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, elided(texts[0], font, rect.width()))
        self._one_line(painter, QRectF(rect.left(), y + top, rect.width(), low), texts[1])


class RecentList(QListView):
    """The recent projects; ``chosen`` tells the one that was clicked."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.model_ = RecentModel()
        self.setModel(self.model_)
        self.setItemDelegate(RecentDelegate(theme, self))
        self.setAccessibleName(self.tr("Recent projects"))
        self.setStyleSheet("QListView { background: transparent; }")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_ring(self, "none")
        self.clicked.connect(lambda index: self.chosen.emit(self.model_.rows[index.row()]))
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def count(self) -> int:
        """How many projects are shown."""
        return len(self.model_.rows)

    @property
    def current(self) -> Recent | None:
        """The marked project."""
        return self.at(max(self.currentIndex().row(), 0))

    def at(self, place: int) -> Recent | None:
        """Return the project at this place, or None."""
        return self.model_.rows[place] if place < self.count else None

    def keys_of(self, row: int) -> str:
        """Return the keys that open a row: Enter for the marked one while the list has focus."""
        marked = self.hasFocus() and self.currentIndex().row() == row
        return "Enter" if marked else f"Alt+{row + 1}"

    def show_recents(self, rows: list[Recent]) -> None:
        """Show these projects and mark the newest."""
        self.model_.fill(rows)
        if rows:
            self.setCurrentIndex(self.model_.index(0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the mark."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the mark."""
        super().focusOutEvent(event)
        self.viewport().update()
