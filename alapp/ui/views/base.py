"""Canvas: what every picture of an item can do, whatever the item is made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from alapp.domain.item import Item
from alapp.domain.media import MediaFile
from alapp.session.media_reader import MediaReader
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.theme import Theme

_GRIP = 16


class Canvas(QAbstractScrollArea):
    """Paints one item and lets a person move about in it; knows nothing of labels or of the session."""

    modality: ClassVar[str] = ""
    moved = Signal()
    """What is shown of the item changed: scrolled, another hit."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.item: Item | None = None
        self.media: MediaReader | None = None
        """Decodes what lies in files; None where items are their text."""
        self.file_of: Callable[[Item], MediaFile | None] = lambda _: None
        """Returns the file that an item lies in."""
        self._dragging = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        set_ring(self, "none")
        self.verticalScrollBar().valueChanged.connect(self.moved)
        self.verticalScrollBar().rangeChanged.connect(self.moved)

    def show_item(self, item: Item | None) -> None:
        """Show an item from its top; None shows nothing and keeps nothing of what was shown."""
        raise NotImplementedError

    def prepare(self, item: Item) -> None:
        """Do ahead what showing this item will need."""
        raise NotImplementedError

    def step(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) part: a paragraph of a text."""
        raise NotImplementedError

    def leave_mark(self) -> bool:
        """Take the mark of the part away that :meth:`step` came to; False if there was none."""
        raise NotImplementedError

    def find_words(self, words: str) -> int:
        """Mark every place where these words stand; return how many."""
        raise NotImplementedError

    def find_step(self, direction: int) -> tuple[int, int]:
        """Go to the next or previous hit; return (which, of how many), (0, 0) without any."""
        raise NotImplementedError

    def command(self, name: str) -> str:
        """Do what only some can: ``larger``, ``smaller``, ``fit``, ``play``, ``replay``, ``slower``, ``faster``.

        Return words for the status line, empty for none.
        """
        return self.tr("This does not apply here.") if name else ""

    def page(self, direction: int) -> bool:
        """Scroll one page less a line; False if there is nothing more that way."""
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + direction * max(bar.pageStep() - bar.singleStep(), bar.singleStep()))
        return bar.value() != before

    def scroll_line(self, direction: int) -> None:
        """Scroll one line down (1) or up (-1)."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + direction * bar.singleStep())

    @property
    def long(self) -> bool:
        """Whether the item is longer than the room for it."""
        return self.verticalScrollBar().maximum() > 0

    def page_words(self) -> str:
        """Where in a long item one is, in words; empty for short items."""
        bar = self.verticalScrollBar()
        if not self.long:
            return ""
        pages = -(-(bar.maximum() + bar.pageStep()) // max(bar.pageStep(), 1))
        here = min(bar.value() // max(bar.pageStep(), 1) + 1, pages) if bar.value() < bar.maximum() else pages
        return self.tr("page {0} of {1}").format(here, pages)

    def bar_rect(self) -> QRect:
        """The position bar at the right edge, in the viewport; empty for short items."""
        area = self.viewport().rect()
        return QRect(area.right() - 9, 8, 4, area.height() - 16) if self.long else QRect()

    def paint_position(self, painter: QPainter) -> None:
        """Paint the position bar: a thin track, and the part that is seen."""
        track = self.bar_rect()
        if track.isEmpty():
            return
        bar = self.verticalScrollBar()
        whole = bar.maximum() + bar.pageStep()
        thumb = QRect(track)
        thumb.setHeight(max(track.height() * bar.pageStep() // whole, 24))
        thumb.moveTop(track.top() + (track.height() - thumb.height()) * bar.value() // bar.maximum())
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        for rect, colour in ((track, "line"), (thumb, "edge")):
            painter.setBrush(self.theme.colour(colour))
            painter.drawRoundedRect(rect, 2, 2)

    def paint_focus(self, painter: QPainter) -> None:
        """Paint the mark of focus: a short line at the left edge, as the item has the focus most of the time."""
        if self.hasFocus():
            painter.fillRect(QRect(0, 20, 2, 28), self.theme.colour("accent"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the position bar."""
        self._dragging = self.long and event.position().x() >= self.viewport().width() - _GRIP
        self._drag(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the position bar."""
        self._drag(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the position bar."""
        self._dragging = False

    def _drag(self, event: QMouseEvent) -> None:
        if self._dragging:
            track = self.bar_rect()
            share = (event.position().y() - track.top()) / max(track.height(), 1)
            self.verticalScrollBar().setValue(round(share * self.verticalScrollBar().maximum()))
