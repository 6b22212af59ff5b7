"""The query line of Browse: words and ``field:value`` terms, parsed into conditions that a search can answer.

Grammar, blanks between terms, every term must hold::

    fall bath          words; a word finds all words that begin with it, whatever the case and accents
    "side rail"        exactly these words in this order
    -fall -by:A2       a leading minus turns any term around
    label:Fall,Device  a field with one or more values; names with blanks in quotes, label:"Pressure injury"

Nothing in here knows SQL; unknown names become sentences for the screen, never exceptions.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from alapp.domain.conditions import FIELDS, Condition, Problem, Vocabulary, Words, condition_of, fields, words_of
from alapp.domain.words import tr


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the line: its text as typed, where it stands, and what it asks (None: not complete yet)."""

    text: str
    start: int
    field: str = ""
    negated: bool = False
    condition: Condition | None = None
    problem: str = ""

    @property
    def end(self) -> int:
        """The place behind its last character."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed line."""

    terms: tuple[Term, ...] = ()

    @property
    def asked(self) -> tuple[Term, ...]:
        """The terms that ask something."""
        return tuple(t for t in self.terms if t.condition is not None)

    @property
    def words(self) -> tuple[Words, ...]:
        """The words to be marked in a text: those that must occur."""
        return tuple(t.condition for t in self.terms if isinstance(t.condition, Words) and not t.negated)

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong, one sentence each."""
        return tuple(t.problem for t in self.terms if t.problem)

    @property
    def sound(self) -> bool:
        """Whether every complete term can be answered; an unsound query finds nothing rather than too much."""
        return not any(t.problem and t.condition is None for t in self.terms)

    def without(self, term: Term) -> Query:
        """Return the query that lacks this term."""
        return Query(tuple(t for t in self.terms if t is not term))

    def __str__(self) -> str:
        return " ".join(t.text for t in self.terms)


@dataclass(frozen=True, slots=True)
class Completion:
    """A proposal for the term that is being typed: replace ``start``..``end`` by ``text``."""

    text: str
    words: str
    start: int
    end: int


_TERM = re.compile(r'(?P<minus>-?)(?:(?P<field>[^\W\d][\w.]*):)?(?P<value>(?:"[^"]*"?|[^\s"])*)')


def parse(line: str, vocabulary: Vocabulary | None = None) -> Query:
    """Parse any text; what cannot be understood is a problem in words, never an exception."""
    known = vocabulary or Vocabulary()
    terms: list[Term] = []
    at = 0
    while at < len(line):
        found = _TERM.match(line, at)
        if found is None or found.end() == at:
            at += 1
            continue
        terms.append(_term(found, known))
        at = found.end()
    return Query(tuple(terms))


def completions(line: str, cursor: int, vocabulary: Vocabulary, limit: int = 8) -> list[Completion]:
    """Return proposals for the term at ``cursor``: names of fields, behind a colon the field's values."""
    found = next((m for m in _TERM.finditer(line) if m.group() and m.start() < cursor <= m.end()), None)
    if found is None:
        return []
    name = found["field"]
    if name is None:
        start = found.start("value")
        typed = line[start:cursor].casefold()
        names = [f for f in fields(vocabulary) if typed and f.startswith(typed)]
        return [Completion(f"{f}:", words_of(f), start, found.end()) for f in names][:limit]
    spec = FIELDS.get(name.casefold())
    start = found.start("value") + line[found.start("value") : cursor].rfind(",") + 1
    typed = line[start:cursor].replace('"', "").casefold()
    values = [v for v in (spec.values(vocabulary) if spec else ()) if v.casefold().startswith(typed)]
    return [Completion(quoted(v), v, start, found.end()) for v in values][:limit]


def quoted(value: str) -> str:
    """Return a value as it is typed behind a colon; quotes cannot be said and are left out."""
    bare = value.replace('"', "")
    return f'"{bare}"' if not bare or re.search(r"[\s,]", bare) else bare


def best_removal(query: Query, count: Callable[[Query], int]) -> tuple[Term, int] | None:
    """Return the one term without which most is found, and how much; None when no single one helps."""
    if len(query.asked) < 2:
        return None
    tries = [(term, count(query.without(term))) for term in query.asked]
    best = max(tries, key=lambda t: t[1])
    return best if best[1] else None


def _term(found: re.Match[str], known: Vocabulary) -> Term:
    name, value, text = found["field"], found["value"], found.group()
    bare = Term(text, found.start(), negated=bool(found["minus"]) and len(text) > 1)
    if name is None:
        return replace(bare, condition=_words(value or text))
    term = replace(bare, field=name.casefold())
    if not value.strip('",'):
        return term
    try:
        return replace(term, condition=condition_of(term.field, value, known))
    except Problem as problem:
        return replace(term, problem=str(problem))
    except KeyError:
        words = tr(
            "There is no field “{name}”; it is searched as words. Fields: {fields}.",
            name=name,
            fields=", ".join(fields(known)),
        )
        return replace(bare, condition=_words(f"{name}:{value}"), problem=words)


def _words(value: str) -> Words | None:
    text = " ".join(value.replace('"', " ").replace("\0", " ").split())
    return Words(text, whole=value.startswith('"')) if text else None
