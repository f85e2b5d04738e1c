"""Looking into an SQLite database without touching it: no right to write, no lock, no migration."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from models.database import DatabaseUnusable, explained

_WAYS: Final = ("mode=ro", "mode=ro&immutable=1")
"""How it is opened: beside others who write; where even the log's index cannot be made, as it lies there."""


def peek(path: Path, sql: str) -> list[tuple[Any, ...]]:
    """The rows of a query; none where its table is not there yet.

    Raises:
        DatabaseUnusable: If the file cannot be read or is no database.
    """
    address = path.absolute().as_uri()
    trouble: DatabaseUnusable | None = None
    for way in _WAYS:
        try:
            with explained(path), closing(sqlite3.connect(f"{address}?{way}", uri=True)) as database:
                return _rows(database, sql)
        except DatabaseUnusable as error:
            trouble = error
    raise trouble or DatabaseUnusable(f"База {path} не читается.")


def _rows(database: sqlite3.Connection, sql: str) -> list[tuple[Any, ...]]:
    try:
        return database.execute(sql).fetchall()
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return []
        raise
