"""Hands that draw: they look at the canvas as a person does, and press keys until it shows what is true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from PySide6.QtWidgets import QApplication

from alapp.domain.region import Box, Marked, Region, Segment, place_of
from alapp.ui.screens.label.page import LabelScreen
from alapp.ui.views.regions import RegionCanvas
from alapp.ui.views.spans import SpanView
from tests.e2e.person import Condition, Doings, press, session, window

True_ = Mapping[str, Any]
"""A region as it truly is: a row of an export, with the name of its label."""
OVERLAP = 0.7
"""A suggested box is taken from here on; so much is asked of the drawn ones too."""
MOMENT = 40_000
"""Microseconds that an edge may lie away: a frame of a film."""
MOST_PRESSES = 2_000
Hand = Callable[[True_], Doings]
"""Draws one region; its label is given afterwards."""
Rows = list[dict[str, Any]]
Drawing = Generator[Condition, None, Rows]
pressed: Counter[str] = Counter()
"""Keys pressed on items, by what they were for."""


def tap(keys: str, what: str) -> None:
    """Press a key and count it."""
    pressed[what] += 1
    press(keys)


def digit(place: int) -> str:
    """Return the keys of the label at this place, from 0; empty from the twentieth on."""
    if place >= 20:
        return ""
    return ("Shift+" if place >= 10 else "") + str((place + 1) % 10)


def screen() -> LabelScreen:
    """The Label screen."""
    found = window().screen_now
    assert isinstance(found, LabelScreen)
    return found


def canvas() -> RegionCanvas:
    """What the item is drawn on."""
    found = screen().card.view
    assert isinstance(found, RegionCanvas), type(found)
    return found


def suggested() -> tuple[Marked, ...]:
    """What the model suggests and nobody took or rejected yet."""
    regions = screen().regions
    return regions.deeds.suggested if regions is not None else ()


def name_of(region: Region) -> str:
    """Return the name of a region's label."""
    label = session().guideline.by_id(region.label)
    return label.name if label is not None else ""


def is_like(region: Region, true: True_) -> bool:
    """Whether a region is as good as the true one: the same, nearly so for a box or segment."""
    if name_of(region) != true["label"]:
        return False
    if isinstance(region, Box):
        return overlap(region, true) >= OVERLAP
    away = max(abs(region.start - true["start"]), abs(region.end - true["end"]))
    return away <= (MOMENT if isinstance(region, Segment) else 0)


def overlap(box: Box, true: True_) -> float:
    """Return intersection over union."""
    left, top = max(box.x, true["x"]), max(box.y, true["y"])
    right, bottom = min(box.x + box.w, true["x"] + true["w"]), min(box.y + box.h, true["y"] + true["h"])
    shared = max(right - left, 0) * max(bottom - top, 0)
    return float(shared / (box.w * box.h + true["w"] * true["h"] - shared))


def draft() -> tuple[Region, ...]:
    """What is drawn on the item so far."""
    asked = session().current
    return tuple(asked.draft) if asked is not None else ()


def draw_all(truth: list[True_], names: list[str], hand: Hand) -> Drawing:
    """Accept what is suggested rightly, draw the rest by hand, and go on; return what was drawn."""
    yield lambda: QApplication.focusWidget() is canvas()
    yield from accept_the_right(truth)
    for true in truth:
        if not any(is_like(region, true) for region in draft()):
            yield from hand(true)
            before = len(draft())
            tap(digit(names.index(true["label"])), "label")
            yield lambda before=before: len(draft()) > before  # type: ignore[misc]
    found = named(draft())
    tap("Return", "go on")
    return found


def accept_the_right(truth: list[True_]) -> Doings:
    """Walk over what is suggested: take what is right, leave the rest out."""
    said = suggested()
    if said and all(any(is_like(m.region, true) for true in truth) for m in said):
        tap("Shift+A", "accept")
        return
    while any(is_like(m.region, true) for m in suggested() for true in truth):
        chosen = canvas().selected
        if not isinstance(chosen, Marked):
            tap("J", "walk")
        else:
            right = any(is_like(chosen.region, true) for true in truth)
            tap("A" if right else "X", "accept" if right else "reject")
        yield lambda: True
    if canvas().selected is not None:
        tap("Esc", "walk")


def mark_span(true: True_) -> Doings:
    """Go to the word where it begins, begin there, and pull both ends to their letters."""
    view = canvas()
    assert isinstance(view, SpanView)
    go_until(lambda: view.caret, true["start"], "", "walk")
    tap("B", "begin")
    yield lambda: view.open is not None
    for edge in ("start", "end"):
        opened = view.open
        assert opened is not None
        if getattr(opened, edge) != true[edge]:
            if opened.edge != edge:
                tap("E", "stretch")
            go_until(lambda edge=edge: getattr(view.open, edge), true[edge], "Shift+", "stretch")  # type: ignore[misc]
    assert view.open is not None
    assert (view.open.start, view.open.end) == (true["start"], true["end"]), view.text


def go_until(here: Callable[[], int], goal: int, held: str, what: str) -> None:
    """Go by words until the goal is reached or passed, then by letters."""
    by_words = True
    for _ in range(MOST_PRESSES):
        before = here()
        if before == goal:
            return
        way = "Right" if before < goal else "Left"
        tap(held + way if by_words else f"Alt+{held}{way}", what)
        by_words = by_words and before != here() and (before < goal) == (here() < goal)
    raise AssertionError(f"{goal} cannot be reached from {here()}")


def named(regions: Sequence[Region]) -> Rows:
    """Return regions as rows of an export: where they lie, and the names of their labels."""
    return [asdict(region) | {"label": name_of(region)} for region in sorted(regions, key=place_of)]
