"""Every export format with every kind of answer, into a project and out again: the same bytes, or stated losses."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.safety.base import NONE, Check, Figures, Size, at_least
from tests.safety.roundtrips import run


def _run(size: Size) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        found = run(Path(folder), {"quick": 1, "night": 9}[size])
    return {
        "read_back_differs": found.tried - found.read_back_same,
        "lossless_differs": found.lossless - found.lossless_same,
        "losses_not_stated": found.unstated,
        "lossless": found.lossless,
        "stating_losses": found.stating,
        "rows": found.rows,
    }


CHECK = Check(
    36, "roundtrip", _run,
    {"read_back_differs": NONE, "lossless_differs": NONE, "losses_not_stated": NONE, "lossless": at_least(5),
     "rows": at_least(150)},
    seconds=6,
)  # fmt: skip
