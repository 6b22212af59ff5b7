"""Browse: the whole pool in one table, found by words and fields, changed one by one or many at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from alapp.domain.change import Changes
from alapp.domain.conditions import State
from alapp.domain.errors import AppError
from alapp.domain.found import FIXED_ORDERS, BrowseRow, Found, Order, Preview
from alapp.domain.query import Query, parse
from alapp.session.action import BROWSE
from alapp.session.browse import Browse
from alapp.session.erasing import Erasing
from alapp.session.session import Session
from alapp.ui.screens.base import Host, Screen
from alapp.ui.screens.browse.columns import DATE, number, order_words, tr
from alapp.ui.screens.browse.deeds import Deeds, to_erase
from alapp.ui.screens.browse.layout import BrowseLayout
from alapp.ui.screens.erase_dialog import EraseDialog
from alapp.ui.theme.theme import Theme

PANEL_NARROW, PANEL_AWAY = 1288, 1108
"""Widths of the page below which the panel is narrower, and goes away by itself."""


class BrowseScreen(Screen):
    """The Browse page. It reads only while it is shown; leaving it lets go of the project file."""

    context = BROWSE

    def __init__(self, theme: Theme, session: Session, host: Host) -> None:
        super().__init__(theme, session, host)
        self.browse = Browse(session)
        self.order = Order()
        self.only: State | None = None
        self.found: Found | None = None
        self._stale, self._active = True, False
        self._panel_wanted: bool | None = None
        self._preview: Preview | None = None
        self.parts = BrowseLayout(self, self._fetch, lambda: session.guideline)
        self.deeds = Deeds(self.browse, self.parts.model, self.parts.table, self.parts.bar, host.status)
        self.browse.on_index(self._on_index)
        self._connect()

    def _connect(self) -> None:
        parts = self.parts
        self.theme.changed.connect(self._restyle)
        parts.query.asked.connect(self.search)
        parts.query.left.connect(self._to_table)
        parts.table.moved.connect(self._on_row)
        parts.table.sort_wanted.connect(self._sort_by)
        parts.table.opened.connect(self._open)
        parts.grid.opened.connect(self._open)
        parts.grid_button.clicked.connect(self.turn_view)
        parts.model.picked.connect(self._show_target)
        parts.model.dataChanged.connect(self._show_target)
        parts.bar.wanted.connect(lambda action: self.bindings()[action]())
        parts.bar.answered.connect(self._to_table)
        parts.names.chosen.connect(self._named)
        parts.names.closed.connect(self._close_names)
        parts.panel.commented.connect(self._commented)
        parts.panel.closed.connect(self._to_table)
        for state, chip in parts.chips.items():
            chip.clicked.connect(lambda _=False, s=state: self._narrow(s))

    # -- what the window asks

    def bindings(self) -> Mapping[str, Callable[[], object]]:
        """Return what runs for each action."""
        parts, deeds = self.parts, self.deeds
        return {
            "browse.search": self._to_query,
            "search.pool": self._to_query,
            "browse.next": lambda: parts.view.step(1),
            "browse.previous": lambda: parts.view.step(-1),
            "browse.grid": self.turn_view,
            "browse.preview": self.toggle_panel,
            "browse.name": self._open_names,
            "browse.clear": deeds.clear,
            "browse.select": lambda: parts.model.toggle(parts.view.place),
            "browse.select.all": self._check_all,
            "browse.flag": deeds.flag,
            "browse.comment": self._open_comment,
            "browse.gold": deeds.gold,
            "browse.queue": deeds.queue,
            "browse.like": deeds.like,
            "browse.exclude": deeds.exclude,
            "browse.erase": self.erase,
            "browse.open": self._open,
            "browse.undo": self.session.undo,
            "browse.redo": self.session.redo,
            "browse.sort": self._sort_next,
            "browse.sort.turn": lambda: self._sort(Order(self.order.column, not self.order.descending)),
            "back": self._back,
        }

    def erase(self) -> None:
        """Ask for what shall go for good: the checked rows, else what is searched for, else the current row."""
        erasing = Erasing(self.session)
        if refusal := erasing.refusal():
            self.host.status(refusal)
            return
        wanted, what = to_erase(parse(self.parts.query.text(), self.browse.vocabulary), self.deeds)
        self.dialog = EraseDialog(self.theme, self, erasing, wanted, what, self.search)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def status_actions(self) -> Sequence[str]:
        """Return the keys of the status line."""
        names = "search next preview digit select.all flag open"
        return [*(f"browse.{name}" for name in names.split()), "keys"]

    def press_digit(self, place: int, shifted: bool) -> bool:
        """Label the current row with the label at this place."""
        active = self.session.guideline.active
        place += 10 if shifted else 0
        if place < len(active) and not self.parts.bar.asking:
            self.deeds.label_row(active[place].id)
        return place < len(active)

    def press_letter(self, letter: str) -> bool:
        """Label the current row with the label that has this letter."""
        label = next((c for c in self.session.guideline.active if c.key.upper() == letter), None)
        if label is not None:
            self.deeds.label_row(label.id)
        return label is not None

    def default_focus(self) -> QWidget:
        """Return the table, or the query line where nothing was found."""
        return self.parts.query if self.found is not None and not len(self.found.ids) else self.parts.view

    def panes(self) -> Sequence[QWidget]:
        """Return the panes of F6."""
        panel = [self.parts.panel.scroller] if self.parts.panel.isVisible() else []
        return (self.parts.view, *panel, self.parts.query)

    def activate(self) -> None:
        """Search again if something changed since."""
        self._active = True
        self.parts.wake()
        if self._stale:
            self.search()

    def deactivate(self) -> None:
        """Rest: another page is shown, or the project is about to be closed."""
        self._active = False
        self.parts.query.rest()
        self.browse.release()

    def on_change(self, changes: Changes) -> None:
        """Show changed rows as they are now; what was found stays, so that nothing moves by itself."""
        if "thumbnails" in changes.kinds:
            self.parts.retry_pictures()
        if self.found is None or not changes.kinds & {"answers", "notes", "model", "guideline", "pool"}:
            return
        self._stale = True
        if not self._active:
            return
        if not self.found.total:
            self.search()
            return
        self.parts.model.refresh(changes.item_ids)
        self._read_preview()
        self._show_result()

    def show_query(self, line: str) -> None:
        """Search for a line (from another page)."""
        self.parts.query.setText(line)
        self.only = None
        self.search()

    # -- finding

    def search(self) -> None:
        """Answer the query line."""
        self._stale = False
        self.browse.find(self.parts.query.text(), self.order, self.only, self._show, self._failed)

    def _show(self, found: Found) -> None:
        table, before = self.parts.table, self.deeds.current
        self.found = found
        self.parts.show_pictures(self.session.thumbnails)
        self.parts.query.vocabulary = self.browse.vocabulary
        self.parts.query.update()
        self.parts.show_columns(self.browse.vocabulary)
        self.parts.delegate.mark(found.query.words)
        self.parts.model.show(found)
        table.head.show_order(found.order)
        self.parts.show_hint(found.hint)
        self._show_result()
        place = self.parts.model.place_of(before.id) if before is not None else -1
        self.parts.view.go_to(max(place, 0))
        self._show_target()
        if not len(found.ids):
            self._show_none()

    def _show_none(self) -> None:
        """Show that nothing was found; what had focus in the table goes to the query line."""
        self._preview = None
        self._show_preview()
        if self.window().focusWidget() in (None, self, self.parts.view):
            self.parts.query.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fetch(self, ids: Sequence[int], deliver: Callable[[list[BrowseRow]], None]) -> None:
        if not self._active:
            return
        query = self.found.query if self.found is not None else Query()
        self.browse.rows(ids, query, deliver, self._failed)

    def _failed(self, error: AppError) -> None:
        self.host.banner(error)

    def _show_result(self) -> None:
        found = self.found
        if found is None:
            return
        for state, chip in self.parts.chips.items():
            chip.setChecked(state == self.only)
            chip.set_text(f"{chip.property('words')} {number(found.counts[state or 'all'])}")
        words = tr("{0} of {1} in {2} ms, {3}").format(
            number(len(found.ids)),
            number(found.total),
            number(max(1, round(found.milliseconds))),
            order_words(self.order),
        )
        nouns = self.session.guideline.noun_plural
        if found.unread:
            words = tr("So far {0}; {1} {2} are not read yet").format(words, number(found.unread), nouns)
        elif self._stale:
            words = tr("{0} · changed since").format(words)
        problem = "; ".join(found.query.problems) if len(found.ids) else ""
        self.parts.result.setText(problem or words)
        self.parts.result.set_colour("warn" if problem else "ink3")
        self._fit()

    def _on_index(self, left: int) -> None:
        """Count down what is not read yet; once all is, search again, unless rows are checked."""
        if not self._active or self.found is None or not self.found.unread:
            return
        if left:
            self.found = replace(self.found, unread=left)
            self._show_result()
        elif not self.parts.model.checked.any():
            self.search()

    def _narrow(self, state: State | None) -> None:
        self.only = None if state == self.only else state
        self.search()

    def _sort_by(self, column: str) -> None:
        again = column == self.order.column
        self._sort(Order(column, not self.order.descending if again else column == DATE))

    def _sort_next(self) -> None:
        shown = [c.order for c in self.parts.model.columns if c.order]
        columns = [FIXED_ORDERS[0], *shown]
        place = columns.index(self.order.column) if self.order.column in columns else -1
        self._sort(Order(columns[(place + 1) % len(columns)]))

    def _sort(self, order: Order) -> None:
        self.order = order
        self.search()

    # -- the row and its preview

    def _on_row(self, _: int) -> None:
        self._read_preview()
        self._show_target()

    def _read_preview(self) -> None:
        place = self.parts.table.place
        if not self._active or self.parts.panel.isHidden() or not 0 <= place < len(self.parts.model.ids):
            return
        self.browse.preview(int(self.parts.model.ids[place]), self._take_preview, self._failed)

    def _take_preview(self, preview: Preview | None) -> None:
        place = self.parts.table.place
        ids = self.parts.model.ids
        if preview is None or (0 <= place < len(ids) and preview.item.id == ids[place]):
            self._preview = preview
            self._show_preview()
            self.parts.show_picture_of(self.parts.panel.item_id)

    def _show_preview(self) -> None:
        model = tr("Model {0}").format(self.session.training.version)
        query = self.found.query if self.found is not None else Query()
        self.parts.panel.show_item(self._preview, self.session.guideline, query.words, model)

    def _show_target(self) -> None:
        checked = int(self.parts.model.checked.sum())
        row = self.deeds.current
        words = tr("{0} selected").format(number(checked)) if checked else (row.key if row is not None else "")
        self.parts.bar.show_target(words)

    def toggle_panel(self) -> None:
        """Show or hide the preview."""
        self._panel_wanted = self.parts.panel.isHidden()
        self._fit()
        self._read_preview()

    def turn_view(self) -> None:
        """Show pictures as a grid, or as rows again."""
        if self.parts.tile.pictures is None:
            self.host.status(tr("Only pictures and films have a grid."))
            return
        self.parts.turn_view()
        self._to_table()

    def minimumSizeHint(self) -> QSize:
        """Return the least size: in a narrow window the preview goes away by itself."""
        return QSize(self.theme.px(400), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the panel its width."""
        super().resizeEvent(event)
        self._fit()

    def _restyle(self) -> None:
        self.parts.restyle()
        self._fit()

    def _fit(self) -> None:
        factor, width = self.theme.factor, self.width()
        by_itself = width >= PANEL_AWAY * factor
        shown = by_itself if self._panel_wanted is None else self._panel_wanted
        self.parts.fit(panel=shown, narrow=width < PANEL_NARROW)

    # -- hands

    def _to_query(self) -> None:
        self.parts.query.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.parts.query.selectAll()

    def _to_table(self) -> None:
        self.parts.panel.entry.hide()
        self.default_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _check_all(self) -> None:
        self.parts.model.check_all(not self.parts.model.checked.all())

    def _open(self) -> None:
        row = self.deeds.current
        if row is not None:
            self.session.go_to(row.id)
            self.host.go("label")

    def _open_names(self) -> None:
        if self.deeds.targets:
            self.parts.open_names(self.session.guideline.active)

    def _close_names(self) -> None:
        self.parts.names.hide()
        self._to_table()

    def _named(self, label_id: str) -> None:
        self._close_names()
        self.deeds.label(label_id)

    def _open_comment(self) -> None:
        row = self.deeds.current
        if row is None:
            return
        if self.parts.panel.isHidden():
            self.toggle_panel()
        self.parts.panel.item_id = row.id
        own = self._preview.notes.get(self.session.annotator.code) if self._preview is not None else None
        self.parts.panel.open_comment(own.comment if own is not None else row.comment)

    def _commented(self, item_id: int, text: str) -> None:
        self._to_table()
        self.deeds.comment(item_id, text)

    def _back(self) -> None:
        if self.parts.bar.asking:
            self.parts.bar.dismiss()
        elif self.parts.names.isVisible():
            self._close_names()
        elif self.parts.model.checked.any():
            self.parts.model.check_all(False)
        elif self.only is not None:
            self._narrow(None)
        else:
            self._to_table()
