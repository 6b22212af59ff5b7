"""The query field of Browse: terms as chips in the line, proposals below it, Enter searches at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from alapp.domain.conditions import Vocabulary
from alapp.domain.query import Completion, Term, completions, parse
from alapp.ui.screens.browse.columns import tr
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.painting import paint_surface
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.fields import SearchField

HEIGHT = 36
WAIT_MS = 180
_CURSOR_INSET = 5  # QLineEdit's cursorRect() begins this much left of the cursor
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QueryField(SearchField):
    """The line. ``asked`` comes when typing pauses or Enter is pressed; ``left`` when Esc or Down leads to the rows."""

    asked = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("words, or field:value"), "/", name=tr("Search the pool, words or field:value"))
        self.vocabulary = Vocabulary()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(WAIT_MS)
        self._pause.timeout.connect(self.asked)
        self.textEdited.connect(self._typed)

    def _restyle(self) -> None:
        super()._restyle()
        font = self.theme.font("emphasis", 400)
        font.setWordSpacing(self.theme.px(4))  # room for the chips
        self.setFont(font)
        self.setFixedHeight(self.theme.px(HEIGHT))

    def ask_now(self) -> None:
        """Search without waiting."""
        self.rest()
        self.asked.emit()

    def rest(self) -> None:
        """Forget that something was typed."""
        self._pause.stop()

    def _typed(self, _: str) -> None:
        self._pause.start()

    def complete(self, proposal: Completion) -> None:
        """Take a proposal; behind a value the next term can begin."""
        line = self.text()
        text = proposal.text if proposal.text.endswith(":") else proposal.text + " "
        self.setText(line[: proposal.start] + text + line[proposal.end :].lstrip())
        self.setCursorPosition(proposal.start + len(text))
        self._pause.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, then each finished ``field:value`` term as a chip over its own letters."""
        super().paintEvent(event)
        if self.hasSelectedText():
            return
        painter = QPainter(self)
        cursor = self.cursorPosition() if self.hasFocus() else -1
        for term in parse(self.text(), self.vocabulary).terms:
            if term.field and not term.start <= cursor <= term.end:
                self._chip(painter, term)
        painter.end()

    def _chip(self, painter: QPainter, term: Term) -> None:
        rect = self._place_of(term)
        field = QRectF(self.rect()).adjusted(self.theme.px(30), 2, -self.theme.px(8), -2)
        if not field.contains(rect):
            return
        kind = "warn" if term.problem else "accent"
        ground = rect.adjusted(-self.theme.px(3), 0, self.theme.px(3), 0)
        painter.fillRect(ground, self.theme.colour("surface"))
        paint_surface(painter, ground, self.theme.colour(f"{kind}-soft"), None, self.theme.radius("key"))
        painter.setFont(self.font())
        painter.setPen(self.theme.colour(kind))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, term.text)

    def _place_of(self, term: Term) -> QRectF:
        """Return where a term stands, reckoned from the cursor, which is the one place Qt tells."""
        metrics, line = QFontMetricsF(self.font()), self.text()
        origin = self.cursorRect().x() + _CURSOR_INSET - metrics.horizontalAdvance(line[: self.cursorPosition()])
        left = origin + metrics.horizontalAdvance(line[: term.start])
        height = self.theme.px(22)
        return QRectF(left, (self.height() - height) / 2, metrics.horizontalAdvance(term.text), height)


class Proposals(QFrame):
    """The list under the field; arrows choose, Tab or Enter takes, Esc closes."""

    def __init__(self, theme: Theme, field: QueryField, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme, self._field, self._over = theme, field, parent
        self._proposals: list[Completion] = []
        self._model = QStringListModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Proposals"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.clicked.connect(lambda index: self._take(index.row()))
        set_ring(self.list, "none")
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(5)] * 4)
        column.addWidget(self.list)
        field.textEdited.connect(lambda _: self.propose())
        field.installEventFilter(self)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and its edge."""
        painter = QPainter(self)
        colour, radius = self.theme.colour, self.theme.radius("control")
        paint_surface(painter, QRectF(self.rect()), colour("surface"), colour("edge"), radius)
        painter.end()

    def propose(self) -> None:
        """Show what the term at the cursor could become."""
        line, cursor = self._field.text(), self._field.cursorPosition()
        self._proposals = completions(line, cursor, self._field.vocabulary)
        if not self._proposals:
            self.hide()
            return
        self._model.setStringList([self._words(p) for p in self._proposals])
        self.list.setCurrentIndex(self._model.index(-1, 0))
        below = self._field.mapTo(self._over, QPoint(0, self._field.height() + self.theme.px(4)))
        rows = max(self.list.sizeHintForRow(0), self.theme.line_height("body") + self.theme.px(6)) * len(
            self._proposals
        )
        self.setGeometry(below.x(), below.y(), self.theme.px(360), rows + self.theme.px(14))
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take arrows, Tab, Enter and Esc from the field."""
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._listed(event) if self.isVisible() else self._bare(event)
        return super().eventFilter(watched, event)

    def _listed(self, event: QKeyEvent) -> bool:
        key, row = Qt.Key(event.key()), self.list.currentIndex().row()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if key in steps:
            last = len(self._proposals) - 1
            self.list.setCurrentIndex(self._model.index(min(max(row + steps[key], 0), last), 0))
        elif key == Qt.Key.Key_Escape:
            self.hide()
        elif key == Qt.Key.Key_Tab or (key in ENTER and row >= 0):
            self._take(max(row, 0))
        else:
            self.setVisible(key not in ENTER)
            return self._bare(event)
        return True

    def _bare(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in ENTER:
            self._field.ask_now()
        if key in (*ENTER, Qt.Key.Key_Escape, Qt.Key.Key_Down):
            self._field.left.emit()
            return True
        return False

    def _take(self, row: int) -> None:
        self._field.complete(self._proposals[row])
        self.propose()

    @staticmethod
    def _words(proposal: Completion) -> str:
        text = proposal.text
        return f"{text}   {proposal.words}" if text.endswith(":") else text
