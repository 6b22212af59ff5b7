"""Replaying known answers in the terminal: simulate a file, check whether active learning pays for a project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from alapp.cli.options import AS_JSON, PROJECT, SOURCE, column_options, columns_of
from alapp.cli.output import as_json, progress, table, tell
from alapp.domain.words import number, tr
from alapp.session.fit_check import FileCheck, FitReport, ReplayPlan, check_answers, check_file
from alapp.session.fit_plot import check_plot, save_plot
from alapp.session.fit_words import labels_words, span_words
from alapp.session.import_request import plan_of
from alapp.session.setting_table import BY_KEY


def _names(key: str) -> list[str]:
    choices = BY_KEY[key].choices
    return list(choices()) if choices is not None else []


_PLOT = click.option(
    "--plot", type=click.Path(dir_okay=False, path_type=Path), help="Draw the curves into this .svg or .png file."
)


@click.command()
@SOURCE
@column_options
@click.option(
    "--strategy",
    "-s",
    "strategies",
    multiple=True,
    default=("default_mix", "random"),
    show_default=True,
    help="One or more of: " + ", ".join(_names("strategy")) + ". Random is always compared.",
)
@click.option("--learner", default="ridge", show_default=True, help=", ".join(_names("learner")) + ".")
@click.option("--seeds", default=8, show_default=True, type=click.IntRange(1, 100), help="How many replays of each.")
@click.option("--budget", default=300, show_default=True, type=click.IntRange(20, 100_000), help="Labels to give.")
@click.option("--batch", default=10, show_default=True, type=click.IntRange(1, 1000), help="Labels between trainings.")
@click.option("--seconds", default=8.0, show_default=True, type=click.FloatRange(0.1, 3600), help="Time for a label.")
@_PLOT
@AS_JSON
def simulate(
    source: Path,
    text: str,
    id_column: str,
    label_column: str,
    groups: tuple[str, ...],
    encoding: str,
    separator: str,
    strategies: tuple[str, ...],
    learner: str,
    seeds: int,
    budget: int,
    batch: int,
    seconds: float,
    plot: Path | None,
    json: bool,
) -> None:
    """Replay labeling on a file whose answers are known: compare strategies, and say whether active learning pays."""
    if plot is not None:
        check_plot(plot)
    columns = columns_of(text, id_column, label_column, groups)
    wanted = plan_of(source, columns, encoding=encoding, separator=separator)
    request = FileCheck(wanted, ReplayPlan(strategies, learner, budget, batch), tuple(range(seeds)), seconds=seconds)
    with progress("Replaying", quiet=json) as bar:
        report = check_file(bar, request)
    _show(report, plot, json=json)


@click.command()
@PROJECT
@_PLOT
@AS_JSON
def fitcheck(project: Path, plot: Path | None, json: bool) -> None:
    """Say from the first 200 answers of a project whether active learning pays there."""
    if plot is not None:
        check_plot(plot)
    with progress("Replaying", quiet=json) as bar:
        report = check_answers(bar, str(project))
    _show(report, plot, json=json)


def _show(report: FitReport, plot: Path | None, *, json: bool) -> None:
    if plot is not None and report.rows:
        save_plot(plot, report)
    if json:
        as_json(asdict(report))
        return
    if report.rows:
        table(_heads(report), _cells(report))
        click.echo()
    for line in (report.headline, *(f"  {ground}" for ground in report.grounds)):
        click.echo(line)
    click.echo()
    for line in report.basis:
        click.echo(line)
    if plot is not None:
        tell(tr("Drawn into {plot}.", plot=plot) if report.rows else tr("There are no curves to draw."))


def _heads(report: FitReport) -> Sequence[str]:
    budget = report.rows[0].curve[-1][0]
    return (
        tr("strategy"),
        tr("mean accuracy"),
        tr("spread"),
        tr("after {budget} labels", budget=budget),
        tr("to 90 %"),
        tr("to 95 %"),
        tr("vs random, points"),
    )


def _cells(report: FitReport) -> list[Sequence[str]]:
    budget = report.rows[0].curve[-1][0]
    return [
        (
            row.strategy,
            f"{number(row.area, '.1f')} %",
            number(row.spread, ".1f"),
            f"{number(100 * row.final_accuracy, '.1f')} %",
            labels_words(row.to90, budget),
            labels_words(row.to95, budget),
            "" if row.ahead is None else span_words(row.ahead),
        )
        for row in report.rows
    ]


COMMANDS = (simulate, fitcheck)
