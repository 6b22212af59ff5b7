"""The middle column to read: what a label means, how it is given, and what is and is not an example of it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alapp.domain.guideline import Guideline, LabelClass
from alapp.domain.words import retold
from alapp.session.insight_figures import LabelUse
from alapp.ui.screens.guidelines.examples import example_columns
from alapp.ui.screens.guidelines.words import keys_of, place_of, retired_words, tr
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Card, Notice
from alapp.ui.widgets.keycap import KeyCaps
from alapp.ui.widgets.labels import LabelMark
from alapp.ui.widgets.text import SafeLabel


class Reader(QWidget):
    """Shows a label, or the question and the words of the project; ``edit_wanted`` tells the button."""

    edit_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_label(self, guideline: Guideline, label_class: LabelClass, use: LabelUse | None, editable: bool) -> None:
        """Show one label."""
        self._clear()
        self._column.addLayout(self._key_row(guideline, label_class))
        self._column.addLayout(self._title(label_class.name, editable))
        if label_class.hint:
            self._add(SafeLabel(self.theme, label_class.hint, role="prose", colour="ink2", wrap=True))
        if label_class.retired:
            self._add(Notice(self.theme, "warn", retired_words(use)), 12)
        self._add(self._description(label_class), 16)
        self._add(example_columns(self.theme, label_class.name, label_class.examples), 20)
        self._column.addStretch(1)

    def show_project(self, guideline: Guideline, editable: bool) -> None:
        """Show what holds for all labels."""
        self._clear()
        self._add(SafeLabel(self.theme, tr("Asked about every item"), role="small", colour="ink2"))
        self._column.addLayout(self._title(retold(guideline.question), editable))
        card = Card(self.theme, padding=14, spacing=4)
        card.body.addWidget(SafeLabel(self.theme, tr("One item is called"), role="small", colour="ink2"))
        nouns = tr("{0}, many are {1}").format(guideline.noun, guideline.noun_plural)
        card.body.addWidget(SafeLabel(self.theme, nouns, weight=600, wrap=True))
        self._add(card, 12)
        empty = tr("No introduction yet. Write what holds for all labels.")
        colour = "ink" if guideline.text else "ink3"
        self._add(SafeLabel(self.theme, guideline.text or empty, role="prose", colour=colour, wrap=True), 16)
        self._column.addStretch(1)

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            _discard(item)

    def _add(self, widget: QWidget, gap: int = 4) -> None:
        self._column.addSpacing(self.theme.px(gap))
        self._column.addWidget(widget)

    def _key_row(self, guideline: Guideline, label_class: LabelClass) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(6))
        place_words = replace(label_class, name=place_of(guideline, label_class))
        row.addWidget(LabelMark(self.theme, place_words, role="small", outlined=label_class.retired))
        for place, key in enumerate(keys_of(guideline, label_class)):
            row.addWidget(SafeLabel(self.theme, tr("or") if place else tr("key"), role="small", colour="ink2"))
            row.addWidget(KeyCaps(self.theme, key, small=True))
        row.addStretch(1)
        return row

    def _title(self, text: str, editable: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(12))
        row.addWidget(SafeLabel(self.theme, text, role="heading", wrap=True), 1)
        button = Button(self.theme, tr("Edit"), key="E")
        button.setEnabled(editable)
        button.clicked.connect(self.edit_wanted)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _description(self, label_class: LabelClass) -> QWidget:
        empty = tr("No rule yet. Write one sentence; annotators see it beside each item.")
        colour = "ink" if label_class.description else "ink3"
        return SafeLabel(self.theme, label_class.description or empty, role="prose", colour=colour, wrap=True)


def _discard(item: object) -> None:
    """Delete what a layout held."""
    layout = item.layout() if hasattr(item, "layout") else None
    if layout is not None:
        while (inner := layout.takeAt(0)) is not None:
            _discard(inner)
    widget = item.widget() if hasattr(item, "widget") else None
    if widget is not None:
        widget.hide()
        widget.deleteLater()
