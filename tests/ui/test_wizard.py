"""The import wizard by key presses: each step is answered with Enter, and every bad file says why."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from alapp.domain.annotation import Annotator
from alapp.domain.exchange import ImportPlan, Role
from alapp.session.exchange import Exchange, create_project
from alapp.session.intake import Intake
from alapp.session.new_project import NewProject
from alapp.session.session import Session
from alapp.session.settings import UserFile
from alapp.store.project import Project
from alapp.ui.screens.wizard.page import ImportWizard
from alapp.ui.theme.theme import Theme
from tests.helpers import small_guideline
from tests.ui.conftest import StubHost
from tests.ui.page_kit import Keys, PageWindow, unnamed

# the offscreen screen has no window manager; pop-ups and dialogs make it say so
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TOPICS = ("Billing", "Access", "Delivery")


def tickets(folder: Path, n: int = 60, *, bad: int = 0) -> Path:
    path = folder / "tickets_2025.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["ticket_id", "message", "channel", "topic"])
        for i in range(n):
            text = "" if i < bad else f"The parcel number {i} was charged twice, please look"
            writer.writerow([f"T-{i}", text, ("Chat", "Phone")[i % 2], TOPICS[i % 3]])
    return path


class NoSession:
    """Stands where no project is open."""

    def subscribe(self, _: Any) -> None:
        return


def press(*keys: str) -> None:
    window = QApplication.activeWindow()
    assert window is not None
    Keys(window).press(*keys)


def enter(times: int = 1) -> None:
    press(*["Enter"] * times)


class Wizards:
    """Makes wizards that read at once, and keeps what they hand over."""

    def __init__(self, theme: Theme, host: StubHost, qtbot: QtBot, folder: Path) -> None:
        self._theme, self._host, self._qtbot, self._folder = theme, host, qtbot, folder
        self.made: list[ImportWizard] = []
        self.projects: list[NewProject] = []
        self.imports: list[tuple[ImportPlan, tuple[str, ...]]] = []
        self.windows: list[PageWindow] = []
        self.left = 0

    def show(self, path: Path | None = None, session: Session | None = None) -> ImportWizard:
        intake = Intake(background=False)
        wizard = ImportWizard(
            self._theme, session, self._host, intake=intake, folder=self._folder, path=path, values=UserFile()
        )
        wizard.project_wanted.connect(self.projects.append)
        wizard.import_wanted.connect(lambda plan, labels: self.imports.append((plan, labels)))
        wizard.left.connect(self._on_left)
        window = PageWindow(session or NoSession(), wizard)  # type: ignore[arg-type]
        self._qtbot.addWidget(window)
        window.resize(1366, 768)
        window.open()
        self._qtbot.waitUntil(window.isActiveWindow)
        self.made.append(wizard)
        self.windows.append(window)
        return wizard

    def _on_left(self) -> None:
        self.left += 1


@pytest.fixture
def wizards(theme: Theme, host: StubHost, qtbot: QtBot, tmp_path: Path) -> Iterator[Wizards]:
    folder = tmp_path / "projects"
    folder.mkdir()
    found = Wizards(theme, host, qtbot, folder)
    yield found
    for wizard in found.made:
        wizard.deactivate()


def test_enter_enter_enter_makes_a_project(wizards: Wizards, tmp_path: Path) -> None:
    wizard = wizards.show(tickets(tmp_path))
    assert wizard.step is wizard.columns
    enter(3)
    [spec] = wizards.projects
    assert spec.name == "Tickets 2025"
    assert Path(spec.path) == tmp_path / "projects" / "Tickets 2025.alapp"
    assert [c.name for c in spec.guideline.classes] == list(TOPICS)
    assert (spec.guideline.noun, spec.guideline.noun_plural) == ("ticket", "tickets")
    assert spec.guideline.label_task == "single_choice"
    assert spec.plan is not None
    assert spec.plan.roles == {
        "ticket_id": Role.ID,
        "message": Role.TEXT,
        "channel": Role.GROUP,
        "topic": Role.LABEL,
    }
    assert spec.settings == {"suggestions": "show", "groups": ["channel"], "lock_minutes": 10}
    assert spec.protection is None


def test_the_columns_show_what_comes_in_and_what_does_not(wizards: Wizards, tmp_path: Path) -> None:
    wizard = wizards.show(tickets(tmp_path, 60, bad=12))
    counts = wizard.columns.counts
    assert counts.ready.text() == "48 rows ready"
    assert counts.kinds["empty"].text() == "12 rows without text, left out"
    assert counts.show_all.text() == "Show these 12 rows"
    assert wizard.columns.facts.text.text().startswith("The parcel number 12")
    counts.kinds["empty"].click()
    table = counts.dialog.table
    assert table.rowCount() == 12
    cell = table.item(0, 2)
    assert cell is not None
    assert "no text" in cell.text()
    counts.dialog.close()


def test_a_role_can_be_changed_by_keys_and_only_one_column_is_the_text(wizards: Wizards, tmp_path: Path) -> None:
    wizard = wizards.show(tickets(tmp_path))
    box = wizard.columns.header.boxes[2]
    box.setFocus()
    press("Down")
    view = box.view()
    view.setCurrentIndex(view.model().index(list(Role).index(Role.TEXT), 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert wizard.draft is not None
    assert wizard.draft.roles["channel"] is Role.TEXT
    assert wizard.draft.roles["message"] is Role.EXTRA
    assert box.accessibleName() == "Role of column channel"


def test_a_column_of_numbers_cannot_be_the_text(wizards: Wizards, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("amount,message\n1.5,first message here\n2.5,second message here\n3,third message here\n")
    wizard = wizards.show(path)
    wizard.columns.header.role_chosen.emit("amount", Role.TEXT)
    enter()
    assert wizard.step is wizard.columns
    assert "holds numbers only" in wizard.columns.problem_line.text()
    assert "Use “message”" in wizard.columns.problem_line.text()


def test_existing_labels_can_be_ignored_and_labels_typed(wizards: Wizards, tmp_path: Path) -> None:
    wizard = wizards.show(tickets(tmp_path))
    wizard.columns.facts.existing._take("ignore")
    enter()
    assert wizard.step is wizard.task
    assert wizard.task.labels.rowCount() == 0
    assert QApplication.focusWidget() is wizard.task.field
    for name in ("Refund", "Question", "refund"):
        QTest.keyClicks(wizard.task.field, name)
        enter()
    assert [c.name for c in wizard.task.labels.classes] == ["Refund", "Question"]
    enter(2)
    [spec] = wizards.projects
    assert spec.plan is not None
    assert spec.plan.existing_labels == "ignore"
    assert [c.name for c in spec.guideline.classes] == ["Refund", "Question"]
    assert len({c.colour for c in spec.guideline.classes}) == 2


def test_without_labels_it_says_what_is_missing(wizards: Wizards, tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_text("A first sentence to label.\nA second sentence to label.\n")
    wizard = wizards.show(path)
    enter(2)
    assert wizard.step is wizard.task
    assert wizard.task.problem_line.text() == "At least one label is needed. Type a label below the list."


def test_a_list_is_pasted_with_hints(wizards: Wizards, tmp_path: Path) -> None:
    wizard = wizards.show(tickets(tmp_path))
    wizard.columns.facts.existing._take("ignore")
    enter()
    QApplication.clipboard().setText("1. Refund\tmoney back\n2. Question - asks something\n- Complaint\n")
    wizard.task.field.setFocus()
    QTest.keyClick(wizard.task.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [(c.name, c.hint) for c in wizard.task.labels.classes] == [
        ("Refund", "money back"),
        ("Question", "asks something"),
        ("Complaint", ""),
    ]
    wizard.task.table.selectRow(2)
    QTest.keyClick(wizard.task.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [c.name for c in wizard.task.labels.classes] == ["Refund", "Complaint", "Question"]
    QTest.keyClick(wizard.task.table, Qt.Key.Key_Delete)
    assert [c.name for c in wizard.task.labels.classes] == ["Refund", "Question"]


def test_thousands_of_labels_are_one_list(wizards: Wizards, tmp_path: Path) -> None:
    wizard = wizards.show(tickets(tmp_path))
    wizard.columns.facts.existing._take("ignore")
    enter()
    QApplication.clipboard().setText("\n".join(f"Code {i:04}" for i in range(3000)))
    wizard.task.paste_list()
    assert wizard.task.count.text() == "3,000 labels"
    enter(2)
    assert len(wizards.projects[0].guideline.classes) == 3000


def test_several_labels_in_a_cell_choose_the_task(wizards: Wizards, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = "".join(f"text number {i} is here,{'joy|fear' if i % 2 else 'joy'}\n" for i in range(40))
    path.write_text("text,label\n" + rows)
    wizard = wizards.show(path)
    enter()
    assert wizard.task.cards["multi_choice"].isChecked()
    assert wizard.press_digit(0, shifted=False)
    assert wizard.task.cards["single_choice"].isChecked()
    wizard.press_digit(1, shifted=False)
    enter(2)
    assert wizards.projects[0].guideline.label_task == "multi_choice"
    assert [c.name for c in wizards.projects[0].guideline.classes] == ["joy", "fear"]


def test_escape_goes_back_step_by_step_and_keeps_what_was_typed(wizards: Wizards, tmp_path: Path) -> None:
    wizard = wizards.show(tickets(tmp_path))
    enter(2)
    wizard.save.name.setText("My own name")
    wizard.save.name.textEdited.emit("My own name")
    press("Esc")
    assert wizard.step is wizard.task
    enter()
    assert wizard.save.name.text() == "My own name"
    press("Esc", "Esc", "Esc")
    assert wizard.step is wizard.choose
    press("Esc")
    assert wizards.left == 1
    assert not list((tmp_path / "projects").iterdir())


def test_a_taken_name_and_a_missing_folder_are_said_at_the_field(wizards: Wizards, tmp_path: Path) -> None:
    (tmp_path / "projects" / "Tickets 2025.alapp").touch()
    wizard = wizards.show(tickets(tmp_path))
    enter(2)
    assert wizard.save.name.text() == "Tickets 2025 2"
    wizard.save.name.setText("Tickets 2025")
    enter()
    assert "is there already" in wizard.save.problem_line.text()
    wizard.save.place.setText(str(tmp_path / "nowhere"))
    enter()
    assert "is not there" in wizard.save.problem_line.text()
    assert not wizards.projects


def bad(folder: Path, name: str) -> Path:
    path = folder / f"{name}.csv"
    content = {"empty": b"", "binary": bytes(range(256)) * 30, "header only": b"id,text\n"}
    if name in content:
        path.write_bytes(content[name])
    return path


@pytest.mark.parametrize(("name", "words"), [("empty", "is empty"), ("binary", "binary"), ("missing", "not there")])
def test_a_file_that_cannot_be_read_says_why_in_step_one(
    wizards: Wizards, tmp_path: Path, name: str, words: str
) -> None:
    wizard = wizards.show(bad(tmp_path, name))
    assert wizard.step is wizard.choose
    notice = wizard.choose.trouble.itemAt(0).widget()
    assert isinstance(notice, QWidget)
    assert words in notice.accessibleName()


def test_a_wrong_encoding_offers_two_as_buttons(wizards: Wizards, tmp_path: Path) -> None:
    path = tmp_path / "latin.csv"
    path.write_bytes(("id,text\n" + "".join(f"{i},Käse und Brot Nummer {i}\n" for i in range(9))).encode("cp1252"))
    wizard = wizards.show(path)
    row = wizard.columns.encodings
    words = [w.text() for i in range(row.count()) if (w := row.itemAt(i).widget()) is not None and hasattr(w, "text")]
    assert any("E4" in word for word in words)
    assert sum(word.startswith("Read as") for word in words) in (1, 2)
    wizard.columns.read_as("cp1252")
    assert wizard.draft is not None
    assert wizard.draft.preview.options.encoding == "cp1252"
    assert wizard.draft.preview.rows[0][1] == "Käse und Brot Nummer 0"
    assert wizard.columns.counts.ready.text() == "9 rows ready"


def test_reading_options_change_the_preview_at_once(wizards: Wizards, tmp_path: Path) -> None:
    wizard = wizards.show(tickets(tmp_path))
    wizard.columns.open_options()
    popover = wizard.columns.popover
    popover.header.setChecked(False)
    assert wizard.draft is not None
    assert wizard.draft.preview.columns[0] == "Column 1"
    popover.close()


def test_text_from_the_clipboard(wizards: Wizards, tmp_path: Path) -> None:
    QApplication.clipboard().setText("A first line to label\nA second line to label\n")
    wizard = wizards.show()
    assert wizard.step is wizard.choose
    assert wizard.press_digit(2, shifted=False)
    assert wizard.step is wizard.columns
    assert [row[0] for row in wizard.columns.draft.preview.rows] == ["A first line to label", "A second line to label"]  # type: ignore[union-attr]
    press("Esc", "Esc")
    assert not list((tmp_path / "projects").iterdir())


def test_a_file_is_chosen_in_the_dialog_by_keys(wizards: Wizards, tmp_path: Path, qtbot: QtBot) -> None:
    path = tickets(tmp_path)
    wizard = wizards.show()
    enter()
    dialog = wizard.choose.dialog
    assert dialog is not None
    line = dialog.findChild(QLineEdit)
    assert line is not None
    qtbot.waitUntil(lambda: QApplication.focusWidget() is line)
    QTest.keyClicks(line, str(path))
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: wizard.step is wizard.columns)
    assert UserFile().get("import_folder") == str(tmp_path)


def test_a_later_import_compares_and_offers_unknown_labels(wizards: Wizards, tmp_path: Path) -> None:
    with Project.create(
        tmp_path / "p.alapp", small_guideline(names=("Billing", "Access")), name="P", annotator=Annotator("A1")
    ):
        pass
    session = Session.open(tmp_path / "p.alapp", "A1", background=False)
    try:
        wizard = wizards.show(tickets(tmp_path, 30), session)
        later = wizard.columns.later
        assert later is not None
        assert later.chips["new"].text() == "30 new"
        assert later.add.text().endswith("1 labels the guideline does not know: Delivery")
        later.add.setChecked(True)
        enter()
        [(plan, labels)] = wizards.imports
        assert labels == ("Delivery",)
        assert plan.existing_labels == "first"
    finally:
        session.close()


def test_every_control_has_a_name(wizards: Wizards, tmp_path: Path) -> None:
    wizard = wizards.show(tickets(tmp_path))
    for _ in range(3):
        assert unnamed(wizard.window()) == []
        if wizard.step is not wizard.save:
            wizard.next()


@pytest.mark.parametrize("size", [(1024, 680), (1366, 768), (1440, 900)])
@pytest.mark.parametrize("factor", [1.0, 1.6])
def test_nothing_is_cut_at_any_size(
    wizards: Wizards, theme: Theme, tmp_path: Path, size: tuple[int, int], factor: float
) -> None:
    theme.set_factor(factor)
    wizard = wizards.show(tickets(tmp_path))
    wizard.window().resize(*size)
    QApplication.processEvents()
    for button in (wizard.step.next, wizard.step.back, wizard.bar.cancel):
        assert button.width() >= button.sizeHint().width()


def test_a_project_made_by_the_wizard_can_be_labeled(wizards: Wizards, tmp_path: Path) -> None:
    wizard = wizards.show(tickets(tmp_path, 90))
    wizard.columns.facts.existing._take("gold")
    enter(3)
    spec = wizards.projects[0]
    assert spec.plan is not None
    session = Session.open(create_project(spec), "A1", background=False)
    try:
        reports: list[Any] = []
        Exchange(session).start_import(spec.plan, on_done=reports.append)
        assert reports[0].accepted == 90
        assert session.reader.annotations.count_answered() == 0
        assert sum(note.gold is not None for _, _, note in session.reader.annotations.notes()) == 90
        assert session.current is not None
    finally:
        session.close()
