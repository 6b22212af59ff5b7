"""The menu (F10), made of the command table."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from alapp.session.action import Action
from alapp.ui.language import tr
from alapp.ui.shell.palette_rank import HIDDEN

Reason = Callable[[Action], str]


def build_menu(parent: QWidget, actions: list[Action], reason: Reason, run: Callable[[str], object]) -> QMenu:
    """Return a menu with one submenu for each category; what cannot run is greyed."""
    menu = QMenu(parent)
    menu.setAccessibleName(tr("Menu"))
    submenus: dict[str, QMenu] = {}
    for action in actions:
        if action.id in HIDDEN or action.id == "menu":
            continue
        if action.category not in submenus:
            submenus[action.category] = menu.addMenu(tr(action.category))
        words = action.words[:1].upper() + action.words[1:]
        entry = submenus[action.category].addAction(f"{words}\t{action.keys[0]}" if action.keys else words)
        entry.setEnabled(not reason(action))
        entry.triggered.connect(lambda _checked=False, id_=action.id: run(id_))
    return menu
