"""One round of the loop, run as a program of its own on a virtual screen, and what must hold for any file."""

from pathlib import Path

from alapp.store.project import Project
from tests.e2e.news import Outcome, judge
from tests.e2e.program import command, run
from tests.e2e.screen import virtual_screen


def go_round(folder: Path, labels: int, seconds: float) -> Outcome:
    """Run the loop, and hold what must hold for any file."""
    with virtual_screen() as screen:
        finished = run(folder, screen, command("loop", folder, labels), seconds)
    assert finished.code == 0, finished.err
    assert finished.complaints == []
    outcome = judge(folder)
    print("\n".join(outcome.lines()))
    assert len(outcome.given) == labels
    assert outcome.exported == outcome.given
    assert outcome.manifest["rows"] == labels
    with Project.open(outcome.result["project"], read_only=True) as project:
        assert project.verify().problems == ()
    return outcome
