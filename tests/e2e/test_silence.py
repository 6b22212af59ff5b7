"""The program opens no connection: the system calls say so, and without any network it works the same."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.news import judge, write_items
from tests.e2e.program import command, run
from tests.e2e.screen import virtual_screen
from tests.helpers import text_of

NO_NETWORK = ["unshare", "--map-root-user", "--net"]


def strace(trace: Path, words: list[str]) -> list[str]:
    """Return the command that writes every network call of a program and its children to a file."""
    return ["strace", "-f", "-qq", "-e", "trace=network", "-o", str(trace), *words]


def works(words: list[str]) -> bool:
    """Whether a program can be run here."""
    return (
        shutil.which(words[0]) is not None and subprocess.run(words, capture_output=True, check=False).returncode == 0
    )


@pytest.mark.e2e
@pytest.mark.slow
def test_no_internet_socket_is_opened(tmp_path: Path) -> None:
    control, trace = tmp_path / "control", tmp_path / "trace"
    opens_one = [sys.executable, "-S", "-c", "import socket; socket.socket(socket.AF_INET6).close()"]
    if not works(strace(control, opens_one)):
        pytest.skip("strace is not on this machine, or may not be used here: system calls cannot be watched")
    assert "AF_INET" in control.read_text()
    with virtual_screen() as screen:
        finished = run(tmp_path, screen, strace(trace, command("first_start")), 240)
    assert finished.code == 0, finished.err
    calls = trace.read_text(errors="replace")
    assert "AF_UNIX" in calls
    assert "AF_INET" not in calls
    print(f"network calls: {len(calls.splitlines())}, to the internet: 0")


@pytest.mark.e2e
@pytest.mark.slow
def test_the_loop_without_a_network(tmp_path: Path) -> None:
    if not works([*NO_NETWORK, "true"]):
        pytest.skip("a room without network cannot be made on this machine (unshare)")
    write_items(tmp_path, [(name, text) for text, name in map(text_of, range(200))])
    with virtual_screen() as screen:
        finished = run(tmp_path, screen, [*NO_NETWORK, *command("loop", tmp_path, 30)], 180)
    assert finished.code == 0, finished.err
    assert finished.complaints == []
    outcome = judge(tmp_path)
    assert outcome.exported == outcome.given
    assert len(outcome.given) == 30
