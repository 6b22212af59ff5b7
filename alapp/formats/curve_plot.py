"""Learning curves with their bands as a picture: geometry in points, written as SVG or drawn as PNG."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from xml.etree import ElementTree as ET

from alapp.formats.opening import plain_errors

if TYPE_CHECKING:
    from PIL import Image, ImageDraw

WIDTH, HEIGHT = 900, 520
LEFT, RIGHT, TOP, BOTTOM = 64, 24, 72, 56
LEGEND_ROW = 22
SIZE = 13
"""Text size in points; titles are a quarter larger."""
SCALE, SMOOTH = 2, 2
"""A PNG has twice the points, and is drawn at twice that before it is made smaller (smooth edges)."""
GROUND, INK, QUIET, LINE = "#FFFFFF", "#1E2125", "#62676F", "#DEDBD3"
COLOURS = ("#2559B0", "#DA7E21", "#659B6D", "#A11738", "#009EDB", "#6B0755")
"""The first label colours of the design, each at least 3:1 against white."""
DASHES: tuple[tuple[int, ...], ...] = ((), (8, 4), (2, 3), (10, 3, 2, 3))
MARKS = ("circle", "square", "triangle", "diamond")
BAND = 0.14
Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class PlottedCurve:
    """A curve by its name: ``points`` are (labels, accuracy in 0..1), ``low`` and ``high`` its band at each."""

    name: str
    points: Sequence[tuple[int, float]]
    low: Sequence[float]
    high: Sequence[float]


@dataclass(frozen=True, slots=True)
class Polygon:
    """A filled shape."""

    points: tuple[Point, ...]
    colour: str
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points, of this width and these dashes (lengths of line and gap)."""

    points: tuple[Point, ...]
    colour: str
    width: float = 1.0
    dashes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A text with its base line at ``place``."""

    place: Point
    text: str
    colour: str = INK
    size: float = SIZE
    anchor: Anchor = "start"


Shape = Polygon | Stroke | Words


@dataclass(frozen=True, slots=True)
class _Axes:
    """From labels and accuracy to points of the picture."""

    most: float
    bottom: float
    top: float
    below: float

    def at(self, labels: float, accuracy: float) -> Point:
        x = LEFT + (WIDTH - LEFT - RIGHT) * labels / self.most
        y = self.below - (self.below - TOP) * (accuracy - self.bottom) / (self.top - self.bottom)
        return x, y


def drawing(title: str, under: str, axis: str, curves: Sequence[PlottedCurve]) -> list[Shape]:
    """Return the shapes of a picture of 900 x 520 points, the lowest first; the legend stands below the axis.

    ``under``: the line below the title; ``axis``: what the labels are called.
    """
    rows = _legend(curves)
    axes = _axes(curves, HEIGHT - BOTTOM - LEGEND_ROW * len(rows))
    heads = (Words((LEFT, 30), title, INK, SIZE * 1.25), Words((LEFT, 50), under, QUIET))
    shapes: list[Shape] = [*heads, *_grid(axes, axis)]
    for i, curve in enumerate(curves):
        shapes += _band(axes, curve, COLOURS[i % len(COLOURS)])
    for i, curve in enumerate(curves):
        shapes += _line(axes, curve, i)
    for n, row in enumerate(rows):
        for place, i in row:
            y = HEIGHT - LEGEND_ROW * (len(rows) - n) + 6
            shapes += [*_sample(place, y, i), Words((place + 44, y + 5), curves[i].name)]
    return shapes


def write_svg(path: Path, shapes: Sequence[Shape]) -> None:
    """Write the picture as SVG; foreign words are escaped."""
    size = {"width": str(WIDTH), "height": str(HEIGHT), "viewBox": f"0 0 {WIDTH} {HEIGHT}"}
    root = ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size})
    ET.SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": GROUND})
    for shape in shapes:
        _svg(root, shape)
    ET.indent(root)
    with plain_errors(path):
        path.write_bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def write_png(path: Path, shapes: Sequence[Shape], font: Path) -> None:
    """Draw the picture as PNG of 1800 x 1040 pixels, in this font."""
    from PIL import Image, ImageDraw  # here, so that the terminal starts without it

    scale = SCALE * SMOOTH
    image = Image.new("RGB", (WIDTH * scale, HEIGHT * scale), GROUND)
    for shape in shapes:
        if isinstance(shape, Polygon):
            _fill(image, shape, scale)
        elif isinstance(shape, Stroke):
            _stroke(ImageDraw.Draw(image), shape, scale)
        else:
            _write(ImageDraw.Draw(image), shape, scale, font)
    small = image.resize((WIDTH * SCALE, HEIGHT * SCALE), Image.Resampling.LANCZOS)
    with plain_errors(path):
        small.save(path, "PNG", optimize=True)


# -- geometry


def _axes(curves: Sequence[PlottedCurve], below: float) -> _Axes:
    most = max((n for curve in curves for n, _ in curve.points), default=1)
    low = min((value for curve in curves for value in curve.low), default=0.0)
    high = max((value for curve in curves for value in curve.high), default=1.0)
    bottom, top = max(0.0, floor(low * 10) / 10), min(1.0, ceil(high * 10) / 10)
    return _Axes(most * 1.02, bottom, top if top > bottom else bottom + 0.1, below)


def ticks(low: float, high: float, most: int) -> list[float]:
    """Return round numbers from ``low`` to ``high``, at most about ``most``."""
    step = 10.0 ** floor(log10((high - low) / most))
    while (high - low) / step > most:
        step *= 2 if f"{step:e}"[0] in "15" else 2.5
    return [n * step for n in range(ceil(low / step - 1e-9), floor(high / step + 1e-9) + 1)]


def _grid(axes: _Axes, axis: str) -> Iterator[Shape]:
    for accuracy in ticks(axes.bottom, axes.top, 6):
        start, end = axes.at(0, accuracy), axes.at(axes.most, accuracy)
        yield Stroke((start, end), LINE)
        yield Words((LEFT - 10, start[1] + 4), f"{100 * accuracy:.0f} %", QUIET, anchor="end")
    for labels in ticks(0, axes.most, 8):
        x, y = axes.at(labels, axes.bottom)
        yield Words((x, y + 20), f"{labels:,.0f}", QUIET, anchor="middle")
    yield Words((WIDTH - RIGHT, axes.below + 40), axis, QUIET, anchor="end")


def _band(axes: _Axes, curve: PlottedCurve, colour: str) -> Iterator[Shape]:
    labels = [n for n, _ in curve.points]
    edge = [axes.at(n, value) for n, value in zip(labels, curve.high, strict=True)]
    back = [axes.at(n, value) for n, value in zip(labels, curve.low, strict=True)]
    yield Polygon((*edge, *reversed(back)), colour, BAND)


def _line(axes: _Axes, curve: PlottedCurve, i: int) -> Iterator[Shape]:
    colour, points = COLOURS[i % len(COLOURS)], [axes.at(n, a) for n, a in curve.points]
    yield Stroke(tuple(points), colour, 2.2, DASHES[i % len(DASHES)])
    spread = max(1, len(points) // 8)
    for point in points[i % spread :: spread]:  # the marks of two curves lie at different places
        yield _mark(point, colour, i)


def _sample(x: float, y: float, i: int) -> Iterator[Shape]:
    colour = COLOURS[i % len(COLOURS)]
    yield Stroke(((x, y), (x + 36, y)), colour, 2.2, DASHES[i % len(DASHES)])
    yield _mark((x + 18, y), colour, i)


def _mark(place: Point, colour: str, i: int) -> Polygon:
    corners: dict[str, list[Point]] = {
        "circle": [(-2, -4.2), (2, -4.2), (4.2, -2), (4.2, 2), (2, 4.2), (-2, 4.2), (-4.2, 2), (-4.2, -2)],
        "square": [(-3.8, -3.8), (3.8, -3.8), (3.8, 3.8), (-3.8, 3.8)],
        "triangle": [(0, -5), (4.6, 3.6), (-4.6, 3.6)],
        "diamond": [(0, -5.4), (5.4, 0), (0, 5.4), (-5.4, 0)],
    }
    x, y = place
    return Polygon(tuple((x + dx, y + dy) for dx, dy in corners[MARKS[i % len(MARKS)]]), colour)


def _legend(curves: Sequence[PlottedCurve]) -> list[list[tuple[float, int]]]:
    """Return the places of the names in rows that are not wider than the picture."""
    rows, x = [list[tuple[float, int]]()], float(LEFT)
    for i, curve in enumerate(curves):
        width = 44 + 0.62 * SIZE * len(curve.name) + 28
        if rows[-1] and x + width > WIDTH - RIGHT:
            rows.append([])
            x = float(LEFT)
        rows[-1].append((x, i))
        x += width
    return rows


# -- SVG


def _svg(root: ET.Element, shape: Shape) -> None:
    if isinstance(shape, Words):
        x, y = shape.place
        look = {"fill": shape.colour, "font-size": f"{shape.size:g}", "text-anchor": shape.anchor}
        place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "font-family": "Inter, Segoe UI, Noto Sans, sans-serif"}
        ET.SubElement(root, "text", {**place, **look}).text = _printable(shape.text)
        return
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in shape.points)
    if isinstance(shape, Polygon):
        ET.SubElement(root, "polygon", {"points": points, "fill": shape.colour, "fill-opacity": f"{shape.opacity:g}"})
        return
    dashes = {"stroke-dasharray": " ".join(map(str, shape.dashes))} if shape.dashes else {}
    look = {"fill": "none", "stroke": shape.colour, "stroke-width": f"{shape.width:g}", **dashes}
    ET.SubElement(root, "polyline", {"points": points, **look})


def _printable(text: str) -> str:
    """Return the text without what XML cannot hold."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)


