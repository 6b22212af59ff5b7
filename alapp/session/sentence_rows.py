"""Sentence embeddings of a project's items: loaded, computed where they are due, handed out to be stored, and kept."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from alapp.domain.errors import BadInput
from alapp.domain.words import tr
from alapp.features.embedding import Encoder, built_in, from_bytes, to_bytes
from alapp.features.image_recipe import ImageRecipe
from alapp.features.onnx_image import picture_encoder
from alapp.features.own_encoder import own_encoder
from alapp.features.text_recipe import TextRecipe
from alapp.jobs.progress import Progress
from alapp.learning.feature_choice import FeatureChoice
from alapp.session.feature_rows import FOREVER, FeatureChunk, contents, modality_of
from alapp.store.project import Project

CHUNK = 64
"""Items embedded between two looks at the clock and stored together: well under a second of news texts."""

Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Embedded:
    """Embeddings at hand: ``ids`` ascending, row i of ``rows`` (n, m) belongs to ``ids[i]``."""

    ids: Ids = field(default_factory=lambda: np.zeros(0, np.int64))
    rows: NDArray[np.float16] = field(default_factory=lambda: np.zeros((0, 0), np.float16))

    def missing(self, ids: Ids) -> Ids:
        """Return those of ``ids`` without a row, in their order, each once."""
        due = ids[~np.isin(ids, self.ids)]
        return due[np.sort(np.unique(due, return_index=True)[1])]

    def of(self, ids: Ids) -> NDArray[np.float16]:
        """Return the rows of these items, all of which have one."""
        return self.rows[np.searchsorted(self.ids, ids)]

    def joined(self, parts: list[tuple[Ids, NDArray[np.float16]]]) -> Embedded:
        """Return this with more rows; of an item that came twice the first counts."""
        parts = [(self.ids, self.rows), *parts] if len(self.ids) else parts
        if not parts:
            return self
        ids, first = np.unique(np.concatenate([p[0] for p in parts]), return_index=True)
        return replace(self, ids=ids, rows=np.concatenate([p[1] for p in parts])[first])


def encoder_of(project: Project, wanted: str, file: str) -> Encoder | FeatureChoice | None:
    """Return the encoder that reads this project's items: the built-in one for texts, or that of a file of one's own.

    None where it is switched off, or nothing reads such items; why it cannot be had, where it is wanted.
    """
    extractor = modality_of(project).extractor
    pictures = extractor == ImageRecipe.name and bool(file)
    if wanted == "off" or not (pictures or extractor == TextRecipe.name):
        return None
    try:
        if pictures:
            return picture_encoder(file)
        return own_encoder(file) if file else built_in()
    except BadInput as error:
        return FeatureChoice("", error.what)


class SentenceRows:
    """Keeps embeddings between rounds, by project and encoder; they depend on neither the pool nor the answers."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str], Embedded] = {}

    def known(self, project: Project, name: str) -> Embedded:
        """Return what there is, read from the project at first."""
        held = self._held.get((project.id, name))
        if held is None:
            held = self._held[project.id, name] = _stored(project, name)
        return held

    def some(
        self,
        progress: Progress,
        project: Project,
        encoder: Encoder,
        ids: Ids,
        until: float = FOREVER,
    ) -> bool:
        """Embed these items, first things first; True when all are done, False when the clock showed ``until``.

        What is due is computed, emitted and kept, also when this is stopped.
        """
        held = self.known(project, encoder.name)
        due = held.missing(ids)
        parts: list[tuple[Ids, NDArray[np.float16]]] = []
        try:
            for start in range(0, len(due), CHUNK):
                if time.monotonic() > until:
                    return False
                progress.step(len(ids) - len(due) + start, len(ids), tr("Reading sentences"))
                chunk = np.sort(due[start : start + CHUNK])
                rows = encoder.encode(contents(project, chunk), Progress(cancelled=lambda: progress.stopped))
                parts.append((chunk, rows))
                progress.emit(FeatureChunk(encoder.name, int(chunk[0]), int(chunk[-1]), to_bytes(chunk, rows)))
        finally:
            self._held[project.id, encoder.name] = held.joined(parts)
        return True


def _stored(project: Project, name: str) -> Embedded:
    """Read what the project holds; damaged chunks are left out and made anew when they are needed."""
    parts = []
    for _, _, blob in project.features.chunks(name):
        try:
            parts.append(from_bytes(blob))
        except BadInput:
            continue
    widths = {rows.shape[1] for _, rows in parts}
    return Embedded().joined(parts) if len(widths) == 1 else Embedded()
