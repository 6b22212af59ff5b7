"""Sentences outside the window: looked up, filled in, never a reason to fail; stored English is said again."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from alapp.domain import words
from alapp.domain.words import english, plain, retold, said, tr, trn

NOUNS = {"flag on {count}": "Vormerkung für {count}", "items": "Einträge"}


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    words.load(None, words.ENGLISH)


def test_english_is_what_stands_in_the_code() -> None:
    assert tr("Choose another.") == "Choose another."
    assert tr("{n:,} rows of “{name}”", n=1240, name="a{b}c") == "1,240 rows of “a{b}c”"
    assert trn("{n} row", "{n} rows", 1) == "1 row"
    assert trn("{n} row", "{n} rows", 0) == "0 rows"
    assert tr("a {brace} without values") == "a {brace} without values"


def test_a_catalogue_says_it_and_writes_numbers_its_way() -> None:
    words.use({"{n:,} rows, {share:.1f} %": "{share:.1f} % von {n:,} Zeilen"}, "de")
    assert tr("{n:,} rows, {share:.1f} %", n=1240, share=2.5) == "2,5 % von 1.240 Zeilen"
    assert tr("Not there") == "Not there"


@pytest.mark.parametrize("bad", ["{m} Zeilen", "{n:%q} Zeilen", "{n", "{} Zeilen", "{n.nothing}", "{0}"])
def test_a_bad_translation_counts_as_none(bad: str) -> None:
    words.use({"{n} rows": bad}, "de")
    assert tr("{n} rows", n=3) == "3 rows"


def test_a_stored_sentence_is_said_again_with_its_values() -> None:
    words.use(
        {"Import of {n} answers": "Import von {n} Antworten", "Done": "Fertig", "{a}: {b}": "{b}: {a}"} | NOUNS, "de"
    )
    assert retold("Import of 12 answers") == "Import von 12 Antworten"
    assert retold("Done") == "Fertig"
    assert retold("flag on 1,200 items") == "Vormerkung für 1,200 Einträge"
    assert retold("what: a person wrote") == "what: a person wrote"  # a template without words of its own says nothing
    words.use({})
    assert retold("Done") == "Done"


def test_a_catalogue_is_a_file_and_a_missing_or_broken_one_is_english(tmp_path: Path) -> None:
    (tmp_path / "core_de.json").write_text(json.dumps({"Done": "Fertig", "Open": ""}), "utf-8")
    words.load(tmp_path, "de")
    assert (tr("Done"), tr("Open"), words.in_use()) == ("Fertig", "Open", (tmp_path, "de"))
    (tmp_path / "core_fr.json").write_text("{", "utf-8")
    for language in ("fr", "xx", "en"):
        words.load(tmp_path, language)
        assert tr("Done") == "Done"


@dataclass(frozen=True)
class _Row:
    key: str
    words: str = said()
    help: str = said("")


def test_a_row_of_a_table_is_given_in_english_and_read_in_the_language_in_use() -> None:
    row = _Row("k", "Done")
    words.use({"Done": "Fertig"}, "de")
    assert (row.words, row.help) == ("Fertig", "")
    assert plain("{n} rows", n=1_000) == "1000 rows"
    words.use({})
    assert row.words == "Done"
    with pytest.raises(TypeError):
        _Row("k")


def test_a_sentence_remembers_its_english_through_a_pipe() -> None:
    words.use({"{what} is missing": "{what} fehlt", "the file": "die Datei"}, "de")
    sentence = pickle.loads(pickle.dumps(tr("{what} is missing", what=tr("the file")), 5))
    assert (sentence, english(sentence)) == ("die Datei fehlt", "the file is missing")
    assert english("as it is") == "as it is"
