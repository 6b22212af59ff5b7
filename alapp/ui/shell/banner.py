"""Problems at the top of the page: what happened, what it means, what to do; they stay until closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alapp.domain.errors import AppError
from alapp.ui.shell.clipboard import copy_to_keep
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button, IconButton
from alapp.ui.widgets.card import Icon, Notice
from alapp.ui.widgets.text import SafeLabel

MOST = 3


class ErrorNotice(Notice):
    """One problem; the technical line sits under *Details*."""

    def __init__(self, theme: Theme, error: AppError, close: Callable[[QWidget], None]) -> None:
        super().__init__(theme, "bad")
        self.error = error
        self.setAccessibleName(str(error))
        self._close = close
        self.details = SafeLabel(theme, error.details, "small", "ink2", wrap=True, mono=True)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.details.hide()
        self.body.addLayout(self._head())
        for words in (error.meaning, error.remedy):
            if words:
                self.body.addWidget(SafeLabel(theme, words, wrap=True))
        self.body.addWidget(self.details)
        if error.details:
            self.body.addLayout(self._deeds())

    def offer(self, words: str, deed: Callable[[], object]) -> None:
        """Put a button below the words; the notice goes away when it is pressed."""
        button = Button(self.theme, words)

        def take() -> None:
            self._close(self)
            deed()

        button.clicked.connect(take)
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        self.body.insertLayout(self.body.indexOf(self.details), row)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(8))
        row.addWidget(Icon(self.theme, "warn", "bad"))
        row.addWidget(SafeLabel(self.theme, self.error.what, weight=600, colour="bad", wrap=True), 1)
        close = IconButton(self.theme, "x", self.tr("Close this message"))
        close.clicked.connect(lambda: self._close(self))
        row.addWidget(close)
        return row

    def _deeds(self) -> QHBoxLayout:
        row = QHBoxLayout()
        show = Button(self.theme, self.tr("Details"), kind="quiet")
        show.clicked.connect(lambda: self.details.setVisible(self.details.isHidden()))
        copy = Button(self.theme, self.tr("Copy"), kind="quiet")
        copy.clicked.connect(self._copy)
        row.addWidget(show)
        row.addWidget(copy)
        row.addStretch(1)
        return row

    def _copy(self) -> None:
        copy_to_keep(f"{self.error}\n{self.error.details}")


class BannerArea(QWidget):
    """The latest problems, newest on top, three at most; the same one is never shown twice."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[theme.px(n) for n in (24, 12, 24, 0)])
        self._column.setSpacing(theme.px(8))
        self.hide()

    @property
    def errors(self) -> list[AppError]:
        """The problems that are shown."""
        return [notice.error for notice in self._notices()]

    def show_error(self, error: AppError) -> None:
        """Put a problem on top."""
        for notice in self._notices():
            if str(notice.error) == str(error):
                self._remove(notice)
        self._column.insertWidget(0, ErrorNotice(self.theme, error, self._remove))
        for notice in self._notices()[MOST:]:
            self._remove(notice)
        self.show()

    def offer(self, words: str, deed: Callable[[], object]) -> None:
        """Put a button on the newest problem."""
        notices = self._notices()
        if notices:
            notices[0].offer(words, deed)

    def clear(self) -> None:
        """Take all away."""
        for notice in self._notices():
            self._remove(notice)

    def _remove(self, notice: QWidget) -> None:
        self._column.removeWidget(notice)
        notice.hide()
        notice.deleteLater()
        self.setVisible(self._column.count() > 0)

    def _notices(self) -> list[ErrorNotice]:
        items = [self._column.itemAt(i) for i in range(self._column.count())]
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, ErrorNotice)]
