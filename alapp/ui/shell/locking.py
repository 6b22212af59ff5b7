"""Locks the window and lets the person in again: the pages are gone meanwhile, and so is the key."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, cast, get_args

from PySide6.QtCore import QCoreApplication, QTime
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from alapp.domain.errors import AppError, ProjectLocked, WrongPassword
from alapp.session import kept, keys
from alapp.session.session import Session
from alapp.session.settings import UserFile
from alapp.ui.language import clock
from alapp.ui.screens.base import Host, Page, Screen
from alapp.ui.screens.lock import Locked, LockScreen
from alapp.ui.shell.clipboard import empty_clipboards
from alapp.ui.shell.frame import ProjectFrame
from alapp.ui.shell.idle import IdleWatch
from alapp.ui.shell.messages import MessageLog
from alapp.ui.shell.overlays import Overlays
from alapp.ui.shell.projects import Projects
from alapp.ui.theme.theme import Theme


def tr(words: str) -> str:
    """Translate words of the lock."""
    return QCoreApplication.translate("Locking", words)


_STOPPED = "An import, export or check was stopped; what came in is kept. Start it again after unlocking."


class Window(Host, Protocol):
    """The window, as far as its lock knows it."""

    theme: Theme
    log: MessageLog
    overlays: Overlays
    frame: ProjectFrame | None

    @property
    def screen_now(self) -> Screen | None:
        """The screen that is shown."""
        ...

    def show_screen(self, screen: Screen) -> None:
        """Show a screen that fills the window."""

    def show_start(self) -> None:
        """Show the start screen."""

    def drop_screen(self, screen: Screen) -> None:
        """Take a screen away for good."""

    def leave_screen(self, screen: Screen) -> None:
        """Take a screen away and go back to the project."""

    def setWindowTitle(self, words: str) -> None:
        """Name the window."""


class Locking:
    """One lock screen, shown while a project waits for its password or for a person to come back.

    Locking closes the project: what was begun is kept in it first, its key is forgotten, and no widget holds a word
    of it. Should the last answer not reach the disk, the project stays open behind the lock, so that it is not lost.
    """

    def __init__(self, window: Window, projects: Projects, user: UserFile) -> None:
        self._window, self._projects, self._user = window, projects, user
        self._screen: LockScreen | None = None
        self._returning = ""
        self.watch = IdleWatch(self._minutes)
        self.watch.left.connect(self._after)
        self.watch.asleep.connect(lambda: self.lock(tr("Locked at {0}, when the computer went to sleep.")))
        projects.opened_again.connect(self.returned)

    @property
    def asks(self) -> bool:
        """Whether the lock screen is shown."""
        return self._screen is not None and self._window.screen_now is self._screen

    def lock(self, reason: str = "") -> None:
        """Lock the open project; nothing when none is open."""
        session, frame = self._projects.session, self._window.frame
        if session is None or frame is None or self._projects.opening or self.asks:
            return
        words = (reason or tr("Locked at {0}.")).format(clock(QTime.currentTime()))
        locked = self._described(session, words)
        self._returning = frame.page
        self._leave_screens()
        if session.flush() is None:  # else it stays open behind the lock: its last answer is not on the disk yet
            self._projects.close()
            keys.lock(locked.path)
        self._window.log.clear()
        self._window.overlays.forget()
        empty_clipboards()
        self._show(locked)

    def ask(self, path: Path) -> None:
        """Ask for the password of a protected project that was to be opened."""
        self._returning = ""
        words = tr("This project opens with its password.")
        self._show(Locked(path, path.stem, words, encrypted=True, key_file=keys.needs_key_file(path)))

    def takes(self, error: AppError, path: Path) -> bool:
        """Whether an error of opening is one that the lock screen answers."""
        if isinstance(error, ProjectLocked):
            self.ask(path)
            return True
        if not self.asks or self._screen is None:
            return False
        self._screen.refuse(str(error), counts=isinstance(error, WrongPassword))
        return True

    def opened(self, session: Session, frame: ProjectFrame) -> None:
        """A project was opened: put back what was begun in it, and the page that was locked."""
        _, edits = kept.take_back(session)
        session.tell("current", "draft")
        self.returned()
        frame.take_kept(edits)

    def returned(self) -> None:
        """The person is back: the page that was locked, and no lock screen."""
        page, self._returning = self._returning, ""
        if page in get_args(Page):
            self._window.go(cast(Page, page))
        if self._screen is not None:
            screen, self._screen = self._screen, None
            self._window.drop_screen(screen)

    def keep_edits(self) -> None:
        """Keep what was begun, before the project is closed."""
        frame = self._window.frame
        if frame is not None:
            kept.keep(frame.session, frame.page, frame.kept())

    # -- inside

    def _minutes(self) -> float:
        session = self._projects.session
        return 0.0 if session is None or self.asks else float(session.settings.get("lock_minutes"))

    def _after(self, minutes: float) -> None:
        words = tr("Locked at {0} after one minute without a key press.")
        many = tr("Locked at {0} after {1} minutes without a key press.").replace("{1}", f"{minutes:g}")
        self.lock(words if minutes == 1 else many)

    def _described(self, session: Session, words: str) -> Locked:
        path, today = session.path, session.pace.today
        hidden = bool(self._user.get("hide_name", False))
        saved = tr("All {0} answers of today are saved.").format(today) if today else tr("Everything is saved.")
        if session.failure is not None:
            saved = tr("The last answer could not be saved; it waits behind this lock.")
        else:
            saved += " " + tr("You return to the same item.")
        if any(job.kind == "exchange" for job in session.jobs):
            saved += "\n" + tr(_STOPPED)
        encrypted = keys.is_encrypted(path)
        return Locked(
            path, tr("alapp") if hidden else session.name, words, encrypted,
            encrypted and keys.needs_key_file(path), saved, session.read_only,
        )  # fmt: skip

    def _leave_screens(self) -> None:
        """Close dialogs and menus, and leave a screen that fills the window, such as the wizard."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()
            elif isinstance(widget, QMenu):
                widget.close()
        screen = self._window.screen_now
        if screen is not None and self._window.frame is not None and not self._window.frame.isAncestorOf(screen):
            self._window.leave_screen(screen)

    def _show(self, locked: Locked) -> None:
        if self._screen is None:
            self._screen = LockScreen(self._window.theme, self._window)
            self._screen.unlock.connect(self._unlock)
            self._screen.left.connect(self._leave)
        self._screen.show_locked(locked)
        self._window.show_screen(self._screen)
        self._window.setWindowTitle(tr("alapp, locked"))

    def _unlock(self, password: str, key_file: Path | None) -> None:
        assert self._screen is not None
        locked = self._screen.locked
        self._projects.unlock(locked.path, password, key_file, read_only=locked.read_only)

    def _leave(self) -> None:
        self._projects.close()
        self._returning = ""
        if self._screen is not None:
            screen, self._screen = self._screen, None
            self._window.drop_screen(screen)
        self._window.show_start()
