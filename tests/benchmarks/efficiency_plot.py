"""Draws the curves of one set of the label efficiency benchmark."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from alapp.formats.curve_plot import PlottedCurve, drawing, write_png, write_svg
from alapp.session.fit_plot import FONT
from alapp.session.resources import resource
from tests.benchmarks.replays import Curve

WORDS = {
    "default": "alapp",
    "random": "random order",
    "margin": "margin, same model",
    "entropy": "entropy, same model",
    "small_text": "small-text, same features",
    "small_text_own": "small-text, own features",
    "scikit_activeml": "scikit-activeml",
}


def plotted(method: str, curves: Sequence[Curve]) -> PlottedCurve:
    """Return the mean over the seeds, with the lowest and highest of them."""
    grid = sorted({n for curve in curves for n, _ in curve if n >= max(c[0][0] for c in curves)})
    rows = np.array([np.interp(grid, *zip(*curve, strict=True)) for curve in curves])
    mean = [(n, float(value)) for n, value in zip(grid, rows.mean(axis=0), strict=True)]
    return PlottedCurve(WORDS[method], mean, rows.min(axis=0).tolist(), rows.max(axis=0).tolist())


def draw(path: Path, title: str, seeds: int, unit: str, curves: dict[str, Sequence[Curve]]) -> None:
    """Write an SVG or PNG file; ``unit`` is what is counted to the right."""
    under = f"On items that were never asked; bands: lowest and highest of {seeds} seeds"
    shapes = drawing(title, under, f"{unit} given", [plotted(method, found) for method, found in curves.items()])
    if path.suffix.lower() == ".svg":
        write_svg(path, shapes)
    else:
        write_png(path, shapes, resource(FONT))
