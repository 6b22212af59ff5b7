"""Feature rows of a project's items: loaded, computed where they are due, handed out to be stored, and kept."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.errors import BadInput
from alapp.domain.features import Features
from alapp.domain.media import MediaFile
from alapp.domain.words import tr
from alapp.features.base import FIT_SAMPLE
from alapp.features.registry import EXTRACTORS
from alapp.jobs.progress import Progress
from alapp.modalities.base import Modality
from alapp.modalities.registry import MODALITIES
from alapp.session.strewn_rows import Strewn, pack_rows, ring_name, stored_rows
from alapp.store.project import Project

CHUNK = 500
FOREVER = float("inf")
REFIT_GROWTH = 2.0
Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class FeatureState:
    """A fitted extractor, to be stored in place of the one before; ``fitted_on`` items were in the pool.

    ``array`` (n,) uint8 holds its bytes, up to 100 MB: as an array they come from the child without a copy.
    """

    extractor: str
    fitted_on: int
    array: NDArray[np.uint8]

    @classmethod
    def of(cls, extractor: str, fitted_on: int, state: Any) -> FeatureState:
        """Return what the extractor of this name has learned."""
        blob = EXTRACTORS[extractor].state_to_bytes(state)
        return cls(extractor, fitted_on, np.frombuffer(blob, np.uint8))

    @property
    def blob(self) -> memoryview:
        """Its bytes."""
        return self.array.data


@dataclass(frozen=True, slots=True)
class FeatureChunk:
    """Feature rows of the items from ``first_id`` to ``last_id``, to be stored.

    Under the name of a ring (see :mod:`alapp.session.strewn_rows`) both are the number of the chunk.
    """

    extractor: str
    first_id: int
    last_id: int
    blob: bytes


@dataclass(frozen=True, slots=True)
class _Held:
    """Feature rows kept in memory between rounds; ``ids`` ascending, row i belongs to ``ids[i]``.

    ``fresh``: fitted just now, so that rows in the project belong to the state before.
    """

    state: Any
    fitted_on: int
    ids: Ids
    rows: Features | None
    fresh: bool = False


class FeatureRows:
    """Keeps feature rows between rounds, by project (a path may change hands) and extractor."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str], _Held] = {}
        self._strewn: dict[tuple[str, str], Strewn] = {}

    def all(self, progress: Progress, project: Project, name: str, ids: Ids, until: float = FOREVER) -> Features | None:
        """Return the rows of every item; what is due is computed, emitted and kept, also when this is stopped.

        None when the clock (``time.monotonic``) showed ``until`` before all was done.
        """
        held = self._fitted(progress, project, name, ids)
        if held.rows is not None and project.features.covered(name) < held.ids[-1]:
            held = replace(held, ids=held.ids[:0], rows=None)  # what was emitted could not be stored
        if held.rows is None and not held.fresh:
            held = _loaded(progress, project, name, held)
        due = ids[ids > (held.ids[-1] if len(held.ids) else 0)]
        parts: list[tuple[Ids, Features]] = []
        try:
            for chunk, rows in _transformed(progress, project, name, held.state, due, until):
                parts.append((chunk, rows))
                progress.emit(FeatureChunk(name, int(chunk[0]), int(chunk[-1]), rows.to_bytes()))
        finally:
            held = self._held[project.id, name] = _joined(held, parts)
        return held.rows if len(held.ids) == len(ids) else None

    def some(
        self,
        progress: Progress,
        project: Project,
        name: str,
        ids: Ids,
        useful: Ids,
        until: float = FOREVER,
    ) -> Strewn | None:
        """Return rows of these items, and others that are at hand; what is due is computed, emitted and kept.

        ``useful`` items are those whose rows are worth keeping, these among them. None when the clock showed
        ``until`` before all was done.
        """
        strewn = self._strewn_fitted(progress, project, name)
        parts: list[tuple[Ids, Features]] = []
        try:
            for chunk, rows in _transformed(progress, project, name, strewn.state, strewn.missing(ids), until):
                parts.append((chunk, rows))
                strewn = _emitted(progress, name, strewn, chunk, rows, useful)
        finally:
            if parts:
                found, rows = np.concatenate([p[0] for p in parts]), Features.concat([p[1] for p in parts])
                strewn = strewn.with_rows(found, rows, useful)
            self._strewn[project.id, name] = strewn
        return strewn if not len(strewn.missing(ids)) else None

    def first(self, progress: Progress, project: Project, name: str, sample: Ids, ids: Ids) -> Strewn:
        """Return rows of these items by an extractor fitted on ``sample`` alone: a first look that takes seconds.

        Nothing of it is stored.
        """
        key = (project.id, f"{name}:first")
        held = self._strewn.get(key)
        if held is None or held.fitted_on != hash(sample.tobytes()):
            texts = contents(project, sample)
            state = EXTRACTORS[name].fit(texts, np.random.default_rng(0), progress)
            held = Strewn(state, hash(sample.tobytes()))
        due = held.missing(ids)
        rows = EXTRACTORS[name].transform(held.state, contents(project, due), progress)
        held = self._strewn[key] = held.with_rows(due, rows, ids)
        return held

    def learned(self, project: Project, name: str) -> tuple[Any, int] | None:
        """Return what the extractor has learned, and from a pool of which size; None before its first rows."""
        held = self._held.get((project.id, name))
        return None if held is None else (held.state, held.fitted_on)

    def _strewn_fitted(self, progress: Progress, project: Project, name: str) -> Strewn:
        """Return the rows at hand with the extractor's state, without rows when it was fitted anew."""
        held = self._fitted(progress, project, name, project.items.ids())
        self._held[project.id, name] = replace(held, ids=held.ids[:0], rows=None)
        strewn = self._strewn.get((project.id, name))
        if strewn is not None and strewn.state is held.state:
            return strewn
        empty = Strewn(held.state, held.fitted_on)
        if held.rows is not None:  # the pool was small before, and all rows were held
            return empty.with_rows(held.ids, held.rows, held.ids)
        return empty if held.fresh else stored_rows(project, name, empty)

    def _fitted(self, progress: Progress, project: Project, name: str, ids: Ids) -> _Held:
        """Return the extractor's state, fitted anew when there is none or the pool has doubled since."""
        key = (project.id, name)
        held = self._held.get(key) or _stored_state(project, name)
        if held is not None and len(ids) < REFIT_GROWTH * held.fitted_on:
            return held
        rng = np.random.default_rng(0)
        sample = np.sort(rng.permutation(ids)[:FIT_SAMPLE])
        state = EXTRACTORS[name].fit(contents(project, sample), rng, progress)
        progress.emit(FeatureState.of(name, len(ids), state))
        return _Held(state, len(ids), np.zeros(0, np.int64), None, fresh=True)


