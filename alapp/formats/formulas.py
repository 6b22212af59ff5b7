"""Cells that a spreadsheet would run as formulas get an apostrophe in front, and lose it again on the way back."""

from __future__ import annotations

_STARTS = frozenset("=+-@＝＋－＠\t\r\n")
_SKIPPED = " \xa0\t\r\n\0\ufeff\u200b\u2060\u3000"
MARK = "'"


def is_live(text: str) -> bool:
    """Say whether a spreadsheet might take the text for a formula, also behind blanks or a byte order mark."""
    return text[:1] in _STARTS or text.lstrip(_SKIPPED)[:1] in _STARTS


def guard(text: str) -> str:
    """Put an apostrophe before a formula, and before a text that begins with one already, so that nothing is lost."""
    return MARK + text if text.startswith(MARK) or is_live(text) else text


def unguard(text: str) -> str:
    """Take away the apostrophe that :func:`guard` put: ``unguard(guard(x)) == x`` for every text."""
    return text.removeprefix(MARK)
