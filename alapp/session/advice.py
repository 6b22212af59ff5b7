"""Whether more labels would change much: the grounds for it as plain values, never a command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from alapp.domain.annotation import Annotation
from alapp.learning.forecast import Forecast, Gain, forecast
from alapp.learning.stopping import is_flat, stability
from alapp.session.insight_figures import CurvePoint, Estimate, Facts, Overview, random_checks

NEXT = 200
"""Labels that the advice looks ahead."""
CHECKS = 150
"""Random checks that it takes (ui.md, stop advice)."""
MODELS = 5
MOST_MOVED = 0.01
MOST_CHANGED = 0.01
VERIFY = 60
"""Random checks of the offer to verify first."""
_CLASS_CHECKS = 20
_WEAK = 0.05

Wanting = Literal["checks", "forecast", "flat", "stable", "changed"]


@dataclass(frozen=True, slots=True)
class Weakest:
    """The label class that is found least often: ``recall`` of its checks."""

    label_id: str
    recall: Estimate


@dataclass(frozen=True, slots=True)
class Advice:
    """What is known about the worth of more labels; ``wanting`` says what is missing before it reads "enough".

    ``moved``: largest less smallest accuracy of the last five models. ``changed``: share of items that the newest
    model answers otherwise than the one before. ``unsure``: share of items whose suggestion reads "not sure".
    ``minutes`` for the next 200 labels and for verifying; 0 where no time is known.
    """

    labels: int
    pool: int
    accuracy: Estimate | None
    gain: Gain | None
    moved: float | None
    changed: float | None
    unsure: float | None
    seconds_spent: float
    minutes: float
    verify_minutes: float
    weakest: Weakest | None
    wanting: tuple[Wanting, ...]

    @property
    def enough(self) -> bool:
        """Whether more labels would change little, by all conditions."""
        return not self.wanting


@dataclass(frozen=True, slots=True)
class Case:
    """What the advice is made from.

    ``models``: metrics of the models, oldest first; ``check_labels`` and ``check_hits``: of each random check, the
    labels of the model that spoke before it was answered, and whether that model was right; ``seconds`` a label.
    """

    models: Sequence[Mapping[str, Any]]
    class_ids: Sequence[str]
    check_labels: Sequence[int]
    check_hits: Sequence[bool]
    labels: int
    pool: int
    seconds_spent: float = 0.0
    seconds: float = 0.0
    threshold: float = 0.005


def curve_of(case: Case) -> Forecast | None:
    """Return the forecast that the checks allow."""
    return forecast(case.check_labels, case.check_hits)


def advise(case: Case, curve: Forecast | None) -> Advice:
    """Weigh what is known; pure, so that a replay gives the advice a person would have been given."""
    newest: Mapping[str, Any] = case.models[-1] if case.models else {}
    gain = curve.gain(NEXT) if curve is not None else None
    accuracy = accuracy_in(newest)
    moved = _moved(case.models)
    changed = newest.get("changed")
    return Advice(
        case.labels,
        case.pool,
        accuracy,
        gain,
        moved,
        changed,
        newest.get("unsure"),
        case.seconds_spent,
        NEXT * case.seconds / 60,
        VERIFY * case.seconds / 60,
        weakest(newest, case.class_ids, accuracy),
        _wanting(case, accuracy, gain, moved),
    )


def _wanting(case: Case, accuracy: Estimate | None, gain: Gain | None, moved: float | None) -> tuple[Wanting, ...]:
    conditions: dict[Wanting, bool] = {
        "checks": accuracy is not None and accuracy.n >= CHECKS,
        "forecast": gain is not None,
        "flat": is_flat(gain, case.threshold),
        "stable": moved is not None and moved <= MOST_MOVED and _agree(case.models),
        "changed": _settled(case.models),
    }
    return tuple(name for name, holds in conditions.items() if not holds)


def _agree(models: Sequence[Mapping[str, Any]]) -> bool:
    return stability([m.get("kappa") for m in models]) in ("stable", "nearly")


def _settled(models: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether the last models changed less than one answer in a hundred each, on average."""
    changed = [m["changed"] for m in models[-MODELS:] if m.get("changed") is not None]
    return len(changed) == MODELS and sum(changed) / MODELS < MOST_CHANGED


def _moved(models: Sequence[Mapping[str, Any]]) -> float | None:
    known = [m["accuracy"] for m in models[-MODELS:] if m.get("accuracy") is not None]
    return max(known) - min(known) if len(known) == MODELS else None


def accuracy_in(metrics: Mapping[str, Any]) -> Estimate | None:
    """Return the accuracy that a model measured on its random checks; None when these were too few."""
    n = int(metrics.get("audit_n") or 0)
    estimate = Estimate.of(int(metrics.get("audit_correct") or 0), n)
    low, high = metrics.get("accuracy_low"), metrics.get("accuracy_high")
    if estimate is None or low is None or high is None:
        return estimate
    return Estimate(estimate.value, float(low), float(high), n)


