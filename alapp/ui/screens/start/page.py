"""The start screen: first label in seconds, or back to work with one key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from alapp.session.recents import Recent, Recents
from alapp.ui.screens.base import Host, Screen
from alapp.ui.screens.start.list import ROW, RecentList
from alapp.ui.screens.start.parts import FootLink, LargeAction
from alapp.ui.theme.mark import paint_mark
from alapp.ui.theme.theme import LEAST_FACTOR, MOST_FACTOR, Theme
from alapp.ui.widgets.card import Card, Icon, Surface
from alapp.ui.widgets.fields import SearchField
from alapp.ui.widgets.scroll import ColumnScroll
from alapp.ui.widgets.text import SafeLabel

LEFT, LEFT_SHARE, MOST_ROWS = 500, 0.46, 8
THEME_WORDS = {"system": "as the system", "light": "light", "dark": "dark", "contrast": "high contrast"}
FACTORS = (0.9, 1.0, 1.15, 1.3, 1.45, 1.6)
TEACHES = (
    "1   Read the report and press the number that fits.",
    "2   After five answers the model is trained anew, and suggests the next.",
    "3   Insights shows how good it is, Browse finds everything, Export writes it out.",
)


class Mark(QWidget):
    """The program's mark beside its name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setFixedSize(theme.px(26), theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark."""
        painter = QPainter(self)
        paint_mark(painter, QRectF(self.rect()), self.theme.colour("accent"))
        painter.end()


