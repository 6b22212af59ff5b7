"""Browsing the pool: find and look, on a thread of its own, and keep the word index filled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from alapp.domain.change import Changes
from alapp.domain.conditions import State, Vocabulary
from alapp.domain.errors import AppError, explain
from alapp.domain.found import BrowseRow, Found, Order, Preview
from alapp.domain.model import Predictions
from alapp.domain.query import Query, parse
from alapp.domain.rights import may
from alapp.domain.words import tr
from alapp.jobs.lane import LATER, URGENT
from alapp.session.browse_find import Asking, Finder, suggestions
from alapp.session.browse_marks import Marks, Own
from alapp.session.session import Session
from alapp.store.project import Project

T = TypeVar("T")
INDEX_STEP = 2_000
"""Items indexed in one transaction, about 25 ms: an answer is on the screen before, and on the disk after it."""

Failed = Callable[[AppError], None]


class Browse:
    """The pool of a session as a table.

    Reads run on the session's read lane with a project of their own, so neither the window nor the writer waits.
    All methods are called on the session's thread, and all answers are delivered there. Release (or close) it before
    the session is closed, so that the project stays one file. ``marks`` changes items; ``indexing`` tells whether the
    word index is being filled, ``unread`` how many items it still lacks.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.vocabulary = Vocabulary(labels=session.guideline.classes)
        self.marks = Marks(session, self._read_own, self._predictions)
        self.unread = 0
        self._project: Project | None = None
        self._finder: Finder | None = None
        self._asked = 0
        self._pool_age, self._answers_age = 1, 1
        self.indexing = False
        self._index_listeners: list[Callable[[int], None]] = []
        self._unsubscribe = session.subscribe(self._notice)
        self.index()

    def close(self) -> None:
        """Stop listening to the session, and let go of the project file."""
        self._unsubscribe()
        self.release()

    def release(self) -> None:
        """Let go of the project file until the next question."""
        self._asked += 1
        self.session.read_lane.submit(self._close_project)

    # -- finding

    def find(
        self,
        line: str,
        order: Order,
        only: State | None,
        deliver: Callable[[Found], None],
        failed: Failed | None = None,
    ) -> None:
        """Answer a query line; only the newest question is answered."""
        self._asked += 1
        number, session = self._asked, self.session
        age = (self._pool_age, self._answers_age)
        guideline, predictions = session.guideline, self._predictions()

        def work() -> tuple[Vocabulary, Found] | None:
            if number != self._asked:
                return None
            vocabulary = self._read_vocabulary()
            query = parse(line, vocabulary)
            return vocabulary, self._reading().find(Asking(query, order, only, guideline, predictions, *age))

        def done(answer: tuple[Vocabulary, Found] | None) -> None:
            if answer is not None and number == self._asked:
                self.vocabulary = answer[0]
                deliver(answer[1])

        self._read(work, done, failed)

    def rows(
        self, ids: Sequence[int], query: Query, deliver: Callable[[list[BrowseRow]], None], failed: Failed | None = None
    ) -> None:
        """Read a page of rows (at most a few hundred)."""
        predictions = self._predictions()
        self._read(lambda: self._reading().rows(ids, query, predictions), deliver, failed)

    def preview(self, item_id: int, deliver: Callable[[Preview | None], None], failed: Failed | None = None) -> None:
        """Read everything about one item."""
        predictions, version = self._predictions(), self.session.training.version

        def work() -> Preview | None:
            project = self._reading_project()
            found = project.items.get_many([item_id])
            if not found:
                return None
            answers = sorted(project.annotations.of_item(item_id), key=lambda a: a.created_at, reverse=True)
            notes = {a.code: project.annotations.note(item_id, a.code) for a in project.annotators.all()}
            return Preview(found[0], tuple(answers), notes, suggestions(predictions, [item_id], version)[0])

        self._read(work, deliver, failed)

    # -- the word index

    def index(self) -> None:
        """Fill the word index in the background, in small steps behind the answers."""
        if self.indexing or self.session.read_only:
            return
        self.indexing = True
        if self.session.background.inline:
            while self.session.project.search.index_some(INDEX_STEP):
                pass
            self.indexing = False
        else:
            self._index_step()

    def on_index(self, listener: Callable[[int], None]) -> Callable[[], None]:
        """Call ``listener`` with how many items still wait for the index; returns how to stop that."""
        self._index_listeners.append(listener)
        return lambda: self._index_listeners.remove(listener)

    def _index_step(self) -> None:
        """Index a little, then queue the next step behind whatever came up meanwhile."""

        def step() -> int:
            left = self.session.project.search.index_some(INDEX_STEP)
            if left:
                self._index_step()
            return left

        self.session.writer.submit(step, self._indexed, self._not_indexed, urgency=LATER)

    def _indexed(self, left: int) -> None:
        self.unread = left
        self.indexing = left > 0
        for listener in list(self._index_listeners):
            listener(left)

    def _not_indexed(self, _: BaseException) -> None:
        """The session was closed, or the disk is full: the next change or opening goes on where this ended."""
        self.indexing = False

    # -- inside: reading

    def _predictions(self) -> Predictions | None:
        """What the newest model says; hidden where the project never shows suggestions."""
        session = self.session
        return None if session.settings.get("suggestions") == "never" else session.trainer.predictions

    def _read(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None) -> None:
        def fail(error: BaseException) -> None:
            known = explain(error, meaning=tr("The pool could not be read. Your answers are safe."))
            if failed is None:
                raise known from error
            failed(known)

        self.session.read_lane.submit(work, done, fail, urgency=URGENT)

    def _reading(self) -> Finder:
        if self._finder is None:
            project = self._reading_project()
            self._finder = Finder(project.search, project.items.ids)
        return self._finder

    def _reading_project(self) -> Project:
        """Return the project to read from; on the read lane only."""
        if self.session.background.inline:
            return self.session.project
        if self._project is None:
            self._project = Project.open(self.session.path, read_only=True)
            if not may(self.session.annotator, "others"):
                self._project.see_only(self.session.annotator.code)
        return self._project

    def _close_project(self) -> None:
        self._finder = None
        if self._project is not None:
            self._project.close()
            self._project = None

    def _read_own(self, ids: Sequence[int], then: Callable[[Own], None]) -> None:
        code = self.session.annotator.code
        self._read(lambda: self._reading_project().search.own_labels(ids, code), then, None)

    def _read_vocabulary(self) -> Vocabulary:
        project = self._reading_project()
        columns = project.search.columns()
        groups = [c for c in self.session.settings.get("groups") if c in columns]
        return Vocabulary(self.session.guideline.classes, project.annotators.all(), columns, groups)

    def _notice(self, changes: Changes) -> None:
        if "pool" in changes.kinds:
            self._pool_age += 1
            self.index()
        if changes.kinds & {"answers", "notes", "guideline"}:
            self._answers_age += 1
