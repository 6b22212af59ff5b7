"""A scrolling column whose wrapped texts always get the height they need."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class ColumnScroll(QScrollArea):
    """Scrolls up and down only; the content is as wide as the area and at least as high as its width asks for."""

    def __init__(self, content: QWidget | None = None) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if content is not None:
            self.set_content(content)

    def set_content(self, content: QWidget) -> None:
        """Show this column; the one before is deleted."""
        self.setWidget(content)
        content.installEventFilter(self)
        self.fit()

    def fit(self) -> None:
        """Give the content the height that its width asks for."""
        content = self.widget()
        layout = content.layout() if content is not None else None
        if layout is not None and content is not None:
            width = self.viewport().width()
            least = layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.minimumSize().height()
            content.setMinimumHeight(least)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit anew when the content asks for another size."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().eventFilter(watched, event)
