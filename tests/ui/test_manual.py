"""The manual in the window: F1 opens it at the screen's page, it is searched and read by keys, and loads nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest

from alapp.session import manual
from alapp.ui.screens.manual import IMAGE, PAGE, Manual, show_manual
from tests.ui.shell_kit import Shell, press

Key = Qt.Key


def opened(shell: Shell) -> Manual:
    """Press F1 and return the manual."""
    press(Key.Key_F1)
    found = shell.window.findChild(Manual)
    assert found is not None
    assert found.isVisible()
    return found


def test_f1_opens_the_page_about_the_screen(shell: Shell, project: Path) -> None:
    assert opened(shell).view.name == "start"
    QTest.keyClick(opened(shell).view, Key.Key_Escape)
    shell.window.open_project(project)
    shell.window.activateWindow()
    shell.window.run("manual")
    found = shell.window.findChildren(Manual)
    assert len(found) == 1
    assert found[0].view.name == "label"
    assert found[0].view.toPlainText().startswith("The Label screen")


def test_a_search_leads_to_the_heading_and_enter_takes_the_first(shell: Shell) -> None:
    book = opened(shell)
    QTest.keyClick(book.view, Key.Key_Slash)
    assert book.focusWidget() is book.search
    QTest.keyClicks(book.search, "keypad")
    assert book.list.item(0).data(PAGE) == "label"
    QTest.keyClick(book.search, Key.Key_Return)
    assert book.view.name == "label"
    assert book.view.textCursor().block().text() == "On the keypad, with one hand"
    book.search.clear()
    assert book.list.count() == len(manual.ORDER)
    assert book.list.currentItem().data(PAGE) == "label"


def test_what_is_not_found_is_said(shell: Shell) -> None:
    book = opened(shell)
    book.search.setText("xyzzyplugh")
    assert book.list.count() == 0
    assert book._none.isVisible()


def test_a_link_leads_to_its_page_and_back(shell: Shell) -> None:
    book = opened(shell)
    book.show_page("tutorial")
    book.view.anchorClicked.emit(QUrl("kinds.md"))
    assert book.view.name == "kinds"
    QTest.keyClick(book.view, Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert book.view.name == "tutorial"
    book.view.anchorClicked.emit(QUrl("https://example.org/else"))
    assert book.view.name == "tutorial"


def test_nothing_is_loaded_but_the_programs_own_pictures(shell: Shell, tmp_path: Path) -> None:
    view = opened(shell).view
    other = tmp_path / "other.png"
    QImage(4, 4, QImage.Format.Format_RGB32).save(str(other))
    assert not view.loadResource(IMAGE, QUrl("../pictures/label.png")).isNull()
    assert view.loadResource(IMAGE, QUrl.fromLocalFile(str(other))).isNull()
    assert view.loadResource(QTextDocument.ResourceType.HtmlResource.value, QUrl("label.md")) is None


@pytest.mark.parametrize("name", manual.ORDER)
def test_every_page_is_shown_whole(shell: Shell, name: str) -> None:
    book = show_manual(shell.window.theme, shell.window, name)
    shown = book.view.toPlainText()
    assert [heading for heading in manual.headings(name) if heading.replace("`", "") not in shown] == []
    assert "|---" not in shown
    assert "```" not in shown
