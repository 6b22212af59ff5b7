"""Media files: where the content of an image, a sound or a film lies, and what is known of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Literal

from alapp.domain.errors import BadInput
from alapp.domain.words import tr

MediaState = Literal["present", "missing", "changed", "broken"]


@dataclass(frozen=True, slots=True)
class MediaFile:
    """One file of media as the project knows it.

    ``name`` is the relative path as imported, also the item's text. The content is at ``path`` (by reference, never
    written to), in ``data`` (embedded, small), or comes from ``source`` (embedded, of any size); all three go through a
    pipe. ``facts`` is plain JSON that the modality found at import: ``width``,
    ``height``, ``orientation`` of an image as displayed, ``microseconds`` of a recording, and so on.
    """

    name: str
    sha256: str
    size: int
    path: Path | None = None
    data: bytes | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    source: Callable[[], BinaryIO] | None = None

    def open(self) -> BinaryIO:
        """Return the content for reading.

        Raises
        ------
        BadInput : the file is not where it was.
        """
        if self.data is not None:
            return BytesIO(self.data)
        if self.source is not None:
            return self.source()
        try:
            assert self.path is not None
            return self.path.open("rb")
        except (OSError, AssertionError):
            raise missing(self.name) from None


@dataclass(frozen=True, slots=True)
class MediaRow:
    """One file of a project as it is listed; ``folder`` is that of its import, empty when it is embedded."""

    item_id: int
    name: str
    size: int
    state: MediaState
    folder: str = ""


@dataclass(frozen=True, slots=True)
class MediaRoot:
    """A folder that files are in by reference: how many, and how many of them are not present as they were."""

    id: int
    path: Path
    files: int
    absent: int


@dataclass(frozen=True, slots=True)
class MediaCounts:
    """Files of a project, their bytes, how many are in the project file itself, and how many by state."""

    files: int = 0
    size: int = 0
    embedded: int = 0
    states: Mapping[str, int] = field(default_factory=dict)

    @property
    def absent(self) -> int:
        """Files that are missing, changed or broken."""
        return self.files - self.states.get("present", 0)


def missing(name: str) -> BadInput:
    """Return the error for a media file that is not where it was."""
    short = name.rpartition("/")[2]
    return BadInput(
        tr("The file {short} is not where it was.", short=short),
        tr("This item cannot be shown or learned from; its answers are kept."),
        tr("Locate its folder in Data, Sources, or skip it."),
    )
