"""What changed between two versions of the guideline, in words: English in the journal, any language on screen."""

from __future__ import annotations

from collections.abc import Iterator

from alapp.domain.guideline import Example, Guideline, LabelClass
from alapp.domain.words import N_, plain, retold

_SHOWN = 3


def differences(old: Guideline, new: Guideline) -> list[str]:
    """Return every difference between two versions as a short phrase; empty when they say the same."""
    return [retold(phrase) for phrase in _differences(old, new)]


def _differences(old: Guideline, new: Guideline) -> list[str]:
    return [*_of_project(old, new), *_of_set(old, new), *_of_classes(old, new)]


def summary(old: Guideline, new: Guideline) -> str:
    """Return the differences in one line of English, the first three spelled out."""
    found = _differences(old, new)
    more = len(found) - _SHOWN
    return "; ".join(found[:_SHOWN]) + ("; " + plain("{more} more", more=more) if more > 0 else "")


def note_words(note: str) -> str:
    """Return the note of a version on screen: one that :func:`summary` made in the language in use."""
    return "; ".join(retold(part) for part in note.split("; "))


def _of_project(old: Guideline, new: Guideline) -> Iterator[str]:
    if old.question != new.question:
        yield plain("question is now “{question}”", question=new.question)
    if (old.noun, old.noun_plural) != (new.noun, new.noun_plural):
        yield plain("an item is now called “{noun}”", noun=new.noun)
    if old.text != new.text:
        yield plain("introduction written") if not old.text else plain("introduction changed")


def _of_set(old: Guideline, new: Guideline) -> Iterator[str]:
    before = {c.id for c in old.classes}
    yield from (plain("“{name}” added", name=c.name) for c in new.classes if c.id not in before)
    if _shared_order(old, new) != _shared_order(new, old):
        yield plain("order changed")


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
        yield plain("“{name}” renamed to “{new_name}”", name=old.name, new_name=new.name)
    if old.retired != new.retired:
        yield plain("“{name}” retired" if new.retired else "“{name}” brought back", name=new.name)
    if old.key.upper() != new.key.upper():
        yield (
            plain("“{name}” has the letter {key}", name=new.name, key=new.key.upper())
            if new.key
            else plain("“{name}” has no letter", name=new.name)
        )
    if looks := [w for w in ("colour", "shape") if getattr(old, w) != getattr(new, w)]:
        yield plain(_LOOKS[len(looks) > 1, looks[0]], name=new.name)
    for field in ("hint", "description"):
        if phrase := _of_text(field, getattr(old, field), getattr(new, field)):
            yield plain(phrase, name=new.name)
    yield from (plain(phrase, name=new.name, n=n) for phrase, n in _of_examples(old.examples, new.examples))


_LOOKS = {
    (False, "colour"): N_("“{name}”: colour changed"),
    (False, "shape"): N_("“{name}”: shape changed"),
    (True, "colour"): N_("“{name}”: colour and shape changed"),
}
_TEXTS = {
    "hint": (N_("“{name}”: hint written"), N_("“{name}”: hint changed"), N_("“{name}”: hint removed")),
    "description": (
        N_("“{name}”: description written"),
        N_("“{name}”: description changed"),
        N_("“{name}”: description removed"),
    ),
}


def _of_text(field: str, old: str, new: str) -> str:
    if old == new:
        return ""
    written, changed, removed = _TEXTS[field]
    if not old:
        return written
    return changed if new else removed


def _of_examples(old: tuple[Example, ...], new: tuple[Example, ...]) -> Iterator[tuple[str, int]]:
    added, gone = len([e for e in new if e not in old]), len([e for e in old if e not in new])
    if added:
        yield N_("“{name}”: one example added") if added == 1 else N_("“{name}”: {n} examples added"), added
    if gone:
        yield N_("“{name}”: one example removed") if gone == 1 else N_("“{name}”: {n} examples removed"), gone
    if not added and not gone and old != new:
        yield N_("“{name}”: examples in another order"), 0
