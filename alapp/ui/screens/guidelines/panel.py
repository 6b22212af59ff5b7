"""The right pane: how a label is used, and every version of the guideline with what it changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from alapp.domain.guideline import Guideline
from alapp.session.guide_words import differences
from alapp.session.insight_figures import LabelUse
from alapp.ui.screens.guidelines.words import day, note_of, tr, use_rows
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.painting import elided
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Card, Hairline, Surface
from alapp.ui.widgets.text import SafeLabel

_SHOWN = 12


class VersionRow(QAbstractButton):
    """One version: number, what it changed, day. A press opens its differences."""

    def __init__(self, theme: Theme, version: Guideline) -> None:
        super().__init__()
        self.theme, self.version = theme, version
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = (tr("Version {0}").format(version.version), note_of(version), day(version.created_at))
        self.setAccessibleName(", ".join(w for w in words if w))
        set_ring(self, "inside", theme.radius("card"))

    def sizeHint(self) -> QSize:
        """Return the height of a row."""
        return QSize(self.theme.px(160), self.theme.px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw number, note and day."""
        painter = QPainter(self)
        px, colour = self.theme.px, self.theme.colour
        if self.underMouse():
            painter.fillRect(self.rect(), colour("surface2"))
        rect = QRectF(self.rect()).adjusted(px(12), 0, -px(12), 0)
        bold, small = self.theme.font("body", 600), self.theme.font("small")
        painter.setFont(small)
        painter.setPen(colour("ink3"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        used = painter.boundingRect(rect, right, day(self.version.created_at))
        painter.drawText(rect, right, day(self.version.created_at))
        painter.setFont(bold)
        painter.setPen(colour("ink"))
        words = tr("Version {0}").format(self.version.version)
        left = painter.boundingRect(rect, Qt.AlignmentFlag.AlignVCenter, words)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, words)
        note = rect.adjusted(left.width() + px(8), 0, -used.width() - px(8), 0)
        painter.setFont(self.theme.font("body"))
        painter.setPen(colour("ink2"))
        text = elided(note_of(self.version), self.theme.font("body"), note.width())
        painter.drawText(note, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


class GuidePanel(Surface):
    """Use and history. ``restore_wanted`` tells the number of a version."""

    restore_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "surface2", lines="left")
        self._open = 0
        self._history: Sequence[Guideline] = ()
        self._read_only = False
        scroll, page = QScrollArea(), QWidget()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(scroll)
        column = QVBoxLayout(page)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(8))
        self._use_title = SafeLabel(theme, tr("Use"), role="over", colour="ink3")
        self._use = Card(theme, padding=0, spacing=0)
        self._versions = Card(theme, padding=0, spacing=0)
        column.addWidget(self._use_title)
        column.addWidget(self._use)
        column.addSpacing(theme.px(8))
        column.addWidget(SafeLabel(theme, tr("History"), role="over", colour="ink3"))
        column.addWidget(self._versions)
        column.addStretch(1)

    def show_use(self, use: LabelUse | None) -> None:
        """Show how a label is used; nothing for the project as a whole."""
        for widget in (self._use_title, self._use):
            widget.setVisible(use is not None)
        _empty(self._use)
        for place, (words, value) in enumerate(use_rows(use) if use else ()):
            if place:
                self._use.body.addWidget(Hairline(self.theme))
            self._use.body.addWidget(self._use_row(words, value))

    def show_history(self, history: Sequence[Guideline], *, read_only: bool) -> None:
        """Show all versions, newest first."""
        self._history, self._read_only = history, read_only
        _empty(self._versions)
        for place, version in enumerate(history[:_SHOWN]):
            if place:
                self._versions.body.addWidget(Hairline(self.theme))
            self._versions.body.addWidget(self._version_row(version))
            if version.version == self._open:
                self._versions.body.addWidget(self._details(place))
        if (more := len(history) - _SHOWN) > 0:
            words = SafeLabel(self.theme, tr("and {0} earlier versions").format(more), role="small", colour="ink3")
            words.setContentsMargins(self.theme.px(12), 0, 0, 0)
            self._versions.body.addWidget(words)

    def _use_row(self, words: str, value: str) -> QWidget:
        widget = QWidget()
        row = QHBoxLayout(widget)
        row.setContentsMargins(self.theme.px(12), self.theme.px(7), self.theme.px(12), self.theme.px(7))
        row.addWidget(SafeLabel(self.theme, words, colour="ink2", wrap=True), 1)
        row.addWidget(SafeLabel(self.theme, value, weight=600))
        return widget

    def _version_row(self, version: Guideline) -> VersionRow:
        row = VersionRow(self.theme, version)
        row.clicked.connect(lambda _checked=False, number=version.version: self._toggle(number))
        return row

    def _toggle(self, number: int) -> None:
        self._open = 0 if self._open == number else number
        self.show_history(self._history, read_only=self._read_only)
        rows = [r for r in self._versions.findChildren(VersionRow) if r.version.version == number]
        if rows:
            rows[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _details(self, place: int) -> QWidget:
        """Return the differences of a version to the one before, and the way back to it."""
        version = self._history[place]
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.setContentsMargins(self.theme.px(12), 0, self.theme.px(12), self.theme.px(12))
        before = self._history[place + 1] if place + 1 < len(self._history) else None
        found = differences(before, version) if before else [tr("first version")]
        column.addWidget(SafeLabel(self.theme, "\n".join(found), role="small", colour="ink2", wrap=True))
        if version.author:
            by = tr("by {0}").format(version.author)
            column.addWidget(SafeLabel(self.theme, by, role="small", colour="ink3"))
        if place and not self._read_only:
            button = Button(self.theme, tr("Restore version {0}").format(version.version))
            button.clicked.connect(lambda: self.restore_wanted.emit(version.version))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return widget


def _empty(card: Card) -> None:
    while (item := card.body.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
