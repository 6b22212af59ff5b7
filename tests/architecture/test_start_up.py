"""What is loaded when: the heavy libraries come late, Qt only for a window, no socket ever."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("sklearn", "scipy", "PySide6", "pyqtgraph")
SAY = "import sys; print(*sorted({m.partition('.')[0] for m in sys.modules}))"


def fresh(code: str) -> str:
    """Run code in an interpreter of its own and return what it printed."""
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def loaded_by(statements: str) -> set[str]:
    return set(fresh(f"{statements}; {SAY}").split())


@pytest.mark.parametrize(
    "module",
    ["alapp", "alapp.__main__", "alapp.session.session", "alapp.session.background", "alapp.cli.main", "alapp.api"],
)
def test_the_core_starts_without_the_heavy_libraries(module: str) -> None:
    assert not loaded_by(f"import {module}") & set(HEAVY)


@pytest.mark.parametrize("module", ["alapp.session.engine", "alapp.jobs.worker"])
def test_the_child_process_starts_light(module: str) -> None:
    """Scikit-learn and SciPy come with the first fit, not with the start; Qt never."""
    assert not loaded_by(f"import {module}") & set(HEAVY)


def test_the_window_starts_without_the_learning_libraries() -> None:
    loaded = loaded_by("import alapp.ui.app")
    assert "PySide6" in loaded
    assert not loaded & {"sklearn", "scipy", "pyqtgraph"}


def test_qt_stands_in_the_way_of_no_import() -> None:
    """PySide6's own function reads the source of every module that comes in after it."""
    said = fresh(
        "import builtins; plain = builtins.__import__; import alapp.ui.app; print(builtins.__import__ is plain)"
    )
    assert said.strip() == "True"


def test_a_session_works_without_the_heavy_libraries(tmp_path: Path) -> None:
    """Opening a project, answering and undoing need none of them."""
    loaded = loaded_by(
        f"""
from pathlib import Path
from tests.helpers import small_project
from alapp.session.session import Session
session = Session.open(small_project(Path({str(tmp_path)!r})), background=False)
assert session.press(session.guideline.active[0].id) is None
session.undo()
session.close()
import sys"""
    )
    assert not loaded & set(HEAVY)


def test_sqlite_is_new_enough() -> None:
    """3.51.3 has the cure of the WAL-reset race."""
    from sqlcipher3 import dbapi2

    assert dbapi2.sqlite_version_info >= (3, 51, 3)


def test_void_calls_of_qt_keep_their_reference_to_none() -> None:
    """PySide6 6.12.0 lost one at every call, and the interpreter died after some thousand of them."""
    lost = fresh(
        """
import sys
from PySide6.QtCore import QObject
thing = QObject()
before = sys.getrefcount(None)
for _ in range(1_000):
    thing.setObjectName('x')
print(before - sys.getrefcount(None))"""
    )
    assert abs(int(lost)) < 100


NO_SOCKET = """
import sys
opened = []
def watch(event, args):
    if event.startswith('socket.') and event != 'socket.gethostname':  # a name for the lock file, not a connection
        opened.append(event)
sys.addaudithook(watch)
"""


def test_the_whole_loop_opens_no_socket(tmp_path: Path) -> None:
    """Import, label, train, export: no socket of any family, not even a local one."""
    said = fresh(
        NO_SOCKET
        + f"""
from pathlib import Path
from tests.helpers import small_project, text_of
import alapp
with alapp.open(small_project(Path({str(tmp_path)!r}))) as project:
    for i in range(25):
        project.label(f'R-{{i:04}}', text_of(i)[1])
    model = project.train()
    assert model is not None and model.version == 1, model
    assert project.export(Path({str(tmp_path)!r}) / 'out.jsonl').rows == 25
print(opened)"""
    )
    assert said.strip() == "[]"


def test_the_window_opens_no_socket() -> None:
    said = fresh(
        NO_SOCKET
        + """
import os
os.environ['QT_QPA_PLATFORM'] = 'offscreen'
import alapp.ui.app
from PySide6.QtWidgets import QApplication
app = QApplication([])
app.processEvents()
print(opened)"""
    )
    assert said.strip() == "[]"


def test_the_child_refuses_sockets() -> None:
    said = fresh(
        """
import socket
from alapp.jobs.silence import refuse_sockets
refuse_sockets()
for family in (socket.AF_INET, socket.AF_INET6):
    try:
        socket.socket(family)
    except PermissionError:
        print('refused')"""
    )
    assert said.split() == ["refused", "refused"]


def test_no_source_names_a_network_library() -> None:
    banned = ("socket", "ssl", "http", "urllib", "requests", "ftplib", "smtplib", "asyncio", "QtNetwork")
    for path in (ROOT / "alapp").rglob("*.py"):
        if path.name in ("silence.py", "lock.py"):
            continue  # the first refuses sockets, the second asks for the name of this machine
        for line in path.read_text("utf-8").splitlines():
            words = line.replace(",", " ").split()
            if words[:1] in (["import"], ["from"]):
                roots = {part for word in words[1:] for part in word.split(".")}
                assert not roots & set(banned), f"{path.name}: {line}"
