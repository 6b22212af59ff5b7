"""Commands that move rows in and labeled sets out: import, export."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from pathlib import Path

import click

from alapp.cli.options import AS_JSON, PROJECT, SOURCE, column_options, columns_of, for_lead, opened
from alapp.cli.output import as_json, facts, progress, tell
from alapp.cli.passwords import NEW_PASSWORD_FILE, asked_for, new_password
from alapp.domain.exchange import ExportPlan, Role
from alapp.domain.words import number, retold, tr
from alapp.session.archive import unpack as unpack_archive
from alapp.session.exchange import export_formats, write_quarantine
from alapp.session.exchange_export import write_export
from alapp.session.exchange_import import import_into
from alapp.session.import_request import Existing, new_labels, plan_of
from alapp.session.scripting import format_of


@click.command("import")
@PROJECT
@for_lead("import")
@SOURCE
@column_options
@click.option(
    "--existing", type=click.Choice(["first", "gold", "ignore"]), default="first", help="What answers in the file are."
)
@click.option("--add-labels", is_flag=True, help="Add labels that the guideline does not know.")
@click.option("--quarantine", type=click.Path(path_type=Path), help="Write the rows that were left out here.")
@AS_JSON
def import_(
    project: Path,
    source: Path,
    text: str,
    id_column: str,
    label_column: str,
    groups: tuple[str, ...],
    encoding: str,
    separator: str,
    existing: Existing,
    add_labels: bool,
    quarantine: Path | None,
    json: bool,
) -> None:
    """Import a table, JSON lines, JSON, or a folder of texts, pictures, recordings or films."""
    columns = columns_of(text, id_column, label_column, groups)
    plan = plan_of(source, columns, encoding=encoding, separator=separator, existing=existing)
    with opened(project) as session, progress("Importing", quiet=json) as bar:
        fresh = new_labels(plan, session.guideline, bar) if add_labels else []
        report = import_into(session.project, plan, bar, new_labels=fresh)
        reasons = Counter(row.reason for _, row in session.project.sources.quarantine(report.source_id))
        if quarantine is not None:
            write_quarantine(session.project, quarantine, report.source_id)
    if json:
        as_json(asdict(report))
        return
    roles = {
        tr("column {name}", name=name): tr(role.value)
        for name, role in plan.roles.items()
        if role not in (Role.EXTRA, Role.LEAVE_OUT)
    }
    facts({**roles, tr("rows seen"): report.seen, "accepted": report.accepted, tr("left out"): report.quarantined})
    for reason, n in reasons.most_common(3):
        tell(f"  {number(n)} × {retold(reason)}")
    if report.quarantined and quarantine is None:
        tell(tr("`--quarantine FILE` writes the rows that were left out, with their reasons, to be repaired."))


@click.command()
@PROJECT
@for_lead("export")
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--format", "format_name", default="", help=f"{', '.join(f.name for f in export_formats())}.")
@click.option("--whose", default="", help="Only the answers of this annotator.")
@click.option("--skipped", is_flag=True, help="Skipped items too.")
@click.option("--unlabeled", is_flag=True, help="Items without an answer too.")
@click.option("--plain", is_flag=True, help="Only id, text and labels.")
@click.option("--unguarded", is_flag=True, help="Do not guard cells that a spreadsheet would run as formulas.")
@click.option("--encrypt", is_flag=True, help="Write TARGET.alarchive, encrypted with a password you are asked for.")
@NEW_PASSWORD_FILE
@AS_JSON
def export(
    project: Path,
    target: Path,
    format_name: str,
    whose: str,
    skipped: bool,
    unlabeled: bool,
    plain: bool,
    unguarded: bool,
    encrypt: bool,
    new_password_file: Path | None,
    json: bool,
) -> None:
    """Write the labeled set with where each answer comes from, and a manifest beside it."""
    plan = ExportPlan(
        str(target.absolute()),
        format_name or format_of(target),
        whose,
        provenance=not plain,
        notes=not plain,
        skipped=skipped,
        unlabeled=unlabeled,
        guard_formulas=not unguarded,
    )
    password = new_password(new_password_file) if encrypt or new_password_file else ""
    with progress("Exporting", quiet=json) as bar:
        report = write_export(bar, str(project), plan, password)
    if json:
        as_json(asdict(report))
        return
    click.echo(
        tr(
            "{rows:,} rows written to {path}, {size:.1f} MB, read back and compared.",
            rows=report.rows,
            path=report.path,
            size=report.size / 1000000.0,
        )
    )
    facts({tr("left out, {reason}", reason=tr(reason)): n for reason, n in report.left_out.items()})


@click.command()
@click.argument("archive", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path())
@click.option("--password-file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Its first line.")
@AS_JSON
def unpack(archive: Path, folder: Path, password_file: Path | None, json: bool) -> None:
    """Open an encrypted archive that `alapp export --encrypt` wrote, and write its files into FOLDER."""
    written = unpack_archive(archive, folder, asked_for(tr("Password of {name}", name=archive.name), password_file))
    as_json({"files": [str(path) for path in written]}) if json else click.echo("\n".join(str(p) for p in written))


COMMANDS = (import_, export, unpack)
