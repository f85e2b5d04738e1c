"""Working time counted minute by minute: slow, obvious, and owing nothing to the code it checks.

The official calendar is written out as DOMAIN.md has it. Moscow is three hours ahead of UTC, always.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

Week = Mapping[str, tuple[str, ...]]
Days = Mapping[str, str | tuple[str, ...]]

MINUTE: Final = 60
_OFFSET: Final = 3 * 3600
_NAMES: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_EPOCH: Final = date(1970, 1, 1).toordinal()

KNOWN_YEARS: Final = range(2021, 2028)
"""Years whose moved days stand in DOMAIN.md."""

_HOLIDAYS: Final = frozenset(
    {(1, day) for day in range(1, 9)} | {(2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)}
)
"""Month and day: Labour Code, art. 112."""

_MOVED_OFF: Final = frozenset(
    {
        *("2024-04-29", "2024-04-30", "2024-05-10", "2024-12-30", "2024-12-31"),
        *("2025-05-02", "2025-05-08", "2025-06-13", "2025-11-03", "2025-12-31"),
        *("2026-01-09", "2026-03-09", "2026-05-11", "2026-12-31"),
        *("2027-02-22", "2027-05-03", "2027-05-10", "2027-06-14", "2027-11-05", "2027-12-31"),
    }
)
"""Weekdays off because a day off moved there, by the table or by art. 112 itself."""

_WORKING_SATURDAYS: Final[Mapping[str, str]] = {
    "2024-04-27": "2024-04-29",
    "2024-11-02": "2024-04-30",
    "2024-12-28": "2024-12-30",
    "2025-11-01": "2025-11-03",
    "2027-02-20": "2027-02-22",
}
"""A working Saturday and the day whose length it takes."""

_SHORT: Final = frozenset(
    {
        *("2024-02-22", "2024-03-07", "2024-05-08", "2024-06-11", "2024-11-02"),
        *("2025-03-07", "2025-04-30", "2025-06-11", "2025-11-01"),
        *("2026-04-30", "2026-05-08", "2026-06-11", "2026-11-03"),
        *("2027-02-20", "2027-04-30", "2027-06-11", "2027-11-03"),
    }
)
"""Days one hour shorter."""


def _minute(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


class Clockwork:
    """The open minutes of some weeks, one by one.

    Args:
        week: Spans of work by weekday, as the configuration has them.
        first: The first day counted.
        last: The last day counted; nothing is known outside.
        days: The desk's own exceptions: `off`, `work`, `short` or spans.
    """

    def __init__(self, week: Week, first: date, last: date, days: Days | None = None) -> None:
        self.week, self.first, self.last, self.days = week, first, last, dict(days or {})
        self._base = (first.toordinal() - _EPOCH) * 1440 - _OFFSET // MINUTE
        self._open = bytearray(((last - first).days + 1) * 1440)
        for number in range((last - first).days + 1):
            for minute in self._minutes_of(first + timedelta(days=number)):
                self._open[number * 1440 + minute] = 1
        self._before = [0]
        for opened in self._open:
            self._before.append(self._before[-1] + opened)

    def with_days(self, days: Days) -> "Clockwork":
        """The same weeks with other exceptions laid over these."""
        return Clockwork(self.week, self.first, self.last, {**self.days, **days})

    def _minutes_of(self, day: date) -> list[int]:
        """The open minutes of a day, counted from its midnight."""
        own = self.days.get(day.isoformat())
        if own == "off":
            return []
        if isinstance(own, tuple):
            return self._spelled(own)
        model = date.fromisoformat(_WORKING_SATURDAYS.get(day.isoformat(), day.isoformat()))
        spans = self.week.get(_NAMES[model.weekday()], ())
        if own == "work":
            spans = spans or self.week.get("mon", ())
        elif day.isoformat() in _MOVED_OFF or (day.month, day.day) in _HOLIDAYS:
            return []
        minutes = self._spelled(spans)
        return minutes[:-60] if own == "short" or day.isoformat() in _SHORT else minutes

    @staticmethod
    def _spelled(spans: tuple[str, ...]) -> list[int]:
        minutes: list[int] = []
        for span in spans:
            start, end = span.split("-")
            minutes += range(_minute(start), _minute(end))
        return minutes

    def is_open(self, minute: int) -> bool:
        """Whether a minute, counted from 1970 in UTC, is worked in."""
        return bool(self._open[minute - self._base])

    def _place(self, moment: int) -> int:
        minute, second = divmod(moment, MINUTE)
        return self._before[minute - self._base] * MINUTE + (second if self.is_open(minute) else 0)

    def between(self, start: int, end: int) -> int:
        """Working seconds from one moment to another."""
        return self._place(end) - self._place(start)

    def add(self, moment: int, seconds: int) -> int:
        """Walk forward through the minutes until `seconds` of them were open."""
        while seconds > 0:
            minute = moment // MINUTE
            end = (minute + 1) * MINUTE
            if self.is_open(minute):
                if end - moment >= seconds:
                    return moment + seconds
                seconds -= end - moment
            moment = end
        return moment

    def sub(self, moment: int, seconds: int) -> int:
        """Walk back through the minutes until `seconds` of them were open."""
        while seconds > 0:
            minute = (moment - 1) // MINUTE
            start = minute * MINUTE
            if self.is_open(minute):
                if moment - start >= seconds:
                    return moment - seconds
                seconds -= moment - start
            moment = start
        return moment

    def works_on(self, day: date) -> bool:
        """Whether a day has open minutes."""
        return bool(self._minutes_of(day))

    @staticmethod
    def day_of(moment: int) -> date:
        """The desk's date."""
        return date.fromordinal((moment + _OFFSET) // 86400 + _EPOCH)

    def end_of_working_day(self, moment: int, n: int) -> int:
        """The close of the `n`-th working day after a moment's day, which is not counted."""
        day = self.day_of(moment)
        while n:
            day += timedelta(days=1)
            n -= self.works_on(day)
        midnight = (day.toordinal() - _EPOCH) * 86400 - _OFFSET
        return midnight + (max(self._minutes_of(day)) + 1) * MINUTE

    def is_provisional(self, *moments: int) -> bool:
        """Whether one falls in a year whose moved days are not known."""
        return any(self.day_of(moment).year not in KNOWN_YEARS for moment in moments)
