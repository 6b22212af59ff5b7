"""Pictures of learning curves: everything inside, nothing over anything else, the same in both kinds of file."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFont

from alapp.formats.curve_plot import (
    COLOURS,
    HEIGHT,
    WIDTH,
    PlottedCurve,
    Words,
    drawing,
    ticks,
    write_png,
    write_svg,
)
from alapp.session.resources import resource

FONT = resource("fonts/Inter-Regular.otf")
NAMES = ("Mix (recommended), 76.2 % on average", "Random, 74.0 % on average", "Uncertainty: margin", "<b>&amp;\0")


def curves(count: int, most: int = 300) -> list[PlottedCurve]:
    points = [(n, 0.4 + 0.4 * n / most) for n in range(10, most + 1, 10)]
    low, high = [a - 0.05 for _, a in points], [a + 0.05 for _, a in points]
    return [PlottedCurve(NAMES[i % 4], points, low, high) for i in range(count)]


def shapes(count: int = 2, most: int = 300):  # type: ignore[no-untyped-def]
    return drawing("Active learning should pay here.", "below", "labels given", curves(count, most))


def box(words: Words) -> tuple[float, float, float, float]:
    face = ImageFont.truetype(str(FONT), round(words.size))
    anchor = {"start": "ls", "middle": "ms", "end": "rs"}[words.anchor]
    return face.getbbox(words.text, anchor=anchor, features=None)


@pytest.mark.parametrize("count", [1, 2, 4, 6])
@pytest.mark.parametrize("most", [20, 300, 100_000])
def test_no_words_lie_over_others_or_outside(count: int, most: int) -> None:
    found = [shape for shape in shapes(count, most) if isinstance(shape, Words)]
    placed = []
    for words in found:
        left, top, right, bottom = box(words)
        x, y = words.place
        placed.append((x + left, y + top, x + right, y + bottom))
    assert all(a >= 0 and b >= 0 and c <= WIDTH and d <= HEIGHT for a, b, c, d in placed)
    for i, one in enumerate(placed):
        for other in placed[i + 1 :]:
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, (one, other)


def test_svg_holds_every_name_as_text_and_no_foreign_markup(tmp_path: Path) -> None:
    write_svg(tmp_path / "a.svg", shapes(4))
    root = ET.fromstring((tmp_path / "a.svg").read_bytes())
    told = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert NAMES[0] in told
    assert "<b>&amp;\ufffd" in told
    assert len([e for e in root if e.tag.endswith("polyline") and e.get("stroke") == COLOURS[1]]) == 2


def test_png_shows_each_colour_at_its_size(tmp_path: Path) -> None:
    write_png(tmp_path / "a.png", shapes(3), FONT)
    with Image.open(tmp_path / "a.png") as image:
        assert image.size == (2 * WIDTH, 2 * HEIGHT)
        found = {colour for _, colour in image.getcolors(1 << 20) or ()}
    for colour in COLOURS[:3]:
        assert tuple(bytes.fromhex(colour[1:])) in found


def test_colours_are_those_of_the_design() -> None:
    labels = json.loads(resource("tokens.json").read_text("utf-8"))["labels"]
    assert [label["light"] for label in labels[: len(COLOURS)]] == list(COLOURS)


@given(st.floats(0, 1), st.floats(0.01, 1e6), st.integers(2, 10))
def test_ticks_are_few_and_inside(low: float, width: float, most: int) -> None:
    found = ticks(low, low + width, most)
    assert len(found) <= most + 1
    assert all(low - 1e-6 * width <= tick <= low + width * (1 + 1e-6) for tick in found)
