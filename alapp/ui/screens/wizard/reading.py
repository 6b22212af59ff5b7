"""The popover with reading options: encoding, separator, quote, first row."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QVBoxLayout, QWidget

from alapp.domain.exchange import ReadingOptions
from alapp.ui.language import tr
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Card
from alapp.ui.widgets.fields import CheckBox, ComboBox
from alapp.ui.widgets.text import SafeLabel

ENCODINGS = (
    ("utf-8", "UTF-8"),
    ("utf-8-sig", "UTF-8 with mark"),
    ("utf-16", "UTF-16"),
    ("cp1252", "Windows, Western"),
    ("cp1250", "Windows, Central Europe"),
    ("cp1251", "Windows, Cyrillic"),
    ("iso8859-15", "Latin 9"),
    ("gb18030", "Chinese, GB 18030"),
    ("big5", "Chinese, Big5"),
    ("shift_jis", "Japanese, Shift JIS"),
    ("euc_kr", "Korean"),
    ("mac_roman", "Mac, Western"),
)
SEPARATORS = ((",", "Comma"), (";", "Semicolon"), ("\t", "Tab"), ("|", "Bar"))
QUOTES = (('"', "Double quote"), ("'", "Single quote"), ("", "None"))
LABEL_SEPARATORS = (("", "One label a cell"), ("#", "#"), ("|", "|"), (";", ";"), (",", ","))


def words_for(table: tuple[tuple[str, str], ...], value: str) -> str:
    """Return what a value is called on screen."""
    known = dict(table)
    return tr(known[value]) if value in known else value.upper()


class ReadingOptionsPopover(QFrame):
    """A small card under its button; ``changed`` tells new options at once."""

    changed = Signal(object)

    def __init__(self, theme: Theme, options: ReadingOptions, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.options = options
        self.setAccessibleName(self.tr("Reading options"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        card = Card(theme, 16, edge="edge", spacing=12)
        column.addWidget(card)
        form = QFormLayout()
        form.setSpacing(theme.px(10))
        card.body.addLayout(form)
        self.boxes: dict[str, ComboBox] = {}
        self._add(theme, form, "encoding", self.tr("Encoding"), ENCODINGS)
        if options.separator:
            self._add(theme, form, "separator", self.tr("Separator"), SEPARATORS)
            self._add(theme, form, "quote", self.tr("Quote"), QUOTES)
        self._add(theme, form, "label_separator", self.tr("Between labels"), LABEL_SEPARATORS)
        self.header = CheckBox(theme, self.tr("First row holds names"))
        self.header.setChecked(options.header)
        self.header.toggled.connect(lambda on: self._change("header", on))
        if options.separator:
            card.body.addWidget(self.header)
        done = Button(theme, self.tr("Done"), key="Esc")
        done.clicked.connect(self.close)
        card.body.addWidget(done, 0, Qt.AlignmentFlag.AlignRight)

    def open_below(self, anchor: QWidget) -> None:
        """Show the popover under a widget."""
        self.adjustSize()
        self.move(anchor.mapToGlobal(QPoint(0, anchor.height() + 4)))
        self.show()
        next(iter(self.boxes.values())).setFocus()

    def _add(
        self, theme: Theme, form: QFormLayout, field: str, words: str, choices: tuple[tuple[str, str], ...]
    ) -> None:
        box = ComboBox(theme, words)
        value = getattr(self.options, field)
        for key, name in choices if value in dict(choices) else ((value, value), *choices):
            box.addItem(self.tr(name), key)
        box.setCurrentIndex(max(0, box.findData(value)))
        box.activated.connect(lambda _i, f=field, b=box: self._change(f, b.currentData()))
        form.addRow(SafeLabel(theme, words, colour="ink2"), box)
        self.boxes[field] = box

    def _change(self, field: str, value: object) -> None:
        self.options = replace(self.options, **{field: value})  # type: ignore[arg-type]
        self.changed.emit(self.options)
