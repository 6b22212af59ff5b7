"""Writes the pages of the manual that are made from the program: ``python3 build_scripts/manual.py [--check]``.

The keys come from the command table, the terminal's commands from the commands themselves, the settings from theirs.
``--check`` writes nothing and names the pages that would change.
"""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from setup_env import ROOT, environment

if importlib.util.find_spec("PySide6") is None:
    sys.exit(subprocess.run([str(environment("test")), *sys.argv], check=False).returncode)

sys.path.insert(0, str(ROOT))

import click

from alapp.cli.main import EXIT_CODES, commands
from alapp.session.actions import as_markdown
from alapp.session.setting_table import SETTINGS, Setting

MANUAL = ROOT / "resources" / "manual"
PAGES_OF_SETTINGS = ("Look", "Keys", "Labeling", "Learning", "Sound", "Safety", "Drawing", "Data")
TERMINAL = """# The terminal

The same work without a window: for scripts, for a server, or for those who like it better. After `alapp` stands a
command, mostly followed by the project file. Every command takes `--help`.

Four options are known to most commands and not repeated below. `--password-file FILE`: the first line of that file
opens an encrypted project; `-` reads the standard input; without it the password is asked for. `--key-file FILE`: the
key file that a password needs. `--as CODE`: who works, where several people do. `--json`: write JSON, for programs.
"""
OF_ALL = frozenset({"--json", "--password-file", "--key-file", "--as"})
"""Options that are told of once, at the head of the page."""
SETTINGS_HEAD = """# Settings

`Ctrl+,` opens them. There is no OK button: each counts at once and is kept. Some are yours on this machine; others
belong to the open project, travel with its file and are for the lead to change. In the terminal `alapp settings
PROJECT` shows those of a project, and `alapp settings PROJECT NAME VALUE` changes one.

A setting that your administrator has fixed cannot be changed; a line below it says so ([For
administrators](administrators.md)).

## Keys of your own

The page Keys lists every command. “Change”, or `Enter`, waits for the new key. A key that another command has on the
same screen is refused with that command's name; digits and the letters of labels stay theirs. “As it was” takes the
change back. The keys in this manual are those that the program comes with; the sheet of keys (`?`) shows yours.
"""


def terminal() -> str:
    """Return the page about the terminal: every command with its usage, words and options."""
    return "\n".join([TERMINAL, *_exit_codes(), *_commands(commands, "alapp")]) + "\n"


def _exit_codes() -> Iterator[str]:
    yield from ("## Exit codes", "", "| Code | Means |", "|---|---|")
    yield from (f"| {code} | {words} |" for code, words in re.findall(r"(\d+) ([^,.]+)[,.]", EXIT_CODES))


def _commands(group: click.Group, before: str) -> Iterator[str]:
    for name in sorted(group.commands):
        command = group.commands[name]
        if isinstance(command, click.Group):
            yield from _commands(command, f"{before} {name}")
        else:
            yield from _command(command, f"{before} {name}")


def _command(command: click.Command, name: str) -> Iterator[str]:
    context = click.Context(command, info_name=name)
    usage = " ".join(command.collect_usage_pieces(context))
    yield f"\n## {name}\n\n`{name} {usage}`\n"
    yield " ".join((command.help or "").split())
    own = [
        record
        for part in command.params
        if isinstance(part, click.Option) and not OF_ALL & set(part.opts) and (record := part.get_help_record(context))
    ]
    rows = [f"| `{said}` | {' '.join(words.split())} |".replace(" |  |", " | |") for said, words in own]
    yield from ("", "| Option | Does |", "|---|---|", *rows) if rows else ()


def settings() -> str:
    """Return the page about the settings, one table for each page of the dialog."""
    return SETTINGS_HEAD + "".join(_settings_of(page) for page in PAGES_OF_SETTINGS)


def _settings_of(page: str) -> str:
    rows = [setting for setting in SETTINGS if setting.page == page]
    lines = [f"| {_words(s)} | {_value(s)} | {'you' if s.scope == 'user' else 'project'} | `{s.key}` |" for s in rows]
    head = f"\n## {page}\n\n| Setting | As it comes | Whose | Name in the terminal |\n|---|---|---|---|\n"
    return head + "\n".join(lines) + "\n" if rows else ""


def _words(setting: Setting) -> str:
    return f"{setting.words}. {setting.help}".replace("|", "/").strip() if setting.help else setting.words


def _value(setting: Setting) -> str:
    default = setting.default
    if isinstance(default, bool):
        return "on" if default else "off"
    if isinstance(default, str) and setting.choices:
        default = setting.choices().get(default, default)
    return "empty" if default in ("", []) else str(default)


GENERATED: Mapping[str, Callable[[], str]] = {"keys": as_markdown, "terminal": terminal, "settings": settings}


def stale(folder: Path = MANUAL) -> list[str]:
    """Return the pages that are not as the program is now."""
    now = {name: make() for name, make in GENERATED.items()}
    return [name for name, text in now.items() if _kept(folder / f"{name}.md") != text]


def _kept(path: Path) -> str:
    return path.read_text("utf-8") if path.exists() else ""


def main() -> int:
    if "--check" in sys.argv[1:]:
        old = stale()
        print(f"Not as the program is now: {', '.join(old)}." if old else "The manual is as the program is.")
        return 1 if old else 0
    for name, make in GENERATED.items():
        (MANUAL / f"{name}.md").write_text(make(), "utf-8", newline="\n")
        print(f"manual/{name}.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
