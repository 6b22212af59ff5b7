"""Starting with keywords: the items that hold words given for a label come next, before there is any model."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from alapp.domain.annotation import Pick
from alapp.domain.errors import AppError, BadInput
from alapp.domain.features import Features
from alapp.features.registry import EXTRACTORS
from alapp.features.word_hashes import words_of
from alapp.jobs.progress import Progress
from alapp.learning.keywords import in_turn, nearest
from alapp.session.background import Job
from alapp.session.feature_rows import FeatureRows, modality_of
from alapp.session.session import Session
from alapp.store.project import Project


@dataclass(frozen=True, slots=True)
class Hit:
    """An item that is most like what was typed for a label."""

    label_id: str
    item_id: int


def find(progress: Progress, path: str, typed: Mapping[str, Sequence[str]], closed: Sequence[int]) -> list[Hit]:
    """Return the best hits of each label id in turn, none of ``closed`` items; runs where jobs run, and only reads.

    Raises
    ------
    BadInput : the items are not texts.
    """
    with Project.open(path, read_only=True) as project:
        modality, ids = modality_of(project), project.items.ids()
        if modality.name != "text":
            raise BadInput("Keywords find texts only.", "Nothing was put in front.", "Start without keywords.")
        name = modality.cheap_extractor
        rows = FeatureRows().all(progress, project, name, ids) if len(ids) else None
    if rows is None:
        return []
    extractor = EXTRACTORS[name]
    state = extractor.fit([], np.random.default_rng(0), progress)
    queries = Features.concat(
        [_together(extractor.transform(state, list(words), progress)) for words in typed.values()]
    )
    found = nearest(rows, queries, np.flatnonzero(~np.isin(ids, np.asarray(closed, np.int64))))
    labels = list(typed)
    hits = [Hit(labels[query], int(ids[row])) for query, row in in_turn(found)]
    with Project.open(path, read_only=True) as project:
        texts = project.items.texts([hit.item_id for hit in hits])
    return [hit for hit, text in zip(hits, texts, strict=True) if _holds(text, typed[hit.label_id])]


def _holds(text: str, words: Sequence[str]) -> bool:
    """Tell whether a text has one of the words; two words may share a column, as hashing has it."""
    return bool(np.isin(words_of([text]).hashes, words_of(list(words)).hashes).any())


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
            raise BadInput(f"There is no label “{name.strip()}”.", "Nothing was put in front.", f"Labels: {known}.")
        if not given:
            raise BadInput(
                f"No words were given for “{label.name}”.", "Nothing was put in front.", "Write Label=word,word."
            )
        typed[label.id] = typed.get(label.id, []) + given
    return typed


def start(
    session: Session,
    typed: Mapping[str, Sequence[str]],
    then: Callable[[list[Hit]], None] = lambda _: None,
    on_error: Callable[[AppError], None] | None = None,
) -> Job:
    """Look for the words in the background and put the hits next; ``then`` is told of them."""

    def put_next(hits: list[Hit]) -> None:
        model = session.training.version
        picks = [
            Pick(hit.item_id, "keywords", "keywords", 1.0, model_version=model, rivals=(hit.label_id,)) for hit in hits
        ]
        picks = [pick for pick in picks if pick.item_id not in session.desk.pool.done]
        session.take_picks([*picks, *session.desk.queue.peek(len(session.desk.queue))], {}, keep=0)
        then(hits)

    closed = sorted(session.desk.pool.done)
    return session.start_job(
        "Looking for keywords",
        "alapp.session.keywords:find",
        str(session.path),
        dict(typed),
        closed,
        on_done=put_next,
        on_error=on_error,
    )
