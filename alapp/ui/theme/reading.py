"""How reading text is set: its letters, their spacing and the height of its lines."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontDatabase

SERIF = "serif"
"""The value of the setting that stands for the serif face of the system."""
ROLES = ("reading", "prose")
"""Font roles of what is read at length: the item, and the words of the guideline."""
LETTERS, WORDS = 0.12, 0.16
"""Wider spacing between letters and words in em, as WCAG 2.2, criterion 1.4.12, asks text to bear."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A font family (empty: the program's own), whether it is spaced wider, and the line height as a factor."""

    family: str = ""
    wide: bool = False
    leading: float = 1.0

    def apply(self, font: QFont) -> QFont:
        """Set a font of the program as it is read; return it."""
        if self.family:
            font.setFamilies([_system_serif() if self.family == SERIF else self.family, *font.families()])
        if self.wide:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, LETTERS * font.pixelSize())
            font.setWordSpacing(WORDS * font.pixelSize())
        return font


def families() -> list[str]:
    """Return the fonts of this machine that can be read at length, by name."""
    return [name for name in QFontDatabase.families() if not QFontDatabase.isPrivateFamily(name)]


def _system_serif() -> str:
    font = QFont()
    font.setStyleHint(QFont.StyleHint.Serif)
    return font.defaultFamily() or SERIF
