"""The Label screen of every kind of data and answer, walked by keys for ``screenshots.py``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from alapp.ui.screens.label.page import LabelScreen
from tests.e2e.person import (
    Condition,
    Doings,
    dialog_open,
    has_project,
    key_here,
    on_page,
    press,
    rested,
    session,
    window,
)

KEYS: Mapping[str, tuple[str, ...]] = {
    "spans": ("J",),
    "segments": ("J",),
    "boxes": ("J",),
    "film": ("Ctrl+Right", "B", "Ctrl+Right", "Ctrl+Right", "1", "Ctrl+Right", "B", *["Right"] * 20),
}
"""What is pressed before the picture."""
MORE: Mapping[str, tuple[str, ...]] = {
    "spans": ("Esc", "Right", "B", "Shift+Right"),
    "segments": ("Esc", "B", "Ctrl+Right"),
    "boxes": ("Esc", "B", "Ctrl+Right", "Ctrl+Down", "Right", "Right"),
}
"""And before a second one, with an open region."""
MOST = 12
"""Items gone through until there is a suggestion."""


class Album(Protocol):
    """Takes pictures of the window."""

    def take(self, name: str) -> Doings:
        """Take one."""
        ...


def walk(album: Album, projects: Mapping[str, Path]) -> Doings:
    """Take the Label screen of each project, with a suggestion where the model has one."""
    for name, path in projects.items():
        yield opened(path)
        yield from to_a_suggestion()
        for key in KEYS.get(name, ()):
            press(key)
        yield is_read
        yield from album.take(f"kind-{name}")
        if name in MORE:
            for key in MORE[name]:
                press(key)
            yield from album.take(f"kind-{name}-open")
            press("Esc")
        press("Ctrl+W")
        yield on_page("start")


def opened(path: Path) -> Condition:
    """Open a project; the condition that it is there."""
    window().open_project(path)
    return arrived(path)


def arrived(path: Path) -> Condition:
    """Whether a project is there and at rest; who is asked for a code is the one that is marked."""

    def there() -> bool:
        if not has_project() and dialog_open():
            press("Return")
        return has_project() and session().path == path and session().training.state != "running"

    return there


def to_a_suggestion() -> Doings:
    """Go on until the model suggests something."""
    for _ in range(MOST):
        yield rested(0.6)
        if suggests():
            return
        here = key_here()
        press("S")
        press("Return")
        yield lambda here=here: key_here() != here  # type: ignore[misc]


def suggests() -> bool:
    """Whether a suggestion is to be seen."""
    screen, asked = window().screen_now, session().current
    if asked is None or not session().training.version:
        return True  # nothing more to go through
    if isinstance(screen, LabelScreen) and screen.regions is not None:
        return len(screen.regions.deeds.suggested) > 1
    return asked.show_suggestion and asked.suggestion is not None


def is_read() -> bool:
    """Whether what lies in a file is on the screen, and nothing more is asked for."""
    media = session().media
    return media is None or media.idle
