"""The same journal, seed and libraries: the same queue and the same coefficients, bit for bit, in fresh processes."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from alapp.session.session import Session
from tests.helpers import small_project, true_label
from tests.safety.base import Check, Figures, Size, at_least, exactly

_ROUND = "from tests.safety.checks.replay import one_round; one_round(__import__('sys').argv[1])"


def one_round(path: str) -> None:
    """In a child: train once; print what comes next and a hash of what was learned."""
    with closing(Session.open(path, "A1", background=False)) as session:
        session.train_now()
        queue = [(pick.item_id, pick.reason, pick.probability.hex()) for pick in session.desk.queue.all]
        weights = session.project.models.blob(session.training.version, "weights") or b""
    sys.stdout.write(json.dumps([queue, hashlib.sha256(weights).hexdigest(), len(weights)]))


def _run(size: Size) -> Figures:
    rounds = {"quick": 2, "night": 10}[size]
    with tempfile.TemporaryDirectory() as folder:
        path = small_project(Path(folder), 240)
        with closing(Session.open(path, "A1", background=False)) as session:
            for _ in range(40):
                assert session.current is not None
                session.press(true_label(session.guideline, session.current.item.key))
        copies = [path.with_name(f"copy{n}.alapp") for n in range(rounds)]
        found = []
        for copy in copies:
            shutil.copyfile(path, copy)
            command = [sys.executable, "-c", _ROUND, str(copy)]
            found.append(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
    first = found[0]
    return {
        "same_queue": all(f[0] == first[0] for f in found), "same_coef_bits": all(f[1] == first[1] for f in found),
        "rounds": rounds, "queue": len(first[0]), "weights_bytes": first[2],
    }  # fmt: skip


CHECK = Check(
    46, "replay", _run,
    {"same_queue": exactly(1), "same_coef_bits": exactly(1), "queue": at_least(5), "weights_bytes": at_least(100)},
    seconds=10,
)  # fmt: skip
