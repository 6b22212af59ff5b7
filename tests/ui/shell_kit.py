"""A whole window on a temporary folder, and keys pressed on whatever has focus."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from alapp.session.settings import UserFile
from alapp.ui.shell.bridge import Bridge
from alapp.ui.shell.main_window import MainWindow
from alapp.ui.shell.projects import Projects
from alapp.ui.theme.theme import Theme


@dataclass
class Shell:
    """The window and what it was built of."""

    window: MainWindow
    theme: Theme
    user: UserFile
    bridge: Bridge


def build_shell(theme: Theme) -> Shell:
    """Build a window that does every job at once."""
    user, bridge = UserFile(), Bridge()
    window = MainWindow(theme, Projects(user, bridge.deliver, background=False), user)
    bridge.failed.connect(window.banner)
    window.resize(1366, 768)
    return Shell(window, theme, user, bridge)


def focused() -> QWidget:
    """Return the widget that has focus."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, *, ctrl: bool = False, shift: bool = False, alt: bool = False) -> None:
    """Press a key on whatever has focus."""
    modifier = Qt.KeyboardModifier
    held = modifier.NoModifier
    for wanted, one in ((ctrl, modifier.ControlModifier), (shift, modifier.ShiftModifier), (alt, modifier.AltModifier)):
        held = held | one if wanted else held
    QTest.keyClick(focused(), key, held)


def recent_file(folder: Path, name: str) -> Path:
    """Make a file that stands for a project."""
    path = folder / f"{name}.alapp"
    path.write_text("x")
    return path
