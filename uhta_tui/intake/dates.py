"""Moments as exports write them: `дд.мм.гггг чч:мм[:сс]`, ISO 8601, words, Excel's numbers, two columns.

Without an offset it is desk time. The common spellings cost two dictionary look-ups: a day's start and
the seconds of a time of day are each worked out once. Days on which the desk's zone changes its offset
are never cached.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from uhta_tui.intake.grid import shown
from uhta_tui.worktime.moments import FIRST_YEAR, LAST_YEAR, Moment, of_datetime

_MONTHS: Final[Mapping[str, int]] = {
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "май": 5, "мая": 5, "июн": 6, "июл": 7, "авг": 8, "сен": 9,
    "окт": 10, "ноя": 11, "дек": 12,
}  # fmt: skip
"""How the months' names begin."""

_TIME: Final = r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d))?(?:[.,]\d+)?"
_ZONE: Final = r"\s*(?P<zone>z|[+-]\d\d(?::?\d\d)?|\(?(?:МСК|мск|msk)\)?)?"
_AFTER: Final = rf"(?:(?:\s*,\s*|\s*t\s*|\s+)(?:в\s+)?{_TIME}{_ZONE})?"
_FORMS: Final = tuple(
    re.compile(form + _AFTER, re.IGNORECASE | re.ASCII)
    for form in (
        r"(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4}|\d\d)(?:\s*г\.?)?",
        r"(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})\s+(?P<month>[а-яА-Я]{3,8})\.?\s+(?P<year>\d{4})(?:\s*г\.?|\s+года)?",
    )
)
_TIME_ALONE: Final = re.compile(rf"(?:.*\s)?{_TIME}", re.ASCII)
"""A time of day; Excel may have put «30.12.1899» before it."""

_SERIAL: Final = re.compile(r"\d{5}(?:[.,]\d+)?", re.ASCII)
_FRACTION: Final = re.compile(r"0?[.,]\d{3,}|0", re.ASCII)
_EXCEL_START: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a wall clock's date, the zone is the desk's
_DAY_LENGTH: Final = 86_400
_WIDEST_OFFSET: Final = timedelta(hours=14)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a date cell says."""

    moment: Moment | None = None
    """None when nothing is written or it cannot be read."""
    date_only: bool = False
    """No time of day was given: the moment is the start of the day."""
    problem: str = ""
    """Why it cannot be read, in Russian, quoting the cell; empty when it was read or is blank."""
    time_used: bool = False
    """The time came from a column of its own."""


class _Unreadable(Exception):
    """A date or time that cannot be; the text is the reason in Russian."""


def _year(text: str) -> int:
    """A year in full: «26» is 2026."""
    return int(text) + 2000 if len(text) == 2 else int(text)


def _month(text: str) -> int:
    """A month by number or by name; 0 when there is no such month."""
    if text.isdigit():
        return int(text)
    word = text.lower()
    return _MONTHS.get(word[:3], 0)


def _seconds(found: re.Match[str]) -> int | None:
    """Seconds since midnight that a match of `_TIME` says; None when the day has no such time."""
    hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return (hour * 60 + minute) * 60 + second


def _in_range(text: str, day: datetime) -> datetime:
    """The day itself, if the working clock knows its year."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _Unreadable(f"год вне {FIRST_YEAR}–{LAST_YEAR}: {shown(text)}")
    return day


def _offset(text: str) -> timedelta:
    """An offset from UTC as it is written; «МСК» is three hours."""
    if text[0] not in "+-":
        return timedelta(hours=0 if text in "zZ" else 3)
    digits = text[1:].replace(":", "").ljust(4, "0")
    size = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    if size > _WIDEST_OFFSET:
        raise _Unreadable(f"такого часового пояса нет: {text}")
    return -size if text[0] == "-" else size


