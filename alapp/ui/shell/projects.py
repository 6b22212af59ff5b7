"""Opening, making and closing projects for the window; one is open at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from alapp.domain.errors import AppError, explain
from alapp.domain.exchange import ImportPlan
from alapp.session.background import Background
from alapp.session.exchange import Exchange, create_project
from alapp.session.exchange_import import ImportReport
from alapp.session.new_project import NewProject
from alapp.session.recents import Recents
from alapp.session.sample import open_sample
from alapp.session.session import Session
from alapp.session.settings import UserFile

Deliver = Callable[[Callable[[], None]], None]


class Projects(QObject):
    """Holds the open session.

    ``opened`` brings it, ``closing`` comes before it is shut, ``told`` brings words for the status line.
    """

    opened = Signal(object)
    closing = Signal()
    told = Signal(str)
    failed = Signal(object, object)
    """The :class:`AppError` and the path that could not be opened."""

    def __init__(self, user: UserFile, deliver: Deliver, background: Background | bool) -> None:
        super().__init__()
        self.session: Session | None = None
        self.recents = Recents(user)
        self._user, self._deliver, self._background = user, deliver, background

    def open(self, path: Path, *, read_only: bool = False) -> bool:
        """Close what is open and open this; False when it could not be opened."""
        try:
            session = Session.open(
                path, deliver=self._deliver, background=self._background, read_only=read_only, user=self._user
            )
        except AppError as error:
            self.failed.emit(error, path)
            return False
        self.close()
        self.session = session
        self._remember(session)
        self.opened.emit(session)
        return True

    def open_sample(self) -> bool:
        """Open the sample project; it is made when it is first asked for."""
        try:
            path = open_sample()
        except (AppError, OSError) as error:
            self.failed.emit(explain(error, meaning="The sample was not made."), Path())
            return False
        return self.open(path)

    def create(self, spec: NewProject) -> bool:
        """Make a project of the wizard's answers, open it, and import its first file while the person begins."""
        try:
            path = create_project(spec, str(self._user.get("annotator", "A1")))
        except AppError as error:
            self.failed.emit(error, Path(spec.path))
            return False
        if self.open(path) and spec.plan is not None:
            self.take_in(spec.plan)
        return True

    def take_in(self, plan: ImportPlan, new_labels: Sequence[str] = ()) -> None:
        """Import a file into the open project while the person goes on."""
        if self.session is None:
            return
        exchange = Exchange(self.session)
        exchange.start_import(
            plan, new_labels=tuple(new_labels), on_done=self._import_done, on_error=self._import_failed
        )

    def close(self) -> None:
        """Close the open project, if any; returns when every write is on disk."""
        if self.session is None:
            return
        session, self.session = self.session, None
        self._remember(session)
        self.closing.emit()
        session.close()

    def _import_done(self, report: ImportReport) -> None:
        if self.session is not None:
            noun = self.session.guideline.noun_plural
            left_out = f", {report.quarantined:,} left out (see Data)" if report.quarantined else ""
            self.told.emit(f"{report.accepted:,} {noun} imported{left_out}.")

    def _import_failed(self, error: AppError) -> None:
        self.failed.emit(error, Path())

    def _remember(self, session: Session) -> None:
        noun = session.guideline.noun_plural
        line = f"{session.pace.answered:,} labels\nof {session.reader.items.count():,} {noun}"
        self.recents.put(str(session.path), session.name, f"Text, {session.task.words.lower()}", line)
