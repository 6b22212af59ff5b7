"""No core file, no other reader of the memory, files for their owner only: in this program and in its children."""

from __future__ import annotations

import sys

import pytest

from alapp.domain.errors import WorkFailed
from alapp.jobs.privacy import Privacy
from alapp.jobs.worker import Worker
from tests.unit.jobs.test_silence import in_a_process

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel of Linux")


def test_the_program_leaves_nothing_for_others() -> None:
    code = "from alapp.jobs.privacy import privacy\nprint(json.dumps(privacy()))"
    assert Privacy(*in_a_process(code)) == Privacy(core_bytes=0, dumpable=False, umask=0o077)


def test_a_child_leaves_nothing_for_others_and_is_guarded() -> None:
    worker = Worker("tests.unit.jobs.standing:Standing")
    try:
        found, guarded = worker.call("standing")
    finally:
        worker.close()
    assert found == Privacy(core_bytes=0, dumpable=False, umask=0o077)
    assert guarded


def test_a_child_that_cannot_be_built_says_no_word_of_why(capfd: pytest.CaptureFixture[str]) -> None:
    worker = Worker("tests.unit.jobs.standing:Unbuilt")
    try:
        with pytest.raises(WorkFailed):
            worker.call("anything")
    finally:
        worker.close()
    said = capfd.readouterr().err
    assert "ValueError standing.py" in said
    assert "Jane Doe" not in said
