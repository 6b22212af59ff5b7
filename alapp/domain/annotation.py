"""What one annotator said about one item, and why that item was asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Value = Mapping[str, Any]
"""An answer as a JSON object. Its ``labels`` lists every label class id used, whatever the label task."""

Status = Literal["answered", "skipped"]
ReasonKind = Literal[
    "random", "uncertain", "unlike", "likely", "keywords", "alike", "stream", "first_look", "asked", "second_look",
    "fallback", "imported",
]  # fmt: skip


def choice(*label_ids: str) -> Value:
    """Return the value of a choice of these label classes."""
    return {"labels": list(label_ids)}


def labels_of(value: Value | None) -> tuple[str, ...]:
    """Return the label class ids an answer uses, in order."""
    return tuple(value["labels"]) if value else ()


@dataclass(frozen=True, slots=True)
class Pick:
    """One chosen item: why, by which strategy, with what probability, under which model.

    ``probability`` is the chance of this item to be drawn at this step (1.0 = the strategy takes it for
    certain); ``parts`` are the why-bars of the screen, each in 0..1; ``rivals`` the two label classes the model
    cannot tell apart, with keywords the one they were given for, with a
    marked item its labels; ``blind`` items never show a suggestion.
    """

    item_id: int
    reason: ReasonKind
    strategy: str
    probability: float
    utility: float = 0.0
    model_version: int = 0
    parts: Mapping[str, float] = field(default_factory=dict)
    rivals: tuple[str, ...] = ()
    blind: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a model says of an item: calibrated probability of each label class id.

    ``regions`` are those it suggests, as plain rows (:func:`alapp.domain.region.marked_of` reads them).
    """

    model_version: int
    probabilities: Mapping[str, float]
    labels: tuple[str, ...]
    regions: tuple[Value, ...] = ()

    @property
    def confidence(self) -> float:
        """Probability of the best label class."""
        return max(self.probabilities.values(), default=0.0)


@dataclass(frozen=True, slots=True)
class AskedBy:
    """Provenance stored with an answer: the pick, and what the model said then (shown or not)."""

    reason: ReasonKind = "asked"
    strategy: str = ""
    probability: float = 1.0
    utility: float = 0.0
    model_version: int = 0
    suggested: tuple[str, ...] = ()
    confidence: float = 0.0
    shown: bool = False

    @property
    def is_check(self) -> bool:
        """Whether the item was drawn at random from the whole pool; a stream draws from what arrives only."""
        return self.reason == "random" and not self.strategy.startswith("stream")


@dataclass(frozen=True, slots=True)
class Answer:
    """What is recorded for one (item, annotator): the payload of an event."""

    value: Value | None
    status: Status
    guideline_version: int
    seconds: float = 0.0
    skip_reason: str = ""
    asked_by: AskedBy = field(default_factory=AskedBy)


@dataclass(frozen=True, slots=True)
class Annotation:
    """An answer that counts now, as read back from the project. ``created_at`` is ISO 8601 UTC."""

    item_id: int
    annotator: str
    answer: Answer
    created_at: str
    event_id: str

    @property
    def labels(self) -> tuple[str, ...]:
        """Label class ids of the answer."""
        return labels_of(self.answer.value)


@dataclass(frozen=True, slots=True)
class Note:
    """Marks beside an answer; ``comment`` is free text of the annotator."""

    flagged: bool = False
    comment: str = ""
    gold: Value | None = None
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Annotator:
    """A person or an import, known by a short code."""

    code: str
    name: str = ""
    kind: Literal["person", "import", "model"] = "person"
    role: Literal["lead", "annotator"] = "lead"
