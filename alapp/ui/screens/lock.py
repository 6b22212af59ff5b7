"""The locked project, or one that is protected: a field for the password, and nothing of what lies inside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from alapp.ui.screens.base import Host, Screen
from alapp.ui.screens.start.parts import FootLink
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Card
from alapp.ui.widgets.fields import TextField
from alapp.ui.widgets.file_dialog import FileDialog
from alapp.ui.widgets.password import Line, PasswordField, put_inside
from alapp.ui.widgets.scroll import ColumnScroll
from alapp.ui.widgets.text import SafeLabel

WIDTH, MARK, PADDING = 400, 64, 24
FREE_TRIES, LONGEST_WAIT = 5, 8
"""Wrong passwords before the field waits 2, 4, then 8 seconds; it never locks a person out."""


@dataclass(frozen=True, slots=True)
class Locked:
    """A project that waits for its password: what may be said of it, and what opening it needs."""

    path: Path
    title: str
    reason: str
    encrypted: bool
    key_file: bool = False
    said_below: str = ""
    read_only: bool = False


class LockMark(QWidget):
    """A padlock on a round ground."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setFixedSize(theme.px(MARK), theme.px(MARK))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and padlock."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("accent-soft"))
        painter.drawEllipse(self.rect())
        side = self.theme.px(28)
        middle = (self.width() - side) / 2
        self.theme.paint_icon(painter, QRectF(middle, middle, side, side), "lock", "accent")
        painter.end()


