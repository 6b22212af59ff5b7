"""The middle column to edit: every part of a label, or the question and the words of the project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from alapp.domain.errors import AppError
from alapp.domain.guideline import Example, Guideline, LabelClass
from alapp.session.guide import free_letters, key_problem, put_label
from alapp.ui.screens.guidelines.examples import ExampleEditor
from alapp.ui.screens.guidelines.pickers import ColourPicker, Picker, ShapePicker
from alapp.ui.screens.guidelines.words import shape_names, tr
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Icon
from alapp.ui.widgets.fields import TextField
from alapp.ui.widgets.text import SafeLabel


class Passage(QPlainTextEdit):
    """Several lines of plain text; Tab goes on to the next field."""

    def __init__(self, theme: Theme, name: str, lines: int) -> None:
        super().__init__()
        self.theme, self._lines = theme, lines
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        set_ring(self, "outside", theme.radius("control"))
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFont(self.theme.font("body"))
        edge, radius = self.theme.colour("edge").name(), self.theme.radius("control")
        self.setStyleSheet(f"QPlainTextEdit {{ border: 1px solid {edge}; border-radius: {radius}px; }}")
        self.setFixedHeight(self._lines * self.theme.line_height("body") + self.theme.px(20))


class _Form(QWidget):
    """A column of named fields with a place for problems, and the ways out. ``done`` saves, ``given_up`` does not."""

    done = Signal()
    given_up = Signal()

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self.theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(4, 4, 4, 4)
        self.column.setSpacing(theme.px(4))
        self.title = SafeLabel(theme, title, role="title", weight=600)
        self.column.addLayout(self._head())
        self.column.addSpacing(theme.px(8))
        self.problem = Problem(theme)
        self.column.addWidget(self.problem)

    def field(self, words: str, widget: QWidget) -> None:
        """Add a field under its name."""
        self.column.addWidget(SafeLabel(self.theme, words, role="small", colour="ink2", weight=500))
        keeps_width = isinstance(widget, Picker)
        self.column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft if keeps_width else Qt.AlignmentFlag(0))
        self.column.addSpacing(self.theme.px(8))

    def apply(self, guideline: Guideline) -> Guideline:
        """Return the guideline with what was typed; raises AppError when it cannot be."""
        raise NotImplementedError

    def show_problem(self, error: AppError) -> None:
        """Say why it cannot be saved; what was typed stays."""
        self.problem.show_words(error.what)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(8))
        save = Button(self.theme, tr("Save"), key="Esc", kind="primary")
        drop = Button(self.theme, tr("Discard"), kind="quiet")
        save.clicked.connect(self.done)
        drop.clicked.connect(self.given_up)
        row.addWidget(self.title, 1)
        row.addWidget(drop)
        row.addWidget(save)
        return row


class Problem(QWidget):
    """A line that says what is wrong, with its icon; hidden while nothing is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, theme.px(4))
        row.setSpacing(theme.px(6))
        self.words = SafeLabel(theme, role="small", colour="bad", wrap=True)
        row.addWidget(Icon(theme, "warn", "bad"))
        row.addWidget(self.words, 1)
        self.hide()

    def show_words(self, words: str) -> None:
        """Say this; nothing when empty."""
        self.words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))


