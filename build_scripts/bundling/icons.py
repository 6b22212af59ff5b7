"""Draw the program's mark and the icon of its files in every size that systems ask for (run with Qt and Pillow).

``python -m bundling.icons FOLDER`` writes ``SIZE/NAME.png``, ``scalable/NAME.svg``, ``alapp.ico`` and ``alapp.icns``.
"""

from __future__ import annotations

import math
import os
import sys
from pathlib import Path

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
COLOUR = "#17616B"
PROGRAM, PROJECT, BUNDLE = "alapp", "application-x-alapp-project", "application-x-alapp-bundle"
_START, _SPAN = 52.0, 252.0
"""The open ring begins here and runs clockwise, in degrees; as ``alapp.ui.theme.mark`` draws it."""


def mark(x: float, y: float, size: float) -> str:
    """Return the mark as SVG: an open ring around a dot, in a square at (x, y)."""
    ends = [(13 + 10 * math.cos(a), 13 - 10 * math.sin(a)) for a in map(math.radians, (_START, _START - _SPAN))]
    (x0, y0), (x1, y1) = ends
    ring = f'<path d="M{x0:.3f} {y0:.3f}A10 10 0 1 1 {x1:.3f} {y1:.3f}" fill="none" stroke="{COLOUR}"'
    place = f'<g transform="translate({x} {y}) scale({size / 26:.5f})">'
    dot = f'<circle cx="13" cy="13" r="4.2" fill="{COLOUR}"/>'
    return f'{place}{ring} stroke-width="2.2" stroke-linecap="round"/>{dot}</g>'


def drawing(name: str) -> str:
    """Return an icon as SVG: the mark alone for the program, on a page for its files, with a band for a bundle."""
    page = '<path d="M5 1.5h11l6 6v17H5z" fill="#fff" stroke="#8FA3A6" stroke-linejoin="round"/>'
    fold = '<path d="M16 1.5v6h6" fill="none" stroke="#8FA3A6" stroke-linejoin="round"/>'
    band = f'<path d="M5 21h17" stroke="{COLOUR}" stroke-width="1.6"/>' if name == BUNDLE else ""
    inside = mark(0, 0, 26) if name == PROGRAM else page + fold + mark(7.5, 8.5, 12) + band
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 26 26" width="128" height="128">{inside}</svg>\n'


def write_pictures(folder: Path) -> None:
    """Write each icon as SVG and as PNG of each size."""
    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication([])
    (folder / "scalable").mkdir(parents=True, exist_ok=True)
    for name in (PROGRAM, PROJECT, BUNDLE):
        (folder / "scalable" / f"{name}.svg").write_text(drawing(name), "utf-8", newline="\n")
        for size in SIZES:
            image = QImage(size, size, QImage.Format.Format_ARGB32)
            image.fill(0)
            painter = QPainter(image)
            QSvgRenderer(QByteArray(drawing(name).encode())).render(painter)
            painter.end()
            (folder / str(size)).mkdir(exist_ok=True)
            if not image.save(str(folder / str(size) / f"{name}.png")):
                sys.exit(f"{name}.png could not be written.")
    del app


def write_containers(folder: Path) -> None:
    """Write the icon files of Windows and macOS."""
    from PIL import Image

    with Image.open(folder / "512" / f"{PROGRAM}.png") as picture:
        picture.save(folder / "alapp.ico", sizes=[(size, size) for size in SIZES if size <= 256])
        picture.save(folder / "alapp.icns")


if __name__ == "__main__":
    write_pictures(Path(sys.argv[1]))
    write_containers(Path(sys.argv[1]))
