"""The statement for who is responsible for security: each promise in words, what was found, and whether it held.

Made in a child process: it lives through a small session, looks at itself, proves the project file, and writes down
what can be compared later (versions, the newest event of each annotator with its hash).
"""

from __future__ import annotations

import hashlib
import os
import platform
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path

import numpy as np

from alapp import __version__
from alapp.domain.errors import AppError
from alapp.domain.words import tr
from alapp.jobs import silence
from alapp.jobs.progress import Progress
from alapp.jobs.standing import Standing, standing
from alapp.session import probe, proof_words
from alapp.session.background import Job
from alapp.session.checking import Hall, verify
from alapp.session.keys import is_encrypted
from alapp.session.proof_facts import Facts, Finding
from alapp.session.proof_files import rights_of
from alapp.store.clock import now
from alapp.store.project import Project
from alapp.store.versions import cipher_version, sqlite_version

PROVE = "alapp.session.proof:prove"


@dataclass(frozen=True, slots=True)
class Statement:
    """The findings and what can be compared later."""

    facts: Facts
    findings: tuple[Finding, ...]

    @property
    def broken(self) -> int:
        """How many promises did not hold."""
        return sum(finding.verdict == "broken" for finding in self.findings)

    def text(self) -> str:
        """Return the statement as it is saved; its last line is the SHA-256 of all lines before it."""
        body = "\n".join(proof_words.lines_of(self.facts, self.findings)) + "\n"
        return f"{body}SHA-256 of the lines above: {hashlib.sha256(body.encode()).hexdigest()}\n"


def start_proof(session: Hall, on_done: Callable[[Statement], None], on_error: Callable[[AppError], None]) -> Job:
    """Make the statement in the background; this process looks at itself at once."""
    path, here = str(session.project.path), standing()
    return session.start_job(tr("Checking the promises"), PROVE, path, here, on_done=on_done, on_error=on_error)


def prove(progress: Progress, path: str, window: Standing) -> Statement:
    """Look at everything and judge it (in a child process, or at once in the terminal).

    Raises
    ------
    AppError : the project cannot be read, or the small session could not be lived to its end.
    """
    lived = probe.live(progress, Path(path).parent)
    here = standing()
    with Project.open(Path(path), read_only=True) as project:
        heads = project.heads()
    facts = Facts(
        Path(path).name, window, (here,) if here.pid != window.pid else (), silence.refuses_a_socket(), lived,
        rights_of(Path(path)),
        is_encrypted(Path(path)), verify(progress, path), heads, sqlite_version(), versions(), now(),
    )  # fmt: skip
    return Statement(facts, tuple(proof_words.judged(facts)))


def save(statement: Statement, path: Path) -> None:
    """Write the statement to a file for its owner alone; one of that name is replaced.

    Raises
    ------
    OSError : it cannot be written there.
    """
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as file:
        file.write(statement.text())


def versions() -> dict[str, str]:
    """Return the version of the program, of Python, of the system and of every package beside them."""
    found = {d.metadata["Name"]: d.version for d in distributions() if d.metadata["Name"]}
    own = {
        "alapp": __version__, "Python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
        "SQLite": ".".join(map(str, sqlite_version())), "SQLCipher": cipher_version(), "NumPy": np.__version__,
    }  # fmt: skip
    return own | {name: found[name] for name in sorted(found, key=str.casefold) if name.casefold() not in ("alapp",)}


def made_here(progress: Progress, session: Hall) -> Statement:
    """Make the statement at once, in this process (terminal)."""
    return prove(progress, str(session.project.path), standing())
