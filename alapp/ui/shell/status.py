"""The status line: the keys that work here and now, and whether every answer is saved."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from alapp.ui.theme.painting import cap_size, caps_width, elided, paint_caps
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.card import Icon, Surface
from alapp.ui.widgets.text import SafeLabel

Hint = tuple[str, str]
"""Keys and words."""
MOST_HINTS = 9


class HintLine(QWidget):
    """Key caps with words; what does not fit is left out, the last one never."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.hints: list[Hint] = []
        self.message = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self.update)

    def set_hints(self, hints: Sequence[Hint]) -> None:
        """Show these keys, the most useful first and the way to all keys last."""
        if self.hints != list(hints):
            self.hints = list(hints)
            self._changed()

    def set_message(self, words: str) -> None:
        """Say something in front of the keys; empty to take it away."""
        if self.message != words:
            self.message = words
            self._changed()

    def sizeHint(self) -> QSize:
        """Return the height of a line; the width is what the window gives."""
        return QSize(self.theme.px(200), self.theme.px(20))

    def minimumSizeHint(self) -> QSize:
        """Return a least size."""
        return QSize(self.theme.px(80), self.theme.px(20))

    def fitting(self) -> list[Hint]:
        """Return the hints for which there is room."""
        if not self.hints:
            return []
        room = self.width() - self._message_width() - self._hint_width(self.hints[-1])
        kept: list[Hint] = []
        for hint in self.hints[:-1]:
            room -= self._hint_width(hint)
            if room < 0:
                break
            kept.append(hint)
        return [*kept, self.hints[-1]]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw message and hints."""
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # each word stands right of its key
        font = self.theme.font("small")
        middle = Qt.AlignmentFlag.AlignVCenter
        x = 0.0
        if self.message:
            painter.setFont(self.theme.font("small", 500))
            painter.setPen(self.theme.colour("ink"))
            words = elided(self.message, self.theme.font("small", 500), self.width())
            painter.drawText(QRectF(0, 0, self.width(), self.height()), middle, words)
            x = self._message_width()
        top = (self.height() - cap_size(self.theme, "0", small=True).height()) / 2
        for keys, words in self.fitting():
            used = paint_caps(painter, QPointF(x, top), self.theme, keys, small=True) + self.theme.px(6)
            painter.setFont(font)
            painter.setPen(self.theme.colour("ink2"))
            painter.drawText(QRectF(x + used, 0, self.width(), self.height()), middle, words)
            x += self._hint_width((keys, words))
        painter.end()

    def _hint_width(self, hint: Hint) -> float:
        keys, words = hint
        text = QFontMetricsF(self.theme.font("small")).horizontalAdvance(words)
        return caps_width(self.theme, keys, small=True) + self.theme.px(6) + text + self.theme.px(16)

    def _message_width(self) -> float:
        if not self.message:
            return 0.0
        return QFontMetricsF(self.theme.font("small", 500)).horizontalAdvance(self.message) + self.theme.px(24)

    def _changed(self) -> None:
        spoken = [f"{words}: {keys}" for keys, words in self.hints]
        self.setAccessibleName("; ".join(filter(None, [self.message, *spoken])))
        self.update()


class StatusLine(Surface):
    """Hints on the left, the state of saving on the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "rail", "top")
        self.hints = HintLine(theme)
        self._icon = Icon(theme, "check", "ink2")
        self._state = SafeLabel(theme, "", "small", "ink2")
        self._shown = ("", "", "")
        self._row = QHBoxLayout(self)
        for widget, stretch in ((self.hints, 1), (self._icon, 0), (self._state, 0)):
            self._row.addWidget(widget, stretch)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.show_saved()

    @property
    def state_words(self) -> str:
        """What the right end says."""
        return self._state.text()

    def show_saved(self) -> None:
        """Every answer is in the file."""
        self._show(self.tr("Every answer is saved"), "check", "ink2")

    def show_saving(self) -> None:
        """A write is under way."""
        self._show(self.tr("Saving…"), "clock", "ink2")

    def show_failure(self, words: str) -> None:
        """The last write failed."""
        self._show(words, "warn", "bad")

    def show_read_only(self) -> None:
        """Nothing can be written."""
        self._show(self.tr("Read-only: nothing can be changed"), "lock", "ink2")

    def _show(self, words: str, icon: str, colour: str) -> None:
        if self._shown == (words, icon, colour):
            return
        self._shown = (words, icon, colour)
        self._state.setText(words)
        self._state.set_colour(colour)
        self._icon.set_icon(icon, colour)

    def _restyle(self) -> None:
        px = self.theme.px
        self.setFixedHeight(self.theme.size("status"))
        self._row.setContentsMargins(px(16), 1, px(16), 0)
        self._row.setSpacing(px(6))
        widest = QFontMetricsF(self.theme.font("small")).horizontalAdvance(self.tr("Every answer is saved"))
        self._state.setMinimumWidth(round(widest) + 1)  # so that nothing moves while an answer is written
