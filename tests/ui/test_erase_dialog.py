"""Erasing from Browse: what goes is named and counted, a reason and a word are asked for, the certificate is saved."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from alapp.domain.annotation import Annotator
from alapp.session.session import Session
from alapp.store.project import Project
from alapp.ui.screens.erase_dialog import EraseDialog
from alapp.ui.theme.theme import Theme
from tests.ui.conftest import StubHost
from tests.ui.test_browse import Desk, project


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme, host: StubHost, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, theme, Session.open(project(tmp_path / "p.alapp"), background=False), host)
    qtbot.addWidget(made.window)
    yield made
    made.close()


def _opened(desk: Desk) -> EraseDialog:
    desk.screen.bindings()["browse.erase"]()
    desk.settle()
    return desk.screen.dialog


def _confirm(desk: Desk, dialog: EraseDialog, why: str = "request 17") -> None:
    QTest.keyClicks(dialog.why, why)
    assert not dialog.go.isEnabled()
    QTest.keyClicks(dialog.word, "erase")
    assert dialog.go.isEnabled()
    dialog.press()
    desk.settle()


def test_a_search_is_erased_counted_and_certified(desk: Desk, tmp_path: Path) -> None:
    desk.type("report 3")
    desk.settle()
    desk.screen.parts.query.setText('"report 3 about"')
    dialog = _opened(desk)
    assert "report 3 about" in dialog.windowTitle() + dialog.findChildren(type(dialog.counts))[0].text()
    assert "1 item" in dialog.counts.text()
    _confirm(desk, dialog)
    assert dialog.certificate is not None
    assert dialog.certificate.item_ids == (3,)
    assert dialog.certificate.verified
    assert "Certificate of erasure" in dialog.counts.text()
    dialog.save(str(tmp_path / "certificate"))
    assert "request 17" in (tmp_path / "certificate.txt").read_text("utf-8")
    assert json.loads((tmp_path / "certificate.json").read_text("utf-8"))["item_ids"] == [3]
    assert desk.session.reader.items.texts([3]) == [""]
    assert 3 in desk.session.desk.pool.done


def test_a_reason_that_names_what_goes_is_refused_and_everything_typed_stays(desk: Desk) -> None:
    desk.screen.parts.query.setText('"report 3 about"')
    dialog = _opened(desk)
    _confirm(desk, dialog, "because report 3 about a dose was wrong")
    assert dialog.certificate is None
    assert "names what shall go" in dialog.problem.text()
    assert dialog.why.text().startswith("because")
    assert desk.session.reader.items.texts([3]) != [""]
    dialog.reject()


def test_checked_rows_go_before_the_search(desk: Desk) -> None:
    desk.model.toggle(0)
    desk.model.toggle(1)
    dialog = _opened(desk)
    assert dialog.plan is not None
    assert len(dialog.plan.item_ids) == 2
    dialog.reject()


def test_an_annotator_is_refused_in_words(qtbot: QtBot, theme: Theme, host: StubHost, tmp_path: Path) -> None:
    path = project(tmp_path / "wards.alapp")
    with Project.open(path) as opened:
        opened.annotators.put(Annotator("B2", role="annotator"))
    session = Session.open(path, "B2", background=False)
    desk = Desk(qtbot, theme, session, host)
    qtbot.addWidget(desk.window)
    desk.screen.bindings()["browse.erase"]()
    assert any("lead" in words for words in host.words)
    desk.close()
