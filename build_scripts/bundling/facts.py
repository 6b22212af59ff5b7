"""What a build says of itself: version, commit, date; taken from the sources, so that two builds say the same."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

_VERSION = re.compile(r'^__version__ = "(.+)"$', re.MULTILINE)
SHIPPED = ("alapp", "resources", "build_scripts", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class Facts:
    """The version of the program, the commit it was built from (with a plus sign: and changes), and its date."""

    version: str
    commit: str
    date: str
    variant: str

    @property
    def epoch(self) -> int:
        """The date in seconds since 1970: the time of every file in the packages."""
        return int(datetime.fromisoformat(self.date).timestamp())

    def as_json(self) -> dict[str, str]:
        """Return what ``resources/build.json`` holds."""
        return asdict(self)


def _git(root: Path, *arguments: str) -> str:
    try:
        asked = subprocess.run(["git", *arguments], cwd=root, check=False, capture_output=True, text=True)
    except FileNotFoundError:
        return ""
    return asked.stdout.strip() if asked.returncode == 0 else ""


def facts_of(root: Path, variant: str, *, with_changes: bool = False) -> Facts:
    """Return the facts of the sources below ``root``.

    Without git, ``SOURCE_DATE_EPOCH`` gives the date, else it is that of 1980, the oldest that a zip file can hold.
    """
    version = _VERSION.search((root / "alapp" / "__init__.py").read_text("utf-8"))
    if version is None:
        raise LookupError("alapp/__init__.py names no version.")
    commit = _git(root, "rev-parse", "HEAD")
    changed = with_changes and _git(root, "status", "--porcelain", "--", *SHIPPED)
    told = os.environ.get("SOURCE_DATE_EPOCH") or _git(root, "log", "-1", "--format=%ct") or "315532800"
    date = datetime.fromtimestamp(int(told), UTC).isoformat()
    return Facts(version[1], commit + "+" * bool(changed and commit), date, variant)
