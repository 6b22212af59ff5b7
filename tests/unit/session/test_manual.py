"""The manual and the README name only what is there: commands, options, keys, files, sections."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from alapp.cli.main import commands
from alapp.session import manual
from alapp.session.actions import ACTIONS
from alapp.session.resources import resource

ROOT = Path(__file__).parents[3]
PAGES = (resource("manual/safety.md"), *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")))


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


def test_the_keys_of_the_manual_do_what_it_says() -> None:
    keys = {key: action.id for action in ACTIONS for key in action.keys}
    named = {"Ctrl+7": "go.data", "Ctrl+3": "go.browse", "Ctrl+L": "lock", "Ctrl+,": "settings", "Ctrl+K": "palette"}
    quoted = set(_quoted(resource("manual/safety.md")))
    assert {key: keys[key] for key in named} == named
    assert set(named) <= quoted
    palette = {action.words for action in ACTIONS}
    assert {"erase for good", "verify the project file", "write the audit trail"} <= palette


def test_a_page_is_read_without_marks_and_in_whole_paragraphs() -> None:
    page = manual.page("safety")
    assert manual.headings("safety")[0] == "What is promised, and how to check it"
    assert set(manual.headings("safety")) <= set(page.splitlines())
    assert "“alapp prove PROJECT”" in page
    assert not re.search(r"^#|`", page, re.MULTILINE)
    lists = [line for line in page.splitlines() if line.startswith("- ")]
    assert len(lists) == len(re.findall(r"^- ", resource("manual/safety.md").read_text("utf-8"), re.MULTILINE))


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
