"""Charts of bars: class balance, columns over time, and shares with their ranges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from alapp.ui.theme.painting import elided
from alapp.ui.theme.shapes import paint_shape
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.charts import ChartText, PaintedChart

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_TOP = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
_LEAST_ROW = 22
_MOST_ROW = 44


@dataclass(frozen=True, slots=True)
class BalanceBar:
    """A label class: how many labels, and how many were to be expected (value, low, high) if that is known."""

    name: str
    colour: int
    shape: int
    count: int
    expected: tuple[float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what stands below it and how high it is."""

    caption: str
    value: float


@dataclass(frozen=True, slots=True)
class RangeRow:
    """A share with its range (value, low, high), None while it is not known; ``note`` stands at the end."""

    name: str
    share: tuple[float, float, float] | None
    note: str


class _Rows(PaintedChart):
    """A chart of rows from top to bottom."""

    rows: Sequence[BalanceBar] | Sequence[RangeRow] = ()

    @property
    def row_height(self) -> float:
        """Height of one row: they share the room, within reason."""
        px = self.theme.px
        share = self.plot.height() / max(len(self.rows), 1)
        return min(max(share, px(_LEAST_ROW)), px(_MOST_ROW))

    @property
    def first(self) -> int:
        """The first row drawn: the rows scroll so that the one read is visible."""
        room = max(int(self.plot.height() // self.row_height), 1)
        return min(max(self.point - room + 1, 0), max(len(self.rows) - room, 0))

    def point_at(self, place: QPointF) -> int:
        """Return the row at a place."""
        row = self.first + int(place.y() // self.row_height)
        return row if row < len(self.rows) else -1

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the rows that have room."""
        height = self.row_height
        for i, row in enumerate(range(self.first, len(self.rows))):
            place = QRectF(0, i * height, rect.width(), height)
            if place.bottom() > rect.height() + 1:
                break
            if row == self.point:
                painter.fillRect(place, self.theme.colour("accent-soft"))
            self.draw_row(painter, place, row)

    def draw_row(self, painter: QPainter, rect: QRectF, row: int) -> None:
        """Draw one row."""
        raise NotImplementedError

    def write(self, painter: QPainter, rect: QRectF, text: str, role: str = "body", colour: str = "ink") -> None:
        """Write a text at the left of a rectangle, shortened where it does not fit."""
        font = self.theme.font(role)
        painter.setFont(font)
        painter.setPen(self.theme.colour(colour))
        painter.drawText(rect, _LEFT, elided(text, font, rect.width()))

    def write_right(self, painter: QPainter, rect: QRectF, text: str, colour: str = "ink") -> None:
        """Write a small text at the right of a rectangle."""
        painter.setFont(self.theme.font("small"))
        painter.setPen(self.theme.colour(colour))
        painter.drawText(rect, _RIGHT, text)


class BarBalance(_Rows):
    """Labels of each class as a bar, and a mark with its range where the bar should end."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self.rows: Sequence[BalanceBar] = ()

    def set_bars(self, rows: Sequence[BalanceBar], text: ChartText) -> None:
        """Show these classes; ``text`` has a reading for each."""
        self.rows = rows
        self.set_text(text)
        self.plot.update()

    def draw_row(self, painter: QPainter, rect: QRectF, row: int) -> None:
        """Draw shape, name, bar, expected mark and number."""
        bar, px = self.rows[row], self.theme.px
        colour = self.theme.label_colour(bar.colour)
        middle = rect.center().y()
        paint_shape(painter, QRectF(0, middle - px(6), px(12), px(12)), colour, bar.shape)
        self.write(painter, QRectF(px(20), rect.top(), px(104), rect.height()), bar.name)
        number = px(48)
        stretch = QRectF(px(132), rect.top(), rect.width() - px(132) - number, rect.height())
        self._bar(painter, stretch, bar, colour)
        count = QLocale().toString(bar.count)
        self.write_right(painter, QRectF(rect.right() - number, rect.top(), number, rect.height()), count)

    def _bar(self, painter: QPainter, rect: QRectF, bar: BalanceBar, colour: QColor) -> None:
        px, middle, scale = self.theme.px, rect.center().y(), rect.width() / self._most
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        if bar.count:
            length = max(bar.count * scale, 2.0)
            painter.drawRoundedRect(QRectF(rect.left(), middle - px(7), length, px(14)), px(2), px(2))
        if bar.expected is not None:
            value, low, high = (rect.left() + x * scale for x in bar.expected)
            self._mark(painter, value, low, high, middle)

    def _mark(self, painter: QPainter, value: float, low: float, high: float, middle: float) -> None:
        ink, surface, px = self.theme.colour("ink"), self.theme.colour("surface"), self.theme.px
        whisker = QLineF(low, middle + px(11), high, middle + px(11))
        tick = QRectF(value - 1, middle - px(10), 2, px(20))
        painter.fillRect(tick.adjusted(-1, 0, 1, 0), surface)
        painter.fillRect(tick, ink)
        painter.setPen(QPen(self.theme.colour("ink3"), 1))
        painter.drawLine(whisker)

    @property
    def _most(self) -> float:
        ends = [bar.expected[2] for bar in self.rows if bar.expected is not None]
        return max([bar.count for bar in self.rows] + ends + [1])


class ColumnChart(PaintedChart):
    """Columns side by side, the value above and the caption below each."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self.columns: Sequence[Column] = ()

    def set_columns(self, columns: Sequence[Column], text: ChartText) -> None:
        """Show these columns; ``text`` has a reading for each."""
        self.columns = columns
        self.set_text(text)
        self.plot.update()

    def point_at(self, place: QPointF) -> int:
        """Return the column at a place."""
        column = int(place.x() // self._step)
        return column if 0 <= column < len(self.columns) else -1

    @property
    def _step(self) -> float:
        return min(self.plot.width() / max(len(self.columns), 1), self.theme.px(72))

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Draw base line and columns."""
        px, line = self.theme.px, self.theme.line_height("caption")
        ground = rect.bottom() - line - px(2)
        most = max([c.value for c in self.columns] + [1])
        scale = max(ground - line - px(4), 1) / most
        painter.fillRect(QRectF(0, ground, rect.width(), 1), self.theme.colour("line"))
        for i, column in enumerate(self.columns):
            self._column(painter, QRectF(i * self._step, ground, self._step, line), column, column.value * scale, i)

    def _column(self, painter: QPainter, foot: QRectF, column: Column, height: float, i: int) -> None:
        px = self.theme.px
        width = min(foot.width() - px(8), px(40))
        bar = QRectF(foot.center().x() - width / 2, foot.top() - height, width, height)
        painter.fillRect(bar, self.theme.colour("accent-hover" if i == self.point else "accent"))
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.colour("ink" if i == self.point else "ink2"))
        value = QRectF(foot.left(), bar.top() - foot.height() - px(2), foot.width(), foot.height())
        painter.drawText(value, _TOP, QLocale().toString(round(column.value)))
        painter.setPen(self.theme.colour("ink3"))
        if i % self._every == 0:
            painter.drawText(foot.adjusted(-px(20), px(3), px(20), px(3)), _TOP, column.caption)

    @property
    def _every(self) -> int:
        """Every how many columns there is room for a caption."""
        longest = max((len(c.caption) for c in self.columns), default=1)
        return max(1, round(longest * self.theme.px(7) / max(self._step, 1) + 0.45))


class RangeRows(_Rows):
    """Shares with their ranges on a common scale of 0 to 100 %."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme, name)
        self.rows: Sequence[RangeRow] = ()

    def set_rows(self, rows: Sequence[RangeRow], text: ChartText) -> None:
        """Show these shares; ``text`` has a reading for each."""
        self.rows = rows
        self.set_text(text)
        self.plot.update()

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the rows over a scale of 0 to 100 %."""
        line = self.theme.line_height("caption")
        stretch = self._stretch(rect)
        below = min(len(self.rows) * self.row_height, rect.height() - line)
        painter.setFont(self.theme.font("caption"))
        for part in (0, 50, 100):
            x = stretch.left() + part / 100 * stretch.width()
            painter.fillRect(QRectF(round(x), 0, 1, below), self.theme.colour("line"))
            painter.setPen(self.theme.colour("ink3"))
            painter.drawText(QRectF(x - 40, below, 80, line), _TOP, f"{part} %" if part == 0 else str(part))
        super().draw(painter, rect)

    def _stretch(self, rect: QRectF) -> QRectF:
        name, note = self.theme.px(112), self.theme.px(112)
        return QRectF(name, rect.top(), rect.width() - name - note - self.theme.px(16), rect.height())

    def draw_row(self, painter: QPainter, rect: QRectF, row: int) -> None:
        """Draw name, range and note."""
        entry, px = self.rows[row], self.theme.px
        stretch, note = self._stretch(rect), px(112)
        self.write(painter, QRectF(0, rect.top(), px(104), rect.height()), entry.name)
        self.write_right(painter, QRectF(rect.right() - note, rect.top(), note, rect.height()), entry.note, "ink2")
        if entry.share is not None:
            value, low, high = (stretch.left() + share * stretch.width() for share in entry.share)
            self._range(painter, value, low, high, rect.center().y())

    def _range(self, painter: QPainter, value: float, low: float, high: float, middle: float) -> None:
        px, accent = self.theme.px, self.theme.colour("accent")
        painter.setPen(QPen(accent, 2))
        painter.drawLine(QLineF(low, middle, high, middle))
        for end in (low, high):
            painter.drawLine(QLineF(end, middle - px(4), end, middle + px(4)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawEllipse(QPointF(value, middle), px(4.5), px(4.5))
