"""Project: one labeling project in one file; the only name of the store that other rooms see."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from alapp.domain.annotation import Annotator
from alapp.domain.change import Change, Op, Operation
from alapp.domain.erasure import Wanted
from alapp.domain.guideline import Guideline
from alapp.domain.trail import TrailEntry
from alapp.domain.words import plain
from alapp.store.annotations import Annotations
from alapp.store.annotators import Annotators, role_json
from alapp.store.clock import now
from alapp.store.codec import row_hash
from alapp.store.database import Database
from alapp.store.erasure import Erasure
from alapp.store.erasure_find import Touched
from alapp.store.failures import damaged
from alapp.store.features import FeatureChunks
from alapp.store.guidelines import Guidelines
from alapp.store.items import Items
from alapp.store.journal import Entry, Journal, position_key
from alapp.store.kv import Values
from alapp.store.media import Media
from alapp.store.models import Models
from alapp.store.opening import Keys, Opened, create_file, open_file, open_reader
from alapp.store.search import Search
from alapp.store.sources import Sources
from alapp.store.trail import Heads, differences, trail
from alapp.store.verify import VerifyReport, verify


class Project:
    """An open project: what is in it by its parts, and every change through :meth:`record`.

    All methods may be called from any thread. Reading does not wait for a commit of another thread.
    """

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._database = database = opened.database
        self.path = database.path
        self.read_only = database.read_only
        self.id, self.name, self.created_at = _identity(database)
        parts = _Parts(database)
        self.settings = Values(database, "setting")
        self.state = parts.state
        self.annotators = parts.annotators
        self.guidelines = parts.guidelines
        self.items = Items(database)
        self.media = Media(database)
        self.erasure = Erasure(database, parts.state, parts.journal)
        self.sources = Sources(database, parts.annotators, parts.journal, self.erasure.known)
        self.annotations = Annotations(database)
        self.models = Models(database, parts.state, parts.journal)
        self.features = FeatureChunks(database, parts.state)
        self.search = Search(database)
        self._journal = parts.journal

    @classmethod
    def create(
        cls,
        path: Path | str,
        guideline: Guideline,
        *,
        name: str,
        annotator: Annotator,
        settings: Mapping[str, Any] | None = None,
        keys: Keys | None = None,
    ) -> Project:
        """Make a new project file and open it; with ``keys`` it is encrypted.

        Raises
        ------
        BadInput : there is a file of that name; it is left as it is.
        StorageFailed : the place refuses.
        """
        target = Path(path)

        def fill(database: Database) -> None:
            parts = _Parts(database)
            with database.transaction():
                columns = (secrets.token_hex(16), name, now())
                database.execute(
                    "INSERT INTO project (id, name, created_at, hash) VALUES (?, ?, ?, ?)",
                    (*columns, row_hash(*columns)),
                )
                parts.annotators.put_now(annotator)
                parts.guidelines.save_now(guideline, annotator.code, guideline.note)
                for key, value in (settings or {}).items():
                    Values(database, "setting").put(key, value)

        create_file(target, fill, keys)
        return cls.open(target)

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False) -> Project:
        """Open a project for work, or any number of times for reading beside the one who works.

        A file or folder that cannot be written to gives a project with ``read_only`` True.

        Raises
        ------
        NotAProject, ProjectTooNew, ProjectDamaged : the file is not fit; it is not changed.
        ProjectInUse : somebody else works in it; the words say who and since when.
        StorageFailed : it is not there, or the disk refused.
        """
        opened = open_file(Path(path), read_only=read_only)
        try:
            project = cls(opened)
            if not project.read_only:
                project.sources.close_interrupted()
                if project.erasure.due:  # a crash came between the erasure and the file that was to be made anew
                    project.erasure.scrub()
        except BaseException:
            opened.close()
            raise
        return project

    def close(self) -> None:
        """Close; one self-contained file stays."""
        self._opened.close()

    def __enter__(self) -> Project:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def record(
        self, op: Op, changes: Sequence[Change], annotator: str, words: str, *, position: int | None = None
    ) -> Operation:
        """Record one operation; see :meth:`Journal.record`."""
        return self._journal.record(op, changes, annotator, words, position=position)

    def put_person(self, person: Annotator, by: str) -> None:
        """Add somebody or change name and role; who made whom a lead or an annotator goes into the journal with it.

        Raises
        ------
        AppError : read-only, the disk refused, or ``by`` is unknown; nothing is changed.
        """
        with self._database.transaction():
            before = self.annotators.get(person.code)
            self.annotators.put_now(person)
            if before is None or before.role != person.role:
                old = None if before is None else role_json(before)
                words = plain("{code} is {role}", code=person.code, role=person.role)
                self._journal.record_entry(Op.ROLE, Entry(None, "role", old, role_json(person)), by, words)

    def erase(self, wanted: Wanted, touched: Touched, annotator: str, why: str) -> Operation:
        """Erase for good in one transaction; see :meth:`Erasure.erase`. :meth:`Erasure.scrub` does the rest."""
        operation = self.erasure.erase(wanted, touched, annotator, why)
        self.sources.forget()
        return operation

    def undo(self, annotator: str, *, position: int | None = None) -> Operation | None:
        """Take back the newest operation and return it; see :meth:`Journal.undo`."""
        return self._journal.undo(annotator, position=position)

    def redo(self, annotator: str, *, position: int | None = None) -> Operation | None:
        """Do again what was taken back last and return it; see :meth:`Journal.redo`."""
        return self._journal.redo(annotator, position=position)

    def next_undo(self, annotator: str) -> Operation | None:
        """Return what :meth:`undo` would take back."""
        return self._journal.next_undo(annotator)

    def next_redo(self, annotator: str) -> Operation | None:
        """Return what :meth:`redo` would do again."""
        return self._journal.next_redo(annotator)

    def position(self, annotator: str) -> int | None:
        """Return the item that was on this annotator's screen last."""
        found: int | None = self.state.get(position_key(annotator))
        return found

    def keep_place(self, annotator: str, position: int | None, queue: Any) -> None:
        """Keep the item on the screen and what waits behind it (plain JSON), in one transaction.

        Raises
        ------
        AppError : read-only, or the disk refused.
        """
        with self._database.transaction():
            self.state.put(position_key(annotator), position)
            self.state.put(_queue_key(annotator), queue)

    def queue(self, annotator: str) -> Any:
        """Return what :meth:`keep_place` kept as the queue of this annotator; [] for nothing."""
        return self.state.get(_queue_key(annotator), [])

    def see_only(self, annotator: str) -> None:
        """From now on tell of answers and notes of this person alone (those of others are not theirs to see)."""
        self.search.only = self.annotations.only = annotator

    def heads(self) -> dict[str, tuple[int, str]]:
        """Return a receipt of the journal: counter and hash of each annotator's newest event."""
        return self._journal.heads()

    def differences(self, heads: Heads) -> list[str]:
        """Return in words where the journal is not the continuation of this receipt; [] when it is."""
        return list(differences(self._database, heads))

    def trail(self) -> Iterator[TrailEntry]:
        """Yield every event in the order recorded, page by page; inside :meth:`snapshot` it is one unchanging state."""
        yield from trail(self._database)

    def empty_log(self) -> bool:
        """Bring everything into the project file itself, so that somebody who copies it has all of it.

        False while somebody reads an earlier state, such as a training; raises AppError when the disk refuses.
        """
        return self._database.empty_log()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read one unchanging state inside (an export). Open the project anew for it: other readers wait."""
        with self._database.snapshot():
            yield

    def verify(self, progress: Callable[[int, int], None] | None = None) -> VerifyReport:
        """Prove the whole file on a connection of its own; see :func:`alapp.store.verify.verify`."""
        database = open_reader(self.path)
        try:
            return verify(database, progress)
        finally:
            database.close()


def _queue_key(annotator: str) -> str:
    return f"queue:{annotator}"


def _identity(database: Database) -> tuple[str, str, str]:
    row: tuple[str, str, str] | None = database.row("SELECT id, name, created_at FROM project")
    if row is None:
        raise damaged(database.path, "no project row")
    return row


class _Parts:
    """The parts that changes go through; needed before the project itself can be opened."""

    def __init__(self, database: Database) -> None:
        self.state = Values(database, "state")
        self.journal = Journal(database, self.state)
        self.annotators = Annotators(database)
        self.guidelines = Guidelines(database, self.annotators, self.journal)
