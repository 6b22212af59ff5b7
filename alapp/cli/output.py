"""What the terminal shows: tables and JSON on the standard output, progress and errors beside it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars
from rich.table import Table
from rich.text import Text

from alapp.domain.errors import AppError
from alapp.domain.words import tr
from alapp.session.progress import Progress

PIPED_WIDTH = 200
"""Columns of a table that goes into a file or another program, where no line shall break."""


def as_json(data: Any) -> None:
    """Write data as JSON."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=1, default=list))


def facts(rows: Mapping[str, Any]) -> None:
    """Write names and values in two columns."""
    said = {tr(name): value for name, value in rows.items()}
    width = max((len(name) for name in said), default=0)
    for name, value in said.items():
        click.echo(f"{name:<{width}}  {value}")


def table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Write a table; foreign text is shown as it is, never read as markup."""
    shown = Table(*map(tr, columns), box=None, pad_edge=False, header_style="bold")
    for row in rows:
        shown.add_row(*(Text(str(cell)) for cell in row))
    Console(highlight=False, width=None if sys.stdout.isatty() else PIPED_WIDTH).print(shown)


def tell(words: str) -> None:
    """Say something beside the output."""
    click.echo(words, err=True)


def complain(error: AppError) -> None:
    """Show an error: what happened, what it means, what to do."""
    for words in (error.what, error.meaning, error.remedy):
        if words:
            click.echo(words, err=True)
    if error.details:
        click.echo(f"({error.details})", err=True)


@contextmanager
def progress(words: str, *, quiet: bool = False) -> Iterator[Progress]:
    """Show a progress bar on the error stream while a job runs; none without a terminal or when ``quiet``."""
    if quiet or not sys.stderr.isatty():
        yield Progress()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(tr(words), total=None)
        yield Progress(lambda done, total, _: bars.update(task, completed=done, total=total or None))
