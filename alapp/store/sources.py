"""Imports: where rows came from, what became items, what could not be taken and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count, repeat
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from alapp.domain.annotation import Answer, AskedBy, labels_of
from alapp.domain.change import Change, Op
from alapp.domain.errors import BadInput
from alapp.domain.exchange import Counts, ImportPlan, Source
from alapp.domain.item import NewItem, NewItems, Rejected
from alapp.domain.prints import Marks, Prints
from alapp.domain.words import N_, plain
from alapp.store.annotators import Annotators
from alapp.store.clock import now
from alapp.store.codec import content_digest, row_hash, to_json
from alapp.store.database import Database
from alapp.store.journal import Journal
from alapp.store.media import Media

_COLUMNS = "id, name, format, sha256, plan, started_at, finished_at, state, seen, accepted, quarantined"
_SELECT = "SELECT id, name, format, sha256, started_at, finished_at, state, seen, accepted, quarantined FROM source"
_PUT = f"INSERT OR REPLACE INTO source ({_COLUMNS}, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_UPDATE = (
    "UPDATE source SET sha256 = ?, finished_at = ?, state = ?, seen = ?, accepted = ?, quarantined = ?, hash = ?"
    " WHERE id = ?"
)
_ITEM = (
    "INSERT INTO item (id, key, text, modality, meta, source_id, row, digest, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_REJECTED = (
    "INSERT INTO quarantine (id, source_id, row, column_name, reason, original, kind, hash)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_KNOWN = "SELECT {0}, key, row, source_id FROM item WHERE {1} IN ({2})"
_DIGESTS = "SELECT id, digest FROM item WHERE id > ? ORDER BY id LIMIT 2000"
_PAGE = 500
_DOUBLE = {
    ("id", True): N_("The ID {key} is taken: row {row} of {source}."),
    ("text", False): N_("The same text is in the project: row {row} of {source}."),
    ("text", True): N_("The same text is in the project: row {row} of {source}, ID {key}."),
    ("file", False): N_("The same file is in the project: row {row} of {source}."),
    ("file", True): N_("The same file is in the project: row {row} of {source}, ID {key}."),
}
_ERASED = N_("It was erased for good on {day}, and is not taken in again.")


class _First(NamedTuple):
    """Where a text or key stands in the pool already; made for every row of an import."""

    key: str
    row: int
    source: str


class _Entered(NamedTuple):
    """What a chunk brought: the new rows, their ids and digests, and those that the pool has already."""

    rows: NewItems
    ids: Sequence[int]
    digests: Sequence[bytes]
    doubles: Sequence[Rejected]


class Sources:
    """Adds rows to the pool, in chunks that are one transaction each.

    Which texts the pool has is known from the first 8 bytes of their digests, held in memory from the first import on.
    """

    def __init__(
        self,
        database: Database,
        annotators: Annotators,
        journal: Journal,
        erased: Callable[[], Callable[[bytes], str] | None] = lambda: None,
    ) -> None:
        self._database = database
        self._annotators = annotators
        self._journal = journal
        self._erased = erased
        self._media = Media(database)
        self._with_doubles = set[int]()
        self._prints, self._known_to = Prints(), 0

    def begin(self, plan: ImportPlan, sha256: str = "") -> int:
        """Note that an import begins and return its id; of the path only the name is kept.

        Raises
        ------
        AppError : read-only, or the disk refused.
        """
        kept = to_json({"options": plan.options, "roles": plan.roles, "existing_labels": plan.existing_labels})
        with self._database.transaction():
            source_id = self._database.value("SELECT max(id) FROM source", default=0) + 1
            name = Path(plan.path).name
            columns = (source_id, name, plan.options.format, sha256, kept, now(), "", "running", 0, 0, 0)
            self._database.execute(_PUT, (*columns, row_hash(*columns)))
        return int(source_id)

    def recall(self) -> None:
        """Read the digests of the items that are not known yet: 1 s for a million, before the first chunk comes."""
        while rows := self._database.rows(_DIGESTS, (self._known_to,)):
            ids, digests = zip(*rows, strict=True)
            self._remember(ids, digests)

    def identify(self, source_id: int, sha256: str) -> None:
        """Note the checksum of the file.

        Raises
        ------
        AppError : read-only, or the disk refused.
        """
        with self._database.transaction():
            self._update(source_id, sha256=sha256)

    def add_chunk(
        self,
        source_id: int,
        rows: NewItems | Sequence[NewItem],
        rejected: Sequence[Rejected],
        annotator: str = "import",
    ) -> Counts:
        """Take rows into the pool and rejected ones into quarantine, in one transaction; at most 500 at a time.

        Rows whose key or text the pool has already go to quarantine as duplicates. Answers that came along are
        recorded for ``annotator`` as one operation that cannot be undone.

        Raises
        ------
        AppError : read-only, or the disk refused; nothing of the chunk is stored.
        """
        with self._database.transaction():
            sound, broken = _split_broken(rows if isinstance(rows, NewItems) else NewItems.of(rows))
            sound, erased = self._split_erased(sound)
            entered = self._enter(source_id, sound)
            out = [*map(_storable, rejected), *broken, *erased, *entered.doubles]
            self._media.enter_now((entered.ids[place], file) for place, file in entered.rows.files)
            self._put_aside(source_id, out)
            self._count(source_id, len(entered.rows), len(out))
            if any(entered.rows.values):
                self._bring_answers(zip(entered.ids, entered.rows, strict=True), annotator)
        self._remember(entered.ids, entered.digests)
        return _counts(entered.rows, out)

    def finish(self, source_id: int, state: str, sha256: str = "") -> None:
        """Note how an import ended: done, cancelled or failed; the file's hash if it is known only now.

        Raises
        ------
        AppError : read-only, or the disk refused.
        """
        with self._database.transaction():
            self._update(source_id, sha256=sha256, finished_at=now(), state=state)

    def all(self) -> list[Source]:
        """Return every import in the order they began."""
        return [Source(*row) for row in self._database.rows(f"{_SELECT} ORDER BY id")]

    def quarantine(self, source_id: int | None = None) -> Iterator[tuple[str, Rejected]]:
        """Yield (name of the source, rejected row), of one import or all, in the order they came."""
        sql = (
            "SELECT q.id, s.name, q.row, q.column_name, q.reason, q.original, q.kind FROM quarantine q"
            " JOIN source s ON s.id = q.source_id WHERE q.id > ?1 AND (?2 IS NULL OR q.source_id = ?2)"
            f" ORDER BY q.id LIMIT {_PAGE}"
        )
        last = 0
        while rows := self._database.rows(sql, (last, source_id)):
            last = rows[-1][0]
            yield from ((row[1], Rejected(*row[2:])) for row in rows)

    def close_interrupted(self, state: str = "failed") -> None:
        """Mark imports that a crash (or the closing of the project) cut off; what they brought in stays."""
        for (source_id,) in self._database.rows("SELECT id FROM source WHERE state = 'running'"):
            self.finish(source_id, state)

    def forget(self) -> None:
        """Read the digests anew at the next import: an erasure has changed some."""
        self._prints, self._known_to = Prints(), 0

    def _split_erased(self, rows: NewItems) -> tuple[NewItems, list[Rejected]]:
        """Return the rows without those whose content was erased here, and these without their content."""
        day_of = self._erased()
        if day_of is None:
            return rows, []
        days = [day_of(digest) for digest in map(content_digest, rows.modalities, rows.contents)]
        known = [(row, day) for row, day in zip(rows, days, strict=True) if day]
        gone = [Rejected(row.row, "text", plain(_ERASED, day=day), "", "erased") for row, day in known]
        return NewItems.of([row for row, day in zip(rows, days, strict=True) if not day]), gone

    def _enter(self, source_id: int, rows: NewItems) -> _Entered:
        """Put rows into the pool, but for those that it has already.

        Whether a key is new is asked of the table's own rule by putting all in at once. Once that has failed, the
        rows of this import are looked up first, since more of them will be doubles.
        """
        self.recall()
        digests = list(map(content_digest, rows.modalities, rows.contents))
        if source_id not in self._with_doubles and self._prints.are_new(_marks(digests)):
            ids = self._next_ids(len(rows))
            if self._database.executemany_or_none(_ITEM, _item_rows(source_id, ids, rows, digests, set())):
                return _Entered(rows, ids, digests, ())
            self._with_doubles.add(source_id)
        new, digests, doubles = self._split_doubles(source_id, rows, digests)
        return _Entered(new, self._insert(source_id, new, digests), digests, doubles)

    def _remember(self, ids: Sequence[int], digests: Sequence[bytes]) -> None:
        """Note what is in the pool for good."""
        self._prints.add(_marks(digests), np.array(ids, np.uint32))
        self._known_to = ids[-1] if ids else self._known_to

    def _next_ids(self, n: int) -> list[int]:
        first = self._database.value("SELECT max(id) FROM item", default=0) + 1
        return list(range(first, first + n))

    def _split_doubles(
        self, source_id: int, rows: NewItems, found: Sequence[bytes]
    ) -> tuple[NewItems, list[bytes], list[Rejected]]:
        """Return the rows that are new, their digests, and the rows that the pool has already."""
        texts = self._known("digest", "id", [i for i in self._prints.find(_marks(found)).tolist() if i])
        keys = self._known("key", "key", list(filter(None, rows.keys)))
        here = self._name(source_id)
        new, digests, doubles = [], [], []
        for row, digest in zip(rows, found, strict=True):
            r = _with_free_name(row, keys) if row.media is not None and digest not in texts else row
            double = _double_of(r, texts.get(digest), keys.get(r.key))
            if double is not None:
                doubles.append(double)
                continue
            new.append(r)
            digests.append(digest)
            texts[digest] = first = _First(r.key, r.row, here)
            if r.key:
                keys[r.key] = first
        return NewItems.of(new), digests, doubles

    def _known(self, column: str, by: str, values: Sequence[Any]) -> dict[Any, _First]:
        """Return where items stand that have one of these values, by the value of a column."""
        if not values:
            return {}
        names = dict(self._database.rows("SELECT id, name FROM source"))
        sql = _KNOWN.format(column, by, ", ".join("?" * len(values)))
        return {v: _First(key, row, names[s]) for v, key, row, s in self._database.rows(sql, values)}

    def _name(self, source_id: int) -> str:
        return str(self._database.value("SELECT name FROM source WHERE id = ?", (source_id,)))

    def _insert(self, source_id: int, rows: NewItems, digests: Sequence[bytes]) -> list[int]:
        ids = self._next_ids(len(rows))
        unnamed = [f"#{i}" for i, key in zip(ids, rows.keys, strict=True) if not key]
        taken = set(rows.keys) | set(self._known("key", "key", unnamed)) if unnamed else set[str]()
        self._database.executemany(_ITEM, _item_rows(source_id, ids, rows, digests, taken))
        return ids

    def _put_aside(self, source_id: int, out: Sequence[Rejected]) -> None:
        first = self._database.value("SELECT max(id) FROM quarantine", default=0) + 1
        rows = [_rejected_row(i, source_id, r) for i, r in enumerate(out, start=first)]
        self._database.executemany(_REJECTED, rows)

    def _count(self, source_id: int, accepted: int, quarantined: int) -> None:
        row = self._row(source_id)
        self._update(
            source_id,
            seen=row["seen"] + accepted + quarantined,
            accepted=row["accepted"] + accepted,
            quarantined=row["quarantined"] + quarantined,
        )

    def _row(self, source_id: int) -> dict[str, Any]:
        values = self._database.row(f"SELECT {_COLUMNS} FROM source WHERE id = ?", (source_id,))
        return dict(zip(_COLUMNS.split(", "), values or (), strict=True))

    def _update(self, source_id: int, **changed: Any) -> None:
        row = self._row(source_id) | {name: value for name, value in changed.items() if value != ""}
        counted = ("sha256", "finished_at", "state", "seen", "accepted", "quarantined")
        self._database.execute(_UPDATE, (*(row[c] for c in counted), row_hash(*row.values()), source_id))

    def _bring_answers(self, pairs: Iterable[tuple[int, NewItem]], annotator: str) -> None:
        version = self._database.value("SELECT max(version) FROM guideline", default=0)
        changes = [_brought(item_id, row, version) for item_id, row in pairs if row.value is not None]
        if changes:
            self._annotators.ensure(annotator)
            words = plain("Import of {count} answers", count=len(changes))
            self._journal.record_now(Op.IMPORT, changes, annotator, words)


def _marks(digests: Sequence[bytes]) -> Marks:
    """Return the first 8 bytes of each digest as a number; who makes two texts share them brings in a double."""
    return np.frombuffer(b"".join(digests), "<u8")[::2]


def _brought(item_id: int, row: NewItem, guideline_version: int) -> Change:
    if row.gold:
        return Change(item_id, "gold", row.value)
    asked_by = AskedBy(reason="imported", strategy="import")
    return Change(item_id, "answer", Answer(row.value, "answered", guideline_version, asked_by=asked_by))


def _with_free_name(row: NewItem, keys: Mapping[str, _First]) -> NewItem:
    """Return a file that is called by its name with a number behind it, where a file of another folder is called so."""
    if row.key != row.text or row.key not in keys:
        return row
    return replace(row, key=next(key for n in count(2) if (key := f"{row.text} ({n})") not in keys))


def _double_of(row: NewItem, same_text: _First | None, same_key: _First | None) -> Rejected | None:
    if row.media is not None and same_text is not None:
        same_key = None  # that it has the same content says more than that it has the same name
    first = same_key or same_text
    if first is None:
        return None
    kind = "id" if same_key else "text" if row.media is None else "file"
    reason = plain(_DOUBLE[kind, kind == "id" or bool(first.key)], row=first.row, source=first.source, key=first.key)
    return Rejected(row.row, "id" if same_key else "text", reason, _original(row), "duplicate")


def _split_broken(rows: NewItems) -> tuple[NewItems, list[Rejected]]:
    """Tell rows apart whose text cannot be written as UTF-8: half of a character that takes two."""
    try:
        to_json((rows.keys, rows.texts, rows.metas))
        return rows, []
    except BadInput:
        sound, broken = list[NewItem](), list[Rejected]()
    for r in rows:
        try:
            to_json((r.key, r.text, r.meta))
            sound.append(r)
        except BadInput as error:
            broken.append(Rejected(r.row, "text", error.what, _original(r), "unreadable"))
    return NewItems.of(sound), broken


def _original(row: NewItem) -> str:
    """Return the row as JSON for repair; half characters are written as ``\\udXXX``.

    An extra column may be called ``text`` where another one was imported as the text: both are kept.
    """
    own = {"id": row.key, "text": row.text, "labels": labels_of(row.value)}
    kept = {_free_name(name, row.meta): value for name, value in own.items()} | dict(row.meta)
    return to_json({_clean(k): _clean(v) if isinstance(v, str) else v for k, v in kept.items() if v})


def _free_name(name: str, taken: Mapping[str, str]) -> str:
    return name if name not in taken else next(free for n in count(2) if (free := f"{name} ({n})") not in taken)


def _storable(r: Rejected) -> Rejected:
    return Rejected(r.row, _clean(r.column), _clean(r.reason), _clean(r.original), r.kind)


def _clean(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _item_rows(
    source_id: int, ids: Sequence[int], rows: NewItems, digests: Sequence[bytes], taken: set[str]
) -> Iterator[tuple[Any, ...]]:
    keys = [key or _free_key(i, taken) for i, key in zip(ids, rows.keys, strict=True)]
    metas = [to_json(meta) if meta else "{}" for meta in rows.metas]
    columns = (ids, keys, rows.texts, rows.modalities, metas, repeat(source_id), rows.rows, digests)
    return zip(*columns, map(row_hash, *columns), strict=False)


def _free_key(item_id: int, taken: set[str]) -> str:
    """Return the key of an item that brought none: its number, with primes if a row is called that already."""
    key = f"#{item_id}"
    while key in taken:
        key += "'"
    return key


def _rejected_row(row_id: int, source_id: int, r: Rejected) -> tuple[Any, ...]:
    columns = (row_id, source_id, r.row, r.column, r.reason, r.original, r.kind)
    return (*columns, row_hash(*columns))


def _counts(new: NewItems, out: Sequence[Rejected]) -> Counts:
    kinds = Counter(r.kind for r in out)
    labels = Counter(label for value in filter(None, new.values) for label in labels_of(value))
    known = kinds["duplicate"] + kinds["erased"]
    unreadable = len(out) - known - kinds["empty"] - kinds["too_large"]
    return Counts(
        seen=len(new) + len(out),
        ready=len(new),
        duplicate=known,
        empty=kinds["empty"],
        unreadable=unreadable,
        too_large=kinds["too_large"],
        labels=dict(labels),
    )
