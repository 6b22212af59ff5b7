"""Hands that place boxes and segments: a crosshair or a playhead goes by keys to where the region truly lies."""

from __future__ import annotations

from alapp.ui.views.box_geometry import step
from alapp.ui.views.boxes import BoxView
from alapp.ui.views.time_canvas import TimeCanvas
from tests.e2e.drawing import MOST_PRESSES, True_, canvas, tap
from tests.e2e.person import Doings

NEAR = 2
"""Pixels that an edge may lie away from where it should."""


def draw_box(true: True_) -> Doings:
    """Put the crosshair on the upper left corner, begin, and go to the lower right one."""
    view = canvas()
    assert isinstance(view, BoxView)
    yield lambda: view.space is not None
    go_to_pixel(view, true["x"], true["y"], "walk")
    tap("B", "begin")
    go_to_pixel(view, true["x"] + true["w"], true["y"] + true["h"], "stretch")


def go_to_pixel(view: BoxView, x: float, y: float, what: str) -> None:
    """Move the crosshair here, by large steps first."""
    assert view.space is not None
    picture, zoom = view.space.picture, view.space.zoom
    for axis, goal, ways in ((0, x, ("Left", "Right")), (1, y, ("Up", "Down"))):
        goal = min(max(goal, 0), picture[axis])
        for keys, by in (("Ctrl+", step("large", picture, zoom)), ("", step("step", picture, zoom)), ("Alt+", 1)):
            near = max(by / 2, NEAR if by > 1 else 0.5)
            while abs(goal - view.caret[axis]) > near:
                before = view.caret
                tap(keys + ways[goal > view.caret[axis]], what)
                if view.caret == before:
                    break


def draw_segment(true: True_) -> Doings:
    """Put the playhead where it begins, begin, and put it where it ends."""
    view = canvas()
    assert isinstance(view, TimeCanvas)
    yield lambda: view.regions.length > 0
    go_to_time(view, true["start"], "walk")
    tap("B", "begin")
    go_to_time(view, true["end"], "stretch")


def go_to_time(view: TimeCanvas, goal: int, what: str) -> None:
    """Move the playhead here, by large steps first; it stops on the nearest that a step can reach."""
    for keys in ("Ctrl+", "", "Alt+"):
        for _ in range(MOST_PRESSES):
            before = view.position
            if before == goal:
                return
            tap(keys + ("Right" if before < goal else "Left"), what)
            if view.position == before:
                break
            if (view.position - goal) * (before - goal) <= 0:
                break
