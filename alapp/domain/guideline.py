"""A version of the label set: classes with stable ids, question, descriptions, examples."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from alapp.domain.words import tr

RESERVED_LETTERS = "ABCEFGHJKLMRSUWXZ"
FREE_LETTERS = "DINOPQTVY"
COLOURS = 12
SHAPES = 24
"""Shapes 13 to 24 are the outlines of 1 to 12, for the labels that come after the twelfth."""


@dataclass(frozen=True, slots=True)
class Example:
    """A passage that shows (or, if not ``positive``, only seems to show) a label class."""

    text: str
    positive: bool = True
    item_key: str = ""


@dataclass(frozen=True, slots=True)
class LabelClass:
    """One label. ``id`` never changes and is never shown; ``colour`` is 1..12 of the tokens, ``shape`` 1..24."""

    id: str
    name: str
    colour: int = 1
    shape: int = 1
    key: str = ""
    hint: str = ""
    description: str = ""
    examples: tuple[Example, ...] = ()
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Guideline:
    """One version of the label set; answers store the version they were given under."""

    version: int
    label_task: str
    classes: tuple[LabelClass, ...]
    question: str = "Which label fits?"
    noun: str = "item"
    noun_plural: str = "items"
    text: str = ""
    created_at: str = ""
    author: str = ""
    note: str = ""

    @property
    def active(self) -> tuple[LabelClass, ...]:
        """The label classes that can be given, in their order; place n has digit n."""
        return tuple(c for c in self.classes if not c.retired)

    def without_examples(self, gone: Callable[[Example], bool]) -> Guideline:
        """Return the guideline without the examples of which this is true."""
        kept = (replace(c, examples=tuple(e for e in c.examples if not gone(e))) for c in self.classes)
        return replace(self, classes=tuple(kept))

    def by_id(self, label_id: str) -> LabelClass | None:
        """Return the label class with this id, retired ones included."""
        return next((c for c in self.classes if c.id == label_id), None)

    def by_name(self, name: str) -> LabelClass | None:
        """Return the label class with this name; exact first, then without regard to case and blanks."""
        exact = next((c for c in self.classes if c.name == name), None)
        folded = name.strip().casefold()
        return exact or next((c for c in self.classes if c.name.strip().casefold() == folded), None)


def new_label_id() -> str:
    """Return a fresh stable id."""
    return secrets.token_hex(4)


def look_of(place: int) -> tuple[int, int]:
    """Return colour and shape of the label that is made as the n-th (0-based); it keeps them wherever it moves."""
    return place % COLOURS + 1, place % SHAPES + 1


def classes_from_names(names: Iterable[str], hints: Sequence[str] = ()) -> tuple[LabelClass, ...]:
    """Make label classes of distinct names in order, with the token colours and shapes in turn."""
    distinct = list(dict.fromkeys(n.strip() for n in names if n.strip()))
    padded = [*hints, *[""] * len(distinct)]
    return tuple(LabelClass(new_label_id(), name, *look_of(i), hint=padded[i]) for i, name in enumerate(distinct))


def problems(guideline: Guideline) -> list[str]:
    """Return what is wrong with a label set, in words; empty when it can be used."""
    found: list[str] = []
    names = [c.name.strip().casefold() for c in guideline.active]
    if len(names) < 1:
        found.append(tr("At least one label is needed."))
    if any(not n for n in names):
        found.append(tr("A label has no name."))
    found += [tr("Two labels are called “{n}”.", n=n) for n in sorted({n for n in names if n and names.count(n) > 1})]
    keys = [c.key.upper() for c in guideline.active if c.key]
    found += [tr("The letter {k} is kept for a command.", k=k) for k in keys if k in RESERVED_LETTERS]
    found += [tr("“{k}” cannot be a label key.", k=k) for k in keys if k not in RESERVED_LETTERS + FREE_LETTERS]
    found += [tr("Two labels use the letter {k}.", k=k) for k in sorted({k for k in keys if keys.count(k) > 1})]
    return found


def reordered(guideline: Guideline, ids: Sequence[str]) -> Guideline:
    """Return the guideline with its classes in this order; classes not named keep their order at the end."""
    place = {label_id: i for i, label_id in enumerate(ids)}
    return replace(guideline, classes=tuple(sorted(guideline.classes, key=lambda c: place.get(c.id, len(place)))))
