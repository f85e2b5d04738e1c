"""Opening the database: pragmas, permissions, migrations with a backup before each."""

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Final, TypeAlias

from peewee import Database, ImproperlyConfigured, PeeweeException, SqliteDatabase

from models.reasons import reason
from models.searching import folded

Cell: TypeAlias = str | int | None
"""What a column holds."""

MIGRATIONS: Final = Path(__file__).with_name("migrations")
_PRAGMAS: Final = (
    ("journal_mode", "wal"),
    ("foreign_keys", 1),
    ("synchronous", "full"),  # a confirmed action survives a power cut
    ("busy_timeout", 5000),
    ("cache_size", -16000),
)


class DatabaseUnusable(Exception):
    """The database cannot be opened or read; the text is one plain Russian sentence."""


def file_of(url: str) -> Path | None:
    """The file of an SQLite URL; `None` for another database."""
    prefix = "sqlite:///"
    return Path(url[len(prefix) :]) if url.startswith(prefix) else None


def open_database(url: str, *, create: bool = True) -> Database:
    """Open a database and bring its schema up to date.

    Args:
        url: `sqlite:///path` or `postgresql://…`.
        create: Whether a missing SQLite file is made.

    Raises:
        DatabaseUnusable: If it cannot be opened, is damaged, locked, read-only, or newer than this program.
    """
    path = file_of(url)
    if path is not None:
        return _open_sqlite(path, create=create)
    if url.startswith(("postgresql://", "postgres://")):
        from playhouse.db_url import connect

        try:
            database: Database = connect(url)
            _migrate(database, None)
        except (PeeweeException, ImportError, ValueError) as error:
            raise DatabaseUnusable(f"База {_safe(url)} {_why_not(error)}.") from error
        return database
    raise DatabaseUnusable(f"Адрес базы «{url}» не понят: нужен sqlite:///файл или postgresql://…")


def _why_not(error: Exception) -> str:
    """Why a server's database does not open."""
    if isinstance(error, ImportError | ImproperlyConfigured):
        return "не открывается: не установлен драйвер PostgreSQL"
    return "не отвечает: проверьте адрес, имя, пароль и что сервер работает"


def _safe(url: str) -> str:
    """A URL without its password."""
    head, _, tail = url.rpartition("@")
    return f"{head.split('://')[0]}://…@{tail}" if head else url


def _open_sqlite(path: Path, *, create: bool) -> Database:
    if path.is_dir():
        raise DatabaseUnusable(f"База {path}: это папка, а нужен файл.")
    new = not path.exists()
    if new:
        if not create:
            raise DatabaseUnusable(f"База {path} не найдена.")
        _make_private(path)
    elif _stays_empty(path):
        # SQLite would take it for a new one: a desk whose data is gone would open as if it were in order.
        raise DatabaseUnusable(
            f"База {path} пуста, 0 байт: возьмите копию (uhta backup), а если данных не было, удалите файл."
        )
    elif not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        may = "открыта только на чтение" if os.access(path, os.R_OK) else "закрыта для нас"
        raise DatabaseUnusable(f"База {path} {may}: дайте право записи на файл и его папку.")
    database = SqliteDatabase(str(path), pragmas=_PRAGMAS)
    # SQLite's own LIKE folds only ASCII letters: «нет» would not find «Нет».
    database.register_function(folded, "fold", 1)
    try:
        with explained(path):
            _migrate(database, path)
    finally:
        if new and _is_empty(path):
            path.unlink()  # it could not be made: an empty file would be taken for a desk that lost its data
    return database


def _is_empty(path: Path) -> bool:
    """Whether a file is there and holds nothing."""
    return path.exists() and path.stat().st_size == 0


def _stays_empty(path: Path) -> bool:
    """Whether an empty file is not just being made a database by another program."""
    for _ in range(20):
        if not _is_empty(path):
            return False
        time.sleep(0.05)
    return True


