"""Model files with pickles, object arrays, ways out of their folder and bombs: nothing of them is run."""

from __future__ import annotations

from tests.safety.base import NONE, Check, Figures, Size, at_least, at_most
from tests.safety.hostile_models import peak_mb, run


def _run(size: Size) -> Figures:
    found = run({"quick": 50, "night": 1_000}[size])
    return {
        "code_run": found.code_run, "uncaught": found.uncaught, "slower_than_5s": found.slow, "peak_MB": peak_mb(),
        "files": found.files, "refused_in_words": found.refused,
    }  # fmt: skip


CHECK = Check(
    19, "hostile_model", _run,
    {"code_run": NONE, "uncaught": NONE, "slower_than_5s": NONE, "peak_MB": at_most(512), "files": at_least(50)},
    seconds=10,
)  # fmt: skip
