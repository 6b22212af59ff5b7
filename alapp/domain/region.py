"""Regions: parts of an item that carry a label: spans of a text, boxes in an image, segments in time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any, Literal

from alapp.domain.annotation import Value
from alapp.domain.errors import BadInput
from alapp.domain.words import tr

RegionKind = Literal["span", "box", "segment"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Part of a text: code points, half-open. ``text`` is what stood there, checked at every read."""

    start: int
    end: int
    label: str
    text: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """Part of an image: absolute pixels of the picture as displayed (after its EXIF turn), origin top left."""

    x: float
    y: float
    w: float
    h: float
    label: str


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    """Part of a recording: integer microseconds from its beginning, half-open."""

    start: int
    end: int
    label: str


Region = Span | Box | Segment
KINDS: Mapping[str, type[Span] | type[Box] | type[Segment]] = {"span": Span, "box": Box, "segment": Segment}
KEYS: Mapping[str, str] = {"span": "spans", "box": "boxes", "segment": "segments"}
"""The name under which an answer lists its regions."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A region that a model suggests, with its calibrated probability; ``second`` is the next likely label."""

    region: Region
    confidence: float
    second: str = ""
    second_confidence: float = 0.0


def rows_of(marked: Iterable[Marked]) -> tuple[Value, ...]:
    """Return suggested regions as plain rows, to be stored with what a model says."""
    return tuple(
        {**asdict(m.region), "confidence": m.confidence, "second": m.second, "second_confidence": m.second_confidence}
        for m in marked
    )


def marked_of(kind: RegionKind, rows: Iterable[Value]) -> tuple[Marked, ...]:
    """Return what :func:`rows_of` wrote, in their order in the item; rows of another kind or version are left out."""
    found = []
    for row in rows:
        with suppress(TypeError, ValueError, KeyError):
            second = str(row.get("second", "")), float(row.get("second_confidence", 0.0))
            found.append(Marked(_region(kind, row), float(row["confidence"]), *second))
    return tuple(sorted(found, key=lambda m: place_of(m.region)))


def labels_in(regions: Iterable[Region]) -> tuple[str, ...]:
    """Return the label class ids of these regions, each once, in order of first use."""
    return tuple(dict.fromkeys(region.label for region in regions))


def region_kind(name: str) -> RegionKind:
    """Return a kind of region by its name; raises BadInput for an unknown one."""
    if name not in KINDS:
        raise BadInput(tr("There are no regions called “{name}”.", name=name))
    return name  # type: ignore[return-value]


def value_of(kind: RegionKind, regions: Sequence[Region]) -> Value:
    """Return the answer that lists these regions; equal regions once, in their order in the item."""
    listed = sorted(set(regions), key=place_of)
    return {"labels": list(labels_in(listed)), KEYS[kind]: [asdict(region) for region in listed]}


def regions_of(kind: RegionKind, value: Value | None) -> tuple[Region, ...]:
    """Return the regions an answer lists.

    Raises
    ------
    BadInput : it lists something else than regions of this kind.
    """
    if value is None:
        return ()
    try:
        return tuple(_region(kind, row) for row in value.get(KEYS[kind], ()))
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise BadInput(
            tr("The answer lists something that is no region."),
            tr("It cannot be shown."),
            tr("Verify the project file."),
            type(error).__name__,
        ) from None


def span_problem(spans: Iterable[Region], text: str) -> str:
    """Say in words which span does not hold the text it was given for; empty when all do."""
    for span in spans:
        if isinstance(span, Span) and not _holds(span, text):
            return tr(
                "A span from {start} to {end} does not hold the text it was given for.", start=span.start, end=span.end
            )
    return ""


def _holds(span: Span, text: str) -> bool:
    inside = 0 <= span.start < span.end <= len(text)
    return inside and (not span.text or text[span.start : span.end] == span.text)


def _region(kind: RegionKind, row: Mapping[str, Any]) -> Region:
    match kind:
        case "span":
            return Span(int(row["start"]), int(row["end"]), str(row["label"]), str(row.get("text", "")))
        case "box":
            x, y, w, h = (float(row[side]) for side in "xywh")
            return Box(x, y, w, h, str(row["label"]))
        case "segment":
            return Segment(int(row["start"]), int(row["end"]), str(row["label"]))


def place_of(region: Region) -> tuple[float, float, str]:
    """Return where a region comes in the order of its item: by its beginning, the longer first; boxes by rows."""
    if isinstance(region, Box):
        return (region.y, region.x, region.label)
    return (region.start, -region.end, region.label)
