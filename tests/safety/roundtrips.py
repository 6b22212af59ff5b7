"""Answers out of a project and into another one: the file that is written there is the same, byte by byte."""

from __future__ import annotations

import wave
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from PIL import Image

from alapp.domain.annotation import Annotator, Answer, Value, choice
from alapp.domain.change import Change, Op
from alapp.domain.exchange import BESIDE, ExportPlan, ExportRow, Role
from alapp.domain.item import NewItem
from alapp.domain.region import Box, Region, Segment, Span, region_kind, value_of
from alapp.formats.base import Exporter
from alapp.formats.registry import EXPORTERS
from alapp.jobs.progress import Progress
from alapp.label_tasks.registry import LABEL_TASKS
from alapp.session.exchange_export import write_export
from alapp.session.exchange_import import import_into
from alapp.session.import_request import plan_of
from alapp.store.project import Project
from tests.helpers import add_items, small_guideline

TEXTS = (
    "=SUM(A1) the pump alarmed", "'quoted from the start, “twice”", 'Two lines,\r\nthe second; "said"',
    "日本語 and 🙂 é, naïve", " blanks before and behind\t", "-0.5 dose given", "a,b\tc|d", '["no", "list"]', "nul\0",
)  # fmt: skip
METAS: tuple[dict[str, str], ...] = ({"ward": "=1", "late": "'q"}, {"ward": ""}, {"bed": "-12"}, {})
MEDIA = {"box": Role.IMAGE, "segment": Role.AUDIO}
NAMES = ("=Fall", 'A|B, "c"', "Größe")


@dataclass(slots=True)
class Trips:
    """Forms times tasks; of the forms that state no loss, how many came back the same in all."""

    tried: int = 0
    read_back_same: int = 0
    lossless: int = 0
    lossless_same: int = 0
    stating: int = 0
    unstated: int = 0
    rows: int = 0
    told: list[str] = field(default_factory=list)


def run(folder: Path, times: int = 1) -> Trips:
    """Try every exporter with every kind of answer, ``times`` over with other texts."""
    total = Trips()
    for exporter in EXPORTERS:
        for task in LABEL_TASKS:
            for turn in range(times):
                place = folder / f"{exporter.name}-{task.name}-{turn}"
                place.mkdir()
                _one(total, place, exporter, task.name, turn)
    return total


def _one(total: Trips, folder: Path, exporter: Exporter, task: str, turn: int) -> None:
    first, again, second = (folder / f"{name}{exporter.suffix}" for name in ("first", "again", "second"))
    whole = folder / f"whole{exporter.suffix}"
    with _project(folder / "one.alapp", task) as project:
        _fill(project, folder, task, turn)
        write_export(Progress(), str(project.path), ExportPlan(str(whole), exporter.name, unlabeled=True, skipped=True))
        _plain(project, first, exporter)
    regions = bool(LABEL_TASKS[task].region)
    exporter.write(exporter.read_back(whole), again, ExportPlan(str(again), exporter.name, regions=regions))
    total.tried += 1
    total.read_back_same += again.read_bytes() == whole.read_bytes()
    with _project(folder / "two.alapp", task) as project:
        _bring(project, first, LABEL_TASKS[task].region)
        _plain(project, second, exporter)
    _compare(total, exporter, first, second, task)


def _compare(total: Trips, exporter: Exporter, first: Path, second: Path, task: str) -> None:
    """Count a form without losses as whole only if the bytes are the same; of others, what they do not state."""
    before, after = list(exporter.read_back(first)), list(exporter.read_back(second))
    total.rows += len(before)
    same = first.read_bytes() == second.read_bytes()
    if exporter.losses:
        total.stating += 1
        same = list(map(_without_empty, before)) == list(map(_without_empty, after))
        total.unstated += not same
    else:
        total.lossless += 1
        total.lossless_same += same
    if not same:
        lost, new = ([row for row in a if row not in b] for a, b in ((before, after), (after, before)))
        total.told.append(f"{exporter.name} {task}: {len(lost)} rows, as {lost[:1]}, became {new[:1]}")


def _without_empty(row: ExportRow) -> ExportRow:
    """Return the row as the one loss that is stated leaves it: a missing extra is as an empty one."""
    return replace(row, meta={name: value for name, value in row.meta.items() if value})


def _project(path: Path, task: str) -> Project:
    return Project.create(path, small_guideline(task, NAMES), name="Round", annotator=Annotator("A1"))


def _plain(project: Project, target: Path, exporter: Exporter) -> None:
    """Write what another project can hold: who asked and when is of this one."""
    plan = ExportPlan(str(target), exporter.name, provenance=False, notes=False)
    write_export(Progress(), str(project.path), plan)


def _fill(project: Project, folder: Path, task: str, turn: int) -> None:
    ids = [label.id for label in project.guidelines.current().classes]
    if LABEL_TASKS[task].region in MEDIA:
        _write_media(folder, LABEL_TASKS[task].region)
        import_into(project, plan_of(folder), Progress())
    else:
        texts = [f"{TEXTS[(i + turn) % len(TEXTS)]} {turn * 100 + i}" for i in range(40)]
        add_items(project, [NewItem(i, t, f"R-{i}", meta=METAS[i % 4]) for i, t in enumerate(texts, 1)])
    items = project.items.get_many(project.items.ids().tolist())
    values = [_value(task, ids, item.text, i) for i, item in enumerate(items)]
    changes = [Change(item.id, "answer", Answer(v, "answered", 1)) for item, v in zip(items, values, strict=True) if v]
    project.record(Op.ANNOTATE, changes, "A1", "answers")


def _value(task: str, ids: Sequence[str], text: str, i: int) -> Value | None:
    """Return an answer of the task, or None for one item in five; one in four lists no region.

    Several labels are never none here: an import takes a cell without labels for one without an answer.
    """
    if i % 5 == 4:
        return None
    kind = LABEL_TASKS[task].region
    if not kind:
        return choice(*ids[: 1 + i % 3]) if task == "multi_choice" else choice(ids[i % 3])
    regions = [_region(kind, label, text, k) for k, label in enumerate(ids)]
    return value_of(region_kind(kind), [] if i % 4 == 3 else regions)


def _region(kind: str, label: str, text: str, k: int) -> Region:
    if kind == "box":
        return Box(1.25 + k, 2.5, 7.75, 3 + k, label)
    return Segment(1_001 + k, 200_003 + k, label) if kind == "segment" else Span(k, k + 4, label, text[k : k + 4])


def _write_media(folder: Path, kind: str) -> None:
    for i in range(6):
        if kind == "box":
            Image.radial_gradient("L").resize((40 + i, 30)).save(folder / f"picture {i} é.png")
            continue
        with wave.open(str(folder / f"sound {i} é.wav"), "wb") as file:
            file.setparams((1, 2, 8000, 0, "NONE", ""))
            file.writeframes(bytes(range(i, 256)) * 20)


def _bring(project: Project, path: Path, kind: str) -> None:
    """Import it as a person would who keeps every column."""
    plan = plan_of(path)
    extras = {name for meta in METAS for name in meta}
    keep = {name: Role.EXTRA if role in BESIDE or name in extras else role for name, role in plan.roles.items()}
    keep["id"], keep["text"] = Role.ID, MEDIA.get(kind, Role.TEXT)
    import_into(project, replace(plan, roles=keep, modality=keep["text"].value), Progress())
