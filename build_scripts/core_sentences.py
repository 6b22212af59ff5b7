"""Collects the sentences that rooms other than the window make for a person, with the places they stand in."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from alapp.cli.language import english
from alapp.cli.main import commands
from alapp.domain import words
from alapp.features.registry import EXTRACTORS
from alapp.formats.registry import EXPORTERS, IMPORTERS
from alapp.label_tasks.registry import LABEL_TASKS
from alapp.learning.learners.registry import LEARNERS
from alapp.learning.regions.registry import REGION_LEARNERS
from alapp.learning.strategies.registry import STRATEGIES
from alapp.modalities.registry import MODALITIES
from alapp.session.actions import ACTIONS
from alapp.session.setting_table import SETTINGS

ROOT = Path(__file__).parents[1]
ROOMS = ("domain", "session", "formats", "store", "jobs", "learning", "features", "label_tasks", "modalities", "cli")
MARKS = {"tr": 1, "N_": 1, "plain": 1, "trn": 2}
"""Functions that say or mark a sentence, and how many of their arguments are one."""
SHOWN = frozenset({"facts", "table", "progress"})
"""Functions of the terminal that say the texts they are given."""

CLICK = (
    "Usage:", "Options", "Commands", "Positional arguments", "Show this message and exit.",
    "Show the version and exit.",
    "%(prog)s, version %(version)s", "Error: {message}", "Try '{command} {option}' for help.", "Aborted!",
    "default: {default}", "(dynamic)", "Missing command.", "Missing argument", "Missing option", "Missing parameter",
    "Missing {param_type}", "Missing parameter: {param_name}", "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}", "No such option {name!r}.", "No such command {name!r}.",
    "Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)",
    "Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})",
    "Option {name!r} does not take a value.", "Option {name!r} requires an argument.",
    "Option {name!r} requires {nargs} arguments.", "Could not open file {filename!r}: {message}",
    "Repeat for confirmation", "Error: The two entered values do not match.", "Error: invalid input",
    "file", "directory", "path", "{value!r} is not {choice}.", "{value!r} is not one of {choices}.",
    "{value} is not in the range {range}.", "{value!r} is not a valid {number_type}.",
    "{value!r} is not a valid boolean. Recognized values: {states}", "{name} {filename!r} is a file.",
    "{name} {filename!r} is a directory.", "{name} {filename!r} is not readable.",
    "{name} {filename!r} is not writable.",
    "{name} {filename!r} does not exist.", "Choose from:\n\t{choices}",
)  # fmt: skip
"""What click says of its own."""

MORE = (
    # rows of `alapp info` and `alapp erase --dry-run`, whose names are those of the JSON
    "file", "task", "guideline version", "items", "answered", "open", "quarantined", "features", "detector",
    "answers", "events", "rows put aside", "operations", "examples", "media", "models", "states", "backups",
    "still named", "media outside", "name",
    # values that are shown as words
    "item", "items", "lead", "annotator", "reviewer", "span", "box", "segment", "labeled", "unlabeled", "skipped",
    "flagged", "gold", "commented", "text", "image", "audio", "video", "table", "id", "label", "group", "date",
    "title", "thread", "excluded", "comment", "flag", "skip",
)  # fmt: skip


def sentences() -> dict[str, list[str]]:
    """Return every sentence with its places (``alapp/room/file.py:line``), in the order of the rooms."""
    found: dict[str, list[str]] = {}
    for place, text in (*_in_code(), *_in_tables()):
        places = found.setdefault(text, [])
        if place not in places:
            places.append(place)
    return {text: places for text, places in found.items() if any(map(str.isalpha, text))}


def _in_code() -> Iterator[tuple[str, str]]:
    for room in ROOMS:
        for path in sorted((ROOT / "alapp" / room).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call):
                    yield from ((f"{name}:{node.lineno}", text) for text in _said(node, room))


def _said(call: ast.Call, room: str) -> Iterator[str]:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name in MARKS:
        for argument in call.args[: MARKS[name]]:
            yield from _texts(argument)
    elif name in SHOWN and room == "cli":
        for argument in call.args[:1]:
            parts = argument.keys if isinstance(argument, ast.Dict) else getattr(argument, "elts", [argument])
            yield from (text for part in parts if isinstance(part, ast.Constant) for text in _texts(part))


def _texts(node: ast.AST) -> Iterator[str]:
    """Yield the texts an argument may be: one, or one of two behind a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_texts(node.body), *_texts(node.orelse))


def _in_tables() -> Iterator[tuple[str, str]]:
    """Yield what stands in tables, and what the terminal and click say."""
    words.use({})
    for action in ACTIONS:
        for text in (action.category, action.section, action.words, action.status, action.synonyms):
            yield "alapp/session/actions.py", text
    for setting in SETTINGS:
        choices = setting.choices() if setting.choices is not None else {}
        for text in (setting.page, setting.words, setting.help, *choices.values()):
            yield "alapp/session/setting_table.py", text
    yield from _in_registries()
    lists = {"alapp/cli": english(commands), "click": CLICK, "alapp": MORE}
    yield from ((place, text) for place, texts in lists.items() for text in texts)


def _in_registries() -> Iterator[tuple[str, str]]:
    for family in (STRATEGIES, LEARNERS, EXTRACTORS, LABEL_TASKS, MODALITIES, REGION_LEARNERS, IMPORTERS, EXPORTERS):
        for member in family:
            yield f"{type(member).__module__.replace('.', '/')}.py", getattr(member, "words", "")


if __name__ == "__main__":
    for sentence in sentences():
        print(repr(sentence))
