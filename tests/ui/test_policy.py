"""What an administrator has set, as a person sees it: said, read by a screen reader, and not to be changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from alapp.session.session import Session
from alapp.session.settings import Settings, UserFile
from alapp.ui.screens.data.backup import BackupsTab
from alapp.ui.screens.data.options import OptionsCard
from alapp.ui.screens.preferences import Preferences
from alapp.ui.screens.wizard.protect import ProtectionPart
from alapp.ui.shell.about import AboutDialog
from alapp.ui.theme.theme import Theme
from tests.helpers import lay_policy, small_guideline, small_project
from tests.ui.conftest import StubHost
from tests.ui.shell_kit import Shell

Force = Callable[[dict[str, Any]], Path]


@pytest.fixture
def force(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Force:
    return lambda rules: lay_policy(tmp_path, monkeypatch, rules)


def words_in(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_settings_of_the_administrator_are_shown_and_stay(
    force: Force, theme: Theme, tmp_path: Path, qtbot: QtBot
) -> None:
    force({"lock_minutes": 5, "settings": {"keep_recent": False, "goal": 50}})
    settings = Settings(UserFile(), UserFile(tmp_path / "project.json"))
    dialog = Preferences(theme, UserFile(), settings)
    qtbot.addWidget(dialog)
    for key in ("keep_recent", "goal"):
        assert not dialog.editors[key].isEnabled()
        assert dialog.editors[key].accessibleDescription() == "Set by your administrator."
    assert words_in(dialog).count("Set by your administrator.") == 2
    assert dialog.editors["lock_minutes"].isEnabled()
    dialog.set_value("lock_minutes", 60)
    assert dialog._problem.text().startswith("Your administrator allows 5 minutes at most.")
    assert settings.get("lock_minutes") == 5


class TestWizard:
    def test_a_password_is_asked_for(self, force: Force, theme: Theme, qtbot: QtBot) -> None:
        force({"require_encryption": True, "lock_minutes": 5})
        part = ProtectionPart(theme)
        qtbot.addWidget(part)
        part.box.click()
        assert part.wanted is not None
        assert not part.rule.isHidden()
        assert part.rule.text() == part.box.accessibleDescription()
        assert [part.lock.itemData(i) for i in range(part.lock.count())] == [2, 5]
        assert part.minutes == 5

    def test_without_a_policy_nothing_is_asked_for(self, theme: Theme, qtbot: QtBot) -> None:
        part = ProtectionPart(theme)
        qtbot.addWidget(part)
        assert part.wanted is None
        assert part.rule.isHidden()
        assert [part.lock.itemData(i) for i in range(part.lock.count())] == [2, 5, 10, 15, 30, 60, 0]
        assert part.minutes == 10


def test_an_export_is_an_archive(force: Force, theme: Theme, qtbot: QtBot) -> None:
    force({"encrypted_exports_only": True})
    options = OptionsCard(theme, small_guideline())
    qtbot.addWidget(options)
    options.sealed.click()
    assert options.sealed.isChecked()
    assert not options.seal.isHidden()
    assert "set by your administrator" in options.sealed.accessibleDescription()


def test_backups_go_to_one_folder(force: Force, theme: Theme, host: StubHost, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "safe"
    force({"backup_folder": str(folder)})
    session = Session.open(small_project(tmp_path), background=False)
    tab = BackupsTab(theme, session, host)
    qtbot.addWidget(tab)
    assert not tab.folder.isEnabled()
    assert tab.folder.accessibleDescription() == "Set by your administrator."
    tab.make()
    assert [path.suffix for path in folder.iterdir() if path.suffix == ".alapp"] == [".alapp"]
    session.close()


def test_an_older_plain_project_is_named_when_it_opens(force: Force, shell: Shell, tmp_path: Path) -> None:
    path = small_project(tmp_path)
    force({"require_encryption": True})
    shell.window.open_project(path)
    assert "not encrypted, as your administrator wants it" in shell.window.log.text


def test_about_says_what_it_is_and_what_is_forced(force: Force, shell: Shell, qtbot: QtBot) -> None:
    path = force({"no_removable_media": True, "updates": "Ask IT for the share S:."})
    dialog = AboutDialog(shell.theme, shell.window)
    qtbot.addWidget(dialog)
    said = words_in(dialog)
    assert "run from a checkout" in said
    assert "Ask IT for the share S:. alapp never looks for one by itself" in said
    assert f"Rules of your administrator ({path}):" in said
    assert "Nothing is imported from removable media." in said
    assert "SQLCipher" in dialog.text.toPlainText()
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == dialog.text.toPlainText()
    dialog.choice.setCurrentText("qt.md")
    assert dialog.text.toPlainText().startswith("# Qt and PySide6 in this program")
    assert dialog.text.accessibleName() == "qt.md"
