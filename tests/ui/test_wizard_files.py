"""The wizard on folders and tables of files: what is guessed, shown and handed over, by Enter alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from alapp.domain.exchange import Role
from alapp.modalities.registry import MODALITIES
from alapp.session.exchange import Exchange, create_project
from alapp.session.session import Session
from tests.ui.test_wizard import Wizards, enter, wizards
from tests.unit.session.media_made import FILES, Pix, make_folder

__all__ = ["wizards"]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
KEPT = {name: content for name, content in FILES.items() if "deep" not in name}


@pytest.fixture(autouse=True)
def pix(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MODALITIES._members, "image", Pix())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_folder(tmp_path / "zoo", KEPT)


def test_a_folder_of_classes_becomes_a_project_by_enter_alone(wizards: Wizards, folder: Path) -> None:
    (folder / "fish/bad.pix").write_bytes(b"junk")
    wizard = wizards.show(folder)
    assert wizard.step is wizard.columns
    assert not wizard.columns.options_button.isVisible()
    assert wizard.columns.counts.ready.text() == "5 rows ready"
    assert wizard.columns.facts.text.text() == "birds/1.pix"
    assert not wizard.columns.facts.check.isVisible()
    enter(3)
    [spec] = wizards.projects
    assert [c.name for c in spec.guideline.classes] == ["fish", "birds"]
    assert spec.guideline.noun == "image"
    assert spec.plan is not None
    assert spec.plan.modality == "image"
    with_files = Session.open(create_project(spec), background=False)
    Exchange(with_files).start_import(spec.plan)
    assert with_files.project.media.counts().files == 5
    with_files.close()


def test_a_later_import_finds_files_that_the_project_knows(wizards: Wizards, folder: Path, tmp_path: Path) -> None:
    wizards.show(folder)
    enter(3)
    [spec] = wizards.projects
    session = Session.open(create_project(spec), background=False)
    try:
        assert spec.plan is not None
        Exchange(session).start_import(spec.plan)
        (tmp_path / "elsewhere").mkdir()
        table = tmp_path / "elsewhere" / "more.csv"
        table.write_text("file,comment\nbirds/1.pix,known\nfish/9.pix,not there\n")
        wizard = wizards.show(table, session)
        assert wizard.draft is not None
        assert wizard.draft.roles["file"] is Role.IMAGE
        assert wizard.draft.report.counts.unreadable == 1
        assert wizard.draft.report.counts.ready == 1
        assert wizard.columns.later is not None
    finally:
        for made in wizards.made:
            made.deactivate()
        session.close()