class StartScreen(Screen):
    """What it is and three large actions on the left, recent projects on the right."""

    context = "start"

    def __init__(self, theme: Theme, host: Host, recents: Recents) -> None:
        super().__init__(theme, None, host)
        self.recents = recents
        self.sample = LargeAction(
            theme, "play", self.tr("Try the sample project"), self.tr("300 ward reports, first label in ten seconds")
        )
        self.new = LargeAction(
            theme, "plus", self.tr("New project from my data"), self.tr("Tables, texts, images, sound, film"), "Ctrl+N"
        )
        self.open = LargeAction(theme, "folder", self.tr("Open a project"), self.tr(".alapp project file"), "Ctrl+O")
        self.filter = SearchField(theme, self.tr("Filter"), "/", name=self.tr("Filter the recent projects"))
        self.list = RecentList(theme)
        self._left = self._build_left()
        self._right = ColumnScroll()
        self._theme_link = FootLink(theme, "", icon="moon")
        self._size_link = FootLink(theme, "", icon="text")
        self._build_right()
        self._lay_out()
        self._connect()
        self.refill()

    # -- what the window asks

    def bindings(self) -> Mapping[str, Callable[[], object]]:
        """Return what runs here."""
        rows = {f"start.recent:{place}": lambda p=place: self.open_place(p) for place in range(MOST_ROWS)}
        return {"start.first": self.open_first, "start.filter": self._focus_filter, "back": self._leave_filter, **rows}

    def status_actions(self) -> Sequence[str]:
        """Return nothing: this screen has no status line."""
        return ()

    def activate(self) -> None:
        """Read the list of recent projects anew."""
        self.filter.clear()
        self.refill()

    def default_focus(self) -> QWidget:
        """Return the list when there is one, else the sample."""
        return self.list if self.list.count else self.sample

    def panes(self) -> Sequence[QWidget]:
        """Return actions and list."""
        return (self.sample, self.list) if self.list.count else (self.sample,)

    # -- what it does

    def refill(self) -> None:
        """Show the recent projects that match the filter."""
        wanted = self.filter.text().casefold()
        everything = self.recents.all()
        self.list.show_recents([r for r in everything if wanted in r.name.casefold() or wanted in r.path.casefold()])
        self._card.setVisible(bool(everything))
        self.filter.setVisible(bool(everything))
        self._teaching.setVisible(not everything)
        self._heading.setText(self.tr("Recent projects") if everything else self.tr("What the sample shows"))
        self.sample.set_key("" if everything else "Enter")
        self._fit_list()

    def open_first(self) -> None:
        """Open the marked project, or the sample when there is none."""
        recent = self.list.current
        if recent is None:
            self.host.run("project.sample")
        else:
            self.open_recent(recent)

    def open_place(self, place: int) -> None:
        """Open the project at this place of the list."""
        recent = self.list.at(place)
        if recent is not None:
            self.open_recent(recent)

    def open_recent(self, recent: Recent) -> None:
        """Open a project, or say that it is not where it was."""
        if recent.missing:
            self._offer_to_remove(recent)
        else:
            self.host.open_project(Path(recent.path))

    def _offer_to_remove(self, recent: Recent) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Not found at its last place. Locate it")).triggered.connect(self._locate)
        menu.addAction(self.tr("Remove from the list")).triggered.connect(lambda: self._remove(recent))
        menu.setAccessibleName(self.tr("The project file is not found"))
        menu.popup(self.list.mapToGlobal(QPoint(self.theme.px(76), self.theme.px(ROW))))

    def _locate(self) -> None:
        self.host.run("project.open")

    def _remove(self, recent: Recent) -> None:
        self.recents.remove(recent.path)
        self.refill()

    def _focus_filter(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _leave_filter(self) -> None:
        self.filter.clear()
        self.default_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _next_mode(self) -> None:
        order = ("system", "light", "dark", "contrast")
        after = order[(order.index(self.theme.mode) + 1) % len(order)]
        self.host.run(f"theme.{after}")

    def _next_size(self) -> None:
        larger = [f for f in FACTORS if f > self.theme.factor + 0.001]
        if not larger or self.theme.factor >= MOST_FACTOR:
            while self.theme.factor > LEAST_FACTOR + 0.001:
                self.host.run("text.smaller")
            return
        while self.theme.factor < larger[0] - 0.001:
            self.host.run("text.larger")

    # -- how it looks

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the left side its width and the list its height."""
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        self._left.setFixedWidth(self._left_width())
        self._promise.setMaximumWidth(self.theme.px(360))
        side, top = self._margin(), min(self.theme.px(72), round(self.height() * 0.08))
        self._right_column.setContentsMargins(side, top, side, self.theme.px(40))
        left = min(self.theme.px(56), round(self.width() * 0.04))
        self._left_column.setContentsMargins(left, top, left, self.theme.px(40))
        beside = self._room() - self._heading.sizeHint().width() - self.theme.px(16)
        self.filter.setFixedWidth(max(min(self.theme.px(220), beside), self.theme.px(80)))
        self._arrange_foot()
        self._fit_list()

    def _fit_list(self) -> None:
        rows = min(self.list.count, MOST_ROWS)
        wanted = self.theme.px(ROW) * max(rows, 1)
        room = max(self.height() - self.theme.px(72 + 32 + 20 + 24 + 75 + 24 + 20 + 40), self.theme.px(ROW))
        self._card.setFixedHeight(min(wanted, room) + 2)

    def _connect(self) -> None:
        for button, action in ((self.sample, "project.sample"), (self.new, "project.new"), (self.open, "project.open")):
            button.clicked.connect(lambda _checked=False, a=action: self.host.run(a))
        self.list.chosen.connect(self.open_recent)
        self.filter.textChanged.connect(self.refill)
        self.filter.returnPressed.connect(self.open_first)
        self._theme_link.clicked.connect(self._next_mode)
        self._size_link.clicked.connect(self._next_size)
        self.theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._theme_link.set_text(self.tr("Theme: {0}").format(self.tr(THEME_WORDS[self.theme.mode])))
        self._size_link.set_text(self.tr("Text size {0} %").format(round(self.theme.factor * 100)))
        self._fit()

    def _build_left(self) -> QWidget:
        px = self.theme.px
        content = QWidget()
        column = QVBoxLayout(content)
        self._left_column = column
        column.setSpacing(0)
        column.addLayout(self._name_row())
        column.addSpacing(px(40))
        column.addWidget(SafeLabel(self.theme, self.tr("Label less.\nLearn more."), "display"))
        column.addSpacing(px(12))
        promise = self.tr(
            "The program picks the items that teach the model most. You answer with one key. "
            "Everything stays in one file on this computer."
        )
        self._promise = SafeLabel(self.theme, promise, "emphasis", "ink2", 400, wrap=True)
        column.addWidget(self._promise)
        column.addSpacing(px(36))
        for i, action in enumerate((self.sample, self.new, self.open)):
            column.addSpacing(px(12) if i else 0)
            column.addWidget(action)
        column.addStretch(1)
        column.addSpacing(px(24))
        column.addLayout(self._promise_row())
        return self._scrolling(content)

    def _name_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(12))
        row.addWidget(Mark(self.theme))
        row.addWidget(SafeLabel(self.theme, "alapp", "title"))
        row.addStretch(1)
        return row

    def _promise_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(8))
        row.addWidget(Icon(self.theme, "shield"))
        words = self.tr("This program never opens a network connection.")
        row.addWidget(SafeLabel(self.theme, words, "small", "ink2", wrap=True), 1)
        return row

    def _scrolling(self, content: QWidget) -> QWidget:
        ground = Surface(self.theme, "rail", "right")
        box = QVBoxLayout(ground)
        box.setContentsMargins(0, 0, 1, 0)
        box.addWidget(ColumnScroll(content))
        return ground

    def _build_right(self) -> None:
        px = self.theme.px
        self._heading = SafeLabel(self.theme, "", "title")
        self._card = Card(self.theme, 0)
        self._card.body.setContentsMargins(1, 1, 1, 1)
        self._card.body.addWidget(self.list)
        self._teaching = self._build_teaching()
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addStretch(1)
        head.addWidget(self.filter)
        content = QWidget()
        column = QVBoxLayout(content)
        self._right_column = column
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(px(20))
        column.addWidget(self._card)
        column.addWidget(self._teaching)
        column.addSpacing(px(24))
        column.addWidget(self._build_drop())
        column.addStretch(1)
        column.addSpacing(px(16))
        column.addLayout(self._build_foot())
        self._right.set_content(content)

    def _build_teaching(self) -> QWidget:
        card = Card(self.theme, 20, spacing=12)
        for line in TEACHES:
            card.body.addWidget(SafeLabel(self.theme, self.tr(line), "emphasis", "ink2", 400, wrap=True))
        return card

    def _build_drop(self) -> QWidget:
        px = self.theme.px
        card = Card(self.theme, 16, spacing=4)
        card.body.setContentsMargins(px(20), px(16), px(20), px(16))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(Icon(self.theme, "import", "accent"))
        row.addWidget(
            SafeLabel(self.theme, self.tr("Or drop a file anywhere on this window"), "emphasis", wrap=True), 1
        )
        card.body.addLayout(row)
        words = self.tr("You will see a preview and can check the columns before anything is imported.")
        card.body.addWidget(SafeLabel(self.theme, words, colour="ink2", wrap=True))
        return card

    def _build_foot(self) -> QGridLayout:
        keys = FootLink(self.theme, self.tr("All keys"), key="?")
        keys.clicked.connect(lambda: self.host.run("keys"))
        settings = FootLink(self.theme, self.tr("Settings"), icon="settings")
        settings.clicked.connect(lambda: self.host.run("settings"))
        self._links = (keys, settings, self._theme_link, self._size_link)
        self._version = FootLink(self.theme, self.tr("Version {0}").format(QCoreApplication.applicationVersion()))
        self._version.clicked.connect(lambda: self.host.run("about"))
        self._foot = QGridLayout()
        self._foot.setHorizontalSpacing(self.theme.px(24))
        self._foot.setColumnStretch(4, 1)
        self._arrange_foot()
        return self._foot

    def _arrange_foot(self) -> None:
        """Put the links in one row, or in two where there is little room."""
        wanted = sum(link.sizeHint().width() + self.theme.px(24) for link in self._links)
        in_row = 4 if wanted + self._version.sizeHint().width() < self._room() else 2
        for i, link in enumerate(self._links):
            self._foot.addWidget(link, i // in_row, i % in_row)
        self._foot.addWidget(self._version, *((0, 5) if in_row == len(self._links) else (2, 0)))

    def _room(self) -> int:
        """Width of the right side without its margins and its scroll bar."""
        return self.width() - self._left_width() - 2 * self._margin() - self.theme.px(14)

    def _left_width(self) -> int:
        return min(self.theme.px(LEFT), round(self.width() * LEFT_SHARE))

    def _margin(self) -> int:
        return min(self.theme.px(64), round(self.width() * 0.05))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left)
        row.addWidget(self._right, 1)

    def sizeHint(self) -> QSize:
        """Return the least size of the window."""
        return QSize(1024, 680)
