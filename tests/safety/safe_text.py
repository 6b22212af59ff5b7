"""Where the source of the window hands a text to something that Qt would read as markup."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import alapp

UI = Path(alapp.__file__).parent / "ui"

MARKUP_CLASSES = {
    "QLabel", "QMessageBox", "QErrorMessage", "QInputDialog", "QProgressDialog", "QTextEdit", "QTextBrowser",
    "QTextDocument", "QStaticText", "QSplashScreen", "QToolTip", "QWhatsThis", "QGraphicsTextItem", "QWizardPage",
    "QTextDocumentFragment", "QSystemTrayIcon",
}  # fmt: skip
MARKUP_CALLS = {
    "setToolTip", "setWhatsThis", "setStatusTip", "setHtml", "insertHtml", "appendHtml", "setMarkdown", "setTextFormat",
    "setDetailedText", "setInformativeText", "fromHtml", "setAcceptRichText",
}  # fmt: skip
MARKUP_ROLES = {"ToolTipRole", "WhatsThisRole", "StatusTipRole"}
CHART_CALLS = {"setLabel", "setTitle"}
"""Of charts, which take HTML: they must say ``as_markup``."""

ALLOWED = {
    ("widgets/safe.py", "setToolTip"): "the gateway",
    ("widgets/text.py", "QLabel"): "SafeLabel, always plain",
    ("widgets/text.py", "setTextFormat"): "to plain",
    ("screens/browse/panel.py", "QLabel"): "a picture, never a text",
    ("shell/key_sheet.py", "QTextDocument"): "our own words, escaped, for the printer",
    ("shell/key_sheet.py", "setHtml"): "the same",
    ("screens/manual.py", "QTextBrowser"): "pages that come with the program; loads nothing but its own pictures",
    ("screens/manual.py", "QTextDocument"): "the same",
    ("screens/manual.py", "setMarkdown"): "the same",
    ("shell/router.py", "QTextEdit"): "only asked what has focus",
}


def sources() -> Iterator[tuple[str, str]]:
    """Yield every file of the window with its text."""
    for path in sorted(UI.rglob("*.py")):
        yield path.relative_to(UI).as_posix(), path.read_text("utf-8")


def offences(given: Mapping[str, str] | None = None) -> list[str]:
    """Return file, line and name of what goes round the gateway; of these sources, or of all files of the window."""
    return [
        f"{name}:{node.lineno} {what}"
        for name, text in (given.items() if given is not None else sources())
        for node in ast.walk(ast.parse(text))
        for what in _named(node)
        if (name, what) not in ALLOWED
    ]


def _named(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.ImportFrom):
        yield from (alias.name for alias in node.names if alias.name in MARKUP_CLASSES)
    elif isinstance(node, ast.Name) and node.id in MARKUP_CLASSES:
        yield node.id
    elif isinstance(node, ast.Attribute) and node.attr in MARKUP_CLASSES | MARKUP_CALLS | MARKUP_ROLES:
        yield node.attr
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHART_CALLS:
        first = node.args[0] if node.args else None
        escaped = isinstance(first, ast.Call) and ast.unparse(first.func) in ("as_markup", "self.tr", "tr")
        if not escaped and _is_chart(node.func):
            yield node.func.attr


def _is_chart(function: ast.Attribute) -> bool:
    return any(word in ast.unparse(function.value).lower() for word in ("axis", "plot", "canvas", "legend"))
