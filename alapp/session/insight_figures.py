"""The figures of Insights, as plain values and pure functions over annotations and model records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from itertools import pairwise
from math import ceil
from statistics import NormalDist, median
from typing import Any

from alapp.domain.annotation import Annotation
from alapp.domain.guideline import Guideline
from alapp.domain.model import ModelRecord
from alapp.label_tasks.registry import LABEL_TASKS
from alapp.learning.evaluation import wilson
from alapp.session.purpose import rare_labels, recall_words

MIN_CHECKS = 30
"""Below this many random checks no share is estimated."""

_Z = NormalDist().inv_cdf(0.975)
_DAYS = 14
_SPARKS = 12
_GOAL = 0.05  # half-width of the range that a lead usually asks for


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share with its 95 % range (Wilson unless the model recorded a better one), ``n`` cases behind it."""

    value: float
    low: float
    high: float
    n: int

    @classmethod
    def of(cls, hits: int, n: int, least: int = MIN_CHECKS) -> Estimate | None:
        """Return the share of ``hits`` in ``n``; None below ``least`` cases."""
        if n < least:
            return None
        share = wilson(hits, n)
        return cls(hits / n, share.low, share.high, n)


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """Accuracy of one model version on the random checks there were then."""

    version: int
    labels: int
    accuracy: Estimate


@dataclass(frozen=True, slots=True)
class ClassFigure:
    """Labels given for one class, and its share of the whole pool as the random checks show it."""

    label_id: str
    labels: int
    expected: Estimate | None


@dataclass(frozen=True, slots=True)
class PaceBar:
    """Labels in one day or hour; ``start`` is ISO (``2025-11-12`` or ``2025-11-12T09``), local time."""

    start: str
    labels: int
    median_seconds: float


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast one person labels; ``trend`` are medians over equal stretches of the answers, oldest first."""

    median_seconds: float | None = None
    trend: tuple[float, ...] = ()
    by_day: tuple[PaceBar, ...] = ()
    by_hour: tuple[PaceBar, ...] = ()


@dataclass(frozen=True, slots=True)
class Leaning:
    """How often the answer is what the model suggested, with the suggestion on screen and without it.

    Random checks are left out: they never show a suggestion and are other items, so they would not compare.
    """

    shown: Estimate | None
    shown_n: int
    hidden: Estimate | None
    hidden_n: int


@dataclass(frozen=True, slots=True)
class Overview:
    """All figures of the first Insights page. ``accuracy`` is None while there are too few random checks.

    ``search`` tells how a search for one label stands, ``rare`` which labels are worth one.
    """

    guideline: Guideline
    labels: int
    pool: int
    today: int
    skipped: int
    flagged: int
    checks: int
    model_version: int
    accuracy: Estimate | None
    curve: tuple[CurvePoint, ...]
    classes: tuple[ClassFigure, ...]
    pace: Pace
    leaning: Leaning
    search: str = ""
    rare: tuple[str, ...] = ()

    @property
    def region(self) -> str:
        """The kind of region whose F1 is measured; empty where it is the accuracy of labels."""
        return LABEL_TASKS[self.guideline.label_task].region

    @property
    def model_checks(self) -> int:
        """Random checks behind the accuracy shown."""
        return self.accuracy.n if self.accuracy else 0

    @property
    def checks_wanting(self) -> int:
        """Random checks until there is an estimate."""
        return max(MIN_CHECKS - self.checks, 0)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the figures are made from; ``annotations`` in the order given, ``models`` in any order."""

    guideline: Guideline
    annotations: Sequence[Annotation]
    models: Sequence[ModelRecord]
    pool: int
    flagged: int
    annotator: str
    threshold: float = 0.005


def overview(facts: Facts, now: datetime) -> Overview:
    """Compute all figures; ``now`` (with its time zone) says what today is."""
    given = [a for a in facts.annotations if a.answer.status == "answered"]
    skipped = _skipped(facts.annotations, given)
    own = [a for a in given if a.annotator == facts.annotator and a.answer.asked_by.reason != "imported"]
    checks = random_checks(given)
    curve = learning_curve(facts.models)
    last = max(facts.models, key=lambda m: m.version, default=None)
    newest = last.version if last is not None else 0
    zone = now.tzinfo
    search = recall_words(last) if last is not None else ""
    return Overview(
        guideline=facts.guideline,
        labels=len({a.item_id for a in given}),
        pool=facts.pool,
        today=sum(_local(a, zone).date() == now.date() for a in own),
        skipped=skipped,
        flagged=facts.flagged,
        checks=len(checks),
        model_version=newest,
        accuracy=next((p.accuracy for p in curve if p.version == newest), None),
        curve=curve,
        classes=class_balance(facts.guideline, given, checks),
        pace=pace(own, zone),
        leaning=leaning(given),
        search=search,
        rare=() if search else tuple(r.words for r in rare_labels(checks, facts.guideline)),
    )


def _skipped(annotations: Sequence[Annotation], given: Sequence[Annotation]) -> int:
    answered = {a.item_id for a in given}
    return len({a.item_id for a in annotations if a.answer.status == "skipped"} - answered)


def random_checks(given: Sequence[Annotation]) -> list[Annotation]:
    """Return the newest answer to each item that was drawn at random."""
    return list({a.item_id: a for a in given if a.answer.asked_by.is_check}.values())


def learning_curve(models: Sequence[ModelRecord]) -> tuple[CurvePoint, ...]:
    """Return a point for each model version with enough random checks, oldest first."""
    points = ((m, accuracy_of(m)) for m in sorted(models, key=lambda m: m.version))
    return tuple(CurvePoint(m.version, m.n_labels, e) for m, e in points if e is not None)


