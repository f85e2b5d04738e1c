"""The year of each executor and of the desk: how much came, how fast, how late (п.7, 9, 10, 12, 20).

Counted by the database over one stretch of its index by due moments, never by walking cases: an archive of a
million messages costs as much as the part of it that fell due within the year.
"""

import json
from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from peewee import Database

from models.database import fetch
from models.terms import Key, Side
from uhta_tui.desk.running import OWED, Overdue
from uhta_tui.documents.figures import nearest_rank
from uhta_tui.documents.months import Month
from uhta_tui.procedure.scene import DESK_EXECUTOR, Scene
from uhta_tui.worktime.moments import Moment

MONTHS: Final = 12
"""A year is the present month and the eleven before it, each from its first day."""
DESK: Final = ""
"""The desk's own name among those at fault."""


@dataclass(frozen=True, slots=True)
class Lateness:
    """How often one kind of deadline was not kept by one side."""

    total: int = 0
    """Deadlines of the kind that were met or are overdue."""
    late: int = 0
    """Of them, breached by this side's fault."""
    median: int | None = None
    """Working seconds over: half the breaches were no larger; running ones are not in it."""


@dataclass(frozen=True, slots=True)
class ExecutorYear:
    """One executor's year."""

    sent: int = 0
    """Parts sent to it."""
    in_time: int = 0
    """Drafts (п.10) that came in time."""
    late: int = 0
    """Drafts that came late, or are overdue now."""
    median: int | None = None
    """Working seconds from the assignment to the draft: half of them took no longer."""
    returns: int = 0
    """Parts that it returned (п.9)."""
    reworks: int = 0
    """Its drafts sent back (п.12)."""
    overdue: int = 0
    """Drafts, reworks and final drafts late by its fault (п.10, 13, 15)."""
    reason: int | None = None
    """The reason of п.12 ticked most often; the first of several."""
    months: tuple[int | None, ...] = (None,) * MONTHS
    """The median of each month's drafts, the earliest month first; `None` without any."""


@dataclass(frozen=True, slots=True)
class YearFigures:
    """The year of all."""

    months: tuple[Month, ...]
    executors: Mapping[str, ExecutorYear]
    kept: Mapping[tuple[Key, str], Lateness]
    """By kind of deadline and who is at fault: an executor's code, or `DESK`."""

    def of(self, executor: str) -> ExecutorYear:
        """An executor's year; an empty one for whom nothing was sent."""
        return self.executors.get(executor, ExecutorYear())

    def lateness(self, key: Key, executor: str | None) -> Lateness:
        """How often a kind of deadline was not kept by an executor, or by the desk."""
        return self.kept.get((key, executor or DESK), Lateness())


def year_months(scene: Scene) -> tuple[Month, ...]:
    """The months of the year, the earliest first."""
    present = Month.of(scene.now, scene.calendar.timezone)
    return tuple(present.shifted(back) for back in range(1 - MONTHS, 1))


_COUNTS: Final = """SELECT key, executor,
        SUM(CASE WHEN start >= ? THEN 1 ELSE 0 END),
        SUM(CASE WHEN met_at IS NOT NULL OR (over > 0 AND key <> 'return') THEN 1 ELSE 0 END)
    FROM deadline WHERE due >= ? GROUP BY key, executor"""

_TIMES: Final = """SELECT key, executor, fault, over, start, met_at, due FROM deadline
    WHERE due >= ? AND (over > 0 OR (key = 'draft' AND met_at IS NOT NULL))"""

_TICKS: Final = """SELECT p.executor, r.ticks FROM review r
    JOIN part p ON p.message = r.message AND p.no = r.part WHERE r.at >= ? AND NOT r.approved"""


def year_figures(database: Database, scene: Scene, overdue: Sequence[Overdue]) -> YearFigures:
    """Count the year; runs on the caller's connection.

    A deadline belongs to the month of its due moment, as in the monthly note; parts, returns and reworks to
    when they were made.

    Args:
        overdue: What `overdue_now` gave: a breach that still runs is one, too.
    """
    reading = _Reading(scene, year_months(scene))
    since = reading.starts[0]
    for row in fetch(database, _COUNTS, (since, since)):
        reading.count(*row)
    for row in fetch(database, _TIMES, (since,)):
        reading.time(*row)
    for executor, ticks in fetch(database, _TICKS, (since,)):
        reading.reasons[executor].update(int(tick["number"]) for tick in json.loads(ticks))
    for one in overdue:
        reading.run(one)
    return reading.done()


