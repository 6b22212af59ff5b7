"""Conditions of a query as SQL: fixed fragments, every value a parameter, so that no text can be taken for SQL."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from alapp.domain.conditions import By, Condition, Given, Is, Key, LabelIs, Meta, State, Why, Words
from alapp.domain.query import Term
from alapp.store.clock import iso_utc

Sql = tuple[str, list[Any]]

_ANSWERED = "SELECT a.item_id FROM annotation a WHERE a.status = 'answered'"
_LISTED = "(SELECT value FROM json_each(?))"

STATES: dict[State, str] = {
    "labeled": f"i.id IN ({_ANSWERED})",
    "unlabeled": f"i.id NOT IN ({_ANSWERED})",
    "skipped": "i.id IN (SELECT item_id FROM annotation WHERE status = 'skipped')",
    "flagged": "i.id IN (SELECT item_id FROM note WHERE flagged)",
    "gold": "i.id IN (SELECT item_id FROM note WHERE gold IS NOT NULL)",
    "commented": "i.id IN (SELECT item_id FROM note WHERE comment <> '')",
    "excluded": "i.id IN (SELECT item_id FROM note WHERE excluded)",
}


def where(terms: Iterable[Term]) -> Sql:
    """Return what must hold of ``item i`` for all terms; the terms that a model answers are none of the store's.

    Raises
    ------
    KeyError : a term asks what the store does not know.
    """
    wanted = list(terms)
    looked_up = [t for t in wanted if isinstance(t.condition, Words) and not t.condition.scan]
    parts = [_indexed(looked_up)] if looked_up else []
    parts += [_one(t) for t in wanted if t not in looked_up and t.condition is not None]
    return _joined(parts, " AND ") if parts else ("TRUE", [])


def match_text(words: Words) -> str:
    """Return words as a phrase of the full-text language: quoted, so that nothing in them is an operator."""
    quoted = '"' + _clean(words.text).replace('"', '""') + '"'
    return quoted if words.whole else quoted + " *"


def _indexed(terms: Sequence[Term]) -> Sql:
    """Return all looked-up words as one question to the index, and one more for those that must not occur."""
    wanted = [match_text(t.condition) for t in terms if isinstance(t.condition, Words) and not t.negated]
    unwanted = [match_text(t.condition) for t in terms if isinstance(t.condition, Words) and t.negated]
    ask = "(SELECT rowid FROM item_search WHERE item_search MATCH ?)"
    parts: list[Sql] = []
    if wanted:
        parts.append((f"i.id IN {ask}", [" AND ".join(wanted)]))
    if unwanted:
        parts.append((f"i.id NOT IN {ask}", [" OR ".join(unwanted)]))
    return _joined(parts, " AND ")


def _one(term: Term) -> Sql:
    assert term.condition is not None
    sql, values = _BUILDERS[type(term.condition)](term.condition)
    return (f"NOT coalesce({sql}, FALSE)", values) if term.negated else (sql, values)


def _joined(parts: Sequence[Sql], by: str) -> Sql:
    return by.join(f"({sql})" for sql, _ in parts), [v for _, values in parts for v in values]


def _listed(values: Iterable[str]) -> str:
    return json.dumps([_clean(v) for v in values])


def _clean(text: str) -> str:
    """Return the text without what SQLite cannot take: NUL and halves of characters."""
    return text.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def _scanned(words: Words) -> Sql:
    return "instr(lower(i.text), lower(?)) > 0", [_clean(words.text)]


def _labels(asked: LabelIs) -> Sql:
    labels = "SELECT a.item_id FROM annotation a, json_each(a.labels) l WHERE a.status = 'answered'"
    return f"i.id IN ({labels} AND l.value IN {_LISTED})", [_listed(asked.ids)]


def _by(asked: By) -> Sql:
    return f"i.id IN (SELECT item_id FROM annotation WHERE annotator IN {_LISTED})", [_listed(asked.codes)]


def _why(asked: Why) -> Sql:
    return f"i.id IN (SELECT item_id FROM annotation WHERE reason IN {_LISTED})", [_listed(asked.reasons)]


def _meta(asked: Meta) -> Sql:
    sql = f"""EXISTS (SELECT 1 FROM json_each(i.meta) m WHERE m.key IN {_LISTED}
        AND lower(m.value) IN (SELECT lower(value) FROM json_each(?)))"""
    return sql, [_listed(asked.columns), _listed(asked.values)]


def _is(asked: Is) -> Sql:
    return _joined([(STATES[state], []) for state in asked.states], " OR ")


def _given(asked: Given) -> Sql:
    sql, values = "SELECT item_id FROM annotation WHERE TRUE", []
    if asked.first is not None:
        sql += " AND created_at >= ?"
        values.append(_midnight(asked.first))
    if asked.last is not None and asked.last < date.max:
        sql += " AND created_at < ?"
        values.append(_midnight(asked.last + timedelta(days=1)))
    return f"i.id IN ({sql})", values


def _midnight(day: date) -> str:
    """Return when this local day begins, as the project writes times."""
    try:
        return iso_utc(datetime.combine(day, time()))
    except (OverflowError, ValueError, OSError):  # at the ends of the calendar there is no local time
        return f"{day.isoformat()}T00:00:00.000Z"


def _key(asked: Key) -> Sql:
    escaped = [_clean(p).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%" for p in asked.prefixes]
    return _joined([("i.key LIKE ? ESCAPE '\\'", [prefix]) for prefix in escaped], " OR ")


_BUILDERS: dict[type[Condition], Callable[[Any], Sql]] = {
    Words: _scanned,
    LabelIs: _labels,
    By: _by,
    Meta: _meta,
    Is: _is,
    Why: _why,
    Given: _given,
    Key: _key,
}
