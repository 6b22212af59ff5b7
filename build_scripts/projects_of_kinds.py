"""Small projects of every kind of data and answer, made in code and partly answered, for ``screenshots.py``."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter
from setup_env import ROOT

from alapp.domain.annotation import Annotator
from alapp.domain.exchange import ImportPlan, Role
from alapp.domain.guideline import Guideline, LabelClass, classes_from_names
from alapp.domain.item import Item
from alapp.domain.region import Box, Region, Segment, Span
from alapp.jobs.progress import Progress
from alapp.session.engine import FIRST_MODEL
from alapp.session.exchange_import import import_into
from alapp.session.exchange_scan import look
from alapp.session.import_draft import ImportDraft
from alapp.session.import_request import plan_of
from alapp.session.session import Session
from alapp.store.project import Project

Draft = tuple[Region, ...] | tuple[str, ...]
Truth = Callable[[Item, Sequence[LabelClass]], Draft]
ANSWERS = 24
CLIPS = Path(os.environ.get("ALAPP_SHARED_DATA", ROOT.parent / "shared" / "data")) / "video-clips"
SPANS = {
    "Amount": r"\b\d+(?:\.\d+)? ?(?:mg|ml|micrograms|units|percent|joules)\b",
    "Time": r"\b\d\d:\d\d\b",
    "Place": r"\b(?:bed|bay|resus|theatre|room) \d+\b|\b(?:bathroom|corridor|shower tray|shower floor|floor|toilet)\b",
    "Body part": r"\b(?:forehead|shoulder|left hand|hands|hip|head|elbow|wrist|forearm|humerus|tailbone|knee|heel)\b",
}
CELLS = (("Red cell", 28, (205, 130, 140)), ("White cell", 52, (120, 90, 170)), ("Platelet", 11, (150, 80, 150)))


def made(path: Path, plan: ImportPlan, guideline: Guideline, truth: Truth | None) -> Path:
    """Make a project, answer a part of it, and train."""
    with Project.create(path, guideline, name=path.stem, annotator=Annotator("A1")) as project:
        import_into(project, plan, Progress())
    session = Session.open(path, background=False)
    session.settings.set("random_share", 0.05)
    for number in range(ANSWERS if truth is not None else 0):
        asked = session.current
        if asked is None or truth is None:
            break
        session.answer_with(truth(asked.item, session.guideline.active), 6.0)
        if number == FIRST_MODEL:
            session.train_now()
    session.close()
    return path


def guideline(task: str, names: Sequence[str], question: str, noun: str) -> Guideline:
    """Return a guideline of a few labels."""
    return Guideline(1, task, classes_from_names(names), question, noun, noun + "s")


def projects(folder: Path, reports: Path) -> dict[str, Path]:
    """Make all of them; return their paths by the name of their picture."""
    found = {"spans": spans(folder, reports), "segments": sounds(folder), "table": table(folder)}
    found |= dict(zip(("boxes", "image"), boxes(folder), strict=True))
    clips = films(folder)
    return found | ({"film": clips} if clips is not None else {})


# -- spans of the sample's reports


def spans(folder: Path, reports: Path) -> Path:
    """Reports in which words are marked."""

    def truth(item: Item, labels: Sequence[LabelClass]) -> Draft:
        return tuple(
            Span(found.start(), found.end(), label.id, found.group())
            for label in labels
            for found in re.finditer(SPANS[label.name], item.text)
        )

    rules = guideline("spans", list(SPANS), "Which words are which?", "report")
    return made(folder / "Words in reports.alapp", plan_of(reports, existing="ignore"), rules, truth)


# -- pictures


def draw_cells(path: Path, seed: int) -> list[tuple[int, tuple[int, int, int, int]]]:
    """Draw cells as under a microscope; return kind and place of each."""
    rng = np.random.default_rng(seed)
    picture = Image.new("RGB", (640, 480), (236, 226, 230))
    pen, placed = ImageDraw.Draw(picture), []
    for kind, most in ((1, 2), (0, 9), (2, 4)):
        for _ in range(rng.integers(1, most + 1)):
            radius = CELLS[kind][1] * rng.uniform(0.85, 1.15)
            for _ in range(50):
                x, y = rng.uniform(radius + 4, 636 - radius), rng.uniform(radius + 4, 476 - radius)
                box = (round(x - radius), round(y - radius), round(2 * radius), round(2 * radius))
                if all(_apart(box, other) for _, other in placed):
                    placed.append((kind, box))
                    _draw_cell(pen, kind, box)
                    break
    grain = rng.normal(0, 5, (480, 640, 1))
    pixels = np.asarray(picture.filter(ImageFilter.GaussianBlur(1.2)), float) + grain
    Image.fromarray(pixels.clip(0, 255).astype(np.uint8)).save(path, quality=90)
    return placed


def _apart(one: Sequence[int], other: Sequence[int]) -> bool:
    return any(one[k] + one[k + 2] < other[k] or other[k] + other[k + 2] < one[k] for k in (0, 1))


def _draw_cell(pen: ImageDraw.ImageDraw, kind: int, box: tuple[int, int, int, int]) -> None:
    x, y, w, h = box
    colour = CELLS[kind][2]
    pen.ellipse((x, y, x + w, y + h), fill=colour, outline=tuple(max(c - 40, 0) for c in colour))
    inner = tuple(min(c + 35, 255) for c in colour) if kind == 0 else tuple(max(c - 45, 0) for c in colour)
    if kind < 2:
        pen.ellipse((x + w * 0.3, y + h * 0.3, x + w * 0.7, y + h * 0.7), fill=inner)


def pictures(folder: Path) -> tuple[Path, dict[str, list[tuple[int, tuple[int, int, int, int]]]]]:
    """Make a folder of pictures; return it and what is where in each."""
    into = folder / "cells"
    into.mkdir()
    return into, {f"cells-{n:03}.jpg": draw_cells(into / f"cells-{n:03}.jpg", n) for n in range(48)}


def boxes(folder: Path) -> tuple[Path, Path]:
    """Two projects of the same pictures: boxes, and a choice."""
    source, cells = pictures(folder)

    def drawn(item: Item, labels: Sequence[LabelClass]) -> Draft:
        return tuple(Box(*map(float, box), labels[kind].id) for kind, box in cells[item.key])

    def chosen(item: Item, labels: Sequence[LabelClass]) -> Draft:
        return (labels[min(sum(kind == 1 for kind, _ in cells[item.key]), 2) - 1].id,)

    rules = guideline("boxes", [name for name, _, _ in CELLS], "Which cells are where?", "picture")
    choice = guideline("single_choice", ["One white cell", "Two white cells", "Blurred"], "What is seen?", "picture")
    return (
        made(folder / "Blood cells.alapp", plan_of(source), rules, drawn),
        made(folder / "Slides.alapp", plan_of(source), choice, chosen),
    )


# -- sounds, films and rows


def sound(seed: int) -> tuple[NDArray[np.float64], list[tuple[int, int, int]]]:
    """Return six seconds of breath with crackles and wheezes, and from where to where each is, in microseconds."""
    rng, rate = np.random.default_rng(seed), 8_000
    at = np.arange(6 * rate) / rate
    wave = rng.normal(0, 0.03, len(at)) * (1 + np.sin(2 * np.pi * at / 2.5)) / 2
    parts = []
    for kind in (0, 1):
        start = round(rng.uniform(0.3 + 2.6 * kind, 1.2 + 2.6 * kind), 2)
        stop = round(start + rng.uniform(0.6, 1.4), 2)
        here = (at >= start) & (at < stop)
        tone = np.sin(2 * np.pi * 620 * at) * 0.3 if kind else rng.normal(0, 0.5, len(at)) * (np.sin(90 * at) > 0.95)
        wave = wave + tone * here
        parts.append((kind, round(start * 1e6), round(stop * 1e6)))
    return wave.clip(-1, 1), parts


def sounds(folder: Path) -> Path:
    """Recordings in which segments are marked."""
    source, parts = folder / "breath", {}
    source.mkdir()
    for number in range(40):
        wave, parts[f"breath-{number:02}.wav"] = sound(number)
        soundfile.write(source / f"breath-{number:02}.wav", wave, 8_000, subtype="PCM_16")

    def truth(item: Item, labels: Sequence[LabelClass]) -> Draft:
        return tuple(Segment(start, stop, labels[kind].id) for kind, start, stop in parts[item.key])

    rules = guideline("segments", ["Crackle", "Wheeze", "Speech"], "What is heard, and when?", "recording")
    return made(folder / "Breath sounds.alapp", plan_of(source), rules, truth)


def films(folder: Path) -> Path | None:
    """Open clips, where they are beside this checkout; without answers."""
    if not CLIPS.is_dir():
        return None
    source = folder / "films"
    source.mkdir()
    for path in (*CLIPS.glob("*.mp4"), *CLIPS.glob("*.webm")):
        shutil.copyfile(path, source / path.name)
    rules = guideline("segments", ["Comes near", "Is near", "Goes away"], "What is seen, and when?", "film")
    return made(folder / "Films.alapp", plan_of(source), rules, None)


def table(folder: Path) -> Path:
    """Rows of numbers and categories."""
    rng = np.random.default_rng(3)
    source = folder / "payments.csv"
    rows = ["payment,amount,days late,way,country,customer since"]
    for n in range(120):
        way, country = rng.choice(["card", "transfer", "cash"]), rng.choice(["Germany", "France", "Poland"])
        cells = (f"{rng.lognormal(5, 1):.2f}", rng.integers(0, 90), way, country, rng.integers(1999, 2026))
        rows.append(",".join(map(str, (f"P-{n:04}", *cells))))
    source.write_text("\n".join(rows) + "\n", "utf-8")
    draft = ImportDraft(shown := look(str(source)), dict(shown.roles))
    for column in shown.columns[1:]:
        draft.set_role(column, Role.TABLE)

    def truth(item: Item, labels: Sequence[LabelClass]) -> Draft:
        late = int(json.loads(item.text)["days late"])
        return (labels[0 if late < 30 else 1 if late < 70 else 2].id,)

    rules = guideline("single_choice", ["Pay", "Remind", "Check by hand"], "What shall be done?", "payment")
    return made(folder / "Payments.alapp", draft.plan(), rules, truth)
