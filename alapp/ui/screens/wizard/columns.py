"""Step 2: the first rows with a role over each column, what will come in, and what will not and why."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QTableView, QWidget

from alapp.domain.errors import AppError
from alapp.domain.exchange import CONTENT, Role
from alapp.session.import_draft import ImportDraft
from alapp.session.session import Session
from alapp.ui.screens.wizard.buttons import Link
from alapp.ui.screens.wizard.counts import CountsRow
from alapp.ui.screens.wizard.facts import FactsPanel
from alapp.ui.screens.wizard.header import RoleHeader
from alapp.ui.screens.wizard.later import LaterImport
from alapp.ui.screens.wizard.model import CellDelegate, PreviewModel
from alapp.ui.screens.wizard.reading import ENCODINGS, SEPARATORS, ReadingOptionsPopover, words_for
from alapp.ui.screens.wizard.step import Step
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Card, Icon
from alapp.ui.widgets.corners import RoundCorners
from alapp.ui.widgets.safe import set_tip
from alapp.ui.widgets.text import ElidedLabel, SafeLabel

WIDTHS = {**dict.fromkeys(CONTENT, 340), Role.ID: 110, Role.LABEL: 140, Role.LEAVE_OUT: 130}
OTHER_WIDTH = 116


class ColumnsStep(Step):
    """``reading_changed`` tells other reading options; ``roles_changed`` that the rows must be counted anew."""

    reading_changed = Signal(object)
    roles_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "")
        self.question.setText(self.tr("Do these columns look right?"))
        self.lead.setText(
            self.tr(
                "The program guessed the role of each column from the first rows. "
                "Change any of them; nothing is imported yet."
            )
        )
        self.later: LaterImport | None = None
        self.facts = FactsPanel(theme)
        self.facts.existing_chosen.connect(self._choose_existing)
        self.side.addWidget(self.facts)
        self._build_file_line()
        self._build_table()
        self.counts = CountsRow(theme)
        self.main.addSpacing(theme.px(16))
        self.main.addWidget(self.counts)
        self.main.addSpacing(theme.px(16))
        self.add_footer(("Tab", self.tr("next column")), ("↓", self.tr("open roles")))

    def _build_file_line(self) -> None:
        theme = self.theme
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addWidget(Icon(theme, "file"))
        self.file_name = ElidedLabel(theme, "", "small", "ink2", mono=True)
        self.how = ElidedLabel(theme, "", "small", "ink2")
        self.options_button = Link(theme, self.tr("Change reading options"))
        self.options_button.clicked.connect(self.open_options)
        self.rows_shown = SafeLabel(theme, "", "small", "ink2")
        row.addWidget(self.file_name)
        row.addWidget(self.how)
        row.addWidget(self.options_button)
        row.addStretch(1)
        row.addWidget(self.rows_shown)
        self.main.addSpacing(theme.px(16))
        self.main.addLayout(row)
        self.encodings = QHBoxLayout()
        self.encodings.setSpacing(theme.px(8))
        self.main.addLayout(self.encodings)
        self.main.addSpacing(theme.px(8))

    def _build_table(self) -> None:
        theme = self.theme
        card = Card(theme, 1, spacing=0)
        self.table = QTableView()
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setAccessibleName(self.tr("First rows of the file"))
        self.header = RoleHeader(theme, self.table)
        self.header.role_chosen.connect(self._choose_role)
        self.table.setHorizontalHeader(self.header)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(theme.px(42))
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.table.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        set_ring(self.table, "inside", theme.radius("card"))
        RoundCorners(theme, self.table)
        card.body.addWidget(self.table)
        self.main.addWidget(card, 1)
        self.model: PreviewModel | None = None

    # -- import into an open project

    def use_for_later_import(self, session: Session) -> None:
        """Compare with the pool of this project, and offer to add labels it does not know."""
        self.later = LaterImport(self.theme, session)
        self.main.insertWidget(self.main.indexOf(self.counts) + 1, self.later)
        self.next.setText(self.tr("Import"))

    def labels_to_add(self) -> tuple[str, ...]:
        """Return the label names that the person wants to be added to the guideline."""
        return self.later.labels_to_add() if self.later is not None else ()

    # -- showing

    def show_draft(self, draft: ImportDraft) -> None:
        """Show the file of the draft."""
        super().show_draft(draft)
        if self.model is None:
            self.model = PreviewModel(draft, self)
            self.table.setModel(self.model)
            self.table.setItemDelegate(CellDelegate(self.theme, self.model))
            self.table.verticalScrollBar().valueChanged.connect(self._show_range)
        else:
            self.model.show_draft(draft)
        self.header.show_columns(draft.preview.columns, draft.roles)
        self._show_reading(draft)
        self._tab_order()
        self.refresh()

    def refresh(self) -> None:
        """Show roles and counts of the draft as they are now."""
        draft, model = self.draft, self.model
        if draft is None or model is None:
            return
        model.refresh()
        self.header.show_roles(draft.roles)
        self._fit_columns()
        self.facts.show_draft(draft)
        self.counts.show_report(draft.report)
        if self.later is not None:
            self.later.show_draft(draft)
        self._show_range()
        self.show_problem(self.problem())

    def problem(self) -> AppError | None:
        """Return why these columns cannot be imported."""
        return self.draft.problem() if self.draft else None

    def _show_reading(self, draft: ImportDraft) -> None:
        options, preview = draft.preview.options, draft.preview
        self.file_name.setText(Path(preview.path).name)
        set_tip(self.file_name, Path(preview.path).name)
        folder = bool(options.endings)
        words = [] if folder else [words_for(ENCODINGS, options.encoding)]
        self.options_button.setVisible(not folder)
        if options.separator:
            words.append(words_for(SEPARATORS, options.separator))
            words.append(self.tr("First row holds names") if options.header else self.tr("No row with names"))
        self.how.setText("     ".join(words))
        set_tip(self.how, *words)
        self._show_encodings(draft)

    def _show_encodings(self, draft: ImportDraft) -> None:
        """Show the line that cannot be decoded, and the likely encodings as buttons."""
        while (item := self.encodings.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        preview = draft.preview
        if not preview.undecodable_hex:
            return
        theme = self.theme
        self.encodings.addWidget(Icon(theme, "warn", "warn"))
        words = self.tr("Some bytes are not UTF-8: {0}").format(preview.undecodable_hex[:72])
        self.encodings.addWidget(ElidedLabel(theme, words, "small", "warn"), 1)
        for encoding in preview.likely_encodings[:2]:
            button = Button(theme, self.tr("Read as {0}").format(words_for(ENCODINGS, encoding)))
            button.setCheckable(True)
            button.setChecked(encoding == preview.options.encoding)
            button.clicked.connect(lambda _on=False, e=encoding: self.read_as(e))
            self.encodings.addWidget(button)

    def _fit_columns(self) -> None:
        """Give each column the width of its role; the text takes what is left."""
        draft = self.draft
        assert draft is not None
        for i, column in enumerate(draft.preview.columns):
            role = draft.roles.get(column, Role.LEAVE_OUT)
            self.table.setColumnWidth(i, self.theme.px(WIDTHS.get(role, OTHER_WIDTH)))
            mode = QHeaderView.ResizeMode.Stretch if self._stretches(role) else QHeaderView.ResizeMode.Interactive
            self.header.setSectionResizeMode(i, mode)

    def _stretches(self, role: Role) -> bool:
        """Whether a column may take the rest of the width: the text, when the others leave it enough."""
        draft = self.draft
        assert draft is not None
        others = [r for r in draft.roles.values() if r not in CONTENT]
        used = sum(WIDTHS.get(r, OTHER_WIDTH) for r in others)
        return role in CONTENT and self.theme.px(used + 200) < max(self.table.viewport().width(), self.theme.px(800))

    def _show_range(self) -> None:
        draft = self.draft
        if draft is None:
            return
        shown = len(draft.preview.rows)
        first = self.table.rowAt(0) + 1 if shown else 0
        last = self.table.rowAt(self.table.viewport().height() - 1) + 1
        report = draft.report
        total = (
            f"{report.counts.seen:,}" if report.finished else self.tr("{0} so far").format(f"{report.counts.seen:,}")
        )
        self.rows_shown.setText(self.tr("Rows {0} – {1} of {2}").format(max(first, 0), last or shown, total))

    def _tab_order(self) -> None:
        """Walk from column to column, then on to the buttons."""
        widgets: list[QWidget] = [self.options_button, *self.header.boxes, self.table, self.next]
        for before, after in itertools.pairwise(widgets):
            QWidget.setTabOrder(before, after)

    # -- answering

    def open_options(self) -> None:
        """Open the reading options."""
        if self.draft is not None:
            self.popover = ReadingOptionsPopover(self.theme, self.draft.preview.options, self)
            self.popover.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.popover.changed.connect(self.reading_changed)
            self.popover.open_below(self.options_button)

    def read_as(self, encoding: str) -> None:
        """Read the file in another encoding."""
        if self.draft is not None:
            options = self.draft.preview.options
            self.reading_changed.emit(replace(options, encoding=encoding))

    def _choose_role(self, column: str, role: Role) -> None:
        if self.draft is not None:
            self.draft.set_role(column, role)
            self.refresh()
            self.roles_changed.emit()

    def _choose_existing(self, existing: str) -> None:
        if self.draft is not None:
            self.draft.existing = existing
