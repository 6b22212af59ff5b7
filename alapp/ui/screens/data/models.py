"""The model versions of the project, newest first: looked at, compared, frozen, restored, exported, deleted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from alapp.domain.errors import AppError
from alapp.domain.model import ModelRecord
from alapp.session import model_versions as versions
from alapp.session.actions import BY_ID
from alapp.session.model_export import RARE, ModelExport, start_export
from alapp.session.model_file import SUFFIX
from alapp.session.model_versions import Comparison, Version
from alapp.session.session import Session
from alapp.ui.screens.base import Host
from alapp.ui.screens.data.models_details import FactsCard
from alapp.ui.screens.data.table import TextRows, TextTable
from alapp.ui.screens.data.words import comparison_facts, model_facts, model_row, number, size_words
from alapp.ui.screens.wizard.buttons import KeyLastButton
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Card, Notice
from alapp.ui.widgets.file_dialog import FileDialog
from alapp.ui.widgets.text import SafeLabel

MOST_ROWS = 5
"""Models in sight above the details of the current one."""

LEAST_BESIDE = 960
"""From this width on a comparison stands beside the details."""


class ModelsTab(QWidget):
    """A table, what can be done with its current row, and the details of that model or of two compared."""

    def __init__(self, theme: Theme, session: Session, host: Host) -> None:
        super().__init__()
        self.theme, self.session, self.host = theme, session, host
        self._versions: list[Version] = []
        self.marked = 0
        """The model that the next one is compared with, 0 for none."""
        self._said = 0  # the restored model that a note tells of
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(12))
        self.buttons = {
            action: KeyLastButton(theme, words, key=BY_ID[action].keys[0])
            for action, words in (
                ("models.compare", self.tr("Compare")),
                ("models.freeze", self.tr("Freeze")),
                ("models.restore", self.tr("Restore")),
                ("models.export", self.tr("Export…")),
                ("models.delete", self.tr("Delete")),
            )
        }
        self._column.addLayout(self._head())
        self._build_table()
        self._notes = QVBoxLayout()
        self._column.addLayout(self._notes)
        self.details, self.comparison = FactsCard(theme), FactsCard(theme)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(theme.px(12))
        for card in (self.details, self.comparison):
            self._cards.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(self._cards)
        self._column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the comparison below the details where there is no room beside them."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        beside = self.width() >= self.theme.px(LEAST_BESIDE)
        self._cards.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(self.theme.px(8))
        head.addWidget(SafeLabel(self.theme, self.tr("Models"), "over", "ink3"))
        head.addStretch(1)
        for action, button in self.buttons.items():
            button.clicked.connect(self.bindings()[action])
            head.addWidget(button)
        return head

    def _build_table(self) -> None:
        theme = self.theme
        titles = (
            self.tr("Version"),
            self.tr("State"),
            self.tr("Trained"),
            self.tr("Model"),
            self.tr("Strategy"),
            self.tr("Labels"),
            self.tr("Guideline"),
            self.tr("Accuracy in random checks"),
        )
        self.rows = TextRows(titles, numbers=(5, 6))
        widths = (110, 190, 180, 100, 130, 84, 90, 260)
        self.table = TextTable(theme, self.rows, self.tr("Models"), widths, 7, (6, 4, 3, 2))
        self.table.row_changed.connect(lambda _: self._show_current())
        self._card = Card(theme, 1, spacing=0)
        self._card.body.addWidget(self.table)
        words = self.tr("The first one is trained after some answers; training goes on while you label.")
        self.empty = Notice(theme, "info", self.tr("No model yet"), words)
        self._column.addWidget(self._card)
        self._column.addWidget(self.empty)

    # -- showing

    def refresh(self) -> None:
        """Fetch the versions anew."""
        versions.ask_versions(self.session, self._show, self.host.banner)

    def step(self, by: int) -> None:
        """Go to another version."""
        self.table.step(by)

    @property
    def current(self) -> Version | None:
        """The model whose row is current."""
        row = self.table.currentIndex().row()
        return self._versions[row] if 0 <= row < len(self._versions) else None

    def bindings(self) -> Mapping[str, Callable[[], None]]:
        """Return what the keys of this tab do."""
        return {
            "models.compare": self.compare,
            "models.freeze": self.freeze,
            "models.restore": self.restore,
            "models.export": self.ask_file,
            "models.delete": self.ask_delete,
        }

    def reason(self, action_id: str) -> str | None:
        """Return why an action cannot run on the current model."""
        version = self.current
        if action_id not in self.bindings():
            return None
        if version is None:
            return self.tr("There is no model yet.")
        if action_id in ("models.freeze", "models.restore", "models.delete") and self.session.read_only:
            return self.tr("This project is open for reading only.")
        return self._refused(action_id, version)

    def _refused(self, action_id: str, version: Version) -> str | None:
        name = self.tr("Model {0}").format(version.record.version)
        if action_id in ("models.restore", "models.export") and not version.has_weights:
            return self.tr("{0} is gone but for its figures.").format(name)
        if action_id in ("models.restore", "models.delete") and version.current:
            return self.tr("{0} is the one that counts now.").format(name)
        if action_id == "models.delete" and version.record.frozen:
            return self.tr("{0} is frozen. F ends that.").format(name)
        return None

    def _show(self, found: list[Version]) -> None:
        kept = self.current.record.version if self.current else 0
        self._versions = found
        self.rows.show_rows([model_row(version) for version in found])
        self.table.show_most(MOST_ROWS)
        self._card.setVisible(bool(found))
        self.empty.setVisible(not found)
        place = next((i for i, v in enumerate(found) if v.record.version == kept), 0)
        if found:
            self.table.selectRow(place)
        self._say_what_counts()
        self._show_current()

    def _show_current(self) -> None:
        version = self.current
        for action, button in self.buttons.items():
            button.setEnabled(self.reason(action) is None)
        self.host.refresh_status()
        if version is None:
            self.details.show_facts("", [])
            return
        words = self.tr("End freezing") if version.record.frozen else self.tr("Freeze")
        self.buttons["models.freeze"].setText(words)
        self.details.show_facts(self.tr("Model {0}").format(version.record.version), model_facts(version))

    def _say_what_counts(self, *, again: bool = False) -> None:
        """Say how it goes on while an earlier model is restored; a question or a result stays until that changes."""
        now = next((v.record.version for v in self._versions[1:] if v.current), 0)
        if now == self._said and not again:
            return
        self._said = now
        self._clear_notes()
        if not now:
            return
        title = self.tr("Model {0} counts until the next training").format(now)
        words = self.tr("Suggestions and order come from it. The next model learns from all answers, and counts then.")
        self._note(Notice(self.theme, "info", title, words))

    def _note(self, notice: Notice) -> None:
        self._notes.addWidget(notice)
        notice.show()

    def _clear_notes(self) -> None:
        while (row := self._notes.takeAt(0)) is not None:
            widget = row.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    # -- doing

    def _with_current(self, action_id: str, do: Callable[[int], object]) -> None:
        reason, version = self.reason(action_id), self.current
        if reason is not None or version is None:
            self.host.status(reason or "")
        else:
            do(version.record.version)

    def compare(self) -> None:
        """Mark the current model; with one marked already, compare the two."""

        def take(version: int) -> None:
            if self.marked in (0, version):
                self.marked = version if self.marked == 0 else 0
                words = self.tr("Model {0} is marked. Go to another and press C again.")
                self.host.status(words.format(version) if self.marked else self.tr("The mark is gone."))
                return
            marked, self.marked = self.marked, 0
            versions.ask_comparison(self.session, marked, version, self._show_comparison, self.host.banner)

        self._with_current("models.compare", take)

    def _show_comparison(self, found: Comparison) -> None:
        title = self.tr("Model {0} and model {1}").format(found.first.version, found.second.version)
        self.comparison.show_facts(title, comparison_facts(found))

    def freeze(self) -> None:
        """Freeze the current model, or end that."""
        frozen = self.current is not None and self.current.record.frozen
        work, words = (
            (versions.unfreeze, self.tr("Model {0} is no longer frozen."))
            if frozen
            else (versions.freeze, self.tr("Model {0} is frozen: all of it is kept, and it cannot be deleted."))
        )

        def done(record: ModelRecord) -> None:
            self.host.status(words.format(record.version))

        self._with_current("models.freeze", lambda version: work(self.session, version, done, self.host.banner))

    def restore(self) -> None:
        """Let the current model's word count again."""

        def done(record: ModelRecord) -> None:
            self.host.status(self.tr("Model {0} counts until the next training.").format(record.version))

        def start(version: int) -> None:
            self.host.status(self.tr("Model {0} looks at the pool.").format(version))
            versions.restore(self.session, version, done, self.host.banner)

        self._with_current("models.restore", start)

    def ask_delete(self) -> None:
        """Ask once whether the current model shall go, since that cannot be undone."""

        def ask(version: int) -> None:
            self._clear_notes()
            title = self.tr("Delete model {0}?").format(version)
            words = self.tr("Its figures, coefficients and predictions go. This cannot be undone; answers stay.")
            keep = (self.tr("Keep it"), self._keep)
            gone = (self.tr("Delete model {0}").format(version), lambda: self._delete(version))
            notice = Notice(self.theme, "warn", title, words, (keep, gone))
            self._note(notice)
            notice.findChildren(Button)[0].setFocus()

        self._with_current("models.delete", ask)

    def _keep(self) -> None:
        self._say_what_counts(again=True)
        self.table.setFocus()

    def _delete(self, version: int) -> None:
        def done(_: None) -> None:
            self.host.status(self.tr("Model {0} was deleted.").format(version))
            self.comparison.show_facts("", [])

        self.marked = 0
        self._keep()
        versions.delete(self.session, version, done, self.host.banner)

    def ask_file(self) -> None:
        """Ask where the current model goes."""

        def ask(version: int) -> None:
            dialog = FileDialog(self, self.tr("Export model {0}").format(version), str(Path.home()))
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setNameFilter(self.tr("Model (*{0})").format(SUFFIX))
            dialog.selectFile(f"{self.session.path.stem} model {version}{SUFFIX}")
            dialog.fileSelected.connect(lambda path: self.export_to(path, version))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._with_current("models.export", ask)

    def export_to(self, path: str, version: int) -> None:
        """Write a model without rare terms, with its data card."""
        start_export(self.session, version, path, self._exported, self._export_failed)

    def _exported(self, report: ModelExport) -> None:
        self._clear_notes()
        name = Path(report.path).name
        title = self.tr("Model {0} written to {1}, {2}").format(report.version, name, size_words(report.size))
        words = self.tr(
            "{0} terms of fewer than {1} items were cut, since they may be names of people. On {2} items it gives the"
            " same answer as here for {3}. The file is not encrypted; “alapp predict” uses it on new files."
        )
        cut = words.format(number(report.rare), RARE, number(report.compared), number(report.same))
        self._note(Notice(self.theme, "ok", title, cut))
        self.host.status(title)

    def _export_failed(self, error: AppError) -> None:
        self._clear_notes()
        self._note(Notice(self.theme, "bad", error.what, f"{error.meaning} {error.remedy}".strip()))
