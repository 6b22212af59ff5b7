"""The files of an open project as a face works with them: listed, checked, relinked, embedded, as jobs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from alapp.domain.errors import AppError
from alapp.domain.media import MediaCounts, MediaRoot, MediaRow
from alapp.domain.words import N_, tr
from alapp.jobs.lane import LATER, Lane
from alapp.session.background import Job
from alapp.session.media_reader import MediaReader
from alapp.session.media_work import MediaReport, Moved, Part, States, Whole
from alapp.store.project import Project

CHECK = "alapp.session.media_work:check"
GLANCE = "alapp.session.media_work:glance"
RELINK = "alapp.session.media_work:relink"
EMBED = "alapp.session.media_work:embed"

OnReport = Callable[[MediaReport], None]
OnError = Callable[[AppError], None]


class Owner(Protocol):
    """What is needed of :class:`~alapp.session.session.Session`."""

    project: Project
    reader: Project
    writer: Lane
    read_lane: Lane

    @property
    def media(self) -> MediaReader | None:
        """What decodes; None where items are their text."""
        ...

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written."""
        ...

    def start_job(self, words: str, function: str, *args: Any, **calls: Any) -> Job:
        """Queue a job that ends with the project."""
        ...

    def tell(self, *kinds: str) -> None:
        """Tell listeners what changed."""
        ...


@dataclass(frozen=True, slots=True)
class MediaState:
    """What Data shows of the files: how many, their folders, and the first that are not as they were."""

    counts: MediaCounts
    roots: tuple[MediaRoot, ...]
    absent: tuple[MediaRow, ...]


class MediaJobs:
    """Starts jobs on the files of one open project; answers come on the thread of the screen."""

    def __init__(self, session: Owner) -> None:
        self._session = session
        self._kept = False

    def state(self, limit: int, on_done: Callable[[MediaState], None]) -> None:
        """Fetch how the files are; of those that are not as they were, the first ``limit``."""
        reader = self._session.reader
        self._session.read_lane.submit(lambda: state_of_files(reader, limit), on_done)

    def check(self, on_done: OnReport, on_error: OnError) -> Job:
        """Compare every file with what was imported."""
        return self._start(tr("Checking files"), CHECK, (), on_done, on_error)

    def glance(self) -> None:
        """Note which files are missing or back, by name and size, in the child that decodes."""
        session = self._session
        if session.media is None or session.read_only:
            return

        def store(part: States) -> None:
            media = session.project.media
            session.writer.submit(lambda: keep(media, part), lambda _: session.tell("media"), ignore, urgency=LATER)

        def ignore(_: BaseException) -> None:
            """Answers, which matter more, will say what is wrong with the disk."""

        session.media.ask(GLANCE, (str(session.project.path),), lambda _: None, ignore, on_part=store, behind=True)

    def relink(self, root_id: int, folder: Path, on_done: OnReport, on_error: OnError) -> Job:
        """Look for the files of a folder in another one, and go on with them from there."""
        return self._start(
            tr("Looking for files in {name}", name=folder.name), RELINK, (root_id, str(folder)), on_done, on_error
        )

    def embed(self, on_done: OnReport, on_error: OnError) -> Job:
        """Copy every file that is as it was into the project file."""
        return self._start(tr("Embedding files"), EMBED, (), on_done, on_error)

    def _start(self, words: str, function: str, args: tuple[Any, ...], on_done: OnReport, on_error: OnError) -> Job:
        session, self._kept = self._session, False

        def done(report: MediaReport) -> None:
            self._tell()
            on_done(report)

        def failed(error: AppError) -> None:
            self._tell()  # what was stored before stays
            on_error(error)

        path = str(session.project.path)
        return session.start_job(words, function, path, *args, on_part=self._keep, on_done=done, on_error=failed)

    def _tell(self) -> None:
        """Tell what changed; the file of the item on the screen may be there now, or no longer."""
        self._session.tell("pool", "media", *(["current"] if self._kept else []))

    def _keep(self, part: States | Moved | Whole | Part) -> None:
        """Store a part, on the job's thread; waits for the writer, where answers go first."""
        media = self._session.project.media
        self._session.writer.ask(lambda: keep(media, part), urgency=LATER)
        self._kept = True


def keep(media: Any, part: States | Moved | Whole | Part) -> None:
    """Store what a job on files hands over.

    Raises
    ------
    AppError : read-only, or the disk refused.
    """
    match part:
        case States(states):
            media.set_states(states)
        case Moved(root_id, path):
            media.move(root_id, Path(path))
        case Whole(contents):
            media.put_whole(contents)
        case Part(item_id, number, data, last):
            media.put_part(item_id, number, data)
            if last:
                media.finish_embedding(item_id)


def known_folders(session: Owner) -> tuple[str, ...]:
    """Return the folders that files of a project came from."""
    return () if session.media is None else tuple(map(str, session.reader.media.folders()))


def state_of_files(project: Project, limit: int) -> MediaState:
    """Return how the files of a project are."""
    media = project.media
    return MediaState(media.counts(), tuple(media.roots()), tuple(islice(media.rows(absent=True), limit)))


def report_words(report: MediaReport, present: str = N_("as imported")) -> str:
    """Return what a job on files found, in words for the status line; ``present`` is what became of sound ones."""
    found = [
        (report.present, tr(present)),
        (report.changed, tr("with another content")),
        (report.missing, tr("not where they were")),
    ]
    words = ", ".join(f"{n:,} {what}" for n, what in found if n)
    return (
        f"{report.files:,} {'file' if report.files == 1 else 'files'}: {words}."
        if words
        else tr("No files are outside of the project.")
    )
