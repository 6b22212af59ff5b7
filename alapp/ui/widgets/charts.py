"""What all charts share: points read by keyboard or pointer, a table twin, and a sentence that says it all."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStackedLayout,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from alapp.ui.language import tr
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.theme import Theme

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Reading:
    """One point of a chart: what is said of it, its row in the table, and the query for the items behind it."""

    words: str
    cells: tuple[str, ...]
    query: str = ""


@dataclass(frozen=True, slots=True)
class ChartText:
    """Everything a chart says: one sentence, the heads of its table, its points, the query for all its items."""

    summary: str
    columns: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    query: str = ""


class Chart(QWidget):
    """A chart with one Tab stop; arrows read its points, and :meth:`show_table` turns it into a table.

    Subclasses draw into :attr:`plot` and know where a point lies. ``pointed`` tells the words of the point read,
    empty when none is.
    """

    pointed = Signal(str)

    def __init__(self, theme: Theme, name: str, plot: QWidget) -> None:
        super().__init__()
        self.theme, self.name, self.plot = theme, name, plot
        self.text = ChartText("")
        self.point = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # plots never mirror
        set_ring(self, "outside", theme.radius("key"))
        self.table = DataTable(theme, name)
        self._stack = QStackedLayout(self)
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for page in (plot, self.table):
            self._stack.addWidget(page)
        self.table.currentCellChanged.connect(lambda row, *_: self._read_row(row))
        theme.changed.connect(self.restyle)

    def set_text(self, text: ChartText) -> None:
        """Take other data; the point read stays where there still is one."""
        self.text = text
        self.setAccessibleName(tr("{0}, chart, key T shows it as a table", self.name))
        self.setAccessibleDescription(text.summary)
        self.point = min(self.point, len(text.readings) - 1)
        self.table.fill(text)

    @property
    def as_table(self) -> bool:
        """Whether the table is shown instead of the drawing."""
        return self._stack.currentIndex() == 1

    def show_table(self, table: bool) -> None:
        """Show the table twin, or the drawing again; focus stays with the chart."""
        focused = self.hasFocus() or self.table.hasFocus()
        self._stack.setCurrentIndex(int(table))
        self.setFocusProxy(self.table if table else None)  # type: ignore[arg-type]  # None is fine for Qt
        if focused:
            (self.table if table else self).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def query(self) -> str:
        """The query for the items behind the point read, or behind the whole chart."""
        if 0 <= self.point < len(self.text.readings):
            return self.text.readings[self.point].query or self.text.query
        return self.text.query

    def read(self, point: int) -> None:
        """Read a point: mark it, say its words; -1 for none."""
        if point == self.point or point >= len(self.text.readings):
            return
        self.point = point
        words = self.text.readings[point].words if point >= 0 else ""
        self.mark()
        self.pointed.emit(words)
        if words and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def mark(self) -> None:
        """Draw the point that is read anew."""
        self.plot.update()

    def restyle(self) -> None:
        """Draw everything anew after a change of the theme."""
        self.plot.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the points."""
        last = len(self.text.readings) - 1
        key = Qt.Key(event.key())
        if last < 0 or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in _STEPS:
            self.read(min(max(self.point + _STEPS[key], 0), last))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.read(0 if key == Qt.Key.Key_Home else last)
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop reading."""
        self.read(-1)
        super().focusOutEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Stop reading when the pointer leaves, unless the keyboard reads."""
        if not self.hasFocus():
            self.read(-1)
        super().leaveEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Return the least size that can be read."""
        return QSize(self.theme.px(160), self.theme.px(80))

    def _read_row(self, row: int) -> None:
        if self.as_table and 0 <= row < len(self.text.readings):
            self.point = row
            self.pointed.emit(self.text.readings[row].words)


class PaintedChart(Chart):
    """A chart that is painted by hand: subclasses draw into a rectangle and find the point at a place."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name, _Drawing(self))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the chart into ``rect``."""
        raise NotImplementedError

    def point_at(self, place: QPointF) -> int:
        """Return the point at a place of the drawing, -1 for none."""
        raise NotImplementedError


class _Drawing(QWidget):
    """The paper of a painted chart; the pointer reads points."""

    def __init__(self, chart: PaintedChart) -> None:
        super().__init__()
        self._chart = chart
        self.setMouseTracking(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the chart draw."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not self._chart.theme.plain)
        self._chart.draw(painter, QRectF(self.rect()))
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the point under the pointer."""
        self._chart.read(self._chart.point_at(event.position()))


class DataTable(QTableWidget):
    """The table twin of a chart: read only, one row a point; foreign text stays plain."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.theme = theme
        self.setAccessibleName(tr("{0}, table, key T shows it as a chart", name))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        set_ring(self, "inside", 0)
        theme.changed.connect(self._restyle)
        self._restyle()

    def fill(self, text: ChartText) -> None:
        """Show these rows."""
        row = self.currentRow()
        self.setColumnCount(len(text.columns))
        self.setRowCount(len(text.readings))
        for j, words in enumerate(text.columns):
            self.setHorizontalHeaderItem(j, _cell(words, number=j > 0))
        for i, reading in enumerate(text.readings):
            for j, cell in enumerate(reading.cells):
                self.setItem(i, j, _cell(cell, number=j > 0))
        if text.columns:
            self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        if text.readings:
            self.setCurrentCell(min(max(row, 0), len(text.readings) - 1), 0)

    def keyboardSearch(self, search: str) -> None:
        """Leave letters to the commands."""

    def _restyle(self) -> None:
        self.setFont(self.theme.font("body"))
        self.horizontalHeader().setFont(self.theme.font("small", 600))
        self.verticalHeader().setDefaultSectionSize(self.theme.px(30))
        self.horizontalHeader().setMinimumSectionSize(self.theme.px(56))
        pad = self.theme.px(8)
        self.setStyleSheet(f"QTableView::item, QHeaderView::section {{ padding: 0 {pad}px; }}")


def _cell(text: str, *, number: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return item
