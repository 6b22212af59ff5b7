"""Import and export of an open project as jobs, and what the Data page reads; Qt-free."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, Unpack

from alapp.domain.annotation import Annotator
from alapp.domain.errors import AppError, explain
from alapp.domain.exchange import ExportPlan, ExportReport, ImportPlan, Source
from alapp.domain.rights import Deed
from alapp.domain.words import retold, tr
from alapp.formats import quarantine
from alapp.formats.registry import EXPORTERS
from alapp.jobs.lane import LATER, Lane
from alapp.session import policy
from alapp.session.background import Background, Calls, Job
from alapp.session.backups import Keeper
from alapp.session.exchange_export import aside, sample_text, sweep, sync_folder
from alapp.session.exchange_import import Arrivals, ImportReport
from alapp.session.exchange_merge import MergeReport
from alapp.session.exchange_rows import LabeledRows
from alapp.session.keys import new_keys
from alapp.session.media_import import Again, Looking, after_death, with_folders
from alapp.session.new_project import NewProject, check
from alapp.session.pasted import forget_pasted
from alapp.store.places import check_room
from alapp.store.project import Project

READ = "alapp.session.exchange_scan:read_chunks"
COMPARE = "alapp.session.exchange_merge:compare"
WRITE = "alapp.session.exchange_export:write_export"
ROOM = 2.2
"""Bytes that a project grows by while it takes in a byte of a file: rows, word index, features, and the log."""
GROWTH = 1.25  # the pool is told anew when it has grown by a quarter, so that a large import tells it few times

OnError = Callable[[AppError], None]


class ProjectAtWork(Protocol):
    """What is needed of :class:`~alapp.session.session.Session`."""

    project: Project
    reader: Project
    background: Background
    writer: Lane
    read_lane: Lane
    backups: Keeper
    closed: bool

    def allow(self, deed: Deed) -> None:
        """Raise NotAllowed when who is at work may not do this."""
        ...

    def start_job(self, words: str, function: str, *args: Any, **calls: Unpack[Calls]) -> Job:
        """Queue a job that ends with the project."""
        ...

    def pool_grew(self) -> None:
        """Take in new items."""
        ...

    def reload_guideline(self) -> None:
        """Take over a new guideline version."""
        ...

    def tell(self, *kinds: str) -> None:
        """Tell listeners what changed."""
        ...


@dataclass(frozen=True, slots=True)
class FormatWords:
    """An export format as a screen shows it; ``losses`` is what it cannot hold."""

    name: str
    words: str
    suffix: str
    losses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExportSample:
    """How many rows an export would have, how many are left out and why, and its first row as text."""

    rows: int
    left_out: dict[str, int]
    text: str
    flagged: int = 0
    comments: int = 0


def export_formats() -> list[FormatWords]:
    """Return the formats that can be written."""
    return [FormatWords(e.name, tr(e.words), e.suffix, tuple(map(tr, e.losses))) for e in EXPORTERS]


def create_project(spec: NewProject, annotator: str = "A1") -> Path:
    """Make the project file of a wizard's answers and return its path; the import is started once it is open.

    Raises
    ------
    BadInput : the name, the labels, the place or the password cannot be used.
    NotAllowed : the administrator wants it encrypted.
    StorageFailed : the disk refused; nothing is left.
    """
    check(spec)
    policy.check_new_project(encrypted=spec.protection is not None)
    owner = Annotator(annotator)
    keys = new_keys(spec.protection) if spec.protection is not None else None
    Project.create(
        Path(spec.path), spec.guideline, name=spec.name, annotator=owner, settings=spec.settings, keys=keys
    ).close()
    return Path(spec.path)


class Exchange:
    """Starts jobs for one open project; answers come on the thread of the screen."""

    def __init__(self, session: ProjectAtWork) -> None:
        self._session = session

    # -- import

    def start_import(
        self,
        plan: ImportPlan,
        *,
        new_labels: tuple[str, ...] = (),
        on_done: Callable[[ImportReport], None] | None = None,
        on_error: OnError | None = None,
    ) -> Job:
        """Import a file while the person goes on; ``on_done`` comes for a cancelled import as well."""
        session = self._session
        session.allow("import")
        _check_room(plan, session.project.path)
        session.backups.before("import")
        placed = with_folders(plan, session.reader)
        arrivals = Arrivals(session.project, placed, new_labels, lambda work: session.writer.ask(work, urgency=LATER))
        return _RunningImport(session, arrivals, on_done, on_error).start()

    def compare(self, plan: ImportPlan, on_done: Callable[[MergeReport], None], on_error: OnError) -> Job:
        """Count what of a file is new to the pool, the same, or changed; raises NotAllowed as the import does."""
        self._session.allow("import")
        words, path = tr("Comparing {name}", name=Path(plan.path).name), str(self._session.project.path)
        return self._session.start_job(words, COMPARE, path, plan, on_done=on_done, on_error=on_error)

    # -- export

    def start_export(
        self, plan: ExportPlan, on_done: Callable[[ExportReport], None], on_error: OnError, *, password: str = ""
    ) -> Job:
        """Write the labeled set to a file, with a password to an encrypted archive; raises NotAllowed for non-leads."""
        self._session.allow("export")
        policy.check_export(encrypted=bool(password))
        words, path = tr("Exporting to {name}", name=Path(plan.path).name), str(self._session.project.path)
        return self._session.start_job(words, WRITE, path, plan, password, on_done=on_done, on_error=on_error)

    def sample(self, plan: ExportPlan, on_done: Callable[[ExportSample], None]) -> None:
        """Count what an export would hold and write its first row as text; raises NotAllowed as the export does."""
        self._session.allow("export")
        reader = self._session.reader
        self._session.read_lane.submit(lambda: _sample(reader, plan), on_done)

    # -- what the Data page shows

    def sources(self, on_done: Callable[[list[Source]], None]) -> None:
        """Fetch the imports so far."""
        self._session.read_lane.submit(self._session.reader.sources.all, on_done)

    def quarantined(self, source_id: int, limit: int, on_done: Callable[[list[tuple[str, ...]]], None]) -> None:
        """Fetch (row, column, reason, what it holds) of the first rows of an import that were not taken."""
        reader = self._session.reader
        self._session.read_lane.submit(lambda: _quarantined(reader, source_id, limit), on_done)

    def export_quarantine(
        self, path: Path, source_id: int | None, on_done: Callable[[int], None], on_error: OnError
    ) -> None:
        """Write rows that were not taken to a file for repair; raises NotAllowed for who is not the lead."""
        self._session.allow("export")
        reader = self._session.reader
        self._session.read_lane.submit(
            lambda: write_quarantine(reader, path, source_id), on_done, lambda e: on_error(explain(e))
        )


class _RunningImport:
    """One import from its first row to its last word. The window's thread owns all but ``arrivals.take``."""

    def __init__(
        self,
        session: ProjectAtWork,
        arrivals: Arrivals,
        on_done: Callable[[ImportReport], None] | None,
        on_error: OnError | None,
    ) -> None:
        self._session, self._arrivals = session, arrivals
        self._on_done, self._on_error = on_done, on_error
        self._job: Job | None = None
        self._told = 0
        self._settled = False
        self._again: Again | None = None
        self._looking = 0
        self._stop_listening: Callable[[], None] = lambda: None

    def start(self) -> Job:
        """Queue the job."""
        self._stop_listening = self._session.background.subscribe(self._on_job)
        return self._read()

    def _read(self) -> Job:
        name = Path(self._arrivals.plan.path).name
        job = self._session.start_job(
            tr("Importing {name}", name=name),
            READ,
            self._arrivals.plan,
            self._again,
            on_part=self._take,
            on_done=lambda _: self._settle("done"),
            on_error=self._go_on_or_fail,
        )
        self._job = job
        if job.state == "cancelled":
            self._end_cancelled()
        return job

    def _take(self, part: Any) -> None:
        if isinstance(part, Looking):
            self._looking = part.row
        else:
            self._arrivals.take(part)

    def _go_on_or_fail(self, error: AppError) -> None:
        """Go on past a file that has killed the process it was looked at in; anything else ends the import."""
        again = after_death(error, self._arrivals.plan, self._again, self._arrivals.seen, self._looking)
        if again is None or self._session.closed:
            self._fail(error)
            return
        self._again, self._looking = again, 0
        self._read()

    def _on_job(self, job: Job) -> None:
        if self._session.closed:
            self._abandon()
        if job is not self._job or self._settled:
            return
        self._grow()
        if job.state == "cancelled":
            self._end_cancelled()

    def _grow(self, *, at_last: bool = False) -> None:
        """Let the session take in new items: the first at once, then each time the pool has grown by a quarter."""
        accepted = self._arrivals.accepted
        if accepted > self._told * GROWTH or (at_last and accepted > self._told):
            self._told = accepted
            self._session.pool_grew()

    def _end_cancelled(self) -> None:
        if self._arrivals.failure is not None:
            self._fail(self._arrivals.failure)
        else:
            self._settle("cancelled")

    def _settle(self, state: str) -> None:
        self._end(lambda: self._arrivals.finish(state), self._ended)

    def _fail(self, error: AppError) -> None:
        def failed(known: AppError) -> None:
            self._after()
            if self._on_error is not None:
                self._on_error(known)

        self._end(lambda: self._arrivals.finish_failed(error), failed)

    def _end(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        """Note on the writer's lane how the import ended; once."""
        if not self._settled:
            self._settled = True
            self._stop_listening()
            self._session.writer.submit(work, then, lambda error: self._failed_to_end(error))

    def _abandon(self) -> None:
        """The project was closed, which marked the import as stopped; there is nobody left to be told."""
        self._settled = True
        self._stop_listening()
        forget_pasted(self._arrivals.plan.path)

    def _failed_to_end(self, error: BaseException) -> None:
        self._after()
        if self._on_error is not None:
            self._on_error(explain(error, meaning=tr("The rows that came in are safe.")))

    def _ended(self, report: ImportReport) -> None:
        self._after()
        if self._on_done is not None:
            self._on_done(report)

    def _after(self) -> None:
        forget_pasted(self._arrivals.plan.path)
        if self._arrivals.added_labels:
            self._session.reload_guideline()
        self._grow(at_last=True)
        self._session.tell("pool", "jobs")


def _check_room(plan: ImportPlan, project: Path) -> None:
    """Refuse an import for which the drive of the project has too little room: the rows, their index, and the log.

    Raises
    ------
    StorageFailed : there is not enough.
    """
    source = Path(plan.path)
    size = source.stat().st_size if source.is_file() else 0  # of a folder only names and thumbnails come in
    check_room(project.parent, int(ROOM * size), tr("this import"))


def write_quarantine(project: Project, path: Path, source_id: int | None = None) -> int:
    """Write rows that were not taken to ``.csv`` or ``.jsonl``, aside and then into place; return how many.

    Raises
    ------
    NotAllowed : the administrator lets nothing leave that is not encrypted.
    """
    policy.check_plain(tr("Rows that were left out"))
    part = aside(path)
    part = part.with_name(part.name + path.suffix.lower())
    sweep(path.parent)
    try:
        count = quarantine.write(lambda: project.sources.quarantine(source_id), part)
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise explain(error, meaning=tr("Nothing was exported."), place=path.parent) from error
    finally:
        part.unlink(missing_ok=True)
    return count


def _quarantined(project: Project, source_id: int, limit: int) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for _, row in project.sources.quarantine(source_id):
        if len(found) == limit:
            break
        found.append((str(row.row), row.column, retold(row.reason), quarantine.readable(row.original)))
    return found


def _sample(project: Project, plan: ExportPlan) -> ExportSample:
    rows = LabeledRows(project, plan)
    counted = rows.count()
    notes = [note for _, _, note in project.annotations.notes()]
    flagged, comments = sum(n.flagged for n in notes), sum(bool(n.comment) for n in notes)
    return ExportSample(counted, dict(rows.left_out), sample_text(project, plan), flagged, comments)
