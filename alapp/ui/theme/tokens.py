"""The design tokens, read from the one file that holds them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from alapp.session.resources import resource

LABELS_OF = {"light": "light", "dark": "dark", "contrast": "dark"}
"""Whose label colours a theme has."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """All of ``tokens.json``: colours as ``#RRGGBB`` by theme, sizes in logical pixels at text size 100 %."""

    colour: Mapping[str, Mapping[str, str]]
    scrim: Mapping[str, tuple[str, float]]
    label: Mapping[str, tuple[str, ...]]
    label_names: tuple[str, ...]
    plot_symbols: tuple[str, ...]
    tint: Mapping[str, float]
    type: Mapping[str, int]
    line_height: Mapping[int, int]
    space: tuple[int, ...]
    radius: Mapping[str, int]
    size: Mapping[str, int]


def parse(raw: Mapping[str, Any]) -> Tokens:
    """Build the tokens of the file's content."""
    labels = sorted(raw["labels"], key=lambda row: row["index"])
    return Tokens(
        colour=raw["color"],
        scrim={name: (colour, alpha) for name, (colour, alpha) in raw["scrim"].items()},
        label={name: tuple(row[kind] for row in labels) for name, kind in LABELS_OF.items()},
        label_names=tuple(row["name"] for row in labels),
        plot_symbols=tuple(row["pyqtgraph_symbol"] for row in labels),
        tint=raw["tint"],
        type=raw["type"],
        line_height={int(size): line for size, line in raw["line_height"].items()},
        space=tuple(raw["space"]),
        radius=raw["radius"],
        size=raw["size"],
    )


@cache
def tokens() -> Tokens:
    """Return the tokens; the file is read once."""
    return parse(json.loads(resource("tokens.json").read_text(encoding="utf-8")))
