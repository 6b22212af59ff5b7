"""Whose boxes a model suggests, the detector's or its own, and why, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from alapp.domain.model import ModelRecord
from alapp.domain.words import retold, tr
from alapp.learning.regions.comparing import FEWEST

MOST_NAMES = 5


def detector_words(record: ModelRecord) -> str:
    """Return whether a model suggests the boxes of a detector of one's own, and why; empty where there is none."""
    found: Mapping[str, Any] = record.metrics.get("detector") or {}
    if not found:
        return ""
    of = found["file"] or tr("your detector")
    used = (
        tr("suggests the boxes of {of}", of=of)
        if found["used"]
        else tr("suggests boxes of its own, not those of {of}", of=of)
    )
    return " ".join(
        filter(
            None,
            (
                tr("Model {version} {used}.", version=record.version, used=used),
                retold(found["reason"]),
                _grounds(found),
                _classes(found),
            ),
        )
    )


def _grounds(found: Mapping[str, Any]) -> str:
    said = found["compared"]
    if said["n"] < FEWEST:
        return ""
    low, high = said["saved"] - 1.96 * said["error"], said["saved"] + 1.96 * said["error"]
    ground = tr("random checks") if said["checks"] else tr("answered pictures, most of them asked by a model")
    work = (
        tr("{saved:.1f} boxes fewer to draw or take away in each", saved=abs(said["saved"]))
        if said["saved"] >= 0
        else tr("{saved:.1f} boxes more to draw or take away in each", saved=abs(said["saved"]))
    )
    return tr(
        "On {n} {ground}, it leaves {work} (95 % range of what it saves {low:+.1f} to {high:+.1f}).",
        n=said["n"],
        ground=ground,
        work=work,
        low=low,
        high=high,
    )


def _classes(found: Mapping[str, Any]) -> str:
    taken = [tr("{name} is {label}", name=name, label=label) for name, label in found["classes"].items()]
    parts = [tr("Its classes: {listed}.", listed=_listed(taken))] if taken else []
    if found["ignored"] and taken:
        parts.append(tr("Not labels here: {listed}.", listed=_listed(found["ignored"])))
    return " ".join(parts)


def _listed(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMES
    return ", ".join(names[:MOST_NAMES]) + (tr(" and {more} more", more=more) if more > 0 else "")
