"""Moments: whole seconds inside, ISO 8601 and pendulum at the edges.

Inside the program a moment is an `int`, seconds since 1970-01-01T00:00:00 UTC. Everything that
turns text or a date-and-time object into such a number, or back, is here.
"""

import re
from datetime import date, datetime
from functools import cache
from math import floor
from typing import TYPE_CHECKING, Final, TypeAlias
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    # Loading pendulum costs more than a whole `uhta calc`; only `local` needs it.
    from pendulum import DateTime

Moment: TypeAlias = int
"""Whole seconds since 1970-01-01T00:00:00 UTC."""

FIRST_YEAR: Final = 1970
"""The first year, in desk time, that the working clock knows."""

LAST_YEAR: Final = 2200
"""The last year, in desk time, that the working clock knows."""

_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_ISO: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d)(:\d\d)?(?:[.,]\d+)?\s*([Zz]|[+-]\d\d(?::?\d\d)?)?", re.ASCII
)
"""Date, time, seconds, offset; fractions of a second are matched and dropped."""


@cache
def _zone(name: str) -> ZoneInfo:
    """The named zone, looked up once: `ZoneInfo`'s own cache is slower than a dictionary."""
    return ZoneInfo(name)


def parse_moment(text: str, zone: str) -> Moment:
    """Read a moment written in ISO 8601.

    Args:
        text: Date and time, with `T` or a blank between them; seconds may be left out, fractions
            of a second are cut. Without an offset it is desk time.
        zone: IANA name of the desk's zone.

    Raises:
        ValueError: If that is not a moment of the years 1970 to 2200; the sentence is Russian.
    """
    found = _ISO.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"«{text}» — не дата и время; пишите, например, 2026-06-08 10:00")
    day, minutes, seconds, offset = found.groups()
    try:
        read = datetime.fromisoformat(f"{day}T{minutes}{seconds or ':00'}{(offset or '').upper()}")
    except ValueError:
        raise ValueError(f"«{text}» — такой даты или такого времени не бывает") from None
    if not FIRST_YEAR <= read.year <= LAST_YEAR:
        raise ValueError(f"«{text}» — год вне {FIRST_YEAR}–{LAST_YEAR}")
    return of_datetime(read.replace(tzinfo=_zone(zone)) if offset is None else read)


def parse_date(text: str) -> date:
    """Read a date written as `2026-06-08`.

    Raises:
        ValueError: If there is no such date; the sentence is Russian.
    """
    try:
        # The library also takes `20260608` and week dates, which a person mistypes rather than means.
        return date.fromisoformat(text if _DATE.fullmatch(text) else "")
    except ValueError:
        raise ValueError(f"«{text}» — не дата; пишите, например, 2026-06-08") from None


def of_datetime(value: datetime) -> Moment:
    """The moment of a zone-aware date and time; fractions of a second are cut.

    Raises:
        ValueError: If `value` has no zone.
    """
    if value.tzinfo is None:
        raise ValueError(f"a moment needs a time zone: {value!r}")
    # Not by subtracting an epoch: pendulum's differences cannot be divided by the library's.
    return floor(value.timestamp())


def at(moment: Moment, zone: str) -> datetime:
    """The moment as the standard library's date and time in a zone: light, for formatting."""
    return datetime.fromtimestamp(moment, _zone(zone))


def iso(moment: Moment, zone: str) -> str:
    """The moment in ISO 8601 with the zone's offset.

    >>> iso(1780902000, "Europe/Moscow")
    '2026-06-08T10:00:00+03:00'
    """
    return at(moment, zone).isoformat()


def local(moment: Moment, zone: str) -> "DateTime":
    """The moment as pendulum's date and time in a zone."""
    import pendulum

    return pendulum.from_timestamp(moment, tz=zone)
