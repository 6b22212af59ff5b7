"""The curves of a fit check as a picture file."""

from __future__ import annotations

from pathlib import Path

from alapp.domain.errors import BadInput
from alapp.domain.words import tr
from alapp.formats.curve_plot import PlottedCurve, drawing, write_png, write_svg
from alapp.session.fit_check import FitReport, SimulationRow
from alapp.session.fit_words import strategy_words
from alapp.session.resources import resource

FONT = "fonts/Inter-Regular.otf"


def check_plot(path: Path) -> None:
    """Refuse a name that tells no kind of picture; raises BadInput."""
    if path.suffix.lower() not in (".svg", ".png"):
        raise BadInput(
            tr("“{name}” is no name of a picture.", name=path.name),
            tr("Nothing was drawn."),
            tr("End it with .svg or .png."),
        )


def save_plot(path: Path, report: FitReport) -> None:
    """Draw the report's curves into an SVG or PNG file."""
    check_plot(path)
    if not report.rows:
        raise BadInput(tr("There are no curves to draw."), tr("Nothing was replayed."))
    under = tr(
        "Accuracy on items that were never asked; bands: lowest and highest of {seeds} replays",
        seeds=report.rows[0].seeds,
    )
    shapes = drawing(report.headline, under, tr("labels given"), [_curve(row) for row in report.rows])
    if path.suffix.lower() == ".svg":
        write_svg(path, shapes)
    else:
        write_png(path, shapes, resource(FONT))


def _curve(row: SimulationRow) -> PlottedCurve:
    name = tr("{strategy_words}, {area:.1f} % on average", strategy_words=strategy_words(row.strategy), area=row.area)
    return PlottedCurve(name, row.curve, row.low, row.high)
