"""The terminal in the language in use: what commands and options are for, and what click itself says."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc

import click
from click import core, decorators, exceptions, formatting, parser, termui, types

from alapp.domain.words import tr
from alapp.session import language

_MODULES = (core, decorators, exceptions, formatting, parser, termui, types)
_given: dict[tuple[object, str], str] = {}
"""What stands in the code, by its owner and the name of the field; commands live as long as the process."""


def speak(commands: click.Group, arguments: tuple[str, ...]) -> None:
    """Say everything in the language that is chosen; what a program is to read (``--json``) stays English."""
    language.begin("en" if "--json" in arguments else None)
    for module in _MODULES:  # each has taken gettext's functions for its own
        for name, said in (("_", tr), ("ngettext", _one_or_many)):
            if hasattr(module, name):
                setattr(module, name, said)
    for owner, field in texts(commands):
        setattr(owner, field, tr(_given[owner, field]))


def texts(command: click.Command, parent: click.Context | None = None) -> Iterator[tuple[object, str]]:
    """Yield every (owner, field) of a command and those below it that holds words for a person."""
    context = click.Context(command, parent=parent, **command.context_settings)
    owners = [
        (o, ("help", "short_help", "epilog")) for o in (command, *command.params, command.get_help_option(context))
    ]
    kinds = [(p.type, ("name",)) for p in command.params if isinstance(p.type, click.Path)]
    for owner, fields in (*owners, *kinds):
        for field in fields:
            words = getattr(owner, field, None)
            if words:
                _given.setdefault((owner, field), cleandoc(words))
                yield owner, field
    if isinstance(command, click.Group):
        for member in command.commands.values():
            yield from texts(member, context)


def english(commands: click.Group) -> list[str]:
    """Return what the commands and options say in the code, for who collects the sentences."""
    return [_given[key] for key in texts(commands)]


def _one_or_many(one: str, many: str, n: int) -> str:
    return tr(one if n == 1 else many)
