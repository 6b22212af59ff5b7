"""Step 3: what people decide, with which labels, and what the items are called."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from alapp.domain.errors import AppError, BadInput
from alapp.domain.exchange import Role
from alapp.domain.guideline import problems
from alapp.session.import_draft import ImportDraft
from alapp.session.new_project import column_of, default_question, pasted_names, plural
from alapp.ui.screens.wizard.buttons import Link
from alapp.ui.screens.wizard.labels import LabelList, LabelTable
from alapp.ui.screens.wizard.step import Step
from alapp.ui.screens.wizard.tiles import Tile
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.card import Card
from alapp.ui.widgets.corners import RoundCorners
from alapp.ui.widgets.fields import ComboBox, TextField
from alapp.ui.widgets.text import SafeLabel

SUGGESTIONS = (
    ("show", "Shown"),
    ("after", "After my answer"),
    ("on_request", "On request (H)"),
    ("never", "Never"),
)
SHOWN_FOUND = 2_000
TASKS = (
    ("single_choice", "label", "Choice", "one label, one key, next item"),
    ("multi_choice", "review", "Several labels", "any number of labels, then Enter"),
    ("spans", "span", "Spans", "mark words, a label for each"),
    ("boxes", "box", "Boxes", "draw boxes, a label for each"),
    ("segments", "audio", "Segments", "from and to in time, a label for each"),
)
"""Task, icon, name and what a person does."""


class PastingField(TextField):
    """The line below the list: a pasted list becomes lines, Enter adds what was typed."""

    def __init__(self, theme: Theme, labels: LabelList) -> None:
        super().__init__(theme, "", name="")
        self._labels = labels
        self.setPlaceholderText(self.tr("Type a label and press Enter, or paste a list"))
        self.setAccessibleName(self.tr("Add a label"))

    def insert_text(self, text: str) -> None:
        """Take pasted text: one line is typed, several are added as labels."""
        if "\n" in text.strip() or "\t" in text:
            self._labels.add(pasted_names(text))
        else:
            self.insert(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Catch Paste before the field takes only the first line."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.insert_text(QApplication.clipboard().text())
            return
        super().keyPressEvent(event)

    def add_typed(self) -> bool:
        """Add what was typed; True when there was something."""
        typed = self.text().strip()
        if typed:
            self._labels.add([(typed, "")])
            self.clear()
        return bool(typed)


class TaskStep(Step):
    """Fills task, labels, question, noun and suggestion mode of the draft."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "")
        self.question.setText(self.tr("What do people decide?"))
        self.lead.setText(self.tr("All of this can be changed later; labels keep their answers when renamed or moved."))
        self.cards = {
            task: Tile(theme, icon, self.tr(title), self.tr(words), checkable=True)
            for task, icon, title, words in TASKS
        }
        self.labels = LabelList()
        self.labels.setParent(self)
        self.table = LabelTable(theme, self.labels)
        self.field = PastingField(theme, self.labels)
        self.labels.edited.connect(self._on_edited)
        self._touched = False
        self._build_main()
        self._build_side()
        self.add_footer(("F2", self.tr("edit")), ("Delete", self.tr("take away")), ("Alt+Up", self.tr("move")))

    def _build_main(self) -> None:
        theme = self.theme
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        for task, card in self.cards.items():
            card.clicked.connect(lambda _on=False, t=task: self.choose_task(t))
            row.addWidget(card)
        self.main.addSpacing(theme.px(20))
        self.main.addLayout(row)
        self.main.addSpacing(theme.px(20))
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(self.heading(self.tr("Labels")))
        self.count = SafeLabel(theme, "", "small", "ink3")
        head.addWidget(self.count)
        head.addStretch(1)
        self.found = Link(theme, "")
        self.found.clicked.connect(self.use_found)
        self.paste = Link(theme, self.tr("Paste a list"))
        self.paste.clicked.connect(self.paste_list)
        head.addWidget(self.found)
        head.addWidget(self.paste)
        self.main.addLayout(head)
        self.main.addSpacing(theme.px(6))
        frame = Card(theme, 1, spacing=0)
        RoundCorners(theme, self.table)
        frame.body.addWidget(self.table)
        self.main.addWidget(frame, 1)
        self.main.addSpacing(theme.px(8))
        self.main.addWidget(self.field)
        self.main.addSpacing(theme.px(12))

    def _build_side(self) -> None:
        theme = self.theme
        self.noun = TextField(theme, name=self.tr("An item is called"))
        self.noun_plural = TextField(theme, name=self.tr("Several are called"))
        self.asked = TextField(theme, name=self.tr("Question above the labels"))
        self.noun.textEdited.connect(
            lambda noun: self.noun_plural.setText(plural(noun.strip()) if noun.strip() else "")
        )
        self.mode = ComboBox(theme, self.tr("Suggestions by the model"))
        for key, words in SUGGESTIONS:
            self.mode.addItem(self.tr(words), key)
        self.side.addWidget(self.heading(self.tr("Words")))
        self._add_field(self.tr("An item is called"), self.noun)
        self._add_field(self.tr("Several are called"), self.noun_plural)
        self._add_field(self.tr("Question above the labels"), self.asked)
        self.side.addWidget(self.heading(self.tr("Suggestions by the model")))
        self.side.addWidget(self.mode)
        words = self.tr("A share of items is always shown without one, so that answers stay independent.")
        self.side.addWidget(SafeLabel(theme, words, "small", "ink3", wrap=True))
        self.side.addStretch(1)

    def _add_field(self, words: str, field: QWidget) -> None:
        column = QVBoxLayout()
        column.setSpacing(self.theme.px(4))
        name = SafeLabel(self.theme, words, colour="ink2")
        name.setBuddy(field)
        column.addWidget(name)
        column.addWidget(field)
        self.side.addLayout(column)

    # -- showing

    def show_draft(self, draft: ImportDraft) -> None:
        """Show task and labels of the draft."""
        super().show_draft(draft)
        for task, card in self.cards.items():
            card.setVisible(task in draft.tasks)
        self._mark_task(draft.label_task)
        if [c.id for c in draft.classes] != [c.id for c in self.labels.classes]:
            self.labels.show_classes(draft.classes)
            self._touched = bool(draft.classes)
        self.noun.setText(draft.noun)
        self.noun_plural.setText(draft.noun_plural)
        self.asked.setText(draft.question)
        self.mode.setCurrentIndex(max(0, self.mode.findData(draft.suggestions)))
        self.refresh()

    def refresh(self) -> None:
        """Show labels found meanwhile, unless the person has changed the list."""
        draft = self.draft
        if draft is None:
            return
        names = draft.found_names()[:SHOWN_FOUND]
        column = column_of(draft.roles, Role.LABEL)
        self.found.setVisible(bool(names))
        self.found.setText(
            self.tr("Use {0} found in “{1}”").format(len(names), column or Path(draft.preview.path).name)
        )
        if not self._touched and names and draft.existing != "ignore":
            self.use_found()
            self._touched = False
        self._show_count()

    def _show_count(self) -> None:
        number = len(self.labels.classes)
        self.count.setText(self.tr("1 label") if number == 1 else self.tr("{0} labels").format(f"{number:,}"))

    def _mark_task(self, task: str) -> None:
        for name, card in self.cards.items():
            card.setChecked(name == task)
        self.asked.setPlaceholderText(self.tr(default_question(task)))

    # -- answering

    def choose_task(self, task: str) -> None:
        """Take a task."""
        self._mark_task(task)
        if self.draft is not None:
            self.draft.label_task = task

    def use_found(self) -> None:
        """Add the labels found in the file."""
        if self.draft is not None:
            self.labels.add([(name, "") for name in self.draft.found_names()[:SHOWN_FOUND]])

    def paste_list(self) -> None:
        """Add what is on the clipboard, a label a line."""
        self.labels.add(pasted_names(QApplication.clipboard().text()))

    def take_enter(self) -> bool:
        """Add what was typed below the list."""
        return self.field.add_typed()

    def take_digit(self, place: int) -> bool:
        """Choose a task by its number."""
        tasks = list(self.cards)
        shown = [task for task in tasks if not self.cards[task].isHidden()]
        if place < len(shown):
            self.choose_task(shown[place])
        return place < len(shown)

    def problem(self) -> AppError | None:
        """Write the answers into the draft; return what is wrong with the labels."""
        draft = self.draft
        if draft is None:
            return None
        draft.classes = tuple(replace(c) for c in self.labels.classes)
        draft.noun, draft.noun_plural = self.noun.text(), self.noun_plural.text()
        draft.question = self.asked.text()
        draft.suggestions = str(self.mode.currentData())
        found = problems(draft.guideline())
        return BadInput(found[0], remedy=self.tr("Type a label below the list.")) if found else None

    def first_focus(self) -> QWidget:
        """Return the way on when there are labels already, else the line to type in."""
        return self.next if self.labels.classes else self.field

    def _on_edited(self) -> None:
        self._touched = True
        self._show_count()
        self.show_problem(None)
        if self.field.hasFocus():
            self.table.scrollToBottom()
