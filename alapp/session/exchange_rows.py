"""The labeled set as rows with provenance, in the order the answers were given, and what was left out of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.annotation import Annotation, Note, Value
from alapp.domain.exchange import ExportPlan, ExportRow
from alapp.domain.guideline import Guideline
from alapp.domain.item import Item
from alapp.domain.region import region_kind, regions_of
from alapp.domain.words import N_
from alapp.label_tasks.registry import LABEL_TASKS
from alapp.store.project import Project

CHUNK = 500
SKIPPED, UNLABELED, EXCLUDED, OTHERS = (
    N_("skipped"),
    N_("unlabeled"),
    N_("taken out of the pool"),
    N_("answers of others"),
)


class LabeledRows:
    """Iterates the rows of an export; ``left_out`` is complete once the iteration has ended."""

    def __init__(self, project: Project, plan: ExportPlan) -> None:
        self._project = project
        self._plan = plan
        guideline = project.guidelines.current()
        self._names = names_by_id(guideline)
        task = LABEL_TASKS[guideline.label_task]
        self._kind = region_kind(task.region) if task.region else None
        self.total = project.annotations.count_answered(plan.annotator or None)
        self.left_out: Counter[str] = Counter()

    def count(self) -> int:
        """Return the number of rows, and fill ``left_out``, without building them."""
        excluded = {item_id for item_id, _, note in self._project.annotations.notes() if note.excluded}
        self.left_out.clear()
        answered = sum(1 for _ in self._wanted(excluded))
        return answered + len(self._open_ids(excluded))

    def __iter__(self) -> Iterator[ExportRow]:
        notes = {(item_id, annotator): note for item_id, annotator, note in self._project.annotations.notes()}
        gold = {item_id for (item_id, _), note in notes.items() if note.gold is not None}
        excluded = {item_id for (item_id, _), note in notes.items() if note.excluded}
        self.left_out.clear()
        annotations = self._wanted(excluded)
        while batch := list(islice(annotations, CHUNK)):
            items = {item.id: item for item in self._project.items.get_many([a.item_id for a in batch])}
            for a in batch:
                note = notes.get((a.item_id, a.annotator), Note())
                yield self._row(items[a.item_id], a, note, gold=a.item_id in gold)
        yield from self._unlabeled(excluded)

    def _wanted(self, excluded: set[int]) -> Iterator[Annotation]:
        for a in self._project.annotations.all():
            why = self._why_not(a, excluded)
            if why:
                self.left_out[why] += 1
            else:
                yield a

    def _why_not(self, a: Annotation, excluded: set[int]) -> str:
        if self._plan.annotator and a.annotator != self._plan.annotator:
            return OTHERS
        if a.item_id in excluded:
            return EXCLUDED
        return SKIPPED if a.answer.status == "skipped" and not self._plan.skipped else ""

    def _open_ids(self, excluded: set[int]) -> NDArray[np.int64]:
        """Return the ids that get a row without an answer; none, but counted, when they are not wanted."""
        done = self._project.annotations.done_ids(self._plan.annotator or None)
        ids = np.setdiff1d(self._project.items.ids(), done, assume_unique=True)
        ids = np.setdiff1d(ids, np.fromiter(excluded, np.int64, len(excluded)))
        if self._plan.unlabeled:
            return ids
        if len(ids):
            self.left_out[UNLABELED] += len(ids)
        return ids[:0]

    def _unlabeled(self, excluded: set[int]) -> Iterator[ExportRow]:
        ids = self._open_ids(excluded)
        for start in range(0, len(ids), CHUNK):
            yield from map(unlabeled_row, self._project.items.get_many(ids[start : start + CHUNK]))

    def _row(self, item: Item, a: Annotation, note: Note, *, gold: bool) -> ExportRow:
        answer, asked = a.answer, a.answer.asked_by
        return ExportRow(
            id=item.key,
            text=item.text,
            labels=self._named(a.labels),
            annotator=a.annotator,
            time=a.created_at,
            seconds=answer.seconds,
            status=answer.status,
            reason=asked.reason,
            strategy=asked.strategy,
            probability=asked.probability,
            model_version=asked.model_version,
            suggested=self._named(asked.suggested),
            confidence=asked.confidence,
            suggestion_shown=asked.shown,
            guideline_version=answer.guideline_version,
            flagged=note.flagged,
            comment=note.comment,
            skip_reason=answer.skip_reason,
            gold=gold,
            meta=item.meta,
            regions=self._regions(answer.value),
        )

    def _regions(self, value: Value | None) -> tuple[Mapping[str, Any], ...]:
        """Return the regions of an answer with the names of their labels; none where answers list none."""
        if self._kind is None or value is None:
            return ()
        return tuple(
            {**asdict(region), "label": self._names.get(region.label, region.label)}
            for region in regions_of(self._kind, value)
        )

    def _named(self, label_ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(self._names.get(label_id, label_id) for label_id in label_ids)


def names_by_id(guideline: Guideline) -> dict[str, str]:
    """Return label names by label class id, retired ones included."""
    return {c.id: c.name for c in guideline.classes}


def unlabeled_row(item: Item) -> ExportRow:
    """Return an item nobody has answered as a row."""
    return ExportRow(item.key, item.text, status="unlabeled", meta=item.meta)
