"""The settings: one dialog made of the settings table; every change counts at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QDoubleSpinBox,
    QHBoxLayout,
    QListWidget,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from alapp.domain.errors import BadInput
from alapp.session import policy
from alapp.session.purpose import unserved
from alapp.session.setting_table import SETTINGS, Setting
from alapp.session.settings import Settings, UserFile
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.reading import SERIF, families
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.card import Hairline, Surface
from alapp.ui.widgets.fields import CheckBox, ComboBox, TextField
from alapp.ui.widgets.scroll import ColumnScroll
from alapp.ui.widgets.text import SafeLabel

WIDTH, HEIGHT, LIST, TITLE_BAR = 720, 560, 176, 40
PAGES = ("Look", "Keys", "Labeling", "Learning", "Safety", "Language", "Drawing")
HIDDEN = frozenset({"groups", "title", "thread"})
"""Settings that another screen sets."""
SHARES = frozenset({"text_factor", "line_height", "blind_share", "random_share", "stream_budget"})
"""Settings shown in percent."""
WIDE = frozenset({"mix_shares", "embedding_file", "detector_file", "detector_labels"})
"""Settings whose text is long: it has a line of its own."""
SAFETY = (
    "This program never opens a network connection.",
    "Every answer is in the project file before the next item is shown.",
    "Password, backups and the check of every promise are on the Data page: Backups and Safety.",
)
"""What the page about safety says, above its settings."""


class Preferences(QDialog):
    """720 x 560, list on the left. ``changed`` tells the key of a setting that was set.

    ``of_project`` are the settings of the open session itself, so that a change counts there at once.
    """

    changed = Signal(str)

    def __init__(
        self, theme: Theme, user: UserFile, of_project: Settings | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.settings = of_project if of_project is not None else Settings(user)
        self._has_project = of_project is not None
        self.setWindowTitle(self.tr("Settings"))
        room = parent.size() if parent is not None else self.screen().availableSize()
        self.resize(min(theme.px(WIDTH), room.width()), min(theme.px(HEIGHT), room.height() - theme.px(TITLE_BAR)))
        self.list = self._build_list()
        self.pages = QStackedWidget()
        self.editors: dict[str, QWidget] = {}
        self._columns: dict[str, QVBoxLayout] = {}
        for page in PAGES:
            self.pages.addWidget(self._build_page(page))
        self._problem = SafeLabel(theme, "", "small", "bad", wrap=True)
        side, above = theme.px(28), theme.px(8)  # as the words of the rows
        self._problem.setContentsMargins(side, above, side, above)
        self._problem.hide()
        self._lay_out()
        self.list.currentRowChanged.connect(self.pages.setCurrentIndex)
        self.list.setCurrentRow(0)

    def show_page(self, page: str) -> None:
        """Open at a page of the list."""
        if page in PAGES:
            self.list.setCurrentRow(PAGES.index(page))

    def add_below(self, page: str, part: QWidget) -> None:
        """Show something of its own below the settings of a page."""
        column = self._columns[page]
        column.insertWidget(column.count() - 1, part)  # above the room that is left

    def set_value(self, key: str, value: Any) -> None:
        """Store a value and use it at once; a value that is not allowed is said."""
        before = self.settings.get(key)
        try:
            self.settings.set(key, value)
        except BadInput as error:
            self._note(str(error), "bad")
            return
        self._note(unserved(self.settings), "warn")
        self._use(key, value)
        if self.settings.get(key) != before:  # a field that is left as it was changes nothing
            self.changed.emit(key)

    def _note(self, words: str, colour: str) -> None:
        """Say below the pages what is wrong, or what is still wanting; nothing with an empty text."""
        self._problem.setText(words)
        self._problem.set_colour(colour)
        self._problem.setVisible(bool(words))

    def _use(self, key: str, value: Any) -> None:
        uses: dict[str, Callable[[Any], None]] = {
            "theme": self.theme.set_mode,
            "text_factor": self.theme.set_factor,
            "reading_size": self.theme.set_reading_size,
            "plain_drawing": self.theme.set_plain,
            "reading_font": lambda family: self.theme.set_reading(family=family),
            "wide_spacing": lambda wide: self.theme.set_reading(wide=wide),
            "line_height": lambda leading: self.theme.set_reading(leading=leading),
        }
        if key in uses:
            uses[key](value)

    def _build_list(self) -> QListWidget:
        pages = QListWidget()
        pages.addItems([self.tr(page) for page in PAGES])
        pages.setFixedSize(self.theme.px(LIST), self.theme.px(36) * len(PAGES))
        pages.setAccessibleName(self.tr("Pages of the settings"))
        pages.setStyleSheet(
            f"QListWidget {{ background: transparent; border: none; }}"
            f"QListWidget::item {{ height: {self.theme.px(36)}px; padding-left: {self.theme.px(12)}px; }}"
        )
        set_ring(pages, "outside", self.theme.radius("control"))
        return pages

    def _build_page(self, page: str) -> QWidget:
        content = QWidget()
        column = self._columns[page] = QVBoxLayout(content)
        px = self.theme.px
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.setSpacing(px(16))
        column.addWidget(SafeLabel(self.theme, self.tr(page), "title"))
        for words in SAFETY if page == "Safety" else ():
            column.addWidget(SafeLabel(self.theme, self.tr(words), colour="ink2", wrap=True))
        rows = [setting for setting in SETTINGS if setting.page == page and setting.key not in HIDDEN]
        for setting in rows:
            column.addWidget(self._build_row(setting))
        if any(setting.scope == "project" for setting in rows) and not self._has_project:
            note = self.tr("What belongs to a project can be set while one is open.")
            column.addWidget(SafeLabel(self.theme, note, "small", "ink3", wrap=True))
        column.addStretch(1)
        return ColumnScroll(content)

    def _build_row(self, setting: Setting) -> QWidget:
        row = QWidget()
        wide = setting.key in WIDE
        line = QBoxLayout(QBoxLayout.Direction.TopToBottom if wide else QBoxLayout.Direction.LeftToRight, row)
        line.setContentsMargins(4, 4, 4, 4)
        line.setSpacing(self.theme.px(4 if wide else 16))
        editor = self._build_editor(setting)
        self.editors[setting.key] = editor
        rule = self._obey(setting, editor)
        if isinstance(editor, CheckBox):
            line.addLayout(self._ticked(setting, editor), 1)
            line.addWidget(SafeLabel(self.theme, rule, "small", "accent"))
        else:
            line.addLayout(self._words(setting, rule), 1)
            line.addWidget(editor)
        return row

    def _ticked(self, setting: Setting, editor: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(editor, 0, Qt.AlignmentFlag.AlignLeft)
        if setting.help:
            note = SafeLabel(self.theme, setting.help, "small", "ink3", wrap=True)
            below = QHBoxLayout()
            below.setContentsMargins(self.theme.px(26), 0, 0, 0)  # below the words of the box
            below.addWidget(note)
            column.addLayout(below)
        return column

    def _words(self, setting: Setting, rule: str) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(SafeLabel(self.theme, setting.words, wrap=True))
        for note, colour in ((setting.help, "ink3"), (rule, "accent")):
            if note:
                words.addWidget(SafeLabel(self.theme, note, "small", colour, wrap=True))
        return words

    def _obey(self, setting: Setting, editor: QWidget) -> str:
        """Let nobody change what the administrator has set, or what belongs to a project while none is open."""
        rules = policy.current()
        editor.setEnabled((setting.scope == "user" or self._has_project) and rules.forced(setting.key) is None)
        rule = rules.words(setting.key)
        if rule:
            editor.setAccessibleDescription(rule)
        return rule

    def _build_editor(self, setting: Setting) -> QWidget:
        value = self.settings.get(setting.key)
        choices = self.settings.choices(setting.key)
        if setting.key == "reading_font":
            return self._fonts(setting, value)
        if choices is not None:
            return self._choice(setting, value, choices)
        if isinstance(setting.default, bool):
            return self._tick(setting, value)
        if isinstance(setting.default, float):
            return self._fraction(setting, value)
        if isinstance(setting.default, int):
            return self._number(setting, value)
        return self._line(setting, value)

    def _choice(self, setting: Setting, value: str, choices: Mapping[str, str]) -> QWidget:
        box = ComboBox(self.theme, setting.words)
        for name, words in choices.items():
            box.addItem(words, name)
        if setting.of_labels:
            label = self.settings.label(setting.key)
            value = label.id if label is not None else value
            if value not in choices:  # a label of earlier days
                box.addItem(self.tr("“{0}” (not in use)").format(value), value)
        box.setCurrentIndex(box.findData(value))
        box.setMaximumWidth(self.theme.px(280))
        if setting.of_labels:  # names can be long; the list shows all of each
            box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumWidth(self.theme.px(200))
        box.currentIndexChanged.connect(lambda at: self.set_value(setting.key, box.itemData(at)))
        return box

    def _fonts(self, setting: Setting, value: str) -> QWidget:
        own = {"": self.tr("The program's own (Inter)"), SERIF: self.tr("The system's own serif")}
        fonts = own | {name: name for name in families() if name not in own}
        box = self._choice(setting, value, fonts | ({value: value} if value not in fonts else {}))
        box.setFixedWidth(self.theme.px(240))
        return box

    def _tick(self, setting: Setting, value: bool) -> QWidget:
        tick = CheckBox(self.theme, setting.words)
        tick.setChecked(value)
        tick.toggled.connect(lambda on: self.set_value(setting.key, on))
        return tick

    def _fraction(self, setting: Setting, value: float) -> QWidget:
        percent = setting.key in SHARES
        scale = 100.0 if percent else 1.0
        spin = QDoubleSpinBox()
        spin.setRange((setting.low or 0.0) * scale, (setting.high or 1.0) * scale)
        spin.setDecimals(0 if percent else 2)
        spin.setSingleStep(5.0 if percent else 0.1)
        spin.setSuffix(" %" if percent else "")
        spin.setValue(value * scale)
        spin.setKeyboardTracking(False)
        spin.valueChanged.connect(lambda number: self.set_value(setting.key, round(number / scale, 4)))
        return self._named(spin, setting)

    def _number(self, setting: Setting, value: int) -> QWidget:
        spin = QSpinBox()
        spin.setRange(int(setting.low or 0), int(setting.high or 0))
        spin.setValue(value)
        spin.setKeyboardTracking(False)
        spin.valueChanged.connect(lambda number: self.set_value(setting.key, number))
        return self._named(spin, setting)

    def _line(self, setting: Setting, value: str) -> QWidget:
        field = TextField(self.theme, name=setting.words)
        field.setText(str(value))
        field.setCursorPosition(0)  # a long value is read from its beginning
        if setting.key not in WIDE:
            field.setMaximumWidth(self.theme.px(200))
        field.editingFinished.connect(lambda: self.set_value(setting.key, field.text().strip() or setting.default))
        return field

    def _named(self, spin: QSpinBox | QDoubleSpinBox, setting: Setting) -> QWidget:
        spin.setAccessibleName(setting.words)
        spin.setFixedWidth(self.theme.px(112))
        spin.lineEdit().setTextMargins(self.theme.px(6), 0, self.theme.px(6), 0)
        spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_ring(spin, "outside", self.theme.radius("control"))
        return spin

    def _lay_out(self) -> None:
        side = Surface(self.theme, "rail")
        box = QVBoxLayout(side)
        box.setContentsMargins(self.theme.px(8), self.theme.px(16), self.theme.px(8), self.theme.px(16))
        box.addWidget(self.list)
        box.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.pages, 1)
        right.addWidget(self._problem)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(Hairline(self.theme, vertical=True))
        row.addLayout(right, 1)
