"""The words of the stop advice: a verdict, one sentence, six facts, three choices, the weakest label."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from alapp.domain.guideline import Guideline
from alapp.session.advice import NEXT, VERIFY, Advice
from alapp.ui.screens.insights.ahead import class_name, points
from alapp.ui.screens.insights.words import likely, number, percent


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the three things to do: its words, what that means, its key."""

    words: str
    means: str
    key: str


def tr(text: str) -> str:
    """Translate a sentence of the stop advice."""
    return QCoreApplication.translate("advice", text)


def verdict() -> str:
    """Return the verdict."""
    return tr("More labels would change little.")


def sentence(advice: Advice) -> str:
    """Return the gain and its price in one sentence, and that nothing stops by itself."""
    gain = advice.gain
    assert gain is not None
    words = tr("Another {0} labels{1} should add {2} points of accuracy, and at most {3}.")
    price = tr(", about {0} of work,").format(time_words(60 * advice.minutes)) if advice.minutes else ""
    rest = tr("You decide; nothing stops by itself.")
    return words.format(number(NEXT), price, points(gain.value), points(gain.high)) + "\n" + rest


def facts(advice: Advice) -> list[tuple[str, str]]:
    """Return what the advice rests on."""
    accuracy = advice.accuracy
    assert accuracy is not None
    unknown = tr("not known")
    moved = unknown if advice.moved is None else tr("moved by {0} points").format(points(advice.moved))
    changed = unknown if advice.changed is None else tr("{0} % of the pool").format(points(advice.changed))
    unsure = unknown
    if advice.unsure is not None:
        unsure = tr("{0} of {1}").format(number(round(advice.unsure * advice.pool)), number(advice.pool))
    return [
        (tr("Accuracy now"), f"{percent(accuracy.value)}, {likely(accuracy)}"),
        (tr("Random checks"), tr("{0} of {1} labels").format(number(accuracy.n), number(advice.labels))),
        (tr("Last five models"), moved),
        (tr("Answers that changed"), changed),
        (tr("Items still unsure"), unsure),
        (tr("Time spent"), time_words(advice.seconds_spent) if advice.seconds_spent else unknown),
    ]


def choices(advice: Advice, version: int) -> tuple[Choice, Choice, Choice]:
    """Return the three things to do."""
    minutes = tr(", about {0},").format(time_words(60 * advice.verify_minutes)) if advice.verify_minutes else ""
    checks = tr("{0} random checks{1} make the estimate firmer").format(number(VERIFY), minutes)
    return (
        Choice(tr("Finish this round"), tr("Freeze model {0}, go to export").format(version), "1"),
        Choice(tr("Verify first"), checks, "2"),
        Choice(tr("Keep labeling"), tr("Ask again after {0} labels").format(number(NEXT)), "3"),
    )


def gap(advice: Advice, guideline: Guideline) -> str:
    """Return the weakest label in a sentence, empty without one."""
    if advice.weakest is None:
        return ""
    recall, name = advice.weakest.recall, class_name(advice.weakest.label_id, guideline)
    found = tr("One gap remains: of {0} the model finds {1} in {2} checks, {3}.")
    more = tr("If that label matters most, label {0} more of it.").format(number(VERIFY))
    return f"{found.format(name, percent(recall.value), number(recall.n), likely(recall))} {more}"


def time_words(seconds: float) -> str:
    """Return a stretch of time as ``25 minutes`` or ``4 h 29 min``."""
    minutes = max(1, round(seconds / 60))
    if minutes < 60:
        return tr("{0} minutes").format(number(minutes)) if minutes > 1 else tr("1 minute")
    return tr("{0} h {1} min").format(number(minutes // 60), number(minutes % 60))
