"""The field «когда»: a moment as a person writes it, now by default. No Textual here.

Everything written is desk time. What is written without its date lies today, what is written without its
year in this one, or in the last if this one has not come so far.
"""

import re
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from uhta_tui.worktime.moments import FIRST_YEAR, Moment, at, of_datetime

WEEKDAYS: Final = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
NOW: Final = "сейчас"
FORMS: Final = "14:25, 24.11 14:25 или пусто — сейчас"
"""What may be written."""

_WRITTEN: Final = re.compile(
    r"(?:(?P<yesterday>вчера)\s+|(?P<day>\d{1,2})\.(?P<month>\d{1,2})(?:\.(?P<year>\d{4}))?,?\s+)?"
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?",
    re.ASCII,
)


def parse_when(text: str, now: Moment, zone: str) -> Moment:
    """The moment that «когда» holds; the present if it is empty.

    Args:
        text: `14:25`, `24.11 14:25`, `24.11.2026 14:25`, `вчера 14:25`, with seconds or without; `сейчас`.
        now: The present.
        zone: IANA name of the desk's zone.

    Raises:
        ValueError: If it is no such moment, or one that has not come; the sentence is Russian.
    """
    written = text.strip()
    if not written or written.lower() == NOW:
        return now
    found = _WRITTEN.fullmatch(written.lower())
    if found is None:
        raise ValueError(f"«{written}» — не время; впишите {FORMS}")
    given = {name: int(value) for name, value in found.groupdict().items() if value and name != "yesterday"}
    try:
        moment = _moment(given, yesterday=bool(found["yesterday"]), now=now, zone=zone)
    except ValueError:
        raise ValueError(f"«{written}» — такого времени не бывает; впишите {FORMS}") from None
    if moment > now:
        raise ValueError(f"«{written}» ещё не наступило; сейчас {at(now, zone):%d.%m %H:%M}")
    # The present minute, written without its seconds, is now: what was done this minute can be followed.
    return now if found["second"] is None and moment // 60 == now // 60 else moment


def _moment(given: dict[str, int], *, yesterday: bool, now: Moment, zone: str) -> Moment:
    """The moment of the numbers that were written.

    Raises:
        ValueError: If there is no such day or time.
    """
    clock = time(given["hour"], given["minute"], given.get("second", 0))
    today = at(now, zone).date()
    if yesterday:
        return _placed(date.fromordinal(today.toordinal() - 1), clock, zone)
    if "day" not in given:
        return _placed(today, clock, zone)
    year = given.get("year", today.year)
    if year < FIRST_YEAR:
        raise ValueError("before the working clock begins")
    moment = _placed(date(year, given["month"], given["day"]), clock, zone)
    if moment > now and "year" not in given:
        return _placed(date(year - 1, given["month"], given["day"]), clock, zone)
    return moment


def _placed(day: date, clock: time, zone: str) -> Moment:
    """A local day and time as a moment."""
    return of_datetime(datetime.combine(day, clock, ZoneInfo(zone)))


def dated(moment: Moment, now: Moment, zone: str) -> str:
    """A moment for a title: `14:39` today, `ср 25.11 09:17` on other days."""
    local = at(moment, zone)
    if local.date() == at(now, zone).date():
        return f"{local:%H:%M}"
    return f"{WEEKDAYS[local.weekday()]} {local:%d.%m %H:%M}"
