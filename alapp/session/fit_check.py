"""Will active learning pay here? On a file with known answers, or on the first answers of a project."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from alapp.domain.annotation import labels_of
from alapp.domain.errors import BadInput
from alapp.domain.exchange import ImportPlan
from alapp.domain.features import Features
from alapp.domain.item import NewItem, Rejected
from alapp.domain.words import tr
from alapp.formats.reading import read
from alapp.jobs.progress import Progress
from alapp.label_tasks.base import indicator
from alapp.learning.base import Indicator
from alapp.learning.evaluation import Share
from alapp.learning.fit_check import Kind, LabelSpan, Signs, Span, cases, gain, signs, single_checks
from alapp.learning.forecast import Forecast, forecast
from alapp.learning.simulation import judged
from alapp.modalities.registry import MODALITIES
from alapp.session.engine import agreed
from alapp.session.feature_rows import modality_of
from alapp.session.fit_words import HEADLINES, Facts, forecast_words, sentences
from alapp.session.simulation import (
    RANDOM,
    Replayed,
    ReplayPlan,
    SimulationRow,
    featured,
    replay,
    rows_of,
    split,
)
from alapp.store.project import Project

__all__ = ["FileCheck", "FitReport", "LabelSpan", "ReplayPlan", "SimulationRow", "Span", "check_answers", "check_file"]

FEWEST = 40
MOST = 6_000
"""Items of a file that are replayed, drawn at random: what a label is worth hardly depends on more."""
FIRST_ANSWERS = 200
HORIZON = 1_000
"""Labels up to which the first answers are asked for a forecast."""
FIT_ON = 2_000
FOLDS, TURNS = 5, 2
SECONDS = 8.0
"""Time for a label where none was measured."""


@dataclass(frozen=True, slots=True)
class FileCheck:
    """A file with a label column, what to replay on it with which seeds, and the seconds a label takes."""

    source: ImportPlan
    plan: ReplayPlan = field(default_factory=ReplayPlan)
    seeds: Sequence[int] = tuple(range(8))
    test_share: float = 0.25
    seconds: float = SECONDS


@dataclass(frozen=True, slots=True)
class FitReport:
    """A verdict: every ``kind`` that holds, the deciding one first; in words; and the replays behind it.

    ``full``: accuracy of a model of all answers; ``seconds`` a label takes, ``measured`` or assumed; ``basis`` says
    what was looked at.
    """

    kinds: tuple[Kind, ...]
    headline: str
    grounds: tuple[str, ...]
    basis: tuple[str, ...]
    rows: tuple[SimulationRow, ...]
    full: Share | None
    seconds: float
    measured: bool

    @property
    def kind(self) -> Kind:
        """The case that decides."""
        return self.kinds[0]


def check_file(progress: Progress, request: FileCheck) -> FitReport:
    """Replay a file whose answers are known and judge.

    Raises
    ------
    BadInput : fewer than 40 rows with an answer, or only one label.
    """
    found = _read(request)
    if found.doubles > len(found.texts) and len(found.texts) < FEWEST:
        return _copies(found, request.seconds)
    _refuse_few(found)
    names = sorted({name for labels in found.labels for name in labels})
    several = bool(request.source.options.label_separator) or any(len(labels) > 1 for labels in found.labels)
    order = np.random.default_rng(0).permutation(len(found.texts))[:MOST]
    Y = np.array([[name in found.labels[i] for name in names] for i in order])  # noqa: N806  the field's own name
    cut = round(len(order) * (1 - request.test_share))
    texts = [found.texts[i] for i in order]
    [rows] = featured(progress, MODALITIES[request.source.modality], texts[:cut], texts)
    known = split(rows, Y, np.arange(cut), several=several)
    parts = [Replayed(known, seed) for seed in request.seeds]
    seen = signs(rows, Y, several=several, items=found.items)
    basis = [
        tr(
            "{count:,} of {items:,} items, {count_2:,} of them only judge.",
            count=len(order),
            items=found.items,
            count_2=len(order) - cut,
        )
    ]
    if found.doubles:
        basis.append(tr("Left out: {doubles:,} with a text or id that stood before.", doubles=found.doubles))
    return _judge(progress, parts, request.plan, _Ground(seen, names, judged(known), request.seconds, tuple(basis)))


def check_answers(progress: Progress, path: str, plan: ReplayPlan | None = None) -> FitReport:
    """Judge by the first 200 answers of a project, cross-validated: what they can show, with its wide ranges.

    Raises
    ------
    BadInput : fewer than 40 items have an answer, or all have the same.
    """
    with Project.open(path, read_only=True) as project:
        answers = list(agreed(project.annotations.all()).values())[:FIRST_ANSWERS]
        classes = project.guidelines.current().active
        several = project.guidelines.current().label_task != "single_choice"
        modality, ids = modality_of(project), project.items.ids()
        Y = indicator([a.answer.value or {} for a in answers], tuple(c.id for c in classes))  # noqa: N806
        texts = project.items.texts([a.item_id for a in answers])
        sample = np.sort(np.random.default_rng(0).permutation(ids)[:FIT_ON])
        pool = project.items.texts(sample)
    _refuse_answers(len(answers), Y)
    [rows] = featured(progress, modality, [*texts, *pool], texts)
    used = Y.any(axis=1) if not several else np.ones(len(Y), np.bool_)
    rows, Y = rows.take(np.flatnonzero(used)), Y[used]  # noqa: N806
    seen = signs(rows, Y, several=several, items=len(ids))
    spent = [a.answer.seconds for a in answers if a.answer.seconds > 0]
    checks = sum(a.answer.asked_by.reason == RANDOM for a in answers)
    basis: tuple[str, ...] = (
        tr(
            "The first {count:,} answers, each judged by models that did not see it; {checks:,} were random checks.",
            count=len(Y),
            checks=checks,
        ),
        tr("The others were chosen by the model and are harder than the pool, so accuracy is likely higher there."),
        tr(
            "So few answers show little beyond {count:,} labels; the ranges are wide.",
            count=len(Y) * (FOLDS - 1) // FOLDS // 2,
        ),
    )
    parts = _folds(rows, Y, several=several)
    basis += forecast_words(_forecast(parts), len(Y), min(HORIZON, len(ids)))
    ground = _Ground(
        seen, [c.name for c in classes], seen.full, statistics.median(spent) if spent else SECONDS, basis, bool(spent)
    )
    return _judge(progress, parts, _short(plan, len(Y)), ground)


# -- inside


@dataclass(frozen=True, slots=True)
class _Ground:
    """What is known before the replays."""

    signs: Signs
    names: Sequence[str]
    full: Share
    seconds: float
    basis: tuple[str, ...]
    measured: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    """Rows of a file with an answer; all ``items`` that would come in, and the ``doubles`` that would not."""

    texts: list[str]
    labels: list[tuple[str, ...]]
    items: int
    doubles: int


def _judge(progress: Progress, parts: Sequence[Replayed], plan: ReplayPlan, ground: _Ground) -> FitReport:
    overlap = len(parts[0].known.test) / len(parts[0].known.pool) if parts[0].known is not parts[-1].known else 0.0
    full = ground.full.value or 0.0
    curves = replay(progress, parts, plan)
    ours = next((name for name in plan.compared if name != RANDOM), RANDOM)
    gained = gain(curves[ours], curves[RANDOM], full, overlap=overlap) if ours != RANDOM else None
    rows = rows_of(curves, full, overlap=overlap)
    kinds = cases(ground.signs, gained)
    grounds = sentences(kinds, Facts(ground.signs, ground.names, ground.full, gained, rows, ours, ground.seconds))
    return FitReport(
        kinds, tr(HEADLINES[kinds[0]]), grounds, ground.basis, rows, ground.full, ground.seconds, ground.measured
    )


def _read(request: FileCheck) -> _Found:
    texts, labels, items, doubles = list[str](), list[tuple[str, ...]](), 0, 0
    for row in read(replace(request.source, existing_labels="first")):
        if isinstance(row, Rejected):
            doubles += row.kind == "duplicate"
            continue
        items += isinstance(row, NewItem)
        if row.value is not None:
            texts.append(row.text)
            labels.append(labels_of(row.value))
    return _Found(texts, labels, items, doubles)


def _refuse_few(found: _Found) -> None:
    if len(found.texts) < FEWEST:
        raise BadInput(
            tr(
                "Only {count} rows have an answer; a replay needs at least {fewest}.",
                count=len(found.texts),
                fewest=FEWEST,
            ),
            remedy=tr("Choose the column that holds the answers (in the terminal: --label-column)."),
        )
    if len({name for labels in found.labels for name in labels}) < 2:
        raise BadInput(tr("All rows have the same answer, so there is nothing to learn."))


def _refuse_answers(count: int, Y: Indicator) -> None:  # noqa: N803
    if count < FEWEST:
        raise BadInput(
            tr("This project has {count} answers; the check needs at least {fewest}.", count=count, fewest=FEWEST),
            tr("So few cannot show whether active learning pays."),
            tr("Label some more, then check again."),
        )
    if Y.any(axis=0).sum() < 2:
        raise BadInput(tr("All items have the same answer so far, so there is nothing to learn."))


def _copies(found: _Found, seconds: float) -> FitReport:
    """Return the verdict on a file that holds the same few texts again and again."""
    rows = len(found.texts) + found.doubles
    ground = tr(
        "Of {rows:,} rows {doubles:,} repeat an earlier text or id; {count:,} differ.",
        rows=rows,
        doubles=found.doubles,
        count=len(found.texts),
    )
    return FitReport(
        ("alike",), tr(HEADLINES["alike"]), (ground,), (tr("All {rows:,} rows.", rows=rows),), (), None, seconds, False
    )


def _folds(rows: Features, Y: Indicator, *, several: bool) -> list[Replayed]:  # noqa: N803
    """Return ten replays: five parts judge in turn, twice with another partition."""
    parts = []
    for turn in range(TURNS):
        order = np.random.default_rng(turn).permutation(len(Y))
        for fold in range(FOLDS):
            pool = np.sort(np.delete(order, np.arange(fold, len(order), FOLDS)))
            parts.append(Replayed(split(rows, Y, pool, several=several), turn * FOLDS + fold))
    return parts


def _forecast(parts: Sequence[Replayed]) -> Forecast | None:
    """Return where the curve of these answers leads, from one partition, in which each answer judges once."""
    checks = [single_checks(part.known, part.seed) for part in parts[:FOLDS]]
    return forecast([n for labels, _ in checks for n in labels], [hit for _, right in checks for hit in right])


def _short(plan: ReplayPlan | None, answers: int) -> ReplayPlan:
    """Return the plan for few answers: half of a pool of four fifths of them, in small batches."""
    wanted = plan or ReplayPlan()
    budget = max(10, answers * (FOLDS - 1) // FOLDS // 2)
    return ReplayPlan(wanted.strategies, wanted.learner, min(wanted.budget, budget), min(wanted.batch_size, 5))
