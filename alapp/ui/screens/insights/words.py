"""The sentences, figures and tables of the Insights screen; words only, no widgets."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from alapp.domain.guideline import Guideline
from alapp.domain.query import quoted
from alapp.session.insight_figures import (
    MIN_CHECKS,
    ClassFigure,
    CurvePoint,
    Estimate,
    Leaning,
    Overview,
    PaceBar,
    checks_for_goal,
    under_labeled,
)
from alapp.ui import language
from alapp.ui.widgets.charts import ChartText, Reading

CHECKS_QUERY = "why:random is:labeled"


@dataclass(frozen=True, slots=True)
class Figure:
    """A large number: what it is, the number, what stands beside and below it, and the items behind it."""

    title: str
    value: str
    beside: str = ""
    foot: str = ""
    query: str = ""
    icon: str = ""

    @property
    def spoken(self) -> str:
        """All of it in one line."""
        return ", ".join(part for part in (f"{self.title}: {self.value} {self.beside}".strip(), self.foot) if part)


def tr(text: str) -> str:
    """Translate a sentence of the Insights screen."""
    return QCoreApplication.translate("insights", text)


def number(n: int) -> str:
    """Return a count in the figures of the user's language."""
    return QLocale().toString(n)


def percent(share: float) -> str:
    """Return a share of 0..1 as whole percent."""
    return tr("{0} %").format(QLocale().toString(round(100 * share)))


def seconds(value: float) -> str:
    """Return seconds with one decimal."""
    return tr("{0} s").format(QLocale().toString(value, "f", 1))


def likely(estimate: Estimate) -> str:
    """Return the range in words; where nothing was wrong, only its lower end means something."""
    if estimate.value >= 1:
        return tr("likely at least {0}").format(percent(estimate.low))
    low, high = (QLocale().toString(round(100 * end)) for end in (estimate.low, estimate.high))
    return tr("likely {0} to {1} %").format(low, high)


MUCH = 0.4
"""Share of the pool from which on the checks no longer stand for a new item: with most of a small pool labeled (digits,
1,200 answers) the figure was 4.6 points too high for fresh ones, with a fifth (news) it was not."""


def heading(o: Overview) -> str:
    """Return the sentence beside the title: what was measured, on what."""
    if o.search:
        return o.search
    if o.accuracy is None:
        return f"{waiting(o)} {order_words(o)}".strip()
    words = tr("Model {0}, measured on {1} random checks. Only these checks count for accuracy.")
    if o.region:
        words = tr("Model {0}, measured on {1} random checks: F1 is 100 % when each region is found and none too many.")
    elif o.labels > MUCH * o.pool:  # checks come from what was open then: easier once the hard items are asked
        words = tr(
            "Model {0}, measured on {1} random checks. Much of the pool is labeled: this speaks of what is left."
        )
    words = words.format(o.model_version, number(o.model_checks))
    return f"{words} {order_words(o)}".strip()


def order_words(o: Overview) -> str:
    """Say where asking the unsure items first gained nothing when it was measured (recipe B.11); empty elsewhere."""
    if o.guideline.label_task == "multi_choice":
        return tr("For several labels an item the order of asking showed no sure gain when it was measured.")
    if o.region not in ("box", "segment"):
        return ""
    return tr("For such answers the order of asking gained nothing when it was measured; the suggestions do.")


def waiting(o: Overview) -> str:
    """Return why there is no estimate yet."""
    if o.checks_wanting:
        words = tr("{0} random checks so far. An estimate starts at {1}.")
        return words.format(number(o.checks), MIN_CHECKS)
    return tr("{0} random checks so far. The next model brings the estimate.").format(number(o.checks))


# figures


def figure_titles() -> tuple[str, ...]:
    """Return the titles of the row of figures."""
    return tr("Accuracy"), tr("Random checks"), tr("Labels"), tr("Time per label")


def figures(o: Overview) -> tuple[Figure, ...]:
    """Return the row of figures."""
    return accuracy(o), checks(o), labels(o), pace(o)


def measure(o: Overview) -> str:
    """Return what is measured: the share of labels that are right, or how well regions are found."""
    return tr("F1 of regions") if o.region else tr("Accuracy")


