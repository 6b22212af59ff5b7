"""Builds the application: theme, bridge, projects, window."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStorageInfo, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from alapp import __version__
from alapp.session import own_keys
from alapp.session.background import Background
from alapp.session.crashes import log_here
from alapp.session.new_project import ask_file_system_with
from alapp.session.settings import Settings, UserFile
from alapp.ui.language import use_language
from alapp.ui.shell.bridge import Bridge
from alapp.ui.shell.clipboard import empty_clipboards, keep_clipboards
from alapp.ui.shell.main_window import MainWindow
from alapp.ui.shell.projects import Projects
from alapp.ui.theme.style import install
from alapp.ui.theme.theme import Theme


def speak_utf8() -> None:
    """Name the plain locale that Qt would choose by itself, with four lines of complaint, where none or C is set."""
    name = next((name for name in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(name)), "LC_CTYPE")
    if sys.platform == "linux" and os.environ.get(name, "C") in ("C", "POSIX"):
        os.environ["LC_ALL" if name == "LC_ALL" else "LC_CTYPE"] = "C.UTF-8"


def build_application(arguments: list[str]) -> QApplication:
    """Make the application object; sizes follow the screen's scaling exactly."""
    speak_utf8()
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication([sys.argv[0], *arguments])
    app.setApplicationName("alapp")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("alapp")
    return app


def build_theme(app: QApplication, user: UserFile) -> Theme:
    """Make the theme as the user has set it, and give it to the application."""
    theme = chosen_theme(user)
    theme.setParent(app)
    install(app, theme)
    return theme


def chosen_theme(user: UserFile) -> Theme:
    """Return a theme as the user has set it."""
    settings = Settings(user)
    theme = Theme(settings.get("theme"), settings.get("text_factor"))
    theme.set_reading_size(settings.get("reading_size"))
    theme.set_reading(
        family=settings.get("reading_font"), wide=settings.get("wide_spacing"), leading=settings.get("line_height")
    )
    theme.set_plain(settings.get("plain_drawing"))
    return theme


def keep_responsive() -> None:
    """Keep the other threads of this process from holding the window's for long.

    What the program itself is made of, some half a million objects, is left out of the search for garbage from now on,
    which otherwise stops the window for 0.2 s now and then; and a thread that computes gives way after 1 ms, not 5.
    """
    gc.freeze()
    gc.enable()
    sys.setswitchinterval(0.001)


def main(argv: list[str], on_ready: Callable[[MainWindow], None] | None = None) -> int:
    """Open the window, with a file if one is named; return the exit code.

    ``on_ready`` is called once the window is shown (pictures and end-to-end tests drive it from there).
    """
    app = build_application(argv)
    user = UserFile()
    own_keys.load(user)
    use_language(app)
    theme = build_theme(app, user)
    log_here()
    bridge = Bridge(app)
    bridge.install()
    ask_file_system_with(lambda folder: QStorageInfo(str(folder)).fileSystemType().toStdString())
    background = Background(bridge.deliver)
    keep_clipboards(app)
    window = MainWindow(theme, Projects(user, bridge.deliver, background), user)
    bridge.failed.connect(window.banner)
    window.show()
    window.locking.watch.listen_to_system()
    keep_responsive()
    background.warm_up()
    if argv:
        window.open_file(Path(argv[0]))
    if on_ready is not None:
        on_ready(window)
    try:
        return app.exec()
    finally:
        empty_clipboards()
        bridge.uninstall()
        background.close()
