"""Starting with keywords or an example: the items that are most like them come next, also before there is any model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.annotation import Pick, ReasonKind
from alapp.domain.errors import AppError, BadInput
from alapp.domain.features import Features, Rows
from alapp.domain.item import Item
from alapp.domain.words import tr
from alapp.features.registry import EXTRACTORS
from alapp.features.word_hashes import words_of
from alapp.jobs.progress import Progress
from alapp.learning.keywords import TOP, Nearest, in_turn, rarity, sharing
from alapp.session.background import Job
from alapp.session.feature_rows import contents, modality_of
from alapp.session.session import Session
from alapp.store.project import Project

ALIKE = 10
"""Items put in front that are like a marked one."""
CHUNK = 500
Told = Callable[[list["Hit"]], None]
Failed = Callable[[AppError], None]


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that is most like what was typed for a label; without a label, like a marked item."""

    label_id: str
    item_id: int


class _Pool:
    """The word rows of a project's texts, a chunk in memory at a time: stored ones are read, others made, not kept."""

    def __init__(self, progress: Progress, project: Project, open_ids: NDArray[np.int64]) -> None:
        modality = modality_of(project)
        if modality.name != "text":
            raise BadInput(
                tr("Keywords find texts only."), tr("Nothing was put in front."), tr("Start without keywords.")
            )
        self._progress, self._project, self._name = progress, project, modality.cheap_extractor
        self.ids = project.items.ids()
        self.is_open = np.isin(self.ids, open_ids)
        self.extractor = EXTRACTORS[self._name]
        self.state: Any = self.extractor.fit([], np.random.default_rng(0), Progress())

    def rows(self, texts: Sequence[str]) -> Features:
        """Return the rows of these texts."""
        return self.extractor.transform(self.state, texts, Progress(cancelled=lambda: self._progress.stopped))

    def parts(self, wanted: NDArray[np.bool_], stage: int) -> Iterator[tuple[Rows, Features]]:
        """Yield the numbers of wanted items and their rows, ascending; ``stage`` 0 or 1 of two, for the progress."""
        done = 0
        for places, rows in self._stored(wanted):
            done = places.stop
            self._progress.step(stage * len(self.ids) + done, 2 * len(self.ids), tr("Looking for the words"))
            if rows is not None:
                yield places.start + np.flatnonzero(wanted[places]), rows.take(np.flatnonzero(wanted[places]))
        for start in range(done, len(self.ids), CHUNK):
            self._progress.step(stage * len(self.ids) + start, 2 * len(self.ids), tr("Looking for the words"))
            numbers = start + np.flatnonzero(wanted[start : start + CHUNK])
            if len(numbers):
                yield numbers, self.rows(contents(self._project, self.ids[numbers]))

    def _stored(self, wanted: NDArray[np.bool_]) -> Iterator[tuple[slice, Features | None]]:
        """Yield the stored chunks up to the first gap or damage; None in place of one that nobody wants."""
        stored = self._project.features
        if stored.state(self._name) != self.extractor.state_to_bytes(self.state):
            return  # none yet, or of another version
        done = 0
        for first, last, blob in stored.chunks(self._name):
            places = slice(*np.searchsorted(self.ids, [first, last + 1]).tolist())
            rows = _unpacked(blob) if wanted[places].any() else None
            if places.start != done or (rows is not None and len(rows) != places.stop - places.start):
                return
            done = places.stop
            yield places, rows


def _unpacked(blob: bytes) -> Features:
    try:
        return Features.from_bytes(blob)
    except BadInput:  # damaged: made anew
        return Features.empty()


def find(
    progress: Progress, path: str, typed: Mapping[str, Sequence[str]], closed: Sequence[int], n: int = TOP
) -> list[Hit]:
    """Return the ``n`` best hits of each label id in turn, none of ``closed`` items; runs where jobs run, only reads.

    Raises
    ------
    BadInput : the items are not texts.
    """
    with Project.open(path, read_only=True) as project:
        ids = project.items.ids()
        pool = _Pool(progress, project, np.setdiff1d(ids, np.asarray(closed, np.int64)))
        queries = Features.concat([_together(pool.rows(list(words))) for words in typed.values()])
        hashes = [words_of(list(words)).hashes for words in typed.values()]

        def holds(query: int, numbers: Rows) -> NDArray[np.bool_]:
            found = (words_of([text]).hashes for text in contents(project, ids[numbers]))
            return np.fromiter((np.isin(words, hashes[query]).any() for words in found), np.bool_, len(numbers))

        found = _nearest(pool, queries, holds, n)
    labels = list(typed)
    return [Hit(labels[query], int(ids[row])) for query, row in in_turn(found)]


def _nearest(
    pool: _Pool, queries: Features, holds: Callable[[int, Rows], NDArray[np.bool_]], n: int
) -> list[list[int]]:
    """Read the pool once to count its words and see who shares one, then compare these."""
    near = np.zeros(len(pool.ids), np.bool_)

    def counted() -> Iterator[Features]:
        for numbers, rows in pool.parts(np.ones(len(pool.ids), np.bool_), 0):
            near[numbers] = sharing(rows, queries)
            yield rows

    looking = Nearest(queries, rarity(counted(), queries.width), holds, n)
    for numbers, rows in pool.parts(near & pool.is_open, 1):
        looking.add(numbers, rows)
    return looking.best


