"""The program: no argument or a project file opens the window, a command runs in the terminal."""

from __future__ import annotations

import gc
import multiprocessing
import sys
from pathlib import Path

from alapp.jobs.crash_log import keep_quiet
from alapp.jobs.privacy import be_private
from alapp.jobs.silence import be_silent


def settle() -> None:
    """Before anything else: refuse the network, leave nothing for others to read, print no content of an error."""
    be_silent()
    be_private()
    keep_quiet()


def wants_window(arguments: list[str]) -> bool:
    """Tell whether these arguments ask for the window: none, or files to open."""
    return not arguments or (len(arguments) == 1 and Path(arguments[0]).suffix.lower() == ".alapp")


def main() -> int:
    """Start the face that the arguments ask for and return its exit code."""
    settle()
    arguments = sys.argv[1:]
    if not wants_window(arguments):
        from alapp.cli.main import run as run_command  # no face is imported above: each child runs this file again

        return run_command(arguments)
    gc.disable()  # a start makes half a million objects and no garbage; the window turns it on again
    from alapp.ui.app import main as open_window  # Qt only when a window is asked for

    return open_window(arguments)


if __name__ == "__main__":
    multiprocessing.freeze_support()  # first: the child process runs this file again
    sys.exit(main())
