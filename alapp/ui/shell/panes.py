"""Which pane of a page has the focus, and how another gets it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def next_pane(stops: Sequence[QWidget], focused: QWidget | None, step: int) -> None:
    """Give focus to the pane ``step`` after the one that has it."""
    at = next((i for i, pane in enumerate(stops) if _holds(pane, focused)), -1)
    if stops:
        _focus(stops[(at + step) % len(stops)])


def _holds(pane: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (pane is focused or pane.isAncestorOf(focused))


def _focus(pane: QWidget) -> None:
    """Give focus to a pane, or to the first thing in it that takes focus."""
    takes = Qt.FocusPolicy.TabFocus
    inside = [w for w in pane.findChildren(QWidget) if w.focusPolicy() & takes and w.isVisible() and w.isEnabled()]
    target = pane if pane.focusPolicy() & takes or not inside else inside[0]
    target.setFocus(Qt.FocusReason.TabFocusReason)
