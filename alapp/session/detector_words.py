"""Whose boxes a model suggests, the detector's or its own, and why, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from alapp.domain.model import ModelRecord
from alapp.learning.regions.comparing import FEWEST

MOST_NAMES = 5


def detector_words(record: ModelRecord) -> str:
    """Return whether a model suggests the boxes of a detector of one's own, and why; empty where there is none."""
    found: Mapping[str, Any] = record.metrics.get("detector") or {}
    if not found:
        return ""
    of = found["file"] or "your detector"
    used = f"suggests the boxes of {of}" if found["used"] else f"suggests boxes of its own, not those of {of}"
    return " ".join(
        filter(None, (f"Model {record.version} {used}.", found["reason"], _grounds(found), _classes(found)))
    )


def _grounds(found: Mapping[str, Any]) -> str:
    said = found["compared"]
    if said["n"] < FEWEST:
        return ""
    low, high = said["saved"] - 1.96 * said["error"], said["saved"] + 1.96 * said["error"]
    ground = "random checks" if said["checks"] else "answered pictures, most of them asked by a model"
    work = f"{abs(said['saved']):.1f} boxes {'fewer' if said['saved'] >= 0 else 'more'} to draw or take away in each"
    return f"On {said['n']} {ground}, it leaves {work} (95 % range of what it saves {low:+.1f} to {high:+.1f})."


def _classes(found: Mapping[str, Any]) -> str:
    taken = [f"{name} is {label}" for name, label in found["classes"].items()]
    parts = [f"Its classes: {_listed(taken)}."] if taken else []
    if found["ignored"] and taken:
        parts.append(f"Not labels here: {_listed(found['ignored'])}.")
    return " ".join(parts)


def _listed(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMES
    return ", ".join(names[:MOST_NAMES]) + (f" and {more} more" if more > 0 else "")
