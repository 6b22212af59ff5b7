"""Numbers, sizes and times as the Data page says them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDate, QLocale

from alapp.domain.exchange import ExportReport, Source
from alapp.domain.guideline import Guideline
from alapp.domain.model import ModelRecord
from alapp.session.detector_words import detector_words
from alapp.session.model_versions import Comparison, Version
from alapp.session.setting_table import BY_KEY
from alapp.ui.language import day, tr
from alapp.ui.language import number as decimal

STATES = {"done": "done", "running": "running", "cancelled": "stopped", "failed": "broke off"}
LEAST_CHECKS = 30
FORMATS = {"csv": "Table", "jsonl": "JSON lines", "json": "JSON", "folder": "Folder", "media_folder": "Folder"}


def number(value: int) -> str:
    """Return a number with the separators of the person's language."""
    return QLocale().toString(value)


def counted(value: int, guideline: Guideline) -> str:
    """Return «1 letter», «362 letters» in the project's own noun."""
    return f"{number(value)} {guideline.noun if value == 1 else guideline.noun_plural}"


def size_words(size: int) -> str:
    """Return a size as people read it: 812 bytes, 4 kB, 2.1 MB."""
    if size < 1000:
        return tr("{0} bytes", size)
    for unit, amount in (("GB", 1e9), ("MB", 1e6)):
        if size >= amount:
            return f"{decimal(size / amount, 1)} {unit}"
    return f"{size / 1e3:.0f} kB"


def time_words(iso: str) -> str:
    """Return a moment in local time; empty for none."""
    if not iso:
        return ""
    local = datetime.fromisoformat(iso).astimezone()
    return f"{day(QDate(local.year, local.month, local.day), year=True)}, {local:%H:%M}"


def source_row(source: Source) -> tuple[str, ...]:
    """Return file, format, seen, accepted, left out, state, when, checksum."""
    return (
        source.name,
        tr(FORMATS.get(source.format, source.format)),
        number(source.seen),
        number(source.accepted),
        number(source.quarantined),
        tr(STATES.get(source.state, source.state)),
        time_words(source.finished_at or source.started_at),
        source.sha256[:12] or tr("none"),
    )


def model_row(version: Version) -> tuple[str, ...]:
    """Return version, what is special about it, when, learner, strategy, labels, and what random checks said of it."""
    model = version.record
    return (
        tr("Model {0}", model.version),
        version.state,
        time_words(model.created_at),
        version.learner,
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
        return tr("{0} random checks; an estimate starts at {1}", number(checks), LEAST_CHECKS)
    share = round(100 * right / checks)
    words = tr("{0} %, likely {1} to {2} %, {3} checks")
    return words.format(share, round(100 * low), round(100 * high), number(checks))


def model_facts(version: Version) -> list[tuple[str, str]]:
    """Return what a model was made from and what it measured, as names and values."""
    m = version.record
    agreement = m.metrics.get("kappa")
    brier = m.metrics.get("brier")
    counts = m.metrics.get("class_counts") or []
    labels = [f"{name} {number(int(n))}" for name, n in zip(version.labels, counts, strict=False)]
    found = [
        (tr("Accuracy"), accuracy_words(m)),
        (tr("Error of its probabilities (Brier)"), "" if brier is None else decimal(brier, 3)),
        (tr("Agreement with the model before (kappa)"), "" if agreement is None else decimal(agreement, 2)),
        (tr("Answers by label"), ", ".join(labels) or ", ".join(version.labels)),
        (tr("Items in the pool"), number(m.n_items) if m.n_items else ""),
        (tr("Features"), version.features),
        (tr("Boxes"), detector_words(m)),
        (tr("Choice"), _choice_words(m)),
        (tr("Guideline version, seed"), f"{m.guideline_version}, {m.seed}"),
        (tr("Knew the journal up to"), ", ".join(f"{who} {number(n)}" for who, n in m.heads.items())),
        (tr("Time to train"), f"{decimal(m.seconds, 1)} s" if m.seconds else ""),
        (tr("Libraries"), ", ".join(f"{name} {v}" for name, v in m.libraries.items())),
        (tr("Note"), m.note),
    ]
    return [(name, words) for name, words in found if words]


def _choice_words(model: ModelRecord) -> str:
    words = _plain("strategy", model.strategy)
    if not model.batch_size:
        return words
    said = tr("{0}, {1} answers between two trainings, {2}% random checks")
    return said.format(words, model.batch_size, round(100 * model.random_share))


def comparison_facts(found: Comparison) -> list[tuple[str, str]]:
    """Return what tells two models apart, as names and values."""
    a, b = found.first, found.second
    rows = [(tr("Model {0}", m.version), tr("{0} answers; {1}", number(m.n_labels), accuracy_words(m))) for m in (a, b)]
    rows.append((tr("Answers between them"), number(found.labels_between)))
    if found.kappa is None:
        said = tr("not kept for both, so only their figures can be compared")
        return [*rows, (tr("Predictions"), said)]
    changed = tr("{0} of {1} ({2} %)", number(found.changed), number(found.compared), decimal(100 * found.share, 1))
    rows += [(tr("Predictions changed"), changed), (tr("Agreement beyond chance (kappa)"), decimal(found.kappa, 3))]
    return rows + [(f"{move.before} → {move.after}", number(move.count)) for move in found.moves]


def _plain(setting: str, value: str) -> str:
    """Return a value of a setting in words, without what is said of it as advice."""
    choices = BY_KEY[setting].choices
    words = choices().get(value, value) if choices is not None else value
    return words.partition(" (")[0]


def left_out_words(left_out: Mapping[str, int]) -> str:
    """Return «38 unlabeled, 2 skipped»; empty when nothing was left out."""
    return ", ".join(f"{number(count)} {tr(why)}" for why, count in left_out.items() if count)


def written_words(report: ExportReport, guideline: Guideline) -> str:
    """Return «362 letters written to labels.jsonl, 2.1 MB.»"""
    name = Path(report.path).name
    return tr("{0} written to {1}, {2}.", counted(report.rows, guideline), name, size_words(report.size))
