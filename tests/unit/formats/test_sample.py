"""The sample project: as many reports as promised, all different, all readable by the ordinary import."""

from __future__ import annotations

import csv
import itertools
import json
import re
from collections import Counter
from pathlib import Path

import msgspec

from alapp.domain.guideline import Guideline, problems
from tests.unit.formats.helpers import import_all

SAMPLE = Path(__file__).parents[3] / "resources" / "sample"
TRUTH = Path(__file__).with_name("sample_truth.csv")


def reports() -> list[dict[str, str]]:
    return [json.loads(line) for line in (SAMPLE / "ward_reports.jsonl").read_text("utf-8").splitlines()]


def guideline() -> Guideline:
    raw = json.loads((SAMPLE / "guideline.json").read_text("utf-8"))
    return msgspec.convert(raw | {"version": 1}, Guideline)


def test_300_reports_import_without_loss() -> None:
    items, rejected = import_all(SAMPLE / "ward_reports.jsonl")
    assert len(items) == 300
    assert not rejected
    assert all(re.fullmatch(r"IR-0\d{4}", item.key) for item in items)
    assert all(set(item.meta) == {"ward", "ward_type", "shift", "date"} for item in items)


def test_reports_are_varied() -> None:
    texts = [row["text"] for row in reports()]
    lengths = [len(text.split()) for text in texts]
    assert min(lengths) >= 40
    assert max(lengths) <= 130
    words = [re.findall(r"\w+", text.lower()) for text in texts]
    shingles = [{tuple(w[i : i + 3]) for i in range(len(w) - 2)} for w in words]
    closest = max(len(a & b) / len(a | b) for a, b in itertools.combinations(shingles, 2))
    assert closest < 0.3


def test_guideline_and_examples() -> None:
    made = guideline()
    assert not problems(made)
    assert [c.name for c in made.classes] == [
        "Medication",
        "Fall",
        "Device",
        "Pressure injury",
        "Documentation",
        "Other",
    ]
    assert all(c.hint and c.description and c.examples for c in made.classes)
    texts = {row["id"]: row["text"] for row in reports()}
    named = [e for c in made.classes for e in c.examples if e.item_key]
    assert named
    assert all(example.text.rstrip(".") in texts[example.item_key] for example in named)


def test_answers_are_the_truth_of_20_random_reports() -> None:
    with TRUTH.open(encoding="utf-8") as file:
        truth = {row["id"]: row["label"] for row in csv.DictReader(file)}
    assert set(truth) == {row["id"] for row in reports()}
    assert set(truth.values()) == {c.name for c in guideline().classes}
    answers = [json.loads(line) for line in (SAMPLE / "answers.jsonl").read_text("utf-8").splitlines()]
    assert len({answer["id"] for answer in answers}) == 20
    assert Counter(answer["annotator"] for answer in answers).keys() == {"A2", "A3"}
    assert all(truth[answer["id"]] == answer["label"] and answer["reason"] == "random" for answer in answers)