def accuracy_of(model: ModelRecord) -> Estimate | None:
    """Return what a model measured on its random checks; None when these were too few."""
    metrics: dict[str, Any] = dict(model.metrics)
    if "regions" in metrics:
        return _f1_of(metrics["regions"])
    n = int(metrics.get("audit_n") or 0)
    estimate = Estimate.of(int(metrics.get("audit_correct") or 0), n)
    low, high = metrics.get("accuracy_low"), metrics.get("accuracy_high")
    if estimate is None or low is None or high is None:
        return estimate
    return replace(estimate, low=float(low), high=float(high))


def _f1_of(measured: Mapping[str, Any]) -> Estimate | None:
    """Return the F1 of a model that finds regions; None when there were too few random checks."""
    f1 = measured.get("f1")
    if not f1 or f1["n"] < MIN_CHECKS:
        return None
    return Estimate(float(f1["value"]), float(f1["low"]), float(f1["high"]), int(f1["n"]))


def checks_for_goal(accuracy: Estimate) -> int:
    """Return how many more random checks bring the range to ±5 points: n = z² p (1-p) / 0.05² (recipe A8)."""
    p = accuracy.value
    return max(ceil(_Z**2 * p * (1 - p) / _GOAL**2) - accuracy.n, 0)


def class_balance(
    guideline: Guideline, given: Sequence[Annotation], checks: Sequence[Annotation]
) -> tuple[ClassFigure, ...]:
    """Return labels and expected share of each class; retired ones only while they carry labels."""
    counts = Counter(label for labels in _by_item(given).values() for label in labels)
    drawn = Counter(label for a in checks for label in a.labels)
    rows = (ClassFigure(c.id, counts[c.id], Estimate.of(drawn[c.id], len(checks))) for c in guideline.classes)
    active = {c.id for c in guideline.active}
    return tuple(row for row in rows if row.label_id in active or row.labels)


def _by_item(given: Sequence[Annotation]) -> dict[int, tuple[str, ...]]:
    """Return the newest answer to each item."""
    return {a.item_id: a.labels for a in given}


def under_labeled(figures: Sequence[ClassFigure], answered: int) -> tuple[str, ...]:
    """Return ids of the classes whose share of the labels lies below the whole range of their expected share."""
    return tuple(f.label_id for f in figures if f.expected and answered and f.labels / answered < f.expected.low)


def pace(own: Sequence[Annotation], zone: tzinfo | None) -> Pace:
    """Return how fast these answers were given; the hours are those of the newest day."""
    timed = [a for a in own if a.answer.seconds > 0]
    if not timed:
        return Pace()
    days = _bars(timed, zone, "%Y-%m-%d")[-_DAYS:]
    newest = [a for a in timed if _local(a, zone).date() == date.fromisoformat(days[-1].start)]
    seconds = [a.answer.seconds for a in timed]
    return Pace(median(seconds), _trend(seconds), days, _bars(newest, zone, "%Y-%m-%dT%H"))


def _bars(timed: Sequence[Annotation], zone: tzinfo | None, pattern: str) -> tuple[PaceBar, ...]:
    groups: dict[str, list[float]] = {}
    for a in timed:
        groups.setdefault(_local(a, zone).strftime(pattern), []).append(a.answer.seconds)
    return tuple(PaceBar(start, len(s), median(s)) for start, s in sorted(groups.items()))


def _trend(seconds: Sequence[float]) -> tuple[float, ...]:
    """Return medians over equal stretches; none while a stretch would hold fewer than two answers."""
    stretches = min(_SPARKS, len(seconds) // 2)
    if stretches < 2:
        return ()
    cuts = [len(seconds) * i // stretches for i in range(stretches + 1)]
    return tuple(median(seconds[a:b]) for a, b in pairwise(cuts))


def leaning(given: Sequence[Annotation]) -> Leaning:
    """Compare answers with suggestions, apart for those that were on screen and those that were not."""
    same: dict[bool, list[bool]] = {True: [], False: []}
    for a in given:
        asked = a.answer.asked_by
        if asked.suggested and asked.reason != "random":
            same[asked.shown].append(set(asked.suggested) == set(a.labels))
    shown, hidden = same[True], same[False]
    return Leaning(Estimate.of(sum(shown), len(shown)), len(shown), Estimate.of(sum(hidden), len(hidden)), len(hidden))


def _local(annotation: Annotation, zone: tzinfo | None) -> datetime:
    return datetime.fromisoformat(annotation.created_at).astimezone(zone)


@dataclass(frozen=True, slots=True)
class LabelUse:
    """How one label class is used: answers that carry it, under which guideline versions, suggestions against it."""

    label_id: str
    labels: int = 0
    share: float = 0.0
    earlier_versions: int = 0
    suggested: int = 0
    kept: int = 0


def label_uses(guideline: Guideline, given: Iterable[Annotation]) -> dict[str, LabelUse]:
    """Return the use of every label class; ``kept`` of ``suggested`` answers followed the suggestion of this label."""
    newest = list({a.item_id: a for a in given if a.answer.status == "answered"}.values())
    labels = Counter(label for a in newest for label in a.labels)
    earlier = Counter(label for a in newest if a.answer.guideline_version < guideline.version for label in a.labels)
    suggested = Counter(label for a in newest for label in a.answer.asked_by.suggested)
    kept = Counter(label for a in newest for label in set(a.answer.asked_by.suggested) & set(a.labels))
    whole = max(len(newest), 1)
    return {
        i: LabelUse(i, labels[i], labels[i] / whole, earlier[i], suggested[i], kept[i])
        for i in (c.id for c in guideline.classes)
    }
