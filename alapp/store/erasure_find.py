"""What an erasure touches: items, events that quote, rows put aside, examples, and places that are only named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from alapp.domain.erasure import Wanted, folded
from alapp.domain.errors import ProjectDamaged
from alapp.domain.guideline import Example, Guideline
from alapp.domain.words import N_
from alapp.store.codec import from_json, plain, to_json
from alapp.store.database import Database

LONG = 12
"""Characters from which on a passage says where it was taken from."""
_PAGE = 1000
_ITEMS = f"SELECT id, key, text, meta, digest FROM item WHERE id > ? AND text <> '' ORDER BY id LIMIT {_PAGE}"
_EVENTS = (
    "SELECT seq, item_id, actor, field, payload FROM event WHERE seq > ? AND item_id IS NOT NULL"
    f" AND payload IS NOT NULL ORDER BY seq LIMIT {_PAGE}"
)
_ASIDE = f"SELECT id, row, column_name, reason, original FROM quarantine WHERE id > ? ORDER BY id LIMIT {_PAGE}"
_VERSION = N_("guideline version {name}")
_NAMED: Mapping[str, str] = {
    N_("the project's name"): "SELECT '', name FROM project",
    N_("annotator {name}"): "SELECT code, code || ' ' || name FROM annotator",
    N_("import {name}"): "SELECT id, name || ' ' || plan FROM source",
    N_("setting {name}"): "SELECT key, value FROM setting",
    N_("model {name}"): "SELECT version, record FROM model",
    N_("folder of media {name}"): "SELECT id, path FROM media_root",
    _VERSION: "SELECT version, body FROM guideline",
}


@dataclass(frozen=True, slots=True)
class FoundItem:
    """An item that shall go, with what says where it is quoted."""

    item_id: int
    key: str
    text: str
    digest: bytes


@dataclass(frozen=True, slots=True)
class Quote:
    """An event of another item (a comment) that names what is searched for."""

    seq: int
    item_id: int
    actor: str
    field: Any


@dataclass(frozen=True, slots=True)
class Touched:
    """All that an erasure reaches in one file; held in memory only, never shown."""

    items: tuple[FoundItem, ...]
    quotes: tuple[Quote, ...]
    aside: tuple[int, ...]
    examples: Mapping[int, Guideline]
    """Versions of the guideline without the passages, by number."""
    passages: int
    left: tuple[str, ...]

    @property
    def item_ids(self) -> list[int]:
        """The numbers of the items."""
        return [item.item_id for item in self.items]


def find(database: Database, wanted: Wanted) -> Touched:
    """Read through the whole file once.

    Raises
    ------
    AppError : it cannot be read.
    """
    items = tuple(_items(database, wanted))
    examples, passages = _examples(database, wanted, items)
    left = tuple(_named(database, wanted, examples)) if wanted.search else ()
    quotes = tuple(_quotes(database, wanted, {i.item_id for i in items})) if wanted.search else ()
    return Touched(items, quotes, tuple(_aside(database, wanted, items)), examples, passages, left)


def quoted_in(wanted: Wanted, items: tuple[FoundItem, ...], text: str) -> bool:
    """Whether a text a person wrote gives away what is erased."""
    inside = folded(text)
    said = [
        wanted.search,
        wanted.value if len(wanted.value) > 2 else "",
        *(i.text for i in items if len(i.text) >= LONG),
    ]
    return any(folded(part) in inside for part in said if part) or any(
        len(text) >= LONG and inside in folded(i.text) for i in items
    )


def _items(database: Database, wanted: Wanted) -> Iterator[FoundItem]:
    last = 0
    while rows := database.rows(_ITEMS, (last,)):
        last = rows[-1][0]
        for item_id, key, text, meta, digest in rows:
            columns = {} if meta == "{}" else plain(meta)
            if wanted.fits(item_id, key, text, columns, digest):
                yield FoundItem(item_id, key, text, digest)


def _quotes(database: Database, wanted: Wanted, erased: set[int]) -> Iterator[Quote]:
    written, last = to_json(wanted.search)[1:-1], 0
    escaped = Wanted(written)
    while rows := database.rows(_EVENTS, (last,)):
        last = rows[-1][0]
        yield from (Quote(*row[:4]) for row in rows if row[1] not in erased and escaped.named_in(row[4]))


def _aside(database: Database, wanted: Wanted, items: tuple[FoundItem, ...]) -> Iterator[int]:
    """Yield rows put aside that hold what is searched for, or the content of an item that goes, or name its id."""
    contents = {_as_written(item.text) for item in items}
    keys = re.compile(rf"ID (?:{'|'.join(re.escape(i.key) for i in items)})(?:\.$| is taken)") if items else None
    last = 0
    while rows := database.rows(_ASIDE, (last,)):
        last = rows[-1][0]
        for row_id, _, column, reason, original in rows:
            inside = folded(original)
            named = wanted.named_in(f"{column} {reason} {original}") or _in_column(wanted, original)
            if named or any(c in inside for c in contents) or (keys is not None and keys.search(reason)):
                yield row_id


def _as_written(text: str) -> str:
    """Return a text as it stands in JSON; a short one with its quotes, as it would occur anywhere."""
    written = folded(to_json(text))
    return written if len(text) < LONG else written[1:-1]


def _in_column(wanted: Wanted, original: str) -> bool:
    """Whether a row put aside has the value; where its columns cannot be told apart, as a word of its own."""
    if not wanted.column:
        return False
    columns = _columns_of(original)
    if columns is not None:
        return str(columns.get(wanted.column)) == wanted.value
    return re.search(rf"(?<!\w){re.escape(wanted.value)}(?!\w)", original) is not None


def _columns_of(original: str) -> Mapping[str, Any] | None:
    """Return the cells of a row put aside by their columns, None where it is kept as a line of its file."""
    try:
        found = plain(original)
    except ProjectDamaged:
        return None
    return found if isinstance(found, dict) else None


def _examples(database: Database, wanted: Wanted, items: tuple[FoundItem, ...]) -> tuple[dict[int, Guideline], int]:
    """Return the versions of the guideline that quote, without their passages, and how many passages there are."""
    keys = {item.key for item in items}

    def gives_away(example: Example) -> bool:
        return example.item_key in keys or quoted_in(wanted, items, example.text)

    found, passages = dict[int, Guideline](), set[tuple[str, str]]()
    for version, body in database.rows("SELECT version, body FROM guideline ORDER BY version"):
        guideline = from_json(body, Guideline)
        said = {(c.id, e.text) for c in guideline.classes for e in c.examples if gives_away(e)}
        if said:
            passages |= said
            found[version] = guideline.without_examples(gives_away)
    return found, len(passages)


def _named(database: Database, wanted: Wanted, examples: Mapping[int, Guideline]) -> Iterator[str]:
    for words, sql in _NAMED.items():
        for name, text in database.rows(sql):
            held = to_json(examples[name]) if words == _VERSION and name in examples else str(text)
            if wanted.named_in(held) or Wanted(to_json(wanted.search)[1:-1]).named_in(held):
                yield words.format(name=name if not wanted.named_in(str(name)) else "").strip()
