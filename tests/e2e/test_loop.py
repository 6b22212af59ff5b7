"""From a CSV file to an exported labeled set: the real program, a real screen, key presses alone."""

import csv
import json
from pathlib import Path

import pytest

from alapp.session.resources import resource
from tests.e2e.loop_round import go_round
from tests.e2e.news import write_items
from tests.e2e.program import ROOT

SAMPLE_TRUTH = ROOT / "tests" / "unit" / "formats" / "sample_truth.csv"


def sample_items() -> list[tuple[str, str]]:
    """The sample's reports with the label that each really has."""
    with SAMPLE_TRUTH.open(encoding="utf-8", newline="") as file:
        truth = {row["id"]: row["label"] for row in csv.DictReader(file)}
    rows = [json.loads(line) for line in resource("sample/ward_reports.jsonl").read_text("utf-8").splitlines()]
    return [(truth[row["id"]], row["text"]) for row in rows if row["id"] in truth]


@pytest.mark.e2e
@pytest.mark.slow
def test_from_csv_to_export_by_keys(tmp_path: Path) -> None:
    write_items(tmp_path, sample_items())
    outcome = go_round(tmp_path, 60, 180)
    assert outcome.result["models"] >= 3
    assert outcome.accuracy > 0.5
