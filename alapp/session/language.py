"""The language of the program: the setting ``language`` or that of the system, and its sentences taken into use."""

from __future__ import annotations

import locale
import os
from collections.abc import Mapping

from alapp.domain import words
from alapp.session.resources import resource
from alapp.session.settings import UserFile

SYSTEM = "system"


def languages() -> tuple[str, ...]:
    """Return the languages that sentences can be said in: English, and those that have a catalogue."""
    folder = resource("translations")
    found = {path.stem.rpartition("_")[2] for pattern in ("core_*.json", "alapp_*.qm") for path in folder.glob(pattern)}
    return (words.ENGLISH, *sorted(found))


def of_system(environment: Mapping[str, str] = os.environ) -> str:
    """Return the language of the system: that of the messages, as ``de`` of ``de_AT.UTF-8``."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return environment[name].partition(".")[0].partition("_")[0].lower()
    return (locale.getlocale()[0] or words.ENGLISH)[:2].lower()


def chosen(environment: Mapping[str, str] = os.environ) -> str:
    """Return the language to speak: ``ALAPP_LANGUAGE``, the setting, or the system's; or English."""
    wanted = environment.get("ALAPP_LANGUAGE") or UserFile().get("language", SYSTEM)
    code = of_system(environment) if wanted == SYSTEM else str(wanted)
    return code if code in languages() else words.ENGLISH


def begin(language: str | None = None) -> str:
    """Say everything in this language from now on, in the one that is chosen unless given; return it."""
    code = chosen() if language is None else language
    words.load(resource("translations"), code)
    return code
