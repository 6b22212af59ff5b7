"""The words of what lies ahead and of the quality: expected gain, forecast, classes, ways to measure; no widgets."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from alapp.domain.guideline import Guideline
from alapp.domain.query import quoted
from alapp.session.advice import Advice, ClassQuality, Outlook
from alapp.session.insight_figures import MIN_CHECKS, Estimate, Overview
from alapp.ui.screens.insights.words import CHECKS_QUERY, Figure, likely, number, percent, tr
from alapp.ui.widgets.charts import ChartText, Reading


def points(share: float) -> str:
    """Return a difference of shares in points, with one decimal."""
    return QLocale().toString(round(100 * share, 1), "f", 1)


def gain(advice: Advice) -> Figure | None:
    """Return what the next labels should add; None while that cannot be told."""
    found = advice.gain
    if found is None or advice.accuracy is None or not found.tells:
        return None
    value = tr("+{0} points").format(points(found.value))
    foot = tr("More labels would change little") if "flat" not in advice.wanting else tr("Labeling still pays off")
    title = tr("Next {0} labels should add").format(number(found.labels))
    return Figure(title, value, gain_range(found.low, found.high), foot, CHECKS_QUERY, "check")


def gain_range(low: float, high: float) -> str:
    """Return the range of a gain as ``0.4 to 2.9``."""
    return tr("{0} to {1}").format(points(low), points(high))


def course(outlook: Outlook) -> str:
    """Return the forecast in a sentence, empty without one."""
    if not outlook.course:
        return ""
    last = outlook.course[-1]
    words = tr("Forecast: {0} at {1} labels, {2}.")
    return words.format(percent(last.accuracy.value), number(last.labels), likely(last.accuracy))


def quality(o: Overview, rows: tuple[ClassQuality, ...]) -> ChartText:
    """Return precision and recall of each label."""
    columns = (tr("Label"), tr("Found"), tr("Range"), tr("Right"), tr("Range"), tr("Checks"))
    if not rows:
        return ChartText(tr("Random checks tell how each label fares; there are none yet."), columns, (), CHECKS_QUERY)
    readings = tuple(_quality_reading(row, o.guideline) for row in rows)
    return ChartText(tr("How many of each label the model finds, by the random checks."), columns, readings)


def class_name(label_id: str, guideline: Guideline) -> str:
    """Return the name of a label class."""
    found = guideline.by_id(label_id)
    return found.name if found else label_id


def _quality_reading(row: ClassQuality, guideline: Guideline) -> Reading:
    name = class_name(row.label_id, guideline)
    found, right = share_words(row.recall), share_words(row.precision)
    said = tr("{0}: {1} are found, and of its suggestions {2} are right; {3} checks").format(
        name, found, right, number(row.checks)
    )
    cells = (name, *_cells(row.recall), *_cells(row.precision), number(row.checks))
    return Reading(said, cells, f"why:random label:{quoted(name)}")


def _cells(share: Estimate | None) -> tuple[str, str]:
    if share is None:
        return tr("not enough checks"), "–"
    return percent(share.value), tr("{0} to {1}").format(percent(share.low), percent(share.high))


def share_words(share: Estimate | None) -> str:
    """Return a share with its range, or that there are too few checks."""
    return tr("not enough checks") if share is None else f"{percent(share.value)}, {likely(share)}"


def quality_note(row: ClassQuality) -> str:
    """Return what stands at the end of a row."""
    if row.recall is None:
        return tr("too few: {0}").format(number(row.checks))
    return tr("{0}, n {1}").format(percent(row.recall.value), number(row.checks))


def quality_foot(outlook: Outlook) -> str:
    """Return macro-F1 with its range."""
    f1 = outlook.macro_f1
    if f1 is None or f1.n < MIN_CHECKS:
        return tr("Macro-F1 starts at {0} random checks.").format(MIN_CHECKS)
    return tr("Macro-F1, the mean over all labels: {0}, {1}.").format(percent(f1.value), likely(f1))


def ways(o: Overview, outlook: Outlook) -> list[tuple[str, Estimate | None, str]]:
    """Return the ways to measure accuracy: name, estimate, and what each is."""
    return [
        (tr("This model"), o.accuracy, tr("each random check by the present model without it; this is the one shown")),
        (tr("As told then"), outlook.before, tr("each random check as the model of its time said it; older models")),
        (tr("All answers"), outlook.second, tr("weighted by the chance each had; assumes those chances are right")),
    ]


def ways_text(o: Overview, outlook: Outlook) -> ChartText:
    """Return the ways to measure accuracy as a chart."""
    columns = (tr("Measured by"), tr("Accuracy"), tr("Range"), tr("Answers"), tr("What it is"))
    readings = tuple(
        Reading(
            f"{name}: {share_words(share)}; {what}",
            (name, *_cells(share), number(share.n) if share else "–", what),
            CHECKS_QUERY,
        )
        for name, share, what in ways(o, outlook)
    )
    return ChartText(ways_foot(o, outlook), columns, readings, CHECKS_QUERY)


def ways_foot(o: Overview, outlook: Outlook) -> str:
    """Return in a sentence whether all answers tell more than the checks."""
    first, second = o.accuracy, outlook.second
    if first is None or second is None:
        return tr("A comparison starts with the first estimate.")
    if second.high - second.low < first.high - first.low:
        return tr("All answers, weighted by the chance each had, give the narrower range.")
    return tr("All answers, weighted by the chance each had, tell no more than the checks.")
