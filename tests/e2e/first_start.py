"""First start with an empty home: the sample, a first label, palette, key sheet, pages, panels, sizes, colours.

``python -m tests.e2e.first_start``; everything is by keys, and a wrong state ends the program with an error.
"""

from __future__ import annotations

import sys

from tests.e2e.person import (
    Doings,
    dialog_open,
    has_project,
    key_here,
    live,
    on_page,
    press,
    rested,
    session,
    window,
    write,
)

PAGES = {"1": "label", "3": "browse", "4": "insights", "5": "guidelines", "7": "data"}
LATER = ("2", "6")
"""Pages of a later version: their keys do nothing."""


def doings() -> Doings:
    """What a new user does."""
    yield lambda: window().isVisible()
    assert window().key_context == "start"
    press("Return")
    yield has_project
    yield from first_label()
    yield from commands()
    yield from pages()
    yield from panels()
    yield from sizes()
    yield from open_again()


def first_label() -> Doings:
    """One key, the next item, and it is saved."""
    before = session().pace.answered
    here = key_here()
    press("2")
    yield lambda: key_here() not in ("", here)
    yield lambda: session().saved and session().pace.answered == before + 1
    press("U")
    yield lambda: key_here() == here


def commands() -> Doings:
    """A command typed into the palette runs; the key sheet comes and goes."""
    for words, dark in (("dark theme", True), ("light theme", False)):
        press("Ctrl+K")
        yield on_page("overlay")
        write(words)
        press("Return")
        yield lambda dark=dark: window().theme.dark == dark  # type: ignore[misc]
        yield on_page("label")
    press("?")
    yield on_page("overlay")
    press("Esc")
    yield on_page("label")


def pages() -> Doings:
    """Every page opens by its number, from any other one; numbers of later pages leave things as they are."""
    for digit, context in PAGES.items():
        press(f"Ctrl+{digit}")
        yield on_page(context)
        yield rested(0.2)
        for other in LATER:
            press(f"Ctrl+{other}")
            assert window().key_context == context
    press("Ctrl+1")
    yield on_page("label")


def panels() -> Doings:
    """The side panel and item only."""
    screen, frame = window().screen_now, window().frame
    assert screen is not None
    assert frame is not None
    shown = screen.panel.isVisible()  # type: ignore[attr-defined]
    for expected in (not shown, shown):
        press("F9")
        yield lambda expected=expected: screen.panel.isVisible() == expected  # type: ignore[attr-defined,misc]
    press("F11")
    yield lambda: frame.item_only and not frame.rail.isVisible()
    press("Esc")
    yield lambda: not frame.item_only and frame.rail.isVisible()


def sizes() -> Doings:
    """The largest text on every page, in both colours, and back."""
    for _ in range(8):
        press("Ctrl++")
    assert round(window().theme.factor * 100) == 160
    for mode in ("dark", "light"):
        window().set_mode(mode)
        for digit, context in PAGES.items():
            press(f"Ctrl+{digit}")
            yield on_page(context)
            yield rested(0.2)
    press("Ctrl+0")
    assert window().theme.factor == 1.0
    yield rested(0.2)


def open_again() -> Doings:
    """Close the project, and open its file by name."""
    path = session().path
    press("Ctrl+W")
    yield on_page("start")
    press("Ctrl+O")
    yield dialog_open
    write(str(path))
    press("Return")
    yield has_project
    assert session().path == path


if __name__ == "__main__":
    sys.exit(live(doings(), patience=30))
