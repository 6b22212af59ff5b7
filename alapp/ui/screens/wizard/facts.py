"""The side panel of step 2: one item as it will look, the roles, and what happens with labels that are there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alapp.domain.exchange import Role, content_column, files_modality
from alapp.session.import_draft import ImportDraft, role_summary
from alapp.session.new_project import cells, column_of
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button, Segmented
from alapp.ui.widgets.card import Card, Notice, Surface
from alapp.ui.widgets.safe import set_tip
from alapp.ui.widgets.text import ElidedLabel, SafeLabel

SHOWN_TEXT = 400


class FactsPanel(QWidget):
    """Emits ``existing_chosen`` with first, gold or ignore; ``check_asked`` when the answers shall be replayed."""

    existing_chosen = Signal(str)
    check_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(8))
        self.column.addWidget(SafeLabel(theme, self.tr("What each item will look like"), "over", "ink3"))
        self.item = Card(theme, 16)
        self.facts = QHBoxLayout()
        self.facts.setSpacing(theme.px(8))
        self.item.body.addLayout(self.facts)
        self.text = SafeLabel(theme, "", "emphasis", weight=400, wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.item.body.addWidget(self.text)
        self.column.addWidget(self.item)
        self.column.addSpacing(theme.px(8))
        self.column.addWidget(SafeLabel(theme, self.tr("Roles"), "over", "ink3"))
        self.roles = Card(theme, 1, spacing=0)
        self.column.addWidget(self.roles)
        self.column.addSpacing(theme.px(8))
        self._build_labels()
        self.column.addStretch(1)
        self.note = SafeLabel(theme, "", "small", "ink3", wrap=True)
        self.column.addWidget(self.note)

    def _build_labels(self) -> None:
        self.notice = Notice(self.theme, "info", self.tr("Existing labels found"))
        self.found = SafeLabel(self.theme, "", wrap=True)
        self.notice.body.addWidget(self.found)
        options = (("first", self.tr("First labels")), ("gold", self.tr("Gold")), ("ignore", self.tr("Ignore")))
        self.existing = Segmented(self.theme, options, name=self.tr("What to do with existing labels"))
        self.existing.chosen.connect(self.existing_chosen)
        self.notice.body.addSpacing(self.theme.px(6))
        self.notice.body.addWidget(self.existing)
        self.check = Button(self.theme, self.tr("Check whether it pays"), key="Ctrl+P")
        set_tip(self.check, self.tr("Replays labeling on these answers, with active learning and in random order"))
        self.check.clicked.connect(self.check_asked)
        self.notice.body.addSpacing(self.theme.px(4))
        self.notice.body.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.notice)

    def show_draft(self, draft: ImportDraft) -> None:
        """Show the draft's first whole row and its roles."""
        words = self.tr("The file itself is only read. A copy of the chosen columns goes into the project file.")
        of_files = self.tr(
            "The files are only read and stay where they are; the project notes their place and checksum. "
            "Data, Sources, embeds them in the project where that is wanted."
        )
        self.note.setText(of_files if files_modality(draft.roles) else words)
        self._show_item(draft)
        self._show_roles(draft)
        self._show_labels(draft)

    def _show_item(self, draft: ImportDraft) -> None:
        _clear(self.facts)
        row = _first_with_text(draft)
        for column, cell in row.items():
            role = draft.roles.get(column)
            if role in (Role.ID, Role.GROUP) and cell.strip():
                mono = role is Role.ID
                self.facts.addWidget(SafeLabel(self.theme, cell[:24], "small", "ink2" if mono else "ink3", mono=mono))
        self.facts.addStretch(1)
        text = row.get(content_column(draft.roles) or "", "")
        self.text.setText(text[:SHOWN_TEXT] + ("…" if len(text) > SHOWN_TEXT else "") or self.tr("No text"))

    def _show_roles(self, draft: ImportDraft) -> None:
        _clear(self.roles.body)
        for place, (words, columns) in enumerate(role_summary(draft.roles, draft.preview.columns)):
            line = Surface(self.theme, "", "top" if place else "")
            row = QHBoxLayout(line)
            row.setContentsMargins(self.theme.px(12), self.theme.px(7), self.theme.px(12), self.theme.px(7))
            row.addWidget(SafeLabel(self.theme, self.tr(words)))
            row.addStretch(1)
            name = ElidedLabel(self.theme, columns, "small", "ink2")
            name.setAlignment(Qt.AlignmentFlag.AlignRight)
            row.addWidget(name)
            self.roles.body.addWidget(line)

    def _show_labels(self, draft: ImportDraft) -> None:
        column = column_of(draft.roles, Role.LABEL)
        self.notice.setVisible(column is not None)
        if column is None:
            return
        names = draft.found_names()
        counted = sum(draft.report.counts.labels.values())
        answers = counted or sum(1 for cell in cells(draft.preview, column) if cell.strip())
        words = self.tr(
            "“{0}” holds {1} answers in {2} values. Use them as first labels, as gold answers, or ignore them."
        )
        self.found.setText(words.format(column, f"{answers:,}", f"{len(names):,}"))
        self.existing.set_current(draft.existing)
        self.check.setVisible(files_modality(draft.roles) is None)  # it reads texts


def _first_with_text(draft: ImportDraft) -> dict[str, str]:
    column = content_column(draft.roles)
    rows = [dict(zip(draft.preview.columns, row, strict=False)) for row in draft.preview.rows[:50]]
    return next((row for row in rows if column and row.get(column, "").strip()), rows[0] if rows else {})


def _clear(layout: QHBoxLayout | QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
