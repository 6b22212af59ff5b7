"""Projects as each released program wrote them: the steps of their time, and the rows that their tables can hold.

Released steps are never edited (their hashes are in the contract tests), so a file made from the first n of them is a
file of format n. ``python3 -m tests.safety.old_formats FORMAT SOURCE TARGET`` makes one of a project of today.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from alapp.store.database import Database, connect
from alapp.store.migrations import APPLICATION_ID, STEPS
from alapp.store.schema import migrate, seal
from tests.safety.wards import TABLES

OPEN = "import sys; from alapp.store.project import Project; Project.open(sys.argv[1]).close()"


def of_format(number: int, source: Path, target: Path) -> Path:
    """Make a project of this format with the rows of a project of today."""
    with closing(connect(source, mode="ro")) as old:
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with closing(connect(target, mode="rw")) as new:
            new.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            migrate(new, STEPS[:number])
            new.execute("PRAGMA foreign_keys = OFF")
            new.execute("BEGIN")
            there = {row[0] for row in new.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
            for table in (t for t in TABLES if t in there):
                _copy(old, new, table)
            new.execute("COMMIT")
            seal(Database(target, reader=new, writer=new))
    return target


def _copy(old: object, new: object, table: str) -> None:
    columns = [
        name
        for (name,) in old.execute(  # type: ignore[attr-defined]
            f"SELECT name FROM pragma_table_xinfo('{table}') WHERE hidden = 0 ORDER BY cid"
        )
    ]
    rows = old.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall()  # type: ignore[attr-defined]
    marks = ", ".join("?" * len(columns))
    new.executemany(  # type: ignore[attr-defined]
        f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows
    )


def kill_while_opening(path: Path, seconds: float) -> None:
    """Open (and so migrate) in a process of its own, and kill that after so long."""
    child = subprocess.Popen([sys.executable, "-c", OPEN, str(path)], stderr=subprocess.DEVNULL)
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def main() -> None:
    number, source, target = sys.argv[1:]
    of_format(int(number), Path(source), Path(target))


if __name__ == "__main__":
    main()
