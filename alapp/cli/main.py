"""``alapp COMMAND``: the same work as in the window, without a window; exit codes and JSON for scripts."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from alapp.cli import asking, exchange, projects, simulating
from alapp.cli.output import complain
from alapp.domain.errors import AppError, Cancelled, explain

EXIT_CODES = """
Exit codes: 0 done, 1 error, 2 wrong use or unknown name, 3 bad input, 4 not a usable project,
5 in use or read-only, 6 the disk refused, 7 a job failed, 8 the project has damage, 130 stopped.
"""


@click.group(epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="alapp", prog_name="alapp")
def commands() -> None:
    """Label less, learn more: annotation with active learning, on this machine only.

    Without a command, or with a project file, the window opens.
    """


for command in (*projects.COMMANDS, *exchange.COMMANDS, *asking.COMMANDS, *simulating.COMMANDS):
    commands.add_command(command)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    try:
        result = commands.main(args=list(arguments), prog_name="alapp", standalone_mode=False)
    except click.ClickException as error:
        error.show(sys.stderr)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt, Cancelled):
        click.echo("Stopped.", err=True)
        return 130
    except (AppError, OSError, MemoryError) as error:
        known = explain(error)
        complain(known)
        return known.exit_code
    return result if isinstance(result, int) else 0
