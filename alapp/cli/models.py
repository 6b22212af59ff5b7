"""Commands about models: the versions of a project, and an exported one used on new files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from alapp.cli.options import AS, AS_JSON, PROJECT, SOURCE, column_options, columns_of, for_lead, opened
from alapp.cli.output import as_json, facts, progress, table, tell
from alapp.domain.errors import AppError
from alapp.domain.model import ModelRecord
from alapp.domain.words import number, tr
from alapp.session import model_versions as versions
from alapp.session.import_request import plan_of
from alapp.session.model_card import accuracy_words
from alapp.session.model_export import RARE, export, rare_terms
from alapp.session.model_file import read
from alapp.session.predicting import predict_file
from alapp.session.session import Session

MOST_LISTED = 200
FILE = click.argument("target", type=click.Path(path_type=Path))
YES = click.option("--yes", is_flag=True, help="Do not ask.")


class _Models(click.Group):
    """``alapp models PROJECT`` alone lists the models."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``list`` behind a project that stands alone."""
        words = [a for a in args if not a.startswith("-")]
        if len(words) == 1:
            args = [*words, "list", *(a for a in args if a.startswith("-") and a not in ("-h", "--help"))]
        return super().parse_args(ctx, args)


@click.group(cls=_Models)
@PROJECT
@AS
@click.pass_context
def models(ctx: click.Context, project: Path) -> None:
    """Show the model versions of a project, compare, freeze, restore, delete or export one."""
    ctx.obj = project


@models.command("list")
@click.pass_obj
@AS_JSON
def list_(project: Path, json: bool) -> None:
    """List every model, newest first."""
    with opened(project, read_only=True) as session:
        found = versions.versions(session.reader)
    if json:
        as_json([{**asdict(v), "state": v.state} for v in found])
        return
    if not found:
        click.echo(tr("No model yet: the first one is trained after some answers."))
        return
    table(
        ("model", "trained", "labels", "guideline", "accuracy in random checks", ""),
        [_row(v) for v in found],
    )


def _row(v: versions.Version) -> tuple[Any, ...]:
    m = v.record
    return m.version, m.created_at[:16].replace("T", " "), m.n_labels, m.guideline_version, accuracy_words(m), v.state


@models.command()
@click.argument("a", type=int)
@click.argument("b", type=int)
@click.pass_obj
@AS_JSON
def compare(project: Path, a: int, b: int, json: bool) -> None:
    """Set two models side by side: figures, and which predictions changed."""
    with opened(project, read_only=True) as session:
        found = versions.compare(session.reader, a, b)
    if json:
        as_json({**asdict(found), "share": found.share})
        return
    pair = (found.first, found.second)
    table(
        ("", *(tr("model {version}", version=m.version) for m in pair)),
        [
            (tr("labels"), *(m.n_labels for m in pair)),
            (tr("accuracy"), *map(accuracy_words, pair)),
            (tr("guideline version"), *(m.guideline_version for m in pair)),
            (tr("model"), *(m.learner for m in pair)),
            (tr("features"), *(m.extractor for m in pair)),
            (tr("seed"), *(m.seed for m in pair)),
        ],
    )
    if found.kappa is None:
        click.echo(tr("What they predicted is not kept for both, so only their figures can be compared."))
        return
    words = tr(
        "{changed:,} of {compared:,} predictions changed ({share:.1f} %)",
        changed=found.changed,
        compared=found.compared,
        share=100 * found.share,
    )
    click.echo(tr("{words}, agreement beyond chance (kappa) {kappa:.3f}.", words=words, kappa=found.kappa))
    facts({f"  {move.before} → {move.after}": move.count for move in found.moves})


@models.command()
@click.argument("version", type=int)
@click.option("--note", default="", help="Why, kept with the model.")
@click.pass_obj
@AS_JSON
def freeze(project: Path, version: int, note: str, json: bool) -> None:
    """Keep all of a model; it is never dropped and cannot be deleted."""
    _do(project, json, lambda s, done, failed: versions.freeze(s, version, done, failed, note=note), tr("frozen"))


@models.command()
@click.argument("version", type=int)
@click.pass_obj
@AS_JSON
def unfreeze(project: Path, version: int, json: bool) -> None:
    """End the freezing of a model."""
    _do(project, json, lambda s, done, failed: versions.unfreeze(s, version, done, failed), tr("no longer frozen"))


