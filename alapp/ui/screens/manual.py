"""The manual in a window of its own: the pages on the left, a search over all of them, one page to read."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QImage,
    QKeyEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextImageFormat,
    QTextLength,
    QTextOption,
    QTextTable,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QVBoxLayout, QWidget

from alapp.domain.words import ENGLISH, in_use
from alapp.session import manual
from alapp.session.manual import Hit
from alapp.session.resources import resource
from alapp.ui.theme.focus import set_ring
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Hairline, Surface
from alapp.ui.widgets.fields import SearchField
from alapp.ui.widgets.text import SafeLabel

WIDTH, HEIGHT, LIST, READING = 1040, 720, 248, 680
HEADINGS = {1: "heading", 2: "title", 3: "emphasis"}
"""Roles of type by the level of a heading."""
FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
IMAGE = int(QTextDocument.ResourceType.ImageResource.value)
PAGE, HEADING = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class PageView(QTextBrowser):
    """One page. ``followed`` tells the page that a link leads to; nothing else is ever opened or loaded."""

    followed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.anchorClicked.connect(lambda url: self.followed.emit(Path(url.path()).stem))
        self.name = ""
        set_ring(self, "inside", theme.radius("control"))

    def show_page(self, name: str) -> None:
        """Show a page of the manual from its beginning."""
        self.name = name
        document = QTextDocument(self)  # laid out once, when it is dressed
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(self.theme.font("body"))
        document.setMarkdown(manual.page(name), FEATURES)
        document.setDocumentMargin(0)
        document.setDefaultTextOption(self.document().defaultTextOption())
        self._dress(document)
        self.setDocument(document)  # deletes the one before
        self._fit()
        self.setAccessibleName(manual.title_of(name))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def show_heading(self, heading: str) -> None:
        """Bring a heading to the top."""
        block = self.document().begin()
        while block.isValid() and not (block.blockFormat().headingLevel() and block.text() == heading):
            block = block.next()
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            top = self.document().documentLayout().blockBoundingRect(block).top()
            self.verticalScrollBar().setValue(round(top) - self.theme.px(12))

    def loadResource(self, kind: int, url: QUrl | str) -> object:
        """Return a picture of the program's own; nothing for any other address."""
        return _picture(QUrl(url).path()) if kind == IMAGE else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the text at a width to be read, in the middle."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.viewport().width()
        width = min(room, self.theme.px(READING + 48))
        frame = self.document().rootFrame().frameFormat()
        frame.setMargin(self.theme.px(24))
        frame.setLeftMargin(self.theme.px(24) + (room - width) / 2)
        frame.setRightMargin(frame.leftMargin())
        self.document().rootFrame().setFrameFormat(frame)
        for cursor, shape in self._pictures():
            size = _picture(shape.name()).size()
            shape.setWidth(min(size.width(), width - self.theme.px(48)))
            shape.setHeight(shape.width() * size.height() / max(size.width(), 1))
            cursor.setCharFormat(shape)

    def _pictures(self) -> list[tuple[QTextCursor, QTextImageFormat]]:
        return [
            (_around(self.document(), fragment), fragment.charFormat().toImageFormat())
            for block in _blocks(self.document())
            for fragment in _fragments(block)
            if fragment.charFormat().isImageFormat()
        ]

    def _dress(self, document: QTextDocument) -> None:
        """Give headings, keys, links and tables the program's own look."""
        for block in _blocks(document):
            shape = block.blockFormat()
            code = shape.hasProperty(QTextFormat.Property.BlockCodeFence)
            QTextCursor(block).setBlockFormat(self._spaced(block, code))
            for fragment in _fragments(block):
                look = self._look(fragment.charFormat(), shape.headingLevel(), code)
                _around(document, fragment).mergeCharFormat(look)
        for child in document.rootFrame().childFrames():
            if isinstance(child, QTextTable):
                self._dress_table(child)

    def _spaced(self, block: QTextBlock, code: bool) -> QTextBlockFormat:
        """Return the shape of a block with room around it; code and pictures have lines of their own height."""
        shape, px = block.blockFormat(), self.theme.px
        in_table = QTextCursor(block).currentTable() is not None
        above = {0: 0 if code or in_table else 4, 1: 28 if block.blockNumber() else 0}
        shape.setTopMargin(px(above.get(shape.headingLevel(), 20)))
        shape.setBottomMargin(px(0 if code or in_table else 4 if block.textList() is not None else 10))
        as_it_is = code or any(part.charFormat().isImageFormat() for part in _fragments(block))
        height = 100 if as_it_is else 130 if in_table else 145
        shape.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return shape

    def _look(self, found: QTextCharFormat, level: int, code: bool) -> QTextCharFormat:
        look = QTextCharFormat()
        look.clearProperty(QTextFormat.Property.FontSizeAdjustment)
        if found.isImageFormat():
            return look
        mono = code or found.fontFixedPitch()
        font = self.theme.font(HEADINGS.get(level, "body") if level else "body", mono=mono)
        look.setFont(font, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly)
        if found.fontWeight() > QFont.Weight.Medium and not level:
            look.setFontWeight(QFont.Weight.DemiBold)
        look.setFontItalic(found.fontItalic())
        look.setForeground(self.theme.colour("accent" if found.isAnchor() else "ink"))
        look.setFontUnderline(found.isAnchor())
        if mono and not code:
            look.setBackground(self.theme.colour("surface2"))
        return look

    def _dress_table(self, table: QTextTable) -> None:
        shape = table.format()
        shape.setCellPadding(self.theme.px(6))
        shape.setCellSpacing(0)
        shape.setBorder(0)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setBottomMargin(self.theme.px(12))
        table.setFormat(shape)
        for column in range(table.columns()):
            head = table.cellAt(0, column)
            ground = head.format()
            ground.setBackground(self.theme.colour("surface2"))
            head.setFormat(ground)


