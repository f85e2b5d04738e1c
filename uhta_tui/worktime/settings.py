"""The calendar's settings: what the desk may say about its hours, and the check of it.

Text goes in, a `Schedule` of whole seconds comes out; whatever is wrong is refused with its key.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Self, TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from uhta_tui.worktime.moments import FIRST_YEAR, LAST_YEAR, parse_date
from uhta_tui.worktime.production import Production, is_holiday, shipped

Pattern: TypeAlias = tuple[tuple[int, int], ...]
"""A day's spans of work, in seconds from local midnight, in order."""

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The keys of a week, in `date.weekday` order."""

_LONG: Final = ("08:45-13:00", "14:00-18:00")
FORTY_HOURS: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(WEEKDAYS[:4], _LONG),
    "fri": ("08:45-13:00", "14:00-16:45"),
}
"""The week that ships: 40 hours, with a break from 13:00 to 14:00."""

OWN_WORDS: Final = ("off", "work", "short")
"""What an own exception may say instead of spans."""

_SPAN: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)", re.ASCII)
_SPANS_ALLOWED: Final = (
    "нужен список промежутков «ЧЧ:ММ-ЧЧ:ММ» по порядку и без наложений; "
    "конец позже начала, 24:00 может быть только концом"
)
_DAY_ALLOWED: Final = "можно off, work, short или список промежутков «ЧЧ:ММ-ЧЧ:ММ»"
_ZONE_ALLOWED: Final = "нужно название часового пояса, например Europe/Moscow"
_TARGET_ALLOWED: Final = "переносят на рабочий день: не на субботу, воскресенье или праздник"
_DATE_ALLOWED: Final = f"нужна дата вида 2026-08-21, годы {FIRST_YEAR}–{LAST_YEAR}"


class CalendarError(ValueError):
    """A setting of the calendar that cannot be; its text is one Russian sentence.

    Attributes:
        key: The setting, such as `calendar.week.mon`.
        value: What it was, as text.
        allowed: What it may be, in Russian.
    """

    def __init__(self, key: str, value: object, allowed: str) -> None:
        self.key = key
        self.value = str(value)
        self.allowed = allowed
        super().__init__(f"{key}: «{self.value}» не подходит — {allowed}")


@dataclass(frozen=True, slots=True)
class CalendarSettings:
    """What the desk says about its hours; unchecked until a `Calendar` is made of it."""

    timezone: str = "Europe/Moscow"
    """IANA name of the desk's zone."""
    week: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: dict(FORTY_HOURS))
    """Spans of work by weekday, `mon` to `sun`; an absent day is a day off."""
    days: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    """The desk's own exceptions by ISO date: `off`, `work`, `short` or spans."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """Days off moved by the government, from → to, on top of the shipped ones."""

    def to_json(self) -> dict[str, object]:
        """The settings as the `calendar` action carries them."""
        return {
            "timezone": self.timezone,
            "week": {day: list(self.week[day]) for day in self.week},
            "days": {day: v if isinstance(v, str) else list(v) for day, v in sorted(self.days.items())},
            "moved": dict(sorted(self.moved.items())),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Self:
        """Settings from parsed JSON or TOML; an absent key has its default, others are ignored.

        Raises:
            CalendarError: If a value has the wrong shape.
        """
        given: dict[str, Mapping[str, object]] = {}
        for key in ("week", "days", "moved"):
            value = data.get(key)
            if value is not None:
                if not isinstance(value, Mapping):
                    raise CalendarError(f"calendar.{key}", value, "нужна таблица")
                given[key] = value
        zone = data.get("timezone")
        if zone is not None and not isinstance(zone, str):
            raise CalendarError("calendar.timezone", zone, _ZONE_ALLOWED)
        week = given.get("week", FORTY_HOURS)
        return cls(
            timezone="Europe/Moscow" if zone is None else zone,
            week={day: _texts("week", day, value) for day, value in week.items()},
            days={day: _own_text(day, value) for day, value in given.get("days", {}).items()},
            moved={day: _target(day, value) for day, value in given.get("moved", {}).items()},
        )


def _texts(table: str, key: str, value: object) -> tuple[str, ...]:
    """A list of strings as a tuple, or a refusal."""
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise CalendarError(f"calendar.{table}.{key}", value, _SPANS_ALLOWED)


def _own_text(day: str, value: object) -> str | tuple[str, ...]:
    """An own exception: a word or spans; spans may come as one string, separated by commas."""
    if isinstance(value, str):
        return own_value(value)
    return _texts("days", day, value)


def own_value(text: str) -> str | tuple[str, ...]:
    """An own exception as a person types it: `off`, or `09:00-13:00,14:00-17:00`."""
    text = text.strip()
    return tuple(part.strip() for part in text.split(",")) if "-" in text else text


def _target(day: str, value: object) -> str:
    """Where a day off is moved to, as text."""
    # TOML has dates of its own, and an operator who leaves out the quotes means the same.
    if isinstance(value, str | date):
        return str(value)
    raise CalendarError(f"calendar.moved.{day}", value, _DATE_ALLOWED)


@dataclass(frozen=True, slots=True)
class Schedule:
    """Checked settings in whole seconds: what the days are compiled from."""

    zone: ZoneInfo
    week: tuple[Pattern, ...]
    """Seven patterns, Monday first."""
    own: Mapping[date, str | Pattern]
    """Own exceptions: a word of `OWN_WORDS`, or spans."""
    production: Production


def read(settings: CalendarSettings) -> Schedule:
    """Check the settings and bring them into whole seconds.

    Raises:
        CalendarError: With the first setting that cannot be, and what is allowed.
    """
    return Schedule(
        zone=_zone(settings.timezone),
        week=_week(settings.week),
        own=_own(settings.days),
        production=production(settings.moved),
    )


def _zone(name: str) -> ZoneInfo:
    """The named time zone."""
    try:
        return ZoneInfo(name)
    # A name that is a directory of the database, or no path at all, fails in these other ways.
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise CalendarError("calendar.timezone", name, _ZONE_ALLOWED) from None


def _week(week: Mapping[str, tuple[str, ...]]) -> tuple[Pattern, ...]:
    """The week's seven patterns; a week without work would never let a deadline end."""
    for day in week:
        if day not in WEEKDAYS:
            raise CalendarError(f"calendar.week.{day}", day, f"можно {', '.join(WEEKDAYS)}")
    patterns = tuple(_pattern(f"calendar.week.{day}", week.get(day, ())) for day in WEEKDAYS)
    if not any(patterns):
        raise CalendarError("calendar.week", "без рабочих часов", "нужен хотя бы один рабочий промежуток")
    return patterns


