"""A detector that was just chosen: looked at in the child, so that the person learns at once whether it can be used."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, Unpack

from alapp.domain.errors import AppError
from alapp.domain.words import tr
from alapp.session.background import Calls, Job
from alapp.session.desk import Desk
from alapp.session.detector_labels import labels_of
from alapp.session.settings import Settings

LOOK = "alapp.features.onnx_detector:looked_at"
KEYS = ("detector_file", "detector", "detector_labels")
"""Settings of a detector of one's own."""
MOST_NAMES = 8


class Hall(Protocol):
    """What is needed of the session."""

    settings: Settings
    desk: Desk

    def start_job(self, words: str, function: str, *args: Any, **calls: Unpack[Calls]) -> Job:
        """Queue a job that ends with the project."""
        ...

    def train_now(self) -> None:
        """Start a training."""
        ...


def look(session: Hall, on_done: Callable[[str], None], on_error: Callable[[AppError], None] | None = None) -> Job:
    """Open the detector of the settings in a child that may die of it, and say in words what it is."""

    def told(found: tuple[str, tuple[str, ...]]) -> None:
        on_done(f"{found[0]} {_classes(session, found[1])}")

    file = session.settings.get("detector_file")
    return session.start_job(tr("Looking at the detector"), LOOK, file, on_done=told, on_error=on_error)


def chosen(session: Hall, key: str, on_done: Callable[[str], None], on_error: Callable[[AppError], None]) -> Job | None:
    """Look at the detector after one of its settings was changed, and train with it where answers are boxes."""
    boxes = session.desk.task.region == "box"
    if key not in KEYS or not session.settings.get("detector_file"):
        if key in KEYS and boxes:
            session.train_now()  # without it from now on
        return None

    def told(words: str) -> None:
        on_done(words)
        if boxes:
            session.train_now()

    return look(session, told, on_error)


def _classes(session: Hall, classes: tuple[str, ...]) -> str:
    names = {label.id: label.name for label in session.desk.guideline.active}
    of_class = labels_of(classes, names, session.settings.get("detector_labels"))
    here = [tr("{name} is {names}", name=name, names=names[label]) for name, label in of_class.items()]
    rest = [name for name in classes if name not in of_class]
    said = tr("Labels here: {listed}.", listed=_listed(here)) if here else tr("None of its classes is a label here.")
    return said + (tr(" Not labels here: {listed}.", listed=_listed(rest)) if rest else "")


def _listed(names: list[str]) -> str:
    more = len(names) - MOST_NAMES
    return ", ".join(names[:MOST_NAMES]) + (tr(" and {more} more", more=more) if more > 0 else "")
