"""Where the files lie that come with the program: icons, fonts, the sample project."""

from __future__ import annotations

import sys
from pathlib import Path


def resource(name: str) -> Path:
    """Return the path of a file in ``resources/``, in the checkout and in the packaged program."""
    home = getattr(sys, "_MEIPASS", None)
    return (Path(home) if home else Path(__file__).parents[2]) / "resources" / name
