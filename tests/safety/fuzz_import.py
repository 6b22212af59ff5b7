"""One spoiled file on its way through the program: looked at, imported into a real project, every row looked for."""

from __future__ import annotations

import csv
import json
import random
import time
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from alapp.domain.errors import AppError
from alapp.domain.exchange import CONTENT, ImportPlan, Preview, ReadingOptions, Role, modality_in
from alapp.domain.item import Item, Rejected
from alapp.formats import own, quarantine
from alapp.jobs.progress import Progress
from alapp.session.exchange_import import ImportReport, import_into, unknown_labels
from alapp.session.exchange_scan import look, look_again, scan
from alapp.store.project import Project
from tests.safety.fuzz_counts import rows_in, text_of, words_in

SECONDS_PER_MB = 5.0
ALWAYS_ALLOWED = 1.0
"""CPU seconds that any file may take, however small."""

_ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-32", "cp1252", "shift_jis", "utf-7", "ascii", "gb18030")


@dataclass(slots=True)
class Found:
    """What came of one file: rows seen, and whatever is wrong, in words."""

    refused: bool = False
    seen: int = 0
    accepted: int = 0
    counted: bool = False
    repaired: int = 0
    seconds: float = 0.0
    slow: bool = False
    wrong: list[str] = field(default_factory=list)
    unaccounted: int = 0


def plan_for(path: Path, rng: random.Random) -> tuple[ImportPlan, Preview]:
    """Return how a person might import the file: as guessed, or with other options and roles."""
    shown = look(str(path))
    if rng.random() < 0.2 and path.is_file():
        shown = look_again(str(path), _other_options(shown.options, rng))
    roles = dict(shown.roles)
    if rng.random() < 0.6:
        roles = {name: Role.EXTRA if role is Role.LEAVE_OUT else role for name, role in roles.items()}
    if not any(role in CONTENT for role in roles.values()):
        roles[rng.choice(shown.columns)] = Role.TEXT
    existing = rng.choice(("first", "first", "gold", "ignore"))
    return ImportPlan(str(path), shown.options, roles, existing, modality_in(roles)), shown


def _other_options(options: ReadingOptions, rng: random.Random) -> ReadingOptions:
    changed: dict[str, Any] = rng.choice(
        (
            {"encoding": rng.choice(_ENCODINGS)},
            {"separator": rng.choice((",", ";", "\t", "|", "", " ", "x"))},
            {"header": not options.header},
            {"quote": rng.choice(("", "'", '"'))},
        )
    )
    return replace(options, **changed)


def tried(path: Path, project: Project, rng: random.Random, again: Path) -> Found:
    """Import a file as the program does and look for every row of it; anything but an AppError goes on upwards.

    ``again`` is where the quarantine may be written, to be read once more.
    """
    found = Found()
    begun = time.process_time()
    try:
        plan, shown = plan_for(path, rng)
        labels = unknown_labels(project.guidelines.current(), scan(Progress(), plan).counts)[:20]
        report = import_into(project, plan, Progress(), new_labels=labels if rng.random() < 0.3 else ())
    except AppError as error:
        found.refused = True
        if not error.what:
            found.wrong.append("refused without words")
        if any(source.state == "running" for source in project.sources.all()[-1:]):
            found.wrong.append("an import that failed is left as running")
        return found
    finally:
        found.seconds = time.process_time() - begun
        found.slow = found.seconds > max(ALWAYS_ALLOWED, SECONDS_PER_MB * _megabytes(path))
    _account(found, path, project, plan, shown, report)
    if found.seen > found.accepted and plan.modality == "text" and rng.random() < 0.15:
        _repair(found, project, report, again, rng)
    return found


def _megabytes(path: Path) -> float:
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6


def _account(
    found: Found, path: Path, project: Project, plan: ImportPlan, shown: Preview, report: ImportReport
) -> None:
    """Compare what is in the project with what is in the file."""
    items, aside = stored(project, report.source_id)
    found.seen, found.accepted = report.seen, report.accepted
    if (len(items), len(aside)) != (report.accepted, report.quarantined) or report.seen != len(items) + len(aside):
        found.wrong.append(f"told {report}, stored {len(items)} + {len(aside)}")
        found.unaccounted += abs(report.seen - len(items) - len(aside))
    expected = _expected(path, plan)
    if expected is not None:
        found.counted = True
        if expected != report.seen:
            found.wrong.append(f"{expected} rows in the file, {report.seen} seen")
            found.unaccounted += abs(expected - report.seen)
    numbers = sorted([item.row for item in items] + [row.row for row in aside])
    if numbers and numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        found.wrong.append("row numbers have gaps or come twice")
    incomplete = [row for row in aside if not (row.reason and row.original and row.row > 0)]
    if incomplete:
        found.wrong.append(f"put aside without reason, number or original: {len(incomplete)}")
    lost = _lost_words(path, project, plan, shown, items, aside)
    if lost:
        found.wrong.append(f"words of the file that are nowhere in the project: {len(lost)}, as {sorted(lost)[:3]}")
        found.unaccounted += len(lost)


