"""The guard: what can reach a network is not imported and not opened, and the libraries in use can do without it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from alapp.jobs.silence import EXEMPT, FORBIDDEN, Guard, NetworkRefused

ROOT = Path(__file__).resolve().parents[3]
START = "import json, sys\nfrom alapp.__main__ import settle\nsettle()\n"


def in_a_process(code: str, *, start: str = START) -> Any:
    """Run code in a fresh process after the start of the program; return what it printed as JSON."""
    env = {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "qt.multimedia.*=false"}
    ended = subprocess.run([sys.executable, "-c", start + code], env=env, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


def test_every_forbidden_module_is_refused() -> None:
    code = f"""
names, refused = {sorted(FORBIDDEN)!r}, []
for name in names:
    try:
        __import__(name)
    except ImportError as error:
        refused += [name] if type(error).__name__ == "NetworkRefused" else []
    except Exception: pass
print(json.dumps([refused, [n for n in names if n in sys.modules]]))
"""
    refused, loaded = in_a_process(code)
    assert loaded == []
    children_of_others = {name for name in FORBIDDEN if name.startswith(("xmlrpc.", "wsgiref."))}
    assert set(refused) == FORBIDDEN - children_of_others


def test_an_import_error_says_why() -> None:
    with pytest.raises(NetworkRefused, match="this program does not load requests: it could reach a network"):
        Guard().find_spec("requests")


@pytest.mark.parametrize("name", ["json", "http", "urllib.parse", "email", "PySide6.QtCore", "asyncio"])
def test_what_cannot_reach_a_network_is_left_to_others(name: str) -> None:
    assert Guard().find_spec(name) is None


def test_qt_s_network_comes_with_the_player_only() -> None:
    guard = Guard()
    with pytest.raises(NetworkRefused):
        guard.find_spec("PySide6.QtNetwork")
    guard.find_spec("PySide6.QtMultimedia")
    assert guard.find_spec("PySide6.QtNetwork") is None
    with pytest.raises(NetworkRefused):
        guard.find_spec("PySide6.QtWebSockets")


def test_everything_that_the_program_is_made_of_loads_without_them() -> None:
    code = """
import pkgutil, importlib, alapp
for module in pkgutil.walk_packages(alapp.__path__, "alapp."):
    if not module.name.endswith("__main__"): importlib.import_module(module.name)
import sklearn.feature_extraction.text, sklearn.linear_model, sklearn.cluster, sklearn.svm, sklearn.model_selection
import scipy.sparse.linalg, scipy.optimize, sqlite_utils, pyqtgraph, PIL.Image, soundfile, PySide6.QtMultimedia
from alapp.jobs.silence import FORBIDDEN, loaded
print(json.dumps([loaded(), sorted(n for n in FORBIDDEN if n in sys.modules)]))
"""
    loaded, with_exempt = in_a_process(code)
    assert loaded == []
    assert with_exempt in ([], ["PySide6.QtNetwork"])


def test_sockets_are_refused_but_local_ones() -> None:
    code = """
import socket
def attempt(work):
    try: work().close()
    except PermissionError: return "refused"
    return "opened"
def pair():
    one, two = socket.socketpair(); two.close(); return one
print(json.dumps([attempt(work) for work in (
    pair, lambda: socket.socket(socket.AF_UNIX), lambda: socket.socket(), lambda: socket.socket(socket.AF_INET6),
    lambda: socket.getaddrinfo("localhost", 80), lambda: socket.gethostbyname("localhost"),
)]))
"""
    assert in_a_process(code) == ["opened", "opened", "refused", "refused", "refused", "refused"]


def test_each_exemption_says_who_and_why() -> None:
    assert all(exempt.brought_by and exempt.why.endswith(".") for exempt in EXEMPT)


def test_the_guard_costs_next_to_nothing_at_the_start() -> None:
    code = """
import time
begun = time.perf_counter()
from alapp.jobs.silence import Guard, be_silent
be_silent()
first = time.perf_counter() - begun
guard, begun = Guard(), time.perf_counter()
for _ in range(1000): guard.find_spec("json")
each = (time.perf_counter() - begun) / 1000
print(json.dumps([first, each, sys.meta_path[0].__class__.__name__, "socket" in sys.modules]))
"""
    first, each, name, socket = in_a_process(code, start="import json, sys\n")
    assert first < 0.1
    assert each < 0.0001
    assert name == "Guard"
    assert not socket
