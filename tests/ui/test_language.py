"""The window in other languages: the German is complete and keeps to its source; sentences change with the language."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, QLocale, Qt, QTime
from PySide6.QtWidgets import QApplication

from alapp.ui.language import clock, day, tr, use_language
from alapp.ui.theme.theme import Theme
from alapp.ui.widgets.text import SafeLabel
from build_scripts import translations

WINDOW = translations.FOLDER / "alapp_de.ts"
FIELD = re.compile(r"\{\w*\}|%n|%1")


@pytest.fixture
def german(qapp: QApplication) -> Iterator[str]:
    before = QLocale()
    yield use_language(qapp, "de")
    use_language(qapp, "en")
    QLocale.setDefault(before)


def test_every_sentence_of_the_window_has_its_german_and_is_compiled() -> None:
    assert translations.wrong(WINDOW) == []


@pytest.mark.parametrize("path", sorted(translations.FOLDER.glob("*.ts")), ids=lambda path: path.stem)
def test_a_translation_keeps_values_lines_and_its_end(path: object) -> None:
    told = translations.read(path).items()  # type: ignore[arg-type]
    said = [(source, other) for source, other in told if other]
    assert said
    assert [s for s, o in said if Counter(FIELD.findall(s)) != Counter(FIELD.findall(o))] == []
    assert [s for s, o in said if s.count("\n") != o.count("\n") or s.count("&") != o.count("&")] == []
    assert [s for s, o in said if _end(s) != _end(o)] == []
    assert [o for _, o in said if "!" in o.replace("!r}", "}")] == []


def _end(text: str) -> str:
    return text[len(text.rstrip(".:?… ")) :]


def test_a_sentence_is_said_by_whatever_class_asks(qapp: QApplication, theme: Theme, german: str) -> None:
    class Grown(SafeLabel):
        """A class that no catalogue knows."""

    assert german == "de"
    assert tr("Settings") == "Einstellungen"
    assert Grown(theme, "").tr("Settings") == "Einstellungen"
    assert tr("{0} answers", QLocale().toString(1234)) == "1.234 Antworten"
    assert tr("no sentence of the program") == "no sentence of the program"


def test_english_comes_back(qapp: QApplication, german: str) -> None:
    use_language(qapp, "en")
    assert tr("Settings") == "Settings"


def test_the_merge_keeps_what_is_done_and_drops_what_is_gone() -> None:
    known = {"Kept": "Behalten", "Gone": "Weg"}
    assert translations.merge(known, ["Kept", "New"]) == {"Kept": "Behalten", "New": ""}


def test_the_window_mirrors_with_a_language_written_from_the_right(qapp: QApplication, german: str) -> None:
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight
    use_language(qapp, "ar")
    assert qapp.layoutDirection() == Qt.LayoutDirection.RightToLeft
    use_language(qapp, "en")
    assert qapp.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_days_and_hours_are_written_as_the_language_writes_them(qapp: QApplication) -> None:
    before, date, time = QLocale(), QDate(2026, 11, 25), QTime(21, 5)
    try:
        use_language(qapp, "de")
        assert (day(date), day(date, year=True), clock(time)) == ("25. Nov.", "25. Nov. 2026", "21:05")
        use_language(qapp, "en")
        assert (day(date), day(date, year=True)) == ("25 Nov", "25 Nov 2026")
    finally:
        use_language(qapp, "en")
        QLocale.setDefault(before)