class LockScreen(Screen):
    """Asks for the password of one project. ``unlock`` brings what was typed; the field is emptied then."""

    context = "locked"
    unlock = Signal(str, object)
    """The password and the path of the key file (None for none)."""
    left = Signal()
    """The person goes to the start screen."""

    def __init__(self, theme: Theme, host: Host) -> None:
        super().__init__(theme, None, host)
        self.locked = Locked(Path(), "", "", encrypted=False)
        self._tries, self._wait, self._busy = 0, 0, False
        self.title = SafeLabel(theme, "", "heading")
        self.when = SafeLabel(theme, "", "body", "ink2")
        self.password = PasswordField(theme, self.tr("Password"))
        self.key_path: Path | None = None
        self.key_name = TextField(theme, self.tr("No key file chosen"), name=self.tr("Key file"))
        self.key_name.setReadOnly(True)
        self.choose = Button(theme, self.tr("Choose"), kind="quiet")
        put_inside(theme, self.key_name, self.choose)
        self.go = Button(theme, self.tr("Unlock"), "Enter", "primary", large=True)
        self.caps = Line(theme, "warn", "warn", "warn")
        self.problem = Line(theme, "warn", "bad", "bad")
        self.close_link = FootLink(theme, self.tr("Close project"))
        self.open_link = FootLink(theme, self.tr("Open another project"))
        self.below = Line(theme, "check", "ok", wrap=False)
        self.foot = Line(theme, "shield", "ink3", "ink3", wrap=False)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._count_down)
        self._lay_out()
        self._connect()

    # -- what the window asks

    def show_locked(self, locked: Locked) -> None:
        """Ask for this project."""
        self.locked = locked
        self.title.setText(locked.title)
        self.when.setText(locked.reason)
        self.below.say(locked.said_below)
        self._password_row.setVisible(locked.encrypted)
        self._key_row.setVisible(locked.encrypted and locked.key_file)
        self._tries, self._wait = 0, 0
        self._timer.stop()
        self.forget()
        known = self.tr("AES-256, the password is never stored and cannot be recovered")
        open_to_all = self.tr("This project has no password: whoever sits here can open it")
        self.foot.say(known if locked.encrypted else open_to_all)
        self.wait(busy=False)

    def refuse(self, words: str, *, counts: bool = True) -> None:
        """Say why it does not open; the field keeps what was typed, marked. Tries that ``counts`` make it slower."""
        self.wait(busy=False)
        self.problem.say(words)
        self.password.setAccessibleDescription(words)
        self._tries += counts
        if self._tries >= FREE_TRIES and counts:
            self._wait = min(LONGEST_WAIT, 2 ** (self._tries - FREE_TRIES + 1))
            self._timer.start()
            self._show_wait()
        self.default_focus().setFocus()
        self.password.selectAll()

    def wait(self, *, busy: bool) -> None:
        """Show that it is being opened, or that it can be tried."""
        self._busy = busy
        self.go.setText(self.tr("Opening…") if busy else self.tr("Unlock"))
        self.go.setEnabled(not busy and not self._wait)
        for widget in (self.close_link, self.open_link, self.choose):
            widget.setEnabled(not busy)

    def forget(self) -> None:
        """Let go of what was typed."""
        self.password.forget()
        self.problem.say("")
        self.caps.say("")

    def bindings(self) -> Mapping[str, Callable[[], object]]:
        """Return what runs here."""
        return {"unlock": self.press, "back": self.default_focus().setFocus, "lock": self.default_focus().setFocus}

    def deactivate(self) -> None:
        """Another screen is shown: nothing typed stays behind."""
        self.forget()
        self._timer.stop()

    def default_focus(self) -> QWidget:
        """Return the password's field, or the button where none is asked."""
        return self.password if self.locked.encrypted else self.go

    def panes(self) -> Sequence[QWidget]:
        """Return the one card."""
        return (self.card,)

    # -- what it does

    def press(self) -> None:
        """Try to unlock with what was typed."""
        if self._busy or self._wait:
            return
        if self.locked.encrypted and not self.password.text():
            self.refuse(self.tr("Type the password of this project."), counts=False)
            return
        if self.locked.key_file and self.key_path is None:
            self.refuse(self.tr("Choose the key file too: this project needs one."), counts=False)
            return
        self.problem.say("")
        self.wait(busy=True)
        self.unlock.emit(self.password.text(), self.key_path)

    def choose_key_file(self) -> None:
        """Ask for the key file in the program's own dialog (the system's may keep a list)."""
        dialog = FileDialog(self, self.tr("Choose the key file"), str(self.locked.path.parent))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.take_key_file(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_key_file(self, path: Path) -> None:
        """Use this key file."""
        self.key_path = path
        self.key_name.setText(path.name)
        self.default_focus().setFocus()

    # -- inside

    def _count_down(self) -> None:
        self._wait -= 1
        if self._wait <= 0:
            self._wait = 0
            self._timer.stop()
        self._show_wait()

    def _show_wait(self) -> None:
        self.go.setText(self.tr("Wait {0} s").format(self._wait) if self._wait else self.tr("Unlock"))
        self.go.setEnabled(not self._wait and not self._busy)

    def _connect(self) -> None:
        self.go.clicked.connect(self.press)
        self.password.returnPressed.connect(self.press)
        self.password.caps_lock.connect(lambda on: self.caps.say(self.tr("Caps Lock is on") if on else ""))
        self.choose.clicked.connect(self.choose_key_file)
        self.close_link.clicked.connect(self.left)
        self.open_link.clicked.connect(lambda: self.host.run("project.open"))
        self.password.textEdited.connect(lambda _text: self.problem.say(""))

    def _labeled(self, words: str, note: str, field: TextField) -> QWidget:
        """Return a field under its name."""
        px = self.theme.px
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        name = QHBoxLayout()
        name.setSpacing(px(4))
        name.addWidget(SafeLabel(self.theme, words, "body", weight=600))
        name.addWidget(SafeLabel(self.theme, note, "body", "ink3"))
        name.addStretch(1)
        field.setFixedHeight(self.theme.size("control_large"))
        column.addLayout(name)
        column.addWidget(field)
        return block

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, darker than a page: nothing of the project is here."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.colour("rail"))
        painter.end()

    def _make_card(self) -> Card:
        px = self.theme.px
        card = Card(self.theme, PADDING, spacing=16)
        card.setFixedWidth(px(WIDTH))
        self._password_row = self._labeled(self.tr("Password"), "", self.password)
        note = self.tr("(this project needs one)")
        self._key_row = self._labeled(self.tr("Key file"), note, self.key_name)
        card.body.addWidget(self._password_row)
        card.body.addWidget(self.caps)
        card.body.addWidget(self.problem)
        card.body.addWidget(self._key_row)
        card.body.addWidget(self.go)
        links = QHBoxLayout()
        links.addWidget(self.close_link)
        links.addStretch(1)
        links.addWidget(self.open_link)
        card.body.addLayout(links)
        return card

    def _lay_out(self) -> None:
        px = self.theme.px
        middle = Qt.AlignmentFlag.AlignHCenter
        self.card = self._make_card()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(LockMark(self.theme), 0, middle)
        column.addSpacing(px(16))
        column.addWidget(self.title, 0, middle)
        column.addSpacing(px(4))
        column.addWidget(self.when, 0, middle)
        column.addSpacing(px(24))
        row = QHBoxLayout()  # not by alignment, which asks for the height of the card as wide as the window
        row.addStretch(1)
        row.addWidget(self.card)
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(px(20))
        column.addWidget(self.below, 0, middle)
        column.addStretch(1)
        column.addWidget(self.foot, 0, middle)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ColumnScroll(content))  # large letters in a small window are higher than it
