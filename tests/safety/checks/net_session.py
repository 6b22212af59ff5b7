"""A whole session, the lock of an encrypted project in its midst, opens no socket but local ones: calls are watched."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.safety.base import NONE, Check, Figures, Size, at_least, exactly
from tests.safety.watching import NETWORK, families, need_strace, strace
from tests.safety.whole import live


def _run(size: Size) -> Figures:
    labels = {"quick": 24, "night": 200}[size]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        need_strace(folder)
        trace = folder / "trace"
        lived = live(folder / "session", items=3 * labels, labels=labels, before=strace(trace, NETWORK), seconds=900)
        found = families(trace)
    return {
        "inet": found["INET"], "inet6": found["INET6"], "netlink": found["NETLINK"], "packet": found["PACKET"],
        "other": found.total() - sum(found[f] for f in ("UNIX", "INET", "INET6", "NETLINK", "PACKET")),
        "local": found["UNIX"], "labels": len(lived.result["given"]), "models": lived.result["models"],
        "locked_and_back": int(lived.came_back),
    }  # fmt: skip


CHECK = Check(
    22, "net_session", _run,
    {"inet": NONE, "inet6": NONE, "netlink": NONE, "packet": NONE, "other": NONE, "labels": at_least(24),
     "models": at_least(1),
     "locked_and_back": exactly(1)},
    seconds=30,
)  # fmt: skip
