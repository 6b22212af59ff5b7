"""Without any network, not even one to itself, every feature of a session works as it does elsewhere."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.safety.base import NONE, Check, Figures, NotHere, Size, at_least
from tests.safety.watching import works
from tests.safety.whole import Lived, live

WITHOUT = ("unshare", "--map-root-user", "--net")


def _run(size: Size) -> Figures:
    if not works([*WITHOUT, "true"]):
        raise NotHere("a room without network cannot be made on this machine (unshare)")
    labels = {"quick": 24, "night": 200}[size]
    with tempfile.TemporaryDirectory() as name:
        lived = live(Path(name) / "session", items=3 * labels, labels=labels, before=WITHOUT, seconds=900)
        failing = [feature for feature, held in features(lived).items() if not held]
    return {"features_failing": len(failing), "features": len(features(lived)), "labels": len(lived.result["given"])}


def features(lived: Lived) -> dict[str, bool]:
    """Return what the session was to do, and whether it did; what fails in between ends the session itself."""
    return {
        "labels": bool(lived.result["given"]),
        "trains": lived.result["models"] >= 1,
        "copies": "clipboard" in lived.result,
        "imports and exports": "project" in lived.result,
        "says nothing on the error stream": "Error" not in lived.said,
    }


CHECK = Check(
    23, "net_namespace", _run, {"features_failing": NONE, "features": at_least(5), "labels": at_least(24)}, seconds=25
)
