"""The virtual table of Browse: ids of everything found, rows only for the pages that are looked at."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from alapp.domain.found import META, BrowseRow, Found
from alapp.domain.guideline import Guideline
from alapp.ui.screens.browse.columns import BY, CHECK, DATE, KEY, LABEL, NOTE, SAYS, TEXT, Column, note_of, tr

PAGE = 200
KEPT_PAGES = 32
Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[Sequence[int], Callable[[list[BrowseRow]], None]], None]


class BrowseModel(QAbstractTableModel):
    """Rows by place. A page that is not there yet is asked for once, and painted empty until it comes.

    ``fetch`` reads rows by ids and hands them over later. ``picked`` tells that the check boxes changed.
    """

    picked = Signal()

    def __init__(self, fetch: Fetch, guideline: Callable[[], Guideline], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._guideline = guideline
        self.columns: list[Column] = []
        self.ids: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self.checked: NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self._pages: OrderedDict[int, dict[int, BrowseRow]] = OrderedDict()
        self._wanted: list[int] = []
        self._under_way: set[int] = set()
        self._generation = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._ask)

    # -- content

    def show(self, found: Found) -> None:
        """Show what was found; what is checked and still there stays checked."""
        kept = self.ids[self.checked]
        self.beginResetModel()
        self.ids = found.ids
        self.checked = np.isin(found.ids, kept) if len(kept) else np.zeros(len(found.ids), dtype=np.bool_)
        self._forget_pages()
        self.endResetModel()
        self.picked.emit()

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show these columns."""
        self.beginResetModel()
        self.columns = list(columns)
        self.endResetModel()

    def refresh(self, item_ids: Collection[int]) -> None:
        """Read the pages again that hold these items; the old rows stay until the new ones come."""
        changed = set(item_ids)
        for page, rows in list(self._pages.items()):
            if not changed or not changed.isdisjoint(rows):
                self._want(page)

    def wake(self) -> None:
        """Forget what was asked for and never came; it is asked for again when it is seen."""
        self._under_way.clear()

    def row(self, place: int) -> BrowseRow | None:
        """Return the row at this place, None while its page is on the way."""
        if not 0 <= place < len(self.ids):
            return None
        page = self._pages.get(place // PAGE)
        if page is None:
            self._want(place // PAGE)
            return None
        return page.get(int(self.ids[place]))

    def place_of(self, item_id: int) -> int:
        """Return where an item stands, -1 when it was not found."""
        places = np.flatnonzero(self.ids == item_id)
        return int(places[0]) if len(places) else -1

    def _forget_pages(self) -> None:
        self._generation += 1
        self._pages.clear()
        self._wanted.clear()
        self._under_way.clear()

    def _want(self, page: int) -> None:
        if page not in self._wanted and page not in self._under_way:
            self._wanted.append(page)
            self._timer.start()

    def _ask(self) -> None:
        """Ask for the pages wanted last, still in sight after fast scrolling, and for no more until they come."""
        if self._under_way:
            return
        wanted, self._wanted = self._wanted[-3:], []
        for page in reversed(wanted):
            self._under_way.add(page)
            generation = self._generation
            ids = self.ids[page * PAGE : (page + 1) * PAGE].tolist()
            self._fetch(ids, lambda rows, p=page, g=generation: self._take(p, g, rows))  # type: ignore[misc]

    def _take(self, page: int, generation: int, rows: list[BrowseRow]) -> None:
        if generation != self._generation:
            return
        self._under_way.discard(page)
        self._pages[page] = {row.id: row for row in rows}
        self._pages.move_to_end(page)
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        last = min((page + 1) * PAGE, len(self.ids)) - 1
        self.dataChanged.emit(self.index(page * PAGE, 0), self.index(last, len(self.columns) - 1))
        self._ask()

    # -- check boxes

    @property
    def checked_ids(self) -> list[int]:
        """Ids of the checked rows, in the order of the table."""
        return [int(i) for i in self.ids[self.checked]]

    def check(self, first: int, last: int, on: bool = True) -> None:
        """Check or clear the rows from ``first`` to ``last``, whichever comes first."""
        first, last = sorted((first, last))
        self.checked[max(first, 0) : last + 1] = on
        self._repaint(first, last)

    def toggle(self, place: int) -> None:
        """Turn one check box round."""
        if 0 <= place < len(self.ids):
            self.check(place, place, not self.checked[place])

    def check_all(self, on: bool = True) -> None:
        """Check everything found, or nothing."""
        if len(self.ids):
            self.check(0, len(self.ids) - 1, on)

    def _repaint(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
        self.picked.emit()

    # -- Qt's view of it

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many items were found."""
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many columns are shown."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, for screen readers and tests; the delegate paints the row itself."""
        if not index.isValid():
            return None
        id_ = self.columns[index.column()].id
        if role == Qt.ItemDataRole.CheckStateRole and id_ == CHECK:
            on = bool(self.checked[index.row()])
            return (Qt.CheckState.Checked if on else Qt.CheckState.Unchecked).value
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.row(index.row())
        return "" if row is None else self.cell(row, id_)

    def cell(self, row: BrowseRow, id_: str) -> str:
        """Return the words of a cell."""
        if id_.startswith(META):
            return row.meta.get(id_.removeprefix(META), "")
        says = tr("{0} % {1}").format(round(row.confidence * 100), self.names((row.says,))) if row.says else ""
        return {
            CHECK: "",
            KEY: row.key,
            TEXT: row.text,
            LABEL: self.names(row.labels) if row.answered else tr("none yet"),
            SAYS: says,
            BY: row.by,
            NOTE: note_of(row)[1],
            DATE: row.time[:10],
        }[id_]

    def names(self, label_ids: Sequence[str]) -> str:
        """Return the names of label classes."""
        classes = (self._guideline().by_id(label_id) for label_id in label_ids)
        return ", ".join(c.name for c in classes if c is not None)
