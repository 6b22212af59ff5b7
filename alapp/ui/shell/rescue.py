"""A project's file, looked after by the window: proved after it was opened, salvaged when it cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from alapp.domain.errors import AppError, NotAProject, ProjectDamaged
from alapp.session.background import Background, Job
from alapp.session.checking import OpeningCheck, Verified, problem_of, verified_words
from alapp.session.rescue import SALVAGE
from alapp.session.session import Session
from alapp.ui.screens.data.jobs import JobLine
from alapp.ui.shell.banner import BannerArea
from alapp.ui.shell.frame import ProjectFrame
from alapp.ui.shell.overlay import Overlay
from alapp.ui.shell.projects import Projects
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.file_dialog import FileDialog

CHECK_AFTER_MS = 8_000
"""The person begins first; then the file is proved behind them."""

TICK_MS = 100
WIDTH, HEIGHT = 560, 64


class Window(Protocol):
    """The window, as far as this knows it."""

    theme: Theme
    banner_area: BannerArea
    frame: ProjectFrame | None

    def status(self, words: str) -> None:
        """Say something in the status line."""
        ...

    def banner(self, error: AppError) -> None:
        """Show a problem."""
        ...


class SalvagePanel(Overlay):
    """How far a salvage is, with Stop."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, radius="card")
        self.line = JobLine(theme)
        self.panel.body.addWidget(self.line)
        self._job: Job | None = None
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._paint)

    def begin(self, job: Job) -> None:
        """Show this job until :meth:`end`."""
        self._job = job
        self._paint()
        self.open()
        self._tick.start()

    def end(self) -> None:
        """Go away."""
        self._tick.stop()
        self.close_panel()

    def place(self) -> None:
        """In the middle."""
        width, height = self.theme.px(WIDTH), self.theme.px(HEIGHT)
        self.panel.setGeometry((self.width() - width) // 2, (self.height() - height) // 2, width, height)

    def default_focus(self) -> QWidget:
        """Return the button that stops it."""
        return self.line.stop

    def _paint(self) -> None:
        self.line.show_job(self._job, self.tr("pages"))
        if self._job is not None and self._job.state not in ("waiting", "running"):
            self.end()


class Rescue:
    """Listens to what is opened and what could not be."""

    def __init__(self, window: Window, widget: QWidget, projects: Projects) -> None:
        self._window, self._widget, self._projects = window, widget, projects
        self.panel = SalvagePanel(window.theme, widget)
        self._check: OpeningCheck | None = None
        self._soon = QTimer(widget)
        self._soon.setSingleShot(True)
        self._soon.setInterval(CHECK_AFTER_MS)
        self._soon.timeout.connect(self.check)
        self._told = ""
        projects.opened.connect(self._opened)
        projects.closing.connect(self._stop)
        projects.failed.connect(self._offer)

    def _opened(self, _session: Session) -> None:
        self._soon.start()
        if self._told:
            self._window.status(self._told)
            self._told = ""

    def check(self) -> None:
        """Prove the open project's file in a process of its own, and say what came of it."""
        session = self._projects.session
        if session is not None and not session.background.inline and self._check is None:
            self._check = OpeningCheck(session, lambda found: self._checked(session, found), self._window.banner)

    def _checked(self, session: Session, found: Verified) -> None:
        problem = problem_of(found)
        if problem is None:
            self._window.status(verified_words(found, session.guideline))
        else:
            self._window.banner(problem)

    def _stop(self) -> None:
        self._soon.stop()
        if self._check is not None:
            self._check.close()
            self._check = None

    def _offer(self, error: AppError, path: Path) -> None:
        """Offer to salvage what is damaged, or holds parts of another program."""
        damaged = isinstance(error, (ProjectDamaged, NotAProject)) and path.suffix == ".alapp"
        frame = self._window.frame
        areas = [self._window.banner_area, *([frame.banner] if frame is not None else [])]
        for area in (a for a in areas if damaged and error in a.errors):
            area.offer(self._widget.tr("Salvage into a new file…"), lambda: self.ask(path))

    def ask(self, damaged: Path) -> None:
        """Ask for the name of the new file."""
        dialog = FileDialog(self._widget, self._widget.tr("Salvage into a new file"), str(damaged.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("alapp")
        dialog.setNameFilter("alapp (*.alapp)")
        dialog.selectFile(f"{damaged.stem} salvaged.alapp")
        dialog.fileSelected.connect(lambda new: self.salvage(damaged, Path(new)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def salvage(self, damaged: Path, new: Path) -> None:
        """Write what can be proved into the new file, then open that."""
        workers: Background = self._projects.workers()
        words = self._widget.tr("Salvaging {0}").format(damaged.stem)
        job = workers.start(
            "exchange", words, SALVAGE, str(damaged.resolve()), str(new.absolute()),
            on_done=lambda told: self._salvaged(new, told), on_error=self._failed,
        )  # fmt: skip
        if job.state in ("waiting", "running"):
            self.panel.begin(job)

    def _salvaged(self, new: Path, told: Sequence[str]) -> None:
        self.panel.end()
        self._told = " ".join(told)
        self._projects.open(new)

    def _failed(self, error: AppError) -> None:
        self.panel.end()
        self._window.banner(error)
