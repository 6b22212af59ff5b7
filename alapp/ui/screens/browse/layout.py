"""Where the parts of the Browse screen stand: query, chips, table, bar, preview."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from alapp.domain.conditions import State, Vocabulary
from alapp.domain.guideline import Guideline, LabelClass
from alapp.session.media_thumbs import Thumbnails
from alapp.ui.screens.base import Screen
from alapp.ui.screens.browse.bar import BulkBar
from alapp.ui.screens.browse.columns import CHECK, STATE_ICONS, TEXT, Column, all_columns, first_columns, tr
from alapp.ui.screens.browse.delegate import BrowseDelegate
from alapp.ui.screens.browse.grid import BrowseGrid
from alapp.ui.screens.browse.model import BrowseModel, Fetch
from alapp.ui.screens.browse.panel import NARROW, WIDE, PreviewPanel
from alapp.ui.screens.browse.pictures import KEPT_LARGE, Pictures
from alapp.ui.screens.browse.query import Proposals, QueryField
from alapp.ui.screens.browse.table import BrowseTable
from alapp.ui.screens.browse.tile import PICTURE, BrowseTile
from alapp.ui.screens.label.finder import ROW, LabelFinder
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.card import Card
from alapp.ui.widgets.chips import Chip
from alapp.ui.widgets.text import ElidedLabel, SafeLabel

GRID_KEY = "Z"
LEAST_RESULT = 110
"""With less room than this the line of the result says nothing."""
CHIPS: tuple[tuple[State | None, str], ...] = (
    (None, "All"),
    ("labeled", "Labeled"),
    ("unlabeled", "Unlabeled"),
    ("flagged", "Flagged"),
    ("gold", "Gold"),
)


class BrowseLayout:
    """Builds the parts and puts them into the page."""

    def __init__(self, page: Screen, fetch: Fetch, guideline: Callable[[], Guideline]) -> None:
        self.theme = theme = page.theme
        self._meta: list[str] = []
        self.query = QueryField(theme)
        self.columns_button = Button(theme, tr("Columns"), icon="settings")
        self.grid_button = Button(theme, tr("Grid"), GRID_KEY, icon="browse")
        self.grid_button.hide()
        self.chips: dict[State | None, Chip] = {}
        self.result = ElidedLabel(theme, "", "small", "ink3")
        self.model = BrowseModel(fetch, guideline, page)
        self.delegate = BrowseDelegate(theme, self.model, guideline)
        self.model.set_columns(first_columns((), ()))
        self.table = BrowseTable(theme, self.model, self.delegate)
        self.table.setAccessibleName(tr("Found rows"))
        self.tile = BrowseTile(theme, self.model, self.delegate)
        self.grid = BrowseGrid(theme, self.model, self.tile, self.table.selectionModel())
        self.grid.setAccessibleName(tr("Found pictures"))
        self.view: BrowseTable | BrowseGrid = self.table
        self.hint = SafeLabel(theme, "", "lead", "ink2", wrap=True)
        self.bar = BulkBar(theme)
        self.panel = PreviewPanel(theme)
        self._column = QVBoxLayout()
        self._arrange(page)
        self.proposals = Proposals(theme, self.query, page)
        self.names = LabelFinder(theme)
        self.names.setParent(page)
        self.names.hide()
        self._page: QWidget = page
        self.columns_button.clicked.connect(self._open_columns)
        self.restyle()

    def _arrange(self, page: QWidget) -> None:
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._column, 1)
        row.addWidget(self.panel)
        top = QHBoxLayout()
        top.setSpacing(self.theme.px(12))
        top.addWidget(self.query, 1)
        top.addWidget(self.grid_button)
        top.addWidget(self.columns_button)
        self._column.addLayout(top)
        self._column.addLayout(self._chip_row())
        self._column.addWidget(self._table_card(), 1)
        self._column.addWidget(self.bar)

    def _chip_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px(8))
        for state, words in CHIPS:
            chip = Chip(self.theme, tr(words), icon=STATE_ICONS.get(state, "") if state else "")
            chip.setProperty("words", tr(words))
            chip.setCheckable(True)
            self.chips[state] = chip
            row.addWidget(chip)
        row.addSpacing(self.theme.px(8))
        self.result.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.result, 1)
        return row

    def _table_card(self) -> Card:
        card = Card(self.theme, 1, spacing=0)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.grid)
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.addStretch(1)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.hint)
        column.addStretch(2)
        self._empty = empty
        self._stack.addWidget(empty)
        card.body.addLayout(self._stack)
        return card

    def restyle(self) -> None:
        """Take the spaces of the present text size."""
        px = self.theme.px
        self._column.setContentsMargins(px(24), px(16), px(24), px(12))
        self._column.setSpacing(px(12))

    def fit(self, *, panel: bool, narrow: bool) -> None:
        """Show or hide the preview at its width, and what has room beside it."""
        width = self.theme.px(NARROW if narrow else WIDE)
        self.panel.setFixedWidth(width)
        self.panel.setVisible(panel)
        left = self._page.width() - (width if panel else 0) - 2 * self.theme.px(24)
        self.bar.fit(left)
        chips = sum(chip.sizeHint().width() + self.theme.px(8) for chip in self.chips.values())
        self.result.setVisible(left - chips >= self.theme.px(LEAST_RESULT))

    def show_pictures(self, thumbnails: Thumbnails) -> None:
        """Show a small picture in each row, where items are files that have one."""
        if self.delegate.pictures is None and thumbnails.shown:
            self.delegate.pictures = Pictures(self.theme, thumbnails, self.table)
            self.delegate.pictures.arrived.connect(self.table.viewport().update)
            self.tile.pictures = Pictures(self.theme, thumbnails, self.grid, PICTURE, KEPT_LARGE)
            self.tile.pictures.arrived.connect(self.grid.viewport().update)
            self.grid_button.show()
            self.table.restyle()

    def turn_view(self) -> None:
        """Show the pictures as a grid, or as rows again; the current one stays current and in sight."""
        self.view = self.table if self.view is self.grid else self.grid
        grid = self.view is self.grid
        self.grid_button.setText(tr("List") if grid else tr("Grid"))
        self.columns_button.setVisible(not grid)
        self.show_hint(self.hint.text())
        self.view.scrollTo(self.view.currentIndex())

    def retry_pictures(self) -> None:
        """Ask again for the pictures that were not made yet."""
        for pictures in (self.delegate.pictures, self.tile.pictures):
            if pictures is not None:
                pictures.retry()

    def wake(self) -> None:
        """Ask again for what was asked for and never came."""
        self.model.wake()
        for pictures in (self.delegate.pictures, self.tile.pictures):
            if pictures is not None:
                pictures.wake()

    def show_picture_of(self, item_id: int) -> None:
        """Show the picture of the item in the panel, where items have one."""
        if self.delegate.pictures is not None and item_id:
            self.delegate.pictures.whole(item_id, lambda picture: self.panel.show_picture(item_id, picture))

    def show_hint(self, hint: str) -> None:
        """Show words in place of the rows; none shows the rows."""
        self.hint.setText(hint)
        self._stack.setCurrentWidget(self._empty if hint else self.view)

    def open_names(self, labels: Sequence[LabelClass]) -> None:
        """Open the list of labels above the bar."""
        px = self.theme.px
        below = self.bar.mapTo(self._page, QPoint(0, 0))
        height = min(px(96) + px(ROW) * min(len(labels), 10), below.y() - px(24))
        self.names.setGeometry(below.x(), below.y() - height - px(4), px(420), height)
        self.names.open(labels)

    # -- columns

    def show_columns(self, vocabulary: Vocabulary) -> None:
        """Take in the columns of the data; what a person chose stays."""
        meta = list(vocabulary.columns)
        if meta != self._meta:
            self._meta = meta
            self.set_columns(first_columns(meta, vocabulary.groups))

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show these columns."""
        self.model.set_columns(columns)
        self.table.lay_out_columns()

    def column_menu(self) -> QMenu:
        """Return the menu that shows and hides columns."""
        menu = QMenu(self._page)
        shown = {c.id for c in self.model.columns}
        for one in all_columns(self._meta):
            if one.id in (CHECK, TEXT):
                continue
            action = QAction(one.title.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(one.id in shown)
            action.toggled.connect(lambda on, c=one: self._turn_column(c, on))
            menu.addAction(action)
        return menu

    def _turn_column(self, column: Column, on: bool) -> None:
        shown = {c.id for c in self.model.columns}
        wanted = shown | {column.id} if on else shown - {column.id}
        self.set_columns([c for c in all_columns(self._meta) if c.id in wanted])

    def _open_columns(self) -> None:
        menu = self.column_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.columns_button.mapToGlobal(QPoint(0, self.columns_button.height())))