def _times() -> "array[int]":
    return array("q")


@dataclass(slots=True)
class _Year:
    """An executor's year being read."""

    made: Counter[Key] = field(default_factory=Counter)
    """Deadlines that began in the year, by kind."""
    used: "list[array[int]]" = field(default_factory=lambda: [_times() for _ in range(MONTHS)])
    """Working seconds that drafts took, by month."""
    in_time: int = 0
    late: int = 0
    overdue: int = 0


class _Reading:
    """The rows of a year being read."""

    def __init__(self, scene: Scene, months: tuple[Month, ...]) -> None:
        self._months, self._between = months, scene.calendar.between
        self.starts = [month.start(scene.calendar.timezone) for month in months]
        self.reasons: dict[str, Counter[int]] = defaultdict(Counter)
        self._years: dict[str, _Year] = defaultdict(_Year)
        self._totals: Counter[tuple[Key, str]] = Counter()
        self._late: Counter[tuple[Key, str]] = Counter()
        self._overs: dict[tuple[Key, str], array[int]] = defaultdict(_times)

    def count(self, name: str, executor: str | None, made: int, judged: int) -> None:
        """Take the sums of one kind of deadline of one executor."""
        key = Key(name)
        self._total(key, executor, int(judged))
        if executor is not None:
            self._years[executor].made[key] += int(made)

    def _total(self, key: Key, executor: str | None, count: int) -> None:
        self._totals[key, DESK] += count
        if executor is not None:
            self._totals[key, executor] += count

    def time(
        self,
        name: str,
        executor: str | None,
        fault: str | None,
        over: int,
        start: Moment,
        met_at: Moment | None,
        due: Moment,
    ) -> None:
        """Take a draft that came, or a breach."""
        if over > 0:
            side = _at_fault(Side(fault) if fault else Side.DESK, executor)
            self._late[Key(name), side] += 1
            self._overs[Key(name), side].append(over)
            self._owing(name, executor, side)
        if name != Key.DRAFT or executor is None:
            return
        year = self._years[executor]
        year.late += over > 0
        if met_at is not None:
            year.in_time += over <= 0
            year.used[bisect_right(self.starts, due) - 1].append(self._between(start, met_at))

    def run(self, one: Overdue) -> None:
        """Take a breach that still runs."""
        side = _at_fault(one.side, one.executor)
        self._total(one.key, one.executor, 1)
        self._late[one.key, side] += 1
        if one.executor is not None and one.key is Key.DRAFT:
            self._years[one.executor].late += 1
        self._owing(one.key, one.executor, side)

    def _owing(self, name: str, executor: str | None, side: str) -> None:
        """Count a late draft with its executor, unless the desk routed it too late; its own are its own."""
        if executor is not None and name in OWED and (side or executor == DESK_EXECUTOR):
            self._years[executor].overdue += 1

    def done(self) -> YearFigures:
        """What the rows tell."""
        return YearFigures(
            months=self._months,
            executors={code: self._year(code, year) for code, year in self._years.items()},
            kept={
                (key, who): Lateness(total, self._late[key, who], _median(self._overs.get((key, who), ())))
                for (key, who), total in self._totals.items()
            },
        )

    def _year(self, code: str, year: _Year) -> ExecutorYear:
        reasons = self.reasons.get(code)
        return ExecutorYear(
            sent=year.made[Key.RETURN],
            in_time=year.in_time,
            late=year.late,
            median=_median([used for month in year.used for used in month]),
            returns=year.made[Key.REROUTE],
            reworks=year.made[Key.REWORK],
            overdue=year.overdue,
            reason=min(reasons, key=lambda number: (-reasons[number], number)) if reasons else None,
            months=tuple(_median(month) for month in year.used),
        )


def _at_fault(side: Side, executor: str | None) -> str:
    """Who is at fault: an executor's code, or the desk."""
    return executor if side is Side.EXECUTOR and executor is not None else DESK


def _median(values: Sequence[int]) -> int | None:
    return nearest_rank(list(values), 5)
