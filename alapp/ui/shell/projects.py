"""Opening, making and closing projects for the window; one is open at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from alapp.domain.errors import AppError, Cancelled
from alapp.domain.exchange import ImportPlan
from alapp.session import keys, people
from alapp.session.background import Background, Job
from alapp.session.exchange import Exchange, create_project
from alapp.session.exchange_import import ImportReport
from alapp.session.new_project import NewProject
from alapp.session.opener import Opener
from alapp.session.recents import Recents
from alapp.session.sample import open_sample, sample_path
from alapp.session.session import Session
from alapp.session.settings import UserFile
from alapp.ui.language import number, tr
from alapp.ui.shell.cards import task_words

Deliver = Callable[[Callable[[], None]], None]


class Projects(QObject):
    """Holds the open session.

    ``began`` names the project that is being opened, with the :class:`Job` that rewrites it if any; then comes
    ``opened`` with its session, or ``failed``.
    ``closing`` comes before a session is shut, ``told`` brings words for the status line.
    """

    began = Signal(str, object)
    opened = Signal(object)
    opened_again = Signal()
    """The project that is open already was asked for."""
    who_wanted = Signal(object, object, bool)
    """Several people work in it: the :class:`WhoIsThere`, the path, and whether it is opened for reading only."""
    closing = Signal()
    told = Signal(str)
    failed = Signal(object, object)
    """The :class:`AppError` and the path that could not be opened."""

    def __init__(self, user: UserFile, deliver: Deliver, background: Background | bool) -> None:
        super().__init__()
        self.session: Session | None = None
        self.recents = Recents(user)
        self._user, self._deliver, self._background = user, deliver, background
        self._at_work: dict[Path, str] = {}
        """As whom a project was opened last in this run, so that it comes back to the same person after a lock."""
        in_background = background if isinstance(background, bool) else not background.inline
        self._opener = Opener(deliver, background=in_background)

    @property
    def opening(self) -> bool:
        """Whether a project is being opened."""
        return self._opener.busy

    def open(self, path: Path, *, read_only: bool = False) -> None:
        """Open this and then close what is open; ``failed`` tells when it could not be opened."""
        if self.session is not None and path.resolve() == self.session.path.resolve() and not read_only:
            self.opened_again.emit()
            return
        self._start(path, lambda: self._session(path, read_only=read_only), read_only=read_only)

    def open_as(self, path: Path, code: str, project: str, *, read_only: bool = False) -> None:
        """Open a project, by its path and its id, as this person, and remember that for the next time."""

        def make() -> Session:
            found = Session.open(
                path, code, deliver=self._deliver, background=self._background, read_only=read_only, user=self._user
            )
            people.remember(self._user, project, code)
            return found

        self._start(path, make)

    def unlock(self, path: Path, password: str, key_file: Path | None, *, read_only: bool = False) -> None:
        """Open a locked project with what the person typed; one that stays open behind its lock is shown again."""
        held = self.session

        def make() -> Session:
            if keys.is_encrypted(path):
                keys.unlock(path, password, key_file)
            if held is not None and held.path == path:
                return held
            return self._session(path, read_only=read_only, usual=self._at_work.get(path.resolve(), ""))

        self._start(path, make, read_only=read_only)

    def rewrite(self, work: Callable[[Path], object], words: str, job: Job | None = None) -> None:
        """Close the open project, do something with its file, and open it again; what failed is told when it is open.

        Its key stays here meanwhile, and is forgotten if it cannot be opened. A ``job`` can be stopped while it runs.
        """
        session = self.session
        if session is None or self._opener.busy:
            return
        path, trouble = session.path, list[AppError | Cancelled]()
        with keys.kept(path):
            self._close_session()

        def make() -> Session:
            try:
                work(path)
            except (AppError, Cancelled) as error:
                trouble.append(error)
            if job is not None:
                job.state = "done"
            return self._session(path, usual=session.annotator.code)

        def told() -> None:
            for error in trouble:
                self._tell(error, path)

        self._start(path, make, told, words, job=job)

    def _tell(self, error: AppError | Cancelled, path: Path) -> None:
        if isinstance(error, AppError):
            self.failed.emit(error, path)
        else:
            self.told.emit(tr("Stopped. The project is as it was."))

    def open_sample(self) -> None:
        """Open the sample project; it is made when it is first asked for."""
        if self.session is not None and self.session.path.resolve() == sample_path().resolve():
            self.opened_again.emit()
            return
        self._start(sample_path(), lambda: self._session(open_sample(), usual=self._own_code()))

    def create(self, spec: NewProject, then: Callable[[], object]) -> None:
        """Make a project of the wizard's answers, open it, and import its first file while the person begins.

        ``then`` is called before the project is shown, not at all when it could not be made.
        """
        annotator = self._own_code()

        def opened() -> None:
            then()
            if spec.plan is not None:
                self.take_in(spec.plan)

        self._start(Path(spec.path), lambda: self._session(create_project(spec, annotator)), opened)

    def workers(self) -> Background:
        """Return where work outside a project is done: the program's own, or at once."""
        if not isinstance(self._background, Background):
            self._background = Background(self._deliver, inline=not self._background)
        return self._background

    def warm_up(self) -> None:
        """Start the child process that imports, so that the first import need not wait for it."""
        if isinstance(self._background, Background):
            self._background.warm_up("exchange")

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
        self._opener.close()
        self._close_session()

    def _close_session(self) -> None:
        if self.session is None:
            return
        session, self.session = self.session, None
        self._remember(session)
        self.closing.emit()
        session.close()

    def _own_code(self) -> str:
        return str(self._user.get("annotator", "A1"))

    def _session(self, path: Path, *, read_only: bool = False, usual: str = "") -> Session:
        """Open as who was at work in it a moment ago (``usual``), as the owner of its password, or ask."""
        return Session.open(
            path, lambda project: people.chosen(project, self._user, usual_code=usual),
            deliver=self._deliver, background=self._background, read_only=read_only, user=self._user,
        )  # fmt: skip

    def _start(
        self, path: Path, make: Callable[[], Session], then: Callable[[], object] = lambda: None, words: str = "",
        *, read_only: bool = False, job: Job | None = None,
    ) -> None:  # fmt: skip
        def done(session: Session) -> None:
            if session is self.session:
                self.opened_again.emit()
                return
            self._close_session()
            self.session = session
            self._at_work[session.path.resolve()] = session.annotator.code
            self._remember(session)
            self.opened.emit(session)
            then()

        def failed(error: AppError) -> None:
            if isinstance(error, people.WhoIsThere):
                self.who_wanted.emit(error, path, read_only)
            else:
                self.failed.emit(error, path)

        if self._opener.busy:
            return
        self.began.emit(words or tr("Opening {0}", path.stem), job)
        self._opener.start(make, done, failed)

    def _import_done(self, report: ImportReport) -> None:
        if self.session is not None:
            noun = self.session.guideline.noun_plural
            words = tr("{0} {1} imported, {2} left out (see Data).") if report.quarantined else tr("{0} {1} imported.")
            self.told.emit(words.format(number(report.accepted), noun, number(report.quarantined)))

    def _import_failed(self, error: AppError) -> None:
        self.failed.emit(error, Path())

    def _remember(self, session: Session) -> None:
        noun = session.guideline.noun_plural
        line = tr("{0} labels\nof {1} {2}", number(session.pace.answered), number(session.reader.items.count()), noun)
        kinds = f"{session.task.name} {session.reader.items.modality() or 'text'}"
        self.recents.put(str(session.path), session.name, task_words(session), line, kinds)
