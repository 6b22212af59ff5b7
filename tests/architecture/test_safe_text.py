"""Text from elsewhere never reaches a place that Qt reads as markup, except through ``alapp.ui.widgets.safe``."""

from __future__ import annotations

import pytest

from tests.safety.safe_text import offences, sources


def test_nothing_goes_round_the_gateway():
    assert offences() == []


def test_every_file_of_the_window_is_looked_at():
    assert len(list(sources())) > 150


@pytest.mark.parametrize(
    "line",
    [
        "w.setToolTip(item.text)", "w.setHtml(text)", "QMessageBox.warning(w, 'a', text)", "QLabel(text)",
        "e.appendHtml(text)", "w.setWhatsThis(text)", "label.setTextFormat(Qt.TextFormat.RichText)",
        "QStaticText(text)",
        "axis.setLabel(noun)", "QTextEdit()", "action.setStatusTip(text)", "QToolTip.showText(p, text)",
        "return text if role == Qt.ItemDataRole.ToolTipRole else None",
    ],
)  # fmt: skip
def test_what_goes_round_it_is_found(line):
    assert offences({"made.py": f"def f():\n    {line}\n"}), line


def test_what_is_plain_is_left_alone():
    source = "def f():\n    set_tip(w, text)\n    SafeLabel(theme, text)\n    button.setText(text)\n"
    assert not offences({"made.py": source})
