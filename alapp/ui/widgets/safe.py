"""The one way for a text into a place that Qt would read as markup: there it could open files and other machines.

Qt takes a text for HTML in tooltips and in the labels of charts, and opens the pictures that such a text names, a
``//host/share`` among them. Labels that are always plain are :class:`~alapp.ui.widgets.text.SafeLabel`; buttons,
tables and what is painted are plain by nature. ``tests/architecture/test_safe_text.py`` keeps all others out.
"""

from __future__ import annotations

import html

from PySide6.QtGui import Qt  # here, with mightBeRichText
from PySide6.QtWidgets import QWidget


def as_shown(*lines: str) -> str:
    """Return what makes Qt show these lines just as they are; empty ones are left out.

    A text that Qt takes for plain stays as it is, so that screen readers speak it without signs.
    """
    text = "\n".join(filter(None, lines))
    return as_markup(text) if Qt.mightBeRichText(text) else text


def as_markup(text: str) -> str:
    """Return markup that shows this text just as it is, for a place that takes markup alone."""
    return f"<span>{html.escape(text).replace(_NEW_LINE, '<br>')}</span>"


_NEW_LINE = "\n"


def set_tip(widget: QWidget, *lines: str) -> None:
    """Say these lines, just as they are, when the pointer rests on a widget."""
    widget.setToolTip(as_shown(*lines))
