"""One object that answers what colour, font, size or icon a thing has, and says when that changes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPalette, QPixmap

from alapp.ui.theme.fonts import load_fonts, make_font
from alapp.ui.theme.icons import tinted_icon, tinted_pixmap
from alapp.ui.theme.reading import ROLES, Reading
from alapp.ui.theme.tokens import Tokens, tokens

Mode = Literal["light", "dark", "contrast", "system"]
LEAST_FACTOR, MOST_FACTOR = 0.9, 1.6
LEAST_READING, MOST_READING = 13, 28

_SYSTEM_ROLE = {
    "bg": QPalette.ColorRole.Window,
    "rail": QPalette.ColorRole.Window,
    "surface": QPalette.ColorRole.Base,
    "surface2": QPalette.ColorRole.Base,
    "key": QPalette.ColorRole.Base,
    "accent": QPalette.ColorRole.Highlight,
    "accent-hover": QPalette.ColorRole.Highlight,
    "on-accent": QPalette.ColorRole.HighlightedText,
    "accent-soft": QPalette.ColorRole.Window,
    "ok-soft": QPalette.ColorRole.Window,
    "warn-soft": QPalette.ColorRole.Window,
    "bad-soft": QPalette.ColorRole.Window,
    "sel": QPalette.ColorRole.Window,
}
"""What stands in for a token under a high-contrast theme of the system; everything else is its text colour."""


_SAME = {"over": "caption", "prose": "lead"}
"""Roles that are as large as another one."""


class Theme(QObject):
    """Colours, fonts, sizes and icons, for one of light or dark and one text size.

    ``changed`` is emitted after anything that could alter a pixel; widgets repaint and lay out anew then.
    """

    changed = Signal()

    def __init__(self, mode: Mode = "system", factor: float = 1.0, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        load_fonts()
        self.tokens: Tokens = tokens()
        self.mode: Mode = mode
        self.factor = factor
        self.reading_size = self.tokens.type["reading"]
        self.reading = Reading()
        self.plain = False
        """Whether drawing is plain, as a remote desktop needs it: curves are not smoothed and nothing moves."""
        self._hints = QGuiApplication.styleHints()
        self._hints.colorSchemeChanged.connect(self._on_system)
        self.high_contrast = self._system_contrast()
        self._fonts: dict[tuple[str, int | None, bool], QFont] = {}
        self._colours: dict[str, QColor] = {}
        self.cap_widths: dict[tuple[str, bool], float] = {}
        """Measured key caps; a caption is measured once for each text size."""
        self.variant = self._variant()

    # -- which

    @property
    def dark(self) -> bool:
        """Whether the dark colours are in use."""
        return self.variant in ("dark", "contrast")

    def _variant(self) -> str:
        if self.mode == "system":
            return "dark" if self._hints.colorScheme() == Qt.ColorScheme.Dark else "light"
        return self.mode

    def set_mode(self, mode: Mode) -> None:
        """Use these colours from now on."""
        if mode != self.mode:
            self.mode = mode
            self._changed()

    def _changed(self) -> None:
        """Forget what was made for the look before, and tell."""
        self.variant = self._variant()
        for made in (self._fonts, self._colours, self.cap_widths):
            made.clear()
        self.changed.emit()

    def set_factor(self, factor: float) -> None:
        """Set the size of the interface text, 0.9 to 1.6; everything else scales with it."""
        factor = round(min(max(factor, LEAST_FACTOR), MOST_FACTOR), 2)
        if factor != self.factor:
            self.factor = factor
            self._changed()

    def set_reading_size(self, pixels: int) -> None:
        """Set the size of item texts, 13 to 28 pixels; it does not follow the factor."""
        pixels = min(max(pixels, LEAST_READING), MOST_READING)
        if pixels != self.reading_size:
            self.reading_size = pixels
            self._changed()

    def set_reading(self, **parts: Any) -> None:
        """Set how reading text looks: ``family``, ``wide`` or ``leading`` of `Reading`."""
        reading = replace(self.reading, **parts)
        if reading != self.reading:
            self.reading = reading
            self._changed()

    def set_plain(self, plain: bool) -> None:
        """Draw plainly or not from now on."""
        if plain != self.plain:
            self.plain = plain
            self._changed()

    # -- colour

    def colour(self, name: str) -> QColor:
        """Return the colour of a token such as ``ink`` or ``accent-soft``; ``scrim`` has an alpha."""
        if name not in self._colours:
            self._colours[name] = self._colour(name)
        return QColor(self._colours[name])

    def _colour(self, name: str) -> QColor:
        if name == "scrim":
            rgb, alpha = self.tokens.scrim[self.variant]
            scrim = QColor(rgb)
            scrim.setAlphaF(alpha)
            return scrim
        if self.high_contrast:
            role = _SYSTEM_ROLE.get(name, QPalette.ColorRole.WindowText)
            return QGuiApplication.palette().color(role)
        return QColor(self.tokens.colour[self.variant][name])

    def label_colour(self, index: int) -> QColor:
        """Return label colour 1..12; higher ones come round again."""
        colours = self.tokens.label[self.variant]
        return QColor(colours[(index - 1) % len(colours)])

    def tint(self, index: int, ground: str = "surface") -> QColor:
        """Return the opaque tint of a label colour over a surface, to lay under ink."""
        return mix(self.label_colour(index), self.colour(ground), self.tokens.tint[self.variant])

    def plot_symbol(self, shape: int) -> str:
        """Return the plot symbol that matches a label shape."""
        symbols = self.tokens.plot_symbols
        return symbols[(shape - 1) % len(symbols)]

    # -- size and type

    def px(self, size: float) -> int:
        """Return a size in logical pixels under the present text size; at least 1 for anything above 0."""
        return max(1, round(size * self.factor)) if size > 0 else 0

    def size(self, name: str) -> int:
        """Return a named height or width of the tokens under the present text size."""
        return self.px(self.tokens.size[name])

    def radius(self, name: str) -> int:
        """Return a corner radius: ``key``, ``control``, ``card`` or ``dialog``."""
        return self.px(self.tokens.radius[name])

    def font(self, role: str = "body", weight: int | None = None, mono: bool = False) -> QFont:
        """Return the font of a role: caption, over, small, body, emphasis, lead, reading, prose, title, heading, …"""
        key = (role, weight, mono)
        if key not in self._fonts:
            font = make_font(role, self.font_pixels(role), weight, mono=mono)
            self._fonts[key] = self.reading.apply(font) if role in ROLES else font
        return QFont(self._fonts[key])

    def font_pixels(self, role: str) -> int:
        """Return the pixel size of a role."""
        if role == "reading":
            return self.reading_size
        return self.px(self.tokens.type[_SAME.get(role, role)])

    def line_height(self, role: str = "body") -> int:
        """Return the height of one line of a role."""
        base = self.tokens.type[_SAME.get(role, role)]
        leading = self.reading.leading if role in ROLES else 1.0
        return round(self.tokens.line_height[base] * leading * self.font_pixels(role) / base)

    # -- icons and label marks

    def pixmap(self, name: str, colour: str = "ink2", size: int = 20, ratio: float = 1.0) -> QPixmap:
        """Return an icon as a picture of ``size`` logical pixels (give the screen's pixel ratio)."""
        return tinted_pixmap(name, self.colour(colour).name(QColor.NameFormat.HexArgb), size, ratio)

    def icon(self, name: str, colour: str = "ink2") -> QIcon:
        """Return an icon of all usual sizes."""
        argb = QColor.NameFormat.HexArgb
        return tinted_icon(name, self.colour(colour).name(argb), self.colour("ink3").name(argb))

    def paint_icon(self, painter: QPainter, rect: QRectF, name: str, colour: str = "ink2") -> None:
        """Draw an icon into ``rect``, sharp on any screen."""
        ratio = painter.device().devicePixelRatio()
        pixmap = self.pixmap(name, colour, round(rect.width()), ratio)
        painter.drawPixmap(rect.topLeft(), pixmap)

    # -- the system

    def _on_system(self) -> None:
        self.high_contrast = self._system_contrast()
        if self.mode == "system" or self.high_contrast:
            self._changed()

    def _system_contrast(self) -> bool:
        return self._hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def mix(colour: QColor, ground: QColor, share: float) -> QColor:
    """Blend ``share`` of a colour over an opaque ground."""
    return QColor(
        round(colour.red() * share + ground.red() * (1 - share)),
        round(colour.green() * share + ground.green() * (1 - share)),
        round(colour.blue() * share + ground.blue() * (1 - share)),
    )
