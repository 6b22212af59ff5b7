"""The two shipped font families and what stands in when they are missing."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase

from alapp.session.resources import resource

SANS = ["Inter", "Segoe UI", "Noto Sans", "sans-serif"]
MONO = ["JetBrains Mono", "Cascadia Mono", "Noto Sans Mono", "monospace"]
FILES = (
    "Inter-Regular.otf",
    "Inter-Medium.otf",
    "Inter-SemiBold.otf",
    "JetBrainsMono-Regular.ttf",
    "JetBrainsMono-Medium.ttf",
)
DEFAULT_WEIGHT = {
    "caption": 500,
    "over": 600,
    "small": 400,
    "body": 400,
    "emphasis": 600,
    "lead": 400,
    "reading": 400,
    "prose": 400,
    "title": 600,
    "heading": 600,
    "display": 600,
}
SPACING = {"over": 0.04, "heading": -0.01, "display": -0.015}
"""Letter spacing of a role in em."""

_TABULAR = QFont.Tag("tnum")


def load_fonts() -> list[str]:
    """Register the shipped fonts; return the files that the system refused."""
    known = QFontDatabase.families()
    if SANS[0] in known and MONO[0] in known:
        return []
    paths = [resource(f"fonts/{name}") for name in FILES]
    return [path.name for path in paths if QFontDatabase.addApplicationFont(str(path)) < 0]


def make_font(role: str, pixels: int, weight: int | None, *, mono: bool) -> QFont:
    """Build a font of this pixel size; figures are as wide as each other, so columns stand still."""
    font = QFont()
    font.setFamilies(MONO if mono else SANS)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight or DEFAULT_WEIGHT[role]))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(_TABULAR, 1)
    if role in SPACING:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, SPACING[role] * pixels)
    return font
