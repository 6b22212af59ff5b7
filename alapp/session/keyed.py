"""The end of a key's way: a child process holds it for one call, and wipes its copy when that has ended."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from alapp.jobs.progress import Progress
from alapp.store import keyring


class Keyed:
    """What a child is made of: it takes the keys of a call along with it."""

    def keyed(self, progress: Progress, keys: Sequence[keyring.Carried], method: str, *args: Any) -> Any:
        """Call a method of this object while the keys are held."""
        try:
            for key in keys:
                keyring.take(key)
            return getattr(self, method)(progress, *args)
        finally:
            for key in keys:
                keyring.drop(Path(key.path))
