"""One writer for one project: a lock file that tells who holds it."""

from __future__ import annotations

import getpass
import os
import socket
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from alapp.domain.errors import ProjectDamaged, ProjectInUse
from alapp.domain.words import tr
from alapp.store.clock import now
from alapp.store.codec import from_json, to_json

if TYPE_CHECKING:
    from filelock import FileLock

PATIENCE, STEP = 0.5, 0.01
"""Seconds that the holder of a lock has to write who it is, and between two looks."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a project open for writing."""

    host: str
    user: str
    pid: int
    since: str

    @property
    def words(self) -> str:
        """For the screen: who, where and since when (UTC)."""
        return tr(
            "{user} on {host} (process {pid}), since {since} UTC",
            user=self.user,
            host=self.host,
            pid=self.pid,
            since=self.since[:16].replace("T", " "),
        )


class ProjectLock:
    """Holds the lock file beside a project until :meth:`release`; the system frees it when the process dies."""

    def __init__(self, project: Path) -> None:
        self._file = lock_path(project)
        self._project = project
        self._lock = _lock(self._file)

    def acquire(self) -> None:
        """Take the lock at once.

        Raises
        ------
        ProjectInUse : somebody else holds it; the words name the holder.
        OSError : the folder does not permit a lock file.
        """
        from filelock import Timeout  # see _lock

        try:
            self._lock.acquire()
        except Timeout as error:
            raise in_use(self._project) from error
        _write_holder(self._file)

    def release(self) -> None:
        """Give the lock back and leave no file behind; a contender notices a file that was taken away."""
        if self._lock.is_locked and os.name == "posix":
            self._file.unlink(missing_ok=True)
        self._lock.release()
        if os.name != "posix":
            self._file.unlink(missing_ok=True)


def _lock(file: Path) -> FileLock:
    from filelock import FileLock  # brings asyncio, 35 ms: not into a child, which only reads

    return FileLock(file, timeout=0, mode=0o600, thread_local=False)


def lock_path(project: Path) -> Path:
    """Return where the lock file of a project stands."""
    return project.with_name(project.name + ".lock")


def in_use(project: Path) -> ProjectInUse:
    """Return the error that names who holds this project; a holder that has just taken the lock is waited for."""
    holder, until = holder_of(project), time.monotonic() + PATIENCE
    while holder is None and lock_path(project).exists() and time.monotonic() < until:
        time.sleep(STEP)
        holder = holder_of(project)
    who = tr("It is open by {words}.", words=holder.words) if holder else tr("Another program holds it.")
    return ProjectInUse(
        tr("“{name}” is open elsewhere.", name=project.name),
        who,
        tr("Close it there, or open it here for reading only."),
        lock_path(project).name,
    )


def holder_of(project: Path) -> Holder | None:
    """Return who wrote the lock file; None when there is none or it cannot be read."""
    try:
        with lock_path(project).open("rb", buffering=0) as file:
            file.seek(1)
            return from_json(file.read(10_000), Holder)
    except (OSError, ProjectDamaged):
        return None


def _write_holder(file: Path) -> None:
    """Write who we are behind the first byte: that byte is what Windows locks, the rest stays readable."""
    holder = Holder(socket.gethostname(), _user(), os.getpid(), now())
    with file.open("r+b", buffering=0) as opened:
        opened.seek(1)
        opened.write(to_json(holder).encode())
        opened.truncate()


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user id without a name, as in containers
        return str(os.getuid()) if hasattr(os, "getuid") else "somebody"
