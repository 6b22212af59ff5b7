"""An exported model used on a new file: each row gets its label and all probabilities, in flat memory."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

import numpy as np
from numpy.typing import NDArray

from alapp.domain.errors import BadInput, explain
from alapp.domain.exchange import ImportPlan, Role
from alapp.domain.item import NewItem, Rejected
from alapp.domain.words import tr
from alapp.features.registry import EXTRACTORS
from alapp.formats.base import Meter, Row
from alapp.formats.csv_export import JOINT
from alapp.formats.formulas import guard
from alapp.formats.gate import TEXT_JOINT
from alapp.formats.registry import IMPORTERS
from alapp.formats.writing import new_text
from alapp.jobs.progress import Progress
from alapp.learning.learners.common import one_thread
from alapp.modalities.registry import MODALITIES
from alapp.session.exchange_export import aside, sync_folder
from alapp.session.model_file import ModelFile

CHUNK = 500
SUFFIXES = (".csv", ".jsonl")


@dataclass(frozen=True, slots=True)
class Predicted:
    """One row: its number and id in the file, the labels given, their probability, and all probabilities (k,).

    ``problem`` says why nothing was predicted, then there are no labels. With several labels, ``probability`` is that
    of the least sure one given, or of giving none.
    """

    row: int
    key: str
    labels: tuple[str, ...]
    probability: float
    probabilities: tuple[float, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class PredictReport:
    """What was written: rows with a prediction, rows without, and how often each label was given."""

    path: str
    rows: int
    without: int
    counts: dict[str, int]


def predict_file(progress: Progress, model: ModelFile, plan: ImportPlan, target: Path) -> PredictReport:
    """Write the predictions of a model for every row of a file to ``.csv`` or ``.jsonl``, aside and then into place.

    Every row of the file comes out once and in order, doubled texts too; one that cannot be read, or has no text, says
    so in place of a label.

    Raises
    ------
    BadInput : the target is of another kind, or the file cannot be read.
    StorageFailed : the place refuses; nothing is left there.
    """
    if target.suffix.lower() not in SUFFIXES:
        raise BadInput(
            tr("“{name}” is neither CSV nor JSON lines.", name=target.name),
            tr("Nothing was predicted."),
            tr("Name it .csv."),
        )
    names = [label.name for label in model.manifest.labels]
    report = PredictReport(str(target), 0, 0, dict.fromkeys(names, 0))
    part = aside(target)
    try:
        with new_text(part) as file:
            write = _writer(target.suffix.lower(), file, names)
            for predicted in predictions(progress, model, plan):
                write(predicted)
                report = _counted(report, predicted)
        part.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise explain(error, meaning=tr("Nothing was predicted."), place=target.parent) from error
    finally:
        part.unlink(missing_ok=True)
    return report


def predictions(progress: Progress, model: ModelFile, plan: ImportPlan) -> Iterator[Predicted]:
    """Yield the prediction of every row of a file, :data:`CHUNK` rows in memory at a time."""
    meter = Meter()
    rows = IMPORTERS[plan.options.format].rows(Path(plan.path), plan.options, meter)
    texts = [name for name, role in plan.roles.items() if role is Role.TEXT]
    keys = [name for name, role in plan.roles.items() if role is Role.ID]
    while chunk := list(islice(rows, CHUNK)):
        progress.step(meter.done, meter.total, "Predicting")
        yield from _of_chunk(progress, model, [_item(row, texts, keys) for row in chunk])


def _item(row: Row | Rejected, texts: Sequence[str], keys: Sequence[str]) -> NewItem | Rejected:
    if isinstance(row, Rejected):
        return row
    parts = [row.cells.get(name, "") for name in texts]
    text = parts[0] if len(parts) == 1 else TEXT_JOINT.join(p for p in parts if p.strip())
    return NewItem(row.number, text, row.cells.get(keys[0], "").strip() if keys else "")


def _of_chunk(progress: Progress, model: ModelFile, items: Sequence[NewItem | Rejected]) -> Iterator[Predicted]:
    modality = MODALITIES[model.manifest.modality]
    problems = [item.reason if isinstance(item, Rejected) else modality.problem(item) for item in items]
    known = [item for item, problem in zip(items, problems, strict=True) if not problem]
    contents = [modality.load(item.text) for item in known if isinstance(item, NewItem)]
    said = iter(_probabilities(progress, model, contents))
    for item, problem in zip(items, problems, strict=True):
        key = item.key if isinstance(item, NewItem) else ""
        if problem:
            yield Predicted(item.row, key, (), 0.0, (), problem)
        else:
            yield _predicted(item.row, key, next(said), model)


def _probabilities(progress: Progress, model: ModelFile, contents: Sequence[Any]) -> NDArray[np.float32]:
    if not contents:
        return np.zeros((0, len(model.manifest.labels)), np.float32)
    quiet = Progress(cancelled=lambda: progress.stopped)
    with one_thread():
        rows = EXTRACTORS[model.manifest.extractor].transform(model.state, contents, quiet)
        return model.model.probabilities(rows)


def _predicted(row: int, key: str, p: NDArray[np.float32], model: ModelFile) -> Predicted:
    chances = tuple(round(float(x), 6) for x in p)
    if not model.manifest.several:
        given = [int(p.argmax())]
        sure = chances[given[0]]
    else:
        given = [j for j, x in enumerate(p) if x >= 0.5]
        sure = min((chances[j] for j in given), default=1 - max(chances))
    return Predicted(row, key, tuple(model.manifest.labels[j].name for j in given), sure, chances)


def _counted(report: PredictReport, predicted: Predicted) -> PredictReport:
    for name in predicted.labels:
        report.counts[name] += 1
    done = not predicted.problem
    return PredictReport(report.path, report.rows + done, report.without + (not done), report.counts)


def _writer(suffix: str, file: TextIO, names: Sequence[str]) -> Callable[[Predicted], None]:
    return _jsonl_writer(file, names) if suffix == ".jsonl" else _csv_writer(file, names)


def _csv_writer(file: TextIO, names: Sequence[str]) -> Callable[[Predicted], None]:
    table = csv.writer(file)
    table.writerow(["row", "id", "label", "probability", *(guard(f"p: {name}") for name in names), "problem"])

    def write(p: Predicted) -> None:
        chances = p.probabilities or [""] * len(names)
        sure = "" if p.problem else p.probability
        table.writerow([p.row, guard(p.key), guard(JOINT.join(p.labels)), sure, *chances, p.problem])

    return write


def _jsonl_writer(file: TextIO, names: Sequence[str]) -> Callable[[Predicted], None]:
    def write(p: Predicted) -> None:
        row: dict[str, Any] = {"row": p.row, "id": p.key}
        if p.problem:
            row["problem"] = p.problem
        else:
            row |= {"labels": p.labels, "probability": p.probability}
            row["probabilities"] = dict(zip(names, p.probabilities, strict=True))
        file.write(json.dumps(row, ensure_ascii=False) + "\n")

    return write