def weakest(metrics: Mapping[str, Any], class_ids: Sequence[str], accuracy: Estimate | None) -> Weakest | None:
    """Return the class with the lowest recall where that lies clearly below the accuracy; classes with few checks not.

    A class counts from 20 checks of its own; *clearly* is five points.
    """
    found = []
    for label_id, row in zip(class_ids, metrics.get("per_class") or (), strict=False):
        recall = Estimate.of(row["right"], row["labels"], least=_CLASS_CHECKS)
        if recall is not None:
            found.append(Weakest(label_id, recall))
    if accuracy is None or not found:
        return None
    worst = min(found, key=lambda w: w.recall.value)
    return worst if worst.recall.value < accuracy.value - _WEAK else None


@dataclass(frozen=True, slots=True)
class ClassQuality:
    """Precision and recall of one label class on ``checks`` random checks of it; None where these are too few."""

    label_id: str
    precision: Estimate | None
    recall: Estimate | None
    checks: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """The advice and the figures beside the accuracy.

    ``course``: expected accuracies ahead. ``before``: the checks as the models said them before each was answered,
    which is without any correction but speaks of the older, weaker models. ``macro_f1`` with its range;
    ``second``: the accuracy from all answers, weighted by their chances.
    """

    advice: Advice
    course: tuple[CurvePoint, ...]
    before: Estimate | None
    macro_f1: Estimate | None
    second: Estimate | None
    quality: tuple[ClassQuality, ...]


def outlook(facts: Facts, o: Overview, threshold: float = 0.005) -> Outlook:
    """Compute the advice and the figures beside the accuracy; pure."""
    models = sorted(facts.models, key=lambda m: m.version)
    given = [a for a in facts.annotations if a.answer.status == "answered"]
    told = told_checks(given, {m.version: m.n_labels for m in models})
    timed = [a.answer.seconds for a in given if a.answer.seconds > 0]
    case = Case(
        [m.metrics for m in models],
        models[-1].class_ids if models else (),
        [labels for labels, _ in told],
        [hit for _, hit in told],
        o.labels,
        o.pool,
        sum(timed),
        o.pace.median_seconds or 0.0,
        threshold,
    )
    curve = curve_of(case)
    newest: Mapping[str, Any] = models[-1].metrics if models else {}
    checks = o.model_checks
    return Outlook(
        advise(case, curve),
        course(curve, o),
        Estimate.of(sum(case.check_hits), len(told)),
        _estimate(newest, "macro_f1", "macro_f1_low", "macro_f1_high", checks),
        _estimate(newest.get("lure") or {}, "value", "low", "high", o.labels) if checks else None,
        quality(newest, case.class_ids),
    )


def told_checks(given: Sequence[Annotation], labels: Mapping[int, int]) -> list[tuple[int, bool]]:
    """Return of each random check the labels of the model that spoke before, and whether it was right."""
    found = []
    for a in random_checks(given):
        why = a.answer.asked_by
        if why.model_version in labels and why.suggested:
            found.append((labels[why.model_version], set(why.suggested) == set(a.labels)))
    return found


def course(curve: Forecast | None, o: Overview) -> tuple[CurvePoint, ...]:
    """Return the expected accuracies ahead, from the accuracy shown now; none where the gain tells nothing."""
    now = o.accuracy
    if curve is None or now is None or not curve.gain(NEXT).tells:
        return ()
    gains = [curve.gain(NEXT * i // 4) for i in range(1, 5)]
    ahead = (_raised(now, g) for g in gains)
    return tuple(CurvePoint(0, o.labels + g.labels, e) for g, e in zip(gains, ahead, strict=True))


def _raised(now: Estimate, gain: Gain) -> Estimate:
    value, low, high = (
        min(1.0, a + b) for a, b in ((now.value, gain.value), (now.low, gain.low), (now.high, gain.high))
    )
    return Estimate(value, low, high, now.n)


def _estimate(metrics: Mapping[str, Any], value: str, low: str, high: str, n: int) -> Estimate | None:
    if metrics.get(value) is None or not n:
        return None
    return Estimate(float(metrics[value]), float(metrics[low]), float(metrics[high]), n)


def quality(metrics: Mapping[str, Any], class_ids: Sequence[str]) -> tuple[ClassQuality, ...]:
    """Return precision and recall of each class on the checks, with Wilson's ranges."""
    return tuple(
        ClassQuality(
            label_id,
            Estimate.of(row["right"], row["predicted"], least=_CLASS_CHECKS),
            Estimate.of(row["right"], row["labels"], least=_CLASS_CHECKS),
            row["labels"],
        )
        for label_id, row in zip(class_ids, metrics.get("per_class") or (), strict=False)
    )
