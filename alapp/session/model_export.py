"""A model leaves the project: without rare terms, with a data card, as one safe file."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol, Unpack

import numpy as np
from numpy.typing import NDArray

from alapp.domain.annotation import Annotator
from alapp.domain.errors import AppError, explain
from alapp.domain.rights import may, refusal
from alapp.domain.words import tr
from alapp.features.base import RICH_FOR_ALL
from alapp.features.registry import EXTRACTORS
from alapp.features.vocabulary import ItemCounts, columns_of, terms_of, without_terms
from alapp.jobs.progress import Progress
from alapp.learning.models import CommitteeModel, LinearModel, Model
from alapp.session import policy
from alapp.session.background import Calls, Job
from alapp.session.exchange_export import aside, sync_folder
from alapp.session.feature_rows import modality_of
from alapp.session.model_card import Privacy, card_of, markdown
from alapp.session.model_file import FORMAT, FORMAT_VERSION, SUFFIX, Label, Manifest, to_bytes
from alapp.session.model_reuse import StoredModel, stored_model, transformed
from alapp.store.project import Project

RARE = 5
"""Terms of fewer items than this do not leave the project (recipe of safety: G16)."""

COMPARED = 500
"""Items on which the model that leaves is compared with the one that stays."""

EXPORT = "alapp.session.model_export:export"


@dataclass(frozen=True, slots=True)
class ModelExport:
    """What was written: the file, its size, terms left out or (``kept_rare``) listed, and how alike both models are."""

    path: str
    size: int
    version: int
    rare: int
    kept_rare: tuple[str, ...]
    compared: int
    same: int


class Hall(Protocol):
    """What is needed of the session."""

    annotator: Annotator

    @property
    def path(self) -> Path:
        """The project file."""
        ...

    def start_job(self, words: str, function: str, *args: Any, **calls: Unpack[Calls]) -> Job:
        """Queue a job that ends with the project."""
        ...


def start_export(
    session: Hall, version: int, target: str,
    on_done: Callable[[ModelExport], None], on_error: Callable[[AppError], None],
) -> None:  # fmt: skip
    """Write a model to a file behind the screen, see :func:`export`; it is for the lead, others get the error."""
    if not may(session.annotator, "models"):
        on_error(refusal(session.annotator, "models"))
        return
    words, path = tr("Exporting model {version}", version=version), str(session.path)
    session.start_job(words, EXPORT, path, version, target, on_done=on_done, on_error=on_error)


def export(progress: Progress, path: str, version: int, target: str, keep_rare: bool = False) -> ModelExport:
    """Write model ``version`` of a project to a file; runs in the child process.

    Terms that fewer than :data:`RARE` items hold are cut from features and coefficients, unless ``keep_rare``; then
    they are listed in what is returned and in the card. They are counted on all items, above 20,000 on a sample, so
    that at worst too many are cut. Cutting changes the length of feature rows a little, hence the comparison.

    Raises
    ------
    UnknownName, BadInput : there is no such model, or its coefficients are gone.
    NotAllowed : the administrator lets nothing leave that is not encrypted.
    StorageFailed : the place refuses; nothing is left there.
    """
    policy.check_plain(tr("A model"))
    place = Path(target)
    place = place if place.suffix else place.with_suffix(SUFFIX)
    with Project.open(path, read_only=True) as project:
        stored = stored_model(project, version)
        keep = _kept(progress, project, stored)
        leaving = stored if keep_rare else _cut(stored, keep)
        compared, same = _compared(progress, project, stored, leaving)
        rare = int((~keep).sum())
        privacy = Privacy(RARE, rare, not keep_rare, compared, same)
        listed = _terms(stored, ~keep) if keep_rare else ()
        content = _content(project, leaving, privacy, listed)
    _write(place, content)
    return ModelExport(str(place), len(content), version, rare, listed, compared, same)


def rare_terms(progress: Progress, path: str, version: int) -> tuple[str, ...]:
    """Return the terms that fewer than :data:`RARE` items hold, to be looked at before they are kept."""
    with Project.open(path, read_only=True) as project:
        stored = stored_model(project, version)
        return _terms(stored, ~_kept(progress, project, stored))


def _kept(progress: Progress, project: Project, stored: StoredModel) -> NDArray[np.bool_]:
    counts, load = ItemCounts(stored.record.extractor, stored.state), modality_of(project).load
    ids, quiet = _sample(project.items.ids(), RICH_FOR_ALL), Progress(cancelled=lambda: progress.stopped)
    for start in range(0, len(ids), COMPARED):
        progress.step(start, len(ids), tr("Counting terms"))
        counts.add(list(map(load, project.items.texts(ids[start : start + COMPARED]))), quiet)
    return np.asarray(counts.counts >= RARE)


def _sample(ids: NDArray[np.int64], most: int) -> NDArray[np.int64]:
    return ids if len(ids) <= most else np.sort(np.random.default_rng(0).permutation(ids)[:most])


def _terms(stored: StoredModel, which: NDArray[np.bool_]) -> tuple[str, ...]:
    terms = terms_of(stored.state)
    return tuple(terms[i] for i in np.flatnonzero(which)) if terms else ()


def _cut(stored: StoredModel, keep: NDArray[np.bool_]) -> StoredModel:
    state = without_terms(stored.state, keep)
    fewer = columns_of(state) != columns_of(stored.state)
    model = stored.model
    cut: Model = (
        CommitteeModel(tuple(_without_columns(m, keep, renumber=fewer) for m in model.members))
        if isinstance(model, CommitteeModel)
        else _without_columns(model, keep, renumber=fewer)
    )
    return replace(stored, state=state, model=cut)


def _without_columns(model: LinearModel, keep: NDArray[np.bool_], *, renumber: bool) -> LinearModel:
    """Return the model without coefficients of the other columns; ``renumber`` where these are gone from the state."""
    stays = keep[model.columns]
    columns = model.columns[stays]
    if renumber:
        columns = (np.cumsum(keep) - 1)[columns].astype(np.int32)
    width = int(keep.sum()) if renumber else model.width
    return replace(model, width=width, columns=columns, sparse=model.sparse[stays])


def _compared(progress: Progress, project: Project, a: StoredModel, b: StoredModel) -> tuple[int, int]:
    """Return on how many items both were asked, and for how many they give the same labels."""
    ids, load = _sample(project.items.ids(), COMPARED), modality_of(project).load
    contents = list(map(load, project.items.texts(ids)))
    progress.step(0, 0, "Comparing")
    said = [_given(s, contents, progress) for s in (a, b)]
    return len(ids), int((said[0] == said[1]).all(axis=1).sum())


def _given(stored: StoredModel, contents: Sequence[Any], progress: Progress) -> NDArray[Any]:
    rows = transformed(stored, contents, Progress(cancelled=lambda: progress.stopped))
    p = stored.model.probabilities(rows)
    return p >= 0.5 if stored.model.several else p.argmax(axis=1)[:, None]


def _content(project: Project, stored: StoredModel, privacy: Privacy, listed: Sequence[str]) -> bytes:
    record = stored.record
    guideline = project.guidelines.version(record.guideline_version) or project.guidelines.current()
    newest = project.guidelines.current()
    found = [(c, guideline.by_id(c) or newest.by_id(c)) for c in record.class_ids]
    labels = tuple(Label(i, c.name, c.key, c.hint, c.description) if c else Label(i, i) for i, c in found)
    manifest = Manifest(
        FORMAT,
        FORMAT_VERSION,
        record.version,
        stored.model.several,
        record.extractor,
        modality_of(project).name,
        labels,
        guideline.question,
        record.guideline_version,
        guideline.text,
        record.learner,
        record.strategy,
        record.seed,
        record.created_at,
        dict(record.metrics),
        dict(record.libraries),
    )
    card = card_of(project, record, [label.name for label in labels], privacy, listed)
    state = EXTRACTORS[record.extractor].state_to_bytes(stored.state)
    return to_bytes(manifest, markdown(card), card, stored.model.to_bytes(), state)


def _write(place: Path, content: bytes) -> None:
    part = aside(place)
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(place)
        sync_folder(place.parent)
    except OSError as error:
        raise explain(error, meaning=tr("The model was not exported."), place=place.parent) from error
    finally:
        part.unlink(missing_ok=True)
