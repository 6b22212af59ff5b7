"""Key caps: how every key is shown beside what it does."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from alapp.ui.theme.painting import cap_size, caps_width, paint_caps
from alapp.ui.theme.theme import Theme


class KeyCaps(QWidget):
    """A combination such as ``Ctrl+K`` as key caps 4 apart; never mirrored."""

    def __init__(self, theme: Theme, keys: str, *, small: bool = False) -> None:
        super().__init__()
        self.theme, self.keys, self._small = theme, keys, small
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(keys)
        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def set_keys(self, keys: str) -> None:
        """Show another combination."""
        self.keys = keys
        self.setAccessibleName(keys)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the caps."""
        height = cap_size(self.theme, "0", small=self._small).height()
        return QSize(ceil(caps_width(self.theme, self.keys, small=self._small)), ceil(height))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the caps."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the caps."""
        painter = QPainter(self)
        top = (self.height() - self.sizeHint().height()) / 2
        paint_caps(painter, QPointF(0, top), self.theme, self.keys, small=self._small)
        painter.end()


class KeyCap(KeyCaps):
    """One key cap."""
