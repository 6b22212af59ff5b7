"""The widget classes that show texts, given such as name files and shares: none is opened."""

from __future__ import annotations

from tests.safety.base import NONE, Check, Figures, Size, at_least
from tests.safety.rich_text import run


def _run(size: Size) -> Figures:
    found = run({"quick": 60, "night": 1_000}[size])
    return {
        "file_opens": found.file_opens, "unc_opens": found.unc_opens, "classes_shown": found.shown,
        "classes": found.classes,
    }  # fmt: skip


CHECK = Check(
    20, "richtext", _run, {"file_opens": NONE, "unc_opens": NONE, "classes_shown": at_least(12)}, seconds=4
)  # fmt: skip
