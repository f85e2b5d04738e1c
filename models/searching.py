"""Looking for words in the database: letters of one case, and readings that can be given up halfway."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from typing import Final

from peewee import Database, PeeweeException, SqliteDatabase

_BETWEEN: Final = 10_000
"""Steps of SQLite between two looks at whether anybody still waits: some tenths of a millisecond."""


class Stopped(Exception):
    """Nobody waits for a reading any more; it was given up halfway."""


def folded(text: str) -> str:
    """A text as it is looked for: letters of one case, `ё` as `е`."""
    return text.casefold().replace("ё", "е")


def folding(database: Database, expression: str) -> str:
    """An expression of SQL whose value is `folded`."""
    if isinstance(database, SqliteDatabase):
        return f"fold({expression})"
    return f"REPLACE(LOWER({expression}), 'ё', 'е')"


@contextlib.contextmanager
def stoppable(database: Database, stop: Callable[[], bool] | None) -> Iterator[None]:
    """Let a reading be given up halfway; inside `connected`. Only SQLite asks; another server is waited for.

    Raises:
        Stopped: If `stop` said so while a query ran.
    """
    if stop is None or not isinstance(database, SqliteDatabase):
        yield
        return
    connection = database.connection()
    connection.set_progress_handler(stop, _BETWEEN)
    try:
        yield
    except (PeeweeException, sqlite3.Error) as error:  # the rows are fetched past peewee
        if stop():
            raise Stopped from error
        raise
    finally:
        connection.set_progress_handler(None, _BETWEEN)
