"""Calendar months of the desk: which comes before which, when each begins, how it is called."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Self
from zoneinfo import ZoneInfo

from uhta_tui.wording import HARD, MONTHS, MonthWords
from uhta_tui.worktime.moments import FIRST_YEAR, LAST_YEAR, Moment, at, of_datetime

_FORM: Final = re.compile(r"(\d{4})-(\d\d)", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year; months compare by time."""

    year: int
    number: int
    """1 to 12."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2026-11`.

        Raises:
            ValueError: If it is no such month, or one outside 1971–2199; the sentence is Russian.
        """
        found = _FORM.fullmatch(text.strip())
        if found is None or not 1 <= int(found[2]) <= 12:
            raise ValueError(f"«{text}» — не месяц; пишите, например, 2026-11")
        year = int(found[1])
        if not FIRST_YEAR < year < LAST_YEAR:
            raise ValueError(f"«{text}» — год вне {FIRST_YEAR + 1}–{LAST_YEAR - 1}")
        return cls(year, int(found[2]))

    @classmethod
    def of(cls, moment: Moment, zone: str) -> Self:
        """The month of a moment in desk time."""
        local = at(moment, zone)
        return cls(local.year, local.month)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    def shifted(self, months: int) -> "Month":
        """The month so many later; earlier when negative."""
        year, index = divmod(self.year * 12 + self.number - 1 + months, 12)
        return Month(year, index + 1)

    def day(self, number: int) -> date:
        """One of its days, from 1."""
        return date(self.year, self.number, number)

    def days(self) -> list[date]:
        """All its days."""
        first, end = self.day(1), self.shifted(1).day(1)
        return [first + timedelta(days=n) for n in range((end - first).days)]

    def start(self, zone: str) -> Moment:
        """When it begins in desk time: the midnight that opens its first day."""
        return midnight(self.day(1), zone)

    def end(self, zone: str) -> Moment:
        """When the next one begins: the first moment that is not its own."""
        return self.shifted(1).start(zone)

    @property
    def words(self) -> MonthWords:
        """Its name in cases."""
        return MONTHS[self.number - 1]

    @property
    def title(self) -> str:
        """For the head of a column: `ноябрь 2026`."""
        return f"{self.words.name} {self.year}"

    @property
    def within(self) -> str:
        """With its year, inside a sentence: `ноябре 2026 г.`."""
        return f"{self.words.prepositional} {self.year}{HARD}г."


def midnight(day: date, zone: str) -> Moment:
    """The moment at which a day begins in desk time."""
    return of_datetime(datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone)))
