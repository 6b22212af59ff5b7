"""The Label screen where answers list regions: canvas, list and actions follow what was drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject

from alapp.domain.errors import AppError
from alapp.domain.region import Marked, Region
from alapp.session.session import Session
from alapp.ui.screens.base import Host
from alapp.ui.screens.label.card import ItemCard
from alapp.ui.screens.label.panel import SidePanel
from alapp.ui.screens.label.region_deeds import RegionDeeds
from alapp.ui.screens.label.region_list import Entry, RegionPanel
from alapp.ui.screens.label.words import percent, tr
from alapp.ui.theme.theme import Theme
from alapp.ui.views.regions import RegionCanvas, RegionLook

TITLES: Mapping[str, tuple[str, str, str]] = {
    "span": ("Selected span", "Open span", "Spans in this text"),
    "box": ("Selected box", "Open box", "Boxes"),
    "segment": ("Selected segment", "Open segment", "Segments"),
}
"""Above the selected region, above the one that waits for its label, above the list."""
NAMES: Mapping[str, tuple[str, str]] = {
    "span": ("span", "spans"),
    "box": ("box", "boxes"),
    "segment": ("segment", "segments"),
}
WORTH_NAMING = 0.01
"""A second choice that is less likely is not shown."""


class LabelRegions(QObject):
    """Brings together what draws regions, what lists them and what the keys do."""

    def __init__(
        self,
        theme: Theme,
        session: Session,
        host: Host,
        card: ItemCard,
        panel: SidePanel,
        repaint: Callable[[], None],
        tell_usable: Callable[[], None],
    ) -> None:
        super().__init__(card)
        self.session = session
        self._host = host
        self._card = card
        self._repaint = repaint
        self._tell_usable = tell_usable
        self.deeds = RegionDeeds(self)
        self.panel = RegionPanel(theme, tuple(tr(words) for words in TITLES[self.deeds.kind]))  # type: ignore[arg-type]
        self.panel.chosen.connect(self._choose)
        panel.put_first(self.panel)
        self._heard: RegionCanvas | None = None
        self._entries: dict[Region | Marked, Entry] = {}
        """What the list says of each region of the item: with hundreds of them, a key changes one."""
        self._listed: tuple[Any, ...] | None = None
        """What the list shows now: one key may tell of a change several times."""

    @property
    def canvas(self) -> RegionCanvas | None:
        """The canvas on the screen."""
        view = self._card.view
        return view if isinstance(view, RegionCanvas) else None

    def show_item(self) -> None:
        """Another item may stand on the screen."""
        asked = self.session.current
        self.deeds.new_item(asked.item.id if asked is not None else None)
        self._listed = None
        canvas = self.canvas
        if canvas is not None and canvas is not self._heard:
            canvas.edited.connect(self.deeds.edited)
            canvas.chosen.connect(self._chosen)
            self._heard = canvas

    def show_regions(self) -> None:
        """Paint regions, list and actions anew."""
        canvas = self.canvas
        if canvas is not None:
            guideline = self.session.guideline
            digits = dict(zip((c.id for c in guideline.active), "1234567890", strict=False))
            looks = {c.id: RegionLook(c.name, c.colour, c.shape, digits.get(c.id, c.key)) for c in guideline.classes}
            canvas.show_regions(self.deeds.drawn, self.deeds.suggested, looks)
        self._show_list()
        self._repaint()

    def say(self, words: str | None) -> None:
        """Say something in the status line."""
        if words:
            self._host.status(words)

    def undo(self) -> bool:
        """Take the last edit of this item back; False when there is none."""
        return self.deeds.undo()

    def back(self) -> bool:
        """Drop the open region, else the selection; False if there was neither."""
        return self.canvas is not None and self.canvas.drop()

    def kept(self) -> Mapping[str, Any]:
        """Return what is no answer yet: the open region, and the suggestions that were rejected; empty for neither."""
        canvas, asked = self.canvas, self.session.current
        if canvas is None or asked is None:
            return {}
        found = {"open": dict(canvas.kept_open()), "rejected": self.deeds.rejected}
        return {"item": asked.item.id, **found} if any(found.values()) else {}

    def take_kept(self, kept: Mapping[str, Any]) -> None:
        """Go on with it, if the same item stands on the screen."""
        canvas, asked = self.canvas, self.session.current
        if canvas is None or asked is None or kept.get("item") != asked.item.id:
            return
        with suppress(TypeError, ValueError, KeyError, AppError):  # values of another version are left out
            self.deeds.reject_again(kept["rejected"])
            if kept["open"]:
                canvas.open_again(kept["open"])
        self.show_regions()

    def suggestion_words(self) -> str:
        """Return what the line beside the question says."""
        shown, asked = self.deeds.suggested, self.session.current
        one, many = (tr(word) for word in NAMES[self.deeds.kind])
        if not shown or asked is None or asked.suggestion is None:
            return ""
        name = one if len(shown) == 1 else many
        return tr("Model {0} suggests {1} {2}, dashed").format(asked.suggestion.model_version, len(shown), name)

    def _chosen(self) -> None:
        """Another region is selected, or the open one changed: other keys help now."""
        self._show_list()
        self._tell_usable()

    def _show_list(self) -> None:
        canvas = self.canvas
        if canvas is None:
            self._listed = None
            self.panel.show_entries((), -1, "")
            return
        found, chosen, guideline = tuple(canvas.all_regions), canvas.selected, self.session.guideline
        listed = (canvas, found, chosen, canvas.is_open, guideline)
        if listed == self._listed:
            return
        if self._listed is None or guideline is not self._listed[-1]:
            self._entries.clear()
        self._listed = listed
        place = found.index(chosen) if chosen in found else -1
        waits = tr("A number labels it, Esc drops it.") if canvas.is_open else ""
        self._entries = {r: self._entries.get(r) or self._entry(canvas, r) for r in found}
        self.panel.show_entries([self._entries[r] for r in found], place, waits)

    def _entry(self, canvas: RegionCanvas, found: Region | Marked) -> Entry:
        region = found.region if isinstance(found, Marked) else found
        label = self.session.guideline.by_id(region.label)
        named = self.deeds.kind != "span"  # words of a text say what they are; a place or a time does not
        if not isinstance(found, Marked):
            return Entry(label, canvas.words_of(region), None, canvas.facts(region), named=named)
        other = self.session.guideline.by_id(found.second) if found.second_confidence >= WORTH_NAMING else None
        second = tr("Second choice: {0}, {1}").format(other.name, percent(found.second_confidence)) if other else ""
        return Entry(label, canvas.words_of(region), found.confidence, canvas.facts(region), second, named)

    def _choose(self, place: int) -> None:
        canvas = self.canvas
        if canvas is not None and 0 <= place < len(canvas.all_regions):
            canvas.select(canvas.all_regions[place])
            canvas.setFocus()
