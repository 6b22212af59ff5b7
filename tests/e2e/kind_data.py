"""Real data of each kind without its labels, and what is true of it: plans for :mod:`tests.e2e.kinds`."""

from __future__ import annotations

import csv
import json
import shutil
import wave
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np

from tests.benchmarks.span_sets import Marked
from tests.e2e.film_cuts import cuts
from tests.e2e.kinds import Plan

Row = dict[str, Any]


def kept(folder: Path, plan: Plan) -> Plan:
    """Write plan.json and return the plan."""
    plan.keep(folder)
    return plan


def write_rows(path: Path, rows: Sequence[Mapping[str, str]]) -> None:
    """Write a table of rows that have the same columns."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


# -- spans


def entities(marked: Sequence[Marked], folder: Path, rows: int, answers: int) -> Plan:
    """Sentences with entities as JSON lines without them; each text once."""
    found = {sentence.text: [asdict(span) for span in sentence.spans] for sentence in marked}
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


# -- pictures, sounds and films


def hand_signs(source: Path, folder: Path, each: int, answers: int) -> Plan:
    """Photographs of hands in a folder for each class."""
    pictures = folder / "signs"
    with zipfile.ZipFile(source / "sign-digits-jpg.zip") as packed:
        for label in "0123456789":
            inside = [name for name in packed.namelist() if name.startswith(f"{label}/") and not name.endswith("/")]
            packed.extractall(pictures, inside[:each])
    return in_folders(pictures, folder, answers)


def clothes(source: Path, folder: Path, answers: int) -> Plan:
    """The loose pictures of clothes, 28 pixels wide, in a folder for each class."""
    pictures = folder / "clothes"
    shutil.copytree(source / "sample", pictures)
    return in_folders(pictures, folder, answers)


def in_folders(files: Path, folder: Path, answers: int) -> Plan:
    """Files in a folder for each class; the folders are left out of the import."""
    truth = {path.relative_to(files).as_posix(): [path.parent.name] for path in files.glob("*/*.*")}
    names, target = sorted({label for (label,) in truth.values()}), str(files / "labels.jsonl")
    return kept(folder, Plan(str(files), "single_choice", names, truth, answers, target, {"folder": "Leave out"}))


def blood_cells(source: Path, folder: Path, pictures: int, answers: int) -> Plan:
    """Pictures under a microscope, those with fewest cells; boxes around the cells, without those of no area."""
    into = folder / "cells"
    into.mkdir()
    known = {
        path.name: boxes_of(source / "Annotations" / f"{path.stem}.xml") for path in source.glob("JPEGImages/*.jpg")
    }
    truth = {name: known[name] for name in sorted(known, key=lambda name: (len(known[name]), name))[:pictures]}
    for name in truth:
        shutil.copyfile(source / "JPEGImages" / name, into / name)
    names = sorted({box["label"] for boxes in truth.values() for box in boxes})
    return kept(folder, Plan(str(into), "boxes", names, truth, answers, str(into / "labels.jsonl")))


def boxes_of(path: Path) -> list[Row]:
    """Return the boxes of a Pascal VOC file, as far as they lie in the picture."""
    tree, boxes = ElementTree.parse(path).getroot(), []
    width, height = (int(tree.findtext(f"size/{side}") or 0) for side in ("width", "height"))
    for found in tree.iter("object"):
        x0, y0, x1, y1 = (int(found.findtext(f"bndbox/{n}") or 0) for n in ("xmin", "ymin", "xmax", "ymax"))
        x0, y0, x1, y1 = max(x0, 0), max(y0, 0), min(x1, width), min(y1, height)
        if x1 > x0 and y1 > y0:
            boxes.append({"x": x0, "y": y0, "w": x1 - x0, "h": y1 - y0, "label": found.findtext("name")})
    return boxes


def spoken_digits(source: Path, folder: Path, answers: int) -> Plan:
    """Recordings of single digits, each in a file named by it."""
    into = folder / "spoken"
    shutil.copytree(source / "sample", into)
    truth: dict[str, list[Any]] = {path.name: [path.name[0]] for path in into.glob("*.wav")}
    target = str(into / "labels.jsonl")
    return kept(folder, Plan(str(into), "single_choice", list("0123456789"), truth, answers, target))


def spoken_parts(source: Path, folder: Path, answers: int) -> Plan:
    """The same recordings; a segment from the first loud hundredth of a second to the last."""
    plan = spoken_digits(source, folder, answers)
    plan.task, plan.names = "segments", ["low", "high"]
    plan.truth = {
        key: [loud_part(Path(plan.source) / key, "low" if digit < "5" else "high")]
        for key, (digit,) in plan.truth.items()
    }
    return kept(folder, plan)


def loud_part(path: Path, label: str) -> Row:
    """Return from where to where a WAV file is louder than a tenth of its loudest part, in hundredths of a second."""
    with wave.open(str(path)) as file:
        rate, samples = file.getframerate(), np.frombuffer(file.readframes(file.getnframes()), "<i2")
    step = rate // 100
    loud = np.abs(samples[: len(samples) // step * step].astype(float)).reshape(-1, step).max(axis=1)
    (places,) = np.nonzero(loud >= loud.max() / 10)
    return {"start": int(places[0]) * 10_000, "end": int(places[-1] + 1) * 10_000, "label": label}


def short_films(source: Path, folder: Path, each: int, answers: int) -> Plan:
    """Parts of one second of three films, in a folder for each."""
    files = folder / "cuts"
    for name, label in (("bottle-detection.mp4", "bottles"), ("frog.mp4", "frog"), ("rabbit320.mp4", "rabbit")):
        (files / label).mkdir(parents=True)
        for number, film in enumerate(cuts(source / name, each, 1.0)):
            (files / label / f"{number:02}.avi").write_bytes(film)
    return in_folders(files, folder, answers)


def films(source: Path, folder: Path) -> Plan:
    """Four films; a part of each, in which what it shows is to be seen."""
    into = folder / "films"
    into.mkdir()
    parts = {
        "bottle-detection.mp4": ("bottles", 2.0, 5.5),
        "frog.mp4": ("frog", 1.0, 4.0),
        "rabbit320.mp4": ("rabbit", 0.5, 6.0),
        "rabbit320.webm": ("rabbit", 3.0, 7.2),
    }
    for name in parts:
        shutil.copyfile(source / name, into / name)
    truth = {
        name: [{"start": round(start * 1e6), "end": round(end * 1e6), "label": label}]
        for name, (label, start, end) in parts.items()
    }
    names = ["bottles", "frog", "rabbit"]
    return kept(folder, Plan(str(into), "segments", names, truth, len(parts), str(into / "labels.jsonl")))