@models.command()
@click.argument("version", type=int)
@click.pass_obj
@AS_JSON
def restore(project: Path, version: int, json: bool) -> None:
    """Let suggestions and order come from a model again, until the next training.

    The next training learns from all answers, whatever model was restored.
    """
    words = tr("restored: suggestions and order come from it until the next training")
    _do(project, json, lambda s, done, failed: versions.restore(s, version, done, failed), words)


@models.command()
@click.argument("version", type=int)
@YES
@click.pass_obj
@AS_JSON
def delete(project: Path, version: int, yes: bool, json: bool) -> None:
    """Delete a model with all it left. This cannot be undone; its number is never used again."""
    if not yes:
        click.confirm(tr("Delete model {version}? This cannot be undone", version=version), abort=True, err=True)
    _do(project, json, lambda s, done, failed: versions.delete(s, version, done, failed), tr("deleted"))


def _do(project: Path, json: bool, work: Callable[[Session, Any, Any], Any], words: str) -> None:
    done: list[ModelRecord | None] = []
    failed: list[AppError] = []
    with opened(project) as session:
        work(session, done.append, failed.append)
    if failed:
        raise failed[0]
    record = done[0] if done else None
    if json:
        as_json(asdict(record) if record is not None else {"done": words})
    else:
        click.echo(
            tr("Model {version} is {words}.", version=record.version, words=words)
            if record is not None
            else tr("The model is {words}.", words=words)
        )


@models.command("export")
@click.argument("version", type=int)
@FILE
@click.option("--keep-rare", is_flag=True, help=f"Keep terms of fewer than {RARE} items; they may be names of people.")
@YES
@click.pass_obj
@for_lead("models")
@AS_JSON
def export_(project: Path, version: int, target: Path, keep_rare: bool, yes: bool, json: bool) -> None:
    """Write a model with its data card to one file, to be used by `alapp predict`."""
    with progress(tr("Counting terms"), quiet=json) as bar:
        if keep_rare and not yes:
            terms = rare_terms(bar, str(project), version)
            tell(", ".join(terms[:MOST_LISTED]) + (" …" if len(terms) > MOST_LISTED else ""))
            click.confirm(
                tr("Keep these {count:,} terms, which may be names of people?", count=len(terms)), abort=True, err=True
            )
        report = export(bar, str(project), version, str(target.absolute()), keep_rare)
    if json:
        as_json(asdict(report))
        return
    click.echo(
        tr(
            "Model {version} written to {path}, {size:.1f} MB.",
            version=version,
            path=report.path,
            size=report.size / 1000000.0,
        )
    )
    kept = tr("kept") if report.kept_rare else tr("cut")
    facts(
        {
            tr("terms of fewer than {rare} items, {kept}", rare=RARE, kept=kept): number(report.rare),
            tr("same answer as the model in the project"): tr(
                "{same:,} of {compared:,} items", same=report.same, compared=report.compared
            ),
        }
    )


@click.command()
@click.argument("model", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@SOURCE
@click.option("--out", "target", required=True, type=click.Path(path_type=Path), help="A .csv or .jsonl file.")
@column_options
@AS_JSON
def predict(
    model: Path,
    source: Path,
    target: Path,
    text: str,
    id_column: str,
    label_column: str,
    groups: tuple[str, ...],
    encoding: str,
    separator: str,
    json: bool,
) -> None:
    """Use an exported model on a new file: label and probabilities for every row."""
    columns = columns_of(text, id_column, label_column, groups)
    known = read(model)
    plan = plan_of(source, columns, encoding=encoding, separator=separator)
    with progress("Predicting", quiet=json) as bar:
        report = predict_file(bar, known, plan, target.absolute())
    if json:
        as_json(asdict(report))
        return
    click.echo(
        tr(
            "{rows:,} rows predicted by model {model}, written to {target}.",
            rows=report.rows,
            model=known.manifest.model,
            target=target,
        )
    )
    facts({f"  {name}": number(n) for name, n in report.counts.items()})
    if report.without:
        tell(tr("{without:,} rows have no prediction; the column “problem” says why.", without=report.without))


COMMANDS = (models, predict)
