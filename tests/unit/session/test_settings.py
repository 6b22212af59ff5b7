"""Settings: what is stored and not allowed counts as the default, what is set and not allowed is refused in words."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from alapp.domain.errors import BadInput, UnknownName
from alapp.session.session import Session
from alapp.session.setting_table import BY_KEY, SETTINGS
from alapp.session.settings import Settings, UserFile
from tests.helpers import small_project

WRONG: tuple[Any, ...] = (None, [], ["x", 1], {}, "nonsense", -5, 1e9, 3.7, float("nan"), float("inf"), True, "")


class Kept(dict[str, Any]):
    """A place that keeps values."""

    def set(self, key: str, value: Any) -> None:
        self[key] = value


@pytest.mark.parametrize("key", BY_KEY)
@pytest.mark.parametrize("value", WRONG, ids=repr)
def test_a_stored_value_is_of_its_type_and_range_or_the_default_holds(key: str, value: Any) -> None:
    place = Kept({key: value})
    got, setting = Settings(place, place).get(key), BY_KEY[key]
    assert type(got) is type(setting.default)
    assert setting.check(got) == got
    if setting.low is not None and setting.high is not None:
        assert setting.low <= got <= setting.high


def test_what_is_not_allowed_is_refused_and_nothing_changes() -> None:
    place = Kept()
    settings = Settings(place, place)
    for key, value in (("strategy", "best"), ("batch_size", 0), ("batch_size", 2.5), ("letter_keys", 1), ("theme", [])):
        with pytest.raises(BadInput):
            settings.set(key, value)
    with pytest.raises(UnknownName, match="colour"):
        settings.set("colour", "red")
    assert not place
    settings.set("batch_size", 12.0)
    assert (settings.get("batch_size"), place) == (12, {"batch_size": 12})


def test_the_users_file_holds_only_what_differs_and_survives_damage(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    settings = Settings(UserFile(file))
    settings.set("goal", 90)
    settings.set("theme", "dark")
    settings.set("theme", "system")
    assert json.loads(file.read_text("utf-8")) == {"goal": 90}
    for damage in ("{", "[1]", "\x00"):
        file.write_text(damage, "utf-8")
        assert [Settings(UserFile(file)).get(s.key) for s in SETTINGS if s.scope == "user"] == [
            s.default for s in SETTINGS if s.scope == "user"
        ]


def test_a_mix_goes_from_its_setting_to_its_picks(tmp_path: Path) -> None:
    path = small_project(tmp_path)
    shares = "margin 0.5, k_center 0.25, random 0.25"
    session = Session.open(path, background=False)
    for wrong in ("margin 0.5", "margin", "magic 1"):
        with pytest.raises((BadInput, UnknownName)):
            session.settings.set("mix_shares", wrong)
    session.settings.set("mix_shares", shares)
    session.settings.set("strategy", "mix")
    session.trainer.start()
    picks = session.reader.queue(session.annotator.code)
    session.close()
    mixed = [pick for pick in picks if pick["strategy"] != "random"]  # what is on screen was drawn before the round
    assert {pick["strategy"] for pick in mixed} == {f"mix: {shares}"}
    assert sum(pick["reason"] == "random" for pick in mixed) >= 2


def test_a_stored_mix_with_a_strategy_that_is_gone_counts_as_the_default() -> None:
    place = Kept({"mix_shares": "clusters 0.5, gone 0.5"})
    assert Settings(place, place).get("mix_shares") == BY_KEY["mix_shares"].default


@pytest.mark.parametrize("code", ["import", "  "])
def test_a_code_that_is_nobodys_is_refused_and_the_project_stays_free(tmp_path: Path, code: str) -> None:
    path = small_project(tmp_path)
    with pytest.raises(BadInput, match="cannot be the code of a person"):
        Session.open(path, code, background=False)
    Session.open(path, background=False, user=Kept({"annotator": " "})).close()


def test_the_file_is_on_the_disk_before_it_takes_its_place_and_the_folder_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def flushed(handle: int) -> None:
        now = os.fstat(handle)
        new = tmp_path / "settings.new"
        steps.append("file" if new.exists() and os.path.samestat(now, new.stat()) else "folder")
        assert steps[-1] == "file" or os.path.samestat(now, tmp_path.stat())
        assert steps[-1] == "folder" or json.loads(new.read_text("utf-8")) == {"recents": ["é"]}
        fsync(handle)

    def moved(path: Path, target: Path) -> Path:
        steps.append("rename")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", flushed)
    monkeypatch.setattr(Path, "replace", moved)
    UserFile(tmp_path / "settings.json").set("recents", ["é"])
    assert steps == ["file", "rename", "folder"]
    assert UserFile(tmp_path / "settings.json").get("recents") == ["é"]
    assert (tmp_path / "settings.json").stat().st_mode & 0o777 == 0o600
