"""The preview beside the Browse table: the text with its hits, who said what, the comments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from math import ceil

from PySide6.QtCore import QDate, QLocale, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from alapp.domain.conditions import Words
from alapp.domain.found import Preview
from alapp.domain.guideline import Guideline
from alapp.domain.hits import Marker
from alapp.ui.screens.browse.columns import tr
from alapp.ui.screens.browse.delegate import hit_ranges
from alapp.ui.screens.label.entry import CommentEntry
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.painting import laid_out
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.card import Card, Hairline, Surface
from alapp.ui.widgets.keycap import KeyCaps
from alapp.ui.widgets.labels import LabelMark
from alapp.ui.widgets.text import ElidedLabel, SafeLabel

WIDE, NARROW = 336, 296
SHOWN = 4000
"""Characters shown here; Label shows the whole text."""
_LINE = 23


class MarkedText(QWidget):
    """Plain text in lines, with hits marked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._text = ""
        self._marker = Marker(())
        self._layout: QTextLayout | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._lay_out)

    def show_text(self, text: str, words: Sequence[Words]) -> None:
        """Show a text."""
        self._text, self._marker = text, Marker(words)
        self.setAccessibleName(text)
        self._lay_out()

    def hasHeightForWidth(self) -> bool:
        """The text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped text."""
        return max(1, self._laid_out(width).lineCount()) * self.theme.px(_LINE)

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        width = max(self.width(), self.theme.px(120))
        return QSize(width, self.heightForWidth(width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text and its hits."""
        if self._layout is None:
            return
        painter = QPainter(self)
        painter.setPen(self.theme.colour("ink"))
        spans = self._marker.spans(self._text)
        self._layout.draw(painter, QPointF(0, 0), hit_ranges(self.theme, self._text, spans))
        painter.end()

    def _lay_out(self) -> None:
        self._layout = self._laid_out(self.width())
        self.updateGeometry()
        self.update()

    def _laid_out(self, width: int) -> QTextLayout:
        font = self.theme.font("emphasis", 400)
        return laid_out(self._text, font, width, self.theme.px(_LINE))


class PreviewPanel(Surface):
    """Beside the table; folds away with F9 or Space. ``commented`` hands in a comment for the item shown."""

    commented = Signal(int, str)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "surface2", "left")
        self.item_id = 0
        self.key = SafeLabel(theme, "", "small", "ink2", mono=True)
        self.picture = QLabel()  # a picture, never a text
        self.picture.hide()
        self.text = MarkedText(theme)
        self.more = SafeLabel(theme, tr("The text goes on. Enter opens it in Label."), "small", "ink3", wrap=True)
        self.answers = Card(theme, 0, spacing=0)
        self.comments = QVBoxLayout()
        self._comments_title = SafeLabel(theme, tr("Comment"), "over", "ink3")
        self.entry = CommentEntry(theme)
        self.entry.entered.connect(lambda text, _: self.commented.emit(self.item_id, text))
        self.entry.closed.connect(self._leave_entry)
        self.body = QWidget()
        self._column = QVBoxLayout(self.body)
        self._fill()
        self._frame()
        self.body.hide()
        theme.changed.connect(self.restyle)
        self.restyle()

    def _fill(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(self.theme.px(6))
        head.addWidget(self.key, 1)
        head.addWidget(KeyCaps(self.theme, "Enter"))
        head.addWidget(SafeLabel(self.theme, tr("open"), "small", "ink3"))
        self._column.addLayout(head)
        for widget in (self.picture, self.text, self.more, Hairline(self.theme)):
            self._column.addWidget(widget)
        self._column.addWidget(SafeLabel(self.theme, tr("Answers"), "over", "ink3"))
        self._column.addWidget(self.answers)
        self._column.addWidget(self._comments_title)
        self._column.addLayout(self.comments)
        self._column.addWidget(self.entry)
        self._column.addStretch(1)

    def _frame(self) -> None:
        self.scroller = QScrollArea()
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setWidgetResizable(True)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setWidget(self.body)
        self.scroller.setAccessibleName(tr("Preview of the row"))
        set_ring(self.scroller, "inside")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(self.scroller)

    def restyle(self) -> None:
        """Take the spaces of the present text size."""
        px = self.theme.px
        self._column.setContentsMargins(*[px(16)] * 4)
        self._column.setSpacing(px(12))
        self.comments.setSpacing(px(8))

    def show_item(self, preview: Preview | None, guideline: Guideline, words: Sequence[Words], model: str) -> None:
        """Show an item; ``model`` is what the model is called here. None shows nothing."""
        self.body.setVisible(preview is not None)
        if preview is None:
            self.item_id = 0
            return
        if preview.item.id != self.item_id:
            self.scroller.verticalScrollBar().setValue(0)
            self.entry.hide()
            self.picture.hide()
        self.item_id = preview.item.id
        self.key.setText(preview.item.key)
        self.text.show_text(preview.item.text[:SHOWN], words)
        self.more.setVisible(len(preview.item.text) > SHOWN)
        self._show_answers(preview, guideline, model)
        self._show_comments(preview)

    def show_picture(self, item_id: int, picture: QImage) -> None:
        """Show the thumbnail of an item, if it is still the one shown."""
        if item_id == self.item_id and not picture.isNull():
            self.picture.setPixmap(QPixmap.fromImage(picture))
            self.picture.setAccessibleName(tr("Picture of {0}").format(self.key.text()))
            self.picture.show()

    def open_comment(self, text: str) -> None:
        """Open the field for the comment."""
        self._comments_title.show()
        self.entry.open(text)
        self.scroller.ensureWidgetVisible(self.entry)

    def _leave_entry(self) -> None:
        self.entry.hide()
        self.closed.emit()

    def _show_answers(self, preview: Preview, guideline: Guideline, model: str) -> None:
        _empty(self.answers.body)
        rows = [(a.annotator, a.labels if a.answer.value else None, day(a.created_at)) for a in preview.answers]
        if preview.suggestion is not None:
            sure = tr("{0} % sure").format(QLocale().toString(ceil(preview.suggestion.confidence * 100 - 0.5)))
            rows.append((model, preview.suggestion.labels, sure))
        if not rows:
            rows.append((tr("No answer yet"), None, ""))
        for i, (who, labels, when) in enumerate(rows):
            if i:
                self.answers.body.addWidget(Hairline(self.theme))
            self.answers.body.addWidget(self._answer(who, labels, when, guideline))

    def _answer(self, who: str, labels: tuple[str, ...] | None, when: str, guideline: Guideline) -> QWidget:
        widget = QWidget()
        row = QHBoxLayout(widget)
        px = self.theme.px
        row.setContentsMargins(px(12), 0, px(12), 0)
        row.setSpacing(px(8))
        widget.setMinimumHeight(px(34))
        name = ElidedLabel(self.theme, who, weight=600)
        if labels is not None or when:
            name.setFixedWidth(px(66))
        row.addWidget(name)
        for label_id in labels or ():
            if (one := guideline.by_id(label_id)) is not None:
                row.addWidget(LabelMark(self.theme, one, role="body"))
        if not labels and when:
            row.addWidget(
                SafeLabel(self.theme, tr("skipped") if labels is None else tr("none of these"), colour="ink2")
            )
        row.addStretch(1)
        row.addWidget(SafeLabel(self.theme, when, "small", "ink3"))
        return widget

    def _show_comments(self, preview: Preview) -> None:
        _empty(self.comments)
        written = [(code, note.comment) for code, note in preview.notes.items() if note.comment]
        self._comments_title.setVisible(bool(written) or self.entry.isVisible())
        for code, comment in written:
            card = Card(self.theme, 12, spacing=4)
            card.body.addWidget(SafeLabel(self.theme, comment, wrap=True))
            card.body.addWidget(SafeLabel(self.theme, code, "small", "ink3"))
            self.comments.addWidget(card)


def day(time: str) -> str:
    """Return when an answer was given, in local time: today with the hour, else the date."""
    if not time:
        return ""
    moment = datetime.fromisoformat(time).astimezone()
    if moment.date() == datetime.now().astimezone().date():
        return tr("Today, {0}").format(f"{moment:%H:%M}")
    return QLocale().toString(QDate(moment.year, moment.month, moment.day), QLocale.FormatType.ShortFormat)


def _empty(layout: QVBoxLayout) -> None:
    """Take all widgets out of a column."""
    while layout.count():
        item = layout.takeAt(0)
        if item is not None and (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
