"""``alapp models`` and ``alapp predict``: versions listed, compared, frozen, restored, deleted, exported, used."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Terminal, answers


@pytest.fixture
def trained(alapp: Terminal, project: Path) -> Path:
    """A project with two models: of 20 and of 30 answers."""
    for n in (20, 10):
        asked = alapp("next", project, "-n", n, "--json").json
        assert alapp("label", project, "-", stdin=answers(asked)).code == 0
        assert alapp("train", project).code == 0
    return project


def test_without_a_model_that_is_said(alapp: Terminal, project: Path) -> None:
    assert alapp("models", project).out == "No model yet: the first one is trained after some answers.\n"
    assert alapp("models", project, "freeze", 1).code == 2


def test_models_are_listed_newest_first(alapp: Terminal, trained: Path) -> None:
    rows = alapp("models", trained, "--json").json
    assert [(row["record"]["version"], row["state"]) for row in rows] == [(2, "counts now"), (1, "")]
    said = alapp("models", trained)
    assert "counts now" in said.out
    assert "random checks; an estimate starts at 30" in said.out


def test_two_are_compared(alapp: Terminal, trained: Path) -> None:
    found = alapp("models", trained, "compare", 1, 2, "--json").json
    assert found["labels_between"] == 10
    assert found["compared"] == 80
    assert 0 <= found["share"] <= 1
    assert "of 80 predictions changed" in alapp("models", trained, "compare", 1, 2).out
    assert alapp("models", trained, "compare", 1, 9).code == 2


def test_a_frozen_one_is_kept_and_a_restored_one_counts(alapp: Terminal, trained: Path) -> None:
    assert alapp("models", trained, "freeze", 1, "--note", "for the report").out == "Model 1 is frozen.\n"
    refused = alapp("models", trained, "delete", 1, "--yes")
    assert refused.code == 3
    assert "Model 1 is frozen." in refused.err
    assert "until the next training" in alapp("models", trained, "restore", 1).out
    states = [row["state"] for row in alapp("models", trained, "--json").json]
    assert states == ["", "counts now, frozen"]
    assert alapp("models", trained, "unfreeze", 1).code == 0
    assert alapp("verify", trained).code == 0


def test_deleting_asks_once(alapp: Terminal, trained: Path) -> None:
    assert alapp("models", trained, "delete", 1, stdin="n\n").code == 130
    assert alapp("models", trained, "delete", 1, stdin="y\n").code == 0
    assert [row["record"]["version"] for row in alapp("models", trained, "--json").json] == [2]


def test_an_exported_model_predicts_a_new_file(alapp: Terminal, trained: Path, table: Path, tmp_path: Path) -> None:
    target, out = tmp_path / "wards.alappmodel", tmp_path / "out.csv"
    said = alapp("models", trained, "export", 2, target)
    assert said.code == 0
    assert "cut" in said.out
    found = alapp("predict", target, table, "--out", out, "--text", "message", "--id", "id", "--json").json
    rows = list(csv.DictReader(out.read_text("utf-8").splitlines()))
    assert (found["rows"], found["without"]) == (81, 1)
    known = list(csv.DictReader(table.read_text("utf-8").splitlines()))
    right = [row["label"] == truth["known"] for row, truth in zip(rows, known, strict=True)]
    assert sum(right) >= 70
    assert alapp("predict", target, table, "--out", tmp_path / "out.xlsx").code == 3
    assert alapp("predict", table, table, "--out", out).code == 3


def test_rare_terms_are_shown_before_they_are_kept(alapp: Terminal, trained: Path, tmp_path: Path) -> None:
    target = tmp_path / "wards.alappmodel"
    refused = alapp("models", trained, "export", 2, target, "--keep-rare", stdin="n\n")
    assert refused.code == 130
    assert "which may be names of people" in refused.err
    assert not target.exists()
    kept = alapp("models", trained, "export", 2, target, "--keep-rare", "--yes", "--json").json
    assert len(kept["kept_rare"]) == kept["rare"] > 0
