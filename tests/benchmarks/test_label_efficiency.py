"""What the comparison of orders says: no set is left out, goals are judged in pairs, kept results come back."""

from __future__ import annotations

import json
from pathlib import Path

from tests.benchmarks.label_efficiency import KINDS, Result, draw_first, figures, goal, kept, read, table, versus
from tests.benchmarks.races import RACES
from tests.benchmarks.region_races import REGION_RACES


def made(method: str, areas: list[float], name: str = "bccd", kind: str = "boxes", saved: float = 50.0) -> Result:
    seeds = dict(enumerate(areas))
    curves = {seed: [(10, 0.5), (20, 0.6), (40, value / 100)] for seed, value in seeds.items()}
    ends = dict.fromkeys(seeds, 30.0)
    more = {"keys_saved": dict.fromkeys(seeds, saved)}
    return Result(name, kind, method, 0.9, seeds, ends, ends, curves, 1.0, 40, "pictures", "map", more)


def test_every_set_belongs_to_one_kind() -> None:
    named = [name for names in KINDS.values() for name in names]
    assert sorted(named) == sorted([*RACES, *REGION_RACES])


def test_a_gain_counts_when_it_is_there_in_pair_after_pair() -> None:
    chance = made("random", [50, 60, 70, 55, 65])
    sure = made("default", [52, 62.5, 72, 57, 67.5])
    unsure = made("default", [58, 55, 76, 50, 67])
    assert goal({"default": sure, "random": chance}).endswith(": met")
    assert goal({"default": unsure, "random": chance}).endswith(": not met")


def test_a_loss_is_never_a_goal_that_is_met() -> None:
    chance, ours = made("random", [50, 60, 70, 55]), made("default", [45, 55, 65.5, 50])
    assert goal({"default": ours, "random": chance}).endswith(": not met")


def test_a_bar_is_named_beside_what_was_reached() -> None:
    ours, chance = made("default", [60, 61], saved=20.0), made("random", [50, 50.5], saved=10.0)
    assert goal({"default": ours, "random": chance}).startswith("keys_saved 20.0 of 33.3: not met; ahead +10.2")


def test_results_come_back_from_their_file_and_show_the_same(tmp_path: Path) -> None:
    results = [made("default", [60, 61]), made("random", [50, 52])]
    path = tmp_path / "kept.json"
    path.write_text(json.dumps(kept(results)), "utf-8")
    again = read([path])
    assert table(again) == table(results)
    assert "| bccd, boxes | 40 pictures |" in table(again)
    assert [figures(r) for r in again] == [figures(r) for r in results]
    draw_first(tmp_path / "curves.svg", again)
    assert "pictures given" in (tmp_path / "curves.svg").read_text("utf-8")
    assert ("bccd.boxes.random.default_ahead_by", 9.5, "points") in versus(again)
