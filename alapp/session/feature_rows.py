"""Feature rows of a project's items: loaded, computed where they are due, handed out to be stored, and kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.errors import BadInput
from alapp.domain.features import Features
from alapp.features.base import FIT_SAMPLE
from alapp.features.registry import EXTRACTORS
from alapp.jobs.progress import Progress
from alapp.modalities.base import Modality
from alapp.modalities.registry import MODALITIES
from alapp.store.project import Project

CHUNK = 500
REFIT_GROWTH = 2.0
Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class FeatureState:
    """A fitted extractor, to be stored in place of the one before; ``fitted_on`` items were in the pool."""

    extractor: str
    fitted_on: int
    blob: bytes


@dataclass(frozen=True, slots=True)
class FeatureChunk:
    """Feature rows of the items from ``first_id`` to ``last_id``, to be stored."""

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

    def all(self, progress: Progress, project: Project, name: str, ids: Ids) -> Features:
        """Return the rows of every item; what is due is computed, emitted and kept."""
        held = self._fitted(progress, project, name, ids)
        if held.rows is not None and project.features.covered(name) < held.ids[-1]:
            held = replace(held, ids=held.ids[:0], rows=None)  # what was emitted could not be stored
        if held.rows is None and not held.fresh:
            held = _loaded(progress, project, name, held)
        due = ids[ids > (held.ids[-1] if len(held.ids) else 0)]
        parts = [] if held.rows is None else [held.rows]
        for chunk, rows in _transformed(progress, project, name, held.state, due):
            progress.emit(FeatureChunk(name, int(chunk[0]), int(chunk[-1]), rows.to_bytes()))
            parts.append(rows)
        together = Features.concat(parts) if len(parts) > 1 else parts[0]
        self._held[project.id, name] = replace(held, ids=np.concatenate([held.ids, due]), rows=together)
        return together

    def some(self, progress: Progress, project: Project, name: str, ids: Ids) -> Features:
        """Return the rows of these items, computing those that the round before did not hold."""
        held = self._fitted(progress, project, name, project.items.ids())
        known = held.ids if held.rows is not None else np.zeros(0, np.int64)
        due = np.setdiff1d(ids, known, assume_unique=True)
        kept = np.intersect1d(ids, known, assume_unique=True)
        parts = [held.rows.take(np.searchsorted(known, kept))] if held.rows is not None else []
        parts += [rows for _, rows in _transformed(progress, project, name, held.state, due)]
        order = np.argsort(np.concatenate([kept, due]))
        together = Features.concat(parts).take(order)
        self._held[project.id, name] = replace(held, ids=ids, rows=together)
        return together

    def _fitted(self, progress: Progress, project: Project, name: str, ids: Ids) -> _Held:
        """Return the extractor's state, fitted anew when there is none or the pool has doubled since."""
        key = (project.id, name)
        held = self._held.get(key) or _stored_state(project, name)
        if held is not None and len(ids) < REFIT_GROWTH * held.fitted_on:
            return held
        rng = np.random.default_rng(0)
        sample = np.sort(rng.permutation(ids)[:FIT_SAMPLE])
        state = EXTRACTORS[name].fit(_contents(project, sample), rng, progress)
        progress.emit(FeatureState(name, len(ids), EXTRACTORS[name].state_to_bytes(state)))
        return _Held(state, len(ids), np.zeros(0, np.int64), None, fresh=True)


def modality_of(project: Project) -> Modality:
    """Return what the items of a project are made of."""
    return MODALITIES[project.items.modality() or "text"]


def _contents(project: Project, ids: Ids) -> list[Any]:
    """Return what the extractors read of these items."""
    return list(map(modality_of(project).load, project.items.texts(ids)))


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
            found.append(ids[(ids >= first) & (ids <= last)])
        known = np.concatenate(found)
        if np.array_equal(known, ids[: len(known)]):
            return replace(held, ids=known, rows=Features.concat(parts) if parts else None)
    except (BadInput, ValueError):  # damaged, or of different widths
        pass
    progress.emit(FeatureState(name, held.fitted_on, EXTRACTORS[name].state_to_bytes(held.state)))
    return held


def _transformed(
    progress: Progress, project: Project, name: str, state: Any, ids: Ids
) -> Iterator[tuple[Ids, Features]]:
    """Yield (ids, rows) chunk by chunk; a single empty one when nothing is due."""
    for start in range(0, max(1, len(ids)), CHUNK):
        chunk = ids[start : start + CHUNK]
        progress.step(start, max(1, len(ids)), "Reading the pool")
        if len(chunk):
            yield chunk, EXTRACTORS[name].transform(state, _contents(project, chunk), progress)
