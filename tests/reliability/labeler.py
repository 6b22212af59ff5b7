"""The child of the reliability tests: labels at full speed and prints each item id once it is acknowledged.

``python3 -m tests.reliability.labeler PATH [--batch N] [--synchronous MODE] [--file-limit BYTES] [--user UID]``

With ``--batch N`` it acknowledges at once and commits every N labels: the mistake the tests must be able to see.
Ends with the name of the error that stopped it, or ``done``.
"""

from __future__ import annotations

import argparse
import os
import resource
import signal
from pathlib import Path

import filelock  # noqa: F401  loaded before the rights are dropped: the interpreter may lie where nobody may read

from alapp.domain.annotation import Answer, choice
from alapp.domain.change import Change, Op
from alapp.domain.errors import AppError
from alapp.store.project import Project

LABELS = ("l1", "l2")


def main() -> None:
    arguments = _arguments()
    if arguments.file_limit:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (arguments.file_limit, arguments.file_limit))
    if arguments.user:
        os.setuid(arguments.user)
    work(str(arguments.path), 1, arguments.batch, arguments.synchronous)


def work(path: str, told: int, batch: int = 1, synchronous: str = "") -> None:
    """Label until the end or the first error; what happens is told as lines to the file descriptor ``told``."""
    try:
        _label(Path(path), batch, synchronous, told)
    except AppError as error:
        _say(told, f"{type(error).__name__} {error.what} | {error.remedy} | {error.details}")


def _label(path: Path, batch: int, synchronous: str, told: int) -> None:
    project = Project.open(path)
    if synchronous:
        project._database.execute(f"PRAGMA synchronous = {synchronous}")
    _say(told, f"open {'read-only' if project.read_only else 'writable'}")
    done = set(project.annotations.done_ids("A1").tolist())
    waiting: list[Change] = []
    for item_id in project.items.ids().tolist():
        if item_id in done:
            continue
        label = LABELS[item_id % 2]
        waiting.append(Change(item_id, "answer", Answer(choice(label), "answered", 1, 0.5)))
        if batch > 1:
            _say(told, str(item_id))
        if len(waiting) >= batch:
            project.record(Op.ANNOTATE, waiting, "A1", f"Label item {item_id}", position=item_id)
            waiting = []
        if batch == 1:
            _say(told, str(item_id))
    project.close()
    _say(told, "done")


def _say(told: int, line: str) -> None:
    os.write(told, f"{line}\n".encode())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--batch", type=int, default=1)
    parser.add_argument("--synchronous", default="")
    parser.add_argument("--file-limit", type=int, default=0)
    parser.add_argument("--user", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    main()