def _pattern(key: str, spans: tuple[str, ...]) -> Pattern:
    """Spans of text in seconds from midnight."""
    read: list[tuple[int, int]] = []
    for text in spans:
        found = _SPAN.fullmatch(text.strip().replace("–", "-"))
        if found is None:
            raise CalendarError(key, text, _SPANS_ALLOWED)
        hour, minute, end_hour, end_minute = map(int, found.groups())
        start, end = hour * 3600 + minute * 60, end_hour * 3600 + end_minute * 60
        if not (read[-1][1] if read else 0) <= start < end <= 86400:
            raise CalendarError(key, text, _SPANS_ALLOWED)
        if read and read[-1][1] == start:
            # Nothing lies between them, so nothing may say that there is a break.
            start = read.pop()[0]
        read.append((start, end))
    return tuple(read)


def _day(key: str, text: str) -> date:
    """A date of the years the clock knows."""
    try:
        day = parse_date(text)
    except ValueError:
        raise CalendarError(key, text, _DATE_ALLOWED) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise CalendarError(key, text, _DATE_ALLOWED)
    return day


def _own(days: Mapping[str, str | tuple[str, ...]]) -> dict[date, str | Pattern]:
    """The desk's own exceptions."""
    read: dict[date, str | Pattern] = {}
    for text, value in days.items():
        key = f"calendar.days.{text}"
        day = _day(key, text)
        if isinstance(value, str) and value in OWN_WORDS:
            read[day] = value
        elif isinstance(value, str) or not value:
            raise CalendarError(key, value or "[]", _DAY_ALLOWED)
        else:
            read[day] = _pattern(key, value)
    return read


def production(moved: Mapping[str, str]) -> Production:
    """The production calendar with the shipped moved days and the desk's on top.

    Args:
        moved: The desk's moved days off by ISO date, from → to.

    Raises:
        CalendarError: If one of them cannot be.
    """
    pairs, known = shipped()
    own: dict[date, date] = {}
    for source, target in moved.items():
        key = f"calendar.moved.{source}"
        start, end = _day(key, source), _day(key, target)
        if start.weekday() < 5:
            raise CalendarError(key, source, "переносят выходной: субботу или воскресенье")
        if end.weekday() > 4 or is_holiday(end):
            raise CalendarError(key, target, _TARGET_ALLOWED)
        if end in own.values():
            raise CalendarError(key, target, "на этот день уже перенесён другой выходной")
        own[start] = end
    # The desk's word wins: a shipped move onto a day that the desk gives to another is dropped.
    kept = {start: end for start, end in pairs.items() if end not in own.values()}
    return Production({**kept, **own}, known | {day.year for day in own})