# -- PNG


def _fill(image: Image.Image, shape: Polygon, scale: int) -> None:
    from PIL import Image, ImageDraw

    points = [(x * scale, y * scale) for x, y in shape.points]
    mask = Image.new("L", image.size, 0)
    ImageDraw.Draw(mask).polygon(points, fill=round(255 * shape.opacity))
    image.paste(Image.new("RGB", image.size, shape.colour), mask=mask)


def _stroke(draw: ImageDraw.ImageDraw, shape: Stroke, scale: int) -> None:
    for piece in _pieces(shape):
        points = [(x * scale, y * scale) for x, y in piece]
        draw.line(points, fill=shape.colour, width=round(shape.width * scale), joint="curve")


def _pieces(shape: Stroke) -> Iterator[list[Point]]:
    """Cut a line into its dashes."""
    if not shape.dashes:
        yield list(shape.points)
        return
    pattern = [*shape.dashes, *shape.dashes] if len(shape.dashes) % 2 else list(shape.dashes)
    at, left, piece = 0, float(pattern[0]), [shape.points[0]]
    for start, end in zip(shape.points, shape.points[1:], strict=False):
        length = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
        done = 0.0
        while length - done > left:
            done += left
            cut = (start[0] + (end[0] - start[0]) * done / length, start[1] + (end[1] - start[1]) * done / length)
            if at % 2 == 0:
                yield [*piece, cut]
            at = (at + 1) % len(pattern)
            left, piece = float(pattern[at]), [cut]
        left -= length - done
        piece.append(end)
    if at % 2 == 0 and len(piece) > 1:
        yield piece


def _write(draw: ImageDraw.ImageDraw, shape: Words, scale: int, font: Path) -> None:
    from PIL import ImageFont

    face = ImageFont.truetype(str(font), round(shape.size * scale))
    anchor = {"start": "ls", "middle": "ms", "end": "rs"}[shape.anchor]
    draw.text((shape.place[0] * scale, shape.place[1] * scale), shape.text, shape.colour, face, anchor)
