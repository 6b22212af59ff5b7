"""What a project is for: the label that is looked for, what was read so far, and which labels turn out to be rare."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from alapp.domain.annotation import Annotation, labels_of
from alapp.domain.guideline import Guideline, LabelClass
from alapp.domain.model import ModelRecord
from alapp.domain.words import tr
from alapp.learning.purpose import Means, means_of, rare
from alapp.learning.relevance import Reading
from alapp.session.settings import Settings


@dataclass(frozen=True, slots=True)
class RareLabel:
    """A label that few random checks have: a reason to ask whether all of its items are to be found."""

    label: LabelClass
    found: int
    checks: int

    @property
    def words(self) -> str:
        """The finding and its ground, as a line on screen."""
        return tr(
            "{name} is rare: {found} of {checks} checks. Find them all?",
            name=self.label.name,
            found=self.found,
            checks=self.checks,
        )


def target_of(settings: Settings, guideline: Guideline) -> LabelClass | None:
    """Return the label that is looked for; None when every label is of interest, or it is not among the active ones."""
    if settings.get("purpose") != "find_all":
        return None
    wanted = str(settings.get("target_label")).strip().casefold()
    return next((c for c in guideline.active if wanted in (c.id.casefold(), c.name.casefold())), None)


def unserved(settings: Settings) -> str:
    """Return, as a line on screen, that a label is to be found and none is chosen; empty where that is not so."""
    if settings.get("purpose") != "find_all" or settings.label("target_label") is not None:
        return ""
    return tr("No label to find is chosen, or it is not in use: until then every label is labeled.")


def means(settings: Settings, guideline: Guideline) -> Means:
    """Return how the project's purpose is served."""
    target = target_of(settings, guideline)
    return means_of(settings.get("purpose"), None if target is None else guideline.active.index(target))


def rare_labels(annotations: Iterable[Annotation], guideline: Guideline) -> list[RareLabel]:
    """Return the labels that under 5 % of the random checks have, though some do; rarest first."""
    checks = [labels_of(a.answer.value) for a in annotations if a.answer.asked_by.is_check and a.answer.value]
    found = [RareLabel(c, sum(c.id in given for given in checks), len(checks)) for c in guideline.active]
    return sorted((r for r in found if rare(r.found, r.checks)), key=lambda r: r.found)


def reading_of(annotations: Sequence[Annotation], label_id: str, n_items: int) -> Reading:
    """Return what was read for a label, in the order of answering, for figures and the recall test.

    ``annotations`` are in the order in which they were given, as :meth:`Project.annotations.all` yields them.
    """
    read = [a for a in annotations if a.answer.value is not None]
    relevant = np.array([label_id in a.labels for a in read], np.bool_)
    return Reading(relevant, n_items, np.array([a.answer.asked_by.reason == "random" for a in read], np.bool_))


def recall_words(record: ModelRecord) -> str:
    """Return how sure it is that nearly all items of the label were found; empty where none is looked for."""
    test = record.metrics.get("recall")
    if not test:
        return ""
    found = tr("{found:,} found among {read:,} answers.", found=test["found"], read=test["read"])
    if test["reached"]:
        return tr(
            "{found} At least 95 % of all are found, as far as a test at 95 % can tell (p = {p:.3f}).",
            found=found,
            p=test["p"],
        )
    return tr(
        "{found} Whether 95 % of all are found is not shown yet (p = {p:.2f}; below 0.05 it would be).",
        found=found,
        p=test["p"],
    )
