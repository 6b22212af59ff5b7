"""Which SQLite and which cipher the program carries."""

from __future__ import annotations

from contextlib import closing

from sqlcipher3 import dbapi2

LEAST_SQLITE = (3, 51, 3)
"""The first with the mend of the WAL-reset race, in which two connections could lose what was committed."""


def sqlite_version() -> tuple[int, ...]:
    """Return the version of SQLite inside the program."""
    return tuple(dbapi2.sqlite_version_info)


def cipher_version() -> str:
    """Return the version of SQLCipher inside the program."""
    with closing(dbapi2.connect(":memory:")) as connection:
        return str(connection.execute("PRAGMA cipher_version").fetchone()[0])
