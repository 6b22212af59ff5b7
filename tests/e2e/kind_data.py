"""Real data of each kind without its labels, and what is true of it: plans for :mod:`tests.e2e.kinds`."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.e2e.kinds import Plan

Row = dict[str, Any]


def kept(folder: Path, plan: Plan) -> Plan:
    """Write plan.json and return the plan."""
    plan.keep(folder)
    return plan


def write_rows(path: Path, rows: list[Mapping[str, str]]) -> None:
    """Write a table of rows that have the same columns."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


# -- spans


def sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Yield the sentences of a CoNLL file as (token, tag)."""
    found: list[tuple[str, str]] = []
    for line in path.read_text("utf-8").splitlines():
        token, _, tag = line.strip().partition("\t")
        if token:
            found.append((token, tag.strip()))
        elif found:
            yield found
            found = []
    if found:
        yield found


def spans_of(tokens: list[tuple[str, str]]) -> tuple[str, list[Row]]:
    """Return the sentence as a text with a blank between tokens, and its entities by code points."""
    spans: list[Row] = []
    at = 0
    for token, tag in tokens:
        part, _, label = tag.partition("-")
        if part == "B":
            spans.append({"start": at, "end": at + len(token), "label": label})
        elif part == "I":
            spans[-1]["end"] = at + len(token)
        at += len(token) + 1
    text = " ".join(token for token, _ in tokens)
    return text, [{**span, "text": text[span["start"] : span["end"]]} for span in spans]


def entities(source: Path, folder: Path, rows: int, answers: int) -> Plan:
    """Sentences of a CoNLL file as JSON lines; each text once."""
    found = dict(spans_of(sentence) for sentence in sentences(source))
    texts = list(found)[:rows]
    keys = [f"S-{i:04}" for i in range(len(texts))]
    lines = (json.dumps({"id": key, "text": text}) + "\n" for key, text in zip(keys, texts, strict=True))
    (folder / "sentences.jsonl").write_text("".join(lines), "utf-8")
    truth = {key: found[text] for key, text in zip(keys, texts, strict=True)}
    names = sorted({span["label"] for spans in truth.values() for span in spans})
    target = str(folder / "labels.jsonl")
    return kept(folder, Plan(str(folder / "sentences.jsonl"), "spans", names, truth, answers, target))


# -- labels of texts and of rows


def emotions(source: Path, folder: Path, rows: int, answers: int) -> Plan:
    """Comments as a table; 28 labels, often several."""
    names = (source / "labels.txt").read_text("utf-8").split()
    with (source / "dev.tsv").open(encoding="utf-8", newline="") as file:
        found = {text: labels for text, labels, _ in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    table = [(f"E-{i:04}", text, labels) for i, (text, labels) in enumerate(list(found.items())[:rows])]
    write_rows(folder / "comments.csv", [{"id": key, "text": text} for key, text, _ in table])
    truth = {key: [names[int(n)] for n in labels.split(",")] for key, _, labels in table}
    target = str(folder / "labels.jsonl")
    return kept(folder, Plan(str(folder / "comments.csv"), "multi_choice", names, truth, answers, target))


def payments(folder: Path, rows: int, answers: int) -> Plan:
    """Rows of a made table, of which a rule with numbers and categories says what to do."""
    table, truth = [], {}
    for i in range(rows):
        amount, days = (i * 7919) % 5000 / 10 + 5, (i * 613) % 90
        way, country = ("card", "transfer", "cash")[i % 3], ("DE", "FR", "PL", "US")[(i * 7) % 4]
        label = "check" if amount > 350 or (way == "cash" and days > 30) else "remind" if days > 45 else "pay"
        row = {"id": f"P-{i:04}", "amount": f"{amount:.2f}", "days_late": str(days), "way": way, "country": country}
        table.append(row)
        truth[row["id"]] = [label]
    write_rows(folder / "payments.csv", table)
    roles = dict.fromkeys(("amount", "days_late", "way", "country"), "Cell of the row")
    target = str(folder / "labels.jsonl")
    names = ["pay", "remind", "check"]
    source = str(folder / "payments.csv")
    return kept(folder, Plan(source, "single_choice", names, truth, answers, target, roles))
