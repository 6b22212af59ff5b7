"""What the keys do where answers list regions: draw, choose, label, accept, reject; each edit can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Protocol

from alapp.domain.region import Marked, Region, RegionKind, Span, marked_of, place_of, regions_of, value_of
from alapp.session.action import ARROWS
from alapp.session.desk import Asked
from alapp.session.session import Session
from alapp.ui.screens.label.words import tr
from alapp.ui.views.regions import Direction, RegionCanvas, Size

DIRECTIONS: tuple[Direction, ...] = ("left", "right", "up", "down")
SIZES: Mapping[str, Size] = {"": "step", ".fine": "fine", ".large": "large"}
COMMANDS = ("larger", "smaller", "fit", "play", "replay", "slower", "faster")


class Stage(Protocol):
    """The Label screen, as far as region deeds know it."""

    session: Session

    @property
    def canvas(self) -> RegionCanvas | None:
        """The canvas on the screen, None where its item has no regions."""
        ...

    def show_regions(self) -> None:
        """Paint regions, list and actions anew."""
        ...

    def say(self, words: str | None) -> None:
        """Say something in the status line."""
        ...


class RegionDeeds:
    """The hands of a region task; the draft belongs to the session, the open region to the canvas."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._session = stage.session
        self._item_id: int | None = None
        self._rejected: set[Region] = set()
        self._steps: list[tuple[tuple[Region, ...], frozenset[Region], str]] = []
        self.table: Mapping[str, Callable[[], object]] = self._make_table()

    def _make_table(self) -> Mapping[str, Callable[[], object]]:
        plain: dict[str, Callable[[], object]] = {
            "region.accept": self.accept,
            "region.accept.all": self.accept_all,
            "region.reject": self.reject,
            "region.remove": self.remove,
            "region.begin": lambda: self._with(lambda c: c.begin()),
            "region.edge": lambda: self._with(lambda c: c.switch_edge()),
            "region.next": lambda: self._with(lambda c: c.walk(1)),
            "region.previous": lambda: self._with(lambda c: c.walk(-1)),
        }
        plain |= {f"region.{name}": partial(self._command, name) for name in COMMANDS}
        plain["region.same"] = self.label_same
        for suffix, size in SIZES.items():
            for arrow, way in zip(ARROWS, DIRECTIONS, strict=True):
                plain[f"region.go{suffix}:{arrow}"] = partial(self._go, way, size)
                plain[f"region.stretch{suffix}:{arrow}"] = partial(self._stretch, way, size)
        return plain

    def _go(self, way: Direction, size: Size) -> None:
        self._with(lambda canvas: canvas.go(way, size))

    def _stretch(self, way: Direction, size: Size) -> None:
        self._with(lambda canvas: canvas.stretch(way, size))

    def _command(self, name: str) -> None:
        self._with(lambda canvas: self._stage.say(canvas.command(name)))

    # -- what there is ------------------------------------------------------------------------------------------

    @property
    def kind(self) -> RegionKind:
        """The kind of region of this project."""
        return self._session.task.region  # type: ignore[return-value]

    def new_item(self, item_id: int | None) -> None:
        """Another item stands on the screen: what was rejected or can be taken back was of the one before."""
        if item_id != self._item_id:
            self._item_id = item_id
            self._rejected.clear()
            self._steps.clear()

    @property
    def drawn(self) -> tuple[Region, ...]:
        """Regions of the draft, in their order in the item."""
        asked = self._session.current
        return tuple(sorted(asked.draft, key=place_of)) if asked is not None else ()

    @property
    def suggested(self) -> tuple[Marked, ...]:
        """Suggested regions that were neither taken nor rejected."""
        asked = self._session.current
        if asked is None or asked.suggestion is None or not asked.show_suggestion:
            return ()
        taken = {_extent(region) for region in asked.draft}
        found = marked_of(self.kind, asked.suggestion.regions)
        return tuple(m for m in found if m.region not in self._rejected and _extent(m.region) not in taken)

    @property
    def rejected(self) -> Mapping[str, Any]:
        """Rejected suggestions as an answer lists regions; empty for none."""
        return value_of(self.kind, tuple(self._rejected)) if self._rejected else {}

    def reject_again(self, rejected: Mapping[str, Any]) -> None:
        """Take over what :attr:`rejected` told; raises BadInput when it lists something else."""
        self._rejected = set(regions_of(self.kind, rejected))

    @property
    def undo_words(self) -> str | None:
        """What U takes back of this item, None when nothing was drawn yet."""
        return self._steps[-1][2] if self._steps else None

    def reason(self, action_id: str) -> str | None:
        """Return why an action cannot run now, in words, or None."""
        canvas = self._stage.canvas
        if canvas is None or self._session.current is None:
            return tr("There is no item to label.")
        if self._session.read_only and action_id.partition(":")[0] in _WRITING:
            return tr("This project is open for reading only.")
        if action_id in ("region.accept", "region.reject") and not isinstance(canvas.selected, Marked):
            return tr("No suggestion is selected: J goes to the next.") if self.suggested else tr(_NO_SUGGESTION)
        if action_id == "region.remove" and canvas.selected is None and not canvas.is_open:
            return tr(_NOTHING_SELECTED)
        if action_id == "region.accept.all" and not self.suggested:
            return tr(_NO_SUGGESTION)
        return None

    # -- drawing ------------------------------------------------------------------------------------------------

    def label(self, label_id: str) -> None:
        """Give a label: to the open region, else to the selected one, else to what lies at the caret."""
        canvas, asked = self._stage.canvas, self._session.current
        if canvas is None or asked is None:
            return
        chosen = canvas.selected
        region = canvas.open_region(label_id) if chosen is None else _as_drawn(chosen, label_id)
        if region is None:
            self._stage.say(tr("There is nothing to label here: B begins, the arrows extend."))
            return
        old = chosen if chosen is not None and not isinstance(chosen, Marked) else None
        self._change(_with(asked, old, region), tr("“{0}”").format(self._name(label_id)))
        canvas.select(None)

    def edited(self, old: Region | None, new: Region) -> None:
        """Mouse or arrows changed a region; one without a label waits for one."""
        asked = self._session.current
        if asked is None or not new.label or self._session.read_only:
            return
        words = tr("a moved edge")
        if old is not None and any(marked.region == old for marked in self.suggested):
            self._keep_step(words)
            self._rejected.add(old)  # the changed region stands in its place
        self._change(_with(asked, old, new), words, merge=old is not None)
        if self._stage.canvas is not None:
            self._stage.canvas.select(new)

    def accept(self) -> None:
        """Take the suggested region that is selected, and go to the next suggestion."""
        canvas, asked = self._stage.canvas, self._session.current
        if canvas is None or asked is None or not isinstance(marked := canvas.selected, Marked):
            self._stage.say(self.reason("region.accept"))
            return
        later = [m for m in self.suggested if place_of(m.region) > place_of(marked.region)]
        self._change(_with(asked, None, marked.region), tr("accepting “{0}”").format(self._name(marked.region.label)))
        canvas.select(later[0] if later else next(iter(self.suggested), None))

    def accept_all(self) -> None:
        """Take every suggested region that is shown."""
        asked, found = self._session.current, self.suggested
        if asked is None or not found:
            self._stage.say(tr(_NO_SUGGESTION))
            return
        self._change((*asked.draft, *(m.region for m in found)), tr("accepting {0}").format(len(found)))

    def reject(self) -> None:
        """Leave the suggested region that is selected out, and go to the next suggestion."""
        canvas, asked = self._stage.canvas, self._session.current
        if canvas is None or asked is None or not isinstance(marked := canvas.selected, Marked):
            self._stage.say(self.reason("region.reject"))
            return
        later = [m for m in self.suggested if place_of(m.region) > place_of(marked.region)]
        self._keep_step(tr("a rejected suggestion"))
        self._rejected.add(marked.region)
        self._stage.show_regions()
        canvas.select(later[0] if later else next(iter(self.suggested), None))

    def remove(self) -> None:
        """Take the open region away, else the selected one; a selected suggestion is rejected."""
        canvas, asked = self._stage.canvas, self._session.current
        if canvas is None or asked is None:
            return
        chosen = canvas.selected
        if isinstance(chosen, Marked):
            self.reject()
        elif chosen is not None:
            self._change(_with(asked, chosen, None), tr("taking away “{0}”").format(self._name(chosen.label)))
        elif not canvas.drop():
            self._stage.say(tr(_NOTHING_SELECTED))

    def undo(self) -> bool:
        """Take the last edit of this item back; False when there is none."""
        if not self._steps:
            return False
        draft, rejected, _ = self._steps.pop()
        self._rejected = set(rejected)
        self._stage.say(self._session.draw(draft))
        self._stage.show_regions()
        return True

    def label_same(self) -> None:
        """Draw what is like the selected region elsewhere in the item; one edit to take back."""
        canvas, asked = self._stage.canvas, self._session.current
        if canvas is None or asked is None:
            return
        chosen = canvas.selected
        if chosen is None or isinstance(chosen, Marked):
            self._stage.say(tr("Select a span first: J goes to the next."))
            return
        taken = {_extent(region) for region in asked.draft}
        found = [region for region in canvas.elsewhere(chosen) if _extent(region) not in taken]
        if found:
            self._change((*asked.draft, *found), tr("the same words in {0} places").format(len(found)))
        self._stage.say(tr("Labeled in {0} more places. U takes it back.").format(len(found)))

    # -- inside -------------------------------------------------------------------------------------------------

    def _with(self, do: Callable[[RegionCanvas], object]) -> None:
        if self._stage.canvas is not None and self._session.current is not None:
            do(self._stage.canvas)

    def _change(self, draft: Sequence[Region], words: str, *, merge: bool = False) -> None:
        """Take over a changed draft; edge after edge of one region is one step to take back (``merge``)."""
        if not (merge and self._steps and self._steps[-1][2] == words):
            self._keep_step(words)
        refusal = self._session.draw(tuple(sorted(set(draft), key=place_of)))
        self._stage.say(refusal)
        self._stage.show_regions()

    def _keep_step(self, words: str) -> None:
        asked = self._session.current
        if asked is not None:
            self._steps.append((asked.draft, frozenset(self._rejected), words))

    def _name(self, label_id: str) -> str:
        label = self._session.guideline.by_id(label_id)
        return label.name if label is not None else label_id


def _extent(region: Region) -> Region:
    """Return where a region lies, whatever its label."""
    return replace(region, label="", text="") if isinstance(region, Span) else replace(region, label="")


def _as_drawn(chosen: Region | Marked, label_id: str) -> Region:
    return replace(chosen.region if isinstance(chosen, Marked) else chosen, label=label_id)


def _with(asked: Asked, old: Region | None, new: Region | None) -> tuple[Region, ...]:
    """Return the draft with one region in place of another."""
    rest = [r for r in asked.draft if r != old]
    return (*rest, new) if new is not None else tuple(rest)


_NOTHING_SELECTED = "Nothing is selected: J goes to the next."
_NO_SUGGESTION = "There is no suggestion here."
_WRITING = {
    "region.accept",
    "region.accept.all",
    "region.reject",
    "region.remove",
    "region.begin",
    "region.stretch",
    "region.stretch.fine",
    "region.stretch.large",
}
