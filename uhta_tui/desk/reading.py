"""Reading the desk: queue, register, card, directory, shortcomings; each a whole unit of work."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from peewee import Database

from models.database import Cell, connected, fetch
from models.terms import Key, Status, Step
from uhta_tui.assist.routing import Suggestion, suggest
from uhta_tui.desk.journal import entries
from uhta_tui.desk.rows import (
    ExecutorRow,
    JournalRow,
    MessageView,
    QueuePage,
    QueueRow,
    SignedNote,
)
from uhta_tui.desk.store import load
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.ledger import held
from uhta_tui.procedure.scene import Scene
from uhta_tui.procedure.shortcomings import Shortcoming, shortcomings
from uhta_tui.worktime.calendar import Calendar
from uhta_tui.worktime.moments import Moment

_ROW: Final = (
    "number, external_id, source, topic, substr(CASE WHEN text = '' THEN url ELSE text END, 1, 200),"
    " received_at, status, step, step_executor, step_due, step_key, ended_at"
)
_YEAR: Final = 365 * 86400


def late_before(calendar: Calendar, now: Moment) -> Moment:
    """Deadlines due before this moment are overdue now: working time has passed since."""
    return calendar.moment(calendar.position(now))


class Reading:
    """What can be read of a desk, from any thread."""

    def __init__(self, database: Database, scene: Callable[[], Scene]) -> None:
        self._database = database
        self._scene = scene

    def _fetch(self, sql: str, cells: Sequence[Cell] = ()) -> list[tuple[object, ...]]:
        with connected(self._database):
            return fetch(self._database, sql, cells)

    # -- lists ----------------------------------------------------------------------------------

    def queue(self, *, offset: int = 0, limit: int = 200, soon: int = 1800) -> QueuePage:
        """The messages that the desk owes something, the nearest deadline first.

        Args:
            offset: How many rows to skip.
            limit: How many rows to read.
            soon: Working seconds before a due moment from which a row counts as soon.
        """
        scene = self._scene()
        calendar, now = scene.calendar, scene.now
        with connected(self._database):
            rows = fetch(
                self._database,
                f"SELECT {_ROW} FROM message WHERE ended_at IS NULL"
                " ORDER BY step_due IS NULL, step_due, number LIMIT ? OFFSET ?",
                (limit, offset),
            )
            count = "SELECT COUNT(*) FROM message WHERE ended_at IS NULL"
            [(total,)] = fetch(self._database, count)
            [(late,)] = fetch(self._database, f"{count} AND step_due < ?", (late_before(calendar, now),))
            [(near,)] = fetch(self._database, f"{count} AND step_due <= ?", (calendar.add(now, soon),))
        return QueuePage(tuple(map(_queue_row, rows)), total, late, max(0, near - late))

    def register(
        self,
        *,
        words: str = "",
        status: Status | None = None,
        executor: str = "",
        month: tuple[Moment, Moment] | None = None,
        offset: int = 0,
        limit: int = 200,
    ) -> tuple[tuple[QueueRow, ...], int]:
        """The whole archive, the newest first, narrowed down; with the count of all that fit.

        Args:
            words: All of these must stand in the text, author, topic, place, link, external id or number.
            status: Only messages that stand so.
            executor: Only messages with a part of this executor.
            month: Only messages received from the first moment and before the second.
        """
        where, cells = _conditions(words, status, executor, month)
        with connected(self._database):
            rows = fetch(
                self._database,
                f"SELECT {_ROW} FROM message WHERE {where} ORDER BY number DESC LIMIT ? OFFSET ?",
                (*cells, limit, offset),
            )
            [(total,)] = fetch(self._database, f"SELECT COUNT(*) FROM message WHERE {where}", cells)
        return tuple(map(_queue_row, rows)), total

    # -- one message ----------------------------------------------------------------------------

    def view(self, number: int) -> MessageView | None:
        """A message as its card shows it."""
        scene = self._scene()
        with connected(self._database):
            case = load(self._database, [number]).get(number)
            if case is None:
                return None
            journal = tuple(_journal_row(self._database, number))
        return MessageView(
            case, scene, held(case, scene.calendar, scene.now), shortcomings(case, scene), journal
        )

    def journal(self, *, message: int | None = None) -> tuple[JournalRow, ...]:
        """The journal of one message, or the whole of it."""
        with connected(self._database):
            return tuple(_journal_row(self._database, message))

    def numbers_of(self, reference: str) -> tuple[int, ...]:
        """The messages that `№187` or an external id names; several where sources share the id."""
        text = reference.strip().encode(errors="replace").decode()  # a shell passes on any bytes
        if text.startswith("№") and text[1:].strip().isdecimal() and len(text) < 19:
            found = self._fetch("SELECT number FROM message WHERE number = ?", (int(text[1:]),))
        else:
            found = self._fetch("SELECT number FROM message WHERE external_id = ? ORDER BY number", (text,))
        return tuple(_whole(number) for (number,) in found)

    def suggestions(self, case: Case) -> tuple[Suggestion, ...]:
        """Whom the message may be for; never those who returned it or hold a part (п.7, 9)."""
        scene = self._scene()
        held_by = [p.executor for p in case.parts if p.cycle == case.cycle]
        text = f"{case.facts.topic} {case.facts.text}"
        return suggest(text, scene.executors.values(), without=held_by)

    # -- directory, shortcomings, notes ---------------------------------------------------------

    def executors(self) -> tuple[ExecutorRow, ...]:
        """The directory with each executor's load (п.7)."""
        scene = self._scene()
        open_parts = self._counts(
            "SELECT executor, COUNT(*) FROM part WHERE status IN ('sent', 'rework')", ()
        )
        late = self._counts(
            "SELECT executor, COUNT(*) FROM deadline WHERE met_at IS NULL AND dropped_at IS NULL"
            f" AND executor IS NOT NULL AND key IN ('{Key.DRAFT}', '{Key.REWORK}', '{Key.FINAL}')"
            " AND due < ?",
            (late_before(scene.calendar, scene.now),),
        )
        year = self._counts("SELECT executor, COUNT(*) FROM part WHERE sent_at > ?", (scene.now - _YEAR,))
        return tuple(
            ExecutorRow(facts, open_parts.get(code, 0), late.get(code, 0), year.get(code, 0))
            for code, facts in scene.executors.items()
        )

    def _counts(self, sql: str, cells: Sequence[Cell]) -> dict[str, int]:
        return {str(code): _whole(count) for code, count in self._fetch(f"{sql} GROUP BY executor", cells)}

    def shortcomings(self, *, limit: int = 1000) -> tuple[Shortcoming, ...]:
        """The latest shortcomings of п.20, of the newest messages first."""
        scene = self._scene()
        with connected(self._database):
            rows = fetch(
                self._database,
                "SELECT message FROM deadline WHERE over > 0 UNION SELECT message FROM deadline"
                " WHERE met_at IS NULL AND dropped_at IS NULL AND key <> 'return' AND due < ?"
                " UNION SELECT message FROM finding UNION SELECT message FROM notice"
                " ORDER BY 1 DESC LIMIT ?",
                (late_before(scene.calendar, scene.now), limit),
            )
            cases = load(self._database, [number for (number,) in rows])
        ordered = (cases[number] for number in sorted(cases, reverse=True))
        return tuple(found for case in ordered for found in shortcomings(case, scene))

    def signed_notes(self) -> tuple[SignedNote, ...]:
        """The monthly notes that were signed, the latest first (п.22)."""
        rows = self._fetch(
            'SELECT month, signed_at, "by", official, text FROM monthly_note ORDER BY month DESC'
        )
        return tuple(
            SignedNote(str(m), _whole(at), str(by), str(who), str(text)) for m, at, by, who, text in rows
        )


