"""The sentences of the Guidelines screen; words only, no widgets."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt

from alapp.domain.guideline import Guideline, LabelClass
from alapp.session.guide_words import note_words
from alapp.session.insight_figures import LabelUse
from alapp.ui import language

_FILLED = (
    "circle",
    "square",
    "triangle up",
    "diamond",
    "pentagon",
    "hexagon",
    "star",
    "plus",
    "cross",
    "triangle down",
    "triangle right",
    "triangle left",
)


def shape_names() -> tuple[str, ...]:
    """Return what the shapes of labels are called, filled ones first."""
    return (*map(tr, _FILLED), *(tr("{0}, outlined").format(tr(name)) for name in _FILLED))


def tr(text: str) -> str:
    """Translate a sentence of the Guidelines screen."""
    return QCoreApplication.translate("guidelines", text)


def number(n: int) -> str:
    """Return a count in the figures of the user's language."""
    return QLocale().toString(n)


def digit_of(guideline: Guideline, label_id: str) -> str:
    """Return the digit key of a label by its place, ``Shift+1`` from the eleventh on, empty beyond and if retired."""
    ids = [c.id for c in guideline.active]
    place = ids.index(label_id) if label_id in ids else 20
    if place >= 20:
        return ""
    return ("Shift+" if place >= 10 else "") + str((place + 1) % 10)


def keys_of(guideline: Guideline, label_class: LabelClass) -> tuple[str, ...]:
    """Return every key of a label: digit, then letter."""
    return tuple(key for key in (digit_of(guideline, label_class.id), label_class.key) if key)


def place_of(guideline: Guideline, label_class: LabelClass) -> str:
    """Return where a label stands in the order."""
    if label_class.retired:
        return tr("Retired label")
    active = guideline.active
    return tr("Label {0} of {1}").format(number(active.index(label_class) + 1), number(len(active)))


def use_rows(use: LabelUse) -> list[tuple[str, str]]:
    """Return what is known of a label's use, as (words, number)."""
    rows = [
        (tr("Answers with this label"), number(use.labels)),
        (tr("Of all answers"), tr("{0} %").format(number(round(100 * use.share)))),
    ]
    if use.earlier_versions:
        rows.append((tr("Given under an earlier version"), number(use.earlier_versions)))
    if use.suggested:
        kept = tr("{0} of {1}").format(number(use.kept), number(use.suggested))
        rows.append((tr("Suggested, and answered so"), kept))
    return rows


def day(created_at: str) -> str:
    """Return the day of a version, ``12 Nov``; empty if it is not known."""
    moment = QDateTime.fromString(created_at, Qt.DateFormat.ISODateWithMs)
    return language.day(moment.toLocalTime().date()) if moment.isValid() else ""


def note_of(version: Guideline) -> str:
    """Return what a version changed."""
    return note_words(version.note) or (tr("first version") if version.version == 1 else tr("no note"))


def retired_words(use: LabelUse | None) -> str:
    """Return what retiring means for the answers."""
    if use is None or not use.labels:
        return tr("Retired: it cannot be given any more. Delete brings it back.")
    kept = tr("Retired: it cannot be given any more. {0} answers keep it. Delete brings it back.")
    return kept.format(number(use.labels))
