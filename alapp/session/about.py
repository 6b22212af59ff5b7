"""What the program says of itself: version, build, parts, licences, and where newer versions come from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from alapp import __version__
from alapp.domain.words import N_, tr
from alapp.session import policy
from alapp.session.proof import versions
from alapp.session.resources import resource

VARIANTS: Mapping[str, str] = {
    "base": N_("text, tables and images"),
    "full": N_("text, tables, images, sound, film and models of your own"),
}
OWN_TEXT = "LICENSE"


@dataclass(frozen=True, slots=True)
class About:
    """The version, what the build noted (empty in a checkout), and the versions of all parts by name."""

    version: str
    commit: str
    built: str
    variant: str
    parts: Mapping[str, str]

    def facts(self) -> dict[str, str]:
        """Return names and values as they are shown, English names as keys."""
        build = f"{self.commit[:12]}, {self.built[:10]}" if self.commit else tr("run from a checkout")
        told = {"Version": self.version, "Build": build, "Made for": tr(VARIANTS.get(self.variant, ""))}
        return {name: value for name, value in told.items() if value}

    def text(self) -> str:
        """Return everything as lines that can be copied into a message."""
        first = (f"{tr(name)}: {value}" for name, value in {N_("Program"): "alapp", **self.facts()}.items())
        return "\n".join([*first, *(f"{name} {version}" for name, version in self.parts.items())])


def about() -> About:
    """Return what is known; a build that noted nothing, or something unreadable, says nothing of itself."""
    try:
        build = json.loads(resource("build.json").read_text("utf-8"))
    except (OSError, ValueError):
        build = {}
    told = {name: str(build.get(name, "")) for name in ("commit", "date", "variant")}
    return About(__version__, told["commit"], told["date"], told["variant"], versions())


def updates_words() -> str:
    """Say where newer versions come from: the program itself never asks for one."""
    said = policy.current().rules.updates
    where = said or tr("Whoever gave you alapp, or the administrator of this computer, has newer versions.")
    return tr(
        "{where} alapp never looks for one by itself, since it opens no connection. A newer version opens projects of"
        " this one and keeps a copy of each as it was.",
        where=where,
    )


def licences() -> dict[str, Path]:
    """Return the texts of all licences that come with the program, its own first, by name."""
    own = resource(OWN_TEXT)
    own = own if own.exists() else Path(__file__).parents[2] / OWN_TEXT
    folder = resource("licences")
    others = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {"alapp": own} | {path.relative_to(folder).as_posix(): path for path in others}
