"""Several people in one project, in the window: who opens it, who they are, what an annotator finds shut."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from alapp.domain.annotation import Annotator
from alapp.domain.errors import OnShare
from alapp.session import keys, people
from alapp.session.new_project import NewProject, check, new_guideline
from alapp.store import places, slots
from alapp.store.places import Place
from alapp.store.project import Project
from alapp.store.slots import Cost
from alapp.ui.screens.data.page import DataScreen
from alapp.ui.screens.data.people import PeoplePart
from alapp.ui.screens.who_dialog import WhoDialog
from alapp.ui.screens.wizard.save import SaveStep
from alapp.ui.shell.cards import role_card
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.card import Notice
from tests.helpers import small_project
from tests.ui.shell_kit import Shell, press

Key = Qt.Key
LEAD, BEA = "correct horse staple", "another word of hers"


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    path = small_project(tmp_path)
    with Project.open(path) as project:
        project.annotators.put(Annotator("B2", "Bea", role="annotator"))
    return path


def asked(shell: Shell) -> WhoDialog:
    dialog = shell.window.arrival.dialog
    assert isinstance(dialog, WhoDialog)
    return dialog


def code_at_work(shell: Shell) -> str:
    assert shell.window.session is not None
    return shell.window.session.annotator.code


def hit(shell: Shell, key: Qt.Key) -> None:
    """Press a key on what has focus in the dialog."""
    widget = asked(shell).focusWidget()
    assert widget is asked(shell).table
    QTest.keyClick(widget, key)


def open_as(shell: Shell, path: Path, code: str) -> None:
    """Open a project and choose the person by keys."""
    shell.window.open_project(path)
    dialog = asked(shell)
    way = dialog.row_of(code) - dialog.table.currentIndex().row()
    for _ in range(abs(way)):
        hit(shell, Key.Key_Down if way > 0 else Key.Key_Up)
    hit(shell, Key.Key_Return)


def data_of(shell: Shell) -> DataScreen:
    press(Key.Key_7, ctrl=True)
    screen = shell.window.screen_now
    assert isinstance(screen, DataScreen)
    return screen


def people_part(shell: Shell) -> PeoplePart:
    screen = data_of(shell)
    screen.show_tab("safety")
    return screen.safety.people


def test_one_person_is_not_asked(shell: Shell, tmp_path: Path) -> None:
    shell.window.open_project(small_project(tmp_path))
    assert shell.window.arrival.dialog is None
    assert code_at_work(shell) == "A1"


def test_several_are_asked_before_anything_is_shown_and_the_keys_choose(shell: Shell, shared: Path) -> None:
    shell.window.open_project(shared)
    assert shell.window.frame is None
    assert asked(shell).isVisible()
    hit(shell, Key.Key_Down)
    hit(shell, Key.Key_Return)
    assert code_at_work(shell) == "B2"
    assert shell.window.frame is not None
    assert shell.window.frame.header.chips["role"].text() == "Annotator B2"


def test_the_last_one_is_proposed_next_time(shell: Shell, shared: Path) -> None:
    open_as(shell, shared, "B2")
    shell.window.close_project()
    shell.window.open_project(shared)
    hit(shell, Key.Key_Return)
    assert code_at_work(shell) == "B2"


def test_esc_opens_nothing(shell: Shell, shared: Path) -> None:
    shell.window.open_project(shared)
    hit(shell, Key.Key_Escape)
    assert shell.window.session is None
    assert shell.window.frame is None
    with Project.open(shared) as free:
        assert len(free.annotators.all()) == 2


def test_the_card_of_the_role_says_who_and_what_she_may(shell: Shell, shared: Path) -> None:
    open_as(shell, shared, "B2")
    session = shell.window.session
    assert session is not None
    title, lines, _ = role_card(session)
    assert title == "Annotator B2"
    assert "B2 (Bea)" in lines[0]
    assert "only your own answers" in lines[1]


def test_after_a_lock_the_same_person_goes_on(shell: Shell, shared: Path) -> None:
    open_as(shell, shared, "B2")
    shell.window.locking.lock()
    press(Key.Key_Return)
    assert code_at_work(shell) == "B2"


def test_a_password_with_a_name_proposes_that_person(
    shell: Shell, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slots, "calibrated", Cost)
    keys.encrypt(shared, keys.Protection(LEAD, name="A1"))
    keys.add_slot(shared, BEA, name="B2")
    keys.lock(shared)
    shell.window.open_project(shared)
    shell.window.projects.unlock(shared, BEA, None)
    assert asked(shell).rows.rows[asked(shell).table.currentIndex().row()][0] == "B2"
    hit(shell, Key.Key_Escape)
    assert not keys.is_unlocked(shared)
    assert shell.window.locking.asks
    shell.window.projects.unlock(shared, BEA, None)
    hit(shell, Key.Key_Return)
    assert code_at_work(shell) == "B2"


def test_a_bound_password_asks_nothing(shell: Shell, shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "calibrated", Cost)
    with Project.open(shared) as project:
        project.settings.set("bind_people", True)
    keys.encrypt(shared, keys.Protection(LEAD, name="A1"))
    keys.add_slot(shared, BEA, name="B2")
    keys.lock(shared)
    shell.window.open_project(shared)
    shell.window.projects.unlock(shared, BEA, None)
    assert shell.window.arrival.dialog is None
    assert code_at_work(shell) == "B2"


def test_the_lead_adds_somebody_and_makes_her_a_lead(shell: Shell, tmp_path: Path) -> None:
    path = small_project(tmp_path)
    shell.window.open_project(path)
    part = people_part(shell)
    assert [row[0] for row in part.rows.rows] == ["A1"]
    assert not part.buttons["role"].isEnabled()
    part.ask_add()
    assert part.dialog is not None
    part.dialog.fields["code"].setText("B2")
    part.dialog.fields["name"].setText("Bea")
    part.dialog.press()
    assert [row[:3] for row in part.rows.rows] == [("A1", "", "Lead"), ("B2", "Bea", "Annotator")]
    part.table.selectRow(1)
    assert part.buttons["role"].text() == "Make a lead"
    part.turn_role()
    assert part.rows.rows[1][2] == "Lead"
    with Project.open(path, read_only=True) as project:
        assert [p.role for p in people.people_of(project)] == ["lead", "lead"]


def test_a_code_that_is_taken_is_said_in_the_dialog(shell: Shell, shared: Path) -> None:
    open_as(shell, shared, "A1")
    part = people_part(shell)
    part.ask_add()
    dialog = part.dialog
    assert dialog is not None
    dialog.fields["code"].setText("B2")
    dialog.press()
    assert "works here already" in dialog.problem.words.text()
    dialog.reject()


def test_the_name_is_changed(shell: Shell, shared: Path) -> None:
    open_as(shell, shared, "A1")
    part = people_part(shell)
    part.table.selectRow(1)
    part.ask_name()
    assert part.dialog is not None
    assert part.dialog.fields["name"].text() == "Bea"
    part.dialog.fields["name"].setText("Beatrix")
    part.dialog.press()
    assert part.rows.rows[1][1] == "Beatrix"


def test_an_annotator_finds_what_is_for_the_lead_shut_in_words(shell: Shell, shared: Path) -> None:
    open_as(shell, shared, "B2")
    window, screen = shell.window, data_of(shell)
    for tab in ("sources", "export", "models", "backups", "safety"):
        screen.show_tab(tab)
        assert screen.tab == tab
    assert "For the lead only" in screen.safety.people.state.text()
    assert screen.safety.people.card.isHidden()
    assert not screen.safety.keys._buttons["encrypt"].isEnabled()
    screen.show_tab("export")
    notice = screen.stack.currentWidget().findChild(Notice)
    assert notice is not None
    assert "For the lead only" in notice.accessibleName()
    assert screen.export.sample is None
    for action in ("data.run", "data.quarantine", "audit"):
        assert "lead only" in (screen.reason(action) or "")
    assert "lead only" in (screen.backups.reason("backup.restore") or "")
    window.start_import(None)
    assert window.screen_now is screen
    assert window.frame is not None
    assert "lead only" in window.frame.status.hints.message


def test_the_wizard_warns_of_a_synchronised_folder(theme: Theme, tmp_path: Path) -> None:
    step = SaveStep(theme)
    step._warn(places.place_of(tmp_path / "Dropbox" / "work").warning)
    assert "Dropbox copies this folder" in step.warned
    assert step._warnings.count() == 1
    step._warn("")
    assert step._warnings.count() == 0


def test_the_wizard_refuses_a_network_drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/data {tmp_path / 'share'} nfs4 rw 0 0\n", "utf-8")
    monkeypatch.setattr(places, "MOUNTS", mounts)
    (tmp_path / "share").mkdir()
    guideline = new_guideline("single_choice", [("Fall", ""), ("Device", "")], question="", noun="")
    with pytest.raises(OnShare, match="network drive"):
        check(NewProject("Ward", str(tmp_path / "share" / "ward.alapp"), guideline))
    check(NewProject("Ward", str(tmp_path / "ward.alapp"), guideline))


def test_turning_encryption_off_leaves_an_encrypted_backup(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slots, "calibrated", Cost)
    path = small_project(tmp_path)
    keys.encrypt(path, keys.Protection(LEAD, name="A1"))
    shell.window.open_project(path)
    screen = data_of(shell)
    screen.safety.keys._decrypt({"word": "decrypt"})
    assert not keys.is_encrypted(path)
    kept = list(path.with_name("small.backups").glob("*.alapp"))
    assert len(kept) == 1
    assert keys.is_encrypted(kept[0])
    assert shell.window.session is not None


def test_opening_in_a_synchronised_folder_says_so_once(shell: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive"
    folder.mkdir()
    path = small_project(folder)
    shell.window.open_project(path)
    assert shell.window.frame is not None
    assert "OneDrive copies this folder" in shell.window.frame.status.hints.message
    shell.window.close_project()
    shell.window.open_project(path)
    assert "OneDrive" not in shell.window.frame.status.hints.message


def test_the_system_is_asked_where_there_is_no_table_of_mounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "MOUNTS", tmp_path / "none")
    monkeypatch.setattr(places, "_asked", lambda _: "")
    assert places.place_of(tmp_path) == Place()
    places.ask_with(lambda _: "smbfs")
    assert places.place_of(tmp_path).share == "smbfs"
