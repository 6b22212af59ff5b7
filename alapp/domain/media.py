"""Media files: where the content of an image, a sound or a film lies, and what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Literal

from alapp.domain.errors import BadInput

MediaState = Literal["present", "missing", "changed", "broken"]


@dataclass(frozen=True, slots=True)
class MediaFile:
    """One file of media as the project knows it.

    ``name`` is the relative path as imported, also the item's text. The content is at ``path`` (by reference, never
    written to) or in ``data`` (embedded). ``facts`` is plain JSON that the modality found at import: ``width``,
    ``height``, ``orientation`` of an image as displayed, ``microseconds`` of a recording, and so on.
    """

    name: str
    sha256: str
    size: int
    path: Path | None = None
    data: bytes | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)

    def open(self) -> BinaryIO:
        """Return the content for reading.

        Raises
        ------
        BadInput : the file is not where it was.
        """
        if self.data is not None:
            return BytesIO(self.data)
        try:
            assert self.path is not None
            return self.path.open("rb")
        except (OSError, AssertionError):
            raise missing(self.name) from None


def missing(name: str) -> BadInput:
    """Return the error for a media file that is not where it was."""
    short = name.rpartition("/")[2]
    return BadInput(
        f"The file {short} is not where it was.",
        "This item cannot be shown or learned from; its answers are kept.",
        "Locate its folder in Data, Sources, or skip it.",
    )
