"""Changing the keys of the open project beside the person's work: each try of a password costs half a second."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal, Protocol, TypeVar

from alapp.domain.annotation import Annotator
from alapp.domain.errors import AppError, NotAllowed, explain
from alapp.domain.rights import may, refusal
from alapp.domain.words import tr
from alapp.jobs.lane import Lane
from alapp.session import keys
from alapp.session.keys import KeySlot

Found = TypeVar("Found")
OnError = Callable[[AppError], None]


class Hall(Protocol):
    """What is needed of the session."""

    annotator: Annotator

    @property
    def path(self) -> Path:
        """The project file."""
        ...

    def lane(self, name: str) -> Lane:
        """Return a lane of its own for slow work, that ends with the project."""
        ...


class KeyJobs:
    """What the lead can do with the keys of an open project; each answer comes on the thread of the screen."""

    def __init__(self, session: Hall) -> None:
        self._path, self._lane, self._annotator = session.path, session.lane("keys"), session.annotator

    @property
    def refusal(self) -> NotAllowed | None:
        """Why who is at work may change no key, None for the lead."""
        return None if may(self._annotator, "keys") else refusal(self._annotator, "keys")

    @property
    def encrypted(self) -> bool:
        """Whether the project is."""
        return keys.is_encrypted(self._path)

    @property
    def slots(self) -> tuple[KeySlot, ...]:
        """The keys that open it."""
        return keys.slots_of(self._path)

    def add(
        self, password: str, name: str, kind: Literal["person", "lead"], key_file: Path | None,
        on_done: Callable[[KeySlot], None], on_error: OnError,
    ) -> None:  # fmt: skip
        """Let another password open the project."""
        path = self._path
        self._start(lambda: keys.add_slot(path, password, kind=kind, name=name, key_file=key_file), on_done, on_error)

    def change(
        self, old: str, new: str, key_file: Path | None, new_key_file: Path | None,
        on_done: Callable[[KeySlot], None], on_error: OnError,
    ) -> None:  # fmt: skip
        """Put a new password in the place of an old one."""
        path = self._path
        self._start(
            lambda: keys.change_password(path, old, new, key_file=key_file, new_key_file=new_key_file),
            on_done, on_error,
        )  # fmt: skip

    def recovery(self, name: str, on_done: Callable[[str], None], on_error: OnError) -> None:
        """Make a recovery key; it is handed over once."""
        self._start(lambda: keys.make_recovery_key(self._path, name), on_done, on_error)

    def remove(self, number: int, on_done: Callable[[str], None], on_error: OnError) -> None:
        """Take a key away; hands over what that cannot do."""
        self._start(lambda: keys.remove_slot(self._path, number), on_done, on_error)

    def _start(self, work: Callable[[], Found], on_done: Callable[[Found], None], on_error: OnError) -> None:
        if (refused := self.refusal) is not None:
            on_error(refused)
            return
        self._lane.submit(
            work, on_done, lambda error: on_error(explain(error, meaning=tr("The keys are as they were.")))
        )
