"""What several tests share: small real projects, and an event loop without Qt."""

from __future__ import annotations

import json
import queue
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from alapp.domain.annotation import Annotator
from alapp.domain.exchange import ImportPlan, ReadingOptions
from alapp.domain.guideline import Guideline, classes_from_names
from alapp.domain.item import NewItem
from alapp.session import policy
from alapp.store.project import Project

NAMES = ("Medication", "Fall", "Device")
WORDS = {
    "Medication": "dose drug chart tablet given late insulin pharmacy",
    "Fall": "floor slipped bathroom found kneeling bed rail stood",
    "Device": "pump alarm battery monitor broken hoist spare failed",
}


def small_guideline(label_task: str = "single_choice", names: Sequence[str] = NAMES) -> Guideline:
    """A guideline of a few labels."""
    return Guideline(1, label_task, classes_from_names(names), "What happened?", "report", "reports")


def text_of(i: int) -> tuple[str, str]:
    """The i-th text and its true label name."""
    name = NAMES[i % len(NAMES)]
    words = WORDS[name].split()
    return f"Report {i}: " + " ".join(words[(i // 3 + k) % len(words)] for k in range(5)) + f" on ward {i % 7}.", name


def add_items(project: Project, rows: Sequence[NewItem]) -> None:
    """Put rows into a project as one import."""
    source = project.sources.begin(ImportPlan("rows.csv", ReadingOptions("csv"), {}), "0" * 64)
    for start in range(0, len(rows), 500):
        project.sources.add_chunk(source, rows[start : start + 500], [])
    project.sources.finish(source, "done")


def small_project(folder: Path, n: int = 60, label_task: str = "single_choice") -> Path:
    """Make a project of ``n`` short texts (keys R-0000 …) and return its path."""
    path = folder / "small.alapp"
    with Project.create(path, small_guideline(label_task), name="Small", annotator=Annotator("A1")) as project:
        add_items(
            project, [NewItem(i + 1, text_of(i)[0], key=f"R-{i:04}", meta={"ward": str(i % 7)}) for i in range(n)]
        )
    return path


def true_label(guideline: Guideline, key: str) -> str:
    """The label class id that fits the item with this key."""
    label = guideline.by_name(text_of(int(key.removeprefix("R-")))[1])
    assert label is not None
    return label.id


class Pump:
    """Delivers results on the thread that calls :meth:`until`, as an event loop does."""

    def __init__(self) -> None:
        self._calls: queue.Queue[Callable[[], None]] = queue.Queue()

    def __call__(self, fn: Callable[[], None]) -> None:
        self._calls.put(fn)

    def run_next(self, seconds: float) -> None:
        """Run the next thing that is delivered; raises queue.Empty when nothing comes in time."""
        self._calls.get(timeout=seconds)()

    def until(self, done: Callable[[], bool], seconds: float = 60.0) -> None:
        """Run what is delivered until ``done`` holds; fails after ``seconds``."""
        deadline = time.monotonic() + seconds
        while not done():
            left = deadline - time.monotonic()
            assert left > 0, "it did not happen in time"
            try:
                self.run_next(min(left, 0.2))
            except queue.Empty:
                continue


def lay_policy(folder: Path, monkeypatch: pytest.MonkeyPatch, rules: Mapping[str, Any] | str) -> Path:
    """Put an administrator's policy where this process looks for one; the text itself when it shall be wrong."""
    path = folder / "policy.json"
    path.write_text(rules if isinstance(rules, str) else json.dumps(rules), "utf-8")
    monkeypatch.setattr(policy, "places", lambda: (path,))
    monkeypatch.setattr(policy, "_read", {})
    return path
