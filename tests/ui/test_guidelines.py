"""The Guidelines screen by keys on a real project: every save is a version, and no edit touches an answer."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from alapp.domain.exchange import ExportPlan
from alapp.domain.guideline import Guideline
from alapp.session.exchange import Exchange
from alapp.ui.screens.guidelines.page import GuidelinesScreen
from alapp.ui.theme.theme import Theme
from tests.ui.conftest import StubHost
from tests.ui.page_kit import Pages, keys, make_project, unnamed

Open = Callable[..., GuidelinesScreen]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Twelve answers: Fall, Medication, Device in turn."""
    return make_project(tmp_path / "wards.alapp", ["fall", "med", "dev"] * 4)


@pytest.fixture
def open_page(theme: Theme, host: StubHost, pages: Pages, path: Path) -> Open:
    return lambda **more: pages.open(path, lambda session: GuidelinesScreen(theme, session, host), **more)


def retype(screen: GuidelinesScreen, text: str) -> None:
    """Replace what stands in the field."""
    keys(screen).press("Ctrl+A")
    keys(screen).type(text)


def chosen(screen: GuidelinesScreen) -> str:
    label_class = screen.chosen
    return label_class.name if label_class else ""


def words(screen: GuidelinesScreen) -> str:
    """Everything that can be read."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def answers(screen: GuidelinesScreen) -> list[tuple[int, tuple[str, ...], int, str]]:
    """Every answer as stored: item, label class ids, guideline version, event."""
    found = screen.session.reader.annotations.all()
    return [(a.item_id, a.labels, a.answer.guideline_version, a.event_id) for a in found]


def current(screen: GuidelinesScreen) -> Guideline:
    guideline: Guideline = screen.session.guideline
    return guideline


class TestWalking:
    def test_j_and_k_walk_the_labels(self, open_page: Open) -> None:
        screen = open_page()
        assert chosen(screen) == "Medication"
        keys(screen).press("J")
        assert chosen(screen) == "Fall"
        assert "Label the report Fall when" in words(screen)
        assert "“Found kneeling by the bed.”" in words(screen)
        keys(screen).press("K", "K")
        assert chosen(screen) == ""
        assert "What happened?" in words(screen)

    def test_digits_and_letters_of_labels_show_them(self, open_page: Open) -> None:
        screen = open_page()
        keys(screen).press("3")
        assert chosen(screen) == "Device"
        keys(screen).press("D")
        assert chosen(screen) == "Fall"
        assert not screen.press_digit(8, False)
        assert not screen.press_letter("Y")

    def test_slash_finds_by_name_hint_or_rule(self, open_page: Open) -> None:
        screen = open_page()
        keys(screen).press("/")
        keys(screen).type("dose")
        assert chosen(screen) == "Medication"
        retype(screen, "report fall")
        assert chosen(screen) == "Fall"
        keys(screen).press("Esc")
        assert screen.list.view.hasFocus()
        assert screen.list.model.rowCount() == 4
        assert chosen(screen) == "Fall"

    def test_use_is_counted(self, open_page: Open) -> None:
        screen = open_page()
        keys(screen).press("J")
        read = words(screen)
        assert "Answers with this label" in read
        assert "33 %" in read
        assert "4 of 12" in read  # Fall was suggested twelve times and given four times


class TestEditing:
    def test_a_renamed_label_changes_no_answer_and_is_exported_by_its_new_name(
        self, open_page: Open, tmp_path: Path
    ) -> None:
        screen = open_page()
        before = answers(screen)
        keys(screen).press("J", "E")
        retype(screen, "Fall or slip")
        keys(screen).press("Esc")
        keys(screen).press("Alt+Up")
        assert current(screen).version == 3
        assert [c.name for c in current(screen).active] == ["Fall or slip", "Medication", "Device"]
        assert answers(screen) == before
        assert {a[2] for a in before} == {1}
        target = tmp_path / "out.csv"
        Exchange(screen.session).start_export(ExportPlan(str(target), "csv"), lambda _: None, pytest.fail)
        written = target.read_text(encoding="utf-8-sig")
        assert "Fall or slip" in written
        assert "Fall," not in written
        assert screen.session.project.verify().problems == ()

    def test_the_next_answer_knows_the_new_version(self, open_page: Open) -> None:
        screen = open_page()
        keys(screen).press("E")
        retype(screen, "Medicine")
        keys(screen).press("Esc")
        screen.session.press("med")
        assert sorted({a[2] for a in answers(screen)}) == [1, 2]

    def test_all_parts_in_one_version(self, open_page: Open) -> None:
        screen = open_page()
        keys(screen).press("J", "J", "E", "Tab")
        keys(screen).type("did not work")
        keys(screen).press("Tab")
        keys(screen).type("q")
        keys(screen).press("Tab", "Right", "Tab", "Left", "Tab")
        keys(screen).type("Only when nobody fell.")
        keys(screen).press("Esc")
        device = current(screen).by_id("dev")
        assert device is not None
        assert (device.hint, device.key, device.colour, device.shape) == ("did not work", "Q", 4, 2)
        assert device.description == "Only when nobody fell."
        assert current(screen).version == 2
        assert current(screen).author == "A1"
        assert "“Device” has the letter Q" in current(screen).note

    def test_esc_without_a_change_makes_no_version(self, open_page: Open) -> None:
        screen = open_page()
        keys(screen).press("E", "Esc")
        assert not screen.editing
        assert current(screen).version == 1
        assert screen.list.view.hasFocus()

    @pytest.mark.parametrize(
        ("letter", "said"),
        [("s", "The letter S is kept for a command."), ("d", "belongs to “Fall”"), ("4", "cannot be a label key")],
    )
    def test_letters_that_cannot_be_are_refused_in_words(self, open_page: Open, letter: str, said: str) -> None:
        screen = open_page()
        keys(screen).press("E", "Tab", "Tab")
        keys(screen).type(letter)
        assert said in screen.label_editor.key_problem.words.text()
        keys(screen).press("Esc")
        assert screen.editing
        assert screen.label_editor.problem.isVisible()
        retype(screen, "n")
        keys(screen).press("Esc")
        assert not screen.editing
        assert current(screen).active[0].key == "N"

    def test_a_doubled_name_stays_in_the_form(self, open_page: Open) -> None:
        screen = open_page()
        keys(screen).press("E")
        retype(screen, "device")
        keys(screen).press("Esc")
        assert "Two labels are called “device”." in words(screen)
        assert current(screen).version == 1

    def test_choosing_another_label_saves_first_or_stays(self, open_page: Open) -> None:
        screen = open_page()
        keys(screen).press("E")
        retype(screen, "Medicine")
        screen.list.choose("dev")
        assert (chosen(screen), screen.editing, current(screen).active[0].name) == ("Device", False, "Medicine")
        keys(screen).press("E")
        retype(screen, "fall")
        screen.list.choose("med")
        assert (chosen(screen), screen.editing) == ("Device", True)

    def test_discard_gives_up_what_was_typed(self, open_page: Open) -> None:
        screen = open_page()
        keys(screen).press("E")
        retype(screen, "Other")
        press_button(screen, "Discard")
        assert (screen.editing, chosen(screen), current(screen).version) == (False, "Medication", 1)

    def test_leaving_the_page_saves(self, open_page: Open) -> None:
        screen = open_page()
        keys(screen).press("E")
        retype(screen, "Medicine")
        screen.deactivate()
        assert current(screen).active[0].name == "Medicine"

    def test_question_and_nouns(self, open_page: Open) -> None:
        screen = open_page()
        keys(screen).press("K", "E")
        retype(screen, "What went wrong?")
        keys(screen).press("Tab")
        retype(screen, "case")
        keys(screen).press("Tab")
        retype(screen, "cases")
        keys(screen).press("Esc")
        assert (current(screen).question, current(screen).noun_plural) == ("What went wrong?", "cases")
        assert "case, many are cases" in words(screen)

    def test_foreign_text_stays_plain(self, open_page: Open) -> None:
        screen = open_page()
        keys(screen).press("E")
        retype(screen, "<b>Fat</b>")
        keys(screen).press("Esc")
        shown = [x for x in screen.findChildren(QLabel) if "<b>" in x.text()]
        assert shown
        assert all(x.textFormat() == Qt.TextFormat.PlainText for x in shown)


class TestLabels:
    def test_a_new_label_comes_last_with_a_look_of_its_own(self, open_page: Open) -> None:
        screen = open_page()
        keys(screen).press("Ctrl+Shift+N")
        keys(screen).type("Other")
        keys(screen).press("Esc")
        added = current(screen).active[-1]
        assert (added.name, added.colour, added.shape) == ("Other", 4, 4)
        assert chosen(screen) == "Other"

    def test_an_empty_new_label_is_forgotten(self, open_page: Open) -> None:
        screen = open_page()
        keys(screen).press("Ctrl+Shift+N", "Esc")
        assert not screen.editing
        assert current(screen).version == 1

    def test_a_new_label_without_a_name_is_asked_for_one(self, open_page: Open) -> None:
        screen = open_page()
        keys(screen).press("Ctrl+Shift+N", "Tab")
        keys(screen).type("a hint")
        keys(screen).press("Esc")
        assert screen.editing
        assert "A label needs a name." in words(screen)

    def test_order_is_changed_by_alt_and_arrows_and_digits_follow(self, open_page: Open) -> None:
        screen = open_page()
        before = answers(screen)
        keys(screen).press("Alt+Down", "Alt+Down", "Alt+Down")
        assert [c.id for c in current(screen).active] == ["fall", "dev", "med"]
        assert current(screen).version == 3
        assert chosen(screen) == "Medication"
        keys(screen).press("1")
        assert chosen(screen) == "Fall"
        assert answers(screen) == before

    def test_delete_retires_and_brings_back(self, open_page: Open, host: StubHost) -> None:
        screen = open_page()
        before = answers(screen)
        keys(screen).press("J", "Delete")
        assert [c.id for c in current(screen).active] == ["med", "dev"]
        assert "4 answers keep it" in words(screen)
        assert host.words[-1] == "“Fall” is retired; its answers stay. Delete brings it back."
        assert answers(screen) == before
        keys(screen).press("Delete")
        assert "fall" in [c.id for c in current(screen).active]
        assert host.words[-1] == "“Fall” is back."

    def test_the_last_label_cannot_be_retired(self, open_page: Open, host: StubHost) -> None:
        screen = open_page()
        for label_id in ("med", "fall", "dev"):
            screen.list.choose(label_id)
            keys(screen).press("Delete")
        assert "At least one label is needed." in host.words[-1]
        assert [c.id for c in current(screen).active] == ["dev"]

    def test_an_example_is_added_and_removed(self, open_page: Open) -> None:
        screen = open_page()
        keys(screen).press("J", "Shift+E")
        keys(screen).type("Slid from the chair.")
        keys(screen).press("Enter")
        keys(screen).type("Rolled off the mat.")
        keys(screen).press("Esc")
        fall = current(screen).by_id("fall")
        assert fall is not None
        assert [e.text for e in fall.examples[2:]] == ["Slid from the chair.", "Rolled off the mat."]
        keys(screen).press("E")
        remove = [b for b in screen.findChildren(QAbstractButton) if b.accessibleName() == "Remove this example"]
        QTest.mouseClick(remove[0], Qt.MouseButton.LeftButton)
        keys(screen).press("Esc")
        fall = current(screen).by_id("fall")
        assert fall is not None
        assert [e.item_key for e in fall.examples] == ["", "", ""]


class TestVersions:
    def test_history_tells_what_changed_and_brings_an_old_version_back(self, open_page: Open) -> None:
        screen = open_page()
        keys(screen).press("E")
        retype(screen, "Medicine")
        keys(screen).press("Esc")
        press_button(screen, "Version 2, “Medication” renamed to “Medicine”")
        assert "“Medication” renamed to “Medicine”" in words(screen)
        press_button(screen, "Version 1, first version")
        press_button(screen, "Restore version 1")
        assert current(screen).version == 3
        assert current(screen).active[0].name == "Medication"
        assert chosen(screen) == "Medication"
        assert screen.list.version.text() == "Version 3"

    def test_what_the_disk_refuses_is_told_and_does_not_hold(self, open_page: Open, host: StubHost) -> None:
        screen = open_page()

        def full(*_: object) -> Guideline:
            raise OSError(errno.ENOSPC, "full")

        screen.guide._keep = full
        keys(screen).press("E")
        retype(screen, "Medicine")
        keys(screen).press("Esc")
        assert "disk is full" in host.banners[0].what
        assert chosen(screen) == "Medication"
        assert screen.guide.current.version == 1

    def test_a_read_only_project_can_be_read(self, open_page: Open, host: StubHost) -> None:
        screen = open_page(read_only=True)
        keys(screen).press("J", "E", "Alt+Up", "Delete", "Ctrl+Shift+N", "Shift+E")
        assert chosen(screen) == "Fall"
        assert not screen.editing
        assert set(host.words) == {"This project is open for reading only."}
        assert screen.reason("guide.edit") == "This project is open for reading only."

    def test_esc_goes_back_to_the_item(self, open_page: Open, host: StubHost) -> None:
        screen = open_page()
        keys(screen).press("Esc")
        assert host.pages == ["label"]


class TestLooks:
    def test_everything_that_takes_focus_has_a_name(self, open_page: Open) -> None:
        screen = open_page()
        assert unnamed(screen.window()) == []
        keys(screen).press("J", "E")
        assert unnamed(screen.window()) == []

    @pytest.mark.parametrize("factor", [1.0, 1.3, 1.6])
    @pytest.mark.parametrize("size", [(952, 604), (1294, 692)])
    def test_it_can_be_read_at_any_size(
        self, open_page: Open, theme: Theme, size: tuple[int, int], factor: float
    ) -> None:
        screen = open_page()
        theme.set_factor(factor)
        screen.window().resize(*size)
        keys(screen).press("J")
        QApplication.processEvents()
        for label in (x for x in screen.reader.findChildren(QLabel) if x.isVisible() and x.wordWrap()):
            assert label.height() >= label.heightForWidth(label.width())
        assert screen.reader.width() <= theme.px(680)

    def test_in_a_narrow_window_the_panel_folds_away_until_it_is_wanted(self, open_page: Open) -> None:
        screen = open_page()
        assert screen.panel.isVisible()
        screen.window().resize(960, 620)
        assert (screen.panel.isVisible(), screen.list.isVisible()) == (False, True)
        screen.toggle_panel()
        assert (screen.panel.isVisible(), screen.list.isVisible()) == (True, False)
        screen.toggle_panel()
        assert (screen.panel.isVisible(), screen.list.isVisible()) == (False, True)

    def test_a_search_that_finds_nothing_shows_the_project(self, open_page: Open) -> None:
        screen = open_page()
        keys(screen).press("/")
        keys(screen).type("nothing like this")
        assert screen.list.model.rowCount() == 0
        assert screen.chosen is None


def press_button(screen: GuidelinesScreen, name: str) -> None:
    """Press the button whose accessible name begins so."""
    QApplication.processEvents()
    found = [b for b in screen.findChildren(QAbstractButton) if b.accessibleName().startswith(name) and b.isVisible()]
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)
