"""Every page in a language that is 40 % longer, from both directions: nothing is left in English, nothing is cut."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from alapp.domain import words
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.text import ElidedLabel
from tests.helpers import small_project
from tests.ui.shell_kit import build_shell

OWN = {"alapp", "Small", "What happened?", "Medication", "Fall", "Device"}
"""The program's name, and what the project calls things."""
NARROW = {"⟦Guidelineséééé⟧"}
"""Titles beside a full row of buttons."""
PAGES = ("label", "browse", "insights", "guidelines", "data")


def pseudo(text: str) -> str:
    """Return a sentence 40 % longer, in brackets; an empty one stays empty."""
    return f"⟦{text}{'é' * max(1, int(0.4 * len(text)))}⟧" if text else ""


class Longer(QTranslator):
    """Says every sentence of the window longer."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        return pseudo(sourceText)


class Catalog(dict[str, str]):
    """Says every other sentence longer."""

    def get(self, key: str, default: Any = None) -> Any:
        return pseudo(key)


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft], ids=["ltr", "rtl"])
def longer(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    translator = Longer(qapp)
    qapp.installTranslator(translator)
    words.use(Catalog(x="x"), "xx")
    qapp.setLayoutDirection(request.param)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    words.use({})
    qapp.removeTranslator(translator)


def _shown(window: Any) -> list[QLabel | QAbstractButton]:
    found = [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]
    return [widget for widget in found if widget.isVisible() and re.search("[A-Za-z]{2}", widget.text())]


def _is_cut(widget: QLabel | QAbstractButton) -> bool:
    """Whether text lies outside its widget; a label that ends in … by itself says all in its tip."""
    if isinstance(widget, ElidedLabel) or (isinstance(widget, QLabel) and widget.wordWrap()):
        return False
    needed = widget.sizeHint() if isinstance(widget, QLabel) else widget.minimumSizeHint()
    return needed.width() > widget.width() + 1


def test_no_page_holds_english_or_cuts_a_longer_language(
    qtbot: QtBot, theme: Theme, tmp_path: Path, longer: None
) -> None:
    window = build_shell(theme).window
    qtbot.addWidget(window)
    window.show()
    window.open_file(small_project(tmp_path))
    for page in PAGES:
        window.go(page)  # type: ignore[arg-type]
        QApplication.processEvents()
        widgets = _shown(window)
        assert {w.text() for w in widgets if "⟦" not in w.text()} - OWN == set(), page
        assert {w.text() for w in widgets if _is_cut(w)} - NARROW == set(), page
    window.close_project()