def read_time(text: str) -> int | None:
    """Seconds since midnight from a cell of a column of times.

    Args:
        text: `13:32`, `13:32:49`, Excel's fraction of a day, or Excel's date of 1899 with a time.

    Returns:
        None when that is not a time of day.
    """
    stripped = text.strip()
    if _FRACTION.fullmatch(stripped):
        return round(float(stripped.replace(",", ".")) * _DAY_LENGTH) % _DAY_LENGTH
    found = _TIME_ALONE.fullmatch(stripped)
    return _seconds(found) if found else None


class DateReader:
    """Reads date cells in the desk's zone."""

    def __init__(self, zone: str) -> None:
        self._zone = ZoneInfo(zone)
        self._days: dict[str, Moment] = {}
        self._times: dict[str, int] = {}

    def quick(self, text: str) -> Moment | None:
        """The moment of a spelling met before; None says only that `read` must look."""
        start = self._days.get(text[:10])
        if start is None:
            return None
        seconds = self._times.get(text[10:])
        return None if seconds is None else start + seconds

    def read(self, text: str, time: str = "") -> Reading:
        """The moment that a date cell says, with the cell of a time column if there is one.

        Args:
            text: The date cell, or date and time.
            time: The time cell; it counts when the date cell has no time, or midnight.
        """
        stripped = " ".join(text.split())
        if not stripped:
            return Reading()
        try:
            day, seconds, zone = self._parts(stripped)
            from_column = not seconds and bool(time.strip())
            if from_column:
                seconds = read_time(time)
                if seconds is None:
                    raise _Unreadable(f"время «{shown(time)}» не прочитано")
                if len(stripped) == 10 and zone is None:
                    self._remember(f"{stripped} {time}", day, seconds)
            moment = self._moment(day + timedelta(seconds=seconds or 0), zone)
        except _Unreadable as error:
            return Reading(problem=str(error))
        return Reading(moment, date_only=seconds is None, time_used=from_column)

    def _parts(self, text: str) -> tuple[datetime, int | None, timedelta | None]:
        """The midnight, the seconds since it, the offset: of the first form that fits."""
        if _SERIAL.fullmatch(text):
            whole, seconds = divmod(round(float(text.replace(",", ".")) * _DAY_LENGTH), _DAY_LENGTH)
            return _in_range(text, _EXCEL_START + timedelta(days=whole)), seconds or None, None
        found = next((found for form in _FORMS if (found := form.fullmatch(text))), None)
        if found is None:
            raise _Unreadable(f"дата «{shown(text)}» не прочитана")
        try:
            day = datetime(_year(found["year"]), _month(found["month"]), int(found["day"]))  # noqa: DTZ001 - zone is added later
        except ValueError:
            raise _Unreadable(f"даты {shown(text)} нет") from None
        return day, *self._time_of(text, found, _in_range(text, day))

    def _time_of(self, text: str, found: re.Match[str], day: datetime) -> tuple[int | None, timedelta | None]:
        """The time of day and the offset that follow a date; remembers a plain spelling of both."""
        if found["hour"] is None:
            return None, None
        seconds = _seconds(found)
        if seconds is None:
            raise _Unreadable(f"времени нет: {shown(text)}")
        if found["zone"]:
            return seconds, _offset(found["zone"])
        if max(found.end("year"), found.end("day")) == 10 and text[10] in " T":
            self._remember(text, day, seconds)
        return seconds, None

    def _remember(self, text: str, day: datetime, seconds: int) -> None:
        """Keep a day's start and a time's seconds, unless the zone changes its offset on that day."""
        start = day.replace(tzinfo=self._zone)
        if start.utcoffset() == (start + timedelta(days=1)).utcoffset():
            self._days[text[:10]] = of_datetime(start)
            self._times[text[10:]] = seconds

    def _moment(self, local: datetime, offset: timedelta | None) -> Moment:
        """The moment of a wall clock's reading."""
        if offset is None:
            return of_datetime(local.replace(tzinfo=self._zone))
        utc = ZoneInfo("UTC")
        return of_datetime(local.replace(tzinfo=utc)) - int(offset.total_seconds())
