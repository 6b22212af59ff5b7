"""``alapp about`` and ``alapp policy``: what this program is, and what an administrator has set."""

from __future__ import annotations

from pathlib import Path

import click

from alapp.cli.options import AS_JSON
from alapp.cli.output import as_json, facts
from alapp.domain.errors import BadInput
from alapp.domain.words import tr
from alapp.session import policy
from alapp.session.about import about as known
from alapp.session.about import updates_words

WRONG = 3


@click.command()
@AS_JSON
def about(json: bool) -> None:
    """Show version, build, the versions of all parts, and where newer versions come from."""
    found = known()
    if json:
        build = {"version": found.version, "commit": found.commit, "date": found.built, "variant": found.variant}
        as_json(build | {"parts": dict(found.parts)})
        return
    facts(found.facts())
    click.echo(f"\n{updates_words()}\n")
    facts(found.parts)


@click.command(name="policy")
@click.option(
    "--check", "file", type=click.Path(dir_okay=False, path_type=Path), help="Read this file as a policy; use nothing."
)
@AS_JSON
def show_policy(file: Path | None, json: bool) -> int:
    """Show what an administrator has set on this machine, and in which file."""
    found = policy.current() if file is None else policy.read(file)
    if json:
        path = None if found.path is None else str(found.path)
        as_json({"path": path, "problem": found.problem, "rules": policy.as_plain(found.rules)})
    elif found.path is None:
        places = ", ".join(map(str, policy.places()))
        click.echo(tr("There is no policy on this machine. It would be read from: {places}", places=places))
    else:
        click.echo(tr("Policy: {path}", path=found.path))
        for words in found.sentences() or (tr("It forces nothing."),):
            click.echo(f"- {words}")
    if found.problem and file is not None:
        raise BadInput(found.problem, tr("Nothing was used of it."), tr("Mend the file; the manual lists its fields."))
    if found.problem and not json:
        click.echo(found.problem, err=True)
    return WRONG if found.problem else 0


COMMANDS = (about, show_policy)
