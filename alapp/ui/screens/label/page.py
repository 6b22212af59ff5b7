"""The Label screen: one item, its answers below it, its rule beside it; every key of the table works here."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from alapp.domain.change import Changes
from alapp.session.action import BOXES, SEGMENTS, SPANS, Action
from alapp.session.session import Session
from alapp.ui.screens.base import Host, Screen
from alapp.ui.screens.insights.advice import StopAdvice
from alapp.ui.screens.insights.advice_words import tr as advice_tr
from alapp.ui.screens.label.card import ItemCard
from alapp.ui.screens.label.deeds import Deeds
from alapp.ui.screens.label.empty import EmptyState
from alapp.ui.screens.label.failure import FailureNotice
from alapp.ui.screens.label.painter import LabelPainter
from alapp.ui.screens.label.panel import NARROW, WIDE, SidePanel
from alapp.ui.screens.label.regions import LabelRegions
from alapp.ui.screens.label.strip import Strip
from alapp.ui.theme.theme import Theme

OVERLAY_BELOW, NARROW_BELOW = 1180, 1360
LOW_BELOW = 560
"""Below this height the strip folds away and the answers are compact, so that the item keeps room."""
FEWEST_LINES = 3
"""With fewer lines of the item in sight, the line of the question goes as well."""
PREPARED = 2

STATUS = (
    "label.digit",
    "label.commit",
    "label.accept",
    "label.skip",
    "label.flag",
    "label.comment",
    "label.undo",
    "label.guideline",
    "label.suggestion",
)

CONTEXTS = {"span": SPANS, "box": BOXES, "segment": SEGMENTS}
_COMMON = ("label.digit", "region.next", "label.commit", "region.accept", "region.reject", "region.remove")
REGION_STATUS: Mapping[str, Sequence[str]] = {
    SPANS: ("region.go", "region.stretch", *_COMMON),
    BOXES: ("region.begin", "region.go", "region.stretch", *_COMMON),
    SEGMENTS: ("region.play", "region.begin", "region.go", *_COMMON),
}

_ON_ADVICE: Mapping[str, Callable[[], str]] = {
    "label.digit": lambda: advice_tr("choose"),
    "label.commit": lambda: advice_tr("finish this round"),
    "back": lambda: advice_tr("close, remind me later"),
    "go.insights": lambda: advice_tr("open Insights"),
}


class LabelScreen(Screen):
    """Shows what the session asks and hands it what the person answers.

    ``clock`` gives seconds; a label key that follows a new item too closely was meant for the one before.
    """

    context = "label"
    announced = Signal(str)
    """What a screen reader was told."""

    def __init__(
        self, theme: Theme, session: Session, host: Host, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(theme, session, host)
        self.session: Session = session
        self.strip = Strip(theme)
        self.card = ItemCard(theme, session.task.region, (lambda: session.media, session.file_of))
        self.empty = EmptyState(theme)
        self.failure = FailureNotice(theme)
        self.panel = SidePanel(theme, region=session.task.region)
        self.advice = StopAdvice(theme, session, host)
        self._main = self._make_main()
        self._main.setParent(self)
        self.panel.setParent(self)
        self._panel_wanted: bool | None = None
        self._item_only = False
        self._usable: tuple[str, ...] = ()
        self.painter = LabelPainter(self.session, self.card, self.panel)
        self.deeds = Deeds(self, clock)
        self.regions = self._make_regions() if session.task.region else None
        self._prepare_soon = QTimer(self)
        self._prepare_soon.setSingleShot(True)
        self._prepare_soon.timeout.connect(self._prepare)
        self._shown_id: int | None = None
        self._connect()
        self._show_all()

    def _make_main(self) -> QWidget:
        main = QWidget()
        self._column = QVBoxLayout(main)
        for widget in (self.strip, self.failure):
            self._column.addWidget(widget)
        self._column.addWidget(self.card, 1)
        self._column.addWidget(self.empty, 1)
        self._column.addWidget(self.advice, 1)
        return main

    def _make_regions(self) -> LabelRegions:
        """Make what draws and lists regions; from now on their keys count."""
        self.context = CONTEXTS[self.session.task.region]
        regions = LabelRegions(
            self.theme, self.session, self.host, self.card, self.panel, self.painter.show_actions, self._tell_usable
        )
        self.painter.regions = regions
        self.deeds.give = regions.deeds.label
        undo, back = self.deeds.table["label.undo"], self.deeds.table["back"]
        self._region_table = {
            **self.deeds.table,
            **regions.deeds.table,
            "label.undo": lambda: regions.undo() or undo(),
            "undo": lambda: regions.undo() or undo(),
            "back": lambda: regions.back() or back(),
        }
        return regions

    def _connect(self) -> None:
        for source in (self.card.action_wanted, self.empty.action_wanted):
            source.connect(self._run)
        self.card.area.grid.chosen.connect(self.deeds.answer)
        self.card.area.grid.more.connect(self.deeds.open_finder)
        self.card.view.moved.connect(self._show_header)
        self.panel.guideline_wanted.connect(self.deeds.guideline)
        self.failure.retry.connect(self.session.retry)
        self.advice.left.connect(self._go_on)
        self.theme.changed.connect(self._restyle)

    def _run(self, action_id: str) -> None:
        own = self.bindings().get(action_id)
        if own is not None:
            own()
        else:
            self.host.run(action_id)

    # -- what the window asks -----------------------------------------------------------------------------------

    def bindings(self) -> Mapping[str, Callable[[], object]]:
        """Return what runs for each action of this screen."""
        if self.advice.is_open:
            return self.advice.table
        return self.deeds.table if self.regions is None else self._region_table

    def status_actions(self) -> Sequence[str]:
        """Return the actions for the status line."""
        if self.advice.is_open:
            return ["label.digit", "label.commit", "back", "go.insights"]
        if self.regions is not None:
            return REGION_STATUS[self.context]
        left_out = {"label.commit"} if self.session.instant else set()
        return [action_id for action_id in STATUS if action_id not in left_out]

    def status_words(self, action: Action) -> str:
        """Where an answer may have several labels, a digit chooses and Enter goes on; so on the stop advice."""
        if self.advice.is_open:
            return _ON_ADVICE[action.id]()
        if self.session.instant:
            return action.status
        if self.regions is not None:
            words = {"label.digit": self.tr("label"), "label.commit": self.tr("done, go on")}
            return words.get(action.id, action.status)
        words = {"label.digit": self.tr("choose labels"), "label.commit": self.tr("save and go on")}
        return words.get(action.id, action.status)

    def digits(self, labels: int) -> int:
        """Return how many labels there are, or choices of the stop advice."""
        return self.advice.choices if self.advice.is_open else labels

    def reason(self, action_id: str) -> str | None:
        """Return why an action cannot run now."""
        if self.advice.is_open:
            return None
        if self.regions is not None and action_id.startswith("region."):
            return self.regions.deeds.reason(action_id)
        return self.deeds.reason(action_id)

    def press_digit(self, place: int, shifted: bool) -> bool:
        """Give the label at this place, or choose among open choices."""
        return self.advice.press(place) if self.advice.is_open else self.deeds.digit(place, shifted)

    def press_letter(self, letter: str) -> bool:
        """Give the label that has this letter."""
        return self.advice.is_open or self.deeds.letter(letter)

    def activate(self) -> None:
        """Show what may have changed while another page was shown."""
        self._show_all()

    def kept(self) -> Mapping[str, Any]:
        """Return a comment that is being typed, and a region that was begun."""
        entry = self.card.area.comment
        comment = {"comment": entry.field.text()} if entry.isVisibleTo(self) else {}
        regions = self.regions.kept() if self.regions is not None else {}
        return comment | ({"regions": regions} if regions else {})

    def take_kept(self, kept: Mapping[str, Any]) -> None:
        """Go on with the region that was begun, and the comment that was being typed."""
        if "regions" in kept and self.regions is not None:
            self.regions.take_kept(kept["regions"])
        if "comment" in kept and self.session.current is not None:
            self.card.area.open_comment(str(kept["comment"]))

    def default_focus(self) -> QWidget:
        """The item has the focus."""
        if self.advice.is_open:
            return self.advice
        return self.card.view if self.session.current is not None else self.empty

    def panes(self) -> Sequence[QWidget]:
        """Item, answers, side panel."""
        tiles = self.card.area.grid.tiles
        return [self.default_focus(), *([tiles[0]] if tiles else []), self.panel.scroller]

    def toggle_panel(self) -> None:
        """Show or hide the side panel."""
        self._panel_wanted = self.panel.isHidden()
        self._lay_out()

    # -- what the session tells ---------------------------------------------------------------------------------

    def on_change(self, changes: Changes) -> None:
        """Repaint what the change touches; the item on the screen changes only when the session says so."""
        kinds = changes.kinds
        if kinds & {"current", "guideline", "settings"}:
            self._show_item()
        elif kinds & {"draft", "notes"}:
            self._show_answers()
            self._show_header()
        if kinds & {"answers", "settings", "guideline", "pool"}:
            self._show_progress()
        if "answers" in kinds and changes.item_ids and self.isVisible():
            self._announce(changes.item_ids[-1])
        if "saved" in kinds:
            self.failure.show_failure(self.session.failure)
            self.painter.read_undo()
        if "model" in kinds:
            self.advice.consider()
        if kinds & {"queue", "model", "current"}:
            self._prepare_soon.start(0)
        self._tell_usable()

    def _show_all(self) -> None:
        self._restyle()
        self._show_item()
        self._show_progress()
        self.failure.show_failure(self.session.failure)
        self.painter.read_undo()
        self._prepare_soon.start(0)
        self._tell_usable()

    def _tell_usable(self) -> None:
        """Let the status line know when other actions can be used than before."""
        usable = tuple(action_id for action_id in self.status_actions() if self.reason(action_id) is None)
        if usable != self._usable:
            self._usable = usable
            self.host.refresh_status()

    def _show_item(self) -> None:
        asked = self.session.current
        advised = self._advise(asked.item.id if asked is not None else None)
        self.card.setVisible(asked is not None and not advised)
        self.empty.setVisible(asked is None and not advised)
        item_id = asked.item.id if asked is not None else None
        if item_id != self._shown_id:
            had_focus = self.isAncestorOf(focus) if (focus := QApplication.focusWidget()) is not None else False
            self.deeds.new_item(first=self._shown_id is None)
            self.painter.show_item()
            if self.regions is not None:
                self.regions.show_item()
            if had_focus:
                self.default_focus().setFocus()
            self._shown_id = item_id
        self._show_answers()
        self._show_header()
        self._lay_out()

    def _show_answers(self) -> None:
        self.painter.show_answers()
        if self.regions is not None and self.session.current is not None:
            self.regions.show_regions()

    def _advise(self, item_id: int | None) -> bool:
        """Show the stop advice if it is due and another item would come now; tell whether it stands on the page."""
        between = self._shown_id is not None and item_id != self._shown_id
        if between and self.session.desk.viewing is None and self.advice.due:
            self.advice.open()
        return self.advice.is_open

    def _go_on(self) -> None:
        """The advice is closed: show the item that waits behind it."""
        self._show_item()
        self.default_focus().setFocus()
        self._tell_usable()

    def _show_header(self) -> None:
        self.painter.show_header()

    def _show_progress(self) -> None:
        self.strip.show_day(self.painter.day(), self.painter.last_answers())
        if self.session.current is None:
            self.empty.show_state(self.session.guideline, len(self.session.desk.pool), self.session.pace.answered)
        self.panel.coach.setVisible(self.session.pace.answered < self.painter.COACHED and not self.session.read_only)

    def _prepare(self) -> None:
        """Lay out the next items, so that showing them is only painting."""
        for item in self.session.upcoming(PREPARED):
            if item.modality in self.card.views:
                self.card.views[item.modality].prepare(item)

    def _announce(self, item_id: int) -> None:
        words = self.painter.announcement(item_id)
        if words:
            self.announced.emit(words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # -- the frame ----------------------------------------------------------------------------------------------

    def _restyle(self) -> None:
        self._column.setSpacing(0)
        self.card.restyle()
        self.panel.restyle()
        for widget in self.findChildren(QWidget):
            widget.updateGeometry()
            widget.update()
        self._lay_out()

    def toggle_item_only(self) -> None:
        """Show the item and its answers only, or everything again."""
        self._item_only = not self._item_only
        self._lay_out()

    @property
    def item_only(self) -> bool:
        """Whether everything but item and answers is hidden."""
        return self._item_only

    @property
    def panel_overlays(self) -> bool:
        """Whether the window is too narrow to have the panel beside the item."""
        return self.window().width() < self.theme.px(OVERLAY_BELOW)

    def _lay_out(self) -> None:
        """Place the panel beside the item, or over it in narrow windows."""
        overlays = self.panel_overlays
        wanted = not overlays if self._panel_wanted is None else self._panel_wanted
        shown = wanted and not self.item_only and not self.advice.is_open and self.session.current is not None
        width = self.theme.px(WIDE if self.window().width() >= self.theme.px(NARROW_BELOW) else NARROW)
        self._main.setGeometry(0, 0, self.width() - (width if shown and not overlays else 0), self.height())
        self._fold_strip()
        self.panel.setGeometry(self.width() - width, 0, width, self.height())
        self.panel.setVisible(shown)
        self.panel.raise_()

    def _fold_strip(self) -> None:
        px = self.theme.px
        low = self.height() < px(LOW_BELOW)
        folded = low or self.item_only
        self.strip.setVisible(not folded)
        self.card.area.grid.set_low(low)
        self.card.area.fold(tight=low, bare=False)
        self._column.setContentsMargins(px(24), px(12) if folded else 0, px(24), px(12) if folded else px(20))
        height = self.height() - (0 if folded else px(44)) - 2 * px(12)
        if low and self.card.lines_left(height) < FEWEST_LINES:
            self.card.area.fold(tight=True, bare=True)
        self.card.fold_why(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the frame."""
        super().resizeEvent(event)
        self._lay_out()
