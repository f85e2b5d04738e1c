"""The working clock: a clock that stops when the desk does.

Every moment has a position, the working seconds since the clock's epoch; the working time
between two moments is the difference of their positions, and adding is adding to a position.
The calendar is compiled into sorted spans with running sums, so each question is a bisect or two,
whatever the distance.
"""

import hashlib
import json
from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from typing import Final

from uhta_tui.worktime.compiled import END, Compiled
from uhta_tui.worktime.days import resolve
from uhta_tui.worktime.moments import Moment, at
from uhta_tui.worktime.production import DayKind, DayReason
from uhta_tui.worktime.settings import CalendarError, CalendarSettings, Schedule, read
from uhta_tui.worktime.table import MOMENT_BITS, POSITION_BITS, day_spans, midnight

__all__ = ["Calendar", "CalendarError", "CalendarSettings", "DayKind", "DayReason"]

_EPOCH_YEAR: Final = 2021
"""Where positions are zero: the year of the regulation; earlier positions are negative."""

_RULES: Final = 1
"""Raised whenever the code places a deadline differently under the same settings."""

_NEGATIVE: Final = "рабочее время не может быть отрицательным"


class Calendar(Compiled):
    """The desk's working clock under given settings; safe to share between threads.

    All durations are whole working seconds.
    """

    def __init__(self, settings: CalendarSettings) -> None:
        """Check the settings; years are compiled when a moment first asks for them.

        Raises:
            CalendarError: With the first setting that cannot be.
        """
        self.settings = settings
        self.timezone = settings.timezone
        super().__init__(read(settings), _EPOCH_YEAR)
        self.fingerprint = _fingerprint(self._schedule)
        """Short hexadecimal digest of everything that can move a deadline."""

    def position(self, moment: Moment) -> int:
        """Place a moment on the working clock.

        Returns:
            Working seconds since the beginning of 2021; negative before it.

        Raises:
            ValueError: If the moment is outside 1970–2200.
        """
        low, high, first, _, starts, sums, bases, opened, _ = self._hot
        if low <= moment < high:
            k = (moment >> MOMENT_BITS) - first
            i = bisect_right(starts, moment, opened[k], opened[k + 1])
            place = bases[i - 1] + moment
            full = sums[i]
            # `min` would cost as much as the bisect.
            return place if place < full else full  # noqa: FURB136
        return self._covering(moment).position(moment)

    def moment(self, position: int) -> Moment:
        """The moment at a position; where that is a whole gap, the earlier end of it.

        Raises:
            ValueError: If it is outside 1970–2200.
        """
        table = self._table
        if not table.sums[0] < position <= table.sums[-1]:
            table = self._reaching(position)
        return position - table.bases[bisect_left(table.sums, position) - 1]

    def add(self, moment: Moment, seconds: int) -> Moment:
        """When `seconds` of working time will have passed: the end of a span, not the next opening.

        Args:
            moment: Where counting starts; outside working hours it starts at the next opening.
            seconds: Working seconds; zero is the moment itself.

        Raises:
            ValueError: If `seconds` is negative, or the result outside 1970–2200.
        """
        if seconds > 0:
            low, high, first, origin, starts, sums, bases, opened, filled = self._hot
            if low <= moment < high:
                k = (moment >> MOMENT_BITS) - first
                i = bisect_right(starts, moment, opened[k], opened[k + 1])
                place = bases[i - 1] + moment
                full = sums[i]
                place = (place if place < full else full) + seconds  # noqa: FURB136
                if place <= sums[-1]:
                    k = (place >> POSITION_BITS) - origin
                    return place - bases[bisect_left(sums, place, filled[k], filled[k + 1]) - 1]
        elif seconds < 0:
            raise ValueError(_NEGATIVE)
        else:
            return moment
        return self.moment(self.position(moment) + seconds)

    def sub(self, moment: Moment, seconds: int) -> Moment:
        """When the last `seconds` of working time before a moment began.

        The mirror of `add`: a whole span lands on its opening, the later end of the gap.

        Raises:
            ValueError: If `seconds` is negative, or the result outside 1970–2200.
        """
        if seconds <= 0:
            if seconds < 0:
                raise ValueError(_NEGATIVE)
            return moment
        place = self.position(moment) - seconds
        table = self._table
        if not table.sums[0] <= place < table.sums[-1]:
            table = self._reaching(place)
        return place - table.bases[bisect_right(table.sums, place) - 1]

    def between(self, start: Moment, end: Moment) -> int:
        """Working seconds from one moment to another; negative when reversed.

        Raises:
            ValueError: If either is outside 1970–2200.
        """
        low, high, first, _, starts, sums, bases, opened, _ = self._hot
        if low <= start < high and low <= end < high:
            k = (start >> MOMENT_BITS) - first
            i = bisect_right(starts, start, opened[k], opened[k + 1])
            since = bases[i - 1] + start
            if since > sums[i]:
                since = sums[i]
            k = (end >> MOMENT_BITS) - first
            i = bisect_right(starts, end, opened[k], opened[k + 1])
            place = bases[i - 1] + end
            full = sums[i]
            return (place if place < full else full) - since  # noqa: FURB136
        return self.position(end) - self.position(start)

    def days(self, day: date, n: int) -> date:
        """The `n`-th working day after a day, which is not counted itself; zero is the day itself.

        Raises:
            ValueError: If `n` is negative, or the result outside 1970–2200.
        """
        if n <= 0:
            if n < 0:
                raise ValueError("число рабочих дней не может быть отрицательным")
            return day
        self._check_year(day.year)
        ordinal = day.toordinal()
        table = self._wide(day.year, day.year)
        while (i := bisect_right(table.days, ordinal) + n - 1) >= len(table.days):
            table = self._wider(table)
        return date.fromordinal(table.days[i])

    def last_working(self, day: date) -> date:
        """The day itself if the desk works on it, else the last working day before it.

        Raises:
            ValueError: If that is outside 1970–2200.
        """
        self._check_year(day.year)
        ordinal = day.toordinal()
        table = self._wide(day.year, day.year)
        while (i := bisect_right(table.days, ordinal) - 1) < 0:
            table = self._wider(table, back=True)
        return date.fromordinal(table.days[i])

    def end_of(self, day: date) -> Moment:
        """When a working day closes; of a day without work its last second, so that its date stays."""
        spans = self.spans(day)
        return spans[-1][1] if spans else midnight(self._schedule.zone, day + timedelta(days=1)) - 1

    def day_of(self, moment: Moment) -> date:
        """The desk's date at a moment."""
        return at(moment, self.timezone).date()

    def spans(self, day: date) -> tuple[tuple[Moment, Moment], ...]:
        """The spans of work of a day, in order."""
        self._check_year(day.year)
        return tuple(day_spans(self._schedule, day))

    def kind(self, day: date) -> DayKind:
        """What a day is to this desk, and why."""
        return resolve(self._schedule, day)[0]

    def provisional(self, moment: Moment) -> bool:
        """Whether the moved days of the moment's year are not known yet."""
        return not self.known(self.day_of(moment).year)

    def known(self, year: int) -> bool:
        """Whether the moved days of a year are known."""
        return year in self._schedule.production.known

    def until(self, moment: Moment) -> tuple[bool, Moment]:
        """Whether the desk is open at a moment, and the moment when that changes next.

        A desk that never closes is looked at one compiled year ahead, and that is the answer.

        Raises:
            ValueError: If the moment is outside 1970–2200.
        """
        table = self._covering(moment)
        starts, ends = table.starts, table.ends
        i = bisect_right(starts, moment) - 1
        if i < 0 or moment >= ends[i]:
            return False, starts[i + 1] if i + 1 < len(starts) else END
        while i + 1 < len(starts) and ends[i] == starts[i + 1]:
            i += 1
        return True, ends[i]


def _fingerprint(schedule: Schedule) -> str:
    """A digest of the checked settings, so that two spellings of one calendar have one digest."""
    content = {
        "rules": _RULES,
        "zone": schedule.zone.key,
        "week": schedule.week,
        "own": sorted((str(day), value) for day, value in schedule.own.items()),
        "moved": sorted((str(a), str(b)) for a, b in schedule.production.moved.items()),
        "known": sorted(schedule.production.known),
    }
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()[:12]
