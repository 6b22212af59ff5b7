"""The data card of a model: what it learned from, how that was chosen, how good it is, and what it is not good for.

After datasheets and model cards (Gebru et al. 2021; Mitchell et al. 2019); it never holds text of an item.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from alapp.domain.model import ModelRecord
from alapp.domain.words import english, tr
from alapp.features.registry import EXTRACTORS
from alapp.session.setting_table import BY_KEY
from alapp.store.project import Project

LEAST_CHECKS = 30


@dataclass(frozen=True, slots=True)
class Privacy:
    """Terms of fewer than ``least`` items: how many (``rare``), whether they were ``cut``, and the effect."""

    least: int
    rare: int
    cut: bool
    compared: int
    same: int


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that items came from: name, SHA-256, rows taken in."""

    name: str
    sha256: str
    rows: int


@dataclass(frozen=True, slots=True)
class Card:
    """The card as plain values; ``labels`` are (name, answers), ``reasons`` why the answered items were asked."""

    model: int
    project: str
    created_at: str
    items: int
    answers: int
    labels: tuple[tuple[str, int], ...]
    sources: tuple[SourceFile, ...]
    learner: str
    features: str
    strategy: str
    batch_size: int
    random_share: float
    blind_share: float
    reasons: dict[str, int]
    seed: int
    seconds: float
    guideline_version: int
    checks: int
    accuracy: str
    limits: tuple[str, ...]
    privacy: Privacy
    rare_terms: tuple[str, ...]
    libraries: dict[str, str]
    note: str = ""


def accuracy_words(record: ModelRecord) -> str:
    """Return what random checks say, with range and ground; below 30 checks only how many there are."""
    m = record.metrics
    checks, right = int(m.get("audit_n") or 0), int(m.get("audit_correct") or 0)
    low, high = m.get("accuracy_low"), m.get("accuracy_high")
    if checks < LEAST_CHECKS or low is None or high is None:
        return tr("{checks} random checks; an estimate starts at {least}", checks=checks, least=LEAST_CHECKS)
    return tr(
        "{share:.0f} % ({right} of {checks} random checks), 95 % range {low:.0f} to {high:.0f} %",
        share=100 * right / checks,
        right=right,
        checks=checks,
        low=100 * low,
        high=100 * high,
    )


def card_of(
    project: Project, record: ModelRecord, labels: Sequence[str], privacy: Privacy, rare: Sequence[str]
) -> Card:
    """Make the card of a model."""
    m = record.metrics
    counts = [int(n) for n in m.get("class_counts") or []] or [0] * len(labels)
    sources = tuple(SourceFile(s.name, s.sha256, s.accepted) for s in project.sources.all())
    reasons = Counter(a.answer.asked_by.reason for a in project.annotations.all() if a.answer.value is not None)
    pairs = tuple(zip(labels, counts, strict=False))
    return Card(
        record.version,
        project.name,
        record.created_at,
        record.n_items or project.items.count(),
        record.n_labels,
        pairs,
        sources,
        _words("learner", record.learner),
        EXTRACTORS[record.extractor].words if record.extractor in EXTRACTORS else record.extractor,
        _words("strategy", record.strategy),
        record.batch_size,
        record.random_share,
        record.blind_share,
        dict(reasons.most_common()),
        record.seed,
        record.seconds,
        record.guideline_version,
        int(m.get("audit_n") or 0),
        english(accuracy_words(record)),
        tuple(_limits(record, pairs, privacy)),
        privacy,
        tuple(rare),
        dict(record.libraries),
        record.note,
    )


def _words(setting: str, value: str) -> str:
    choices = BY_KEY[setting].choices
    return english(choices().get(value, value) if choices is not None else value).partition(" (")[0]


def _limits(record: ModelRecord, labels: Sequence[tuple[str, int]], privacy: Privacy) -> list[str]:
    found = [
        "The accuracy holds for items like those of this project; for items from elsewhere it is not known.",
        "Most answers were chosen by the model, so the class counts are not the shares of the pool.",
    ]
    if int(record.metrics.get("audit_n") or 0) < LEAST_CHECKS:
        found.append(f"Fewer than {LEAST_CHECKS} random checks: how good it is, is not known.")
    few = [name for name, n in labels if 0 < n < 10]
    none = [name for name, n in labels if not n]
    if few:
        found.append(f"Labels with fewer than 10 answers are learned from little: {', '.join(few)}.")
    if none:
        found.append(f"Labels without an answer are never given: {', '.join(none)}.")
    if not privacy.cut and privacy.rare:
        found.append("It holds terms of very few items, which may be names of people.")
    return found


def markdown(card: Card) -> str:
    """Return the card as Markdown."""
    p = card.privacy
    privacy = f"{p.rare:,} terms that fewer than {p.least} items hold were " + (
        "cut." if p.cut else "**kept** (below)."
    )
    same = f"On {p.compared:,} items it gives the same answer as the model in the project for {p.same:,}."
    lines = [
        f"# Model {card.model} of “{_plain(card.project)}”",
        "",
        f"Trained {card.created_at} on {card.answers:,} answers of {card.items:,} items, in {card.seconds:.1f} s.",
        *([_plain(card.note)] if card.note else []),
        "",
        "## How good it is",
        "",
        f"Accuracy: {card.accuracy}.",
        "",
        "## What it learned from",
        "",
        *_table(("Label", "Answers"), [(name, f"{n:,}") for name, n in card.labels]),
        "",
        *_table(("File", "Rows", "SHA-256"), [(s.name, f"{s.rows:,}", s.sha256) for s in card.sources]),
        "",
        "## How the items were chosen",
        "",
        f"{card.strategy}, {card.batch_size} answers between two trainings, {card.random_share:.0%} random checks,"
        f" {card.blind_share:.0%} shown without suggestion. Reasons of the answers now in the project: "
        + (", ".join(f"{reason} {n:,}" for reason, n in card.reasons.items()) or "none")
        + ".",
        "",
        "## Known limits",
        "",
        *(f"- {_plain(limit)}" for limit in card.limits),
        "",
        "## Privacy",
        "",
        f"{privacy} {same}",
        *(["", ", ".join(f"`{_plain(term)}`" for term in card.rare_terms)] if card.rare_terms else []),
        "",
        "## How it was made",
        "",
        f"Model: {card.learner}. Features: {card.features}. Seed {card.seed}."
        f" Guideline version {card.guideline_version}."
        f" Libraries: {', '.join(f'{name} {v}' for name, v in card.libraries.items())}.",
    ]
    return "\n".join(lines) + "\n"


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    head = [f"| {' | '.join(columns)} |", f"|{'---|' * len(columns)}"]
    return head + [f"| {' | '.join(map(_plain, row))} |" for row in rows]


def _plain(text: str) -> str:
    """Return foreign text as one line that Markdown shows as it is."""
    flat = " ".join(text.split())
    return "".join(f"\\{c}" if c in r"\`*_{}[]<>#|!" else c for c in flat)
