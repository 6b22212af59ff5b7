"""``alapp COMMAND``: the same work as in the window, without a window; exit codes and JSON for scripts."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

import click

from alapp import __version__
from alapp.cli import (
    about,
    asking,
    erasing,
    exchange,
    keys,
    media,
    models,
    people,
    projects,
    proving,
    safety,
    simulating,
)
from alapp.cli.language import speak
from alapp.cli.output import complain
from alapp.domain.errors import AppError, Cancelled, explain
from alapp.domain.words import tr
from alapp.session import crashes

EXIT_CODES = """
Exit codes: 0 done, 1 error, 2 wrong use or unknown name, 3 bad input, 4 not a usable project,
5 in use or read-only, 6 the disk refused, 7 a job failed, 8 the project has damage, 130 stopped.
"""
_PIPE_CLOSED = 141


@click.group(epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="alapp")
def commands() -> None:
    """Label less, learn more: annotation with active learning, on this machine only.

    Without a command, or with a project file, the window opens.
    """


for family in (projects, safety, erasing, exchange, media, asking, simulating, models, keys, people, proving, about):
    for command in family.COMMANDS:
        commands.add_command(command)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    _speak_utf8()
    speak(commands, tuple(arguments))
    crashes.log_here()
    try:
        result = commands.main(args=list(arguments), prog_name="alapp", standalone_mode=False)
    except click.ClickException as error:
        error.show(sys.stderr)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt, Cancelled):
        click.echo(tr("Stopped."), err=True)
        return 130
    except BrokenPipeError:  # whoever read our output has enough of it, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PIPE_CLOSED
    except Exception as error:  # noqa: BLE001  the last catch: any error is told in words
        known = explain(error)
        complain(known)
        if not isinstance(error, (AppError, OSError, MemoryError)):
            crashes.write(error)
            click.echo(f"({crashes.place_of(error, most=3)})", err=True)
        return known.exit_code
    return result if isinstance(result, int) else 0


def _speak_utf8() -> None:
    """Read and write UTF-8 whatever the system's own encoding is, so that pipes and files keep every letter."""
    for stream, encoding in ((sys.stdin, "utf-8-sig"), (sys.stdout, "utf-8"), (sys.stderr, "utf-8")):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding=encoding)
