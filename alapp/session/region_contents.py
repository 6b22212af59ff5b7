"""What learners of regions read of items that lie in files: the decoder's description of each, kept for the next round.

Texts are read as they are. A recording of hours is described once, not in each round; what is read anew in a round is
bounded by its length, in the same order each time, so that the same project gives the same round.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from alapp.domain.errors import BadInput
from alapp.domain.media import MediaFile
from alapp.domain.recording import SECOND
from alapp.domain.steps import Steps
from alapp.features import film_recipe, sound_recipe, window_features
from alapp.session.feature_rows import Ids, contents, modality_of
from alapp.store.project import Project

READERS: Mapping[str, Callable[[Steps, MediaFile], Any]] = {
    "image": window_features.cell_map,
    "audio": sound_recipe.time_frames,
    "video": film_recipe.time_frames,
}
"""By modality: what describes a file for the learners of its regions. A member that is not here gets what it loads."""
KEPT_BYTES = 256 * 2**20
MOST_SECONDS = 1_800
"""Recordings read in one round beside those that are answered: about half a minute of one core for sound."""


class RegionContents:
    """Descriptions of files, the last used ones kept."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], Any] = OrderedDict()
        self._bytes = 0

    def of(self, progress: Steps, modality: str, contents: Sequence[Any]) -> list[Any]:
        """Return what the learner reads of each; None for what cannot be read."""
        reader = READERS.get(modality)
        return list(contents) if reader is None else [self._read(progress, modality, reader, c) for c in contents]

    def _read(
        self, progress: Steps, modality: str, reader: Callable[[Steps, MediaFile], Any], file: MediaFile | None
    ) -> Any:
        if file is None:
            return None
        key = modality, file.sha256
        if file.sha256 and key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        try:
            found = reader(progress, file)
        except BadInput:  # an import has named it already
            return None
        if file.sha256:
            self._keep(key, found)
        return found

    def _keep(self, key: tuple[str, str], found: Any) -> None:
        self._kept[key] = found
        self._bytes += found.rows.nbytes
        while self._bytes > KEPT_BYTES and len(self._kept) > 1:
            _, gone = self._kept.popitem(last=False)
            self._bytes -= gone.rows.nbytes


_held = RegionContents()
"""Of the process that trains: it lives as long as its project is open."""


def readable(progress: Steps, project: Project, ids: Ids, most_seconds: float = math.inf) -> list[tuple[int, Any]]:
    """Return (id, what its learner reads) of the items that can be read, by id.

    ``most_seconds`` ends the list, in the order given, once its recordings are longer; one item is read at least.
    """
    files = contents(project, ids)
    rows = zip(ids.tolist(), files, within(files, most_seconds), strict=True)
    near = [(item_id, file) for item_id, file, in_reach in rows if in_reach]
    found = _held.of(progress, modality_of(project).name, [file for _, file in near])
    return sorted(
        ((item_id, content) for (item_id, _), content in zip(near, found, strict=True) if content is not None),
        key=lambda pair: pair[0],
    )


def within(files: Sequence[Any], most_seconds: float) -> list[bool]:
    """Say of each, in order, whether the recordings before it are shorter than ``most_seconds`` together."""
    passed, found = 0.0, []
    for file in files:
        found.append(passed < most_seconds)
        if isinstance(file, MediaFile):
            passed += file.facts.get("microseconds", 0) / SECOND
    return found
