"""The deadlines that fell due in a month: how they were kept, and how much working time they took."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeAlias

from peewee import Database

from models.database import fetch
from models.terms import Key, Side
from uhta_tui.desk.figures.messages import had_messages
from uhta_tui.desk.figures.period import Period
from uhta_tui.documents.figures import nearest_rank
from uhta_tui.documents.figures_parts import ClauseFigures, DeadlineFigures, Timeliness
from uhta_tui.procedure.case import Deadline
from uhta_tui.procedure.deadlines import fault_at
from uhta_tui.procedure.scene import DESK_EXECUTOR, HOUR, Scene
from uhta_tui.worktime.calendar import Calendar
from uhta_tui.worktime.moments import Moment

_ANSWER, _DRAFT, _FINAL = Key.ANSWER.value, Key.DRAFT.value, Key.FINAL.value


@dataclass(frozen=True, slots=True)
class Breach:
    """A deadline that fell due in the month and was not kept."""

    message: int
    no: int
    key: Key
    executor: str | None
    over: int
    """Working seconds; of a running one, up to the present."""
    side: Side


@dataclass(slots=True)
class Kept:
    """How one kind of deadline was kept, or one executor's drafts; filled while rows are read."""

    in_time: int = 0
    late: int = 0
    running: int = 0
    used: list[int] = field(default_factory=list)
    """Working time that the met ones took: seconds, for `final` whole working days."""

    def take(self, used: int, *, late: bool) -> None:
        """Count one that was met."""
        if late:
            self.late += 1
        else:
            self.in_time += 1
        self.used.append(used)

    @property
    def median(self) -> int | None:
        """Half of the met ones took no longer."""
        return nearest_rank(self.used, 5)

    @property
    def ninth(self) -> int | None:
        """Nine tenths of the met ones took no longer."""
        return nearest_rank(self.used, 9)


@dataclass(frozen=True, slots=True)
class DueInMonth:
    """All that the deadlines due in a month tell."""

    kept: Mapping[Key, Kept]
    drafts: Mapping[str, Kept]
    """The drafts of п.10 by executor."""
    breaches: tuple[Breach, ...]
    clock: tuple[int, ...]
    """Seconds by the clock on the wall from receipt to reply, of the `answer` deadlines met."""
    hours: tuple[int, ...]
    """Replies in time by the working hour of their posting."""
    answers_over: int
    """Replies posted late."""

    def figures(self) -> DeadlineFigures:
        """What the note tells of them."""
        return DeadlineFigures(
            clauses=tuple(
                ClauseFigures(key, one.in_time, one.late, one.running, one.median, one.ninth)
                for key, one in self.kept.items()
            ),
            median_working=self.kept[Key.ANSWER].median,
            median_clock=nearest_rank(list(self.clock), 5),
            answer_hours=self.hours,
            answers_over=self.answers_over,
            routed_late=sum(
                one.key is Key.DRAFT and one.side is Side.DESK and one.executor != DESK_EXECUTOR
                for one in self.breaches
            ),
        )

    def timeliness(self) -> dict[Key, Timeliness]:
        """How many were kept, by kind."""
        return {key: Timeliness(one.in_time, one.late) for key, one in self.kept.items()}


_DUE: Final = """SELECT key, executor, start, due, met_at, dropped_at, over, fault, message, no FROM deadline
    WHERE due >= ? AND due < ?
        AND (met_at IS NOT NULL OR (key <> 'return' AND (over > 0 OR dropped_at IS NULL)))"""
"""A window of п.9 counts only with its return; one dropped unmet only with a breach that it keeps."""


def due_in_month(database: Database, period: Period, scene: Scene, *, only: Key | None = None) -> DueInMonth:
    """Read the deadlines that fell due in the month and judge each.

    A met one is judged by its own measure; one dropped unmet counts only if it keeps a breach, a running one
    only if it is overdue by now, a window of п.9 only if it saw its return.

    Args:
        only: Look at one kind alone.
    """
    reading = _Reading(period, scene)
    which, cells = ("", period.span) if only is None else (" AND key = ?", (*period.span, only.value))
    reading.take(fetch(database, _DUE + which, cells))
    if only is None:
        reading.take_note(database)
    return reading.done()


_Row: TypeAlias = tuple[
    str, str | None, Moment, Moment, Moment | None, Moment | None, int, str | None, int, int
]
"""A row of `_DUE`."""


