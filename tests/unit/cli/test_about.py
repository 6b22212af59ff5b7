"""``alapp about`` and ``alapp policy`` in the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from alapp import __version__
from alapp.session import about, policy
from tests.helpers import lay_policy
from tests.unit.cli.conftest import Terminal

BUILD = {"version": "0", "commit": "0123456789abcdef" * 2, "date": "2026-01-02T03:04:05+00:00", "variant": "full"}


def test_about_names_version_build_and_parts(alapp: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "run from a checkout" in alapp("about").out
    (tmp_path / "build.json").write_text(json.dumps(BUILD))
    monkeypatch.setattr(about, "resource", lambda name: tmp_path / name)
    said = alapp("about")
    assert said.code == 0
    assert f"Version   {__version__}\nBuild     0123456789ab, 2026-01-02\n" in said.out
    assert "models of your own" in said.out
    assert "alapp never looks for one by itself" in said.out
    found = alapp("about", "--json").json
    assert found["commit"] == BUILD["commit"]
    assert {"Python", "SQLite", "SQLCipher", "scikit-learn"} <= set(found["parts"])


def test_a_build_that_noted_nonsense_is_a_checkout(
    alapp: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "build.json").write_text("{")
    monkeypatch.setattr(about, "resource", lambda name: tmp_path / name)
    assert "run from a checkout" in alapp("about").out


def test_every_licence_is_there_and_can_be_read() -> None:
    found = about.licences()
    assert next(iter(found)) == "alapp"
    assert {"qt.md", "list.md"} <= set(found)
    assert all(path.read_text("utf-8").strip() for path in found.values())


class TestPolicy:
    def test_none(self, alapp: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        lay_policy(tmp_path, monkeypatch, {}).unlink()
        said = alapp("policy")
        assert said.code == 0
        assert said.out == f"There is no policy on this machine. It would be read from: {tmp_path / 'policy.json'}\n"

    def test_in_force(self, alapp: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = lay_policy(tmp_path, monkeypatch, {"lock_minutes": 5, "updates": "The share S:"})
        monkeypatch.setattr(policy, "_open_to_all", lambda _: "")
        said = alapp("policy")
        assert (said.code, said.err) == (0, "")
        assert said.out == f"Policy: {path}\n- The screen locks after 5 minutes at the latest.\n"
        assert alapp("policy", "--json").json["rules"]["lock_minutes"] == 5
        assert "The share S:" in alapp("about").out

    def test_a_file_is_checked_without_being_used(self, alapp: Terminal, tmp_path: Path) -> None:
        path = tmp_path / "mine.json"
        path.write_text('{"require_encrypton": true}')
        said = alapp("policy", "--check", str(path))
        assert said.code == 3
        assert "require_encrypton" in said.err
        assert "Nothing was used of it." in said.err
        assert policy.current().path != path

    def test_a_new_project_is_refused(self, alapp: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        lay_policy(tmp_path, monkeypatch, {"require_encryption": True})
        said = alapp("new", str(tmp_path / "p.alapp"), "--label", "Yes", "--label", "No")
        assert said.code == 5
        assert "New projects are encrypted on this machine." in said.err
        assert not (tmp_path / "p.alapp").exists()
