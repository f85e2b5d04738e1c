"""Reading the desk: queue, register, card, directory, shortcomings; each a whole unit of work."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from peewee import Database

from models.database import Cell, connected, fetch
from models.terms import Key, PartStatus, Status, Step
from uhta_tui.assist.routing import Suggestion, suggest
from uhta_tui.desk.archive.pages import Archive, late_before
from uhta_tui.desk.archive.query import RegisterFilter, conditions
from uhta_tui.desk.confirming import unconfirmed
from uhta_tui.desk.damage import damaged, load_one
from uhta_tui.desk.journal import entries
from uhta_tui.desk.rows import (
    ExecutorRow,
    JournalRow,
    MessageView,
    QueuePage,
    QueueRow,
    RunningRow,
    SignedNote,
)
from uhta_tui.desk.running import open_parts, overdue_now, sent_since
from uhta_tui.desk.store import load
from uhta_tui.desk.templates import load_templates
from uhta_tui.procedure.actions import SetCalendar
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.ledger import held
from uhta_tui.procedure.scene import Scene
from uhta_tui.procedure.shortcomings import Shortcoming, shortcomings
from uhta_tui.procedure.templates import Template
from uhta_tui.worktime.moments import Moment

if TYPE_CHECKING:
    from uhta_tui.desk.figures.year import YearFigures

_ROW: Final = (
    "number, external_id, source, topic, substr(CASE WHEN text = '' THEN url ELSE text END, 1, 200),"
    " received_at, status, step, step_executor, step_due, step_key, ended_at"
)
_YEAR: Final = 365 * 86400


class Reading:
    """What can be read of a desk, from any thread."""

    def __init__(self, database: Database, scene: Callable[[], Scene]) -> None:
        self._database = database
        self._scene = scene
        self.archive = Archive(database, scene)
        self._year: tuple[object, YearFigures] | None = None
        """The year counted last, and of what state of the desk."""

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

    def running(self, *, since: Moment, until: Moment, limit: int = 2000) -> tuple[RunningRow, ...]:
        """The deadlines that count down, the nearest first, but for the window of п.9.

        Args:
            since: None that was due before this moment.
            until: None that is due after this moment.
            limit: How many at most.
        """
        rows = self._fetch(
            "SELECT d.message, d.no, d.key, d.executor, d.due, d.provisional,"
            " substr(CASE WHEN m.text = '' THEN m.url ELSE m.text END, 1, 200)"
            " FROM deadline d JOIN message m ON m.number = d.message"
            " WHERE d.due >= ? AND d.due <= ? AND d.met_at IS NULL AND d.dropped_at IS NULL"
            f" AND d.key <> '{Key.RETURN}' ORDER BY d.due, d.message, d.no LIMIT ?",
            (since, until, limit),
        )
        return tuple(map(_running_row, rows))

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
        since, until = month or (None, None)
        wanted = RegisterFilter(words=words, status=status, executor=executor, since=since, until=until)
        where, cells = conditions(self._database, wanted, 0)
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
        """A message as its card shows it.

        Raises:
            DatabaseUnusable: If its rows or its journal were damaged.
        """
        scene = self._scene()
        with connected(self._database):
            case = load_one(self._database, number)
            if case is None:
                return None
            try:
                journal = tuple(_journal_row(self._database, number))
            except (ValueError, TypeError):
                raise damaged(number) from None
        return MessageView(
            case, scene, held(case, scene.calendar, scene.now), shortcomings(case, scene), journal
        )

    def journal(self, *, message: int | None = None) -> tuple[JournalRow, ...]:
        """The journal of one message, or the whole of it."""
        with connected(self._database):
            return tuple(_journal_row(self._database, message))

    def timing_changes(self, after: int) -> tuple[Moment, ...]:
        """When the calendar or the terms were changed after an entry of the journal, in order."""
        rows = self._fetch(
            "SELECT at FROM journal_entry WHERE message IS NULL AND action = ? AND seq > ? ORDER BY seq",
            (SetCalendar.NAME, after),
        )
        return tuple(_whole(moment) for (moment,) in rows)

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
        back = {c.part for c in case.courses if c.to is PartStatus.RETURNED and c.cycle == case.cycle}
        held_by = [p.executor for p in case.parts if p in case.live_parts or p.no in back]
        text = f"{case.facts.topic} {case.facts.text}"
        return suggest(text, scene.executors.values(), without=held_by)

    # -- directory, shortcomings, notes ---------------------------------------------------------

    def executors(self) -> tuple[ExecutorRow, ...]:
        """The directory with each executor's load (п.7)."""
        scene = self._scene()
        with connected(self._database):
            in_work = open_parts(self._database)
            late = Counter(one.executor for one in overdue_now(self._database, scene) if one.owed)
            year = sent_since(self._database, scene.now - _YEAR)
        return tuple(
            ExecutorRow(facts, in_work.get(code, 0), late[code], year.get(code, 0))
            for code, facts in scene.executors.items()
        )

    def templates(self) -> tuple[Template, ...]:
        """The templates of replies, in the order entered, retired ones among them."""
        with connected(self._database):
            return tuple(load_templates(self._database).values())

    def unconfirmed(self) -> tuple[str, ...]:
        """The executors that only the first start has entered: nobody has looked through them (п.7)."""
        scene = self._scene()
        with connected(self._database):
            return unconfirmed(self._database, scene.executors)

    def year(self) -> "YearFigures":
        """The last twelve months of every executor and of the desk; counted anew only after a change."""
        # The figures of the note come with it, which the queue does not need.
        from uhta_tui.desk.figures.year import year_figures, year_months

        scene = self._scene()
        with connected(self._database):
            overdue = overdue_now(self._database, scene)
            [(seq,)] = fetch(self._database, "SELECT COALESCE(MAX(seq), 0) FROM journal_entry")
            state = (_whole(seq), year_months(scene), scene.calendar.fingerprint, overdue)
            if self._year is None or self._year[0] != state:
                self._year = state, year_figures(self._database, scene, overdue)
        return self._year[1]

    def shortcomings(self, *, limit: int = 1000) -> tuple[Shortcoming, ...]:
        """The latest shortcomings of п.20, of the newest messages first."""
        scene = self._scene()
        with connected(self._database):
            # Each table is read from its newest message down and no further than needed.
            numbers = {one.number for one in overdue_now(self._database, scene)}
            for found in ("deadline WHERE over > 0", "finding", "notice"):
                sql = f"SELECT DISTINCT message FROM {found} ORDER BY message DESC LIMIT ?"
                numbers.update(_whole(number) for (number,) in fetch(self._database, sql, (limit,)))
            cases = load(self._database, sorted(numbers, reverse=True)[:limit])
        ordered = (cases[number] for number in sorted(cases, reverse=True))
        return tuple(found for case in ordered for found in shortcomings(case, scene))

    def first_received(self) -> Moment | None:
        """When the first message came; `None` while there are none."""
        [(first,)] = self._fetch("SELECT MIN(received_at) FROM message")
        return None if first is None else _whole(first)

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


def _running_row(row: Sequence[object]) -> RunningRow:
    number, no, key, executor, due, provisional, excerpt = row
    return RunningRow(
        number=_whole(number),
        no=_whole(no),
        key=Key(str(key)),
        executor=None if executor is None else str(executor),
        due=_whole(due),
        provisional=bool(provisional),
        excerpt=str(excerpt),
    )


def _journal_row(database: Database, message: int | None) -> Iterable[JournalRow]:
    for entry in entries(database, message=message):
        yield JournalRow(
            entry.seq, entry.message, entry.action, entry.at, entry.entered_at, entry.by, entry.line()
        )