def _together(parts: Features) -> Features:
    """Return one row that holds the columns of all parts, so that no pair of words is made of two keywords."""
    columns = np.unique(parts.indices)
    ends = np.array([0, len(columns)], np.int32)
    ones = np.ones(len(columns), np.float32)
    return Features(ends, columns.astype(np.int32), ones, parts.width, np.zeros((1, parts.dense.shape[1]), np.float32))


def parsed(session: Session, pairs: Sequence[str]) -> dict[str, list[str]]:
    """Return the words by label id from pairs such as ``Fall=fell,slipped``.

    Raises
    ------
    BadInput : no such label, or no words for it.
    """
    typed: dict[str, list[str]] = {}
    for pair in pairs:
        name, _, words = pair.partition("=")
        label = session.guideline.by_name(name.strip())
        given = [word.strip() for word in words.split(",") if word.strip()]
        if label is None or label.retired:
            known = ", ".join(c.name for c in session.guideline.active)
            raise BadInput(
                tr("There is no label “{name}”.", name=name.strip()),
                tr("Nothing was put in front."),
                tr("Labels: {known}.", known=known),
            )
        if not given:
            raise BadInput(
                tr("No words were given for “{name}”.", name=label.name),
                tr("Nothing was put in front."),
                tr("Write Label=word,word."),
            )
        typed[label.id] = typed.get(label.id, []) + given
    return typed


def start(
    session: Session,
    typed: Mapping[str, Sequence[str]],
    then: Told = lambda _: None,
    on_error: Failed | None = None,
) -> Job:
    """Look for the words in the background and put the hits next; ``then`` is told of them."""

    def put_next(hits: list[Hit]) -> None:
        then(_put_next(session, hits, "keywords", {hit.item_id: (hit.label_id,) for hit in hits}))

    closed = sorted(session.desk.pool.done)
    return _search(session, tr("Looking for keywords"), dict(typed), closed, TOP, put_next, on_error)


def start_alike(
    session: Session, item: Item, n: int = ALIKE, then: Told = lambda _: None, on_error: Failed | None = None
) -> Job:
    """Look in the background for the open items most like this one and put them next; ``then`` is told of them.

    They share words with it; how rare these are in the pool decides. What the person answered to it, if anything,
    is told on the why-line of each.
    """
    own = session.reader.annotations.get(item.id, session.annotator.code)
    labels = own.labels if own is not None else ()

    def put_next(hits: list[Hit]) -> None:
        then(_put_next(session, hits, "alike", {hit.item_id: labels for hit in hits}))

    current = session.current
    on_screen = [] if current is None else [current.item.id]  # it comes anyway
    closed = sorted({*session.desk.pool.done, item.id, *on_screen})
    return _search(session, tr("Looking for similar items"), {"": [item.text]}, closed, n, put_next, on_error)


def put_alike_next(session: Session, item_id: int) -> str:
    """Look for items like this one and put them next; return words for now, and say later what was found."""
    if session.read_only:
        return tr("This project is open for reading only.")
    item = session.reader.items.get_many([item_id])[0]
    start_alike(session, item, then=lambda hits: session.say(alike_words(session, hits)), on_error=_told(session))
    return session.message if session.background.inline else tr("Looking for similar items.")


def alike_words(session: Session, hits: Sequence[Hit]) -> str:
    """Return how many items come next because they are like a marked one."""
    guideline = session.guideline
    if not hits:
        return tr("No open {noun} shares a word with it.", noun=tr(guideline.noun))
    if len(hits) == 1:
        return tr("1 {noun} like it comes next.", noun=tr(guideline.noun))
    return tr("{count} {noun_plural} like it come next.", count=len(hits), noun_plural=tr(guideline.noun_plural))


def _told(session: Session) -> Failed:
    return lambda error: session.say(str(error))


def _search(
    session: Session,
    words: str,
    typed: dict[str, Sequence[str]],
    closed: list[int],
    n: int,
    on_done: Told,
    on_error: Failed | None,
) -> Job:
    task, path = "alapp.session.keywords:find", str(session.path)
    return session.start_job(words, task, path, typed, closed, n, on_done=on_done, on_error=on_error)


def _put_next(
    session: Session, hits: Sequence[Hit], reason: ReasonKind, labels: Mapping[int, tuple[str, ...]]
) -> list[Hit]:
    """Put the hits in front of the queue and return them, without those that were answered meanwhile."""
    model, done = session.training.version, session.desk.pool.done
    left = [hit for hit in hits if hit.item_id not in done]
    picks = [
        Pick(hit.item_id, reason, reason, 1.0, model_version=model, rivals=labels.get(hit.item_id, ())) for hit in left
    ]
    session.take_picks([*picks, *session.desk.queue.peek(len(session.desk.queue))], {}, keep=0)
    return left
