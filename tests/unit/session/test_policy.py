"""An administrator's policy: what it forces, that nothing goes round it, and that a wrong one opens nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alapp.domain.errors import BadInput, NotAllowed
from alapp.domain.exchange import ExportPlan, ImportPlan, ReadingOptions
from alapp.jobs.progress import Progress
from alapp.jobs.standing import standing
from alapp.session import exchange_scan, keys, policy
from alapp.session.audit import write_trail
from alapp.session.exchange import create_project, write_quarantine
from alapp.session.exchange_export import write_export
from alapp.session.model_export import export as export_model
from alapp.session.new_project import NewProject
from alapp.session.proof import prove
from alapp.session.settings import Settings, UserFile
from alapp.store import removable
from alapp.store.project import Project
from tests.helpers import lay_policy, small_guideline, small_project

CLOSED = ("require_encryption", "encrypted_exports_only", "no_removable_media")


def new_project(folder: Path, protection: keys.Protection | None = None) -> NewProject:
    return NewProject("P", str(folder / "p.alapp"), small_guideline(), protection=protection)


def test_without_a_file_nothing_is_forced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy, "places", lambda: (tmp_path / "policy.json",))
    monkeypatch.setattr(policy, "_read", {})
    assert policy.current() == policy.Policy()
    create_project(new_project(tmp_path))
    assert policy.current().sentences() == ()


class TestEncryption:
    def test_a_new_project_needs_a_password(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        lay_policy(tmp_path, monkeypatch, {"require_encryption": True, "contact": "IT, 4711"})
        with pytest.raises(NotAllowed) as refused:
            create_project(new_project(tmp_path))
        assert refused.value.remedy == "Give the project a password. Ask IT, 4711."
        assert not (tmp_path / "p.alapp").exists()
        create_project(new_project(tmp_path, keys.Protection("a long enough password")))
        assert keys.is_encrypted(tmp_path / "p.alapp")

    def test_encryption_is_not_taken_off(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = create_project(new_project(tmp_path, keys.Protection("a long enough password")))
        lay_policy(tmp_path, monkeypatch, {"require_encryption": True})
        keys.unlock(path, "a long enough password")
        with pytest.raises(NotAllowed, match="not taken off"):
            keys.decrypt(path)
        keys.lock(path)
        assert keys.is_encrypted(path)

    def test_an_older_plain_project_opens_with_a_warning(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        lay_policy(tmp_path, monkeypatch, {"require_encryption": True})
        Project.open(small_project(tmp_path)).close()
        assert "Data, Safety encrypts it" in policy.plain_project_words(encrypted=False)
        assert policy.plain_project_words(encrypted=True) == ""


class TestExports:
    def test_only_archives_leave(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path, target = small_project(tmp_path), tmp_path / "out.csv"
        lay_policy(tmp_path, monkeypatch, {"encrypted_exports_only": True})
        plan = ExportPlan(str(target), "csv", unlabeled=True)
        before = sorted(tmp_path.iterdir())
        with pytest.raises(NotAllowed, match="encrypted only"):
            write_export(Progress(), str(path), plan)
        for work in (
            lambda: write_trail(Progress(), str(path), str(tmp_path / "trail.csv")),
            lambda: export_model(Progress(), str(path), 1, str(tmp_path / "m.almodel")),
        ):
            with pytest.raises(NotAllowed, match="files with content leave this machine encrypted only"):
                work()
        with Project.open(path) as project, pytest.raises(NotAllowed, match="Rows that were left out"):
            write_quarantine(project, tmp_path / "left.csv")
        assert sorted(tmp_path.iterdir()) == before
        write_export(Progress(), str(path), plan, "a long enough password")
        assert (tmp_path / "out.csv.alarchive").exists()


class TestSources:
    @pytest.fixture
    def rows(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A file on a stick, on a machine where nothing comes from one."""
        lay_policy(tmp_path, monkeypatch, {"no_removable_media": True})
        stick = tmp_path / "stick"
        stick.mkdir()
        (stick / "rows.csv").write_text("text\nA report\n")
        monkeypatch.setattr(policy, "removable", lambda path: stick in Path(path).parents)
        return stick / "rows.csv"

    def test_nothing_comes_from_a_stick(self, rows: Path, tmp_path: Path) -> None:
        plan = ImportPlan(str(rows), ReadingOptions("csv"), {"text": "text"})
        for read in (
            lambda: exchange_scan.look(str(rows)),
            lambda: exchange_scan.read_chunks(Progress(), plan),
            lambda: exchange_scan.scan(Progress(), plan),
        ):
            with pytest.raises(NotAllowed, match="removable media") as refused:
                read()
            assert "Copy the file to a fixed drive first." in refused.value.remedy
        here = tmp_path / "rows.csv"
        here.write_bytes(rows.read_bytes())
        assert exchange_scan.look(str(here)).columns == ("text",)

    def test_where_sticks_are_allowed_nobody_looks(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        lay_policy(tmp_path, monkeypatch, {})
        monkeypatch.setattr(removable, "SYSTEM", tmp_path / "nowhere")
        rows = tmp_path / "rows.csv"
        rows.write_text("text\nA report\n")
        assert exchange_scan.look(str(rows)).columns == ("text",)


class TestSettings:
    @pytest.fixture
    def settings(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
        rules = {"lock_minutes": 5, "backup_folder": str(tmp_path / "b"), "settings": {"keep_recent": False}}
        lay_policy(tmp_path, monkeypatch, rules)
        return Settings(UserFile(tmp_path / "s.json"), UserFile(tmp_path / "p.json"))

    def test_what_is_set_for_everybody_cannot_be_changed(self, settings: Settings) -> None:
        assert settings.get("keep_recent") is False
        with pytest.raises(BadInput, match="Your administrator sets “keep_recent”"):
            settings.set("keep_recent", True)
        with pytest.raises(BadInput, match="Your administrator sets “backup_folder”"):
            settings.set("backup_folder", "")
        assert settings.get("keep_recent") is False

    @pytest.mark.parametrize(("wished", "counts"), [(0, 5), (240, 5), (10, 5), (5, 5), (2, 2)])
    def test_the_lock_comes_at_the_latest_when_it_is_said(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wished: int, counts: int
    ) -> None:
        stored = UserFile(tmp_path / "p.json")
        stored.set("lock_minutes", wished)  # from before there was a policy, or by another program
        lay_policy(tmp_path, monkeypatch, {"lock_minutes": 5})
        assert Settings(UserFile(tmp_path / "s.json"), stored).get("lock_minutes") == counts

    def test_a_later_lock_is_refused_in_words(self, settings: Settings) -> None:
        with pytest.raises(BadInput, match="allows 5 minutes at most"):
            settings.set("lock_minutes", 6)
        with pytest.raises(BadInput, match="allows 5 minutes at most"):
            settings.set("lock_minutes", 0)
        settings.set("lock_minutes", 3)
        assert settings.get("lock_minutes") == 3

    def test_backups_go_where_the_policy_says(self, settings: Settings, tmp_path: Path) -> None:
        assert settings.get("backup_folder") == str(tmp_path / "b")


class TestAWrongFile:
    @pytest.mark.parametrize(
        "text",
        [
            "", "{", "[]", "null", '"text"', '{"require_encrypton": true}', '{"require_encryption": "yes"}',
            '{"lock_minutes": 0.5}', '{"lock_minutes": 241}', '{"backup_folder": "relative/folder"}',
            '{"settings": {"no_such": 1}}', '{"settings": {"text_factor": "large"}}', '{"settings": {"theme": "pink"}}',
            "\x00", '{"a":' * 5_000,
        ],
    )  # fmt: skip
    def test_forbids_all_that_can_be_forbidden(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
    ) -> None:
        lay_policy(tmp_path, monkeypatch, text)
        found = policy.current()
        assert found.rules == policy.CLOSED
        assert all(getattr(found.rules, name) for name in CLOSED)
        assert "Until an administrator mends it" in found.problem
        with pytest.raises(NotAllowed):
            create_project(new_project(tmp_path))

    @given(
        st.dictionaries(
            st.sampled_from([*CLOSED, "lock_minutes", "backup_folder", "settings", "contact", "x"]),
            st.none()
            | st.booleans()
            | st.integers(-2, 300)
            | st.text(max_size=5)
            | st.dictionaries(st.text(), st.none()),
        )
    )
    def test_any_json_is_a_policy_or_closed(self, tmp_path_factory: pytest.TempPathFactory, rules: Any) -> None:
        path = tmp_path_factory.mktemp("policy") / "policy.json"
        path.write_text(json.dumps(rules), "utf-8")
        found = policy.read(path)
        assert found.path == path
        if found.rules != policy.CLOSED:
            assert {name: getattr(found.rules, name) for name in rules} == rules
        for name in CLOSED:
            assert getattr(found.rules, name) or not rules.get(name)

    def test_one_that_may_not_be_read_counts_as_closed(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "policy.json").mkdir()
        monkeypatch.setattr(policy, "places", lambda: (tmp_path / "policy.json",))
        monkeypatch.setattr(policy, "_read", {})
        assert policy.current().rules == policy.CLOSED
        assert "cannot be read" in policy.current().problem

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
    def test_one_that_the_person_may_change_is_named(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        lay_policy(tmp_path, monkeypatch, {"require_encryption": True})
        assert "binds nobody" in policy.current().problem


def test_no_variable_moves_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = policy.places()
    for name in ("XDG_CONFIG_DIRS", "XDG_CONFIG_HOME", "HOME", "ALAPP_CONFIG", "ProgramData", "ALLUSERSPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    assert policy.places() == usual
    assert all(place.is_absolute() for place in usual)


def test_all_rules_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    every = dict.fromkeys(CLOSED, True) | {"lock_minutes": 3, "backup_folder": "/b", "settings": {"theme": "dark"}}
    lay_policy(tmp_path, monkeypatch, every)
    assert policy.current().sentences() == (
        "New projects are encrypted, and encryption is not taken off.",
        "Labeled sets leave as encrypted archives only.",
        "Nothing is imported from removable media.",
        "The screen locks after 3 minutes at the latest.",
        "Backups go to /b.",
        "theme = dark",
    )


def test_the_statement_holds_under_every_rule_and_lists_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = create_project(new_project(tmp_path))
    lay_policy(tmp_path, monkeypatch, dict.fromkeys(CLOSED, True))
    statement = prove(Progress(), str(path), standing())
    assert statement.facts.lived.exported > 0
    assert not list(tmp_path.glob(".alapp-proof-*"))
    rules = statement.findings[-1]
    assert rules.promise == "The rules of the administrator are in force."
    assert rules.verdict == ("held" if not policy.current().problem else "look")
    assert rules.parts == policy.current().sentences()
