"""The compiled calendar: every span of work in order, with running sums.

A year is laid out in local time and brought to moments. The rule is the clock on the wall: the
desk works when it shows a time inside a span. An hour that a zone skips is not worked, and one
that it repeats is worked twice.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final, Self
from zoneinfo import ZoneInfo

from uhta_tui.worktime.days import resolve
from uhta_tui.worktime.moments import Moment
from uhta_tui.worktime.settings import Pattern, Schedule

MOMENT_BITS: Final = 17
"""A stretch of 36 hours: bisecting the few spans of one is twice as fast as bisecting them all."""

POSITION_BITS: Final = 15
"""A stretch of nine working hours."""

_DAY: Final = 86400
_UNIX: Final = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class _Offset:
    """A stretch of time during which a zone keeps one offset."""

    since: Moment
    until: Moment
    seconds: int
    """East of Greenwich."""


@dataclass(frozen=True, slots=True)
class Table:
    """Compiled years. Never changed: a wider table is another table that agrees with this one."""

    first: int
    """The first compiled year."""
    last: int
    """The last compiled year; before `first` when nothing is compiled."""
    starts: list[Moment]
    """When each span opens."""
    ends: list[Moment]
    """When each span closes; one may close at the moment the next opens."""
    sums: list[int]
    """Working seconds from the epoch to each opening; one longer than `starts`."""
    bases: list[int]
    """`sums[i] - starts[i]`: add a moment of span `i` and have its position."""
    days: list[int]
    """Ordinals of the working days, in order."""
    opened: list[int]
    """How many spans have opened by the start of each stretch of `2**MOMENT_BITS` seconds."""
    filled: list[int]
    """Where in `sums` each stretch of `2**POSITION_BITS` working seconds begins."""

    @classmethod
    def empty(cls, year: int) -> Self:
        """A table without years, whose epoch is the beginning of `year`."""
        return cls(year, year - 1, [], [], [0], [], [], [], [])

    def position(self, moment: Moment) -> int:
        """The position of a moment of the compiled years, their very edges included."""
        i = bisect_right(self.starts, moment) - 1
        return self.sums[0] if i < 0 else min(self.bases[i] + moment, self.sums[i + 1])

    def grown(self, schedule: Schedule, first: int, last: int) -> "Table":
        """A table that covers at least the years `first` to `last`; positions stay as they are."""
        first, last = min(first, self.first), max(last, self.last)
        before = _Layout(schedule)
        for year in range(first, self.first):
            before.add(year)
        after = _Layout(schedule)
        for year in range(self.last + 1, last + 1):
            after.add(year)
        starts = before.starts + self.starts + after.starts
        ends = before.ends + self.ends + after.ends
        origin = self.sums[0] - sum(ends[i] - starts[i] for i in range(len(before.starts)))
        sums = list(accumulate((e - s for s, e in zip(starts, ends, strict=True)), initial=origin))
        bases = [total - start for total, start in zip(sums, starts, strict=False)]
        days = before.days + self.days + after.days
        opened = [bisect_right(starts, mark) for mark in _marks(starts, MOMENT_BITS)]
        filled = [bisect_left(sums, mark) for mark in _marks(sums, POSITION_BITS)]
        return Table(first, last, starts, ends, sums, bases, days, opened, filled)


def _marks(values: list[int], bits: int) -> range:
    """The round numbers around sorted values, one beyond the last."""
    first, last = values[0] >> bits, values[-1] >> bits
    return range(first << bits, (last + 2) << bits, 1 << bits)


class _Layout:
    """Spans of whole years, being laid out in order."""

    def __init__(self, schedule: Schedule) -> None:
        self._schedule = schedule
        self.starts: list[Moment] = []
        self.ends: list[Moment] = []
        self.days: list[int] = []

    def add(self, year: int) -> None:
        """Lay out one more year."""
        schedule = self._schedule
        week = schedule.week
        special = {day: resolve(schedule, day)[1] for day in special_days(schedule, year)}
        exceptions = {day.toordinal(): pattern for day, pattern in special.items()}
        offsets = _offsets(schedule.zone, year)
        shifted = _shifted_days(offsets)
        seconds, current = offsets[0].seconds, 0
        known = len(self.starts)
        for ordinal in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1):
            pattern = exceptions.get(ordinal)
            if pattern is None:
                # Ordinal 1 was a Monday.
                pattern = week[(ordinal - 1) % 7]
            midnight = (ordinal - _UNIX) * _DAY
            if ordinal in shifted:
                placed = place(offsets, midnight, pattern)
            else:
                while midnight - offsets[current].seconds >= offsets[current].until:
                    current += 1
                seconds = midnight - offsets[current].seconds
                placed = [(seconds + start, seconds + end) for start, end in pattern]
            if placed:
                self.days.append(ordinal)
                for start, end in placed:
                    self.starts.append(start)
                    self.ends.append(end)
        if shifted:
            # Where a zone repeats the hour around midnight, the days themselves overlap.
            self.starts[known:] = sorted(self.starts[known:])
            self.ends[known:] = sorted(self.ends[known:])


def special_days(schedule: Schedule, year: int) -> set[date]:
    """The days of a year whose hours may differ from their weekday's."""
    return schedule.production.special(year) | {day for day in schedule.own if day.year == year}


