"""Commands about the files that items lie in: list, check, relink, embed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

import click

from alapp.cli.options import AS_JSON, PROJECT, opened
from alapp.cli.output import as_json, facts, tell
from alapp.domain.errors import AppError, BadInput
from alapp.domain.media import MediaRoot
from alapp.domain.words import N_, tr
from alapp.session.background import Job
from alapp.session.media_jobs import MediaJobs, MediaState, report_words
from alapp.session.media_work import MediaReport

SHOWN = 20
Starts = Callable[..., Job]


@click.group()
def media() -> None:
    """List, check, find again or embed the files that items lie in."""


@media.command("list")
@PROJECT
@click.option("--all", "every", is_flag=True, help="Every file, not only those that are not as they were.")
@AS_JSON
def list_(project: Path, every: bool, json: bool) -> None:
    """Show where the files are, and which were not found as they were."""
    with opened(project, read_only=True) as session:
        found: list[MediaState] = []
        MediaJobs(session).state(SHOWN, found.append)
        (state,) = found
        rows = session.reader.media.rows(absent=not every)
        named = list(rows if every or json else islice(rows, SHOWN))
    if json:
        as_json(
            {
                "files": state.counts.files,
                "bytes": state.counts.size,
                "embedded": state.counts.embedded,
                "states": dict(state.counts.states),
                "folders": [asdict(root) | {"path": str(root.path)} for root in state.roots],
                "listed": [asdict(row) for row in named],
            }
        )
        return
    facts({"files": state.counts.files, "MB": round(state.counts.size / 1e6, 1), "embedded": state.counts.embedded})
    facts({tr("folder {id}, {path}", id=root.id, path=root.path): _files_words(root) for root in state.roots})
    for row in named:
        click.echo(f"{row.state}\t{row.name}")
    if not every and state.counts.absent > len(named):
        tell(tr("{absent:,} more; `--json` names them all.", absent=state.counts.absent - len(named)))


def _files_words(root: MediaRoot) -> str:
    return tr("{n:,} files", n=root.files) + (
        tr(", {absent:,} not as they were", absent=root.absent) if root.absent else ""
    )


@media.command()
@PROJECT
@AS_JSON
def check(project: Path, json: bool) -> None:
    """Compare every file with what was imported, by its content."""
    with opened(project) as session:
        _tell(_run(MediaJobs(session).check), json)


@media.command()
@PROJECT
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--from", "root", type=int, default=0, help="Number of the folder that has moved, as `list` shows it.")
@AS_JSON
def relink(project: Path, folder: Path, root: int, json: bool) -> None:
    """Go on with files that are in FOLDER now; each is compared by its content, and nothing is written there."""
    with opened(project) as session:
        moved = _root(session.reader.media.roots(), root)
        report = _run(MediaJobs(session).relink, moved.id, folder.absolute())
    _tell(report, json)
    if not json:
        tell(tr("The files are looked for in {folder} from now on.", folder=report.folder))


def _root(roots: list[MediaRoot], wanted: int) -> MediaRoot:
    """Return the folder that is meant: the only one, or the one with the most absent files, unless it is named."""
    found = [root for root in roots if root.id == wanted or not wanted]
    if not found:
        known = ", ".join(str(root.id) for root in roots) or "none"
        raise BadInput(
            tr("There is no folder {wanted} in this project.", wanted=wanted)
            if wanted
            else tr("There is no folder of files in this project."),
            tr("Nothing was changed."),
            tr("Folders: {known}.", known=known),
        )
    return max(found, key=lambda root: root.absent)


@media.command()
@PROJECT
@AS_JSON
def embed(project: Path, json: bool) -> None:
    """Copy every file into the project, so that it stays one file; the originals are left as they are."""
    with opened(project) as session:
        _tell(_run(MediaJobs(session).embed), json, N_("embedded"))


def _run(start: Starts, *args: Any) -> MediaReport:
    """Run a job to its end and return what it found, or raise its error."""
    reports, errors = list[MediaReport](), list[AppError]()
    start(*args, reports.append, errors.append)
    if errors:
        raise errors[0]
    return reports[0]


def _tell(report: MediaReport, json: bool, present: str = N_("as imported")) -> None:
    as_json(asdict(report)) if json else click.echo(report_words(report, present))


COMMANDS = (media,)