def _picture(address: str) -> QImage:
    """Return a picture by the name of its file alone: it lies with the program."""
    return QImage(str(resource("pictures") / Path(address).name))


def _blocks(document: QTextDocument) -> list[QTextBlock]:
    found, block = [], document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def _fragments(block: QTextBlock) -> list[QTextFragment]:
    found, part = [], block.begin()
    while not part.atEnd():
        found.append(part.fragment())
        part += 1
    return found


def _around(document: QTextDocument, fragment: QTextFragment) -> QTextCursor:
    """Return a cursor that selects a fragment."""
    cursor = QTextCursor(document)
    cursor.setPosition(fragment.position())
    cursor.setPosition(fragment.position() + fragment.length(), QTextCursor.MoveMode.KeepAnchor)
    return cursor


class Manual(QDialog):
    """1040 x 720 beside the window. ``/`` searches, ``Alt+Left`` goes back, ``Esc`` closes."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._before: list[str] = []
        self.setWindowTitle(self.tr("Manual"))
        self.search = SearchField(theme, self.tr("Search the manual"), name=self.tr("Search the manual"))
        self.search.textChanged.connect(self._fill)
        self.list = self._build_list()
        self.view = PageView(theme)
        self.view.followed.connect(self.show_page)
        self._none = SafeLabel(theme, self.tr("Nothing found. Fewer words find more."), "small", "ink2", wrap=True)
        self._english = SafeLabel(theme, self.tr("The manual is in English."), "small", "ink2", wrap=True)
        self._english.setVisible(in_use()[1] != ENGLISH)
        self._lay_out()
        for widget in (self.search, self.list, self.view):
            widget.installEventFilter(self)
        room = parent.window().size()
        self.resize(min(theme.px(WIDTH), room.width()), min(theme.px(HEIGHT), room.height()))
        self._fill("")

    def show_page(self, name: str) -> None:
        """Show a page and mark it in the list; a name that no page has shows nothing new."""
        if name not in manual.ORDER or name == self.view.name:
            return
        self._before += [self.view.name] if self.view.name else []
        self._show(name)

    def go_back(self) -> None:
        """Show the page that was read before."""
        if self._before:
            self._show(self._before.pop())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that move between search, list and page."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        moves = self._search_moves if watched is self.search else self._page_moves
        deed = moves().get(event.keyCombination().toCombined())
        if deed is not None:
            deed()
        return deed is not None or super().eventFilter(watched, event)

    def _search_moves(self) -> dict[int, Callable[[], object]]:
        """Return what keys do in the search: the arrow leads into the list, Enter takes the first that was found."""
        if not self.list.count():
            return {}
        take = partial(self._take, self.list.currentItem() or self.list.item(0))
        return {int(Qt.Key.Key_Down): self.list.setFocus, int(Qt.Key.Key_Return): take}

    def _page_moves(self) -> dict[int, Callable[[], object]]:
        back = Qt.KeyboardModifier.AltModifier | Qt.Key.Key_Left
        find = Qt.KeyboardModifier.ControlModifier | Qt.Key.Key_F
        search = self.search.setFocus
        return {int(Qt.Key.Key_Slash): search, find.toCombined(): search, back.toCombined(): self.go_back}

    def _show(self, name: str) -> None:
        self.view.show_page(name)
        for row in range(self.list.count()):
            if self.list.item(row).data(PAGE) == name and not self.search.text():
                self.list.setCurrentRow(row)
        self.back.setEnabled(bool(self._before))

    def _fill(self, query: str) -> None:
        """List the pages, or the sentences that hold the words."""
        hits = manual.find(query)
        self.list.blockSignals(True)
        self.list.clear()
        for name in () if query.strip() else manual.ORDER:
            self._add(manual.title_of(name), name)
        for hit in hits:
            self._add(_line(hit), hit.page, hit.heading)
        self.list.blockSignals(False)
        self._none.setVisible(bool(query.strip()) and not hits)
        if not query.strip() and self.view.name:
            self.list.setCurrentRow(manual.ORDER.index(self.view.name))

    def _add(self, words: str, page: str, heading: str = "") -> None:
        row = QListWidgetItem(words)
        row.setData(PAGE, page)
        row.setData(HEADING, heading)
        self.list.addItem(row)

    def _take(self, row: QListWidgetItem | None) -> None:
        if row is not None:
            self.show_page(row.data(PAGE))
            if row.data(HEADING):
                self.view.show_heading(row.data(HEADING))

    def _build_list(self) -> QListWidget:
        pages = QListWidget()
        pages.setAccessibleName(self.tr("Pages of the manual"))
        pages.setWordWrap(True)
        pages.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        px = self.theme.px
        pages.setStyleSheet(
            f"QListWidget {{ background: transparent; border: none; }}"
            f"QListWidget::item {{ padding: {px(6)}px {px(12)}px; border-radius: {self.theme.radius('control')}px; }}"
        )
        pages.currentItemChanged.connect(lambda now, _: self._take(now))
        pages.itemClicked.connect(self._take)
        set_ring(pages, "inside", self.theme.radius("control"))
        return pages

    def _lay_out(self) -> None:
        px = self.theme.px
        side = Surface(self.theme, "rail")
        side.setFixedWidth(px(LIST))
        left = QVBoxLayout(side)
        left.setContentsMargins(px(12), px(16), px(8), px(16))
        left.setSpacing(px(12))
        left.addWidget(self.search)
        left.addWidget(self._none)
        left.addWidget(self.list, 1)
        left.addWidget(self._english)
        self.back = Button(self.theme, self.tr("Back"), "Alt+Left")
        self.back.clicked.connect(self.go_back)
        self.back.setEnabled(False)
        close = Button(self.theme, self.tr("Close"), "Esc")
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(16), px(8), px(16), px(8))
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(close)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.view, 1)
        right.addWidget(Hairline(self.theme))
        right.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(Hairline(self.theme, vertical=True))
        row.addLayout(right, 1)


def _line(hit: Hit) -> str:
    """Return the page, the heading and the sentence of a hit."""
    where = hit.title if hit.heading in ("", hit.title) else f"{hit.title}: {hit.heading}"
    return where if hit.sentence == hit.heading else f"{where}\n{hit.sentence}"


def show_manual(theme: Theme, window: QWidget, page: str) -> Manual:
    """Open the manual of a window at a page, or bring the one that is open to the front.

    It lies beside the window and does not stop it, so that it can be read while working.
    """
    found = window.findChild(Manual) or Manual(theme, window)
    found.show_page(page)
    found.show()
    found.raise_()
    found.activateWindow()
    found.view.setFocus()
    return found
