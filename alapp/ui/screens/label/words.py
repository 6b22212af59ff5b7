"""The sentences of the Label screen: why an item is shown, how sure a suggestion is; words only, no widgets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from alapp.domain.annotation import Pick, Suggestion
from alapp.domain.guideline import Guideline, LabelClass
from alapp.session.engine import FIRST_MODEL

SURE, FAIRLY_SURE = 0.9, 0.7
HIGH, FAIR = 0.67, 0.34
UNLIKE_TOO = 0.5

ICONS: Mapping[str, str] = {
    "uncertain": "half",
    "unlike": "compass",
    "random": "dice",
    "likely": "search",
    "keywords": "search",
    "alike": "search",
    "stream": "import",
    "asked": "flag",
    "second_look": "loop",
    "first_look": "eye",
    "fallback": "clock",
    "imported": "import",
}


@dataclass(frozen=True, slots=True)
class Why:
    """The why-line: an icon, what stands before the colon, and the sentence."""

    icon: str
    title: str
    sentence: str


def tr(text: str) -> str:
    """Translate a sentence of the Label screen."""
    return QCoreApplication.translate("label", text)


def why(pick: Pick, guideline: Guideline, *, hidden: bool, named: bool, starts: str = "") -> Why:
    """Return the why-line of a pick.

    ``hidden``: its suggestion is withheld to keep the answer independent. ``named`` False leaves the names of
    the rivals out, which would give a hidden suggestion away. ``starts``: when suggestions start, said of a first look.
    """
    title = tr("Random check:") if pick.reason == "random" else tr("Why this one:")
    sentence = _uncertain(pick, guideline, named) if pick.reason == "uncertain" else _sentence(pick, guideline)
    if hidden and (pick.reason == "random" or pick.blind):
        independent = tr("Shown without suggestion, so your answer stays independent.")
        sentence = independent if pick.reason == "random" else f"{sentence} {independent}"
    if pick.reason == "first_look":
        sentence = f"{sentence} {starts}".strip()
    return Why(ICONS.get(pick.reason, "info"), title, sentence)


def start_words(waits_for: str) -> str:
    """Return when the first suggestions come; empty where they are there."""
    return {
        "answers": tr("Suggestions start after {0} answers.").format(FIRST_MODEL),
        "detector": tr("Suggestions start as soon as your detector has looked."),
    }.get(waits_for, "")


def _sentence(pick: Pick, guideline: Guideline) -> str:
    sentences = {
        "unlike": tr("it is unlike the labeled {0}.").format(guideline.noun_plural),
        "random": tr("drawn from the whole pool by chance."),
        "first_look": tr("a first look, chosen to cover the variety."),
        "likely": tr("of all that are left it most likely has the label you look for."),
        "keywords": tr("it holds keywords that you gave for {0}.").format(
            names(pick.rivals, guideline) or tr("a label")
        ),
        "alike": _alike(pick, guideline),
        "stream": tr("it came in newly, and the model is not sure enough of it."),
        "asked": tr("it was asked for."),
        "second_look": tr("a second look at an earlier answer."),
        "imported": tr("it came with an answer from its file."),
    }
    return sentences.get(pick.reason, tr("it is the next in the order of the pool."))


def _alike(pick: Pick, guideline: Guideline) -> str:
    """Name the answer to the marked item: the person gave it, so that it gives no suggestion away."""
    given = names(pick.rivals, guideline)
    if given:
        return tr("it is like one that you marked, which you answered {0}.").format(given)
    return tr("it is like one that you marked.")


def _uncertain(pick: Pick, guideline: Guideline, named: bool) -> str:
    rivals = [c.name for c in map(guideline.by_id, pick.rivals) if c is not None and named]
    sentence = tr("the model is less sure of it than of the others that are left")
    if len(rivals) >= 2 and pick.parts.get("uncertain", 1.0) >= FAIR:
        sentence = tr("the model cannot choose between {0} and {1}").format(*rivals[:2])
    if pick.parts.get("unlike", 0.0) >= UNLIKE_TOO:
        sentence += tr(", and few labeled {0} look like it").format(guideline.noun_plural)
    return sentence + "."


def confidence_words(confidence: float) -> str:
    """Return how sure a calibrated probability is: sure from 90 percent, fairly sure from 70, else not sure."""
    if confidence >= SURE:
        return tr("sure")
    return tr("fairly sure") if confidence >= FAIRLY_SURE else tr("not sure")


def level_words(value: float) -> str:
    """Return a part of the why-bars in 0..1 as a word, never as a score."""
    if value <= 0:
        return tr("no")
    if value >= HIGH:
        return tr("high")
    return tr("fair") if value >= FAIR else tr("low")


def percent(share: float) -> str:
    """Return a share of 0..1 as whole percent, as figures of the user's language."""
    return tr("{0} %").format(QLocale().toString(round(100 * share)))


def length_words(facts: Mapping[str, Any]) -> str:
    """Return how long a recording is, from what its import noted; empty for what has no length."""
    seconds = float(facts.get("microseconds", 0)) / 1e6
    if not seconds:
        return ""
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return tr("{0} s").format(QLocale().toString(seconds, "f", 1))
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02} min"


def names(labels: tuple[str, ...], guideline: Guideline) -> str:
    """Return the names of label classes, parted by commas; empty for none."""
    return ", ".join(c.name for c in map(guideline.by_id, labels) if c is not None)


def likeliest(suggestion: Suggestion | None, pick: Pick, guideline: Guideline) -> list[LabelClass]:
    """Return the two label classes to tell apart: the model's rivals, else its two likeliest."""
    ids = list(pick.rivals)
    if suggestion is not None:
        ids += sorted(suggestion.probabilities, key=lambda i: -suggestion.probabilities[i])
    known = [guideline.by_id(label_id) for label_id in dict.fromkeys(ids)]
    return [c for c in known if c is not None and not c.retired][:2]


def digit_key(place: int) -> str:
    """Return the key of the label at a place (from 0): 1 to 0, then Shift with a digit, then none."""
    if place >= 20:
        return ""
    digit = str((place + 1) % 10)
    return digit if place < 10 else f"Shift+{digit}"


def spoken(label: LabelClass, key: str, *, suggested: bool, share: float | None, chosen: bool) -> str:
    """Return the accessible name of an answer: “Fall, key 2, suggested, 46 percent”."""
    parts = [label.name]
    if key:
        parts.append(tr("key {0}").format(key))
    if chosen:
        parts.append(tr("chosen"))
    if suggested:
        parts.append(tr("suggested"))
    if share is not None:
        parts.append(tr("{0} percent").format(round(100 * share)))
    return ", ".join(parts)
