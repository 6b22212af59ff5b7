"""What a term of the query line can ask: conditions as values, and the table of fields that make them.

Unknown names become sentences for the screen, never a condition that finds too much.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, TypeVar, get_args

from alapp.domain.annotation import Annotator, ReasonKind
from alapp.domain.guideline import LabelClass
from alapp.domain.words import N_, tr

T = TypeVar("T")
State = Literal["labeled", "unlabeled", "skipped", "flagged", "gold", "commented", "excluded"]
STATES: tuple[State, ...] = get_args(State)
REASONS: tuple[ReasonKind, ...] = get_args(ReasonKind)


@dataclass(frozen=True, slots=True)
class Words:
    """A word or phrase of the text; ``whole`` words must match to their end."""

    text: str
    whole: bool = False

    @property
    def scan(self) -> bool:
        """Whether the word index cannot know it: signs, emoji, or a script that is written without blanks."""
        return not any(c.isalnum() for c in self.text) or any(map(_unspaced, self.text))


@dataclass(frozen=True, slots=True)
class LabelIs:
    """Somebody's answer that counts uses one of these label class ids."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ModelSays:
    """The model's best label class is one of these ids."""

    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Confidence:
    """The model's confidence lies in ``low <= p < high`` (0..1), set so that the rounded percent shown fits."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class By:
    """One of these annotators (codes) answered."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meta:
    """One of the columns holds one of the values, whatever the case."""

    columns: tuple[str, ...]
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Is:
    """The item is in one of these states."""

    states: tuple[State, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """An answer was asked for one of these reasons."""

    reasons: tuple[ReasonKind, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """An answer was given from ``first`` to ``last`` (local days, both included, None = open)."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Key:
    """The item's own id begins with one of these."""

    prefixes: tuple[str, ...]


Condition = Words | LabelIs | ModelSays | Confidence | By | Meta | Is | Why | Given | Key


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names a project knows; ``groups`` are those of its ``columns`` that ``group:`` means."""

    labels: Sequence[LabelClass] = ()
    annotators: Sequence[Annotator] = ()
    columns: Sequence[str] = ()
    groups: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A field: what it is for in words, how its values become a condition, and what values can be proposed."""

    words: str
    resolve: Callable[[Sequence[str], Vocabulary], Condition]
    values: Callable[[Vocabulary], Sequence[str]] = field(default=lambda _: ())


class Problem(Exception):
    """A value that no condition can be made of; the message is for the screen."""


_VALUE = re.compile(r'(?:"[^"]*"?|[^,"])+')
_NUMBER = re.compile(r"(<=|>=|<|>|=)?(\d{1,3})%?(?:\.\.(\d{1,3})%?)?")
_DAY = re.compile(r"(<=|>=|<|>|=)?(\d{4}(?:-\d{1,2}){0,2})(?:\.\.(\d{4}(?:-\d{1,2}){0,2}))?")


def fields(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the names of all fields: the fixed ones, then the project's own columns."""
    own = (column_name(c) for c in vocabulary.columns)
    return tuple(dict.fromkeys([*FIELDS, *(name for name in own if name)]))


def column_name(column: str) -> str:
    """Return how a column is written in the query line: ``Ward type`` is ``ward_type``."""
    return re.sub(r"\W+", "_", column.casefold()).strip("_")


def condition_of(name: str, value: str, known: Vocabulary) -> Condition:
    """Return the condition of a field; KeyError when there is no such field, Problem when the values are of no use."""
    values = [v.replace('"', "").strip() for v in _VALUE.findall(value)]
    values = [v for v in values if v]
    if not values:
        raise Problem(tr("{name}: needs a value.", name=name))
    if name in FIELDS:
        return FIELDS[name].resolve(values, known)
    columns = tuple(c for c in known.columns if column_name(c) == name)
    if not columns:
        raise KeyError(name)
    return Meta(columns, tuple(values))


def _label_ids(values: Sequence[str], known: Vocabulary) -> tuple[str, ...]:
    ids: list[str] = []
    for value in values:
        hits = _matching(value, known.labels, lambda c: c.name)
        if not hits:
            raise Problem(
                tr(
                    "There is no label “{value}”. Labels: {some}.",
                    value=value,
                    some=_some([c.name for c in known.labels]),
                )
            )
        ids += [c.id for c in hits]
    return tuple(dict.fromkeys(ids))


def _codes(values: Sequence[str], known: Vocabulary) -> By:
    codes: list[str] = []
    for value in values:
        hits = _matching(value, known.annotators, lambda a: a.code) or _matching(
            value, known.annotators, lambda a: a.name
        )
        if not hits:
            raise Problem(
                tr(
                    "Nobody here is called “{value}”. Known: {some}.",
                    value=value,
                    some=_some([a.code for a in known.annotators]),
                )
            )
        codes += [a.code for a in hits]
    return By(tuple(dict.fromkeys(codes)))


def _states(values: Sequence[str], _known: Vocabulary) -> Is:
    states: list[State] = []
    for value in values:
        folded = value.casefold().replace("labelled", "labeled")
        hits = [s for s in STATES if s == folded]
        if not hits:
            raise Problem(tr("is: does not know “{value}”. It knows {some}.", value=value, some=_some(STATES)))
        states += hits
    return Is(tuple(dict.fromkeys(states)))


def _reasons(values: Sequence[str], _known: Vocabulary) -> Why:
    reasons: list[ReasonKind] = []
    for value in values:
        folded = re.sub(r"\W+", "_", value.casefold())
        hits = [r for r in REASONS if r.startswith(folded)]
        if not hits:
            raise Problem(tr("why: does not know “{value}”. It knows {some}.", value=value, some=_some(REASONS)))
        reasons += hits
    return Why(tuple(dict.fromkeys(reasons)))


def _confidence(values: Sequence[str], _known: Vocabulary) -> Confidence:
    found = _NUMBER.fullmatch(values[0].replace(" ", ""))
    if len(values) != 1 or found is None or (found[1] and found[3]):
        raise Problem(tr("conf: needs a percentage, as in conf:<70, conf:>=90 or conf:50..60."))
    low, high = int(found[2]), int(found[3] or found[2])
    first, last = {"<": (0, low - 1), "<=": (0, low), ">": (low + 1, 100), ">=": (low, 100)}.get(found[1], (low, high))
    return Confidence((first - 0.5) / 100, (last + 0.5) / 100)


def _given(values: Sequence[str], _known: Vocabulary) -> Given:
    found = _DAY.fullmatch(values[0].replace(" ", ""))
    problem = Problem(
        tr("date: needs a day, month or year, as in date:>2025-11-01, date:2025-11 or date:2025-01..2025-03.")
    )
    if len(values) != 1 or found is None or (found[1] and found[3]):
        raise problem
    try:
        first, last = _span(found[2])[0], _span(found[3] or found[2])[1]
        day = timedelta(days=1)
        return {
            "<": lambda: Given(None, first - day),
            "<=": lambda: Given(None, last),
            ">": lambda: Given(last + day, None),
            ">=": lambda: Given(first, None),
        }.get(found[1], lambda: Given(first, last))()
    except (ValueError, OverflowError):
        raise problem from None


def _span(text: str) -> tuple[date, date]:
    """Return first and last day of ``2025``, ``2025-11`` or ``2025-11-01``."""
    parts = [int(p) for p in text.split("-")]
    if len(parts) == 3:
        day = date(parts[0], parts[1], parts[2])
        return day, day
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    first = date(parts[0], parts[1], 1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _group(values: Sequence[str], known: Vocabulary) -> Meta:
    columns = tuple(known.groups) or tuple(known.columns)
    if not columns:
        raise Problem(tr("group: has nothing to look in; this project has no extra columns."))
    return Meta(columns, tuple(values))


def _matching(value: str, members: Sequence[T], name: Callable[[T], str]) -> list[T]:
    folded = value.casefold()
    exact = [m for m in members if name(m).casefold() == folded]
    return exact or [m for m in members if name(m).casefold().startswith(folded)]


def _some(names: Sequence[str], most: int = 12) -> str:
    more = tr(" and {count} more", count=len(names) - most) if len(names) > most else ""
    return (", ".join(names[:most]) or tr("none")) + more


def _unspaced(char: str) -> bool:
    name = unicodedata.name(char, "")
    return name.startswith(("CJK ", "HIRAGANA", "KATAKANA", "THAI", "LAO ", "KHMER", "MYANMAR"))


def words_of(name: str) -> str:
    """Return what a field is for."""
    return tr(FIELDS[name].words) if name in FIELDS else tr("a column of the data")


def _label_names(known: Vocabulary) -> list[str]:
    return [c.name for c in known.labels if not c.retired]


FIELDS: dict[str, Field] = {
    "label": Field(N_("a label somebody gave"), lambda v, k: LabelIs(_label_ids(v, k)), _label_names),
    "says": Field(N_("the label the model says"), lambda v, k: ModelSays(_label_ids(v, k)), _label_names),
    "conf": Field(N_("how sure the model is, in percent"), _confidence, lambda _: ("<70", ">=90", "50..60")),
    "by": Field(N_("who answered"), _codes, lambda k: [a.code for a in k.annotators]),
    "is": Field(N_("the state of the item"), _states, lambda _: STATES),
    "why": Field(N_("why it was asked"), _reasons, lambda _: REASONS),
    "date": Field(N_("when it was answered"), _given),
    "group": Field(N_("a value of a group column"), _group),
    "id": Field(N_("the beginning of the item's id"), lambda v, _: Key(tuple(v))),
}
