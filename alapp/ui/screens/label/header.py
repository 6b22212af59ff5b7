"""Above the item: its key, its extra columns, its length, flag and comment; and the line that says why it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from alapp.ui.screens.label.words import Why, tr
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.painting import caps_width, elided, leading, paint_caps
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.safe import set_tip

HEADER, WHY = 40, 36
_META_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Facts:
    """What the header says of an item."""

    key: str = ""
    meta: tuple[str, ...] = ()
    words: str = ""
    position: str = ""
    flagged: bool = False
    comment: str = ""
    title: str = ""


class ItemHeader(QWidget):
    """Key, extra columns and length at the left; flag and comment with icon and word at the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.facts = Facts()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as the design says."""
        return QSize(self.theme.px(300), self.theme.px(HEADER))

    def show_facts(self, facts: Facts) -> None:
        """Show these facts."""
        if facts != self.facts:
            self.facts = facts
            marks = [tr("flagged")] * facts.flagged + [tr("comment: {0}").format(facts.comment)] * bool(facts.comment)
            self.setAccessibleName(", ".join(filter(None, [facts.key, facts.title, *facts.meta, facts.words, *marks])))
            set_tip(self, facts.comment)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the header."""
        painter = QPainter(self)
        right = self._paint_marks(painter)
        x, small = 0.0, self.theme.font("small")
        key_font = self.theme.font("small", mono=True)
        x = self._paint_words(painter, x, right, self.facts.key, key_font, "ink2")
        x = self._paint_words(painter, x, right, self.facts.title, self.theme.font("body", 600), "ink")
        for words in (*self.facts.meta[:_META_SHOWN], self.facts.words, self.facts.position):
            if words:
                x = self._paint_words(painter, x, right, words, small, "ink3")

    def _paint_words(self, painter: QPainter, x: float, right: float, words: str, font: QFont, colour: str) -> float:
        room = min(right - x, self.theme.px(420 if colour == "ink" or words == self.facts.position else 240))
        if not words or room < self.theme.px(24):
            return x
        shown = elided(words, font, room)
        width = QFontMetricsF(font).horizontalAdvance(shown) + 1
        painter.setFont(font)
        painter.setPen(self.theme.colour(colour))
        middle = leading(self, QRectF(x, self._top(), width, self.theme.px(20)))
        painter.drawText(middle, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        return x + width + self.theme.px(12)

    def _top(self) -> float:
        return self.theme.px(16)

    def _paint_marks(self, painter: QPainter) -> float:
        x = float(self.width())
        comment = self.facts.comment
        x = self._paint_state(painter, x, "note", tr("Comment") if comment else "", "accent")
        return self._paint_state(painter, x, "flag", tr("Flagged") if self.facts.flagged else "", "warn")

    def _paint_state(self, painter: QPainter, right: float, icon: str, words: str, colour: str) -> float:
        px, font = self.theme.px, self.theme.font("small", 500)
        if words:
            width = QFontMetricsF(font).horizontalAdvance(words)
            painter.setFont(font)
            painter.setPen(self.theme.colour(colour))
            room = leading(self, QRectF(right - width, self._top(), width + 1, px(20)))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
            right -= width + px(4)
        place = leading(self, QRectF(right - px(16), self._top() + px(2), px(16), px(16)))
        self.theme.paint_icon(painter, place, icon, colour if words else "ink3")
        return right - px(16) - px(8)


class WhyLine(QAbstractButton):
    """One sentence and an icon on why this item is shown; pressing it shows more (``W``)."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.why = Why("info", "", "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_ring(self, "outside")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as the design says."""
        return QSize(self.theme.px(300), self.theme.px(WHY))

    def show_why(self, why: Why) -> None:
        """Show this reason."""
        if why != self.why:
            self.why = why
            self.setAccessibleName(f"{why.title} {why.sentence} " + tr("Key W shows more."))
            set_tip(self, why.sentence)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, px = self.theme, self.theme.px
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("surface2"))
        painter.drawRoundedRect(self.rect(), theme.radius("control"), theme.radius("control"))
        place = leading(self, QRectF(px(12), (self.height() - px(16)) / 2, px(16), px(16)))
        theme.paint_icon(painter, place, self.why.icon)
        right = self._paint_more(painter)
        left = self._paint_part(painter, px(40), right, self.why.title, "ink", 600)
        self._paint_part(painter, left + px(4), right, self.why.sentence, "ink2", 400)

    def _paint_more(self, painter: QPainter) -> int:
        px, words = self.theme.px, tr("more")
        font = self.theme.font("small")
        width = round(QFontMetricsF(font).horizontalAdvance(words)) + 1
        left = self.width() - px(12) - width
        painter.setFont(font)
        painter.setPen(self.theme.colour("ink3"))
        painter.drawText(leading(self, QRectF(left, 0, width, self.height())), Qt.AlignmentFlag.AlignVCenter, words)
        left -= round(caps_width(self.theme, "W")) + px(6)
        place = leading(self, QRectF(left, (self.height() - px(20)) // 2, caps_width(self.theme, "W"), 0))
        paint_caps(painter, place.topLeft(), self.theme, "W")
        return left - px(12)

    def _paint_part(self, painter: QPainter, left: int, right: int, words: str, colour: str, weight: int) -> int:
        font = self.theme.font("small", weight)
        shown = elided(words, font, max(right - left, 0))
        painter.setFont(font)
        painter.setPen(self.theme.colour(colour))
        width = round(QFontMetricsF(font).horizontalAdvance(shown)) + 1
        painter.drawText(leading(self, QRectF(left, 0, width, self.height())), Qt.AlignmentFlag.AlignVCenter, shown)
        return left + width