def _whole(value: object) -> int:
    """A number from the database."""
    if not isinstance(value, int):
        raise TypeError(f"not a number: {value!r}")
    return value


def _queue_row(row: Sequence[object]) -> QueueRow:
    number, external_id, source, topic, excerpt, received, status, step, executor, due, key, ended = row
    return QueueRow(
        number=_whole(number),
        external_id=str(external_id),
        source=str(source),
        topic=str(topic),
        excerpt=str(excerpt),
        received_at=_whole(received),
        status=Status(str(status)),
        step=Step(str(step)),
        executor=None if executor is None else str(executor),
        due=None if due is None else _whole(due),
        key=None if key is None else Key(str(key)),
        ended_at=None if ended is None else _whole(ended),
    )


def _conditions(
    words: str, status: Status | None, executor: str, month: tuple[Moment, Moment] | None
) -> tuple[str, tuple[Cell, ...]]:
    """The WHERE of the register."""
    where: list[str] = ["1 = 1"]
    cells: list[Cell] = []
    for word in words.split():
        fields = ("text", "author", "topic", "place", "url", "external_id")
        likes = " OR ".join(f"fold({name}) LIKE ? ESCAPE '\\'" for name in fields)
        where.append(f"({likes} OR number = ?)")
        pattern = "%" + word.casefold().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        cells += [pattern] * len(fields)
        digits = word.lstrip("№")
        cells.append(int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 10 else -1)
    if status is not None:
        where.append("status = ?")
        cells.append(status.value)
    if executor:
        where.append("number IN (SELECT message FROM part WHERE executor = ?)")
        cells.append(executor)
    if month is not None:
        where.append("received_at >= ? AND received_at < ?")
        cells += month
    return " AND ".join(where), tuple(cells)


def _journal_row(database: Database, message: int | None) -> Iterable[JournalRow]:
    for entry in entries(database, message=message):
        yield JournalRow(
            entry.seq, entry.message, entry.action, entry.at, entry.entered_at, entry.by, entry.line()
        )
