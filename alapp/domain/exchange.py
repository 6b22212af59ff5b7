"""Words of import and export: how a file is read, what its columns are, what a labeled row holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Literal

from alapp.domain.words import N_, tr


class Role(Enum):
    """What a column is for. The value is stored; ``words`` is on screen."""

    TEXT = "text"
    IMAGE = "image"
    AUDIO = "audio"
    VIDEO = "video"
    TABLE = "table"
    ID = "id"
    LABEL = "label"
    GROUP = "group"
    DATE = "date"
    TITLE = "title"
    THREAD = "thread"
    EXTRA = "extra"
    LEAVE_OUT = "leave_out"

    @property
    def words(self) -> str:
        """The name on screen."""
        return tr(_ROLE_WORDS.get(self.value, self.value.capitalize()))


_ROLE_WORDS = {
    "text": N_("Text to label"),
    "image": N_("Image"),
    "audio": N_("Audio"),
    "video": N_("Video"),
    "label": N_("Label"),
    "group": N_("Group"),
    "date": N_("Date"),
    "title": N_("Title"),
    "extra": N_("Extra"),
    "table": N_("Cell of the row"),
    "id": N_("ID"),
    "thread": N_("Thread (turns)"),
    "leave_out": N_("Leave out"),
}
FILES = (Role.IMAGE, Role.AUDIO, Role.VIDEO)
CONTENT = (Role.TEXT, *FILES, Role.TABLE)
"""Roles of what is labeled: a text, the name of a file, a cell; but for texts the value is the name of a modality."""
BESIDE = (Role.GROUP, Role.DATE, Role.TITLE, Role.THREAD, Role.EXTRA)
"""Roles of what is kept and shown beside an item."""

Endings = Mapping[str, tuple[str, ...]]
"""Endings of the files that hold items, by modality: lower case, with the dot."""


def content_column(roles: Mapping[str, Role]) -> str | None:
    """Return the first column that holds what is labeled."""
    return next((name for name, role in roles.items() if role in CONTENT), None)


def files_modality(roles: Mapping[str, Role]) -> str | None:
    """Return the modality of the files that a column names; None when no column names files."""
    return next((role.value for role in roles.values() if role in FILES), None)


def modality_in(roles: Mapping[str, Role]) -> str:
    """Return what items are made of by the roles of their columns; texts where nothing is said."""
    return next((role.value for role in roles.values() if role in CONTENT and role is not Role.TEXT), Role.TEXT.value)


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """How a file is read; guessed, then changeable. Empty strings do not apply to the format.

    ``endings`` are those of the files that are items in a folder of media.
    """

    format: str
    encoding: str = "utf-8"
    separator: str = ""
    quote: str = '"'
    header: bool = True
    label_separator: str = ""
    endings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows of a file. ``rows`` are cells as text; ``roles`` the guess for each column."""

    path: str
    options: ReadingOptions
    columns: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    roles: Mapping[str, Role]
    total_rows: int | None = None
    size: int = 0
    warnings: tuple[str, ...] = ()
    likely_encodings: tuple[str, ...] = ()
    undecodable_hex: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """Row counts of a scan or an import: seen = ready + duplicate + empty + unreadable + too_large, always."""

    seen: int = 0
    ready: int = 0
    duplicate: int = 0
    empty: int = 0
    unreadable: int = 0
    too_large: int = 0
    labels: Mapping[str, int] = field(default_factory=dict)

    @property
    def quarantined(self) -> int:
        """Rows that were not taken."""
        return self.duplicate + self.empty + self.unreadable + self.too_large


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """Everything needed to import one file or folder.

    Names of media files in a table are relative to its folder, or to the first of ``folders`` where they are.
    """

    path: str
    options: ReadingOptions
    roles: Mapping[str, Role]
    existing_labels: Literal["first", "gold", "ignore"] = "first"
    modality: str = "text"
    folders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """An import as the project remembers it; ``state`` is running, done, cancelled or failed."""

    id: int
    name: str
    format: str
    sha256: str
    started_at: str
    finished_at: str
    state: str
    seen: int
    accepted: int
    quarantined: int


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One labeled item with its provenance, as exports write it and read it back; what a file leaves out is empty."""

    id: str
    text: str
    labels: tuple[str, ...] = ()
    annotator: str = ""
    time: str = ""
    seconds: float = 0.0
    status: str = ""
    reason: str = ""
    strategy: str = ""
    probability: float = 0.0
    model_version: int = 0
    suggested: tuple[str, ...] = ()
    confidence: float = 0.0
    suggestion_shown: bool = False
    guideline_version: int = 0
    flagged: bool = False
    comment: str = ""
    skip_reason: str = ""
    gold: bool = False
    meta: Mapping[str, str] = field(default_factory=dict)
    regions: tuple[Mapping[str, Any], ...] = ()
    """Where each region lies and the name of its label."""

    @property
    def answered(self) -> bool:
        """Whether this is an answer, be it that nothing is there."""
        return self.status not in ("skipped", "unlabeled")


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """What an export writes. ``whose``: everyone's answers or one annotator's; ``regions`` where answers list some."""

    path: str
    format: str
    annotator: str = ""
    provenance: bool = True
    notes: bool = True
    skipped: bool = False
    unlabeled: bool = False
    guard_formulas: bool = True
    regions: bool = False


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote, after it was read back and compared."""

    path: str
    manifest_path: str
    rows: int
    size: int
    sha256: str
    left_out: Mapping[str, int]
    notes: tuple[str, ...] = ()


Json = dict[str, Any]
