"""The command palette: every command by a few letters of its name."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from unicodedata import bidirectional

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from alapp.ui.shell.overlay import Overlay, Strip
from alapp.ui.shell.palette_rank import Entry, Group
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.painting import cap_size, caps_width, elided, mirrored, paint_caps
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.card import Hairline, Icon
from alapp.ui.widgets.keycap import KeyCaps
from alapp.ui.widgets.text import SafeLabel

WIDTH, TOP, ROW, HEADING, MOST_LIST = 640, 96, 40, 32, 480
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class PaletteModel(QAbstractListModel):
    """Headings (str) and entries in one list."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[str | Entry] = []

    def fill(self, groups: list[Group]) -> None:
        """Show these groups."""
        self.beginResetModel()
        self.rows = []
        for group in groups:
            self.rows += [group.heading, *group.entries]
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a line; its value under UserRole."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row if isinstance(row, str) else ", ".join(filter(None, (row.title, row.keys, row.reason)))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if isinstance(self.rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def first_entry(self) -> int:
        """Return the row of the first entry, -1 when there is none."""
        return next((i for i, row in enumerate(self.rows) if isinstance(row, Entry)), -1)


def from_the_right(text: str) -> bool:
    """Whether a text runs from right to left, by its first strong letter."""
    kinds = (bidirectional(letter) for letter in text)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)


