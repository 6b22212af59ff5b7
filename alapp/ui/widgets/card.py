"""Surfaces: cards, hairlines and notices."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from alapp.ui.theme.painting import paint_surface
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.text import SafeLabel

Deed = tuple[str, Callable[[], object]]
NOTICE_ICONS = {"info": "info", "ok": "check", "warn": "warn", "bad": "warn"}


class Surface(QWidget):
    """A plain ground in one colour token, with hairlines on the named sides (``top bottom left right``).

    Without a colour it shows what lies below it: rows of a card, whose corners are round.
    """

    def __init__(self, theme: Theme, colour: str = "surface", lines: str = "") -> None:
        super().__init__()
        self.theme, self._colour, self._lines = theme, colour, lines.split()
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground and draw the hairlines."""
        painter = QPainter(self)
        width, height = self.width(), self.height()
        if self._colour:
            painter.fillRect(self.rect(), self.theme.colour(self._colour))
        sides = {
            "top": (0, 0, width, 1),
            "bottom": (0, height - 1, width, 1),
            "left": (0, 0, 1, height),
            "right": (width - 1, 0, 1, height),
        }
        for side in self._lines:
            painter.fillRect(*sides[side], self.theme.colour("line"))
        painter.end()


class Card(QFrame):
    """A white surface with a hairline and rounded corners; ``body`` is its column."""

    def __init__(
        self, theme: Theme, padding: int = 16, *, colour: str = "surface", edge: str = "line", spacing: int = 8
    ) -> None:
        super().__init__()
        self.theme, self._padding, self._spacing = theme, padding, spacing
        self._colour, self._edge = colour, edge
        self.body = QVBoxLayout(self)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_edge(self, edge: str) -> None:
        """Draw the edge in another colour token."""
        self._edge = edge
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface."""
        painter = QPainter(self)
        fill, edge = self.theme.colour(self._colour), self.theme.colour(self._edge)
        paint_surface(painter, QRectF(self.rect()), fill, edge, self.theme.radius("card"))
        painter.end()

    def _restyle(self) -> None:
        margin = self.theme.px(self._padding)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(self.theme.px(self._spacing))
        self.update()


class Hairline(QWidget):
    """A line of one pixel, lying or standing."""

    def __init__(self, theme: Theme, *, vertical: bool = False) -> None:
        super().__init__()
        self.theme = theme
        if vertical:
            self.setFixedWidth(1)
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        else:
            self.setFixedHeight(1)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("line"))
        painter.end()


class Icon(QWidget):
    """An icon that only shows; the words beside it say the same."""

    def __init__(self, theme: Theme, name: str, colour: str = "ink2", size: int = 16) -> None:
        super().__init__()
        self.theme, self.name, self._colour, self._size = theme, name, colour, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_icon(self, name: str, colour: str | None = None) -> None:
        """Show another icon."""
        self.name, self._colour = name, colour or self._colour
        self.update()

    def sizeHint(self) -> QSize:
        """Return the square of the icon."""
        side = self.theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        side = self.theme.px(self._size)
        rect = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        self.theme.paint_icon(painter, rect, self.name, self._colour)
        painter.end()


class Notice(QFrame):
    """A tinted note with a bar at its start: kind ``info``, ``ok``, ``warn`` or ``bad``."""

    def __init__(self, theme: Theme, kind: str, title: str = "", text: str = "", actions: Sequence[Deed] = ()) -> None:
        super().__init__()
        self.theme, self.kind = theme, kind
        self.body = QVBoxLayout(self)
        self.body.setSpacing(theme.px(4))
        pad = theme.px(12)
        self.body.setContentsMargins(pad + 3, pad, pad, pad)
        if title:
            self.body.addLayout(self._title_row(title))
        if text:
            self.body.addWidget(SafeLabel(theme, text, wrap=True))
        if actions:
            self.body.addLayout(self._actions_row(actions))
        self.setAccessibleName(f"{title} {text}".strip())
        theme.changed.connect(self.update)

    @property
    def colours(self) -> tuple[str, str]:
        """The tokens of ink and ground."""
        ink = "accent" if self.kind == "info" else self.kind
        return ink, f"{ink}-soft"

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tint and the bar."""
        painter = QPainter(self)
        ink, ground = self.colours
        paint_surface(painter, QRectF(self.rect()), self.theme.colour(ground), None, self.theme.radius("card"))
        painter.setClipRect(0, 0, 3, self.height())
        paint_surface(painter, QRectF(self.rect()), self.theme.colour(ink), None, self.theme.radius("card"))
        painter.end()

    def _title_row(self, title: str) -> QHBoxLayout:
        ink, _ = self.colours
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(8))
        row.addWidget(Icon(self.theme, NOTICE_ICONS[self.kind], ink))
        row.addWidget(SafeLabel(self.theme, title, weight=600, colour=ink, wrap=True), 1)
        return row

    def _actions_row(self, actions: Sequence[Deed]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(8))
        for words, deed in actions:
            button = Button(self.theme, words)
            button.clicked.connect(lambda _checked=False, run=deed: run())
            row.addWidget(button)
        row.addStretch(1)
        return row
