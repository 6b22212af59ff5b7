"""The manual and the README name only what is there: commands, options, keys, files, sections."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alapp.cli.main import commands
from alapp.domain.conditions import FIELDS
from alapp.session import manual
from alapp.session.action import LOCKED, START, WIZARD
from alapp.session.action import PAGES as SCREENS
from alapp.session.actions import ACTIONS
from alapp.session.resources import resource

ROOT = Path(__file__).parents[3]
MANUAL = [resource(f"manual/{name}.md") for name in manual.ORDER]
PAGES = (*MANUAL, *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")))


def _quoted(path: Path) -> Iterator[str]:
    yield from (" ".join(code.split()) for code in re.findall(r"`([^`]+)`", path.read_text("utf-8")))


def _commands(path: Path) -> list[list[str]]:
    return [shlex.split(code)[1:] for code in _quoted(path) if code.startswith("alapp ")]


def _unknown(words: list[str], command: click.Command = commands) -> str:
    """Return the first word of a command line that the program does not know, empty when it knows all."""
    if isinstance(command, click.Group) and words and words[0].isupper():
        return _unknown(words[1:], command)  # a placeholder, such as PROJECT
    if isinstance(command, click.Group) and words and not words[0].startswith("-"):
        found = command.commands.get(words[0])
        return words[0] if found is None and words[0] != "..." else _unknown(words[1:], found) if found else ""
    known = {option for part in command.params for option in part.opts}
    return next((word for word in words if word.startswith("--") and word not in known), "")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_command_that_is_named_is_there_with_its_options(path: Path) -> None:
    assert [words for words in _commands(path) if _unknown(words)] == []


def test_a_command_that_is_not_there_is_noticed() -> None:
    assert _unknown(["prove", "PROJECT", "--sign"]) == "--sign"
    assert _unknown(["key", "burn"]) == "burn"
    assert _unknown(["sign"]) == "sign"


@pytest.mark.parametrize("path", MANUAL, ids=lambda path: path.name)
def test_the_keys_that_are_named_are_in_the_table(path: Path) -> None:
    keys = {key for action in ACTIONS for key in action.keys} | {"Ctrl+S"}
    chords = {code for code in _quoted(path) if re.fullmatch(r"((Ctrl|Alt|Shift)\+)+(\w+|,)", code)}
    assert {chord for chord in chords if chord not in keys} == set()


def test_what_the_pages_call_by_the_palette_is_there() -> None:
    palette = {action.words for action in ACTIONS}
    named = {"erase for good", "verify the project file", "write the audit trail", "start with keywords", "about alapp"}
    assert named <= palette
    pages = " ".join(" ".join(path.read_text("utf-8").split()) for path in MANUAL)
    assert [words for words in named if f"“{words}”" not in pages] == []


def test_every_page_is_listed_and_has_one_title() -> None:
    assert sorted(path.stem for path in resource("manual").glob("*.md")) == sorted(manual.ORDER)
    titles = [manual.title_of(name) for name in manual.ORDER]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("context", [*SCREENS, START, WIZARD, LOCKED])
def test_every_screen_has_a_page(context: str) -> None:
    assert manual.page_for(context) != manual.ORDER[0]


def test_where_nothing_is_open_the_first_page_comes() -> None:
    assert manual.page_for("") == "tutorial"


def test_the_fields_of_the_search_are_told_of() -> None:
    assert [name for name in FIELDS if f"`{name}:" not in manual.page("browse")] == []


def test_a_search_finds_whole_sentences_and_headings_first() -> None:
    hits = manual.find("recovery KEY paper")
    assert hits
    assert all({"recovery", "key", "paper"} <= set(re.findall(r"\w+", _near(hit).casefold())) for hit in hits)
    assert manual.find("keypad")[0].sentence.startswith("On the keypad")
    assert not any("`" in hit.sentence or "](" in hit.sentence for hit in manual.find("alapp"))


def _near(hit: manual.Hit) -> str:
    """Return the lines of the hit's page that hold its sentence, without marks."""
    return " ".join(text for _, text in manual._lines(hit.page) if hit.sentence in text)


@pytest.mark.parametrize("query", ["", "   ", "xyzzyplugh"])
def test_a_search_for_nothing_finds_nothing(query: str) -> None:
    assert manual.find(query) == []


@given(st.text(max_size=12))
def test_no_query_breaks_the_search(query: str) -> None:
    for hit in manual.find(query):
        assert hit.page in manual.ORDER
        assert hit.heading in manual.headings(hit.page)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_link_leads_somewhere(path: Path) -> None:
    text = path.read_text("utf-8")
    links = [link for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    assert [
        link for link in links if not link.startswith("#") and not (path.parent / link.split("#")[0]).exists()
    ] == []
    headings = {
        re.sub(r"[^\w -]", "", h).strip().lower().replace(" ", "-") for h in re.findall(r"^#+ (.+)$", text, re.M)
    }
    assert [link for link in links if link.startswith("#") and link[1:] not in headings] == []
