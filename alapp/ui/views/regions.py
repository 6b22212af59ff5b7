"""RegionCanvas: what a canvas does beside showing its item when parts of it are drawn, chosen and labeled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from PySide6.QtCore import Signal

from alapp.domain.region import Marked, Region
from alapp.ui.views.base import Canvas

Direction = Literal["left", "right", "up", "down"]
Size = Literal["fine", "step", "large"]


@dataclass(frozen=True, slots=True)
class RegionLook:
    """How the regions of a label look: its name, the place of its colour (1..12) and shape (1..24), its key."""

    name: str
    colour: int
    shape: int
    key: str = ""


class RegionCanvas(Canvas):
    """A canvas on which regions are drawn by keys and mouse.

    The canvas keeps the caret, the open region (drawn, but without a label yet) and which region is selected; what
    was drawn belongs to the screen, which hands it in with :meth:`show_regions` after each change. ``selected`` is a
    place in what :attr:`all_regions` lists: regions drawn and suggested, in their order in the item; -1 for none.
    """

    kind: ClassVar[str] = ""
    edited = Signal(object, object)
    """The mouse or a key changed a region: (the region as it was or None for a new one, as it is now)."""
    chosen = Signal()
    """Another region is selected, or the open region changed."""

    def show_regions(
        self, drawn: Sequence[Region], suggested: Sequence[Marked], looks: Mapping[str, RegionLook]
    ) -> None:
        """Show these regions; the selection stays on the region it was on, if that is still there."""
        raise NotImplementedError

    @property
    def all_regions(self) -> Sequence[Region | Marked]:
        """Regions drawn and suggested, in their order in the item."""
        raise NotImplementedError

    @property
    def selected(self) -> Region | Marked | None:
        """The region that is selected."""
        raise NotImplementedError

    @property
    def is_open(self) -> bool:
        """Whether a region was begun and waits for a label."""
        raise NotImplementedError

    def select(self, region: Region | Marked | None) -> None:
        """Select this region and bring it into sight; None selects nothing."""
        raise NotImplementedError

    def walk(self, direction: int) -> None:
        """Select the next (1) or previous (-1) region from the selected one, or from the caret."""
        raise NotImplementedError

    def open_region(self, label_id: str) -> Region | None:
        """Return what a label key labels now, with this label: the open region, or what lies at the caret.

        Not what is selected: that is given another label by the screen. None when there is nothing to label; the
        open region is closed by this.
        """
        raise NotImplementedError

    def begin(self) -> None:
        """Begin a region at the caret; arrows extend it from now on, until a label closes it."""
        raise NotImplementedError

    def drop(self) -> bool:
        """Drop the open region, else the selection; False if there was neither."""
        raise NotImplementedError

    def kept_open(self) -> Mapping[str, Any]:
        """Return the open region as plain values, to be opened again after a lock; empty where none is open."""
        raise NotImplementedError

    def open_again(self, kept: Mapping[str, Any]) -> None:
        """Open the region that :meth:`kept_open` told; nothing where it does not fit this item.

        Raises
        ------
        TypeError, ValueError, KeyError : the values are not those of a region.
        """
        raise NotImplementedError

    def switch_edge(self) -> None:
        """Let the arrows with Shift move the other edge or corner."""
        raise NotImplementedError

    def go(self, direction: Direction, size: Size) -> None:
        """Move the caret, or the selected region where the task moves regions, by one step of this size."""
        raise NotImplementedError

    def stretch(self, direction: Direction, size: Size) -> None:
        """Move an edge of the open or selected region; without one, begin one at the caret. Emits ``edited``."""
        raise NotImplementedError

    def elsewhere(self, region: Region) -> Sequence[Region]:
        """Return further regions like this one, to be drawn in one edit: the same words elsewhere in a text."""
        return ()

    def facts(self, region: Region) -> tuple[tuple[str, str], ...]:
        """Return what the panel says of a region: (name, value), as a box's place and size."""
        raise NotImplementedError

    def words_of(self, region: Region) -> str:
        """Return a region in a few words for the list: its text, its place, its times."""
        raise NotImplementedError