def accuracy(o: Overview) -> Figure:
    """Return the accuracy, from random checks only."""
    title = measure(o)
    if o.accuracy is None:
        return Figure(title, tr("Not yet"), "", tr("An estimate starts at {0} checks").format(MIN_CHECKS), CHECKS_QUERY)
    return Figure(title, percent(o.accuracy.value), likely(o.accuracy), "", CHECKS_QUERY)


def checks(o: Overview) -> Figure:
    """Return how many random checks there are, and what more of them would do."""
    beside = tr("of {0} labels").format(number(o.labels))
    return Figure(tr("Random checks"), number(o.checks), beside, *_checks_foot(o))


def _checks_foot(o: Overview) -> tuple[str, str, str]:
    if o.checks_wanting:
        return tr("{0} more until an estimate").format(number(o.checks_wanting)), CHECKS_QUERY, "dice"
    if o.accuracy is None:
        return tr("enough for an estimate"), CHECKS_QUERY, "check"
    more = checks_for_goal(o.accuracy)
    if more:
        return tr("About {0} more for ±5 points").format(number(more)), CHECKS_QUERY, "dice"
    return tr("The range is within ±5 points"), CHECKS_QUERY, "check"


def labels(o: Overview) -> Figure:
    """Return how much is labeled."""
    beside = tr("of {0} in the pool").format(number(o.pool))
    foot = tr("{0} today, {1} skipped, {2} flagged").format(number(o.today), number(o.skipped), number(o.flagged))
    return Figure(tr("Labels"), number(o.labels), beside, foot, "is:labeled")


def pace(o: Overview) -> Figure:
    """Return how long an answer takes."""
    median, title = o.pace.median_seconds, tr("Time per label")
    if median is None:
        return Figure(title, "–", "", tr("No answers with a time yet"), "is:labeled")
    foot = tr("About {0} labels an hour").format(number(round(3600 / median)))
    return Figure(title, seconds(median), tr("median"), foot, "is:labeled")


# charts


def curve(o: Overview) -> ChartText:
    """Return what the learning curve says."""
    columns = (tr("Model"), tr("Labels"), tr("Accuracy"), tr("Range"), tr("Random checks"))
    if not o.curve:
        return ChartText(waiting(o), columns, (), CHECKS_QUERY)
    return ChartText(_curve_summary(o), columns, tuple(map(_curve_reading, o.curve)), CHECKS_QUERY)


def _curve_summary(o: Overview) -> str:
    first, last = o.curve[0], o.curve[-1]
    now = tr("{0}, {1}").format(percent(last.accuracy.value), likely(last.accuracy))
    if first is last:
        return tr("Accuracy at {0} labels is {1}.").format(number(last.labels), now)
    words = tr("Accuracy on random checks went from {0} at {1} labels to {2} at {3} labels.")
    return words.format(percent(first.accuracy.value), number(first.labels), now, number(last.labels))


def _curve_reading(point: CurvePoint) -> Reading:
    estimate = point.accuracy
    value, words = percent(estimate.value), likely(estimate)
    said = tr("Model {0}, {1} labels: {2}, {3}, {4} random checks")
    low_high = tr("{0} to {1}").format(percent(estimate.low), percent(estimate.high))
    return Reading(
        said.format(point.version, number(point.labels), value, words, number(estimate.n)),
        (tr("Model {0}").format(point.version), number(point.labels), value, low_high, number(estimate.n)),
        CHECKS_QUERY,
    )


def balance(o: Overview) -> ChartText:
    """Return what the class balance says."""
    columns = (tr("Label"), tr("Labels"), tr("Share"), tr("Expected"), tr("Range"))
    readings = tuple(_balance_reading(c, o) for c in o.classes)
    most = max(o.classes, key=lambda c: c.labels, default=None)
    if most is None or not most.labels:
        return ChartText(tr("No labels yet."), columns, readings, "is:labeled")
    summary = tr("Most labels: {0}, {1} of {2}. ").format(
        name_of(most, o.guideline), number(most.labels), number(o.labels)
    )
    return ChartText(summary + balance_foot(o), columns, readings, "is:labeled")


def balance_foot(o: Overview) -> str:
    """Return what stands under the class balance."""
    if o.checks < MIN_CHECKS:
        return tr("Expected shares start at {0} random checks; there are {1}.").format(MIN_CHECKS, number(o.checks))
    if o.rare:
        return o.rare[0]
    found = under_labeled(o.classes, o.labels)
    names = [c.name for c in o.guideline.classes if c.id in found]
    if not names:
        return tr("Mark: expected, with range. No label is under-labeled.")
    verb = tr("is under-labeled") if len(names) == 1 else tr("are under-labeled")
    return tr("Mark: expected, with range. {0} {1}.").format(", ".join(names), verb)


