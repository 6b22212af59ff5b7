"""A small session without a window, told to stop while everything is open: ``python -m tests.safety.keeping FOLDER``.

Imports a file, labels, trains and exports, then starts children that do nothing,
prints what each process says of its handles and sockets, and waits for a line.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from alapp.__main__ import settle
from alapp.domain.errors import AppError
from alapp.domain.exchange import ExportPlan, ImportPlan, ReadingOptions, Role
from alapp.jobs.standing import standing
from alapp.jobs.worker import Worker
from alapp.session.background import KINDS
from alapp.session.crashes import log_here, write
from alapp.session.exchange import Exchange
from alapp.session.session import Session
from alapp.session.settings import UserFile
from tests.helpers import Pump, small_project, true_label
from tests.unit.jobs.standing import handles

LABELS, FRESH = 40, 3
LOOK = "alapp.jobs.standing:standing"


def keep_open(folder: Path) -> int:
    """Do it all, and wait."""
    log_here()
    UserFile().set("keep_recent", False)
    write(ValueError("nothing"))
    pump = Pump()
    session = Session.open(small_project(folder, 120), deliver=pump)
    roles = {"id": Role.ID, "text": Role.TEXT}
    (folder / "more.csv").write_text("id,text\n" + "".join(f"M-{i},another text {i}\n" for i in range(50)), "utf-8")
    exchange = Exchange(session)
    ended: list[object] = []

    def failed(error: AppError) -> None:
        raise error

    exchange.start_import(
        ImportPlan(str(folder / "more.csv"), ReadingOptions("csv", separator=","), roles), on_done=ended.append
    )
    pump.until(lambda: bool(ended))
    answered = 0
    while answered < LABELS and session.current is not None:
        key = session.current.item.key
        session.press(true_label(session.guideline, key) if key.startswith("R-") else session.guideline.active[0].id)
        answered += 1
        pump.until(lambda: session.saved)
    session.train_now()
    pump.until(lambda: session.training.version > 0 and session.training.state != "running")
    exchange.start_export(ExportPlan(str(folder / "labels.jsonl"), "jsonl"), ended.append, failed)
    pump.until(lambda: len(ended) == 2)
    fresh = [Worker("tests.unit.jobs.standing:Standing") for _ in range(FRESH)]
    inherited = [worker.call("handles") for worker in fresh]
    stands = [standing()]
    for kind in KINDS:
        session.background.start(
            kind, "looking", "alapp.jobs.standing:standing", on_done=stands.append, on_error=failed
        )
    pump.until(lambda: len(stands) == 1 + len(KINDS))
    pids = [worker.pid for worker in fresh] + [stand.pid for stand in stands[1:]]
    beyond = sum(stand.beyond_local for stand in stands)
    print(json.dumps({"inherited": inherited, "own": handles(), "children": pids, "beyond_local": beyond}), flush=True)
    sys.stdin.readline()
    for worker in fresh:
        worker.close()
    session.close()
    return 0


def main() -> int:
    settle()
    return keep_open(Path(sys.argv[1]))


if __name__ == "__main__":
    sys.exit(main())
