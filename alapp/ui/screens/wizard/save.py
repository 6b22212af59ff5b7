"""Step 4: name and place of the project file, both proposed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from alapp.domain.errors import AppError, BadInput
from alapp.session.import_draft import ImportDraft
from alapp.session.new_project import check, place_warning
from alapp.ui.screens.wizard.protect import ProtectionPart
from alapp.ui.screens.wizard.step import Step
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Card, Notice, Surface
from alapp.ui.widgets.fields import TextField
from alapp.ui.widgets.file_dialog import FileDialog
from alapp.ui.widgets.scroll import ColumnScroll
from alapp.ui.widgets.text import ElidedLabel, SafeLabel

FIELD_WIDTH = 560
RING_ROOM = 4
"""What scrolls leaves room for the focus ring around its fields."""


class SaveStep(Step):
    """Fills name and folder of the draft."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "")
        self.question.setText(self.tr("Where shall the project be kept?"))
        self.lead.setText(self.tr("One file holds the items, every answer and the model. It stays on this computer."))
        self.next.setText(self.tr("Start labeling"))
        self.name = TextField(theme, name=self.tr("Name"))
        self.place = TextField(theme, name=self.tr("Folder"))
        self.choose = Button(theme, self.tr("Choose…"))
        self.choose.clicked.connect(self.ask_folder)
        self.warned = ""
        self.file_line = SafeLabel(theme, "", "small", "ink3", wrap=True, mono=True)
        self.protection = ProtectionPart(theme)
        self.protection.changed.connect(self._on_edited)
        for field in (self.name, self.place):
            field.textEdited.connect(self._on_edited)
            field.setMaximumWidth(theme.px(FIELD_WIDTH))
        self._build_main()
        self._build_side()
        self.add_footer(("Tab", self.tr("next field")))

    def _build_main(self) -> None:
        theme = self.theme
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(*[RING_ROOM] * 4)
        column.setSpacing(0)
        column.addWidget(SafeLabel(theme, self.tr("Name"), weight=500))
        column.addSpacing(theme.px(4))
        column.addWidget(self.name)
        column.addSpacing(theme.px(16))
        column.addWidget(SafeLabel(theme, self.tr("Folder"), weight=500))
        column.addSpacing(theme.px(4))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.place, 1)
        row.addWidget(self.choose)
        row.addStretch(0)
        holder = QWidget()
        holder.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        holder.setMaximumWidth(theme.px(FIELD_WIDTH))
        column.addWidget(holder)
        column.addSpacing(theme.px(8))
        column.addWidget(self.file_line)
        self._warnings = QVBoxLayout()
        self._warnings.setContentsMargins(0, theme.px(8), 0, 0)
        column.addLayout(self._warnings)
        column.addSpacing(theme.px(16))
        self.protection.setMaximumWidth(theme.px(FIELD_WIDTH))
        column.addWidget(self.protection)
        column.addStretch(1)
        self.main.addSpacing(theme.px(20))
        self.main.addWidget(ColumnScroll(content), 1)

    def _build_side(self) -> None:
        theme = self.theme
        self.side.addWidget(self.heading(self.tr("What you start with")))
        self.facts = Card(theme, 1, spacing=0)
        self.side.addWidget(self.facts)
        self.notice = Notice(
            theme, "info", "", self.tr("You can begin at once; the rest of the file comes in while you label.")
        )
        self.side.addWidget(self.notice)
        self.side.addStretch(1)

    def show_draft(self, draft: ImportDraft) -> None:
        """Show name and place of the draft."""
        super().show_draft(draft)
        self.name.setText(draft.name)
        self.place.setText(str(draft.folder))
        self._show_path()
        self.refresh()

    def refresh(self) -> None:
        """Show what is known of the rows by now."""
        draft = self.draft
        if draft is None:
            return
        while (item := self.facts.body.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        counts, report = draft.report.counts, draft.report
        rows = f"{counts.ready:,}" if report.finished else self.tr("{0} so far").format(f"{counts.seen:,}")
        task = self.tr(draft.task_words)
        facts = [
            (self.tr("File"), Path(draft.preview.path).name),
            (self.tr("Rows"), rows),
            (self.tr("Task"), task),
            (self.tr("Labels"), f"{len(draft.classes):,}"),
        ]
        for place, (words, value) in enumerate(facts):
            self.facts.body.addWidget(self._fact(words, value, first=place == 0))

    def _fact(self, words: str, value: str, *, first: bool) -> QWidget:
        line = Surface(self.theme, "", "" if first else "top")
        row = QHBoxLayout(line)
        row.setContentsMargins(*(self.theme.px(n) for n in (12, 7, 12, 7)))
        row.addWidget(SafeLabel(self.theme, words, colour="ink2"))
        row.addStretch(1)
        row.addWidget(ElidedLabel(self.theme, value, weight=600))
        return line

    def problem(self) -> AppError | None:
        """Return why the project cannot be made at this place."""
        draft = self.draft
        if draft is None:
            return None
        draft.name, draft.folder = self.name.text().strip(), Path(self.place.text().strip()).expanduser()
        draft.protection, draft.lock_minutes = self.protection.wanted, self.protection.minutes
        if not draft.folder.is_absolute():
            return BadInput(self.tr("The folder is not a whole path."), remedy=self.tr("Choose a folder."))
        try:
            check(draft.project())
        except AppError as error:
            return error
        return None

    def first_focus(self) -> QWidget:
        """Return the button that starts."""
        return self.next

    def ask_folder(self) -> None:
        """Ask for a folder in the program's own dialog."""
        dialog = FileDialog(self, self.tr("Choose a folder"), self.place.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._take_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_folder(self, path: str) -> None:
        self.place.setText(path)
        self._on_edited()

    def _on_edited(self) -> None:
        self.show_problem(self.problem())
        self._show_path()

    def _show_path(self) -> None:
        if self.draft is not None:
            self.file_line.setText(str(self.draft.path))
            self._warn(place_warning(self.draft.folder))

    def _warn(self, words: str) -> None:
        """Say what to know of the place before the project is made in it."""
        if words == self.warned:
            return
        self.warned = words
        while (item := self._warnings.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if words:
            notice = Notice(self.theme, "warn", self.tr("This folder is synchronised"), words)
            notice.setMaximumWidth(self.theme.px(FIELD_WIDTH))
            self._warnings.addWidget(notice)
