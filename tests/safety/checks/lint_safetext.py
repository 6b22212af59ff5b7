"""Text from elsewhere that goes round the gateway into what Qt reads as markup, by reading the source."""

from __future__ import annotations

from tests.safety.base import NONE, Check, Figures, Size, at_least
from tests.safety.safe_text import offences, sources


def _run(_size: Size) -> Figures:
    return {"raw_markup_of_foreign_text": len(offences()), "files": len(list(sources()))}


CHECK = Check(
    21, "lint_safetext", _run, {"raw_markup_of_foreign_text": NONE, "files": at_least(150)}, seconds=2
)  # fmt: skip