def modality_of(project: Project) -> Modality:
    """Return what the items of a project are made of."""
    return MODALITIES[project.items.modality() or "text"]


def contents(project: Project, ids: Ids) -> list[Any]:
    """Return what the extractors read of these items; None for one whose file is missing or broken."""
    modality = modality_of(project)
    if not modality.suffixes:
        return list(map(modality.load, project.items.texts(ids)))
    return [_of_file(modality, file) for file in project.media.files(ids)]


def _of_file(modality: Modality, file: MediaFile | None) -> Any:
    try:
        return None if file is None else modality.load(file)
    except BadInput:
        return None


def _stored_state(project: Project, name: str) -> _Held | None:
    blob = project.features.state(name)
    if not blob:
        return None
    try:
        state = EXTRACTORS[name].state_from_bytes(blob)
    except BadInput:  # damaged, or of another version: fitted anew
        return None
    return _Held(state, project.features.fitted_on(name), np.zeros(0, np.int64), None)


def _loaded(progress: Progress, project: Project, name: str, held: _Held) -> _Held:
    """Read the rows that are stored already: those of the first items. Damaged ones, or with a gap, are made anew."""
    ids = project.items.ids()
    parts, found = [], [np.zeros(0, np.int64)]
    try:
        for first, last, blob in project.features.chunks(name):
            parts.append(Features.from_bytes(blob))
            found.append(ids[np.searchsorted(ids, first) : np.searchsorted(ids, last, side="right")])
        known = np.concatenate(found)
        if np.array_equal(known, ids[: len(known)]):
            return replace(held, ids=known, rows=Features.concat(parts) if parts else None)
    except (BadInput, ValueError):  # damaged, or of different widths
        pass
    progress.emit(FeatureState.of(name, held.fitted_on, held.state))
    return held


def _joined(held: _Held, parts: Sequence[tuple[Ids, Features]]) -> _Held:
    """Return what is held with the rows of these items behind it."""
    if not parts:
        return held
    ids = np.concatenate([held.ids, *(chunk for chunk, _ in parts)])
    before = [] if held.rows is None else [held.rows]
    return replace(held, ids=ids, rows=Features.concat([*before, *(rows for _, rows in parts)]))


def _emitted(progress: Progress, name: str, strewn: Strewn, ids: Ids, rows: Features, useful: Ids) -> Strewn:
    """Emit the rows as the next chunk of the ring, with those of the chunk before it that are still of use."""
    strewn, number, moved = strewn.with_slot(ids, useful)
    if len(moved) and strewn.rows is not None:
        rows = Features.concat([rows, strewn.rows.take(strewn.places(moved))])
    blob = pack_rows(np.concatenate([ids, moved]), rows)
    progress.emit(FeatureChunk(ring_name(name), number, number, blob))
    return strewn


def _transformed(
    progress: Progress, project: Project, name: str, state: Any, ids: Ids, until: float
) -> Iterator[tuple[Ids, Features]]:
    """Yield (ids, rows) chunk by chunk, until the clock shows ``until``."""
    for start in range(0, len(ids), CHUNK):
        if time.monotonic() > until:
            return
        chunk = ids[start : start + CHUNK]
        progress.step(start, len(ids), tr("Reading the pool"))
        yield chunk, EXTRACTORS[name].transform(state, contents(project, chunk), progress)
