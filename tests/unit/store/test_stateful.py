"""The project against a dictionary: whatever is done in whatever order, both say the same."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from alapp.domain.annotation import Annotator, Answer, choice
from alapp.domain.change import Change, Op
from alapp.store.project import Project
from tests.unit.store.made import fill, make_project

ITEMS = st.integers(1, 5)
WHO = st.sampled_from(["A1", "B2"])
LABELS = st.lists(st.sampled_from(["l1", "l2", "l3"]), max_size=3, unique=True)
Key = tuple[int, str, str]
State = dict[Key, Any]


class ProjectIsADictionary(RuleBasedStateMachine):
    """Model: (item, annotator, field) to value, and per annotator two stacks of (before, after)."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.path = Path(self._folder.name) / "p.alapp"
        self.project = make_project(self.path, 5)
        self.project.annotators.put(Annotator("B2"))
        self.model: State = {}
        self.undo: dict[str, list[tuple[State, State]]] = {"A1": [], "B2": []}
        self.redo: dict[str, list[tuple[State, State]]] = {"A1": [], "B2": []}

    def _do(self, op: Op, changes: list[Change], who: str) -> None:
        before: State = {(c.item_id, who, c.field): self.model.get((c.item_id, who, c.field)) for c in changes}
        after: State = {(c.item_id, who, c.field): c.new or None for c in changes}
        self.project.record(op, changes, who, op.value)
        self._set(after)
        self.undo[who].append((before, after))
        self.redo[who].clear()

    def _set(self, values: State) -> None:
        for key, value in values.items():
            self.model.pop(key, None)
            if value is not None:
                self.model[key] = value

    @rule(item=ITEMS, who=WHO, labels=LABELS, seconds=st.floats(0, 1e6))
    def annotate(self, item: int, who: str, labels: list[str], seconds: float) -> None:
        self._do(Op.ANNOTATE, [Change(item, "answer", Answer(choice(*labels), "answered", 1, seconds))], who)

    @rule(item=ITEMS, who=WHO, reason=st.text(max_size=5))
    def skip(self, item: int, who: str, reason: str) -> None:
        self._do(Op.SKIP, [Change(item, "answer", Answer(None, "skipped", 1, skip_reason=reason))], who)

    @rule(item=ITEMS, who=WHO)
    def clear(self, item: int, who: str) -> None:
        self._do(Op.CLEAR, [Change(item, "answer", None)], who)

    @rule(item=ITEMS, who=WHO, on=st.booleans(), field=st.sampled_from(["flagged", "excluded"]))
    def mark(self, item: int, who: str, on: bool, field: Any) -> None:
        self._do(Op.FLAG, [Change(item, field, on)], who)

    @rule(item=ITEMS, who=WHO, text=st.text(max_size=10))
    def comment(self, item: int, who: str, text: str) -> None:
        self._do(Op.COMMENT, [Change(item, "comment", text)], who)

    @rule(item=ITEMS, who=WHO, labels=LABELS)
    def gold(self, item: int, who: str, labels: list[str]) -> None:
        self._do(Op.GOLD, [Change(item, "gold", choice(*labels))], who)

    @rule(items=st.lists(ITEMS, min_size=1, unique=True), who=WHO, labels=LABELS)
    def bulk(self, items: list[int], who: str, labels: list[str]) -> None:
        self._do(Op.BULK, [Change(i, "answer", Answer(choice(*labels), "answered", 1)) for i in items], who)

    @rule(who=WHO)
    def take_back(self, who: str) -> None:
        found = self.project.undo(who)
        assert (found is not None) == bool(self.undo[who])
        if self.undo[who]:
            step = self.undo[who].pop()
            self._set(step[0])
            self.redo[who].append(step)

    @rule(who=WHO)
    def do_again(self, who: str) -> None:
        found = self.project.redo(who)
        assert (found is not None) == bool(self.redo[who])
        if self.redo[who]:
            step = self.redo[who].pop()
            self._set(step[1])
            self.undo[who].append(step)

    @rule()
    def import_more(self) -> None:
        fill(self.project, 2, start=self.project.items.count())

    @rule()
    def reopen(self) -> None:
        self.project.close()
        self.project = Project.open(self.path)

    @precondition(lambda self: sum(map(len, self.undo.values())) % 4 == 3)
    @rule()
    def rebuild(self) -> None:
        report = self.project.verify()
        assert report.problems == ()

    @invariant()
    def the_program_says_what_the_model_says(self) -> None:
        assert program_state(self.project) == self.model
        for who in ("A1", "B2"):
            assert (self.project.next_undo(who) is not None) == bool(self.undo[who])
            assert (self.project.next_redo(who) is not None) == bool(self.redo[who])

    def teardown(self) -> None:
        problems = self.project.verify().problems
        self.project.close()
        self._folder.cleanup()
        assert problems == ()


def program_state(project: Project) -> State:
    found: State = {(a.item_id, a.annotator, "answer"): a.answer for a in project.annotations.all()}
    for item_id, who, note in project.annotations.notes():
        marks = {"flagged": note.flagged, "comment": note.comment, "gold": note.gold, "excluded": note.excluded}
        found |= {(item_id, who, name): value for name, value in marks.items() if value}
    return found


ProjectIsADictionary.TestCase.settings = settings(
    max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestProjectIsADictionary = ProjectIsADictionary.TestCase
