"""What every test stands on: no network, no leaks, no foreign settings; the shared data where they are."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from alapp.jobs.silence import refuse_sockets

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"

os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")  # the decoder of films tells of drivers it misses
refuse_sockets()
settings.register_profile("alapp", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("alapp")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data beside the checkout; without it the test is skipped, under CI it fails."""
    folder = Path(os.environ.get("ALAPP_SHARED_DATA", SHARED))
    if folder.is_dir():
        return folder
    if os.environ.get("CI") == "true":
        pytest.fail("the folder of real data is missing")
    pytest.skip("real data are not beside this checkout")


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the user's own settings out, and the tests' out of the user's."""
    folder = tmp_path_factory.mktemp("config")
    monkeypatch.setenv("ALAPP_CONFIG", str(folder))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")  # words are compared in English, whatever the system speaks
    return folder


@pytest.fixture(autouse=True)
def nothing_leaks() -> Iterator[None]:
    """Fail a test that leaves one of our threads or child processes behind."""
    yield
    threads = [t.name for t in threading.enumerate() if t.name.startswith("alapp")]
    children = [p.name for p in multiprocessing.active_children() if p.name.startswith("alapp")]
    assert not threads, f"threads left running: {threads}"
    assert not children, f"child processes left running: {children}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many real-data tests could not run."""
    skipped = [r for r in terminalreporter.stats.get("skipped", []) if "real data" in str(r.longrepr)]
    if skipped:
        terminalreporter.write_line(
            f"{len(skipped)} real-data tests could not run: no data folder beside this checkout."
        )
