"""The file of an open project copied while the person pauses: the copy alone is whole."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

from alapp.session import quiet
from alapp.session.session import Session
from tests.helpers import Pump, small_project
from tests.safety.base import NONE, Check, Figures, Size, at_least
from tests.safety.wards import complaints, content

COPIES = {"quick": 8, "night": 50}
PAUSE = 0.05


def _run(size: Size) -> Figures:
    unusable = lost = 0
    before, quiet.SECONDS = quiet.SECONDS, PAUSE
    try:
        with tempfile.TemporaryDirectory() as folder:
            pump = Pump()
            session = Session.open(small_project(Path(folder), 80), "A1", deliver=pump)
            try:
                for n in range(COPIES[size]):
                    copy = Path(folder) / f"copy{n}.alapp"
                    _answer(session, pump, 1 + n % 3)
                    _wait_for_the_log(session, pump)
                    shutil.copyfile(session.path, copy)
                    unusable += bool(complaints(copy))
                    there = content(copy)
                    lost += there is None or len(there["annotation"]) != session.pace.answered
            finally:
                session.close()
    finally:
        quiet.SECONDS = before
    control = _without_pause()
    return {
        "unusable_copies": unusable,
        "lost_labels": lost,
        "without_pause_incomplete": control,
        "copies": COPIES[size],
    }


def _answer(session: Session, pump: Pump, n: int) -> None:
    for _ in range(n):
        session.press(session.guideline.active[0].id) if session.current else session.undo()
    pump.until(lambda: session.saved)


def _wait_for_the_log(session: Session, pump: Pump) -> None:
    log = session.path.with_name(session.path.name + "-wal")
    pump.until(lambda: time.monotonic() > 0 and (not log.exists() or log.stat().st_size == 0), 20)


def _without_pause() -> int:
    """The control: copied right after an answer, without the log, the answer is not in the copy."""
    with tempfile.TemporaryDirectory() as folder:
        pump = Pump()
        session = Session.open(small_project(Path(folder), 20), "A1", deliver=pump)
        try:
            _answer(session, pump, 1)
            copy = Path(folder) / "copy.alapp"
            shutil.copyfile(session.path, copy)
            there = content(copy)
            return int(there is None or len(there["annotation"]) != 1)
        finally:
            session.close()


CHECK = Check(
    13,
    "copy_open",
    _run,
    {"unusable_copies": NONE, "lost_labels": NONE, "without_pause_incomplete": at_least(1)},
    seconds=8,
)