class LabelEditor(_Form):
    """All parts of one label."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Edit label"))
        self._guideline: Guideline | None = None
        self._label = LabelClass("", "")
        self.name = TextField(theme, name=tr("Name"))
        self.hint = TextField(theme, tr("a few words, shown on the answer"), name=tr("Hint"))
        self.key = TextField(theme, name=tr("Second key, a letter"))
        self.key.setMaxLength(1)
        self.key_note = SafeLabel(theme, role="small", colour="ink3")
        self.key_problem = Problem(theme)
        self.colour = ColourPicker(theme, tr("Colour"), theme.tokens.label_names)
        self.shape = ShapePicker(theme, tr("Shape"), shape_names())
        self.rule = Passage(theme, tr("Rule"), 7)
        self.examples = ExampleEditor(theme)
        self._build()
        self.key.textChanged.connect(self._check_key)
        self.colour.picked.connect(self.shape.set_colour)
        self.shape.picked.connect(self.colour.set_shape)

    def _build(self) -> None:
        self.field(tr("Name"), self.name)
        self.field(tr("Hint"), self.hint)
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(12))
        self.key.setMaximumWidth(self.theme.px(80))
        row.addWidget(self.key)
        row.addWidget(self.key_note, 1)
        self.column.addWidget(SafeLabel(self.theme, tr("Second key"), role="small", colour="ink2", weight=500))
        self.column.addLayout(row)
        self.column.addWidget(self.key_problem)
        self.column.addSpacing(self.theme.px(8))
        self.field(tr("Colour"), self.colour)
        self.field(tr("Shape"), self.shape)
        self.field(tr("Rule: when to give this label, and when not"), self.rule)
        self.field(tr("Examples"), self.examples)
        self.column.addStretch(1)

    def begin(self, guideline: Guideline, label_class: LabelClass) -> None:
        """Take a label to edit; one that the guideline does not hold is new."""
        self._guideline, self._label = guideline, label_class
        new = guideline.by_id(label_class.id) is None
        self.title.setText(tr("New label") if new else tr("Edit label"))
        self.name.setText(label_class.name)
        self.hint.setText(label_class.hint)
        self.key.setText(label_class.key)
        self.colour.set_value(label_class.colour)
        self.shape.set_value(label_class.shape)
        self.colour.set_shape(label_class.shape)
        self.shape.set_colour(label_class.colour)
        self.rule.setPlainText(label_class.description)
        self.examples.set_examples(label_class.examples)
        self.examples.text.clear()
        self.problem.show_words("")
        self.key_note.setText(tr("Free letters: {0}").format(" ".join(free_letters(guideline)) or tr("none")))
        self._check_key()

    def kept(self) -> dict[str, Any]:
        """Return what was typed as plain values, to be typed again after a lock."""
        return {
            "label": self._label.id, "name": self.name.text(), "hint": self.hint.text(), "key": self.key.text(),
            "colour": self.colour.value, "shape": self.shape.value, "rule": self.rule.toPlainText(),
            "examples": [asdict(example) for example in self.examples.examples], "example": self.examples.text.text(),
        }  # fmt: skip

    def take_kept(self, guideline: Guideline, kept: Mapping[str, Any]) -> None:
        """Take the label to edit and type again what was typed; raises TypeError, ValueError, KeyError."""
        label_id = str(kept["label"])
        typed = LabelClass(
            label_id, str(kept["name"]), int(kept["colour"]), int(kept["shape"]), str(kept["key"]),
            str(kept["hint"]), str(kept["rule"]), tuple(Example(**values) for values in kept["examples"]),
        )  # fmt: skip
        self.begin(guideline, typed)
        self._label = guideline.by_id(label_id) or typed
        self.examples.text.setText(str(kept["example"]))

    @property
    def label_id(self) -> str:
        """Id of the label that is edited."""
        return self._label.id

    @property
    def untouched(self) -> bool:
        """Whether nothing was typed into a new label."""
        texts = (self.name.text(), self.hint.text(), self.rule.toPlainText(), self.examples.text.text())
        return not any(t.strip() for t in texts) and not self.examples.examples

    def apply(self, guideline: Guideline) -> Guideline:
        """Return the guideline with this label as typed; an example still in its line counts."""
        self.examples.take()
        typed = replace(
            self._label,
            name=self.name.text(),
            hint=self.hint.text().strip(),
            key=self.key.text().strip(),
            colour=self.colour.value,
            shape=self.shape.value,
            description=self.rule.toPlainText().strip(),
            examples=self.examples.examples,
        )
        return put_label(guideline, typed)

    def _check_key(self) -> None:
        if self._guideline is not None:
            self.key_problem.show_words(key_problem(self._guideline, self._label.id, self.key.text()))


class ProjectEditor(_Form):
    """Question, what an item is called, introduction."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Edit question and words"))
        self.question = TextField(theme, name=tr("Question"))
        self.noun = TextField(theme, name=tr("One item is called"))
        self.nouns = TextField(theme, name=tr("Many are called"))
        self.text = Passage(theme, tr("Introduction"), 10)
        self.field(tr("Question asked about every item"), self.question)
        self.field(tr("One item is called"), self.noun)
        self.field(tr("Many are called"), self.nouns)
        self.field(tr("Introduction: what holds for all labels"), self.text)
        self.column.addStretch(1)

    def begin(self, guideline: Guideline) -> None:
        """Take a guideline to edit."""
        self.question.setText(guideline.question)
        self.noun.setText(guideline.noun)
        self.nouns.setText(guideline.noun_plural)
        self.text.setPlainText(guideline.text)
        self.problem.show_words("")

    def kept(self) -> dict[str, Any]:
        """Return what was typed as plain values, to be typed again after a lock."""
        lines = {"question": self.question, "noun": self.noun, "nouns": self.nouns}
        return {name: line.text() for name, line in lines.items()} | {"text": self.text.toPlainText()}

    def take_kept(self, guideline: Guideline, kept: Mapping[str, Any]) -> None:
        """Type again what was typed; raises TypeError, ValueError, KeyError."""
        words = {name: str(kept[name]) for name in ("question", "noun", "nouns", "text")}
        self.begin(
            replace(
                guideline, question=words["question"], noun=words["noun"], noun_plural=words["nouns"],
                text=words["text"],
            )
        )  # fmt: skip

    def apply(self, guideline: Guideline) -> Guideline:
        """Return the guideline with what was typed; an emptied field keeps what it held."""
        return replace(
            guideline,
            question=self.question.text().strip() or guideline.question,
            noun=self.noun.text().strip() or guideline.noun,
            noun_plural=self.nouns.text().strip() or guideline.noun_plural,
            text=self.text.toPlainText().strip(),
        )
