"""Passwords in the terminal: typed without being shown, or read from a file; never an argument others could see."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from alapp.domain.errors import BadInput, ProjectLocked, WrongPassword
from alapp.domain.words import tr
from alapp.session import keys

TRIES = 3
_FILE = click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path)
_PASSWORD, _KEY_FILE = "alapp.password_file", "alapp.key_file"


def asked_for(words: str, file: Path | None) -> str:
    """Return a password from the first line of a file (``-`` for the standard input), or ask the person for it.

    Raises
    ------
    ProjectLocked : there is no file, and nobody to ask.
    """
    if file is not None:
        return _first_line(file)
    if not _somebody_types():
        raise ProjectLocked(
            tr("A password is needed."), tr("Nothing was done."), tr("Type it in a terminal, or give --password-file.")
        )
    return str(click.prompt(words, hide_input=True, err=True))


def new_password(file: Path | None) -> str:
    """Return a new password, typed twice; raises BadInput when it cannot be used."""
    if file is not None:
        return keys.checked(_first_line(file))
    word = keys.checked(asked_for(tr("New password"), None))
    if asked_for(tr("The same again"), None) != word:
        raise BadInput(tr("The two passwords differ."), tr("Nothing was changed."), tr("Type it again."))
    click.echo(keys.strength(word)[1] + ".", err=True)
    return word


def unlocked(context: click.Context, _parameter: click.Parameter, value: Path) -> Path:
    """Let the key of an encrypted project in, as soon as its name is read; it is forgotten when the command ends."""
    if not context.resilient_parsing and keys.is_encrypted(value) and not keys.is_unlocked(value):
        _unlock(context, value)
        context.call_on_close(lambda: keys.lock_if_closed(value))
    return value


def _unlock(context: click.Context, path: Path) -> None:
    file, key_file = context.meta.get(_PASSWORD), context.meta.get(_KEY_FILE)
    if key_file is None and keys.needs_key_file(path) and _somebody_types():
        click.echo(tr("This project needs its key file as well: --key-file, or type the recovery key."), err=True)
    for left in reversed(range(TRIES)):
        try:
            keys.unlock(path, asked_for(tr("Password of {name}", name=path.name), file), key_file)
            return
        except WrongPassword as error:
            if file is not None or not left:
                raise
            click.echo(str(error), err=True)


def keep(name: str) -> Any:
    """Return what keeps an option for the argument that is read after it."""

    def callback(context: click.Context, _parameter: click.Parameter, value: Any) -> None:
        if value is not None:  # a command of a group keeps what its group was told
            context.meta[name] = value

    return callback


PASSWORD_FILE = click.option(
    "--password-file", type=_FILE, is_eager=True, expose_value=False, callback=keep(_PASSWORD),
    help="Its first line opens an encrypted project; - reads the standard input.",
)  # fmt: skip
KEY_FILE = click.option(
    "--key-file", type=click.Path(exists=True, dir_okay=False, path_type=Path), is_eager=True, expose_value=False,
    callback=keep(_KEY_FILE), help="The key file that the project's password needs.",
)  # fmt: skip
NEW_PASSWORD_FILE = click.option("--new-password-file", type=_FILE, help="Its first line is the new password.")
NEW_KEY_FILE = click.option(
    "--new-key-file", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A key file that the new password shall need; `alapp key file` makes one.",
)  # fmt: skip


F = TypeVar("F", bound=Callable[..., Any])


def project_argument(kind: click.Path, name: str = "project") -> Callable[[F], F]:
    """Return the argument that names a project, with the options that open an encrypted one."""
    argument = click.argument(name, type=kind, callback=unlocked)
    return lambda command: PASSWORD_FILE(KEY_FILE(argument(command)))


def _somebody_types() -> bool:
    return sys.stdin.isatty()


def _first_line(file: Path) -> str:
    if str(file) == "-":
        return sys.stdin.readline().rstrip("\r\n")
    try:
        with file.open(encoding="utf-8-sig") as opened:
            return opened.readline().rstrip("\r\n")
    except UnicodeDecodeError:
        raise BadInput(
            tr("“{name}” is not UTF-8 text.", name=file.name), tr("Nothing was done."), tr("Save it as UTF-8.")
        ) from None
