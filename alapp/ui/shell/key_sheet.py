"""The sheet of all keys that work here, by task, to be searched and printed."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from alapp.ui.language import tr
from alapp.ui.shell.key_rows import TABS, KeyRow, Section, columns
from alapp.ui.shell.overlay import Overlay, Strip
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button, Segmented
from alapp.ui.widgets.card import Hairline
from alapp.ui.widgets.fields import SearchField
from alapp.ui.widgets.keycap import KeyCaps
from alapp.ui.widgets.scroll import ColumnScroll
from alapp.ui.widgets.text import SafeLabel

WIDTH, HEIGHT, KEYS_WIDTH = 1100, 560, 124


class KeySheet(Overlay):
    """A panel of 1100 x 560; the filter has focus. ``settings_wanted`` asks for the key settings."""

    settings_wanted = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window)
        self.setAccessibleName(self.tr("All keys"))
        self.filter = SearchField(theme, self.tr("Filter"), key="", name=self.tr("Filter the keys"))
        self.filter.setFixedWidth(theme.px(200))
        self.filter.textChanged.connect(self._fill)
        self.tabs = Segmented(
            theme, [(tab, tr(words), icon) for tab, words, icon in TABS], name=self.tr("Where the keys work"), tabs=True
        )
        self.tabs.chosen.connect(self._fill)
        self.area = ColumnScroll()
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(self.tr("Keys"))
        set_ring(self.area, "inside")
        self._lay_out()

    def open_at(self, context: str) -> None:
        """Open at the tab of a context."""
        if any(context == tab for tab, _, _ in TABS):
            self.tabs.set_current(context)
        self.filter.clear()
        self._fill()
        self.open()

    def default_focus(self) -> QWidget:
        """Return the filter."""
        return self.filter

    def place(self) -> None:
        """Centre the panel, as high as its rows need."""
        px = self.theme.px
        width = self._panel_width()
        self.tabs.fit(width - px(28 + 28))
        content = self.area.widget()
        rows = content.sizeHint().height() if content is not None else 0
        wanted = px(60 + 1 + 12 + 44 + 8) + self.tabs.sizeHint().height() + rows
        height = min(max(px(HEIGHT), wanted), self.height() - px(48))
        top = min(px(70), (self.height() - height) // 2)
        self.panel.setGeometry((self.width() - width) // 2, top, width, height)

    def print_sheet(self) -> None:
        """Print the tab that is shown on one page."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, self.window()).exec() == QDialog.DialogCode.Accepted:
            print_one_page(printer, sheet_html(self.tabs.current))

    def _fill(self) -> None:
        content = QWidget()
        lines = QVBoxLayout(content)
        lines.setContentsMargins(self.theme.px(32), self.theme.px(18), self.theme.px(32), self.theme.px(22))
        lines.setSpacing(self.theme.px(14))
        across, found = self._columns_across(), columns(self.tabs.current, self.filter.text())
        for first in range(0, len(found), across):
            lines.addLayout(self._line(found[first : first + across], across))
        lines.addStretch(1)
        self.area.set_content(content)
        if self.isVisible():
            self.place()

    def _line(self, beside: list[list[Section]], across: int) -> QHBoxLayout:
        """Columns beside each other; boxes, for a grid gives wrapped words in two rows of it a false height."""
        line = QHBoxLayout()
        line.setSpacing(self.theme.px(36))
        for sections in beside:
            column = QVBoxLayout()
            column.setSpacing(self.theme.px(14))
            for section in sections:
                column.addLayout(self._section(section))
            column.addStretch(1)
            line.addLayout(column, 1)
        if len(beside) < across:
            line.addStretch(across - len(beside))
        return line

    def _columns_across(self) -> int:
        """How many columns stand beside each other without breaking every line."""
        width = self._panel_width()
        wide = width >= self.theme.px(900)
        self.tabs.show_icons(wide)
        self._motto.setVisible(wide)
        return 3 if wide else 2 if width >= self.theme.px(600) else 1

    def _panel_width(self) -> int:
        return min(self.theme.px(WIDTH), self._window.width() - self.theme.px(48))

    def _section(self, section: Section) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(0)
        grid.setColumnMinimumWidth(0, self.theme.px(KEYS_WIDTH))
        grid.setColumnStretch(1, 1)
        grid.addWidget(SafeLabel(self.theme, section.heading, "body", "accent", 600), 0, 0, 1, 2)
        for i, row in enumerate(section.rows, start=1):
            grid.addLayout(self._keys(row), i, 0)
            grid.addWidget(SafeLabel(self.theme, row.words, wrap=True), i, 1)
            grid.setRowMinimumHeight(i, self.theme.px(28))
        return grid

    def _keys(self, row: KeyRow) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self.theme.px(4))
        for key in row.keys.split():
            between = key == "…"
            line.addWidget(SafeLabel(self.theme, key, colour="ink3") if between else KeyCaps(self.theme, key))
        line.addStretch(1)
        return line

    def _lay_out(self) -> None:
        px = self.theme.px
        tabs = QHBoxLayout()
        tabs.setContentsMargins(px(28), px(12), px(28), 0)
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        body = self.panel.body
        body.addWidget(self._head())
        body.addWidget(Hairline(self.theme))
        body.addLayout(tabs)
        body.addWidget(self.area, 1)
        body.addWidget(self._foot())

    def _head(self) -> QWidget:
        px = self.theme.px
        head = QWidget()
        head.setFixedHeight(px(60))
        row = QHBoxLayout(head)
        row.setContentsMargins(px(32), 0, px(32), 0)
        row.setSpacing(px(8))
        motto = self.tr("Space looks, digits label, Enter commits, Backspace takes away.")
        row.addWidget(SafeLabel(self.theme, self.tr("Keys"), "title"))
        row.addSpacing(px(4))
        self._motto = SafeLabel(self.theme, motto, colour="ink2", wrap=True)
        row.addWidget(self._motto, 1)
        row.addStretch(0)
        printing = Button(self.theme, self.tr("Print"))
        printing.clicked.connect(self.print_sheet)
        for widget in (self.filter, printing, KeyCaps(self.theme, "Esc")):
            row.addWidget(widget)
        return head

    def _foot(self) -> Strip:
        foot = Strip(self.theme, 44)
        row = QHBoxLayout(foot)
        row.setContentsMargins(self.theme.px(32), 0, self.theme.px(24), 0)
        words = self.tr("Keys follow their place on the keyboard for digits and the printed letter for letters.")
        row.addWidget(SafeLabel(self.theme, words, "small", "ink2", wrap=True), 1)
        change = Button(self.theme, self.tr("Key settings"), kind="quiet")
        change.clicked.connect(lambda: self.close_then(self.settings_wanted.emit))
        row.addWidget(change)
        return foot


