"""The same texts in plain Qt labels: the harness must see the files opened."""

from __future__ import annotations

from tests.safety.base import Check, Figures, Size, at_least
from tests.safety.rich_text import control


def _run(_size: Size) -> Figures:
    found = control()
    return {"file_opens": found.file_opens, "unc_opens": found.unc_opens, "labels": found.shown}


CHECK = Check(
    20, "richtext_control", _run, {"file_opens": at_least(1), "unc_opens": at_least(1)}, seconds=2
)  # fmt: skip
