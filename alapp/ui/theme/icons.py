"""The program's own icons, tinted and cached."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from alapp.session.resources import resource

SIZES = (16, 20, 24)
RATIOS = (1.0, 1.25, 1.5, 2.0)


@cache
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")


def icon_names() -> list[str]:
    """Names of all icons that ship."""
    return sorted(path.stem for path in resource("icons").glob("*.svg"))


@lru_cache(maxsize=512)
def tinted_pixmap(name: str, rgba: str, size: int, ratio: float) -> QPixmap:
    """Draw an icon in a colour (``#AARRGGBB``) at ``size`` logical pixels for a screen of this pixel ratio."""
    colour = QColor(rgba)
    drawing = _source(name).replace("currentColor", colour.name())
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(colour.alphaF())
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@lru_cache(maxsize=256)
def tinted_icon(name: str, rgba: str, rgba_disabled: str) -> QIcon:
    """Build an icon of all usual sizes and pixel ratios."""
    icon = QIcon()
    for size in SIZES:
        for ratio in RATIOS:
            icon.addPixmap(tinted_pixmap(name, rgba, size, ratio))
            icon.addPixmap(tinted_pixmap(name, rgba_disabled, size, ratio), QIcon.Mode.Disabled)
    return icon
