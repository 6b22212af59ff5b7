"""The real program through a whole session, with a home of its own: what the checks of silence and of leaks look at."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.e2e.program import ROOT
from tests.e2e.screen import virtual_screen
from tests.helpers import text_of


@dataclass(frozen=True)
class Places:
    """The person's own folder, in which the project, its source and its export are, and all other folders."""

    own: Path
    home: Path
    temp: Path

    @classmethod
    def in_folder(cls, folder: Path) -> Places:
        """Make them."""
        places = cls(folder / "own", folder / "home", folder / "temp")
        for place in (places.own, places.home, places.temp):
            place.mkdir(parents=True)
        return places


@dataclass(frozen=True)
class Lived:
    """How a session ended."""

    places: Places
    code: int
    said: str
    result: dict[str, Any]

    @property
    def came_back(self) -> bool:
        """Whether the window was locked, held nothing of the encrypted project, and came back to the same item."""
        left = [self.result[name] for name in ("key_held", "words_left", "open_behind")]
        return bool(self.result["encrypted"] and self.result["returned"]) and not any(left)

    @property
    def project(self) -> Path:
        """The project's file."""
        return Path(self.result["project"])


def write_items(folder: Path, n: int, marker: str = "") -> None:
    """Write items.csv and truth.json of ``n`` reports; the marker is in texts, ids and a column beside them."""
    rows = [(f"R{marker}-{i:04}", f"{text_of(i)[0]} {marker}", f"{marker} note {i}", text_of(i)[1]) for i in range(n)]
    with (folder / "items.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "text", "note"])
        writer.writerows(row[:3] for row in rows)
    (folder / "truth.json").write_text(json.dumps({row[0]: row[3] for row in rows}), "utf-8")


def live(
    folder: Path,
    *,
    items: int = 90,
    labels: int = 24,
    crashes: int = 0,
    marker: str = "",
    password: str = "",
    before: Sequence[str] = (),
    seconds: float = 200,
) -> Lived:
    """Run the session; ``before`` are words that its command is given to (strace, unshare).

    Raises
    ------
    AssertionError : it did not come to its end.
    """
    places = Places.in_folder(folder)
    write_items(places.own, items, marker)
    words = [sys.executable, "-m", "tests.e2e.whole", str(places.own), str(labels), "--crashes", str(crashes)]
    words += ["--marker", marker] if marker else []
    words += ["--password", password] if password else []
    with virtual_screen() as screen:
        ended = subprocess.run(
            [*before, *words], cwd=ROOT, env=surroundings(places) | dict(screen), stdin=subprocess.DEVNULL,
            capture_output=True, text=True, errors="replace", timeout=seconds, check=False,
        )  # fmt: skip
    result = places.own / "result.json"
    assert ended.returncode == 0, f"the session ended with {ended.returncode}: {ended.stderr[-2000:]}"
    return Lived(places, ended.returncode, ended.stdout + ended.stderr, json.loads(result.read_text("utf-8")))


def surroundings(places: Places) -> dict[str, str]:
    """Return the environment: nothing of ours, so that settings, logs and temporary files go where a user's would."""
    ours = ("ALAPP_", "XDG_", "DISPLAY", "WAYLAND", "QT_", "TMP", "TEMP", "PYTEST", "COV")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
    own = {"HOME": str(places.home), "TMPDIR": str(places.temp), "ALAPP_DATA": str(places.own)}
    return kept | own | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", "PYTHONDONTWRITEBYTECODE": "1"}
