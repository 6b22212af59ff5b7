"""Small painters that views and widgets share: key caps, rounded surfaces, lines of text at the design's height."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from alapp.ui.theme.theme import Theme

CAP_WORDS = {
    "Return": "Enter",
    "Escape": "Esc",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    "Delete": "Del",
    "1..9,0": "1-0",
    "1..0": "1-0",
    "1..8": "1-8",
}
"""What a key cap says where the portable name of the key differs."""


def split_keys(keys: str) -> list[str]:
    """Split ``Ctrl+Shift+L`` into what its caps say; ``Ctrl++`` is Ctrl and +."""
    if keys.startswith("Num+"):
        return ["Num", CAP_WORDS.get(keys[4:], keys[4:])]
    head, plus, last = keys.rpartition("+")
    if plus and not last:  # the key is the plus itself
        head, last = head.rstrip("+"), "+"
    parts = [*head.split("+"), last] if head else [last]
    return [CAP_WORDS.get(part, part) for part in parts if part]


def cap_font(theme: Theme, *, small: bool = False) -> QFont:
    """Return the font of key caps."""
    font = theme.font("caption", 500, mono=True)
    if small:
        font.setPixelSize(theme.px(10))
    return font


def cap_size(theme: Theme, text: str, *, small: bool = False) -> QSizeF:
    """Return the size of one key cap: 20 high and at least as wide, 18 in the status line."""
    height = theme.px(18 if small else 20)
    if (text, small) not in theme.cap_widths:
        advance = QFontMetricsF(cap_font(theme, small=small)).horizontalAdvance(text)
        theme.cap_widths[text, small] = max(height, round(advance) + theme.px(12))
    return QSizeF(theme.cap_widths[text, small], height)


def paint_cap(
    painter: QPainter, at: QPointF, theme: Theme, text: str, *, small: bool = False, ink: QColor | None = None
) -> float:
    """Draw one key cap with its top left at ``at``; return its width. ``ink`` draws it clear, on a strong ground."""
    size = cap_size(theme, text, small=small)
    rect = QRectF(at, size).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = ink or theme.colour("edge")
    radius = theme.radius("key") - 0.5
    painter.setPen(QPen(edge, 1))
    if ink is None:
        painter.setBrush(theme.colour("key"))
    painter.drawRoundedRect(rect, radius, radius)
    painter.setClipRect(QRectF(rect.left() - 1, rect.bottom() - 2, rect.width() + 2, 3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0, 0, 0, -1), radius, radius)
    painter.setClipping(False)
    painter.setPen(ink or theme.colour("ink"))
    painter.setFont(cap_font(theme, small=small))
    painter.drawText(QRectF(at, size).adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return size.width()


def caps_width(theme: Theme, keys: str, *, small: bool = False) -> float:
    """Return the width of a combination such as ``Ctrl+K`` drawn as caps 4 apart."""
    caps = split_keys(keys)
    return sum(cap_size(theme, cap, small=small).width() for cap in caps) + theme.px(4) * (len(caps) - 1)


def paint_caps(
    painter: QPainter, at: QPointF, theme: Theme, keys: str, *, small: bool = False, ink: QColor | None = None
) -> float:
    """Draw a combination as caps 4 apart with the top left at ``at``; return the width used."""
    x = at.x()
    for cap in split_keys(keys):
        x += paint_cap(painter, QPointF(x, at.y()), theme, cap, small=small, ink=ink) + theme.px(4)
    return x - at.x() - theme.px(4)


def leading(widget: QWidget, rect: QRectF) -> QRectF:
    """Return where a part of a widget lies: as given, or seen in a mirror where the interface runs right to left."""
    if widget.layoutDirection() == Qt.LayoutDirection.LeftToRight:
        return rect
    return QRectF(widget.width() - rect.right(), rect.top(), rect.width(), rect.height())


def mirrored(painter: QPainter, room: QRectF, part: QRectF) -> QRectF:
    """Return where a part of a row lies in it: as given, or seen in a mirror where the painter's widget runs so."""
    if painter.layoutDirection() != Qt.LayoutDirection.RightToLeft:
        return part
    return QRectF(room.left() + room.right() - part.right(), part.top(), part.width(), part.height())


def paint_surface(painter: QPainter, rect: QRectF, fill: QColor, edge: QColor | None, radius: float) -> None:
    """Fill a rounded rectangle and draw its 1 px edge inside ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill)
    painter.setPen(QPen(edge, 1) if edge is not None else Qt.PenStyle.NoPen)
    inset = 0.5 if edge is not None else 0.0
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)
    painter.restore()


def laid_out(text: str, font: QFont, width: float, line_height: float, *, wrap: bool = True) -> QTextLayout:
    """Lay plain text out in lines of a fixed height; direction by the text's own first strong letter."""
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    mode = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if wrap else QTextOption.WrapMode.NoWrap
    option.setWrapMode(mode)
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        line.setPosition(QPointF(0, y + (line_height - line.height()) / 2))
        y += line_height
    layout.endLayout()
    return layout


def elided(text: str, font: QFont, width: float) -> str:
    """Return the text on one line, shortened at its end with an ellipsis where it does not fit."""
    plain = text.replace("\n", " ")
    return QFontMetricsF(font).elidedText(plain, Qt.TextElideMode.ElideRight, width)
