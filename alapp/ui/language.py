"""The window's sentences in the language in use: Qt's translators, and ``tr`` for words outside a widget."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDate, QLibraryInfo, QLocale, QTime, QTranslator
from PySide6.QtGui import QGuiApplication

from alapp.domain import words
from alapp.session.language import begin
from alapp.session.resources import resource

CONTEXT = "alapp"


def tr(text: str, *values: object) -> str:
    """Return the sentence in the language of the window, its ``{0}`` filled in."""
    said = QCoreApplication.translate(CONTEXT, text)
    return said.format(*values) if values else said


def number(value: float, digits: int | None = None) -> str:
    """Return a number as the language of the window writes it, with so many decimals."""
    return QLocale().toString(float(value), "f", digits) if digits is not None else QLocale().toString(int(value))


def day(date: QDate, *, year: bool = False) -> str:
    """Return a day as the language of the window writes it, such as ``12 Nov 2026`` or ``12. Nov. 2026``."""
    return QLocale().toString(date, tr("d MMM yyyy") if year else tr("d MMM"))


def clock(time: QTime) -> str:
    """Return hours and minutes as the language of the window writes them."""
    return QLocale().toString(time, QLocale.FormatType.ShortFormat)


class Interface(QTranslator):
    """Says the window's sentences by one catalogue whatever class asks; those of other rooms by theirs."""

    def isEmpty(self) -> bool:
        """Return False, so that Qt asks."""
        return False

    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1  # noqa: N803  Qt's names
    ) -> str | None:  # fmt: skip
        """Return the translation of a sentence; None sends Qt on to its own."""
        other = words.tr(sourceText)
        return super().translate(CONTEXT, sourceText) or (other if other != sourceText else None)


_installed: list[QTranslator] = []


def use_language(app: QCoreApplication, language: str | None = None) -> str:
    """Say everything in this language, or the one that is chosen, from the next sentence on; return it.

    The window mirrors with the language. Numbers and dates are those of the system when it speaks this language,
    else those of the language.
    """
    code = begin(language)
    if isinstance(app, QGuiApplication):
        app.setLayoutDirection(QLocale(code).textDirection())
    for known in _installed:
        app.removeTranslator(known)
    _installed.clear()
    system = QLocale.system()
    QLocale.setDefault(system if QLocale.languageToCode(system.language()) == code else QLocale(code))
    if code == words.ENGLISH:
        return code
    own, of_qt = Interface(app), QTranslator(app)
    if of_qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        _installed.append(of_qt)
    if own.load(f"{CONTEXT}_{code}", str(resource("translations"))):
        _installed.append(own)
    for translator in _installed:
        app.installTranslator(translator)
    return code
