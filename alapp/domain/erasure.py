"""Erasing for good: what is asked to go, what was found of it, and the certificate of what was done."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from alapp.domain.words import N_, retold, tr

LIMITS = (
    N_("Files that were exported or handed out earlier, and copies that somebody made of the project or a backup."),
    N_("The files that were imported, and media files that the project only refers to."),
    N_("Blocks that the file system or a solid-state drive keeps of deleted files, and swap: encrypt the drive."),
)
"""What no program can reach from here, in words."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What shall go: items by id, by a text that occurs in them, or by the value of a column.

    ``search`` is held against text, id, columns, comments and rows put aside, without regard to case. A ``column`` of
    ``id`` means the items' own ids. ``digests`` names contents, for files where items may have other numbers.
    """

    search: str = ""
    column: str = ""
    value: str = ""
    item_ids: frozenset[int] = frozenset()
    digests: frozenset[bytes] = frozenset()

    def fits(self, item_id: int, key: str, text: str, columns: Mapping[str, str], digest: bytes) -> bool:
        """Whether an item shall go."""
        if item_id in self.item_ids or digest in self.digests:
            return True
        if self.column:
            found = key if self.column == "id" else columns.get(self.column)
            return found is not None and folded(found) == folded(self.value)
        return bool(self.search) and any(self.named_in(part) for part in (text, key, *columns.values()))

    def named_in(self, text: str) -> bool:
        """Whether the text that is searched for occurs in another."""
        return bool(self.search) and folded(self.search) in folded(text)


@dataclass(frozen=True, slots=True)
class ErasureCounts:
    """How much of each kind was erased; of models and features all are made anew."""

    items: int = 0
    answers: int = 0
    events: int = 0
    rows_put_aside: int = 0
    operations: int = 0
    examples: int = 0
    media: int = 0
    models: int = 0
    features: int = 0
    states: int = 0

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to erase."""
        return not (self.items or self.events or self.rows_put_aside or self.examples)

    @property
    def words(self) -> str:
        """For the screen: what is there, counted."""
        parts = (
            (self.items, tr("item"), tr("items")), (self.answers, tr("answer"), tr("answers")),
            (self.events, tr("event of the journal"), tr("events of the journal")),
            (self.rows_put_aside, tr("row put aside"), tr("rows put aside")),
            (self.media, tr("embedded file"), tr("embedded files")),
            (self.examples, tr("example of the guideline"), tr("examples of the guideline")),
            (self.models, tr("model"), tr("models")),
        )  # fmt: skip
        return ", ".join(f"{n:,} {one if n == 1 else many}" for n, one, many in parts if n) or tr("nothing")


@dataclass(frozen=True, slots=True)
class BackupErased:
    """What became of one backup: ``rewritten``, ``clean`` (nothing of it was in there) or ``removed``."""

    name: str
    done: str


@dataclass(frozen=True, slots=True)
class Certificate:
    """What was erased, by whom, when and why; ids and counts, never content.

    ``left`` names places in the project that still hold what was searched for and are not changed by themselves.
    ``references`` are the items whose media files lie outside the project.
    """

    project: str
    event: str
    at: str
    by: str
    why: str
    item_ids: tuple[int, ...]
    counts: ErasureCounts
    backups: tuple[BackupErased, ...] = ()
    left: tuple[str, ...] = ()
    references: tuple[int, ...] = ()
    verified: bool = False
    limits: tuple[str, ...] = field(default=LIMITS)

    def as_json(self) -> str:
        """Return it for another program."""
        counts = {name: getattr(self.counts, name) for name in ErasureCounts.__slots__}
        rows = {name: getattr(self, name) for name in Certificate.__slots__} | {
            "counts": counts, "backups": [{"name": b.name, "done": b.done} for b in self.backups],
        }  # fmt: skip
        return json.dumps(rows, ensure_ascii=False, indent=1)

    def as_text(self) -> str:
        """Return it for a person."""
        lines = [
            tr("Certificate of erasure"), "", tr("Project   {project}", project=self.project),
            tr("Event     {event}", event=self.event),
            tr("When      {at}", at=self.at), tr("By        {by}", by=self.by), tr("Why       {why}", why=self.why), "",
            tr("Erased: {words}.", words=self.counts.words),
            tr("Items (numbers in the project): {ids}.", ids=_ids(self.item_ids)),
            tr("The journal keeps that there were events, and their commitments; what they said is gone."),
            (tr("The project was proved afterwards: whole.") if self.verified else tr("The project was proved"
            " afterwards: NOT PROVED, run “alapp verify”.")),
        ]  # fmt: skip
        if self.backups:
            lines += ["", tr("Backups:"), *(f"  {b.name}: {tr(b.done)}" for b in self.backups)]
        if self.left:
            lines += [
                "",
                tr("Still named in these places, which are yours to change:"),
                *(f"  {retold(p)}" for p in self.left),
            ]
        if self.references:
            lines += [
                "",
                tr("Media files outside the project, not deleted, of the items {ids}.", ids=_ids(self.references)),
            ]
        return "\n".join(
            [*lines, "", tr("What cannot be reached from here:"), *(f"  {tr(limit)}" for limit in self.limits), ""]
        )


def folded(text: str) -> str:
    """Return a text as it is compared: without regard to case and to how its signs are composed."""
    return unicodedata.normalize("NFKC", text).casefold()


def _ids(ids: tuple[int, ...]) -> str:
    shown = ", ".join(map(str, ids[:200]))
    return (
        tr("{shown} and {count:,} more", shown=shown, count=len(ids) - 200) if len(ids) > 200 else shown or tr("none")
    )
