"""The made texts carry the speed benchmarks: distinct, the same again, of growing vocabulary."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from tests.benchmarks.made import CLASSES, COLUMNS, made_texts, write_csv


def words_of(texts: list[str]) -> set[str]:
    return {word for text in texts for word in re.findall(r"\b\w\w+\b", text.lower())}


@pytest.mark.real_data
def test_texts_are_distinct_and_their_vocabulary_grows(shared_data: Path) -> None:
    texts = [text for text, _ in made_texts(20_000, data=shared_data)]
    assert len(set(texts)) == 20_000
    first, all_of_them = len(words_of(texts[:10_000])), len(words_of(texts))
    assert 22_000 < first < 26_000
    assert all_of_them > 1.15 * first


@pytest.mark.real_data
def test_fewer_are_the_beginning_of_more_and_another_seed_gives_others(shared_data: Path) -> None:
    many = list(made_texts(2_000, data=shared_data))
    assert many[:500] == list(made_texts(500, data=shared_data))
    assert not {text for text, _ in many} & {text for text, _ in made_texts(2_000, seed=1, data=shared_data)}
    assert {label for _, label in many} == set(CLASSES)


@pytest.mark.real_data
def test_a_table_holds_them(shared_data: Path, tmp_path: Path) -> None:
    write_csv(tmp_path / "made.csv", 300, data=shared_data)
    with (tmp_path / "made.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert tuple(rows[0]) == COLUMNS
    assert [tuple(row[1:]) for row in rows[1:]] == list(made_texts(300, data=shared_data))
