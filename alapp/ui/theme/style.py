"""Fusion with a palette made of the tokens and one generated style sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from alapp.ui.theme.focus import FocusRing
from alapp.ui.theme.theme import Theme

_ROLES = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface2",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.PlaceholderText: "ink3",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "bad",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "surface2",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "edge",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on-accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Accent: "accent",
}
_DISABLED = {
    QPalette.ColorRole.WindowText: "ink3",
    QPalette.ColorRole.Text: "ink3",
    QPalette.ColorRole.ButtonText: "ink3",
    QPalette.ColorRole.Base: "surface2",
    QPalette.ColorRole.Button: "surface2",
    QPalette.ColorRole.Highlight: "line",
    QPalette.ColorRole.HighlightedText: "ink2",
}

_SHEET = """
QToolTip {{ background: {surface}; color: {ink}; border: 1px solid {edge}; padding: {p4}px {p8}px; }}
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox {{
  background: {surface}; color: {ink}; border: 1px solid {edge}; border-radius: {control}px;
  selection-background-color: {sel}; selection-color: {ink}; }}
QLineEdit {{ padding: 0 {p8}px; min-height: {h30}px; }}
QAbstractSpinBox {{ padding: 0 {p8}px; min-height: {h30}px; }}
QAbstractSpinBox > QLineEdit {{ border: none; background: transparent; padding: 0 {p8}px; min-height: 0; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ width: 0; border: none; }}
QPlainTextEdit, QTextEdit {{ padding: {p4}px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled {{
  background: {surface2}; color: {ink3}; border-color: {line}; }}
QComboBox {{ background: {surface}; color: {ink}; border: 1px solid {edge}; border-radius: {control}px;
  padding: 0 {p28}px 0 {p10}px; min-height: {h30}px; }}
QComboBox:disabled {{ background: {surface2}; color: {ink3}; border-color: {line}; }}
QComboBox::drop-down {{ border: none; width: {p24}px; }}
QComboBox QAbstractItemView {{ background: {surface}; color: {ink}; border: 1px solid {edge}; outline: none;
  selection-background-color: {accent_soft}; selection-color: {accent}; padding: {p4}px; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; }}
QScrollArea, QAbstractItemView {{ border: none; }}
QScrollBar:vertical {{ background: transparent; width: {p12}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {p12}px; margin: 0; }}
QScrollBar::handle {{ background: {edge}; border-radius: {p4}px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: {p24}px; }}
QScrollBar::handle:horizontal {{ min-width: {p24}px; }}
QScrollBar::handle:hover {{ background: {ink3}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
  background: none; border: none; width: 0; height: 0; }}
QTableView, QTreeView, QListView {{ background: {surface}; alternate-background-color: {surface2}; color: {ink};
  gridline-color: {line}; selection-background-color: {accent_soft}; selection-color: {ink}; outline: none; }}
QHeaderView {{ background: {surface2}; border: none; }}
QHeaderView::section {{ background: {surface2}; color: {ink2}; border: none; border-bottom: 1px solid {line};
  padding: 0 {p12}px; min-height: {p32}px; }}
QTableCornerButton::section {{ background: {surface2}; border: none; }}
QMenu {{ background: {surface}; color: {ink}; border: 1px solid {edge}; padding: {p4}px; }}
QMenu::item {{ padding: {p6}px {p24}px {p6}px {p12}px; border-radius: {key}px; }}
QMenu::item:selected {{ background: {accent_soft}; color: {accent}; }}
QMenu::item:disabled {{ color: {ink3}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: {p4}px {p8}px; }}
QSplitter::handle {{ background: {line}; }}
"""
EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)
"""What moves where the system wants it; plain drawing leaves all of it out."""
_PLAIN_SHEET = "QScrollArea, QAbstractScrollArea {{ border: none; }}"


def build_palette(theme: Theme) -> QPalette:
    """Return the palette of the theme, its disabled group included."""
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, theme.colour(name))
    for role, name in _DISABLED.items():
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.colour(name))
    return palette


def build_sheet(theme: Theme) -> str:
    """Return the style sheet; under a high-contrast system theme it names no colour."""
    if theme.high_contrast:
        return _PLAIN_SHEET
    names = {name.replace("-", "_"): _rgb(theme.colour(name)) for name in theme.tokens.colour[theme.variant]}
    names |= {name: str(theme.radius(name)) for name in ("key", "control")}
    names |= {f"p{n}": str(theme.px(n)) for n in (4, 6, 8, 10, 12, 24, 28, 32)}
    return _SHEET.format(**names | {"h30": str(theme.px(32) - 2)})


def install(app: QApplication, theme: Theme) -> FocusRing:
    """Give the application this theme and keep it up to date; return the focus ring, which lives as long."""
    app.setStyle("Fusion")
    ring = FocusRing(app, theme)
    usual = [effect for effect in EFFECTS if app.isEffectEnabled(effect)]

    def apply() -> None:
        app.setPalette(build_palette(theme) if not theme.high_contrast else app.style().standardPalette())
        app.setFont(theme.font("body"))
        for effect in EFFECTS:
            app.setEffectEnabled(effect, not theme.plain and effect in usual)
        app.setStyleSheet(build_sheet(theme))

    apply()
    theme.changed.connect(apply)
    return ring


def _rgb(colour: QColor) -> str:
    return colour.name()
