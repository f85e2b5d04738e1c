"""The journal: actions as entered, each chained to the one before by SHA-256.

A personal field enters the chain as a salted digest: it can be erased later and the chain stays whole.
"""

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from peewee import Database

from models.database import fetch
from uhta_tui.desk.store import Writer
from uhta_tui.procedure.actions import Action
from uhta_tui.procedure.lines import read_line, write_line
from uhta_tui.worktime.moments import Moment, iso, parse_moment

PERSONAL: Final = frozenset({"author", "author_url", "text", "extra", "fields", "url", "comment", "reasons"})
"""Fields of a line that may hold a person's data."""

GENESIS: Final = "0" * 64
"""What the first entry is chained to."""

COLUMNS: Final = (
    "seq",
    "message",
    "act",
    "action",
    "at",
    "entered_at",
    "by",
    "body",
    "personal",
    "salt",
    "hash",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the journal."""

    seq: int
    message: int | None
    act: int | None
    action: str
    at: Moment
    entered_at: Moment
    by: str
    body: str
    personal: str
    salt: str
    hash: str

    def line(self) -> dict[str, object]:
        """The action's line, personal fields in their places (or their digests, once erased)."""
        body: dict[str, object] = json.loads(self.body)
        return {**body, **json.loads(self.personal)} if self.personal else body

    def read(self, zone: str) -> Action:
        """The action itself."""
        return read_line(self.line(), zone)


canonical: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
"""JSON with one spelling, so that a digest of it means the value."""


def digest(salt: str, name: str, value: object) -> str:
    """The salted digest under which a personal field enters the chain."""
    return "sha256:" + hashlib.sha256(f"{salt}\n{name}\n{canonical(value)}".encode()).hexdigest()


def chained(before: str, seq: int, message: int | None, entered_at: Moment, body: str) -> str:
    """The hash of an entry."""
    return hashlib.sha256(f"{before}\n{seq}\n{message}\n{entered_at}\n{body}".encode()).hexdigest()


class Journal:
    """Appends entries to the chain inside one unit of work."""

    def __init__(self, database: Database, writer: Writer) -> None:
        rows = fetch(database, "SELECT seq, hash FROM journal_entry ORDER BY seq DESC LIMIT 1")
        self._seq: int
        self._hash: str
        self._seq, self._hash = rows[0] if rows else (0, GENESIS)
        self._writer = writer

    def append(
        self, action: Action, zone: str, *, message: int | None, act: int | None, entered_at: Moment
    ) -> int:
        """Enter an action; returns its place in the journal."""
        line = write_line(action, zone)
        if message is not None and "message" in line and action.NAME != "receive":
            line["message"] = f"№{message}"
        personal = {name: value for name, value in line.items() if name in PERSONAL}
        salt = secrets.token_hex(8) if personal else ""
        body = canonical({**line, **{name: digest(salt, name, v) for name, v in personal.items()}})
        seq = self._seq + 1
        value = chained(self._hash, seq, message, entered_at, body)
        kept = canonical(personal) if personal else ""
        row = (seq, message, act, action.NAME, action.at, entered_at, action.by, body, kept, salt, value)
        self._writer.insert("journal_entry", COLUMNS, row)
        self._seq, self._hash = seq, value
        return seq


def entries(database: Database, *, message: int | None = None, after: int = 0) -> Iterator[Entry]:
    """The journal in the order entered, of one message or whole, read a thousand at a time."""
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    where = "" if message is None else "AND message = ? "
    cells = () if message is None else (message,)
    while True:
        sql = f"SELECT {names} FROM journal_entry WHERE seq > ? {where}ORDER BY seq LIMIT 1000"
        rows = fetch(database, sql, (after, *cells))
        for row in rows:
            yield Entry(*row)
        if len(rows) < 1000:
            return
        after = rows[-1][0]


def as_line(entry: Entry, zone: str) -> Mapping[str, object]:
    """An entry as `uhta journal --jsonl` writes it: the action's line and when it was entered."""
    return {**entry.line(), "entered_at": iso(entry.entered_at, zone)}


def broken_links(database: Database) -> Iterator[str]:
    """What is wrong with the chain, one Russian sentence a fault."""
    before, expected = GENESIS, 1
    for entry in entries(database):
        if entry.seq != expected:
            yield f"Журнал: нет записи {expected}."
        if chained(before, entry.seq, entry.message, entry.entered_at, entry.body) != entry.hash:
            yield f"Журнал: запись {entry.seq} изменена или стоит не на своём месте."
        yield from (f"Журнал: в записи {entry.seq} изменено поле {name}." for name in _altered(entry))
        before, expected = entry.hash, entry.seq + 1


def _altered(entry: Entry) -> Iterator[str]:
    """The fields of an entry that are not as they were entered."""
    try:
        body = dict(json.loads(entry.body))
        personal = dict(json.loads(entry.personal)) if entry.personal else {}
        at = parse_moment(str(body.get("at")), "UTC")
    except (ValueError, TypeError):
        return  # the chain says that the body was changed, the rebuild that the entry cannot be read
    beside = {
        "at": (entry.at, at),
        "by": (entry.by, body.get("by")),
        "action": (entry.action, body.get("action")),
    }
    yield from (name for name, (column, entered) in beside.items() if column != entered)
    yield from (name for name, v in personal.items() if body.get(name) != digest(entry.salt, name, v))
