"""Commands about the people of a project: list, add, role, name."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import get_args

import click

from alapp.cli.options import ANNOTATOR, AS_JSON, PROJECT, opened
from alapp.cli.output import as_json, table
from alapp.domain.words import number, tr
from alapp.session import people as crew
from alapp.session.people import Role

_ROLE = click.Choice(get_args(Role))


class _People(click.Group):
    """``alapp people PROJECT`` alone lists them."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``list`` behind a project that stands alone."""
        if not set(args) & {*self.commands, "-h", "--help"}:
            args = [*(a for a in args if a != "--json"), "list", *(a for a in args if a == "--json")]
        return super().parse_args(ctx, args)


@click.group(cls=_People)
@PROJECT
@ANNOTATOR
@click.pass_context
def people(ctx: click.Context, project: Path, annotator: str) -> None:
    """Show who works in a project, add somebody, or say who leads it; for the lead."""
    ctx.obj = (project, annotator)


@people.command("list")
@click.pass_obj
@AS_JSON
def list_(who: tuple[Path, str], json: bool) -> None:
    """List everybody with the number of answers."""
    with opened(*who, read_only=True) as session:
        session.allow("people")
        found = crew.people_of(session.reader)
    if json:
        as_json([asdict(person) for person in found])
        return
    table(("code", "name", "role", "answers"), [(p.code, p.name, tr(p.role), number(p.answers)) for p in found])


@people.command()
@click.argument("code")
@click.option("--name", default="", help="For the list; no name is needed.")
@click.option("--role", type=_ROLE, default="annotator", show_default=True, help="What she may do.")
@click.pass_obj
@AS_JSON
def add(who: tuple[Path, str], code: str, name: str, role: Role, json: bool) -> None:
    """Let somebody else work in the project, under this code."""
    with opened(*who) as session:
        session.allow("people")
        made = crew.add(session.project, code, name, role, by=session.annotator.code)
    as_json(asdict(made)) if json else click.echo(
        tr("{code} works here as {role}.", code=made.code, role=tr(made.role))
    )


@people.command()
@click.argument("code")
@click.argument("role", type=_ROLE)
@click.pass_obj
@AS_JSON
def role(who: tuple[Path, str], code: str, role: Role, json: bool) -> None:
    """Make somebody a lead or an annotator; the last lead stays one."""
    _change(who, code, None, role, json=json)


@people.command()
@click.argument("code")
@click.argument("name")
@click.pass_obj
@AS_JSON
def name(who: tuple[Path, str], code: str, name: str, json: bool) -> None:
    """Change the name of somebody in the list; the code stays."""
    _change(who, code, name, None, json=json)


def _change(who: tuple[Path, str], code: str, name: str | None, role: Role | None, *, json: bool) -> None:
    with opened(*who) as session:
        session.allow("people")
        made = crew.change(session.project, code, by=session.annotator.code, name=name, role=role)
    as_json(asdict(made)) if json else click.echo(
        tr("{code} is {role}, {name}.", code=made.code, role=tr(made.role), name=made.name)
        if made.name
        else tr("{code} is {role}.", code=made.code, role=tr(made.role))
    )


COMMANDS = (people,)
