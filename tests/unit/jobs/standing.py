"""Engines that tell how their own process stands, and one that cannot be built."""

from __future__ import annotations

from alapp.jobs.privacy import Privacy, privacy
from alapp.jobs.progress import Progress
from alapp.jobs.silence import is_guarded


class Standing:
    """Tells how its process stands."""

    def standing(self, _: Progress) -> tuple[Privacy, bool]:
        return privacy(), is_guarded()


class Unbuilt:
    """Fails with words that hold content."""

    def __init__(self) -> None:
        raise ValueError("cannot read Jane Doe")