def day_spans(schedule: Schedule, day: date) -> list[tuple[Moment, Moment]]:
    """The spans of one day, as moments."""
    midnight = (day.toordinal() - _UNIX) * _DAY
    return place(_offsets(schedule.zone, day.year), midnight, resolve(schedule, day)[1])


def midnight(zone: ZoneInfo, day: date) -> Moment:
    """The moment at which a day begins in a zone."""
    local = (day.toordinal() - _UNIX) * _DAY
    return place(_offsets(zone, day.year), local, ((0, _DAY),))[0][0]


def place(offsets: Sequence[_Offset], midnight: int, pattern: Pattern) -> list[tuple[Moment, Moment]]:
    """Bring a day's spans from the wall clock to moments, whatever the zone does that day.

    Args:
        offsets: The zone's offsets around the day.
        midnight: The day's local midnight, in seconds as if it were UTC.
        pattern: The day's spans.
    """
    found: list[tuple[Moment, Moment]] = []
    for offset in offsets:
        for opening, closing in pattern:
            start = max(midnight + opening - offset.seconds, offset.since)
            end = min(midnight + closing - offset.seconds, offset.until)
            if start < end:
                if found and found[-1][1] == start:
                    start = found.pop()[0]
                found.append((start, end))
    return found


@lru_cache(maxsize=512)
def _offsets(zone: ZoneInfo, year: int) -> tuple[_Offset, ...]:
    """What offsets a zone keeps from two days before a year to two days after it."""
    first = (date(year, 1, 1).toordinal() - _UNIX - 2) * _DAY
    last = (date(year, 12, 31).toordinal() - _UNIX + 3) * _DAY
    found: list[_Offset] = []
    since, seconds = first, _offset(zone, first)
    for moment in range(first + _DAY, last + 1, _DAY):
        if _offset(zone, moment) != seconds:
            change = _change(zone, moment - _DAY, moment)
            found.append(_Offset(since, change, seconds))
            since, seconds = change, _offset(zone, moment)
    return (*found, _Offset(since, last, seconds))


def _offset(zone: ZoneInfo, moment: Moment) -> int:
    """The zone's offset at a moment, in seconds east of Greenwich."""
    delta = datetime.fromtimestamp(moment, zone).utcoffset()
    return 0 if delta is None else delta.days * _DAY + delta.seconds


def _change(zone: ZoneInfo, low: Moment, high: Moment) -> Moment:
    """The moment between two others at which the zone's offset changes."""
    before = _offset(zone, low)
    while high - low > 1:
        middle = (low + high) // 2
        if _offset(zone, middle) == before:
            low = middle
        else:
            high = middle
    return high


def _shifted_days(offsets: Sequence[_Offset]) -> set[int]:
    """Ordinals of the local days on which the zone's offset changes, and of any it skips."""
    found: set[int] = set()
    for old, new in pairwise(offsets):
        edges = sorted(((new.since + old.seconds) // _DAY, (new.since + new.seconds) // _DAY))
        found.update(range(_UNIX + edges[0] - 1, _UNIX + edges[1] + 1))
    return found
