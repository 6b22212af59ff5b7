"""A round of boxes with a detector of one's own: compared with the model that learns, used where it saves work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.detections import Detections
from alapp.domain.errors import BadInput
from alapp.domain.model import ModelRecord
from alapp.domain.region import Region
from alapp.domain.steps import Steps
from alapp.domain.words import english, plain
from alapp.features.onnx_detector import OnnxDetector, detector_at
from alapp.learning.regions.base import RegionLearner, RegionLesson, RegionModel
from alapp.learning.regions.comparing import FEWEST, BoxComparison, DetectorChoice, compared, rows_to_ask, speaks
from alapp.learning.regions.measuring import counted, figures_of, measured
from alapp.learning.regions.own_detector import OwnDetector
from alapp.session.detector_contents import detections
from alapp.session.detector_labels import labels_of
from alapp.session.feature_rows import Ids
from alapp.store.project import Project

MOST_ANSWERED = 120
"""Answered pictures that the detector looks at, random checks first: they teach what its word is worth."""


@dataclass(frozen=True, slots=True)
class DetectorWish:
    """What a request says of a detector: ``auto``, ``on`` or ``off``, its file, and which class is which label.

    ``trouble``: why it is left out this time, in words.
    """

    use: str = "off"
    file: str = ""
    labels: str = ""
    trouble: str = ""


NO_DETECTOR = DetectorWish()


def suggests_early(record: ModelRecord) -> bool:
    """Say whether a model of few answers may suggest: its detector needs none, or it did better than that on them."""
    found = record.metrics.get("detector") or {}
    return bool(found) and (bool(found["used"]) or found["compared"]["n"] >= FEWEST)


@dataclass(frozen=True, slots=True)
class Taught:
    """Answered items: ``ids`` ascending, what is known of each, and the rows that were random checks."""

    ids: Ids
    lesson: RegionLesson
    checks: NDArray[np.int64]

    def at(self, ids: Sequence[int], contents: Sequence[Any]) -> Taught:
        """Return some of these items (ascending) alone, with other contents."""
        rows = np.searchsorted(self.ids, np.array(ids, np.int64))
        regions: list[Sequence[Region]] = [self.lesson.regions[i] for i in rows]
        lesson = replace(self.lesson, contents=list(contents), regions=regions)
        return Taught(self.ids[rows], lesson, np.flatnonzero(np.isin(rows, self.checks)))

    def some(self, most: int) -> Ids:
        """Return ids of at most so many, random checks first, the others drawn by the seed."""
        order = np.random.default_rng([self.lesson.seed, len(self.ids), 7]).permutation(len(self.ids))
        order = order[np.argsort(~np.isin(order, self.checks), kind="stable")]
        return np.sort(self.ids[order[:most]])


@dataclass(frozen=True, slots=True)
class Arm:
    """Who reads in a round, from what it learns, and why it is that one (None: nothing else was wanted).

    ``held`` is what the detector of one's own found in the pictures to ask, by id; None where the learner reads items
    itself. ``figures`` are how good it is, where that is known already.
    """

    learner: RegionLearner
    taught: Taught
    held: list[tuple[int, Detections]] | None = None
    choice: DetectorChoice | None = None
    figures: dict[str, Any] | None = None

    def measured(self, model: RegionModel, progress: Steps) -> dict[str, Any]:
        """Return how good it is on random checks; ``model`` learned from all that is taught."""
        if self.figures is not None:
            return self.figures
        return measured(self.learner, self.taught.lesson, self.taught.checks, progress, model)


def arm_of(progress: Steps, project: Project, wish: DetectorWish, learned: Arm, window: Ids) -> Arm:
    """Return the detector of one's own where it is wanted and promises less work, else what learns alone."""
    if wish.use == "off" or learned.learner.kind != "box":
        return learned
    if wish.trouble or not wish.file:
        return replace(learned, choice=DetectorChoice("", wish.trouble) if wish.trouble else None)
    try:
        detector = detector_at(wish.file)
        names = {label.id: label.name for label in project.guidelines.current().active}
        of_class = labels_of(detector.classes, names, wish.labels)
        choice = _named(detector, of_class, names)
        if not of_class:
            return replace(learned, choice=choice)
        known = detections(progress, project, detector, learned.taught.some(MOST_ANSWERED))
        held = detections(progress, project, detector, np.sort(window))
    except BadInput as error:
        return replace(learned, choice=DetectorChoice("", english(error.what), Path(wish.file).name))
    said = {i: f.labeled(learned.taught.lesson.labels, of_class) for i, f in (known | held).items()}
    seen = [i for i in learned.taught.ids.tolist() if i in known]
    taught = learned.taught.at(seen, [said[i] for i in seen])
    own = Arm(OwnDetector(), taught, [(i, said[i]) for i in held], replace(choice, used=detector.name))
    return _decided(progress, learned, own, always=wish.use == "on")


def _named(detector: OnnxDetector, of_class: Mapping[str, str], names: Mapping[str, str]) -> DetectorChoice:
    ignored = tuple(name for name in detector.classes if name not in of_class)
    classes = {name: names[label] for name, label in of_class.items()}
    few = ", ".join(ignored[:5]) + (", …" if len(ignored) > 5 else "")
    reason = (
        ""
        if of_class
        else plain("None of its classes ({few}) is a label here; the settings can state which is which.", few=few)
    )
    return DetectorChoice("", reason, detector.words, classes, ignored)


def _decided(progress: Steps, learned: Arm, own: Arm, *, always: bool) -> Arm:
    assert own.choice is not None
    if always:
        return replace(own, choice=replace(own.choice, reason=plain("It is switched on in the settings.")))
    if not any(map(len, learned.taught.lesson.regions)):
        return replace(own, choice=replace(own.choice, reason=plain("No box is drawn yet to learn from.")))
    rows, checks = rows_to_ask(len(own.taught.ids), own.taught.checks)
    found, counts = BoxComparison(), [np.zeros((0, 3), np.int64)] * 2
    if len(rows):
        same = np.searchsorted(learned.taught.ids, own.taught.ids[rows])
        arms = ((learned, same), (own, rows))
        counts = [counted(arm.learner, arm.taught.lesson, of, progress) for arm, of in arms]
        found = compared(counts[0], counts[1], checks=checks)
    used, reason = speaks(found)
    choice = replace(own.choice, used=own.choice.used if used else "", reason=reason, compared=found)
    figures = figures_of(counts[used], own.taught.lesson.seed) if found.checks else None
    return replace(own if used else learned, choice=choice, figures=figures)
