"""``alapp prove``: the promises about network, files and traces, looked at on this machine."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from alapp.cli.options import AS_JSON, PROJECT, opened
from alapp.cli.output import as_json, progress
from alapp.session.proof import made_here, save

BROKEN = 8


@click.command()
@PROJECT
@click.option(
    "--save", "target", type=click.Path(dir_okay=False, path_type=Path), help="Write the statement to a file."
)
@AS_JSON
def prove(project: Path, target: Path | None, json: bool) -> int:
    """Look at every promise: no network, no traces, files for their owner, nothing changed afterwards."""
    with opened(project, read_only=True) as session, progress("Checking", quiet=json) as bar:
        statement = made_here(bar, session)
    if target is not None:
        save(statement, target)
    if json:
        as_json([asdict(finding) for finding in statement.findings])
    else:
        click.echo(statement.text(), nl=False)
    return BROKEN if statement.broken else 0


COMMANDS = (prove,)
