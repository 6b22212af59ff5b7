"""The parts of why an item is shown, as bars in words; and, when asked for, where the pick comes from."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from alapp.domain.annotation import Pick
from alapp.ui.screens.label.words import level_words, tr
from alapp.ui.theme.painting import laid_out
from alapp.ui.theme.theme import Theme

BAR, WORD, GAP, ICON = 96, 40, 8, 24


class WhyBars(QWidget):
    """Uncertain, unlike the labeled ones, random check: each as a bar and a word, never as a score."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._pick: Pick | None = None
        self._words: list[QTextLayout] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_pick(self, pick: Pick | None) -> None:
        """Show the parts of a pick."""
        if pick != self._pick:
            self._pick = pick
            self.setAccessibleName(", ".join(f"{words}: {level}" for _, words, _, level in self.rows()))
            self.update()

    def relay(self) -> None:
        """Take the height that the words need: another width or text size."""
        self._words = [self._laid(words, self.width()) for _, words, _, _ in self.rows()]
        heights = [self._height(layout) for layout in self._words]
        self.setFixedHeight(sum(heights) + (len(heights) - 1) * self.theme.px(GAP))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        if event.size().width() != event.oldSize().width():
            self.relay()

    def rows(self) -> list[tuple[str, str, float, str]]:
        """Return (icon, words, length of the bar in 0..1, level in words) of each part."""
        parts = self._pick.parts if self._pick is not None else {}
        random = self._pick is not None and self._pick.reason == "random"
        uncertain, unlike = parts.get("uncertain", 0.0), parts.get("unlike", 0.0)
        return [
            ("half", tr("Uncertain"), uncertain, level_words(uncertain)),
            ("compass", tr("Unlike the labeled ones"), unlike, level_words(unlike)),
            ("dice", tr("Random check"), float(random), tr("yes") if random else tr("no")),
        ]

    def _laid(self, words: str, width: int) -> QTextLayout:
        room = width - self.theme.px(WORD + GAP + BAR + GAP + ICON)
        return laid_out(words, self.theme.font("body"), room, self.theme.line_height("body"))

    def _height(self, layout: QTextLayout) -> int:
        return layout.lineCount() * self.theme.line_height("body")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows."""
        painter, top = QPainter(self), 0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for layout, (icon, _, share, level) in zip(self._words, self.rows(), strict=False):
            height = self._height(layout)
            painter.setPen(self.theme.colour("ink"))
            layout.draw(painter, QPointF(self.theme.px(ICON), top))
            self._paint_row(painter, QRectF(0, top, self.width(), height), icon, share, level)
            top += height + self.theme.px(GAP)

    def _paint_row(self, painter: QPainter, row: QRectF, icon: str, share: float, level: str) -> None:
        theme, px, middle = self.theme, self.theme.px, row.center().y()
        theme.paint_icon(painter, QRectF(0, middle - px(16) / 2, px(16), px(16)), icon, "ink3")
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink2"))
        painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, level)
        left = row.right() - px(WORD) - px(GAP) - px(BAR)
        self._paint_bar(painter, QRectF(left, middle - px(4) / 2, px(BAR), px(4)), share)

    def _paint_bar(self, painter: QPainter, track: QRectF, share: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("line"))
        painter.drawRoundedRect(track, 2, 2)
        track.setWidth(track.width() * min(max(share, 0.0), 1.0))
        painter.setBrush(self.theme.colour("accent"))
        painter.drawRoundedRect(track, 2, 2)


def origin_words(pick: Pick) -> str:
    """Return where a pick comes from: strategy, model version, chance."""
    words = [tr("Chosen by: {0}.").format(pick.strategy.replace("_", " "))]
    if pick.model_version:
        words.append(tr("Model {0}.").format(pick.model_version))
    if 0 < pick.probability < 1:
        words.append(tr("Chance of this item: 1 in {0}.").format(round(1 / pick.probability)))
    return " ".join(words)
