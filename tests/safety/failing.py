"""The window's frame without a window, in which errors come up: ``python -m tests.safety.failing MARKER TIMES``.

Prints how many errors the children told of.
"""

from __future__ import annotations

import sys

import click
from PySide6.QtCore import QTimer

from alapp.__main__ import settle
from alapp.cli import main as terminal
from alapp.session.background import Background
from alapp.session.crashes import log_here
from alapp.ui.app import build_application
from alapp.ui.shell.bridge import Bridge
from tests.e2e.crashes import fail


@click.command()
@click.argument("marker")
def failing(marker: str) -> None:
    """Fail as no command should."""
    raise ValueError(f"cannot read {marker}")


def main() -> int:
    marker, times = sys.argv[1], int(sys.argv[2])
    settle()
    log_here()
    app = build_application([])
    bridge = Bridge(app)
    bridge.install()
    background = Background(bridge.deliver)
    told: list[object] = []
    wanted = fail(background, marker, times, told.append)
    terminal.commands.add_command(failing)
    terminal.run(["failing", marker])
    ends = QTimer(interval=20)
    ends.timeout.connect(lambda: app.quit() if len(told) == wanted else None)
    ends.start()
    app.exec()
    background.close()
    bridge.uninstall()
    print(len(told))
    print(*(f"{error} {getattr(error, 'details', '')}" for error in told), file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
