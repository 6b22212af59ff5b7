"""A person who does not stop: labels, skips, flags, comments, undoes, searches, trains; what the process grows by.

``python -m tests.safety.soak ACTIONS SECONDS`` prints actions, growth in MB, growth in handles, and the slowest tenth.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from alapp.__main__ import settle
from alapp.session.session import Session
from tests.helpers import Pump, small_project, true_label

ITEMS = 4_000
WARM = 0.2
"""Share of the actions before the first measurement: caches fill, the first models come."""
TRAIN_EVERY = 1_200


def main() -> int:
    settle()
    actions, seconds = int(sys.argv[1]), float(sys.argv[2])
    with tempfile.TemporaryDirectory() as name:
        pump = Pump()
        session = Session.open(small_project(Path(name), ITEMS), deliver=pump)
        found = soak(session, pump, actions, seconds)
        session.close()
    print(json.dumps(found))
    return 0


def soak(session: Session, pump: Pump, actions: int, seconds: float) -> dict[str, float]:
    """Do it all; return the figures."""
    rng, begun, done = random.Random(40), time.monotonic(), 0
    start: tuple[float, int] | None = None
    waits: list[float] = []
    while done < actions and time.monotonic() - begun < seconds:
        if start is None and (done >= WARM * actions or time.monotonic() - begun > WARM * seconds):
            _train(session, pump)
            start, warm, warm_at = standing(), done, time.monotonic()
        before = time.perf_counter()
        _act(session, rng)
        pump.until(lambda: session.saved)
        waits.append(time.perf_counter() - before)
        done += 1
        if done % TRAIN_EVERY == 0:
            session.train_now()
    _train(session, pump)
    assert start is not None
    end = standing()
    waits.sort()
    return {
        "actions": done, "measured_actions": done - warm, "grown_mb": end[0] - start[0], "fd_growth": end[1] - start[1],
        "minutes": (time.monotonic() - warm_at) / 60, "p99_ms": 1000 * waits[int(0.99 * len(waits))],
        "models": session.training.version,
    }  # fmt: skip


def _train(session: Session, pump: Pump) -> None:
    """Let a model learn from all, and wait for it: so the same stands in memory at both measurements."""
    pump.until(lambda: session.training.state != "running", 300)
    before = session.training.version
    session.train_now()
    pump.until(lambda: session.training.version > before and session.training.state != "running", 300)


def _act(session: Session, rng: random.Random) -> None:
    """Do one thing at random, as often as a person does it."""
    deeds: list[tuple[float, Callable[[], object]]] = [
        (0.72, lambda: _label(session)), (0.08, session.undo), (0.04, session.redo), (0.05, session.skip),
        (0.04, session.flag), (0.04, lambda: session.comment("seen")), (0.03, session.earlier),
    ]  # fmt: skip
    (deed,) = rng.choices([deed for _, deed in deeds], [share for share, _ in deeds])
    deed()


def _label(session: Session) -> None:
    if session.current is None:
        session.undo()
    else:
        session.press(true_label(session.guideline, session.current.item.key))


def standing() -> tuple[float, int]:
    """Return the memory of this process in MB and how many handles it has open.

    What the C library keeps of memory that was freed is given back first: it is not held by anything.
    """
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 2**20, len(list(Path("/proc/self/fd").iterdir()))


if __name__ == "__main__":
    sys.exit(main())
