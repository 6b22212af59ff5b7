"""Which features a model works with, and why, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from alapp.domain.model import ModelRecord
from alapp.domain.words import retold, tr
from alapp.learning.feature_choice import FEWEST


def features_words(record: ModelRecord) -> str:
    """Return in words which features a model uses and why; empty where nothing is known of it."""
    found: Mapping[str, Any] = record.metrics.get("features") or {}
    if not found:
        return ""
    used = tr("with sentence features") if found["used"] else tr("without sentence features")
    grounds = _grounds(found) if found.get("n_checks", 0) >= FEWEST else ""
    return tr(
        "Model {version} works {used}. {reason}{grounds}",
        version=record.version,
        used=used,
        reason=retold(found["reason"]),
        grounds=grounds,
    )


def _grounds(found: Mapping[str, Any]) -> str:
    points, error = found["points"], found["points_error"]
    low, high = round(points - 1.96 * error), round(points + 1.96 * error)
    return tr(
        " On {n_checks} random checks they make {points:+.0f} points of accuracy (95 % range {low:+d} to {high:+d}).",
        n_checks=found["n_checks"],
        points=points,
        low=low,
        high=high,
    )