class PaletteDelegate(QStyledItemDelegate):
    """Paints headings and commands."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a heading or a command."""
        heading = isinstance(index.data(Qt.ItemDataRole.UserRole), str)
        return QSize(0, self.theme.px(HEADING if heading else ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        row = index.data(Qt.ItemDataRole.UserRole)
        rect = QRectF(option.rect)
        if isinstance(row, str):
            painter.setFont(self.theme.font("over"))
            painter.setPen(self.theme.colour("ink3"))
            side = self.theme.px(16)
            area = rect.adjusted(side, self.theme.px(12), -side, -self.theme.px(4))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, row.upper())
            return
        view = self.parent()
        current = isinstance(view, QListView) and view.currentIndex().row() == index.row()
        self._paint_entry(painter, rect, row, current=current)

    def _paint_entry(self, painter: QPainter, rect: QRectF, entry: Entry, *, current: bool) -> None:
        px, colour = self.theme.px, self.theme.colour
        if current:
            painter.fillRect(rect, colour("accent-soft"))
            edge = QRectF(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(mirrored(painter, rect, edge), colour("accent"))
        side = px(20)
        icon = QRectF(rect.left() + px(16), rect.center().y() - side / 2, side, side)
        self.theme.paint_icon(painter, mirrored(painter, rect, icon), entry.icon, "accent" if current else "ink3")
        right = self._paint_end(painter, rect, entry)
        x = icon.right() + px(12)
        room = QRectF(x, rect.top(), right - x - px(12), rect.height())
        self._paint_title(painter, mirrored(painter, rect, room), entry)

    def _paint_end(self, painter: QPainter, rect: QRectF, entry: Entry) -> float:
        """Draw the keys, or why it cannot run; return where they begin."""
        right = rect.right() - self.theme.px(16)
        if entry.reason:
            font = self.theme.font("small")
            painter.setFont(font)
            painter.setPen(self.theme.colour("ink3"))
            area = QRectF(rect.center().x(), rect.top(), right - rect.center().x(), rect.height())
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(mirrored(painter, rect, area), flags, elided(entry.reason, font, area.width()))
            return rect.center().x()
        if entry.keys:
            right -= caps_width(self.theme, entry.keys)
            top = rect.center().y() - cap_size(self.theme, "0").height() / 2
            place = QRectF(right, top, caps_width(self.theme, entry.keys), 0)
            paint_caps(painter, mirrored(painter, rect, place).topLeft(), self.theme, entry.keys)
        return right

    def _paint_title(self, painter: QPainter, rect: QRectF, entry: Entry) -> None:
        plain, strong = self.theme.font("emphasis", 400), self.theme.font("emphasis", 600)
        text = elided(entry.title, strong if entry.marks else plain, rect.width())
        runs = groupby(enumerate(text), key=lambda at: at[0] in entry.marks)
        pieces = [("".join(letter for _, letter in run), marked) for marked, run in runs]
        wide = [QFontMetricsF(strong if marked else plain).horizontalAdvance(piece) for piece, marked in pieces]
        whole = mirrored(painter, rect, QRectF(rect.left(), rect.top(), sum(wide), rect.height()))
        x = whole.right() if from_the_right(text) else whole.left()
        for (piece, marked), width in zip(pieces, wide, strict=True):
            painter.setFont(strong if marked else plain)
            painter.setPen(self.theme.colour("accent" if marked else "ink3" if entry.reason else "ink"))
            left = x - width if from_the_right(text) else x
            area = QRectF(left, rect.top(), width + 1, rect.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, piece)
            x = left if from_the_right(text) else x + width


class _Field(QLineEdit):
    """The line to type in: no frame, and the arrow keys walk the list."""

    moved = Signal(int)
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give arrows and Enter to the list."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class CommandPalette(Overlay):
    """A field over a list; ``search`` answers what matches, ``chosen`` tells the id of the one taken."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, window: QWidget, search: Callable[[str], list[Group]], total: int) -> None:
        super().__init__(theme, window)
        self._search, self._total = search, total
        self.setAccessibleName(self.tr("Command palette"))
        self.field = self._build_field()
        self.model = PaletteModel()
        self.list = self._build_list()
        self.empty = self._build_empty()
        self.count = SafeLabel(theme, "", "small", "ink3")
        self._lay_out()

    def open_with(self, text: str = "") -> None:
        """Open with these letters typed."""
        self.field.setFont(self.theme.font("lead"))
        self.field.setText(text)
        self._refill()
        self.open()

    def default_focus(self) -> QWidget:
        """Return the field."""
        return self.field

    def place(self) -> None:
        """Centre the panel, 96 from the top, as high as its list needs and the window allows."""
        px = self.theme.px
        width = min(px(WIDTH), self.width() - px(32))
        left = width - px(16 + 16 + 6) - self._hints.sizeHint().width()
        self.count.setVisible(self.count.sizeHint().width() <= left)  # the keys matter more
        top = px(TOP) if self.height() > px(560) else px(16)
        head, foot = px(56) + 1, px(40)
        room = min(px(MOST_LIST), self.height() - top - head - foot - px(24))
        wanted = sum(px(HEADING if isinstance(row, str) else ROW) for row in self.model.rows) + px(8)
        body = min(room, wanted if self.model.rows else px(56))
        self.panel.setGeometry((self.width() - width) // 2, top, width, head + body + foot + 2)

    def take(self) -> None:
        """Run the marked command."""
        row = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        if isinstance(row, Entry):
            self.close_then(lambda: self.chosen.emit(row.id))

    def _move(self, step: int) -> None:
        entries = [i for i, row in enumerate(self.model.rows) if isinstance(row, Entry)]
        now = self.list.currentIndex().row()
        if entries:
            at = entries.index(now) if now in entries else 0
            at = (at + step) % len(entries) if abs(step) == 1 else min(max(at + step, 0), len(entries) - 1)
            self.list.setCurrentIndex(self.model.index(entries[at]))

    def _refill(self) -> None:
        self.model.fill(self._search(self.field.text()))
        first = self.model.first_entry()
        self.list.setCurrentIndex(self.model.index(max(first, 0)))
        self.list.scrollToTop()
        entries = sum(isinstance(row, Entry) for row in self.model.rows)
        self.count.setText(self.tr("{0} of {1} commands").format(entries, self._total))
        self.list.setVisible(first >= 0)
        self.empty.setVisible(first < 0)
        if self.isVisible():
            self.place()

    def _build_field(self) -> _Field:
        field = _Field()
        field.setFont(self.theme.font("lead"))
        field.setStyleSheet("QLineEdit { border: none; background: transparent; padding: 0; }")
        field.setPlaceholderText(self.tr("Search or run a command"))
        field.setAccessibleName(self.tr("Search or run a command"))
        set_ring(field, "none")
        field.textChanged.connect(self._refill)
        field.moved.connect(self._move)
        field.entered.connect(self.take)
        return field

    def _build_list(self) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(PaletteDelegate(self.theme, view))
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setAccessibleName(self.tr("Commands"))
        view.setMouseTracking(True)
        view.entered.connect(view.setCurrentIndex)
        view.clicked.connect(lambda _index: self.take())
        return view

    def _lay_out(self) -> None:
        head = QWidget()
        head.setFixedHeight(self.theme.px(56))
        row = QHBoxLayout(head)
        row.setContentsMargins(self.theme.px(16), 0, self.theme.px(16), 0)
        row.setSpacing(self.theme.px(12))
        row.addWidget(Icon(self.theme, "search", "ink3", 20))
        row.addWidget(self.field, 1)
        row.addWidget(KeyCaps(self.theme, "Esc"))
        for widget in (head, Hairline(self.theme), self.list, self.empty, self._foot()):
            self.panel.body.addWidget(widget, int(widget in (self.list, self.empty)))

    def _build_empty(self) -> QWidget:
        holder = QWidget()
        box = QHBoxLayout(holder)
        box.setContentsMargins(self.theme.px(16), 0, self.theme.px(16), 0)
        words = self.tr("No command matches. Press / to search the texts instead.")
        box.addWidget(SafeLabel(self.theme, words, "body", "ink2", wrap=True))
        return holder

    def _foot(self) -> Strip:
        foot = Strip(self.theme, 40)
        whole = QHBoxLayout(foot)
        whole.setContentsMargins(self.theme.px(16), 0, self.theme.px(16), 0)
        self._hints = QWidget()
        row = QHBoxLayout(self._hints)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.theme.px(6))
        hints = [self.tr(w) for w in ("choose", "run", "item", "label", "search texts")]
        for key, words in zip(("Up", "Down", "Enter", "#", ":", "/"), ("", *hints), strict=True):
            row.addWidget(KeyCaps(self.theme, key))
            if words:
                row.addWidget(SafeLabel(self.theme, words, "small", "ink2"))
                row.addSpacing(self.theme.px(10))
        whole.addWidget(self._hints)
        whole.addStretch(1)
        whole.addWidget(self.count)
        return foot