def sheet_html(context: str) -> str:
    """Return the keys of a context as a page for the printer."""
    title = next((tr(words) for tab, words, _ in TABS if tab == context), "")
    cells = "".join(f"<td width='33%' valign='top'>{_column_html(column)}</td>" for column in columns(context))
    return f"<h2>alapp: {escape(title)}</h2><table width='100%' cellpadding='4'><tr>{cells}</tr></table>"


def _column_html(sections: list[Section]) -> str:
    parts = []
    for section in sections:
        rows = "".join(f"<tr><td><b>{escape(r.keys)}</b></td><td>{escape(r.words)}</td></tr>" for r in section.rows)
        parts.append(f"<h4>{escape(section.heading)}</h4><table cellpadding='2'>{rows}</table>")
    return "".join(parts)


def print_one_page(printer: QPrinter, html: str) -> None:
    """Draw a page, made smaller where it would need a second one."""
    page = printer.pageLayout().paintRectPixels(printer.resolution())
    document = QTextDocument()
    document.documentLayout().setPaintDevice(printer)
    document.setHtml(html)
    document.setTextWidth(page.width())
    painter = QPainter(printer)
    scale = min(1.0, page.height() / max(document.size().height(), 1.0))
    painter.scale(scale, scale)
    document.drawContents(painter)
    painter.end()
