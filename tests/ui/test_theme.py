"""Colours can be read, icons and fonts are there, everything follows text size and mode."""

import json
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontInfo, QImage, QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from alapp.session.actions import ACTIONS
from alapp.session.resources import resource
from alapp.ui.theme.focus import FocusRing, set_ring
from alapp.ui.theme.icons import icon_names
from alapp.ui.theme.painting import split_keys
from alapp.ui.theme.shapes import shape_path
from alapp.ui.theme.style import build_palette, build_sheet
from alapp.ui.theme.theme import Theme
from alapp.ui.theme.tokens import tokens
from alapp.ui.widgets.buttons import Button
from alapp.ui.widgets.fields import SearchField
from alapp.ui.widgets.text import ElidedLabel, SafeLabel

MODES = ("light", "dark")
GROUNDS = ("surface", "surface2", "bg", "rail")


def luminance(colour: QColor) -> float:
    """Relative luminance after WCAG 2.2."""
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TEXT_PAIRS = [
    *((ink, ground) for ink in ("ink", "ink2", "ink3", "accent") for ground in GROUNDS),
    *(("ink3", ground) for ground in ("accent-soft",)),
    *((kind, f"{kind}-soft") for kind in ("accent", "ok", "warn", "bad")),
    *((kind, "surface") for kind in ("ok", "warn", "bad")),
    *(("ink", ground) for ground in ("sel", "warn-soft", "bad-soft", "accent-soft", "key")),
    *(("on-accent", ground) for ground in ("accent", "accent-hover")),
]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read(theme: Theme, mode: str, ink: str, ground: str) -> None:
    theme.set_mode(mode)
    assert contrast(theme.colour(ink), theme.colour(ground)) >= 4.5


@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_high_contrast_is_high(theme: Theme, ink: str, ground: str) -> None:
    theme.set_mode("contrast")
    assert contrast(theme.colour(ink), theme.colour(ground)) >= 7.0


def test_borders_are_strong_in_high_contrast(theme: Theme) -> None:
    theme.set_mode("contrast")
    assert all(contrast(theme.colour("edge"), theme.colour(ground)) >= 7.0 for ground in GROUNDS)
    assert all(contrast(theme.colour("line"), theme.colour(ground)) >= 3.0 for ground in GROUNDS)


@pytest.mark.parametrize("mode", [*MODES, "contrast"])
def test_controls_and_label_colours_stand_out(theme: Theme, mode: str) -> None:
    theme.set_mode(mode)
    for ground in GROUNDS:
        assert contrast(theme.colour("edge"), theme.colour(ground)) >= 3.0
    for index in range(1, 13):
        assert contrast(theme.label_colour(index), theme.colour("surface")) >= 3.0
        assert contrast(theme.colour("ink"), theme.tint(index)) >= 4.5


def test_tokens_are_the_only_place_of_colours() -> None:
    code = Path(resource("tokens.json")).parents[1] / "alapp" / "ui"
    found = [
        f"{path.name}: {line.strip()}"
        for path in code.rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if re.search(r"[\"']#[0-9A-Fa-f]{6}[\"']", line)
    ]
    assert found == []


def test_twelve_labels_with_their_plot_symbols(theme: Theme) -> None:
    assert [theme.plot_symbol(i) for i in (1, 7, 12, 13)] == ["o", "star", "t3", "o"]
    assert len({theme.label_colour(i).name() for i in range(1, 13)}) == 12
    assert theme.label_colour(13) == theme.label_colour(1)
    raw = json.loads(resource("tokens.json").read_text("utf-8"))
    assert tokens().label["dark"][1] == raw["labels"][1]["dark"]


@pytest.mark.parametrize("shape", range(1, 26))
def test_shapes_fill_their_square(shape: int) -> None:
    rect = QRectF(10, 20, 24, 24)
    bounds = shape_path(shape, rect).boundingRect()
    assert rect.adjusted(-0.5, -0.5, 0.5, 0.5).contains(bounds)
    assert bounds.width() > 18


@pytest.mark.parametrize("name", sorted({a.icon for a in ACTIONS}))
def test_every_action_has_its_icon(theme: Theme, name: str) -> None:
    assert name in icon_names()
    assert not theme.pixmap(name, "accent", 20, 2.0).isNull()


