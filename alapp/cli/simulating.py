"""Replaying a file with known answers in the terminal: simulate."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from alapp.cli.options import AS_JSON, SOURCE, column_options, columns_of
from alapp.cli.output import as_json, progress, table
from alapp.session.import_request import plan_of
from alapp.session.settings import BY_KEY
from alapp.session.simulation import SimulationRequest, compare


def _names(key: str) -> list[str]:
    choices = BY_KEY[key].choices
    return list(choices()) if choices is not None else []


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
    help="One or more of: " + ", ".join(_names("strategy")) + ".",
)
@click.option("--learner", default="ridge", show_default=True, help=", ".join(_names("learner")) + ".")
@click.option("--seeds", default=3, show_default=True, type=click.IntRange(1, 100), help="How many replays of each.")
@click.option("--budget", default=300, show_default=True, type=click.IntRange(20, 100_000), help="Labels to give.")
@click.option("--batch", default=10, show_default=True, type=click.IntRange(1, 1000), help="Labels between trainings.")
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
    json: bool,
) -> None:
    """Replay labeling on a file whose answers are known, and compare strategies."""
    columns = columns_of(text, id_column, label_column, groups)
    plan = plan_of(source, columns, encoding=encoding, separator=separator)
    several = bool(plan.options.label_separator)
    request = SimulationRequest(plan, strategies, learner, tuple(range(seeds)), budget, batch, several=several)
    with progress("Replaying", quiet=json) as bar:
        rows = compare(bar, request)
    if json:
        as_json([asdict(row) for row in rows])
        return
    table(
        ("strategy", "mean accuracy", "spread", f"after {budget} labels"),
        [(r.strategy, f"{r.area:.1f} %", f"{r.spread:.1f}", f"{100 * r.final_accuracy:.1f} %") for r in rows],
    )


COMMANDS = (simulate,)
