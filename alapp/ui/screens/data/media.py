"""The files that items lie in: where they are, which are not as they were, and what can be done about it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from alapp.domain.errors import AppError
from alapp.domain.media import MediaRoot
from alapp.session.media_jobs import MediaJobs, MediaState, report_words
from alapp.session.media_work import MediaReport
from alapp.session.session import Session
from alapp.ui.screens.base import Host
from alapp.ui.screens.data.table import TextRows, TextTable
from alapp.ui.screens.data.words import number, size_words
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Card
from alapp.ui.widgets.file_dialog import FileDialog
from alapp.ui.widgets.safe import set_tip
from alapp.ui.widgets.text import SafeLabel

SHOWN = 500
MOST_FOLDERS = 4
STATES = {"missing": "not where it was", "changed": "has another content", "broken": "cannot be decoded"}


class MediaPart(QWidget):
    """Two tables, folders and the files in them that are not as they were; hidden where items are their text."""

    def __init__(self, theme: Theme, session: Session, host: Host) -> None:
        super().__init__()
        self.theme, self.session, self.host = theme, session, host
        self.jobs = MediaJobs(session)
        self.state: MediaState | None = None
        self.dialog: QFileDialog | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(self._head())
        self.folders = TextRows([self.tr(t) for t in ("Folder", "Files", "Not as imported")], numbers=(1, 2))
        self.folder_table = TextTable(theme, self.folders, self.tr("Folders of files"), (260, 90, 130), 0)
        self.folder_table.show_most(MOST_FOLDERS)
        self.absent = TextRows([self.tr(t) for t in ("File", "What is wrong", "Folder")])
        self.absent_table = TextTable(
            theme, self.absent, self.tr("Files that are not as they were"), (260, 160, 260), 0, (2,)
        )
        self._cards = [self._card(table) for table in (self.folder_table, self.absent_table)]
        for card in self._cards:
            column.addWidget(card)
        self.hide()

    def _head(self) -> QHBoxLayout:
        theme, head = self.theme, QHBoxLayout()
        head.setSpacing(theme.px(8))
        self.title = SafeLabel(theme, "", "over", "ink3")
        self.check = Button(theme, self.tr("Check files"), icon="loop")
        self.check.clicked.connect(self.start_check)
        self.find_moved = Button(theme, self.tr("Find a moved folder…"), icon="folder")
        self.find_moved.clicked.connect(self.ask_folder)
        self.embed = Button(theme, "", icon="import")
        self.embed.clicked.connect(self.start_embedding)
        head.addWidget(self.title)
        head.addStretch(1)
        for button in (self.check, self.find_moved, self.embed):
            head.addWidget(button)
        return head

    def _card(self, table: TextTable) -> Card:
        card = Card(self.theme, 1, spacing=0)
        card.body.addWidget(table)
        return card

    # -- showing

    def refresh(self) -> None:
        """Fetch how the files are."""
        if self.session.media is not None:
            self.jobs.state(SHOWN, self._show)

    def _show(self, state: MediaState) -> None:
        kept = self.folder_table.currentIndex().row()
        self.state, counts = state, state.counts
        self.setVisible(counts.files > 0)
        self.title.setText(self._words(state))
        self.folders.show_rows([(str(root.path), number(root.files), number(root.absent)) for root in state.roots])
        if state.roots:
            self.folder_table.selectRow(kept if 0 <= kept < len(state.roots) else _most_absent(state.roots))
        self.absent.show_rows([(row.name, self.tr(STATES[row.state]), row.folder) for row in state.absent])
        self._cards[0].setVisible(bool(state.roots))
        self._cards[1].setVisible(bool(state.absent))
        outside = counts.files - counts.embedded
        for button in (self.check, self.find_moved, self.embed):
            button.setVisible(outside > 0)
            button.setEnabled(not self.session.read_only)
        self.embed.setText(self.tr("Embed {0} files").format(number(outside)))
        set_tip(
            self.embed,
            self.tr("Copies them into the project file, {0} in all; the originals stay as they are").format(
                size_words(counts.size)
            ),
        )

    def _words(self, state: MediaState) -> str:
        counts = state.counts
        words = self.tr("Files of the items: {0}, {1}").format(number(counts.files), size_words(counts.size))
        if counts.embedded:
            words += self.tr(" · {0} in the project file").format(number(counts.embedded))
        if counts.absent:
            words += self.tr(" · {0} not as they were").format(number(counts.absent))
        return words

    @property
    def current(self) -> MediaRoot | None:
        """The folder whose row is current."""
        row, roots = self.folder_table.currentIndex().row(), self.state.roots if self.state else ()
        return roots[row] if 0 <= row < len(roots) else None

    # -- doing

    def start_check(self) -> None:
        """Compare every file with what was imported."""
        self.jobs.check(self._told, self.host.banner)

    def start_embedding(self) -> None:
        """Copy the files into the project."""
        self.jobs.embed(lambda report: self._told(report, "embedded"), self.host.banner)

    def ask_folder(self) -> None:
        """Ask where the current folder is now."""
        if self.current is None:
            return
        dialog = FileDialog(
            self, self.tr("Where is “{0}” now?").format(self.current.path.name), str(_near(self.current))
        )
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(lambda path: self.relink(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()

    def relink(self, folder: Path) -> None:
        """Look for the files of the current folder in this one."""
        if self.current is not None:
            self.jobs.relink(self.current.id, folder, self._told, self._fail)

    def _told(self, report: MediaReport, present: str = "as imported") -> None:
        self.host.status(report_words(report, present))

    def _fail(self, error: AppError) -> None:
        self.host.banner(error)


def _most_absent(roots: tuple[MediaRoot, ...]) -> int:
    return max(range(len(roots)), key=lambda i: roots[i].absent)


def _near(root: MediaRoot) -> Path:
    """Return the nearest folder above that is still there."""
    return next((folder for folder in root.path.parents if folder.is_dir()), Path.home())
