"""A table of known answers, and the terminal in this process."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from alapp.cli.main import run
from tests.helpers import NAMES, text_of

ROWS = 80


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Terminal = Callable[..., Said]


@pytest.fixture
def alapp(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Run a command in this process; ``stdin`` is what is typed or piped in."""

    def call(*arguments: object, stdin: str = "") -> Said:
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        capsys.readouterr()
        code = run([str(a) for a in arguments])
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return call


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """80 good rows with their answers, one whose id is taken, one without text."""
    path = tmp_path / "rows.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "message", "known"])
        writer.writerows([f"R-{i:04}", *text_of(i)] for i in range(ROWS))
        writer.writerows([["R-0000", "The same id once more.", "Fall"], ["R-0900", "", "Fall"]])
    return path


@pytest.fixture
def project(alapp: Terminal, table: Path, tmp_path: Path) -> Path:
    """A project with the 80 items, none of them answered."""
    path = tmp_path / "reports.alapp"
    labels = [part for name in NAMES for part in ("-l", name)]
    assert alapp("new", path, *labels).code == 0
    assert alapp("import", path, table, "--text", "message", "--existing", "ignore").code == 0
    return path


def answers(rows: list[dict[str, Any]]) -> str:
    """Lines of id, tab, true label for what ``alapp next --json`` gave."""
    return "".join(f"{row['id']}\t{text_of(int(row['id'][2:]))[1]}\n" for row in rows)
