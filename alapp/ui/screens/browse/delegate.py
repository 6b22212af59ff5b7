"""Paints the cells of the Browse table: check box, marked text, label shape, the model's bar, notes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from alapp.domain.conditions import Words
from alapp.domain.found import META, BrowseRow
from alapp.domain.guideline import Guideline, LabelClass
from alapp.domain.hits import Marker, Span
from alapp.ui.screens.browse.columns import BY, CHECK, DATE, KEY, LABEL, NOTE, SAYS, TEXT, note_of, tr
from alapp.ui.screens.browse.model import BrowseModel, Index
from alapp.ui.screens.browse.pictures import ROW as PICTURE_ROW
from alapp.ui.screens.browse.pictures import Pictures
from alapp.ui.screens.label.tile import paint_line
from alapp.ui.theme.painting import elided, laid_out, paint_surface
from alapp.ui.theme.shapes import paint_shape
from alapp.ui.theme.theme import Theme

ROW = 38
PAD = 12


def hit_ranges(theme: Theme, text: str, spans: list[Span]) -> list[QTextLayout.FormatRange]:
    """Return the hits as ranges to paint; Qt counts in UTF-16."""
    ranges = []
    for start, end in spans:
        one = QTextLayout.FormatRange()
        one.start = len(text[:start].encode("utf-16-le")) // 2
        one.length = len(text[start:end].encode("utf-16-le")) // 2
        look = QTextCharFormat()
        look.setBackground(theme.colour("sel"))
        look.setForeground(theme.colour("ink"))
        one.format = look
        ranges.append(one)
    return ranges


class BrowseDelegate(QStyledItemDelegate):
    """One painter a column; the row's ground tells whether it is checked."""

    def __init__(self, theme: Theme, model: BrowseModel, guideline: Callable[[], Guideline]) -> None:
        super().__init__(model)
        self.theme = theme
        self._rows = model
        self._guideline = guideline
        self._marker = Marker(())
        self.pictures: Pictures | None = None
        """Small pictures before the names of files; None where items are texts or sounds."""
        self._painters: dict[str, Callable[[QPainter, QRect, BrowseRow], None]] = {
            KEY: self._key,
            TEXT: self._text,
            LABEL: self._label,
            SAYS: self._says,
            BY: lambda p, r, row: self._plain(p, r, row.by),
            NOTE: self._note,
            DATE: lambda p, r, row: self._plain(p, r, row.time[:10]),
        }

    def mark(self, words: tuple[Words, ...]) -> None:
        """Mark these words in the texts."""
        self._marker = Marker(words)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are equally high."""
        return QSize(self.theme.px(80), self.theme.px(self.height))

    @property
    def height(self) -> int:
        """Height of a row at the usual text size."""
        return ROW if self.pictures is None else PICTURE_ROW

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        room: QRect = option.rect
        checked = bool(self._rows.checked[index.row()])
        painter.save()
        painter.fillRect(room, self.theme.colour("accent-soft" if checked else "surface"))
        painter.fillRect(QRect(room.left(), room.bottom(), room.width(), 1), self.theme.colour("line"))
        id_ = self._rows.columns[index.column()].id
        row = self._rows.row(index.row())
        inner = room.adjusted(self.theme.px(PAD), 0, -self.theme.px(PAD), -1)
        if id_ == CHECK:
            self._box(painter, room, checked)
        elif row is not None and id_.startswith(META):
            self._plain(painter, inner, row.meta.get(id_.removeprefix(META), ""))
        elif row is not None:
            self._painters[id_](painter, inner, row)
        painter.restore()

    def paint_part(self, painter: QPainter, room: QRect, column: str, row: BrowseRow) -> None:
        """Paint what a column says of a row."""
        self._painters[column](painter, room, row)

    def _box(self, painter: QPainter, room: QRect, on: bool) -> None:
        side = self.theme.px(16)
        self.paint_box(painter, QRectF(room.left() + self.theme.px(16), room.center().y() - side / 2, side, side), on)

    def paint_box(self, painter: QPainter, box: QRectF, on: bool) -> None:
        """Paint a check box."""
        colour = self.theme.colour
        fill, edge = (colour("accent"), colour("accent")) if on else (colour("surface"), colour("edge"))
        paint_surface(painter, box, fill, edge, self.theme.px(3))
        if on:
            self.theme.paint_icon(painter, box.adjusted(1, 1, -1, -1), "check", "on-accent")

    def _key(self, painter: QPainter, room: QRect, row: BrowseRow) -> None:
        font = self.theme.font("small", mono=True)
        paint_line(painter, room, row.key, font, self.theme.colour("ink2"))

    def _text(self, painter: QPainter, room: QRect, row: BrowseRow) -> None:
        if self.pictures is not None:
            room = self.pictures.paint(painter, room, row.id)
        font = self.theme.font("body")
        shown = elided(row.text, font, room.width())
        height = self.theme.line_height("body")
        layout = laid_out(shown, font, room.width(), height, wrap=False)
        painter.setPen(self.theme.colour("ink"))
        top = room.top() + (room.height() - height) / 2
        ranges = hit_ranges(self.theme, shown, self._marker.spans(shown))
        layout.draw(painter, QPointF(room.left(), top), ranges)

    def _label(self, painter: QPainter, room: QRect, row: BrowseRow) -> None:
        if not row.answered:
            self._plain(painter, room, tr("none yet"), "ink3")
            return
        guideline = self._guideline()
        classes = [c for c in map(guideline.by_id, row.labels) if c is not None]
        side, gap = self.theme.px(12), self.theme.px(6)
        for one in classes[:4]:
            self._shape(painter, QRectF(room.left(), room.center().y() - side / 2, side, side), one)
            room = room.adjusted(side + gap, 0, 0, 0)
        words = ", ".join(c.name for c in classes) if classes else tr("none of these")
        self._plain(painter, room, words, "ink" if classes else "ink2")

    def _shape(self, painter: QPainter, rect: QRectF, one: LabelClass) -> None:
        paint_shape(painter, rect, self.theme.label_colour(one.colour), one.shape)

    def _says(self, painter: QPainter, room: QRect, row: BrowseRow) -> None:
        if not row.says:
            return
        px, colour = self.theme.px, self.theme.colour
        bar = QRectF(room.left(), room.center().y() - px(1), px(52), px(4))
        paint_surface(painter, bar, colour("line"), None, px(2))
        bar.setWidth(max(bar.width() * row.confidence, px(4)))
        paint_surface(painter, bar, colour("accent"), None, px(2))
        font = self.theme.font("body")
        percent = f"{QLocale().toString(round(row.confidence * 100))} % "
        left = room.left() + px(52 + 8)
        paint_line(painter, QRect(left, room.top(), px(48), room.height()), percent, font, colour("ink"))
        left += round(QFontMetricsF(font).horizontalAdvance(percent))
        rest = QRect(left, room.top(), room.right() - left + px(8), room.height())
        paint_line(painter, rest, self._rows.names((row.says,)), font, colour("ink2"))

    def _note(self, painter: QPainter, room: QRect, row: BrowseRow) -> None:
        icon, words, colour = note_of(row)
        if icon:
            side = self.theme.px(16)
            self.theme.paint_icon(painter, QRectF(room.left(), room.center().y() - side / 2, side, side), icon, colour)
            room = room.adjusted(side + self.theme.px(6), 0, self.theme.px(8), 0)
            paint_line(painter, room, words, self.theme.font("small"), self.theme.colour(colour))

    def _plain(self, painter: QPainter, room: QRect, words: str, colour: str = "ink2") -> None:
        paint_line(painter, room, words, self.theme.font("body"), self.theme.colour(colour))
