"""What changed between two versions of the guideline, in words."""

from __future__ import annotations

from collections.abc import Iterator

from alapp.domain.guideline import Example, Guideline, LabelClass

_SHOWN = 3


def differences(old: Guideline, new: Guideline) -> list[str]:
    """Return every difference between two versions as a short phrase; empty when they say the same."""
    return [*_of_project(old, new), *_of_set(old, new), *_of_classes(old, new)]


def summary(old: Guideline, new: Guideline) -> str:
    """Return the differences in one line, the first three spelled out."""
    found = differences(old, new)
    more = len(found) - _SHOWN
    return "; ".join(found[:_SHOWN]) + (f"; {more} more" if more > 0 else "")


def _of_project(old: Guideline, new: Guideline) -> Iterator[str]:
    if old.question != new.question:
        yield f"question is now “{new.question}”"
    if (old.noun, old.noun_plural) != (new.noun, new.noun_plural):
        yield f"an item is now called “{new.noun}”"
    if old.text != new.text:
        yield "introduction written" if not old.text else "introduction changed"


def _of_set(old: Guideline, new: Guideline) -> Iterator[str]:
    before = {c.id for c in old.classes}
    yield from (f"“{c.name}” added" for c in new.classes if c.id not in before)
    if _shared_order(old, new) != _shared_order(new, old):
        yield "order changed"


def _shared_order(one: Guideline, other: Guideline) -> list[str]:
    shared = {c.id for c in other.active}
    return [c.id for c in one.active if c.id in shared]


def _of_classes(old: Guideline, new: Guideline) -> Iterator[str]:
    for label_class in new.classes:
        before = old.by_id(label_class.id)
        if before is not None:
            yield from _of_class(before, label_class)


def _of_class(old: LabelClass, new: LabelClass) -> Iterator[str]:
    if old.name != new.name:
        yield f"“{old.name}” renamed to “{new.name}”"
    if old.retired != new.retired:
        yield f"“{new.name}” " + ("retired" if new.retired else "brought back")
    if old.key.upper() != new.key.upper():
        yield f"“{new.name}” has the letter {new.key.upper()}" if new.key else f"“{new.name}” has no letter"
    if looks := [w for w in ("colour", "shape") if getattr(old, w) != getattr(new, w)]:
        yield f"“{new.name}”: {' and '.join(looks)} changed"
    for field in ("hint", "description"):
        if phrase := _of_text(getattr(old, field), getattr(new, field)):
            yield f"“{new.name}”: {field} {phrase}"
    yield from (f"“{new.name}”: {phrase}" for phrase in _of_examples(old.examples, new.examples))


def _of_text(old: str, new: str) -> str:
    if old == new:
        return ""
    if not old:
        return "written"
    return "changed" if new else "removed"


def _of_examples(old: tuple[Example, ...], new: tuple[Example, ...]) -> Iterator[str]:
    added, gone = len([e for e in new if e not in old]), len([e for e in old if e not in new])
    if added:
        yield _count(added) + " added"
    if gone:
        yield _count(gone) + " removed"
    if not added and not gone and old != new:
        yield "examples in another order"


def _count(n: int) -> str:
    return "one example" if n == 1 else f"{n} examples"
