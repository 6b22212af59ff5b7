"""The card of the Label screen: header, why-line and item above, the answer area pinned to its bottom."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from alapp.domain.item import Item
from alapp.domain.media import MediaFile
from alapp.session.media_reader import MediaReader
from alapp.ui.screens.label.area import AnswerArea
from alapp.ui.screens.label.entry import FindEntry
from alapp.ui.screens.label.finder import LabelFinder
from alapp.ui.screens.label.header import ItemHeader, WhyLine
from alapp.ui.theme.painting import paint_surface
from alapp.ui.theme.theme import Theme
from alapp.ui.views.base import Canvas
from alapp.ui.views.registry import view_of
from alapp.ui.widgets.text import ElidedLabel

Media = tuple[Callable[[], MediaReader | None], Callable[[Item], MediaFile | None]]
"""What decodes files, asked for with the first item (an import may only be beginning), and which file one lies in."""
FINDER_HEIGHT = 360
LEAST_LINES = 4


class ItemCard(QWidget):
    """One item and its answers; only the item stretches."""

    action_wanted = Signal(str)

    def __init__(self, theme: Theme, region: str = "", media: Media = (lambda: None, lambda _: None)) -> None:
        super().__init__()
        self.theme = theme
        self._region, self._media = region, media
        self.header = ItemHeader(theme)
        self.why = WhyLine(theme)
        self.find_bar = FindEntry(theme)
        self.views: dict[str, Canvas] = {}
        self.area = AnswerArea(theme, region=bool(region))
        self.view = self._view("text")
        self.finder = LabelFinder(theme)
        self.finder.setParent(self)
        self._column = QVBoxLayout(self)
        self._top = QVBoxLayout()
        self.before, self.after = (ElidedLabel(theme, "", "body", "ink3") for _ in range(2))
        for widget in (self.header, self.why, self.find_bar, self.before):
            self._top.addWidget(widget)
        self._column.addLayout(self._top)
        self._column.addWidget(self.view, 1)
        self._below = QVBoxLayout()
        self._below.addWidget(self.after)
        self._column.addLayout(self._below)
        self._column.addWidget(self.area)
        self.show_turns("", "")
        self.why.clicked.connect(lambda: self.action_wanted.emit("label.why"))
        self.area.asked_for.connect(self.action_wanted)
        self.restyle()

    def restyle(self) -> None:
        """Take the spaces of the present text size."""
        px = self.theme.px
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._top.setSpacing(px(6))
        self._set_gaps()
        self.area.restyle()

    def _set_gaps(self) -> None:
        """A text has room around it; what fills its canvas to the edge begins below the lines and ends at the area."""
        px, full = self.theme.px, self.view.modality not in ("text", "table")
        self._top.setContentsMargins(px(24) - 1, 0, px(24) - 1, px(6) if full else 0)
        self._below.setContentsMargins(px(24) - 1, 0, px(24) - 1, 0 if full and self.after.isHidden() else px(6))

    def _view(self, modality: str) -> Canvas:
        """Return the canvas of a modality, made when it is first needed."""
        if modality not in self.views:
            view = view_of(modality, self._region)(self.theme)
            view.media, view.file_of = self._media[0](), self._media[1]
            view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
            view.setMinimumHeight(self.theme.px(56))
            self.views[modality] = view
        return self.views[modality]

    def fold_why(self, height: int) -> None:
        """Fold the why-line away when a card of this height would leave the item less than four lines."""
        self.why.setVisible(self.lines_left(height - self.theme.px(48)) >= LEAST_LINES)

    def lines_left(self, height: int) -> float:
        """Return how many lines of the item a card of this height shows without the why-line."""
        taken = self.header.sizeHint().height() + self.area.heightForWidth(self.width() - 2)
        return (height - taken) / self.theme.line_height("reading")

    def show_item(self, item: Item | None, name: str) -> None:
        """Paint this item; ``name`` is what a screen reader calls it."""
        if item is not None and self._view(item.modality) is not self.view:
            self._column.replaceWidget(self.view, self._view(item.modality))
            self.view.hide()
            self.view = self._view(item.modality)
            self.view.show()
        self.view.setAccessibleName(name)
        self.view.show_item(item)

    def show_turns(self, before: str, after: str) -> None:
        """Show dim what stands before and after the item in its thread, a line each; nothing for no thread."""
        for label, words, mark in ((self.before, before, "↑ "), (self.after, after, "↓ ")):
            label.setText(mark + " ".join(words[:2000].split()) if words else "")
            label.setVisible(bool(words))
        self._set_gaps()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground: white above, the answer area a little darker, a hairline between."""
        painter, colour = QPainter(self), self.theme.colour
        rect, radius = QRectF(self.rect()), self.theme.radius("card")
        edge = self.area.y()
        paint_surface(painter, rect, colour("surface2"), colour("line"), radius)
        painter.setClipRect(0, 0, self.width(), edge)
        paint_surface(painter, rect, colour("surface"), colour("line"), radius)
        painter.setClipping(False)
        painter.fillRect(QRectF(0, edge, self.width(), 1), colour("line"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the list of labels over the answers."""
        super().resizeEvent(event)
        self.place_finder()

    def place_finder(self) -> None:
        """Lay the list of labels over the answer area, a little higher if that is low."""
        pad = self.theme.px(16)
        height = min(max(self.area.height() - pad, self.theme.px(FINDER_HEIGHT)), self.height() - 2 * pad)
        self.finder.setGeometry(pad, self.height() - height - pad, self.width() - 2 * pad, height)
