"""The command that erases items or a subject for good."""

from __future__ import annotations

from pathlib import Path

import click

from alapp.cli.options import ANNOTATOR, AS_JSON, PROJECT, opened
from alapp.cli.output import as_json, facts, progress, tell
from alapp.domain.erasure import Wanted
from alapp.domain.errors import BadInput, UnknownName
from alapp.domain.words import tr
from alapp.session.erasing import Erasing, Plan, erase, plan, write_certificate
from alapp.session.session import Session


@click.command("erase")
@PROJECT
@click.option("--search", default="", help="All that holds this text: items, comments, rows put aside, examples.")
@click.option("--where", default="", metavar="COLUMN=VALUE", help="All items with this value in a column.")
@click.option("--item", "items", multiple=True, help="The id of an item; may be repeated.")
@click.option("--why", default="", help="The reason; it is kept for good, so it must not name what goes.")
@click.option("--dry-run", is_flag=True, help="Only count; nothing is changed.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--certificate", type=click.Path(dir_okay=False, path_type=Path), help="Write the certificate to a file.")
@ANNOTATOR
@AS_JSON
def erase_command(
    project: Path,
    search: str,
    where: str,
    items: tuple[str, ...],
    why: str,
    certificate: Path | None,
    annotator: str,
    *,
    dry_run: bool,
    yes: bool,
    json: bool,
) -> None:
    """Erase items or a subject for good: from the project, its backups and its models. It cannot be undone."""
    with opened(project, annotator, read_only=dry_run) as session, progress("Erasing", quiet=json) as bar:
        erasing = Erasing(session)
        found = plan(session.reader, _wanted(session, search, where, items), erasing.folder)
        if dry_run:
            _show(found, json=json)
            return
        session.allow("erase")
        if not yes:
            click.confirm(
                tr(
                    "Erase for good: {words}; {backups} backups are rewritten?",
                    words=found.counts.words,
                    backups=found.backups,
                ),
                abort=True,
            )
        done = erase(session.project, found.wanted, annotator, why, erasing.folder, bar)
    if certificate is not None:
        write_certificate(done, certificate)
    click.echo(done.as_json() if json else done.as_text())
    tell(tr("Models are made anew at the next training."))


def _wanted(session: Session, search: str, where: str, items: tuple[str, ...]) -> Wanted:
    column, equals, value = where.partition("=")
    if where and not (equals and column):
        raise BadInput(tr("--where needs COLUMN=VALUE."), tr("Nothing was erased."), tr("Such as --where patient=17."))
    ids = set[int]()
    for key in items:
        item = session.reader.items.by_key(key)
        if item is None:
            raise UnknownName(
                tr("There is no item “{key}”.", key=key), tr("Nothing was erased."), tr("“alapp export” lists the ids.")
            )
        ids.add(item.id)
    return Wanted(search.strip(), column, value, frozenset(ids))


def _show(found: Plan, *, json: bool) -> None:
    counts = {name: getattr(found.counts, name) for name in found.counts.__slots__}
    rows = {**counts, "backups": found.backups, "still_named": list(found.left), "media_outside": len(found.references)}
    if json:
        as_json({**rows, "item_ids": list(found.item_ids)})
    else:
        facts({name.replace("_", " "): value or 0 for name, value in rows.items()})


COMMANDS = (erase_command,)
