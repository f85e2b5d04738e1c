"""Cases in and out of the database: frozen values on one side, rows on the other.

A piece's columns bear the names of its value's fields, so one mechanism moves all of them; writing compares
the case before with the case after and touches only the rows that differ.
"""

import contextlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Any, Final, TypeAlias

from peewee import Database

from models import message as tables
from models.base import BaseModel
from models.database import Cell, fetch, run_many
from models.terms import (
    ENDED,
    Content,
    Key,
    Origin,
    PartStatus,
    ReplyKind,
    Side,
    Status,
    Turn,
)
from uhta_tui.procedure.case import (
    Attachment,
    Case,
    Course,
    Deadline,
    Draft,
    Facts,
    Finding,
    Notice,
    Part,
    Reply,
    Review,
    Tick,
)
from uhta_tui.procedure.lifecycle import next_step

_Decode: TypeAlias = Callable[[Any], object]


_json: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
"""JSON with one spelling, made by one encoder: building one a call costs more than the encoding."""


def _attachments(cell: Cell) -> tuple[Attachment, ...]:
    return tuple(Attachment(**item) for item in json.loads(str(cell)))


def _ticks(cell: Cell) -> tuple[Tick, ...]:
    return tuple(Tick(**item) for item in json.loads(str(cell)))


def _maybe(decode: _Decode) -> _Decode:
    return lambda cell: None if cell is None else decode(cell)


def _course_to(cell: Any) -> PartStatus | Turn:
    """A course's goal; the two enums share no value but `approved`, told apart by the row's part."""
    return PartStatus(cell) if cell in _PART_VALUES else Turn(cell)


_PART_VALUES: Final = frozenset(PartStatus)
_FLAGS: Final = (
    "gave_interim", "joint", "final", "approved", "without_evidence", "takes_back", "provisional", "waived",
)  # fmt: skip
_DECODERS: Final[Mapping[str, _Decode]] = {
    "status": PartStatus,
    "kind": ReplyKind,
    "content": _maybe(Content),
    "attachments": _attachments,
    "ticks": _ticks,
    "key": Key,
    "fault": _maybe(Side),
    "side": Side,
    "origin": Origin,
    "to": _course_to,
    **dict.fromkeys(_FLAGS, bool),
}
"""How a stored cell becomes a field's value, by the field's name; others stand as they are."""


@dataclass(frozen=True, slots=True)
class _Table:
    """One kind of piece and its table."""

    pieces: str
    """The field of `Case` that holds them."""
    model: type[BaseModel]
    value: type[object]

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(field.name for field in fields(self.value))  # type: ignore[arg-type]


PIECES: Final = (
    _Table("parts", tables.Part, Part),
    _Table("drafts", tables.Draft, Draft),
    _Table("reviews", tables.Review, Review),
    _Table("deadlines", tables.Deadline, Deadline),
    _Table("replies", tables.Reply, Reply),
    _Table("courses", tables.Course, Course),
    _Table("findings", tables.Finding, Finding),
    _Table("notices", tables.Notice, Notice),
)

_FACTS: Final = tuple(field.name for field in fields(Facts))
_HEAD: Final = (
    "received_at",
    "status",
    "cycle",
    "turn",
    "acts",
    "interim_at",
    "repeat_of",
    "new_facts",
    "why",
)
_LINE: Final = ("step", "step_executor", "step_due", "step_key", "ended_at")
_read_facts: Final = attrgetter(*_FACTS)
_read_head: Final = attrgetter(*_HEAD)
MESSAGE_COLUMNS: Final = ("number", *_FACTS, *_HEAD, *_LINE)


_PLAIN: Final = frozenset({str, int, bool})


def encode(value: object) -> Cell:
    """A field's value as a cell."""
    if value is None or value.__class__ in _PLAIN:
        return value  # type: ignore[return-value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return _json([asdict(item) for item in value])
    if isinstance(value, Mapping):
        return _json(dict(value))
    raise TypeError(f"no cell for {type(value)}")


def message_cells(case: Case) -> tuple[Cell, ...]:
    """The row of a message, with the line that the queue shows of it."""
    line = next_step(case)
    ended = max(c.at for c in case.courses) if case.status in ENDED else None
    facts, head = map(encode, _read_facts(case.facts)), map(encode, _read_head(case))
    return (case.number, *facts, *head, line.step.value, line.executor, line.due, encode(line.key), ended)


