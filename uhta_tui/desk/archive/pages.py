"""The archive of all messages: a page of it, counts, what stands in it; narrowed down by words and filters.

A page is read by key (received, number), not by an offset, so the thousandth costs no more than the first.
What a person no longer waits for can be stopped halfway.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from peewee import Database

from models.database import Cell, connected, fetch
from models.searching import Stopped, stoppable
from models.terms import ENDED, LIVE_PARTS, Key, Status
from uhta_tui.desk.archive.query import Facet, RegisterFilter, answer_late, conditions, without
from uhta_tui.desk.authors import same_author
from uhta_tui.desk.store import load
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.scene import Scene
from uhta_tui.worktime.calendar import Calendar
from uhta_tui.worktime.moments import Moment

__all__ = ["Archive", "ArchiveRow", "Facet", "Place", "RegisterFilter", "Stopped"]

Place: TypeAlias = tuple[Moment, int]
"""Where a message stands in the archive: when it was received, its number."""
Stop: TypeAlias = Callable[[], bool]
"""Whether nobody waits for the answer any more."""

_CHUNK: Final = 500
"""Messages loaded whole at once."""
_LATEST: Final = "ORDER BY received_at DESC, number DESC"
_NONE: Final[tuple[Moment | None, ...]] = (None,) * 5
_EXCERPT: Final = 2000
"""Characters of a text in a row: enough to find the words that were looked for."""


@dataclass(frozen=True, slots=True)
class ArchiveRow:
    """A message as a row of the register."""

    number: int
    received_at: Moment
    source: str
    status: Status
    executors: tuple[str, ...]
    """Codes: of those whose parts live; of all in the last cycle where none does."""
    begun: Moment
    """When the answer's countdown of the last cycle began (п.8)."""
    answered: Moment | None
    """When it was met."""
    late: bool
    """Whether it was met too late, or runs and is over."""
    excerpt: str
    """The beginning of the text, or the link."""

    @property
    def place(self) -> Place:
        """Where it stands, for reading on after it."""
        return self.received_at, self.number

    @property
    def ended(self) -> bool:
        """Whether the desk owes nothing more."""
        return self.status in ENDED


def late_before(calendar: Calendar, now: Moment) -> Moment:
    """Deadlines due before this moment are overdue now: working time has passed since."""
    return calendar.moment(calendar.position(now))


