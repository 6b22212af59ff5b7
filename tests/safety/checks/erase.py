"""A subject erased from a project with models, index, backups, embedded files: what is left of it, whatever ends it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from alapp.store.project import Project
from tests.safety.base import NONE, Check, Figures, Size, at_least
from tests.safety.erasing import encrypted, erased, hits, kills, make


def _run(size: Size) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        path = make(Path(folder))
        before = sum(hits(path).values())
        proved = erased(path)
        found = {f"{place}_hits": float(n) for place, n in hits(path).items()}
        with Project.open(path, read_only=True) as project:
            problems = len(project.verify().problems)
    with tempfile.TemporaryDirectory() as folder:
        sealed_before, sealed, sealed_proved = encrypted(Path(folder))
    with tempfile.TemporaryDirectory() as folder:
        half, was_before, was_after = kills(Path(folder), {"quick": 3, "night": 200}[size])
    return {
        **found, "not_verified": problems + (not proved) + (not sealed_proved),
        "encrypted_hits": sealed, "encrypted_hits_before": sealed_before, "half_states": half, "hits_before": before,
        "kills": half + was_before + was_after, "kills_after": was_after,
    }  # fmt: skip


_PLACES = ("project", "beside", "backups", "models", "fts")
CHECK = Check(
    27, "erase", _run,
    {
        **{f"{place}_hits": NONE for place in _PLACES},
        "not_verified": NONE, "half_states": NONE, "hits_before": at_least(50),
        "encrypted_hits": NONE, "encrypted_hits_before": at_least(50),
    },
    seconds=15,
)  # fmt: skip
