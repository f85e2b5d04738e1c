"""Periods of days as people write them: `01.10.2026`, `01.10–15.10`, `10.2026`, `октябрь`, `2026`."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from uhta_tui.documents.months import Month, midnight
from uhta_tui.wording import MONTHS, full_date
from uhta_tui.worktime.moments import FIRST_YEAR, LAST_YEAR, Moment

FORMS: Final = "01.10.2026, 01.10–15.10, 10.2026, октябрь или 2026"
"""What may be written."""

_DAY: Final = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?", re.ASCII)
_ISO: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_MONTH: Final = re.compile(r"(\d{1,2})\.(\d{4})", re.ASCII)
_YEAR: Final = re.compile(r"\d{4}", re.ASCII)
_ENDS: Final = re.compile(r"(?:с\s*)?(\S+?)\s*(?:[–—-]|\s(?:по|до)\s)\s*(\S+)")


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both its own; an end left out is open."""

    first: date | None = None
    last: date | None = None

    def since(self, zone: str) -> Moment | None:
        """When it begins in desk time."""
        return None if self.first is None else midnight(self.first, zone)

    def until(self, zone: str) -> Moment | None:
        """The first moment that is not its own."""
        return None if self.last is None else midnight(self.last + timedelta(days=1), zone)

    @property
    def words(self) -> str:
        """As people say it: `с 01.10.2026`, `октябрь 2026`, `2026 год`; empty of one without ends."""
        first, last = self.first, self.last
        if first is None or last is None:
            ends = ((first, "с"), (last, "по"))
            return " ".join(f"{word} {full_date(day)}" for day, word in ends if day is not None)
        if first == last:
            return full_date(first)
        if (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)):
            return f"{first.year} год"
        if (first, last) == _whole_month(Month(first.year, first.month)):
            return Month(first.year, first.month).title
        same = first.year == last.year
        return f"{first:%d.%m}–{full_date(last)}" if same else f"{full_date(first)}–{full_date(last)}"


def parse_day(text: str, today: date) -> date:
    """A day: `01.10.2026`, `2026-10-01`, or `01.10`, the last that has come.

    Raises:
        ValueError: If it is none; the sentence is Russian.
    """
    written = text.strip()
    iso, day = _ISO.fullmatch(written), _DAY.fullmatch(written)
    try:
        if iso is not None:
            found = date(int(iso[1]), int(iso[2]), int(iso[3]))
        elif day is not None:
            found = _dated(int(day[1]), int(day[2]), day[3], today)
        else:
            raise ValueError
    except ValueError:
        raise ValueError(f"«{written}» — не день; пишите, например, {full_date(today)}") from None
    if not FIRST_YEAR < found.year < LAST_YEAR:
        raise ValueError(f"«{written}» — год вне {FIRST_YEAR + 1}–{LAST_YEAR - 1}")
    return found


def _dated(day: int, month: int, year: str | None, today: date) -> date:
    """A day whose year may be left out or have two digits.

    Raises:
        ValueError: If there is no such day.
    """
    if year is not None:
        return date(int(year) + 2000 * (len(year) == 2), month, day)
    try:
        found = date(today.year, month, day)
    except ValueError:
        found = date(today.year - 1, month, day)  # 29.02 of a leap year just gone
    return found if found <= today else date(today.year - 1, month, day)


def parse_periods(text: str, today: date) -> tuple[Period, ...]:
    """What a text may mean, the likeliest first: a day is also the first or the last of a period.

    Raises:
        ValueError: If it means no period; the sentence is Russian.
    """
    written = " ".join(text.lower().split())
    whole = _calendar_period(written, today)
    if whole is not None:
        return (whole,)
    head, _, rest = written.partition(" ")
    if head in ("с", "от") and " " not in rest:
        return (Period(first=parse_day(rest, today)),)
    if head in ("по", "до"):
        return (Period(last=parse_day(rest, today)),)
    ends = _ENDS.fullmatch(written)
    if ends is not None and _ISO.fullmatch(written) is None:
        last = parse_day(ends[2], today)
        first = parse_day(ends[1], last)
        if first > last:
            raise ValueError(f"«{written}»: конец раньше начала")
        return (Period(first, last),)
    try:
        day = parse_day(written, today)
    except ValueError:
        raise ValueError(f"«{written}» — не период; пишите {FORMS}") from None
    return Period(first=day), Period(day, day), Period(last=day)


def _calendar_period(written: str, today: date) -> Period | None:
    """A month or a year, if that is what is written."""
    named = _named_month(written, today)
    if named is not None:
        return Period(*_whole_month(named))
    month = _MONTH.fullmatch(written)
    if month is not None and 1 <= int(month[1]) <= 12 and _is_year(month[2]):
        return Period(*_whole_month(Month(int(month[2]), int(month[1]))))
    if _YEAR.fullmatch(written) and _is_year(written):
        return Period(date(int(written), 1, 1), date(int(written), 12, 31))
    return None


def _is_year(text: str) -> bool:
    return FIRST_YEAR < int(text) < LAST_YEAR


def _named_month(written: str, today: date) -> Month | None:
    """`октябрь`, `октябрь 2025`, or the beginning of its name: the last one that has begun."""
    name, _, year = written.partition(" ")
    numbers = [n for n, words in enumerate(MONTHS, 1) if len(name) >= 3 and words.name.startswith(name)]
    if len(numbers) != 1 or (year and not (_YEAR.fullmatch(year) and _is_year(year))):
        return None
    return Month(int(year) if year else today.year - (numbers[0] > today.month), numbers[0])


def _whole_month(month: Month) -> tuple[date, date]:
    days = month.days()
    return days[0], days[-1]


def usual_periods(today: date) -> tuple[tuple[str, Period], ...]:
    """What is asked for most, each with its name."""
    month = Month(today.year, today.month)
    monday = today - timedelta(days=today.weekday())
    return (
        ("сегодня", Period(today, today)),
        ("эта неделя", Period(monday, monday + timedelta(days=6))),
        ("этот месяц", Period(*_whole_month(month))),
        ("прошлый месяц", Period(*_whole_month(month.shifted(-1)))),
        ("этот год", Period(date(today.year, 1, 1), date(today.year, 12, 31))),
        ("прошлый год", Period(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))),
    )