class Archive:
    """All messages, the newest first, from any thread."""

    def __init__(self, database: Database, scene: Callable[[], Scene]) -> None:
        """Prepare the archive of a database; `scene` tells the present."""
        self._database = database
        self._scene = scene

    def page(
        self,
        wanted: RegisterFilter,
        *,
        after: Place | None = None,
        limit: int = 100,
        stop: Stop | None = None,
    ) -> tuple[ArchiveRow, ...]:
        """The newest messages that fit, or those that follow a place.

        Args:
            wanted: Which fit.
            after: The place of the last row that is known; the top when left out.
            limit: At most so many.
            stop: Asked now and then while the database works.

        Raises:
            Stopped: If `stop` said so.
        """
        late = self._late_before()
        with connected(self._database), stoppable(self._database, stop):
            where, cells = conditions(self._database, wanted, late)
            if after is not None:
                where += " AND (received_at, number) < (?, ?)"
                cells = (*cells, *after)
            rows = fetch(
                self._database,
                "SELECT number, received_at, source, status, cycle,"
                f" substr(CASE WHEN text = '' THEN url ELSE text END, 1, {_EXCERPT})"
                f" FROM message WHERE {where} {_LATEST} LIMIT ?",
                (*cells, limit),
            )
            return self._rows(rows, late)

    def count(self, wanted: RegisterFilter, *, stop: Stop | None = None) -> int:
        """How many messages fit.

        Raises:
            Stopped: If `stop` said so.
        """
        late = self._late_before()
        with connected(self._database), stoppable(self._database, stop):
            where, cells = conditions(self._database, wanted, late)
            [(found,)] = fetch(self._database, f"SELECT COUNT(*) FROM message WHERE {where}", cells)
        return int(found)

    def values(
        self, wanted: RegisterFilter, facet: Facet, *, stop: Stop | None = None
    ) -> tuple[tuple[str, int], ...]:
        """What a filter could be set to, with how many messages would then fit; the most first.

        Raises:
            Stopped: If `stop` said so.
        """
        late = self._late_before()
        with connected(self._database), stoppable(self._database, stop):
            where, cells = conditions(self._database, without(wanted, facet), late)
            rows = fetch(self._database, *_grouped(facet, where, cells, late))
        return tuple((str(value), int(count)) for value, count in rows if value is not None and count)

    def cases(self, wanted: RegisterFilter) -> Iterator[Case]:
        """Every message that fits, whole, the newest first, a stretch at a time."""
        after: Place | None = None
        while True:
            rows = self.page(wanted, after=after, limit=_CHUNK)
            with connected(self._database):
                cases = load(self._database, [row.number for row in rows])
            yield from (cases[row.number] for row in rows if row.number in cases)
            if len(rows) < _CHUNK:
                return
            after = rows[-1].place

    def by_author(self, case: Case, since: Moment) -> int:
        """How many messages of the same author were received since a moment; 0 if nobody is named."""
        own, author = same_author(case.facts)
        sql, cells = f"SELECT COUNT(*) FROM message WHERE received_at >= ? AND {own}", (since, *author)
        with connected(self._database):
            [(found,)] = fetch(self._database, sql, cells)
        return int(found)

    def _late_before(self) -> Moment:
        scene = self._scene()
        return late_before(scene.calendar, scene.now)

    def _rows(self, rows: Sequence[Sequence[object]], late: Moment) -> tuple[ArchiveRow, ...]:
        """Rows with what hangs on them, read for all at once."""
        cycles = {_whole(number): cycle for number, _, _, _, cycle, _ in rows}
        executors = self._executors(cycles)
        answers = self._answers(cycles)
        found = []
        for number, received, source, status, _, excerpt in rows:
            begun, due, met, dropped, over = answers.get(_whole(number), _NONE)
            found.append(
                ArchiveRow(
                    number=_whole(number),
                    received_at=_whole(received),
                    source=str(source),
                    status=Status(str(status)),
                    executors=executors.get(_whole(number), ()),
                    begun=begun or 0,
                    answered=met,
                    late=(over or 0) > 0 or (met is None and dropped is None and (due or 0) < late),
                    excerpt=str(excerpt),
                )
            )
        return tuple(found)

    def _executors(self, cycles: dict[int, object]) -> dict[int, tuple[str, ...]]:
        """Who holds the parts of the last cycle: those that live, or else those that did."""
        sql = f"SELECT message, cycle, executor, status FROM part WHERE message IN ({_marks(cycles)})"
        parts: dict[int, tuple[list[str], list[str]]] = {}
        for message, cycle, executor, status in fetch(
            self._database, f"{sql} ORDER BY message, no", tuple(cycles)
        ):
            if cycle == cycles[message]:
                live, all_ = parts.setdefault(message, ([], []))
                all_.append(executor)
                live += [executor] if status in LIVE_PARTS else []
        return {message: tuple(dict.fromkeys(live or all_)) for message, (live, all_) in parts.items()}

    def _answers(self, cycles: dict[int, object]) -> dict[int, tuple[Moment | None, ...]]:
        """The answer's countdown of the last cycle of each: start, due, met, dropped, over."""
        sql = (
            "SELECT message, cycle, start, due, met_at, dropped_at, over FROM deadline"
            f" WHERE key = '{Key.ANSWER}' AND message IN ({_marks(cycles)}) ORDER BY message, no"
        )
        return {
            message: tuple(cells)
            for message, cycle, *cells in fetch(self._database, sql, tuple(cycles))
            if cycle == cycles[message]
        }


def _marks(values: Sequence[object] | dict[int, object]) -> str:
    return ", ".join("?" * len(values))


def _grouped(facet: Facet, where: str, cells: tuple[Cell, ...], late: Moment) -> tuple[str, tuple[Cell, ...]]:
    """The query of a facet's values and their counts."""
    if facet is Facet.EXECUTOR:
        inside = f"message IN (SELECT number FROM message WHERE {where})"
        counted = "SELECT executor, COUNT(DISTINCT message) FROM part"
        return f"{counted} WHERE {inside} GROUP BY executor ORDER BY 2 DESC, 1", cells
    if facet is Facet.DEADLINE:
        breached, kept = answer_late(late), answer_late(late, kept=True)
        of = f"SELECT '%s', COUNT(*) FROM message WHERE {where} AND %s"
        return f"{of % ('breached', breached)} UNION ALL {of % ('kept', kept)}", (*cells, *cells)
    column = facet.value
    return f"SELECT {column}, COUNT(*) FROM message WHERE {where} GROUP BY 1 ORDER BY 2 DESC, 1", cells


def _whole(value: object) -> int:
    """A number from the database."""
    if not isinstance(value, int):
        raise TypeError(f"not a number: {value!r}")
    return value