def stored(project: Project, source_id: int) -> tuple[list[Item], list[Rejected]]:
    """Return the items and the rows put aside of one import, as the project holds them."""
    items, last = list[Item](), 0
    while page := project.items.after(last, 1000):
        last = page[-1].id
        items += [item for item in page if item.source_id == source_id]
    return items, [row for _, row in project.sources.quarantine(source_id)]


def _expected(path: Path, plan: ImportPlan) -> int | None:
    if path.is_file():
        return rows_in(path.read_bytes(), plan.options)
    endings = plan.options.endings or (".txt",)
    return sum(p.is_file() and p.name.lower().endswith(endings) and p.name[0] != "." for p in path.rglob("*"))


def _lost_words(
    path: Path, project: Project, plan: ImportPlan, shown: Preview, items: list[Item], aside: list[Rejected]
) -> set[str]:
    """Return words of the file that are in no item, answer, name of a column or row put aside."""
    whole = plan.options.format in ("csv", "jsonl") and plan.existing_labels != "ignore"
    if not whole or not path.is_file() or Role.LEAVE_OUT in plan.roles.values():
        return set()
    data = path.read_bytes()
    text = text_of(data, plan.options.encoding)
    if "original" in text or "spreadsheet" in text or plan.options.separator.isalpha():
        return set()  # a file of our own: its guards and its reasons are taken away; or words are parted
    kept = "\n".join(_texts_of(project, shown, items, aside))
    return {word for word in words_in(data, plan.options.encoding) if word not in kept}


def _texts_of(project: Project, shown: Preview, items: list[Item], aside: list[Rejected]) -> Iterable[str]:
    yield from shown.columns
    for item in items:
        yield from (item.key, item.text, *item.meta, *item.meta.values())
    for row in aside:
        yield row.original
    names = {c.id: c.name for c in project.guidelines.current().classes}
    yield from names.values()


def _repair(found: Found, project: Project, report: ImportReport, again: Path, rng: random.Random) -> None:
    """Write the quarantine of an import and read it: as it is, each row is seen once more; mended, each is taken."""
    path = again / f"quarantine{rng.choice(('.csv', '.jsonl'))}"
    rows = [replace(row, row=i) for i, (_, row) in enumerate(project.sources.quarantine(report.source_id), 1)]
    quarantine.write(lambda: [("a", row) for row in rows], path)
    try:
        _read_again(found, project, path, len(rows))
        if _mend(path, f"{found.seconds}"):
            _read_again(found, project, path, len(rows), mended=True)
    finally:
        path.unlink()
    found.repaired += 1


def _read_again(found: Found, project: Project, path: Path, wanted: int, *, mended: bool = False) -> None:
    words = f"{'mended' if mended else 'as it was'}, {path.suffix}"
    try:
        shown = look(str(path))
        roles = dict.fromkeys(shown.columns, Role.EXTRA)
        first = next((name for name, role in shown.roles.items() if role in CONTENT), shown.columns[0])
        plan = ImportPlan(str(path), shown.options, {**roles, first: Role.TEXT}, "ignore")
        report = import_into(project, plan, Progress())
    except AppError as error:
        if mended:  # before, a file in which nothing can be read yet may be refused in words
            found.wrong.append(f"the quarantine {words} is refused: {error}")
            found.unaccounted += wanted
        return
    if report.seen != wanted or (mended and report.accepted != wanted):
        found.wrong.append(f"{wanted} rows put aside, {words}: {report.seen} seen, {report.accepted} taken")
        found.unaccounted += abs(wanted - report.seen)


def _mend(path: Path, mark: str) -> bool:
    """Write something into each row of a quarantine file, as a person would; False where it has no columns for it."""
    if path.suffix == ".jsonl":
        rows = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
        lines = [json.dumps(row | {"original": {"text": f"mended {mark} {i}"}}) for i, row in enumerate(rows)]
        path.write_text("\n".join(lines), "utf-8")
        return True
    with path.open(encoding="utf-8", newline="") as file:
        header, *table = csv.reader(file)
    own_columns = len(own.QUARANTINE)
    with path.open("w", encoding="utf-8", newline="") as file:
        mended = [
            [*row[:own_columns], *(f"mended {mark} {i}" for _ in row[own_columns:])] for i, row in enumerate(table)
        ]
        csv.writer(file).writerows([header, *mended])
    return len(header) > own_columns