class _Reading:
    """The rows of a month being read."""

    def __init__(self, period: Period, scene: Scene) -> None:
        self._period, self._scene, self._calendar = period, scene, scene.calendar
        self._kept = {key: Kept() for key in Key}
        self._drafts: dict[str, Kept] = defaultdict(Kept)
        self._breaches: list[Breach] = []
        self._clock: list[int] = []
        self._hours = [0] * scene.terms.answer_hours
        self._answers_over = 0

    def take(self, rows: Iterable[_Row]) -> None:
        """Count the rows: at a large desk hundreds of thousands, so each costs as little as it can."""
        between, days = self._calendar.between, _WorkingDays(self._calendar)
        by_name = {key.value: kept for key, kept in self._kept.items()}
        for row in rows:
            name, executor, start, _, met_at, _, over, *_ = row
            if over or met_at is None:
                over = self._take_amiss(row)
            if met_at is None:
                continue
            used = days.between(start, met_at) if name == _FINAL else between(start, met_at)
            by_name[name].take(used, late=over > 0)
            if name == _DRAFT and executor is not None:
                self._drafts[executor].take(used, late=over > 0)
            elif name == _ANSWER:
                self._answered(used, met_at - start, late=over > 0)

    def _take_amiss(self, row: _Row) -> int:
        """Take note of a breach; a deadline that was not met is counted here, too. How much it is over."""
        name, executor, start, due, met_at, dropped_at, over, fault, message, no = row
        key, now = Key(name), self._scene.now
        if met_at is None:
            if dropped_at is None:
                over = self._calendar.between(due, now) if due < now else 0
                self._kept[key].running += over > 0
            if over <= 0:
                return 0
            self._kept[key].late += 1
            if key is Key.DRAFT and executor is not None:
                self._drafts[executor].late += 1
        side = Side(fault) if fault else self._fault(key, executor, start)
        self._breaches.append(Breach(message, no, key, executor, over, side))
        return over

    def _answered(self, used: int, clock: int, *, late: bool) -> None:
        self._clock.append(clock)
        if late:
            self._answers_over += 1
        else:
            self._hours[min(max(used - 1, 0) // HOUR, len(self._hours) - 1)] += 1

    def _fault(self, key: Key, executor: str | None, start: Moment) -> Side:
        """Whose a breach that still runs is."""
        running = Deadline(0, key, 1, None, executor, start, start, provisional=False, fingerprint="")
        return fault_at(running, self._scene.now, self._scene)

    def take_note(self, database: Database) -> None:
        """Count the deadline of п.22 that fell due in this month: the note of the month before."""
        late = note_late(database, self._period, self._scene)
        if late is not None:
            self._kept[Key.NOTE].late += late
            self._kept[Key.NOTE].in_time += not late

    def done(self) -> DueInMonth:
        """What the rows tell."""
        return DueInMonth(
            kept=self._kept,
            drafts=dict(self._drafts),
            breaches=tuple(self._breaches),
            clock=tuple(self._clock),
            hours=tuple(self._hours),
            answers_over=self._answers_over,
        )


def note_late(database: Database, period: Period, scene: Scene) -> bool | None:
    """Whether the note of the month before, due on the 10th of this one, is late (п.22).

    Returns:
        `None` if it was not owed, since the desk had no messages by the end of that month, or if it is
        neither signed nor overdue.
    """
    if not had_messages(database, period.start):
        return None
    before = str(period.month.shifted(-1))
    rows = fetch(database, "SELECT signed_at FROM monthly_note WHERE month = ?", (before,))
    due = scene.calendar.end_of(period.month.day(scene.terms.note_day))
    met_at = rows[0][0] if rows else None
    late = scene.calendar.between(due, scene.now if met_at is None else met_at) > 0
    return late if met_at is not None or late else None


class _WorkingDays:
    """Counts whole working days from one day to another, each pair of days once."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._known: dict[tuple[date, date], int] = {}

    def between(self, start: Moment, end: Moment) -> int:
        """How many working days after the day of `start` the day of `end` is; its own day is day 0."""
        first, last = self._calendar.day_of(start), self._calendar.day_of(end)
        if (first, last) not in self._known:
            count = 0
            while self._calendar.days(first, count) < last:
                count += 1
            self._known[first, last] = count
        return self._known[first, last]
