"""The Russian production calendar: holidays, moved days off, and days before a holiday.

Always computed on a week with Saturday and Sunday off, whatever hours the desk keeps; the rules
are those in force today (Labour Code art. 95 and 112) and are applied to every year alike.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

HOLIDAYS: Final[Mapping[tuple[int, int], str]] = {
    **{(1, day): "Новогодние каникулы" for day in (1, 2, 3, 4, 5, 6, 8)},
    (1, 7): "Рождество Христово",
    (2, 23): "День защитника Отечества",
    (3, 8): "Международный женский день",
    (5, 1): "Праздник Весны и Труда",
    (5, 9): "День Победы",
    (6, 12): "День России",
    (11, 4): "День народного единства",
}
"""The non-working holidays of art. 112, by month and day, with their names."""

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5


class DayReason(StrEnum):
    """Why a day is what it is."""

    WEEKDAY = "weekday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    MOVED_OFF = "moved_off"
    MOVED_WORK = "moved_work"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class DayKind:
    """What a day is, and why."""

    working: bool
    short: bool
    """One hour less than its weekday: the day right before a holiday (art. 95)."""
    reason: DayReason
    moved_to: date | None = None
    """Where this day's rest went, if it did."""
    moved_from: date | None = None
    """Whose rest this day is, if it is a moved day off."""


_REST: Final = DayKind(working=False, short=False, reason=DayReason.WEEKEND)
"""A plain Saturday or Sunday."""


def is_holiday(day: date) -> bool:
    """Whether the day is a non-working holiday of art. 112."""
    return (day.month, day.day) in HOLIDAYS


@cache
def shipped() -> tuple[Mapping[date, date], frozenset[int]]:
    """The moved days that come with the program (from → to), and the years they are known for."""
    data = tomllib.loads(Path(__file__).with_name("production_calendar.toml").read_text("utf-8"))
    pairs = {
        date.fromisoformat(source): date.fromisoformat(target)
        for year in data.values()
        for source, target in year.items()
    }
    return pairs, frozenset(map(int, data))


class Production:
    """The production calendar with a given set of moved days."""

    def __init__(self, moved: Mapping[date, date], known: frozenset[int]) -> None:
        """Prepare the calendar.

        Args:
            moved: Days off moved by the government, from → to.
            known: The years whose moved days are known.
        """
        self.moved = dict(moved)
        self.known = known
        self._sources = {target: source for source, target in moved.items()}
        self._automatic: dict[int, dict[date, date]] = {}

    def kind(self, day: date) -> DayKind:
        """What the day is on a week with Saturday and Sunday off."""
        source = self._source(day)
        target = self._target(day)
        if is_holiday(day):
            return replace(_REST, reason=DayReason.HOLIDAY, moved_to=target)
        if source is not None:
            return replace(_REST, reason=DayReason.MOVED_OFF, moved_from=source)
        if day.weekday() < _SATURDAY:
            return DayKind(working=True, short=is_holiday(day + _DAY), reason=DayReason.WEEKDAY)
        if target is not None:
            # Order 588n: a working weekend day is as long as the day it stands in for.
            short = is_holiday(target + _DAY)
            return DayKind(working=True, short=short, reason=DayReason.MOVED_WORK, moved_to=target)
        return _REST

    def special(self, year: int) -> set[date]:
        """The days of a year that may differ from their weekday."""
        holidays = {date(year, month, day) for month, day in HOLIDAYS}
        found = holidays | {day - _DAY for day in holidays} | {date(year, 12, 31)}
        found.update(self.moved, self._sources, self._automatic_of(year))
        return {day for day in found if day.year == year}

    def _source(self, day: date) -> date | None:
        """The day off that was moved to `day`."""
        return self._sources.get(day) or self._automatic_of(day.year).get(day)

    def _target(self, day: date) -> date | None:
        """The day that `day`'s rest was moved to."""
        if day.weekday() < _SATURDAY:
            return None
        explicit = self.moved.get(day)
        if explicit is not None or not is_holiday(day):
            return explicit
        return next((to for to, source in self._automatic_of(day.year).items() if source == day), None)

    def _automatic_of(self, year: int) -> dict[date, date]:
        """Holidays outside January that move by themselves in a year, to → from."""
        if year not in self._automatic:
            self._automatic[year] = self._moving(year)
        return self._automatic[year]

    def _moving(self, year: int) -> dict[date, date]:
        """Work out which holidays move by themselves, once the explicit moves stand."""
        found: dict[date, date] = {}
        for month, number in HOLIDAYS:
            day = date(year, month, number)
            if month > 1 and day.weekday() >= _SATURDAY and day not in self.moved:
                target = day + _DAY
                while self._rests(target) or target in found:
                    target += _DAY
                found[target] = day
        return found

    def _rests(self, day: date) -> bool:
        """Whether the day is off by its weekday, a holiday or an explicit move."""
        if is_holiday(day) or day in self._sources:
            return True
        return day.weekday() >= _SATURDAY and day not in self.moved
