"""How reading text looks: what is chosen in the settings is at once seen in the texts of Label and the guideline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pyqtgraph import PlotDataItem
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontInfo, QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from alapp.session.settings import UserFile
from alapp.ui.app import chosen_theme
from alapp.ui.screens.preferences import Preferences
from alapp.ui.theme.reading import SERIF, Reading, families
from alapp.ui.theme.style import EFFECTS
from alapp.ui.theme.theme import Theme
from alapp.ui.views.spans import SpanView
from alapp.ui.views.text import TextView
from alapp.ui.widgets.charts import ChartText, PaintedChart
from alapp.ui.widgets.curve_chart import CurveChart, CurveValue
from alapp.ui.widgets.fields import ComboBox
from alapp.ui.widgets.text import SafeLabel

WORDS = "The cough began two days ago."


class Painted(PaintedChart):
    """A chart that notes how it is painted."""

    smooth: bool | None = None

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "A chart")

    def draw(self, painter: QPainter, rect: QRectF) -> None:
        """Note whether edges are smoothed."""
        self.smooth = bool(painter.renderHints() & QPainter.RenderHint.Antialiasing)

    def point_at(self, place: QPointF) -> int:
        """There is none."""
        return -1


@pytest.fixture
def dialog(theme: Theme, qtbot: QtBot) -> Preferences:
    built = Preferences(theme, UserFile(), None)
    qtbot.addWidget(built)
    return built


def test_a_line_height_counts_at_once_in_texts_and_guidelines(dialog: Preferences, qtbot: QtBot) -> None:
    text, rule = TextView(dialog.theme), SafeLabel(dialog.theme, WORDS, "prose")
    qtbot.addWidget(text)
    qtbot.addWidget(rule)
    before = text._style.line_height, rule.line
    dialog.set_value("line_height", 1.5)
    assert text._style.line_height == pytest.approx(1.5 * before[0], abs=1)
    assert rule.line == pytest.approx(1.5 * before[1], abs=1)


def test_lines_with_marks_are_never_closer_than_their_marks_need(dialog: Preferences, qtbot: QtBot) -> None:
    spans = SpanView(dialog.theme)
    qtbot.addWidget(spans)
    before = spans._style.line_height
    dialog.set_value("line_height", 0.9)
    assert spans._style.line_height == before
    dialog.set_value("line_height", 1.2)
    assert spans._style.line_height > before


@pytest.mark.parametrize("view", [TextView, SpanView])
def test_wider_spacing_makes_texts_wider(dialog: Preferences, qtbot: QtBot, view: Any) -> None:
    shown = view(dialog.theme)
    qtbot.addWidget(shown)
    before = QFontMetricsF(shown._style.font).horizontalAdvance(WORDS)
    dialog.set_value("wide_spacing", True)
    font = shown._style.font
    assert QFontMetricsF(font).horizontalAdvance(WORDS) > before + 0.1 * font.pixelSize() * len(WORDS)
    assert dialog.theme.font("body").letterSpacing() == 0  # the interface stays as it is


def test_the_reading_font_is_chosen_from_a_list(dialog: Preferences, qtbot: QtBot) -> None:
    text, box = TextView(dialog.theme), dialog.editors["reading_font"]
    qtbot.addWidget(text)
    assert isinstance(box, ComboBox)
    assert [box.itemData(i) for i in range(2)] == ["", SERIF]
    family = next(name for name in families() if "Mono" in name)
    box.setCurrentIndex(box.findData(family))
    assert QFontInfo(text._style.font).family() == family
    assert QFontInfo(dialog.theme.font("body")).family() != family


def test_what_was_chosen_holds_at_the_next_start(theme: Theme, tmp_path: Path) -> None:
    user = UserFile(tmp_path / "settings.json")
    for key, value in {"line_height": 1.3, "wide_spacing": True, "reading_font": SERIF}.items():
        user.set(key, value)
    assert chosen_theme(user).reading == Reading(SERIF, True, 1.3)


def test_plain_drawing_smooths_no_curve_and_moves_nothing(
    dialog: Preferences, qtbot: QtBot, qapp: QApplication
) -> None:
    curve = CurveChart(dialog.theme, "Learning curve", "labels")
    qtbot.addWidget(curve)
    values = [CurveValue(x, y, y - 0.05, y + 0.05) for x, y in ((10, 0.6), (20, 0.7), (30, 0.8))]
    curve.set_curve(values, ChartText(""))
    for plain in (False, True, False):
        dialog.set_value("plain_drawing", plain)
        assert curve._canvas is not None
        smooth = curve._canvas.renderHints() & QPainter.RenderHint.Antialiasing
        lines = [item for item in curve._canvas.getPlotItem().items if isinstance(item, PlotDataItem)]
        assert bool(smooth) is not plain
        assert lines
        assert {bool(line.opts["antialias"]) for line in lines} == {not plain}
        assert not (plain and any(qapp.isEffectEnabled(effect) for effect in EFFECTS))


def test_a_painted_chart_is_not_smoothed_either(dialog: Preferences, qtbot: QtBot) -> None:
    chart = Painted(dialog.theme)
    qtbot.addWidget(chart)
    for plain in (False, True):
        dialog.set_value("plain_drawing", plain)
        chart.plot.grab()
        assert chart.smooth is not plain
