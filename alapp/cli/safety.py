"""Commands that keep a project safe: verify, backup, backups, restore, repair, audit."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from alapp.cli.options import AS, AS_JSON, PROJECT, for_lead, opened, said_code
from alapp.cli.output import as_json, facts, progress, table
from alapp.cli.passwords import project_argument
from alapp.domain.backup import Backup
from alapp.domain.errors import AppError, NotAllowed
from alapp.domain.words import number, tr
from alapp.session import people
from alapp.session.audit import write_trail
from alapp.session.receipts import against
from alapp.session.rescue import audit_lines, bring_back, list_backups, make_backup, salvage_into, salvaged_words

DAMAGED = 8
_FOLDER = click.option(
    "--folder", default="", help="Where the backups are; as the project's settings say unless given."
)
_FILE = click.Path(dir_okay=False, path_type=Path)
_PATH = project_argument(_FILE)  # it may be lost or damaged


@click.command()
@PROJECT
@click.option(
    "--receipt", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The manifest of any export: shows whether the journal's end was cut off since.",
)  # fmt: skip
@AS_JSON
def verify(project: Path, receipt: Path | None, json: bool) -> int:
    """Prove the file: every event, every item, and what counts now rebuilt from the journal."""
    with opened(project, read_only=True) as session, progress("Verifying", quiet=json) as bar:
        report = session.reader.verify(lambda done, total: bar.step(done, total))
        differences = against(session.reader, receipt) if receipt is not None else []
    problems = [*report.problems, *differences]
    if json:
        as_json({**asdict(report), "problems": problems})
        return DAMAGED if problems else 0
    facts({"events": report.events, "answers": report.annotations, "items": report.items})
    if report.known:
        click.echo(tr("{known} places are known from the salvage that made this file.", known=report.known))
    fits = tr("Everything fits, and the journal goes on from the receipt.") if receipt else tr("Everything fits.")
    click.echo("\n".join(problems) if problems else fits)
    return DAMAGED if problems else 0


@click.command()
@PROJECT
@_FOLDER
@AS_JSON
def backup(project: Path, folder: str, json: bool) -> None:
    """Back up a project, also while it is open elsewhere; the copy is opened and counted."""
    with progress(tr("Backing up"), quiet=json) as bar:
        made = make_backup(project, folder, bar)
    if json:
        as_json(_row(made))
    else:
        click.echo(
            tr(
                "Made {path}: {answers:,} answers, {items:,} items.",
                path=made.path,
                answers=made.contents.answers,
                items=made.contents.items,
            )
        )


@click.command()
@_PATH
@_FOLDER
@AS_JSON
def backups(project: Path, folder: str, json: bool) -> None:
    """List the backups of a project, newest first, and how each differs from now."""
    found = list_backups(project, folder)
    pairs = list(zip(found.backups, found.differences, strict=True))
    if json:
        as_json([{**_row(made), "compared": words} for made, words in pairs])
        return
    rows = [
        (
            n,
            b.made_at[:16].replace("T", " "),
            b.reason_words,
            tr("{size:.1f} MB", size=b.size / 1e6),
            number(b.contents.answers),
            words,
        )
        for n, (b, words) in enumerate(pairs, start=1)
    ]
    table(("no.", tr("made (UTC)"), "why", "size", "answers", tr("compared with now")), rows)


@click.command()
@_PATH
@AS
@click.argument("backup")
@_FOLDER
@AS_JSON
def restore(project: Path, backup: str, folder: str, json: bool) -> None:
    """Put a backup in the project's place: its number in “alapp backups”, or its file.

    The backup is proved first, and what is there now is kept: as a backup, or aside when it is damaged.
    """
    _allow_restore(project)
    with progress("Restoring", quiet=json) as bar:
        done = bring_back(project, backup, folder, bar)
    if json:
        as_json({"project": str(done.path), "kept": str(done.kept) if done.kept else None})
        return
    click.echo(tr("Restored {path}.", path=done.path))
    if done.kept is not None:
        click.echo(tr("What was there before is in {kept}.", kept=done.kept))


@click.command()
@project_argument(click.Path(exists=True, dir_okay=False, path_type=Path), "damaged")
@click.argument("new", type=_FILE)
@AS_JSON
def repair(damaged: Path, new: Path, json: bool) -> None:
    """Write all that can be proved of a damaged project into a NEW one; the damaged file is not changed."""
    with progress("Salvaging", quiet=json) as bar:
        found = salvage_into(bar, str(damaged.resolve()), str(new.absolute()))
    if json:
        as_json(asdict(found))
        return
    facts({tr("{name} rows", name=tr(name)): n for name, n in found.taken.items()})
    click.echo("\n".join(salvaged_words(found)))


@click.command()
@PROJECT
@for_lead("audit")
@click.argument("file", type=_FILE, required=False)
@AS_JSON
def audit(project: Path, file: Path | None, json: bool) -> None:
    """Write the audit trail (who, when, old, new, why) to FILE: .csv, .jsonl or .txt; without FILE as text to read."""
    if file is None:
        with audit_lines(project) as trail:
            for line in trail:
                click.echo(line)
        return
    with progress(tr("Writing the audit trail"), quiet=json) as bar:
        report = write_trail(bar, str(project.resolve()), str(file.absolute()))
    if json:
        as_json(asdict(report))
    else:
        click.echo(tr("{events:,} events written to {path}.", events=report.events, path=report.path))


def _allow_restore(project: Path) -> None:
    """Leave restoring to the lead, unless the project is gone or too damaged to say who that is."""
    try:
        people.allow(project, said_code(), "restore")
    except NotAllowed:
        raise
    except AppError:
        return


def _row(made: Backup) -> dict[str, object]:
    counts = made.contents
    return {
        "file": str(made.path), "made_at": made.made_at, "reason": made.reason, "size": made.size,
        "events": counts.events, "answers": counts.answers, "items": counts.items, "guideline": counts.guideline,
    }  # fmt: skip


COMMANDS = (verify, backup, backups, restore, repair, audit)