def test_icons_are_tinted_and_sharp(theme: Theme) -> None:
    pixmap = theme.pixmap("plus", "bad", 20, 2.0)
    assert pixmap.size().width() == 40
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    assert QColor(image.pixel(20, 20)).name() == theme.colour("bad").name()
    assert not theme.icon("plus").pixmap(16, 16).isNull()


def test_the_shipped_fonts_are_used(theme: Theme) -> None:
    assert QFontInfo(theme.font("body")).family().startswith("Inter")
    assert QFontInfo(theme.font("small", mono=True)).family().startswith("JetBrains Mono")
    for licence in ("Inter-OFL.txt", "JetBrainsMono-OFL.txt"):
        assert "SIL Open Font License" in resource(f"fonts/{licence}").read_text("utf-8")


def test_sizes_follow_the_factor(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_factor(1.6)
    assert theme.px(10) == 16
    assert theme.font("body").pixelSize() == 21
    assert theme.line_height("body") == 32
    assert theme.font("reading").pixelSize() == 17
    theme.set_factor(9.0)
    assert theme.factor == 1.6
    theme.set_reading_size(99)
    assert theme.font("reading").pixelSize() == 28


def test_the_mode_changes_palette_and_sheet(theme: Theme, qapp: QApplication) -> None:
    light = qapp.palette().color(QPalette.ColorRole.Window)
    theme.set_mode("dark")
    assert theme.dark
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.colour("bg") != light
    disabled = build_palette(theme).color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled == theme.colour("ink3")
    assert theme.colour("surface").name() in build_sheet(theme)


def test_high_contrast_names_no_colour(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(theme, "high_contrast", True)
    assert "#" not in build_sheet(theme)
    assert theme.colour("ink") == QApplication.palette().color(QPalette.ColorRole.WindowText)


def test_the_ring_follows_focus(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    row = QHBoxLayout(page)
    one, two, quiet = Button(theme, "One"), SearchField(theme, "Two"), Button(theme, "Three")
    set_ring(quiet, "none")
    for widget in (one, two, quiet):
        row.addWidget(widget)
    with qtbot.waitActive(page):
        page.show()
    ring = QApplication.instance().findChild(FocusRing)
    assert isinstance(ring, FocusRing)
    for widget in (one, two):
        widget.setFocus()
        assert ring.widget is widget
        assert ring.frame is not None
        assert ring.frame.geometry().contains(widget.geometry().adjusted(-3, -3, 3, 3))
    picture = page.grab().toImage()
    assert any(
        picture.pixelColor(x, two.geometry().center().y()).name() == theme.colour("accent").name()
        for x in range(two.x() - 5, two.x())
    )
    quiet.setFocus()
    assert ring.widget is None


def test_foreign_text_stays_plain(theme: Theme, qtbot: QtBot) -> None:
    label = SafeLabel(theme, "<img src='file:///etc/passwd'><b>x</b>", wrap=True)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    label.resize(120, label.heightForWidth(120))
    assert label.heightForWidth(120) % theme.line_height("body") == 0
    assert label.heightForWidth(120) > label.heightForWidth(400)


def test_elided_text_keeps_its_whole_name(theme: Theme, qtbot: QtBot) -> None:
    label = ElidedLabel(theme, "A very long name of a project that does not fit")
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() < label.sizeHint().width()
    assert label.accessibleName().endswith("does not fit")
    label.resize(60, 20)
    assert label.grab().width() == 60


@pytest.mark.parametrize(
    ("keys", "caps"),
    [
        ("Ctrl+K", ["Ctrl", "K"]),
        ("Ctrl++", ["Ctrl", "+"]),
        ("+", ["+"]),
        ("Ctrl+Shift+Z", ["Ctrl", "Shift", "Z"]),
        ("Num++", ["Num", "+"]),
        ("Alt+Up", ["Alt", "↑"]),
        ("1..9,0", ["1-0"]),
        ("1–6", ["1–6"]),
    ],
)
def test_caps_of_a_combination(keys: str, caps: list[str]) -> None:
    assert split_keys(keys) == caps
