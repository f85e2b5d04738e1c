"""Desks to try the clock on, and the official calendar of 2021–2027 as a table of its own."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final

from uhta_tui.worktime.calendar import Calendar, CalendarSettings
from uhta_tui.worktime.moments import Moment, iso, parse_moment

MOSCOW: Final = "Europe/Moscow"

WORKWEEK: Final = ("mon", "tue", "wed", "thu", "fri")
PLAIN: Final[Mapping[str, tuple[str, ...]]] = dict.fromkeys(WORKWEEK, ("09:00-13:00", "14:00-18:00"))
"""The week of the regulation's examples."""

WEEKS: Final[Mapping[str, Mapping[str, tuple[str, ...]]]] = {
    "plain": PLAIN,
    "forty hours": CalendarSettings().week,
    "thirty-six hours": {
        **dict.fromkeys(WORKWEEK[:4], ("08:45-13:00", "14:00-17:15")),
        "fri": ("08:45-13:00", "14:00-15:45"),
    },
    "two breaks": dict.fromkeys(WORKWEEK, ("08:00-10:30", "10:45-12:00", "13:00-16:55")),
    "no break": dict.fromkeys(WORKWEEK, ("10:00-17:00",)),
}

SHORT_DAYS: Final[Mapping[int, str]] = {
    2021: "20.02 30.04 11.06 03.11",
    2022: "22.02 05.03 03.11",
    2023: "22.02 07.03 03.11",
    2024: "22.02 07.03 08.05 11.06 02.11",
    2025: "07.03 30.04 11.06 01.11",
    2026: "30.04 08.05 11.06 03.11",
    2027: "20.02 30.04 11.06 03.11",
}
WORKING_SATURDAYS: Final[Mapping[int, str]] = {
    2021: "20.02",
    2022: "05.03",
    2023: "",
    2024: "27.04 02.11 28.12",
    2025: "01.11",
    2026: "",
    2027: "20.02",
}
MOVED: Final[Mapping[int, str]] = {
    2021: "02.01→05.11 20.02→22.02 03.01→31.12",
    2022: "05.03→07.03 01.01→03.05 02.01→10.05",
    2023: "01.01→24.02 08.01→08.05",
    2024: "27.04→29.04 02.11→30.04 06.01→10.05 28.12→30.12 07.01→31.12",
    2025: "04.01→02.05 23.02→08.05 08.03→13.06 01.11→03.11 05.01→31.12",
    2026: "03.01→09.01 04.01→31.12",
    2027: "20.02→22.02 02.01→05.11 03.01→31.12",
}


def dates(year: int, text: str) -> list[date]:
    """The dates of a row of the tables above."""
    return [datetime.strptime(f"{day}.{year}", "%d.%m.%Y").date() for day in text.split()]  # noqa: DTZ007


def desk(
    week: Mapping[str, tuple[str, ...]] = PLAIN,
    *,
    days: Mapping[str, str | tuple[str, ...]] | None = None,
    moved: Mapping[str, str] | None = None,
    timezone: str = MOSCOW,
) -> Calendar:
    """A working clock, by default the one of the regulation's examples."""
    return Calendar(CalendarSettings(timezone, week, days or {}, moved or {}))


def at(text: str, zone: str = MOSCOW) -> Moment:
    """A moment written as desk time."""
    return parse_moment(text, zone)


def told(moment: Moment, zone: str = MOSCOW) -> str:
    """A moment as desk time, without the offset."""
    return iso(moment, zone)[:16].replace("T", " ")


def hours(calendar: Calendar, day: date) -> str:
    """The hours of a day: `09:00-13:00 14:00-18:00`."""
    zone = calendar.timezone
    return " ".join(f"{iso(a, zone)[11:16]}-{iso(b, zone)[11:16]}" for a, b in calendar.spans(day))
