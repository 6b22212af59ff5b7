"""What a detector of one's own finds in pictures of the project: each looked at once, the last used ones kept."""

from __future__ import annotations

from collections import OrderedDict

from alapp.domain.detections import Detections
from alapp.domain.errors import BadInput
from alapp.domain.media import MediaFile
from alapp.domain.steps import Steps
from alapp.domain.words import tr
from alapp.features.onnx_detector import DetectorRefused, OnnxDetector
from alapp.session.feature_rows import Ids, contents
from alapp.store.project import Project

KEPT_BYTES = 64 * 2**20


class DetectorContents:
    """Keeps detections by detector and picture."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], Detections] = OrderedDict()
        self._bytes = 0

    def of(self, progress: Steps, project: Project, detector: OnnxDetector, ids: Ids) -> dict[int, Detections]:
        """Return what is found in the pictures that can be read, by id; raises DetectorRefused."""
        found: dict[int, Detections] = {}
        files = contents(project, ids)
        for done, (item_id, file) in enumerate(zip(ids.tolist(), files, strict=True)):
            progress.step(done, len(files), tr("Looking for boxes"))
            said = self._one(progress, detector, file) if isinstance(file, MediaFile) else None
            if said is not None:
                found[item_id] = said
        return found

    def _one(self, progress: Steps, detector: OnnxDetector, file: MediaFile) -> Detections | None:
        key = detector.name, file.sha256
        if file.sha256 and key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        try:
            found = detector.find(progress, file)
        except DetectorRefused:
            raise
        except BadInput:  # the picture cannot be read; an import has named it already
            return None
        if file.sha256:
            self._keep(key, found)
        return found

    def _keep(self, key: tuple[str, str], found: Detections) -> None:
        self._kept[key] = found
        self._bytes += found.chances.nbytes
        while self._bytes > KEPT_BYTES and len(self._kept) > 1:
            _, gone = self._kept.popitem(last=False)
            self._bytes -= gone.chances.nbytes


_held = DetectorContents()
"""Of the process that trains: it lives as long as its project is open."""


def detections(progress: Steps, project: Project, detector: OnnxDetector, ids: Ids) -> dict[int, Detections]:
    """Return what the detector finds in these pictures, by id, without those that cannot be read.

    Raises
    ------
    DetectorRefused : it fails.
    """
    return _held.of(progress, project, detector, ids)
