"""Numbers, sizes and times as the Data page says them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale

from alapp.domain.exchange import ExportReport, Source
from alapp.domain.guideline import Guideline
from alapp.domain.model import ModelRecord
from alapp.session.settings import BY_KEY

STATES = {"done": "done", "running": "running", "cancelled": "stopped", "failed": "broke off"}
LEAST_CHECKS = 30
FORMATS = {"csv": "Table", "jsonl": "JSON lines", "json": "JSON", "folder": "Folder"}


def number(value: int) -> str:
    """Return a number with the separators of the person's language."""
    return QLocale().toString(value)


def counted(value: int, guideline: Guideline) -> str:
    """Return «1 letter», «362 letters» in the project's own noun."""
    return f"{number(value)} {guideline.noun if value == 1 else guideline.noun_plural}"


def size_words(size: int) -> str:
    """Return a size as people read it: 812 bytes, 4 kB, 2.1 MB."""
    if size < 1000:
        return f"{size} bytes"
    for unit, amount in (("GB", 1e9), ("MB", 1e6)):
        if size >= amount:
            return f"{size / amount:.1f} {unit}"
    return f"{size / 1e3:.0f} kB"


def time_words(iso: str) -> str:
    """Return a moment in local time; empty for none."""
    if not iso:
        return ""
    local = datetime.fromisoformat(iso).astimezone()
    moment = QDateTime(local.year, local.month, local.day, local.hour, local.minute, 0)
    return QLocale().toString(moment, "d MMM yyyy, HH:mm")


def source_row(source: Source) -> tuple[str, ...]:
    """Return file, format, seen, accepted, left out, state, when, checksum."""
    return (
        source.name,
        FORMATS.get(source.format, source.format),
        number(source.seen),
        number(source.accepted),
        number(source.quarantined),
        STATES.get(source.state, source.state),
        time_words(source.finished_at or source.started_at),
        source.sha256[:12] or "none",
    )


def model_row(model: ModelRecord) -> tuple[str, ...]:
    """Return version, when, learner, strategy, labels, and what random checks said of it."""
    return (
        f"Model {model.version}",
        time_words(model.created_at),
        _plain("learner", model.learner),
        _plain("strategy", model.strategy),
        number(model.n_labels),
        str(model.guideline_version),
        accuracy_words(model),
    )


def accuracy_words(model: ModelRecord) -> str:
    """Return accuracy with its range and the number of checks; below 30 checks only how many there are."""
    metrics = model.metrics
    checks, right = int(metrics.get("audit_n") or 0), int(metrics.get("audit_correct") or 0)
    low, high = metrics.get("accuracy_low"), metrics.get("accuracy_high")
    if checks < LEAST_CHECKS or low is None or high is None:
        return f"{number(checks)} random checks; an estimate starts at {LEAST_CHECKS}"
    share, bounds = round(100 * right / checks), f"{round(100 * low)} to {round(100 * high)} %"
    return f"{share} %, likely {bounds}, {number(checks)} checks"


def _plain(setting: str, value: str) -> str:
    """Return a value of a setting in words, without what is said of it as advice."""
    choices = BY_KEY[setting].choices
    words = choices().get(value, value) if choices is not None else value
    return words.partition(" (")[0]


def left_out_words(left_out: Mapping[str, int]) -> str:
    """Return «38 unlabeled, 2 skipped»; empty when nothing was left out."""
    return ", ".join(f"{number(count)} {why}" for why, count in left_out.items() if count)


def written_words(report: ExportReport, guideline: Guideline) -> str:
    """Return «362 letters written to labels.jsonl, 2.1 MB.»"""
    name = Path(report.path).name
    return f"{counted(report.rows, guideline)} written to {name}, {size_words(report.size)}."
