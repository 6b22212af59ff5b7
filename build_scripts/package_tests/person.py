"""A person at the keyboard of a program that is closed to us: keys by XTEST, eyes on the pixels, no fixed waits."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from package_tests.display import Display, differ
from package_tests.x_windows import XWindow

Found = TypeVar("Found")
PATIENCE = 60.0
LOOK = 0.04
"""Seconds between two looks."""
CARET = 300
"""Bytes of the picture at 100 % that a blinking caret may change; a picture that changes no more is still."""
STILL = 0.28
"""Seconds for which a picture must have been still; a label key that follows its item within 0.15 s is ignored."""


class WaitedInVain(AssertionError):
    """What was waited for did not come."""


class Person:
    """Presses keys and looks; every wait ends as soon as what it waits for is there.

    ``alive`` tells whether the program still runs, so that nobody waits for a dead one.
    """

    def __init__(self, display: Display, alive: Callable[[], bool], pictures: Path, patience: float = PATIENCE) -> None:
        self.display = display
        self._alive = alive
        self._pictures = pictures
        self._patience = patience
        self._surroundings = {"DISPLAY": display.name, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}
        self._caret = CARET * (display.height // 900) ** 2

    # -- eyes

    def until(self, found: Callable[[], Found], what: str, seconds: float | None = None) -> Found:
        """Wait until this is true and return it.

        Raises
        ------
        WaitedInVain : it did not come, or the program ended.
        """
        deadline = time.monotonic() + (seconds or self._patience)
        while not (answer := found()):
            if not self._alive():
                raise WaitedInVain(f"the program ended while waiting for {what}")
            if time.monotonic() > deadline:
                shot = self.picture("waited-in-vain")
                raise WaitedInVain(f"waited in vain for {what}; see {shot}")
            time.sleep(LOOK)
        return answer

    def picture(self, name: str) -> Path:
        """Save what is on the screen."""
        return self.display.save(self._pictures / f"{name}.png")

    def rest(self, seconds: float = STILL) -> None:
        """Wait until the picture has been still for so long."""
        last, since = self.display.rows(), time.monotonic()

        def still() -> bool:
            nonlocal last, since
            now = self.display.rows()
            if differ(now, last, self._caret):
                last, since = now, time.monotonic()
            return time.monotonic() - since >= seconds

        self.until(still, "a still picture")

    def sees(self) -> list[bytes]:
        """Return the picture, to be compared with a later one."""
        return self.display.rows()

    def changed(self, before: list[bytes]) -> bool:
        """Tell whether there is more to see than a caret that blinks."""
        return differ(self.display.rows(), before, self._caret)

    def title(self) -> str:
        """Return the title of the window on top, empty when there is none."""
        top = self._top()
        asked = self._xdotool("getwindowname", str(top.id), check=False) if top else None
        return asked.stdout.strip() if asked is not None else ""

    def part(self, left: float, top: float, right: float, bottom: float) -> list[bytes]:
        """Return a part of the window on top, its edges as shares of it."""
        window = self._top()
        if window is None:
            return []
        xs = slice(*(4 * max(0, round(window.x + share * window.width)) for share in (left, right)))
        ys = slice(*(max(0, round(window.y + share * window.height)) for share in (top, bottom)))
        return [row[xs] for row in self.display.rows()[ys]]

    def windows(self) -> int:
        """Return how many windows can be seen, without menus."""
        return sum(not w.popup for w in self.display.windows.shown())

    # -- hands

    def press(self, *keys: str) -> None:
        """Press keys one after the other, as X names them (``ctrl+Return``)."""
        self._look_at_window()
        self._xdotool("key", "--delay", "30", *keys)

    def write(self, text: str) -> None:
        """Type a text."""
        self._look_at_window()
        self._xdotool("type", "--delay", "15", "--", text)

    def press_and_see(self, *keys: str, what: str = "") -> None:
        """Press keys and wait until more than the caret has changed and the picture is still."""
        before = self.sees()
        self.press(*keys)
        self.until(lambda: self.changed(before), what or f"a change after {' '.join(keys)}")
        self.rest()

    def _look_at_window(self) -> None:
        """Give the focus to the window on top: without a window manager nobody does when a dialog closes."""
        top = self._top()
        if top and not self.popup_open() and self.display.windows.focus() != top.id:
            self.display.windows.give_focus(top.id)
            self.rest()

    def popup_open(self) -> bool:
        """Tell whether a menu or a list is open, which has the keys without having the focus."""
        return any(w.popup for w in self.display.windows.shown())

    def _top(self) -> XWindow | None:
        found = [w for w in self.display.windows.shown() if not w.popup]
        return found[-1] if found else None

    def _xdotool(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["xdotool", *words], env=self._surroundings, check=check,
            capture_output=True, text=True, timeout=60,
        )  # fmt: skip
