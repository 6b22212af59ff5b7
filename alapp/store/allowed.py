"""What a project file may contain besides rows: the tables, indexes and triggers that this program has ever made.

A file from elsewhere may carry a trigger, a view or a computed column that changes answers or never ends, and SQLite
runs them inside our own statements; ``trusted_schema = OFF`` does not hold them back. So each object must be ours, to
the letter, before any other statement is run. What is missing changes nothing by itself and is told by ``verify``.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from alapp.domain.errors import ForeignParts
from alapp.domain.words import tr

SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"
_KINDS = {"table": ("table", "tables"), "index": ("index", "indexes"), "view": ("view", "views"),
          "trigger": ("trigger", "triggers")}  # fmt: skip


def print_of(row: Sequence[Any]) -> str:
    """Return what tells one object of a schema (type, name, table, statement) from any other."""
    return hashlib.sha256(repr(tuple(row)).encode("utf-8", "backslashreplace")).hexdigest()[:16]


_PRINTS = """
    01d9178fe96b102b 0221f55c61d236ea 177216f041af3c8f 1e18839e711e46b6 1e38c66d230a46a0 279b5f16968f05a4
    372b06303b688558 3a05d86d658a1555 3c97c400bbe006b4 41acd4ab34e8db73 4db219862ad8cc53 529b528c33a4bed5
    5f152f67b0576f35 6272bcbbf081d9bc 65ebafd9065857fd 6de3d0a62c2138e8 70e09ca8675eac8d 72380098a4b3cb48
    7578089f4da8ad73 76555e1c208297d7 7fe6e82fbf653302 7fe79aadf5b80a26 80c489a5c095126b 82ade12fdf6be3c1
    86eb3ddff80da085 917d4cfac803b41b 92f1230b5c64e82b 9322209ee008b750 9645165613256cdd 99d1b65db5cf891d
    9d5d35c59106aa96 9e3c0f1c21867a1e a767d282e7526537 add3d35f14be73dc b5bf6f4e63d7ddef b78c4f90bd9c10ce
    ba48abd6a090cdf8 ba71810bd7a4a3de c26d54bd35ef8b5c c2bcd3947032d346 c8e17929969f788b cb4b7620b6337c6f
    d4e0c29a4844bf57 d522e44df32c880e d7acfeb89b3db238 d9a2dee481499f5e da161323f3ea9e93 dafa3f5ac51aafde
    e7674c7b5df22fa3 e8039a259a0c8c98 f064ae41e7685a37 f13cf2bebed1f5ff f943da9f473d4b1f
"""
ALLOWED = frozenset(_PRINTS.split())
"""Fingerprints of every object of every version; ``tests/contracts/test_store_schema.py`` says which are missing."""


def check(connection: Any, path: Path) -> None:
    """Read the list of objects, which runs none of them, and refuse a file that has one that is not ours.

    Raises
    ------
    ForeignParts : another program has put something in.
    """
    foreign = Counter(_kind(row[0]) for row in connection.execute(SCHEMA) if print_of(row) not in ALLOWED)
    if foreign:
        raise ForeignParts(
            tr(
                "“{name}” holds parts that this program did not make ({counted}).",
                name=path.name,
                counted=_counted(foreign),
            ),
            tr("It was not opened and not changed, and nothing of them was run: they could change answers unseen."),
            tr("Ask for a fresh copy, or write what is readable into a new project with “alapp repair”."),
        )


def _kind(kind: object) -> str:
    return kind if isinstance(kind, str) and kind in _KINDS else "table"


def _counted(foreign: Counter[str]) -> str:
    kinds: Iterable[str] = sorted(foreign)
    return ", ".join(f"{foreign[kind]:,} {_KINDS[kind][foreign[kind] > 1]}" for kind in kinds)
