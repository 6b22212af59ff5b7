"""What list and grid of Browse do alike: Shift stretches from where it began, a click or Ctrl checks."""

from __future__ import annotations

from PySide6.QtCore import Qt

from alapp.ui.screens.browse.model import BrowseModel

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class Walk:
    """Checks rows as a person walks or clicks; ``anchor`` is the place where a stretch begins."""

    def __init__(self, rows: BrowseModel) -> None:
        self._rows = rows
        self.anchor = 0

    def walked(self, before: int, now: int, modifiers: Qt.KeyboardModifier) -> None:
        """Go on from one place to another; with Shift check what was passed, and clear it when going back."""
        if not modifiers & SHIFT:
            self.anchor = now
        elif now != before and before >= 0:
            self._rows.check(self.anchor, before, on=False)
            self._rows.check(self.anchor, now)

    def clicked(self, place: int, modifiers: Qt.KeyboardModifier, *, on_box: bool) -> None:
        """Check with a click on the box, or with Ctrl; Shift checks from the last place to here."""
        if modifiers & SHIFT:
            self._rows.check(self.anchor, place)
            return
        self.anchor = place
        if on_box or modifiers & CTRL:
            self._rows.toggle(place)