def name_of(figure: ClassFigure, guideline: Guideline) -> str:
    """Return the name of a label class."""
    label_class = guideline.by_id(figure.label_id)
    return label_class.name if label_class else figure.label_id


def _balance_reading(figure: ClassFigure, o: Overview) -> Reading:
    name, share = name_of(figure, o.guideline), percent(figure.labels / max(o.labels, 1))
    said = tr("{0}: {1} labels, {2}").format(name, number(figure.labels), share)
    cells = (name, number(figure.labels), share)
    query = f"label:{quoted(name)}"
    if figure.expected is None:
        return Reading(said, (*cells, "–", "–"), query)
    low, high = percent(figure.expected.low), percent(figure.expected.high)
    said += tr("; expected in the pool {0}, {1}").format(percent(figure.expected.value), likely(figure.expected))
    return Reading(said, (*cells, percent(figure.expected.value), tr("{0} to {1}").format(low, high)), query)


def pace_chart(bars: tuple[PaceBar, ...], *, hours: bool) -> ChartText:
    """Return what the labels of each day or hour say."""
    columns = (tr("Hour") if hours else tr("Day"), tr("Labels"), tr("Median time"))
    if not bars:
        return ChartText(tr("No answers with a time yet."), columns, (), "is:labeled")
    readings = tuple(_pace_reading(b, hours=hours) for b in bars)
    whole = number(sum(b.labels for b in bars))
    if hours:
        summary = tr("{0} labels on {1}, by the hour.").format(whole, day_words(bars[0].start))
    else:
        summary = tr("{0} labels since {1}, by the day.").format(whole, day_words(bars[0].start))
    return ChartText(summary, columns, readings, "is:labeled")


def _pace_reading(bar: PaceBar, *, hours: bool) -> Reading:
    when = hour_words(bar.start) if hours else day_words(bar.start)
    said = tr("{0}: {1} labels, {2} median").format(when, number(bar.labels), seconds(bar.median_seconds))
    return Reading(said, (when, number(bar.labels), seconds(bar.median_seconds)), f"date:{bar.start[:10]}")


def day_words(start: str) -> str:
    """Return a day as ``12 Nov``."""
    return language.day(QDate.fromString(start[:10], "yyyy-MM-dd"))


def hour_words(start: str) -> str:
    """Return the hour of a start as ``14:00``."""
    return f"{start[-2:]}:00"


def leaning(found: Leaning) -> ChartText:
    """Return how much answers lean on suggestions."""
    columns = (tr("Suggestion"), tr("Same answer"), tr("Range"), tr("Answers"))
    rows = ((tr("Shown"), found.shown, found.shown_n), (tr("Not shown"), found.hidden, found.hidden_n))
    return ChartText(leaning_foot(found), columns, tuple(_leaning_reading(*row) for row in rows), "is:labeled")


def leaning_foot(found: Leaning) -> str:
    """Return in a sentence what the comparison says, if it can say anything."""
    if found.shown is None or found.hidden is None:
        return tr("A comparison starts at {0} answers of each kind.").format(MIN_CHECKS)
    if found.shown.low > found.hidden.high:
        return tr("Answers follow the suggestion more often when it is on screen.")
    if found.shown.high < found.hidden.low:
        return tr("Answers follow the suggestion less often when it is on screen.")
    return tr("No clear difference; the ranges overlap.")


def leaning_note(share: Estimate | None, n: int) -> str:
    """Return what stands at the end of a row."""
    if share is None:
        return tr("{0} so far").format(number(n))
    return tr("{0}, n {1}").format(percent(share.value), number(n))


def _leaning_reading(name: str, share: Estimate | None, n: int) -> Reading:
    if share is None:
        return Reading(tr("{0}: {1} answers so far").format(name, number(n)), (name, "–", "–", number(n)))
    low_high = tr("{0} to {1}").format(percent(share.low), percent(share.high))
    said = tr("{0}: the same answer in {1} of {2}, {3}").format(name, percent(share.value), number(n), likely(share))
    return Reading(said, (name, percent(share.value), low_high, number(n)))
