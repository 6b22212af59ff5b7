"""Labels for any text: always plain, at the design's line height, following the theme."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from alapp.ui.theme.painting import elided, laid_out
from alapp.ui.theme.theme import Theme


class SafeLabel(QLabel):
    """Plain text in the font of a role; foreign text can stand in it without being read as markup."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: str = "body",
        colour: str = "ink",
        weight: int | None = None,
        wrap: bool = False,
        mono: bool = False,
    ) -> None:
        super().__init__()
        self.theme = theme
        self._role, self._colour, self._weight, self._mono = role, colour, weight, mono
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_role(self, role: str, colour: str | None = None, weight: int | None = None) -> None:
        """Change how the text looks."""
        self._role, self._weight = role, weight
        self.set_colour(colour or self._colour)

    def set_colour(self, colour: str) -> None:
        """Change the colour token of the text."""
        self._colour = colour
        self._restyle()

    @property
    def text_font(self) -> QFont:
        """The font in use."""
        return self.theme.font(self._role, self._weight, self._mono)

    @property
    def shown(self) -> str:
        """The text as painted: capitals in the small headings."""
        return self.text().upper() if self._role == "over" else self.text()

    @property
    def line(self) -> int:
        """Height of one line."""
        return self.theme.line_height(self._role)

    def sizeHint(self) -> QSize:
        """Return the size of the text; wrapped text prefers to be no wider than a readable column."""
        width = self._natural_width()
        if self.wordWrap():
            width = min(width, self.theme.px(360))
            return QSize(width, self.heightForWidth(width))
        return QSize(width, self.line * (self.text().count("\n") + 1))

    def minimumSizeHint(self) -> QSize:
        """Return the least size: a wrapped text may become narrow, any other needs its width."""
        if self.wordWrap():
            return QSize(self.theme.px(40), self.line)
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Whether the text wraps."""
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped text."""
        if not self.wordWrap():
            return self.sizeHint().height()
        return max(1, self._layout_lines(min(width, self.maximumWidth()))) * self.line

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        painter = QPainter(self)
        painter.setPen(self.theme.colour(self._colour if self.isEnabled() else "ink3"))
        layout = laid_out(self.shown, self.text_font, self.width(), self.line, wrap=self.wordWrap())
        height = layout.lineCount() * self.line
        layout_x = self._left(layout.maximumWidth() if not self.wordWrap() else self.width())
        layout.draw(painter, QPointF(layout_x, self._top(height)))
        painter.end()

    def _top(self, height: float) -> float:
        """Top of a block of this height under the label's alignment."""
        if self.alignment() & Qt.AlignmentFlag.AlignTop:
            return 0.0
        return (self.height() - height) / 2

    def _left(self, width: float) -> float:
        if self.alignment() & Qt.AlignmentFlag.AlignRight:
            return max(0.0, self.width() - self._natural_width())
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            return max(0.0, (self.width() - self._natural_width()) / 2)
        return 0.0

    def _natural_width(self) -> int:
        metrics = QFontMetricsF(self.text_font)
        return ceil(max(metrics.horizontalAdvance(line) for line in self.shown.split("\n"))) + 1

    def _layout_lines(self, width: int) -> int:
        return laid_out(self.shown, self.text_font, width, self.line).lineCount()

    def _restyle(self) -> None:
        self.setFont(self.text_font)
        self.updateGeometry()
        self.update()


class ElidedLabel(SafeLabel):
    """One line that is shortened with an ellipsis when there is no room; the whole text is its accessible name."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: str = "body",
        colour: str = "ink",
        weight: int | None = None,
        *,
        mono: bool = False,
    ) -> None:
        super().__init__(theme, text, role, colour, weight, mono=mono)
        self.setAccessibleName(text)

    def setText(self, text: str) -> None:
        """Show this text."""
        super().setText(text)
        self.setAccessibleName(text)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        return QSize(min(self.theme.px(32), self._natural_width()), self.line)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits of the line."""
        painter = QPainter(self)
        painter.setFont(self.text_font)
        painter.setPen(self.theme.colour(self._colour if self.isEnabled() else "ink3"))
        flags = int(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask) | int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(self.rect(), flags, elided(self.shown, self.text_font, self.width()))
        painter.end()


class Spacer(QWidget):
    """An empty stretch of a row or column."""

    def __init__(self, *, horizontal: bool = True) -> None:
        super().__init__()
        wide, fixed = QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide if horizontal else fixed, fixed if horizontal else wide)