def _make_private(path: Path) -> None:
    """An empty file that only its owner can read: personal data stays on this machine."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError as error:
        raise DatabaseUnusable(f"База {path} не создаётся: {reason(error)}.") from error


@contextlib.contextmanager
def explained(path: Path | str) -> Iterator[None]:
    """Turn the driver's errors into one plain sentence.

    Raises:
        DatabaseUnusable: In place of what peewee or the driver raised.
    """
    try:
        yield
    except (PeeweeException, sqlite3.Error) as error:
        raise DatabaseUnusable(f"База {path}: {_worded(error)}.") from error


def _worded(error: Exception) -> str:
    """What the driver said, in Russian; when the disk is full, what it says last is only what followed."""
    chain: list[str] = []
    cause: BaseException | None = error
    while cause is not None:
        chain.append(str(cause).lower())
        cause = cause.__cause__ or cause.__context__
    known = (sentence for text in reversed(chain) for mark, sentence in _SAID if mark in text)
    return next(known, f"ошибка базы: {error}")


_DAMAGED: Final = "повреждена; возьмите последнюю копию (uhta backup)"

_SAID: Final = (
    ("locked", "занята другой программой; закройте её и повторите"),
    ("readonly", "открыта только на чтение; дайте право записи на файл и его папку"),
    ("not a database", "это не база данных или она повреждена; возьмите копию (uhta backup)"),
    ("malformed", _DAMAGED),
    ("no such table", _DAMAGED),
    ("no such column", _DAMAGED),
    ("disk", "на диске нет места или он не отвечает; ничего не потеряно, освободите место"),
    ("unable to open", "не открывается; проверьте путь и права"),
)


def _migrate(database: Database, path: Path | None) -> None:
    """Apply the migrations not applied yet; an SQLite file with data is copied before each."""
    known = sorted(file.stem for file in MIGRATIONS.glob("[0-9]*.py"))
    done = _applied(database)
    if done == known:
        return
    if path is not None and not done and _has_tables(database):
        raise DatabaseUnusable(f"База {path}: это база другой программы; она не тронута.")
    if not set(done) <= set(known):
        raise DatabaseUnusable("База сделана более новой программой; обновите программу.")
    from playhouse.migrations import Runner

    runner = Runner(database, str(MIGRATIONS))
    old = bool(done)  # a database just being made has nothing to copy
    for name in known:
        if name in done:
            continue
        if path is not None and old:
            copy_sqlite(database, path.with_name(f"{path.name}.before-{name}"))
        runner.up(name)
        done.append(name)


def _has_tables(database: Database) -> bool:
    """Whether somebody's tables stand in a database that no migration of ours has touched."""
    with database.connection_context():
        return not {"schema_migration"}.issuperset(database.get_tables())


def _applied(database: Database) -> list[str]:
    """The migrations that a database has had, without loading the runner."""
    with database.connection_context():
        if "schema_migration" not in database.get_tables():
            return []
        rows = database.execute_sql("SELECT name FROM schema_migration ORDER BY name")
        return [name for (name,) in rows]


def copy_sqlite(database: Database, target: Path) -> None:
    """Copy a living SQLite database, with what still stands in its write-ahead log.

    Raises:
        DatabaseUnusable: If the database cannot be read, is damaged, or the copy cannot be written.
    """
    _make_private(target)
    with explained(database.database), database.connection_context():
        copy = sqlite3.connect(target)
        try:
            database.connection().backup(copy)
            sound = copy.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
        except sqlite3.OperationalError as error:
            raise DatabaseUnusable(f"Копия {target} не пишется: {_worded(error)}.") from error
        finally:
            copy.close()
    if not sound:
        # Pages are copied as they are: a copy of a damaged database must not take a good one's place.
        target.unlink(missing_ok=True)
        raise DatabaseUnusable(f"База {database.database} {_DAMAGED}.")


def sound(database: Database) -> bool:
    """Whether SQLite finds its own pages and indexes in order; another database looks after its own."""
    if not isinstance(database, SqliteDatabase):
        return True
    return fetch(database, "PRAGMA integrity_check(1)") == [("ok",)]


def fetch(database: Database, sql: str, cells: Sequence[Cell] = ()) -> list[tuple[Any, ...]]:
    """The rows of a query, where `?` stands for a cell."""
    rows: list[tuple[Any, ...]] = database.execute_sql(_marked(database, sql), tuple(cells)).fetchall()
    return rows


def run_many(database: Database, sql: str, rows: Iterable[tuple[Cell, ...]]) -> None:
    """Run one statement for many rows, where `?` stands for a cell: the fast way in."""
    database.cursor().executemany(_marked(database, sql), rows)


def _marked(database: Database, sql: str) -> str:
    """The statement with the driver's own placeholder."""
    mark: str = database.param
    return sql if mark == "?" else sql.replace("?", mark)


@contextlib.contextmanager
def connected(database: Database) -> Iterator[None]:
    """A connection for one unit of work, in any thread; inside another it is the same connection.

    Raises:
        DatabaseUnusable: If the database does not answer; one plain sentence.
    """
    with explained(database.database):
        if database.is_closed():
            with database.connection_context():
                yield
        else:
            yield


def writing(database: Database) -> AbstractContextManager[object]:
    """A write transaction that takes SQLite's write lock at once, not halfway."""
    if isinstance(database, SqliteDatabase):
        return database.atomic("IMMEDIATE")
    return database.atomic()
