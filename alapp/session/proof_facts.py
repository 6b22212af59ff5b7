"""What a statement is made of: all that was looked at, and what was found of each promise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from alapp.domain.words import N_
from alapp.jobs.standing import Standing
from alapp.session.checking import Verified
from alapp.session.probe import Lived
from alapp.session.proof_files import Rights

Verdict = Literal["held", "broken", "look", "absent"]
VERDICTS: Mapping[Verdict, str] = {
    "held": N_("Held"), "broken": N_("Not held"), "look": N_("For you to decide"), "absent": N_("Not available here"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """One promise, what was found, and the verdict; ``parts`` are what it rests on, a line each."""

    promise: str
    found: str
    verdict: Verdict
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that was looked at; nothing of it is content of an item."""

    project: str
    window: Standing
    children: tuple[Standing, ...]
    refused_on_purpose: bool
    lived: Lived
    rights: Rights
    encrypted: bool
    verified: Verified
    heads: Mapping[str, tuple[int, str]]
    sqlite: tuple[int, ...]
    versions: Mapping[str, str]
    made_at: str
