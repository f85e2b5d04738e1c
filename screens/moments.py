"""Moments and working days as the screens word them. No Textual here."""

from datetime import date
from functools import lru_cache
from statistics import mode
from typing import Final

from screens.when import WEEKDAYS
from uhta_tui.worktime.calendar import Calendar
from uhta_tui.worktime.moments import Moment, at

_SAMPLE: Final = 5
"""Working days looked at for the usual length: a week."""


def short(moment: Moment, now: Moment, zone: str) -> str:
    """A moment for a column: `14:39` today, `25.11 12:04` on other days of the year, else `25.11.25`."""
    local, today = at(moment, zone), at(now, zone)
    if local.date() == today.date():
        return f"{local:%H:%M}"
    near = local.year == today.year or abs((local.date() - today.date()).days) < 180
    return f"{local:%d.%m %H:%M}" if near else f"{local:%d.%m.%y}"


def day(moment: Moment, now: Moment, zone: str) -> str:
    """A moment's day for a column: `19.11`, with its year when that is another one: `19.11.25`."""
    local = at(moment, zone)
    return f"{local:%d.%m}" if local.year == at(now, zone).year else f"{local:%d.%m.%y}"


def named_day(day: date) -> str:
    """A day with its weekday: `пт 09.01`."""
    return f"{WEEKDAYS[day.weekday()]} {day:%d.%m}"


def to_the_second(moment: Moment, zone: str) -> str:
    """A moment in full but for its year: `ср 25.11 12:04:27`."""
    local = at(moment, zone)
    return f"{named_day(local)} {local:%H:%M:%S}"


@lru_cache(maxsize=8)
def _usual(calendar: Calendar, week: int) -> int:
    """The commonest length of a working day in the week after a moment's."""
    today = calendar.day_of(week * 7 * 86400)
    days = [calendar.spans(calendar.days(today, n)) for n in range(1, _SAMPLE + 1)]
    return mode(sum(end - start for start, end in spans) for spans in days)


def usual_day(calendar: Calendar, now: Moment) -> int:
    """Working seconds of a usual working day about now; `2 дня` on a clock are two of these."""
    return _usual(calendar, now // (7 * 86400))
