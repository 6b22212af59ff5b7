"""The header: mark, project, search field, and chips that open small cards."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy

from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.mark import paint_mark
from alapp.ui.theme.painting import cap_size, caps_width, elided, leading, paint_caps, paint_surface
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import spoken
from alapp.ui.widgets.card import Surface
from alapp.ui.widgets.chips import Chip
from alapp.ui.widgets.safe import set_tip
from alapp.ui.widgets.text import ElidedLabel

FIND_WIDTH, FIND_LEAST, NARROW, NARROWEST = 320, 120, 900, 720


class MarkButton(QAbstractButton):
    """The program's mark; it opens the menu."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setAccessibleName(spoken(self.tr("Menu"), "F10"))
        set_tip(self, self.tr("Menu (F10)"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        set_ring(self, "inside", 8)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the width of the rail."""
        return QSize(self.theme.size("rail"), self.theme.size("header") - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark."""
        painter = QPainter(self)
        side = self.theme.px(26)
        rect = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_mark(painter, rect, self.theme.colour("accent"))
        painter.end()


class FindButton(QAbstractButton):
    """Looks like a search field and opens the palette."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme, self._hover = theme, False
        self.setText(self.tr("Search or run a command"))
        self.setAccessibleName(spoken(self.text(), "Ctrl+K"))
        self.setCursor(Qt.CursorShape.IBeamCursor)
        set_ring(self, "outside", theme.radius("control"))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the size of the field."""
        return QSize(self.theme.px(FIND_WIDTH), self.theme.px(30))

    def minimumSizeHint(self) -> QSize:
        """Return the least width that still says what it is."""
        return QSize(self.theme.px(FIND_LEAST), self.theme.px(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw field, lens, words and keys."""
        painter = QPainter(self)
        px, colour = self.theme.px, self.theme.colour
        edge = colour("edge" if self._hover else "line")
        paint_surface(painter, QRectF(self.rect()), colour("surface"), edge, self.theme.radius("control"))
        side = px(16)
        lens = leading(self, QRectF(px(11), (self.height() - side) / 2, side, side))
        self.theme.paint_icon(painter, lens, "search", "ink3")
        caps = caps_width(self.theme, "Ctrl+K", small=True)
        fits = self.width() > px(35 + 60) + caps
        x = self.width() - px(7) - (caps if fits else 0)
        top = (self.height() - cap_size(self.theme, "0", small=True).height()) / 2
        if fits:
            place = leading(self, QRectF(x, top, caps, 0))
            paint_caps(painter, place.topLeft(), self.theme, "Ctrl+K", small=True)
        font = self.theme.font("small")
        painter.setFont(font)
        painter.setPen(colour("ink3"))
        area = leading(self, QRectF(px(35), 0, x - px(43), self.height()))
        words = self.text() if fits else self.tr("Search")
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, elided(words, font, area.width()))
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the pointer is here."""
        self._hover = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer left."""
        self._hover = False
        self.update()


class Header(Surface):
    """48 high; the search field stands in the middle of what names and chips leave free."""

    menu_wanted = Signal()
    find_wanted = Signal()
    card_wanted = Signal(str)
    """``training``, ``offline`` or ``role``: the chip that was pressed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "rail", "bottom")
        self.mark = MarkButton(theme)
        self.mark.clicked.connect(self.menu_wanted)
        self.name = ElidedLabel(theme, "", "emphasis")
        self.task = ElidedLabel(theme, "", "small", "ink3")
        self.search = FindButton(theme)
        self.search.clicked.connect(self.find_wanted)
        self.chips = {
            "training": Chip(theme, "", icon="check"),
            "offline": Chip(theme, self.tr("Offline"), icon="shield"),
            "role": Chip(theme, ""),
        }
        self._row = QHBoxLayout(self)
        self._chip_row = QHBoxLayout()
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_project(self, name: str, task: str, role: str) -> None:
        """Show which project is open and who works on it."""
        self.name.setText(name)
        self.task.setText(task)
        self.chips["role"].set_text(role)

    def set_safety(self, words: str) -> None:
        """Show how safe the project is."""
        self.chips["offline"].set_text(words)

    def set_training(self, words: str, kind: str, icon: str) -> None:
        """Show the state of the model."""
        self.chips["training"].set_text(words, kind, icon)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the task, then the role, and shorten the field where there is little room."""
        super().resizeEvent(event)
        narrow = self.width() < self.theme.px(NARROW)
        self.task.setVisible(not narrow)
        self.chips["role"].setVisible(self.width() >= self.theme.px(NARROWEST))
        self.search.setMaximumWidth(self.theme.px(FIND_LEAST if narrow else FIND_WIDTH))

    def _lay_out(self) -> None:
        for widget in (self.mark, self.name, self.task):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self.search, 3)
        self._row.addStretch(1)
        for which, chip in self.chips.items():
            chip.clicked.connect(lambda _checked=False, w=which: self.card_wanted.emit(w))
            self._chip_row.addWidget(chip)
        self._row.addLayout(self._chip_row)

    def _restyle(self) -> None:
        px = self.theme.px
        self.setFixedHeight(self.theme.size("header"))
        self.search.setMinimumWidth(px(FIND_LEAST))
        self._row.setContentsMargins(0, 0, px(16), 1)
        self._row.setSpacing(px(12))
        self._chip_row.setSpacing(px(8))
