"""Step 1: a file, a folder, or text from the clipboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QVBoxLayout, QWidget

from alapp.domain.errors import AppError
from alapp.session.pasted import Pasted, pasted_from
from alapp.session.settings import UserFile, Values, note
from alapp.ui.screens.wizard.step import Step
from alapp.ui.screens.wizard.tiles import Tile
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.card import Card, Notice
from alapp.ui.widgets.file_dialog import FileDialog
from alapp.ui.widgets.text import SafeLabel

FOLDER_KEY = "import_folder"
FILTER = "Tables and texts (*.csv *.tsv *.txt *.tab *.jsonl *.ndjson *.json);;All files (*)"
READABLE = (
    ("CSV, TSV", "one item a row; any separator, any encoding"),
    ("JSON lines, JSON", "one item an object"),
    ("Folder", "one item a file: texts, pictures, recordings or films; subfolders become labels"),
    ("Table of files", "a column names files that are below the folder of the table"),
)


class ChooseStep(Step):
    """Emits ``chosen`` with a path, or ``pasted`` with what was on the clipboard."""

    chosen = Signal(str)
    pasted = Signal(object)

    def __init__(self, theme: Theme, values: Values | None = None) -> None:
        super().__init__(theme, "", "")
        self.question.setText(self.tr("Where is your data?"))
        self.lead.setText(self.tr("You will see a preview and can check the columns before anything is imported."))
        self._values = values if values is not None else UserFile()
        self.dialog: QFileDialog | None = None
        self.tiles = (
            Tile(theme, "file", self.tr("A file"), self.tr("CSV, TSV, JSON lines or JSON"), "1"),
            Tile(
                theme, "folder", self.tr("A folder"), self.tr("One file for each item: text, picture, sound, film"), "2"
            ),
            Tile(theme, "note", self.tr("Text from the clipboard"), "", "3"),
        )
        for tile, run in zip(self.tiles, (self.ask_file, self.ask_folder, self.paste), strict=True):
            tile.clicked.connect(run)
        self._build()
        QApplication.clipboard().dataChanged.connect(self._show_clipboard)
        self._show_clipboard()

    def _build(self) -> None:
        px = self.theme.px
        column = QVBoxLayout()
        column.setSpacing(px(10))
        for tile in self.tiles:
            tile.setMaximumWidth(px(560))
            column.addWidget(tile)
        self.main.addSpacing(px(24))
        self.main.addLayout(column)
        self.main.addSpacing(px(24))
        self.trouble = QVBoxLayout()
        self.main.addLayout(self.trouble)
        self.main.addStretch(1)
        self.add_footer(("1–3", self.tr("choose")))
        self.back.hide()
        self.next.hide()
        self.side.addWidget(self.heading(self.tr("What can be read")))
        card = Card(self.theme, 16, spacing=0)
        for place, (name, words) in enumerate(READABLE):
            card.body.addSpacing(px(12) if place else 0)
            card.body.addWidget(SafeLabel(self.theme, self.tr(name), weight=600))
            card.body.addWidget(SafeLabel(self.theme, self.tr(words), "small", "ink2", wrap=True))
        self.side.addWidget(card)
        self.side.addStretch(1)
        self.side.addWidget(
            SafeLabel(
                self.theme, self.tr("A file can also be dropped anywhere on this window."), "small", "ink3", wrap=True
            )
        )

    def show_error(self, error: AppError | None) -> None:
        """Show why a file cannot be read, or nothing."""
        while (item := self.trouble.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if error is not None:
            words = " ".join(part for part in (error.meaning, error.remedy) if part)
            self.trouble.addWidget(Notice(self.theme, "bad", error.what, words))

    def take_digit(self, place: int) -> bool:
        """Press the tile with this digit."""
        if place < len(self.tiles):
            self.tiles[place].click()
        return place < len(self.tiles)

    def take_enter(self) -> bool:
        """Press the tile with focus, the first one otherwise."""
        focused = next((tile for tile in self.tiles if tile.hasFocus()), self.tiles[0])
        focused.click()
        return True

    def first_focus(self) -> QWidget:
        """Return the first tile."""
        return self.tiles[0]

    def ask_file(self) -> None:
        """Ask for a file."""
        self._ask(self.tr("Choose a file"), QFileDialog.FileMode.ExistingFile)

    def ask_folder(self) -> None:
        """Ask for a folder."""
        self._ask(self.tr("Choose a folder"), QFileDialog.FileMode.Directory)

    def paste(self) -> None:
        """Take the text on the clipboard."""
        found = pasted_from(QApplication.clipboard().text())
        if found is not None:
            self.pasted.emit(found)

    def _ask(self, words: str, mode: QFileDialog.FileMode) -> None:
        """Open the program's own dialog: that of the system may keep a list of files opened."""
        dialog = FileDialog(self, words, self._folder(), self.tr(FILTER))
        dialog.setFileMode(mode)
        dialog.fileSelected.connect(self._take)
        dialog.finished.connect(dialog.deleteLater)
        self.dialog = dialog
        dialog.open()
        dialog.activateWindow()

    def _take(self, path: str) -> None:
        note(self._values, FOLDER_KEY, str(Path(path).parent))
        self.chosen.emit(path)

    def _folder(self) -> str:
        kept = self._values.get(FOLDER_KEY, "")
        return kept if kept and Path(kept).is_dir() else str(Path.home())

    def _show_clipboard(self) -> None:
        found: Pasted | None = pasted_from(QApplication.clipboard().text()[:200_000])
        words = self.tr("{0} rows").format(f"{found.rows:,}") if found else self.tr("There is no text on the clipboard")
        self.tiles[2].setEnabled(found is not None)
        self.tiles[2].set_line(words)
