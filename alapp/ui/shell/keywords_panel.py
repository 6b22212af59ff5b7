"""Starting with keywords: one line for each label, and the items that hold the words come next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from alapp.domain.errors import AppError
from alapp.domain.guideline import LabelClass
from alapp.session import keywords
from alapp.session.keywords import Hit
from alapp.session.session import Session
from alapp.ui.language import tr
from alapp.ui.shell.overlay import Overlay, Strip
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Hairline
from alapp.ui.widgets.fields import TextField
from alapp.ui.widgets.keycap import KeyCaps
from alapp.ui.widgets.labels import LabelMark
from alapp.ui.widgets.scroll import ColumnScroll
from alapp.ui.widgets.text import SafeLabel

WIDTH, HEAD, FOOT, TALLEST = 640, 56, 56, 640
LABEL_WIDTH = 176


class KeywordsPanel(Overlay):
    """Takes words for each label; Enter looks for them, Esc leaves everything as it was."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window)
        self.setAccessibleName(self.tr("Start with keywords"))
        self.fields: dict[str, TextField] = {}
        self._session: Session | None = None
        self.area = ColumnScroll()
        self.submit = Button(theme, self.tr("Put them next"), "Enter", "primary")
        self.submit.clicked.connect(self._find)
        self.remark = SafeLabel(theme, "", "small", "ink3")
        self.panel.body.addWidget(self._head())
        self.panel.body.addWidget(Hairline(theme))
        self.panel.body.addWidget(self.area, 1)
        self.panel.body.addWidget(self._foot())

    def ask(self, session: Session) -> None:
        """Open with an empty line for each label in use."""
        self._session = session
        self.remark.setText("")
        self.area.set_content(self._lines(session.guideline.active))
        self.open()

    def default_focus(self) -> QWidget:
        """Return the first line."""
        return next(iter(self.fields.values()), self.submit)

    def place(self) -> None:
        """In the middle, as high as the labels need."""
        px, content = self.theme.px, self.area.widget()
        width = min(px(WIDTH), self.width() - px(48))
        inside = content.heightForWidth(width - 2) if content is not None else 0
        wanted = px(HEAD + FOOT) + inside + 3
        height = min(wanted, px(TALLEST), self.height() - px(48))
        policy = Qt.ScrollBarPolicy  # where all lines fit, no bar takes room while they are laid out for the first time
        self.area.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if height == wanted else policy.ScrollBarAsNeeded
        )
        self.panel.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt calls it by this name
        """Walk round inside the panel, and bring the line into sight."""
        walked = super().focusNextPrevChild(next)
        for field in self.fields.values():
            if field.hasFocus():
                self.area.ensureWidgetVisible(field)
        return walked

    # -- parts

    def _head(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(self.theme.px(HEAD))
        row = QHBoxLayout(head)
        row.setContentsMargins(self.theme.px(24), 0, self.theme.px(24), 0)
        row.addWidget(SafeLabel(self.theme, self.tr("Start with keywords"), "emphasis"))
        row.addStretch(1)
        row.addWidget(KeyCaps(self.theme, "Esc"))
        return head

    def _foot(self) -> QWidget:
        foot = Strip(self.theme, FOOT)
        row = QHBoxLayout(foot)
        row.setContentsMargins(self.theme.px(24), 0, self.theme.px(24), 0)
        row.addWidget(self.remark, 1)
        row.addWidget(self.submit)
        return foot

    def _lines(self, labels: Sequence[LabelClass]) -> QWidget:
        theme, content = self.theme, QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(*[theme.px(24)] * 4)
        column.setSpacing(theme.px(16))
        words = self.tr("Type words that stand in texts of a label, parted by commas, or a whole example.")
        more = self.tr("The 3 open texts most like them come next for each label.")
        column.addWidget(SafeLabel(theme, f"{words} {more}", colour="ink2", wrap=True))
        grid = QGridLayout()
        grid.setSpacing(theme.px(8))
        grid.setColumnStretch(1, 1)
        self.fields = {}
        for place, label in enumerate(labels):
            mark, field = LabelMark(theme, label), TextField(theme, name=self.tr("Keywords for {0}").format(label.name))
            mark.setFixedWidth(theme.px(LABEL_WIDTH))
            field.returnPressed.connect(self._find)
            self.fields[label.id] = field
            grid.addWidget(mark, place, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, place, 1)
        column.addLayout(grid)
        column.addStretch(1)
        return content

    # -- what it does

    def _find(self) -> None:
        typed = {label_id: _words(field.text()) for label_id, field in self.fields.items()}
        typed = {label_id: words for label_id, words in typed.items() if words}
        session = self._session
        if session is None or not typed:
            self.remark.setText(self.tr("Type words for one label at least."))
            return
        self.close_panel()

        def tell(hits: list[Hit]) -> None:
            session.say(found_words(session, list(typed), hits))

        def complain(error: AppError) -> None:
            session.say(str(error))

        session.say(self.tr("Looking for the keywords."))
        keywords.start(session, typed, tell, complain)


def _words(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _next(hits: int) -> str:
    return tr("{0} {1} comes next: {2}.") if hits == 1 else tr("{0} {1} come next: {2}.")


def found_words(session: Session, asked: Sequence[str], hits: Sequence[Hit]) -> str:
    """Return what comes next for which label, and for which labels no open text holds the words."""
    counts = {label_id: sum(hit.label_id == label_id for hit in hits) for label_id in asked}
    names = {c.id: c.name for c in session.guideline.active}
    found = ", ".join(tr("{0} for {1}", count, names.get(i, i)) for i, count in counts.items() if count)
    missing = ", ".join(names.get(i, i) for i, count in counts.items() if not count)
    noun = session.guideline.noun_plural if len(hits) != 1 else session.guideline.noun
    parts = [_next(len(hits)).format(len(hits), noun, found)] if hits else []
    parts += [tr("No open text holds the words for {0}.", missing)] if missing else []
    return " ".join(parts)
