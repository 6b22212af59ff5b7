"""The loop for any kind of data and answer, by keys alone, in a program of its own.

``python -m tests.e2e.kinds FOLDER`` wants FOLDER/plan.json (see :class:`Plan`); it writes the export where the plan
says, and FOLDER/result.json.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Generator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from alapp.ui.screens.wizard.page import ImportWizard
from alapp.ui.screens.wizard.tiles import Tile
from tests.e2e.drawing import Hand, digit, draw_all, mark_span, pressed, suggested, tap
from tests.e2e.loop import AHEAD, FIRST, export, train_once_more
from tests.e2e.person import (
    Condition,
    Doings,
    dialog_open,
    has_project,
    key_here,
    live,
    no_import,
    press,
    rested,
    session,
    window,
    wizard_step,
    write,
)
from tests.e2e.placing import draw_box, draw_segment

FEWEST_FOR_A_MODEL = 20
MOST_TABS = 60
HANDS: Mapping[str, Hand] = {"span": mark_span, "box": draw_box, "segment": draw_segment}
Result = dict[str, Any]


@dataclass
class Plan:
    """What the person knows: where the data are, what the columns are, and what is true of each item.

    ``truth`` is by key of the item: names of labels, or rows of regions. ``roles`` are names of columns and the words
    of the role that each is given; columns that are not named stay as guessed.
    """

    source: str
    task: str
    names: list[str]
    truth: dict[str, list[Any]]
    answers: int
    target: str
    roles: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Plan:
        """Read what :meth:`keep` wrote."""
        return cls(**json.loads((folder / "plan.json").read_text("utf-8")))

    def keep(self, folder: Path) -> None:
        """Write plan.json."""
        (folder / "plan.json").write_text(json.dumps(asdict(self)), "utf-8")


def doings(plan: Plan, result: Result) -> Doings:
    """What the person does."""
    yield from go_through_wizard(plan)
    yield from answer(plan, result)
    if plan.answers >= FEWEST_FOR_A_MODEL:
        yield from train_once_more(plan.answers, result)
    yield from export(Path(plan.target))
    result["project"] = str(session().path)
    result["keys"] = dict(pressed)
    result["reasons"] = Counter(a.answer.asked_by.reason for a in session().reader.annotations.all())


# -- the wizard


def wizard() -> ImportWizard:
    """The wizard on the screen."""
    return next(w for w in window().findChildren(ImportWizard) if w.isVisible())


def go_through_wizard(plan: Plan) -> Doings:
    """Choose the file or folder, its roles, task and labels."""
    yield lambda: window().isVisible()
    press("Ctrl+N")
    yield wizard_step(1)
    press("2" if Path(plan.source).is_dir() else "1")
    yield dialog_open
    write(plan.source)
    press("Return")
    yield wizard_step(2)
    for column, words in plan.roles.items():
        yield from give_role(column, words)
    press("Return")
    yield wizard_step(3)
    yield from choose_task(plan.task)
    for name in plan.names:
        write(name)
        press("Return")
    press("Return")
    yield wizard_step(4)
    press("Return")
    yield has_project


def tab_to(wanted: Callable[[QWidget], bool], keys: str = "Tab") -> None:
    """Press Tab until the focus is where it is wanted."""
    for _ in range(MOST_TABS):
        focus = QApplication.focusWidget()
        if focus is not None and wanted(focus):
            return
        press(keys)
    raise AssertionError("Tab does not lead there.")


def give_role(column: str, words: str) -> Doings:
    """Open the list of roles over a column and choose one of them."""
    box = next(b for b in wizard().columns.header.boxes if b.column == column)
    tab_to(lambda focus: focus is box)
    press("Down")
    yield lambda: QApplication.activePopupWidget() is not None
    in_list(box, words)
    yield lambda: QApplication.activePopupWidget() is None and box.currentText() == words


def in_list(box: QComboBox, words: str) -> None:
    """Walk in an open list to these words and take them."""
    view = box.view()
    way = 1 if view.currentIndex().row() < box.findText(words) else -1
    for _ in range(box.count()):
        if view.currentIndex().data() == words:
            break
        QTest.keyClick(view, Qt.Key.Key_Down if way > 0 else Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Return)


def choose_task(task: str) -> Doings:
    """Go to the tasks, press the number of the right one, and go back to the line for labels."""
    step = wizard().task
    assert step.draft is not None
    shown = [name for name, card in step.cards.items() if card.isVisible()]
    if step.draft.label_task != task:
        tab_to(lambda focus: isinstance(focus, Tile), "Shift+Tab")
        press(str(shown.index(task) + 1))
        yield lambda: step.draft is not None and step.draft.label_task == task
    tab_to(lambda focus: focus is step.field)


# -- answers


def answer(plan: Plan, result: Result) -> Doings:
    """Give the true answer of whatever is on the screen."""
    given: list[tuple[str, Any]] = []
    result |= {"given": given, "with_suggestions": 0, "suggested": 0}
    versions: set[int] = set()
    for _ in range(plan.answers):
        yield rested()
        yield lambda: len(given) <= max(FIRST, session().training.labels + AHEAD)
        here = key_here()
        result["suggested"] += len(suggested())
        result["with_suggestions"] += shows_suggestion()
        given.append((here, (yield from give(plan, plan.truth[here]))))
        yield lambda here=here: key_here() not in ("", here) or len(given) == len(plan.truth)  # type: ignore[misc]
        versions.add(session().training.version)
    yield lambda: session().saved and no_import()
    result["models_while_labeling"] = sorted(versions - {0})


def shows_suggestion() -> bool:
    """Whether the model says something of the item on the screen."""
    asked = session().current
    return asked is not None and asked.show_suggestion and asked.suggestion is not None


def give(plan: Plan, truth: list[Any]) -> Generator[Condition, None, list[Any]]:
    """Give one answer; return it as an export will show it."""
    if session().task.region:
        return (yield from draw_all(truth, plan.names, HANDS[session().task.region]))
    for name in truth:
        keys = digit(plan.names.index(name))
        if keys:
            tap(keys, "label")
        else:
            yield from give_by_name(name)
    if not session().instant:
        tap("Return", "go on")
    return truth


def give_by_name(name: str) -> Doings:
    """Look a label up by the letters it begins with."""
    tap("L", "label")
    yield lambda: window().key_context != "label" or QApplication.focusWidget() is not None
    write(name)
    pressed["label"] += len(name)
    tap("Return", "label")
    yield lambda: True


def main() -> int:
    folder = Path(sys.argv[1])
    result: Result = {}
    code = live(doings(Plan.read(folder), result))
    (folder / "result.json").write_text(json.dumps(result), "utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main())
