"""The store's machine of random work, with crashes, clocks that jump, and erasures."""

from __future__ import annotations

import subprocess
from datetime import timedelta

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, run_state_machine_as_test

from alapp.domain.change import Change, Op
from alapp.domain.erasure import Wanted
from alapp.domain.errors import BadInput
from alapp.store import clock, journal
from alapp.store.project import Project
from tests.unit.store.test_stateful import ITEMS, ProjectIsADictionary, program_state


class WholeProject(ProjectIsADictionary):
    """Adds what ends or disturbs work to what a person does."""

    def __init__(self) -> None:
        super().__init__()
        self._real, self._off = journal.now, timedelta()
        self.erased: set[int] = set()
        journal.now = self._now  # type: ignore[attr-defined]

    def _now(self) -> str:
        moment = clock.datetime.now(clock.UTC) + self._off
        return clock.iso_utc(moment)

    def _do(self, op: Op, changes: list[Change], who: str) -> None:
        if not any(c.item_id in self.erased for c in changes):
            super()._do(op, changes, who)
            return
        try:
            self.project.record(op, changes, who, op.value)
        except BadInput:
            return
        raise AssertionError("an erased item took a change")

    @rule(days=st.sampled_from([3650, -1, 1, -3650]))
    def clock_jump(self, days: int) -> None:
        self._off += timedelta(days=days) if abs(self._off.days + days) < 10_000 else timedelta()

    @rule()
    def kill_and_reopen(self) -> None:
        """Go on from what another process finds on the disk at this moment, as after a crash."""
        crashed = self.path.with_name("crashed.alapp")
        crashed.unlink(missing_ok=True)
        for end in ("", "-wal"):
            subprocess.run(["cp", f"{self.path}{end}", f"{crashed}{end}"], check=True)
        self.project.close()
        self.path.unlink()
        crashed.with_name(f"{crashed.name}-wal").rename(self.path.with_name(f"{self.path.name}-wal"))
        crashed.rename(self.path)
        self.project = Project.open(self.path)

    @rule(item=ITEMS)
    def erase(self, item: int) -> None:
        if item in self.erased or len(self.erased) > 2:
            return
        wanted = Wanted(item_ids=frozenset({item}))
        self.project.erase(wanted, self.project.erasure.find(wanted), "A1", "asked")
        self.project.erasure.scrub()
        self.erased.add(item)
        for state in (
            self.model,
            *(s for stack in (*self.undo.values(), *self.redo.values()) for two in stack for s in two),
        ):
            for key in [key for key in state if key[0] == item]:
                del state[key]
        self.model[(item, "A1", "excluded")] = True

    def teardown(self) -> None:
        journal.now = self._real  # type: ignore[attr-defined]
        self.project.close()
        with Project.open(self.path) as again:
            assert program_state(again) == self.model
        self.project = Project.open(self.path)
        super().teardown()


def run(runs: int, steps: int) -> tuple[int, str]:
    """Run the machine; return 1 and the error when program and dictionary ever differ, else 0."""
    how = settings(
        max_examples=runs, stateful_step_count=steps, deadline=None, database=None, print_blob=False,
        suppress_health_check=list(HealthCheck), phases=[Phase.generate], derandomize=False,
    )  # fmt: skip
    try:
        run_state_machine_as_test(WholeProject, settings=how)
    except AssertionError as error:
        return 1, f"{error}"
    return 0, ""
