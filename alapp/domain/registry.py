"""Named members of a family, in order; an unknown name is answered with the known ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar

from alapp.domain.errors import UnknownName
from alapp.domain.words import tr


class Named(Protocol):
    """Anything with a stable ``name`` and ``words`` for the screen."""

    @property
    def name(self) -> str:
        """Stable identifier, stored in projects."""
        ...

    @property
    def words(self) -> str:
        """What the screen calls it."""
        ...


T = TypeVar("T", bound=Named)


class Registry(Generic[T]):
    """An ordered family of named members."""

    def __init__(self, family: str, *members: T) -> None:
        self.family = family
        self._members: dict[str, T] = {}
        for member in members:
            if member.name in self._members:
                raise ValueError(f"two {family} are called {member.name!r}")
            self._members[member.name] = member

    def __getitem__(self, name: str) -> T:
        try:
            return self._members[name]
        except KeyError:
            known = ", ".join(self._members)
            raise UnknownName(
                tr("There is no {family} called {name!r}.", family=tr(self.family), name=name),
                remedy=tr("Known: {known}.", known=known),
            ) from None

    def __iter__(self) -> Iterator[T]:
        return iter(self._members.values())

    def __contains__(self, name: object) -> bool:
        return name in self._members

    def __len__(self) -> int:
        return len(self._members)

    @property
    def names(self) -> tuple[str, ...]:
        """The known names, in order."""
        return tuple(self._members)
