"""The loop on real news, and what came of it: ``python -m tests.e2e.news SHARED_DATA [--rows N] [--labels N]``.

Prints the accuracy of the last model on the items that nobody labeled, and that of the same learner with as many labels
given in random order, on words, letters and topics: what was read as sentences by the end is a part of the pool only.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alapp.domain.features import Features
from alapp.formats.jsonl_export import JsonLinesExport
from alapp.jobs.progress import Progress
from alapp.learning.retrain import Snapshot, retrain
from alapp.session.blobs import unpack_predictions
from alapp.session.feature_rows import modality_of
from alapp.store.project import Project
from tests.e2e.program import command, run
from tests.e2e.screen import virtual_screen

CLASSES = ("World", "Sports", "Business", "Sci-Tech")
SEEDS = 8


@dataclass(frozen=True)
class Outcome:
    """What a loop left: the answers given, the export read again, and accuracies on the unlabeled rest."""

    given: list[tuple[str, str]]
    exported: list[tuple[str, str]]
    manifest: Mapping[str, Any]
    result: Mapping[str, Any]
    accuracy: float
    at_random: NDArray[np.float64]

    def lines(self) -> list[str]:
        """Return the figures, one a line."""
        random = self.at_random
        return [
            f"labels {len(self.given)}",
            f"labels_while_importing {self.result['labeled_while_importing']}",
            f"models {self.result['models']}",
            f"models_while_labeling {len(self.result['models_while_labeling'])}",
            "asked_because " + ", ".join(f"{why} {n}" for why, n in sorted(self.result["reasons"].items())),
            f"accuracy_on_the_rest {self.accuracy:.4f}",
            f"accuracy_of_random_order {random.mean():.4f} (sd {random.std():.4f}, {len(random)} orders)",
        ]


def write_news(source: Path, folder: Path, rows: int | None = None) -> int:
    """Write items.csv and truth.json of the AG News test file; return the number of rows."""
    folder.mkdir(parents=True, exist_ok=True)
    with source.open(encoding="utf-8", newline="") as file:
        found = [(CLASSES[int(row[0]) - 1], f"{row[1]}. {row[2]}") for row in csv.reader(file)][:rows]
    write_items(folder, found)
    return len(found)


def write_items(folder: Path, labeled: list[tuple[str, str]]) -> None:
    """Write (label, text) rows as items.csv and truth.json."""
    keys = [f"N-{i:05}" for i in range(1, len(labeled) + 1)]
    with (folder / "items.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "text"])
        writer.writerows((key, text) for key, (_, text) in zip(keys, labeled, strict=True))
    truth = {key: label for key, (label, _) in zip(keys, labeled, strict=True)}
    (folder / "truth.json").write_text(json.dumps(truth), "utf-8")


def judge(folder: Path) -> Outcome:
    """Read what the program left in the folder."""
    result = json.loads((folder / "result.json").read_text("utf-8"))
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    target = folder / "labels.jsonl"
    exported = [(row.id, ", ".join(row.labels)) for row in JsonLinesExport().read_back(target)]
    manifest = json.loads(target.with_name(target.name + ".manifest.json").read_text("utf-8"))
    given = [(key, label) for key, label in result["given"]]
    with Project.open(result["project"], read_only=True) as project:
        accuracy, at_random = _accuracies(project, truth, len(given))
    return Outcome(given, exported, manifest, result, accuracy, at_random)


def _accuracies(project: Project, truth: Mapping[str, str], n: int) -> tuple[float, NDArray[np.float64]]:
    latest = project.models.latest()
    assert latest is not None
    predictions = unpack_predictions(project.models.blob(latest.version, "predictions"))
    assert predictions is not None
    ids = project.items.ids()
    np.testing.assert_array_equal(predictions.item_ids, ids)
    names = [label.name if (label := project.guidelines.current().by_id(c)) else "" for c in predictions.class_ids]
    true = np.array([names.index(truth[item.key]) for item in project.items.get_many(ids.tolist())])
    rest = ~np.isin(ids, project.annotations.done_ids("A1"))
    accuracy = float((predictions.best == true)[rest].mean())
    chunks = project.features.chunks(modality_of(project).extractor)
    features = Features.concat([Features.from_bytes(blob) for _, _, blob in chunks])
    assert len(features) == len(ids)
    orders = [_at_random(features, true, len(names), n, seed, latest.learner) for seed in range(SEEDS)]
    return accuracy, np.array(orders)


def _at_random(features: Features, true: NDArray[np.int64], k: int, n: int, seed: int, learner: str) -> float:
    """Return the accuracy on the rest with n labels in random order."""
    chosen = np.sort(np.random.default_rng(seed).permutation(len(true))[:n])
    closed = np.isin(np.arange(len(true)), chosen)
    Y = np.eye(k, dtype=bool)[true[chosen]]
    snapshot = Snapshot(features, chosen, Y, np.ones(n, bool), closed, learner=learner, strategy="random", seed=seed)
    best = retrain(snapshot, Progress()).best
    return float((best == true)[~closed].mean())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--rows", type=int, default=None)
    parser.add_argument("--labels", type=int, default=200)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, virtual_screen() as screen:
        folder = Path(name)
        write_news(arguments.data / "text-ag-news" / "test.csv", folder, arguments.rows)
        finished = run(folder, screen, command("loop", folder, arguments.labels), 900)
        print(finished.err, file=sys.stderr, end="")
        if finished.code:
            return finished.code
        print("\n".join(judge(folder).lines()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
