"""The Insights screen by keys on a real project: honest figures, readable charts, the way to the items."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from alapp.domain.guideline import Guideline, LabelClass
from alapp.jobs.lane import LATER
from alapp.session.insight_figures import Facts, overview
from alapp.session.session import Session
from alapp.ui.screens.insights import words as words
from alapp.ui.screens.insights.page import InsightsScreen
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.charts import Chart
from tests.ui.conftest import StubHost
from tests.ui.page_kit import Pages, add_model, keys, make_grown, make_project, unnamed

Open = Callable[[Path], InsightsScreen]


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """48 answers, 12 of them random checks, no model."""
    return make_project(tmp_path / "few.alapp", ["fall", "med", "dev"] * 16, checks=12)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """100 answers, 40 of them random checks, two models with enough checks and one without."""
    path = make_project(tmp_path / "many.alapp", ["fall", "fall", "med", "fall"] * 25, items=200, checks=40)
    for version, labels, n, right in ((1, 30, 12, 6), (2, 80, 32, 24), (3, 100, 40, 34)):
        add_model(path, version, labels, n, right)
    return path


@pytest.fixture
def open_page(theme: Theme, host: StubHost, pages: Pages) -> Open:
    return lambda path: pages.open(path, lambda session: InsightsScreen(theme, session, host))


def tab_to(screen: InsightsScreen, chart: Chart) -> None:
    """Press Tab until the chart has focus."""
    for _ in range(12):
        if screen.window().focusWidget() is chart:
            return
        keys(screen).press("Tab")
    raise AssertionError("Tab never comes to the chart")


class TestFigures:
    def test_below_thirty_checks_the_screen_says_so_and_shows_no_accuracy(self, open_page: Open, few: Path) -> None:
        screen = open_page(few)
        words = "12 random checks so far. An estimate starts at 30."
        assert screen.figures[0].value.text() == "Not yet"
        assert screen.figures[0].foot.text() == "An estimate starts at 30 checks"
        assert screen.subtitle.text() == words
        assert screen.figures[0].range.isHidden()
        assert screen.curve.empty.text() == words
        assert "18 more" in screen.figures[1].foot.text()

    def test_with_checks_the_range_and_their_number_are_there(self, open_page: Open, many: Path) -> None:
        screen = open_page(many)
        assert screen.figures[0].value.text() == "85 %"
        assert screen.figures[0].beside.text() == "likely 71 to 93 %"
        assert screen.subtitle.text().startswith("Model 3, measured on 40 random checks.")
        assert screen.figures[1].value.text() == "40"
        assert screen.figures[2].value.text() == "100"
        assert screen.figures[2].beside.text() == "of 200 in the pool"
        assert screen.figures[3].value.text() == "5.0 s"

    def test_the_curve_leaves_out_versions_with_too_few_checks(self, open_page: Open, many: Path) -> None:
        assert [r.cells[0] for r in open_page(many).curve.text.readings] == ["Model 2", "Model 3"]

    def test_class_balance_tells_labels_and_expected_shares(self, open_page: Open, many: Path) -> None:
        readings = open_page(many).balance.text.readings
        assert readings[1].cells[:4] == ("Fall", "75", "75 %", "75 %")
        assert readings[2].cells[:2] == ("Device", "0")

    def test_suggestions_shown_and_hidden_are_not_compared_without_cases(self, open_page: Open, many: Path) -> None:
        screen = open_page(many)
        assert [r.cells[0] for r in screen.leaning.text.readings] == ["Shown", "Not shown"]
        assert screen.leaning.text.summary == "A comparison starts at 30 answers of each kind."

    def test_a_new_answer_is_counted_while_someone_looks(self, open_page: Open, few: Path) -> None:
        screen = open_page(few)
        screen.session.press("fall")
        assert screen.figures[2].value.text() == "49"

    def test_a_count_that_failed_is_told(
        self, open_page: Open, few: Path, host: StubHost, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        screen = open_page(few)

        def broken() -> int:
            raise OSError(5, "gone")

        monkeypatch.setattr(screen.session.reader.items, "count", broken)
        keys(screen).press("R")
        assert "answers are safe" in host.banners[0].meaning
        assert screen.figures[2].value.text() == "48"

    def test_a_count_that_ends_after_the_page_is_gone_does_nothing(
        self, theme: Theme, host: StubHost, few: Path
    ) -> None:
        posted: list[Callable[[], None]] = []
        session = Session.open(few, deliver=posted.append, background=True)
        screen = InsightsScreen(theme, session, host)
        screen.activate()
        session.read_lane.ask(lambda: None, urgency=LATER)
        delete(screen)
        for deed in posted:
            deed()
        session.close()
        assert host.banners == []
        assert screen.insight.figures is not None

    def test_while_it_is_counted_for_the_first_time_there_are_only_titles(
        self, theme: Theme, host: StubHost, many: Path, qtbot: QtBot
    ) -> None:
        posted: list[Callable[[], None]] = []
        session = Session.open(many, deliver=posted.append, background=True)
        screen = InsightsScreen(theme, session, host)
        qtbot.addWidget(screen)
        screen.show()
        screen.activate()
        card = screen.figures[1]
        assert card.title.text() == "Random checks"
        assert not any(part.isVisible() for part in (card.icon, card.range, card.spark, card.foot))
        assert not any(chart.isVisible() for chart in screen.findChildren(Chart))
        session.read_lane.ask(lambda: None, urgency=LATER)
        for deed in posted:
            deed()
        session.close()
        assert card.foot.isVisible()
        assert all(chart.isVisible() for chart in screen.findChildren(Chart))


class TestAhead:
    def test_the_next_labels_stand_second_with_their_range(self, open_page: Open, tmp_path: Path) -> None:
        screen = open_page(make_grown(tmp_path / "flat.alapp"))
        card = screen.figures[1]
        assert card.title.text() == "Next 200 labels should add"
        assert card.value.text() in {"+0.0 points", "+0.1 points", "+0.2 points", "+0.3 points", "+0.4 points"}
        assert " to " in card.beside.text()
        assert card.foot.text() == "More labels would change little"
        assert "160 random checks" in screen.subtitle.text()

    def test_the_forecast_goes_on_from_now(self, open_page: Open, tmp_path: Path) -> None:
        screen = open_page(make_grown(tmp_path / "rising.alapp", flat=False))
        now, first = screen.curve._values[-1], screen.curve._ahead[0]
        assert first.x == now.x + 50
        assert first.low <= first.y <= first.high
        assert "Forecast: " in screen._curve_card.remark.text()
        assert not screen._legend.ahead.isHidden()

    def test_without_enough_checks_there_is_no_forecast(self, open_page: Open, many: Path) -> None:
        screen = open_page(many)
        assert screen.figures[1].title.text() == "Random checks"
        assert not screen.curve._ahead
        assert screen._legend.ahead.isHidden()

    def test_quality_tells_each_label_and_where_checks_are_too_few(self, open_page: Open, tmp_path: Path) -> None:
        screen = open_page(make_grown(tmp_path / "flat.alapp"))
        rows = [r.cells for r in screen._quality.quality.text.readings]
        assert rows[1][:3] == ("Fall", "70 %", "59 % to 79 %")
        assert rows[2][1] == "not enough checks"
        assert screen._quality.cards[0].remark.text().startswith("Macro-F1, the mean over all labels: 93 %")

    def test_the_three_ways_say_what_they_are_and_which_is_narrower(self, open_page: Open, tmp_path: Path) -> None:
        screen = open_page(make_grown(tmp_path / "flat.alapp"))
        tab_to(screen, screen._quality.ways)
        keys(screen).press("T")
        names = [r.cells[0] for r in screen._quality.ways.text.readings]
        assert names == ["This model", "As told then", "All answers"]
        assert screen._quality.ways.table.isVisible()
        assert screen._quality.cards[1].remark.text().endswith("tell no more than the checks.")


class TestKeys:
    def test_tab_walks_figures_then_charts(self, open_page: Open, many: Path) -> None:
        screen = open_page(many)
        seen = []
        for _ in range(9):
            seen.append(screen.window().focusWidget())
            keys(screen).press("Tab")
        stops = [*screen.figures, screen.curve, screen.balance, screen.pace, screen.leaning]
        assert [w for w in seen if w in stops] == stops

    def test_arrows_read_points_and_the_words_stand_below(self, open_page: Open, many: Path) -> None:
        screen = open_page(many)
        tab_to(screen, screen.curve)
        keys(screen).press("Right", "Right")
        words = "Model 3, 100 labels: 85 %, likely 71 to 93 %, 40 random checks"
        assert screen._curve_card.remark.text() == words
        keys(screen).press("Home")
        assert screen.curve.point == 0
        keys(screen).press("Tab")
        assert screen._curve_card.remark.text().startswith("Accuracy on random checks went from 75 %")

    def test_t_turns_a_chart_into_a_table_and_back(self, open_page: Open, many: Path) -> None:
        screen = open_page(many)
        tab_to(screen, screen.balance)
        keys(screen).press("T")
        table = screen.balance.table
        assert table.isVisible()
        assert table.hasFocus()
        head = [table.horizontalHeaderItem(j).text() for j in range(table.columnCount())]
        assert head == ["Label", "Labels", "Share", "Expected", "Range"]
        assert [table.item(1, j).text() for j in range(2)] == ["Fall", "75"]
        keys(screen).press("Down", "T")
        assert not screen.balance.as_table
        assert screen.balance.hasFocus()

    def test_enter_opens_the_items_behind_a_figure_or_a_point(
        self, open_page: Open, many: Path, host: StubHost
    ) -> None:
        screen = open_page(many)
        keys(screen).press("Enter", "Tab", "Tab", "Enter")
        tab_to(screen, screen.balance)
        keys(screen).press("Down", "Down", "Enter")
        assert host.queries == ["why:random is:labeled", "is:labeled", "label:Fall"]

    def test_enter_in_a_table_opens_the_row(self, open_page: Open, many: Path, host: StubHost) -> None:
        screen = open_page(many)
        tab_to(screen, screen.balance)
        keys(screen).press("T", "Down", "Enter")
        assert host.queries == ["label:Fall"]

    def test_without_anything_in_focus_enter_says_where_to_go(self, open_page: Open, few: Path, host: StubHost) -> None:
        screen = open_page(few)
        screen.window().focusWidget().clearFocus()
        assert screen.reason("insights.open") == "Go to a figure or chart with Tab first."
        screen.bindings()["insights.open"]()
        assert host.queries == []

    def test_days_and_hours(self, open_page: Open, many: Path) -> None:
        screen = open_page(many)
        assert screen.pace.text.columns[0] == "Hour"  # one day only
        screen._span.set_current("day")
        screen._span.chosen.emit("day")
        assert screen.pace.text.columns[0] == "Day"
        screen.activate()
        assert screen.pace.text.columns[0] == "Day"  # what was chosen stays


class TestLooks:
    def test_everything_that_takes_focus_has_a_name_and_charts_a_sentence(self, open_page: Open, many: Path) -> None:
        screen = open_page(many)
        assert unnamed(screen.window()) == []
        charts = (screen.curve, screen.balance, screen.pace, screen.leaning)
        assert all(c.accessibleDescription().endswith(".") for c in charts)

    @pytest.mark.parametrize("factor", [1.0, 1.3, 1.6])
    @pytest.mark.parametrize("size", [(952, 604), (1294, 692), (1848, 1004)])
    def test_no_figure_is_clipped(
        self, open_page: Open, many: Path, theme: Theme, size: tuple[int, int], factor: float
    ) -> None:
        screen = open_page(many)
        theme.set_factor(factor)
        screen.window().resize(*size)
        QApplication.processEvents()
        for card in screen.figures:
            for label in (card.title, card.value):
                assert label.width() >= label.sizeHint().width()
                assert label.height() >= label.sizeHint().height()

    @pytest.mark.parametrize("mode", ["light", "dark"])
    def test_charts_are_drawn_in_the_colours_of_the_theme(
        self, open_page: Open, many: Path, theme: Theme, mode: str
    ) -> None:
        screen = open_page(many)
        theme.set_mode("dark" if mode == "dark" else "light")
        QApplication.processEvents()
        picture = screen.balance.grab().toImage()
        used = {picture.pixelColor(x, y).name() for x in range(0, picture.width(), 2) for y in range(picture.height())}
        assert theme.label_colour(2).name() in used

    def test_the_pointer_reads_points_too(self, open_page: Open, many: Path) -> None:
        screen = open_page(many)
        row = screen.balance.row_height
        assert screen.balance.point_at(QPointF(50, 1.5 * row)) == 1
        assert screen.balance.point_at(QPointF(50, 9 * row)) == -1
        assert screen.pace.point_at(QPointF(5, 5)) == 0

    def test_the_window_starts_without_the_plot_library(self) -> None:
        code = "import sys, alapp.ui.screens.insights.page; sys.exit('pyqtgraph' in sys.modules)"
        assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("task", "said"),
    [
        ("single_choice", ""),
        ("spans", ""),
        ("boxes", "gained nothing when it was measured"),
        ("segments", "gained nothing when it was measured"),
        ("multi_choice", "showed no sure gain when it was measured"),
    ],
)
def test_where_the_order_of_asking_gained_nothing_it_is_said(task: str, said: str) -> None:
    guideline = Guideline(1, task, (LabelClass("a", "A"),))
    found = overview(Facts(guideline, [], [], 3, 0, "A1"), datetime(2025, 11, 12, tzinfo=UTC))
    assert said in words.heading(found)
    assert ("when it was measured" in words.heading(found)) == bool(said)
