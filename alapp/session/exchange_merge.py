"""What a later import would bring: rows that are new to the pool, known as they are, or changed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from alapp.domain.exchange import ImportPlan
from alapp.domain.item import NewItem
from alapp.domain.words import tr
from alapp.jobs.progress import Progress
from alapp.session.exchange_scan import rows_of
from alapp.session.media_import import with_folders
from alapp.store.project import Project

STEP = 500
NAMED = 20


@dataclass(frozen=True, slots=True)
class MergeReport:
    """Row counts: ``new`` will come in; ``same`` are in the pool with this id and text, or this text under another
    id; ``changed`` have a known id with another text and stay out; ``changed_ids`` names the first of them."""

    new: int = 0
    same: int = 0
    changed: int = 0
    rejected: int = 0
    changed_ids: tuple[str, ...] = ()


class _Known:
    """Ids and texts of the pool as 64-bit fingerprints: two texts with the same one are met once in 10^13 pairs."""

    def __init__(self, project: Project, progress: Progress) -> None:
        self._texts: set[int] = set()
        self._by_key: dict[str, int] = {}
        last = 0
        while items := project.items.after(last, STEP):
            last = items[-1].id
            for item, file in zip(items, project.media.files([item.id for item in items]), strict=True):
                print_ = _fingerprint(item.text if file is None else file.sha256)
                self._texts.add(print_)
                self._by_key[item.key] = print_
            progress.step(0, 0, tr("reading the pool"))

    def kind(self, row: NewItem) -> str:
        """Return new, same or changed."""
        print_ = _fingerprint(row.text if row.media is None else row.media.sha256)
        known = self._by_key.get(row.key) if row.key else None
        if known is not None and known != print_:
            return "changed"
        return "same" if print_ in self._texts else "new"


def _fingerprint(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def compare(progress: Progress, project_path: str, plan: ImportPlan) -> MergeReport:
    """Read a file and look each row up in the pool; writes nothing."""
    counts = {"new": 0, "same": 0, "changed": 0, "rejected": 0}
    changed: list[str] = []
    with Project.open(Path(project_path), read_only=True) as project:
        known = _Known(project, progress)
        with rows_of(with_folders(plan, project)) as read:
            for chunk in read.chunks:
                counts["rejected"] += len(chunk.rejected)
                for row in chunk.items:
                    kind = known.kind(row)
                    counts[kind] += 1
                    if kind == "changed" and len(changed) < NAMED:
                        changed.append(row.key)
                seen = sum(counts.values())
                progress.step(seen, read.expected(seen), tr("comparing rows"))
    return MergeReport(**counts, changed_ids=tuple(changed))
