"""The whole loop by keys alone, in a program of its own: CSV, wizard, labels, trainings, export.

``python -m tests.e2e.loop FOLDER [LABELS]`` wants FOLDER/items.csv (id, text) and FOLDER/truth.json (id to label
name); it writes FOLDER/labels.jsonl as the program exports it, and FOLDER/result.json.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from alapp.ui.widgets.password import PasswordField
from tests.e2e.person import (
    Doings,
    dialog_open,
    has_project,
    key_here,
    live,
    no_import,
    on_page,
    press,
    rested,
    session,
    window,
    wizard_step,
    write,
)

LABELS = 200
PROTECT, TABS = "Protect with a password", 12
FIRST, AHEAD = 20, 10  # answers before the first model; answers ahead of the newest one, as of a person who reads
"""Answers that the model may lie behind: a real person needs seconds for each, in which a training ends."""
Result = dict[str, Any]


def doings(folder: Path, labels: int, result: Result) -> Doings:
    """What the person does."""
    truth: dict[str, str] = json.loads((folder / "truth.json").read_text("utf-8"))
    names = sorted(set(truth.values()))
    yield from import_file(folder / "items.csv", names)
    yield from answer(labels, truth, names, result)
    yield from train_once_more(labels, result)
    yield from export(folder / "labels.jsonl")
    result["project"] = str(session().path)
    result["reasons"] = Counter(a.answer.asked_by.reason for a in session().reader.annotations.all())


def import_file(path: Path, names: list[str], password: str = "") -> Doings:
    """Go through the wizard: a file, its columns as guessed, the labels typed, and a password where one is given."""
    yield lambda: window().isVisible()
    press("Ctrl+N")
    yield wizard_step(1)
    press("1")
    yield dialog_open
    write(str(path))
    press("Return")
    yield wizard_step(2)
    press("Return")
    yield wizard_step(3)
    for name in names:
        write(name)
        press("Return")
    press("Return")
    yield wizard_step(4)
    if password:
        yield from protect(password)
    press("Return")
    yield has_project


def protect(password: str) -> Doings:
    """Walk to the box by Tab, tick it, and type the password."""
    for _ in range(TABS):
        if focus_name() == PROTECT:
            break
        press("Tab")
    assert focus_name() == PROTECT, f"“{PROTECT}” is not reached by Tab"
    press("Space")
    yield lambda: isinstance(QApplication.focusWidget(), PasswordField)
    write(password)


def focus_name() -> str:
    """What a screen reader says of the widget in focus."""
    focus = QApplication.focusWidget()
    return focus.accessibleName() if focus is not None else ""


def answer(
    labels: int, truth: dict[str, str], names: list[str], result: Result, midway: Callable[[], Doings] | None = None
) -> Doings:
    """Give the known label of whatever is on the screen, from the first item on, while the file still comes in.

    ``midway`` is done when half of the answers are given.
    """
    given: list[tuple[str, str]] = []
    versions: set[int] = set()
    result |= {"given": given, "labeled_while_importing": 0}
    for turn in range(labels):
        if midway is not None and turn == labels // 2:
            yield from midway()
        yield rested()
        yield lambda: len(given) <= max(FIRST, session().training.labels + AHEAD)
        here = key_here()
        result["labeled_while_importing"] += not no_import()
        press(str(names.index(truth[here]) + 1))
        yield lambda here=here: key_here() not in ("", here)  # type: ignore[misc]
        given.append((here, truth[here]))
        versions.add(session().training.version)
    yield lambda: session().saved and no_import()
    result["models_while_labeling"] = sorted(versions - {0})


def train_once_more(labels: int, result: Result) -> Doings:
    """Let the last model learn from every answer, by the palette."""
    yield lambda: session().training.state != "running"
    if session().training.labels < labels:
        press("Ctrl+K")
        yield on_page("overlay")
        write("train now")
        press("Return")
        yield lambda: session().training.labels == labels and session().training.state == "current"
    result["models"] = session().training.version


def export(target: Path) -> Doings:
    """Write everything that was answered."""
    press("Ctrl+E")
    yield on_page("data")
    press("Ctrl+Return")
    yield dialog_open
    write(str(target))
    press("Return")
    yield target.with_name(target.name + ".manifest.json").exists
    yield no_import


def main() -> int:
    folder = Path(sys.argv[1])
    labels = int(sys.argv[2]) if len(sys.argv) > 2 else LABELS
    result: Result = {}
    code = live(doings(folder, labels, result))
    (folder / "result.json").write_text(json.dumps(result), "utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main())
