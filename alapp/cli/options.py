"""Arguments that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from alapp.cli.passwords import keep, project_argument
from alapp.domain.errors import ProjectInUse
from alapp.domain.rights import Deed
from alapp.session import people
from alapp.session.import_request import Columns
from alapp.session.session import Session

F = TypeVar("F", bound=Callable[..., Any])

PROJECT = project_argument(click.Path(exists=True, dir_okay=False, path_type=Path))
SOURCE = click.argument("source", type=click.Path(exists=True, path_type=Path))
AS_JSON = click.option("--json", is_flag=True, help="Write JSON.")
ANNOTATOR = click.option("--annotator", "--as", "-a", "annotator", default="A1", show_default=True, help="Your code.")
_AS = "alapp.as"
AS = click.option(
    "--as", is_eager=True, expose_value=False, callback=keep(_AS), help="Your code, where several people work."
)
"""Says who runs a command that is about the project, not about answers."""


def column_options(command: F) -> F:
    """Add the options that name columns and how the file is read."""
    for option in (
        click.option("--text", default="", help="Column of the text to label."),
        click.option("--id", "id_column", default="", help="Column of the ids."),
        click.option("--label-column", default="", help="Column of answers that are there already."),
        click.option("--group", "groups", multiple=True, help="Column of a group, for bias checks; may be repeated."),
        click.option("--encoding", default="", help="Such as utf-8 or cp1252; guessed unless given."),
        click.option("--separator", default="", help="Between two cells; guessed unless given."),
    ):
        command = option(command)
    return command


def columns_of(text: str, id_column: str, label_column: str, groups: tuple[str, ...]) -> Columns:
    """Return the named columns."""
    return Columns(text, id_column, label_column, "", groups)


def for_lead(deed: Deed) -> Callable[[F], F]:
    """Return what keeps a command for the lead and lets its user say ``--as``; the command has a ``project``."""

    def decorate(command: F) -> F:
        @wraps(command)
        def run(*args: Any, **options: Any) -> Any:
            project = options.get("project", args[0] if args else None)
            assert isinstance(project, Path)
            people.allow(project, said_code(), deed)
            return command(*args, **options)

        return cast("F", AS(run))

    return decorate


def said_code() -> str:
    """Return the code after ``--as``; empty for the user's own."""
    return str(click.get_current_context().meta.get(_AS) or "")


@contextmanager
def opened(path: Path, annotator: str = "", *, read_only: bool = False) -> Iterator[Session]:
    """Open a project for one command; without a name it is opened by the user's own code, or that after ``--as``."""
    annotator = annotator or said_code()
    with closing(Session.open(path, annotator, background=False, read_only=read_only)) as session:
        yield session


@contextmanager
def opened_to_ask(path: Path, annotator: str) -> Iterator[Session]:
    """Open a project to see what comes next; beside an open window it is only read, and nothing is kept."""
    try:
        session = Session.open(path, annotator, background=False)
    except ProjectInUse:
        session = Session.open(path, annotator, background=False, read_only=True)
    with closing(session):
        yield session
