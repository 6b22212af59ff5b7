"""The curves of a fit check as a picture file."""

from __future__ import annotations

from pathlib import Path

from alapp.domain.errors import BadInput
from alapp.formats.curve_plot import PlottedCurve, drawing, write_png, write_svg
from alapp.session.fit_check import FitReport, SimulationRow
from alapp.session.fit_words import strategy_words
from alapp.session.resources import resource

FONT = "fonts/Inter-Regular.otf"


def check_plot(path: Path) -> None:
    """Refuse a name that tells no kind of picture; raises BadInput."""
    if path.suffix.lower() not in (".svg", ".png"):
        raise BadInput(f"“{path.name}” is no name of a picture.", "Nothing was drawn.", "End it with .svg or .png.")


def save_plot(path: Path, report: FitReport) -> None:
    """Draw the report's curves into an SVG or PNG file."""
    check_plot(path)
    if not report.rows:
        raise BadInput("There are no curves to draw.", "Nothing was replayed.")
    under = f"Accuracy on items that were never asked; bands: lowest and highest of {report.rows[0].seeds} replays"
    shapes = drawing(report.headline, under, "labels given", [_curve(row) for row in report.rows])
    if path.suffix.lower() == ".svg":
        write_svg(path, shapes)
    else:
        write_png(path, shapes, resource(FONT))


def _curve(row: SimulationRow) -> PlottedCurve:
    name = f"{strategy_words(row.strategy)}, {row.area:.1f} % on average"
    return PlottedCurve(name, row.curve, row.low, row.high)
