"""The statement about the promises: made of what was really looked at, judged in words, and comparable later."""

from __future__ import annotations

import hashlib
import json
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from alapp.domain.errors import AppError
from alapp.jobs.privacy import Privacy
from alapp.jobs.standing import Standing, sockets
from alapp.session import keys, probe
from alapp.session.proof import Statement, save, start_proof
from alapp.session.proof_facts import VERDICTS, Facts
from alapp.session.proof_files import Rights
from alapp.session.proof_words import judged
from alapp.session.session import Session
from tests.helpers import Pump, small_project, true_label

ROOT = Path(__file__).resolve().parents[3]
GOOD = Standing(7, {"unix": 3}, (), guarded=True, refused=0, privacy=Privacy(0, False, 0o077))


@pytest.fixture(scope="module")
def statement(tmp_path_factory: pytest.TempPathFactory) -> Statement:
    """The real thing: from an open session, made in its child process."""
    pump, made = Pump(), []

    def failed(error: AppError) -> None:
        raise error

    with closing(Session.open(small_project(tmp_path_factory.mktemp("proof")), deliver=pump)) as session:
        assert session.current is not None
        session.press(true_label(session.guideline, session.current.item.key))
        pump.until(lambda: session.saved)
        start_proof(session, made.append, failed)
        pump.until(lambda: bool(made))
        assert sorted(p.name for p in session.path.parent.iterdir() if "proof" in p.name) == []
    return made[0]


def test_the_child_lived_through_a_session_and_left_nothing(statement: Statement) -> None:
    lived = statement.facts.lived
    assert (lived.imported, lived.labeled, lived.exported) == (probe.ROWS, probe.LABELS, probe.LABELS)
    assert lived.models == 1
    assert {"items.csv", "labels.jsonl", "probe.alapp"} <= set(lived.inside)
    assert lived.leaks == ()
    assert not any(name.endswith((".csv", ".jsonl", ".alapp")) for name in lived.outside)


def test_the_child_stands_as_promised(statement: Statement) -> None:
    (child,) = statement.facts.children
    assert child.pid != statement.facts.window.pid
    assert child.guarded
    assert child.forbidden == ()
    assert child.beyond_local == 0
    assert statement.facts.refused_on_purpose


def test_heads_and_versions_are_noted(statement: Statement) -> None:
    facts = statement.facts
    assert facts.heads["A1"][0] == facts.verified.events
    assert len(facts.heads["A1"][1]) == 64
    assert {"alapp", "Python", "SQLite", "SQLCipher", "scikit-learn"} <= set(facts.versions)


def test_the_text_ends_with_its_own_hash(statement: Statement, tmp_path: Path) -> None:
    save(statement, tmp_path / "statement.txt")
    save(statement, tmp_path / "statement.txt")
    text = (tmp_path / "statement.txt").read_text("utf-8")
    body, _, last = text.rstrip("\n").rpartition("\n")
    assert last == f"SHA-256 of the lines above: {hashlib.sha256((body + chr(10)).encode()).hexdigest()}"
    assert statement.facts.heads["A1"][1] in body
    assert stat.S_IMODE((tmp_path / "statement.txt").stat().st_mode) == 0o600
    assert "Report 1:" not in text, "no text of an item"


Broken = Callable[[Facts], Facts]


@pytest.mark.parametrize(
    ("number", "change", "verdict"),
    [
        (0, lambda f: f, "held"),
        (0, lambda f: replace(f, refused_on_purpose=False), "broken"),
        (0, lambda f: replace(f, window=replace(GOOD, sockets={"unix": 1, "tcp": 1})), "broken"),
        (0, lambda f: replace(f, window=replace(GOOD, sockets=None), children=()), "absent"),
        (1, lambda f: f, "held"),
        (1, lambda f: replace(f, window=replace(GOOD, forbidden=("ssl",))), "broken"),
        (1, lambda f: replace(f, window=replace(GOOD, guarded=False)), "broken"),
        (2, lambda f: f, "held"),
        (2, lambda f: replace(f, lived=replace(f.lived, leaks=("/somewhere",))), "broken"),
        (3, lambda f: f, "held"),
        (3, lambda f: replace(f, window=replace(GOOD, privacy=Privacy(0, True, 0))), "broken"),
        (3, lambda f: replace(f, window=replace(GOOD, privacy=Privacy(None, None, None)), children=()), "absent"),
        (4, lambda f: replace(f, rights=Rights(("a", "b"), ())), "held"),
        (4, lambda f: replace(f, rights=Rights(("a", "b"), ("b",))), "look"),
        (4, lambda f: replace(f, rights=Rights(("a", "b"), None)), "absent"),
        (5, lambda f: replace(f, encrypted=True), "held"),
        (5, lambda f: f, "look"),
        (6, lambda f: f, "held"),
        (6, lambda f: replace(f, verified=f.verified._replace(problems=("event 3",))), "broken"),
        (7, lambda f: f, "held"),
        (7, lambda f: replace(f, sqlite=(3, 51, 1)), "broken"),
    ],
)  # fmt: skip
def test_each_promise_is_judged(statement: Statement, number: int, change: Broken, verdict: str) -> None:
    facts = change(replace(statement.facts, window=GOOD))
    finding = list(judged(facts))[number]
    assert finding.verdict == verdict, finding
    assert finding.promise.endswith(".")
    assert finding.found.endswith(".")
    changed = Statement(facts, tuple(judged(facts)))
    assert f"{VERDICTS[finding.verdict]}: {finding.found}" in changed.text()
    assert changed.broken == (verdict == "broken")


def test_a_word_left_elsewhere_is_found(tmp_path: Path, own_settings: Path) -> None:
    (own_settings / "left.txt").write_text("a word17 of an item")
    found = list(probe._holding(own_settings, "word17", 0.0, tmp_path))
    assert found == [own_settings / "left.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="sockets are listed by Linux")
def test_sockets_are_told_by_family() -> None:
    code = """
import json, socket
from alapp.jobs.standing import sockets
pair = socket.socketpair()
held = [socket.socket(socket.AF_INET, kind) for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM)]
held[0].bind(("127.0.0.1", 0)); held[0].listen(); held[1].bind(("127.0.0.1", 0))
print(json.dumps(sockets()))
"""
    ended = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True
    )
    assert json.loads(ended.stdout) == {"unix": 2, "tcp": 1, "udp": 1}
    assert set(sockets() or {}) <= {"unix"}


def test_the_terminal_proves_too(tmp_path: Path, own_settings: Path) -> None:
    project, target = small_project(tmp_path), tmp_path / "statement.txt"
    ended = subprocess.run(
        [sys.executable, "-m", "alapp", "prove", str(project), "--save", str(target)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert ended.stdout == target.read_text("utf-8")
    assert "Held: 0 sockets beyond this machine in 1 process" in ended.stdout
    assert "Not held" not in ended.stdout


def test_an_encrypted_project_is_proved_in_the_child_that_gets_its_key(tmp_path: Path) -> None:
    path, pump, made = small_project(tmp_path), Pump(), []
    keys.encrypt(path, keys.Protection("four words of mine"))

    def failed(error: AppError) -> None:
        raise error

    with closing(Session.open(path, deliver=pump)) as session:
        start_proof(session, made.append, failed)
        pump.until(lambda: bool(made))
    assert made[0].facts.encrypted
    assert made[0].facts.verified.problems == ()
    assert "four words of mine" not in made[0].text()