@cache
def _insertion(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    return f'INSERT INTO "{table}" ({names}) VALUES ({", ".join("?" * len(columns))})'


class Writer:
    """Collects rows and writes them with one statement a table, which is where speed comes from."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._pending: dict[tuple[bool, str], list[tuple[Cell, ...]]] = {}

    def insert(self, table: str, columns: tuple[str, ...], row: tuple[Cell, ...]) -> None:
        """Plan a new row."""
        self._plan(table, _insertion(table, columns), row)

    def update(self, table: str, columns: Sequence[str], keys: Sequence[str], row: tuple[Cell, ...]) -> None:
        """Plan a change; the cells of `keys` stand last in the row."""
        sets = ", ".join(f'"{column}" = ?' for column in columns)
        where = " AND ".join(f'"{key}" = ?' for key in keys)
        self._plan(table, f'UPDATE "{table}" SET {sets} WHERE {where}', row)

    def _plan(self, table: str, sql: str, row: tuple[Cell, ...]) -> None:
        self._pending.setdefault((table != "message", sql), []).append(row)

    def flush(self) -> None:
        """Write what was planned: messages first, since all else refers to them."""
        for (_, sql), rows in sorted(self._pending.items(), key=lambda planned: planned[0][0]):
            run_many(self._database, sql, rows)
        self._pending.clear()


def save(writer: Writer, before: Case | None, after: Case) -> None:
    """Plan the rows that differ between two states of a message."""
    cells = message_cells(after)
    if before is None:
        writer.insert("message", MESSAGE_COLUMNS, cells)
    else:
        writer.update("message", MESSAGE_COLUMNS[1:], ("number",), (*cells[1:], after.number))
    for table in PIECES:
        new: Sequence[object] = getattr(after, table.pieces)
        old: Sequence[object] = getattr(before, table.pieces) if before else ()
        if new is not old:
            _save_pieces(writer, table, after.number, old, new)


def _save_pieces(
    writer: Writer, table: _Table, message: int, old: Sequence[object], new: Sequence[object]
) -> None:
    columns, name = _columns(table), table.model._meta.table_name
    read = attrgetter(*columns)
    for index, piece in enumerate(new):
        if index < len(old) and old[index] == piece:
            continue
        cells = tuple(map(encode, read(piece)))
        if index < len(old):
            writer.update(name, columns[1:], ("message", "no"), (*cells[1:], message, cells[0]))
        else:
            writer.insert(name, ("message", *columns), (message, *cells))


_COLUMNS: Final[dict[str, tuple[str, ...]]] = {table.pieces: table.columns for table in PIECES}


def _columns(table: _Table) -> tuple[str, ...]:
    return _COLUMNS[table.pieces]


def load(database: Database, numbers: Iterable[int]) -> dict[int, Case]:
    """The cases with these numbers, whole; one that is damaged is left out."""
    wanted = sorted(set(numbers))
    found: dict[int, Case] = {}
    for start in range(0, len(wanted), 500):
        found.update(_load_some(database, wanted[start : start + 500]))
    return found


def _load_some(database: Database, numbers: Sequence[int]) -> dict[int, Case]:
    marks = ", ".join("?" * len(numbers))
    lost: set[int] = set()
    pieces = {
        table.pieces: _load_pieces(database, table, f"message IN ({marks})", numbers, lost)
        for table in PIECES
    }
    names = ", ".join(f'"{name}"' for name in ("number", *_FACTS, *_HEAD))
    cases = {}
    for row in fetch(database, f"SELECT {names} FROM message WHERE number IN ({marks})", numbers):
        number = row[0]
        if number in lost:
            continue
        with contextlib.suppress(*_BROKEN):
            cases[number] = _case(row, {name: tuple(of.get(number, ())) for name, of in pieces.items()})
    return cases


_BROKEN: Final = (ValueError, TypeError, KeyError, AttributeError, RecursionError)
"""What reading a cell ends in that somebody has altered."""


def _load_pieces(
    database: Database, table: _Table, where: str, parameters: Sequence[Cell], lost: set[int]
) -> dict[int, list[object]]:
    """A table's pieces by message; the numbers of messages with one that cannot be read go to `lost`."""
    columns = _columns(table)
    decoders = [_DECODERS.get(column) for column in columns]
    names = ", ".join(f'"{column}"' for column in columns)
    name = table.model._meta.table_name
    sql = f'SELECT message, {names} FROM "{name}" WHERE {where} ORDER BY message, no'
    found: dict[int, list[object]] = {}
    for message, *cells in fetch(database, sql, parameters):
        try:
            values = [
                cell if decode is None else decode(cell) for decode, cell in zip(decoders, cells, strict=True)
            ]
        except _BROKEN:
            lost.add(message)
            continue
        found.setdefault(message, []).append(table.value(*values))
    return found


def _case(row: Sequence[Cell], pieces: Mapping[str, tuple[object, ...]]) -> Case:
    facts = dict(zip(_FACTS, row[1 : 1 + len(_FACTS)], strict=True))
    facts["extra"] = json.loads(str(facts["extra"]))
    head: dict[str, object] = dict(zip(_HEAD, row[1 + len(_FACTS) :], strict=True))
    head["status"] = Status(str(head["status"]))
    head["turn"] = Turn(str(head["turn"]))
    head["new_facts"] = bool(head["new_facts"])
    courses = tuple(_settled(course) for course in pieces["courses"] if isinstance(course, Course))
    everything = {**head, **pieces, "courses": courses}
    return Case(number=int(row[0] or 0), facts=Facts(**facts), **everything)  # type: ignore[arg-type]


def _settled(course: Course) -> Course:
    """A course whose `approved` is the message's own turn where it is not about a part."""
    if course.part is None and not isinstance(course.to, Turn):
        return Course(course.no, course.act, course.at, None, Turn(course.to.value), course.cycle)
    return course
