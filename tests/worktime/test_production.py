"""The production calendar: moved days, short days, and the desk's word on top."""

from datetime import date, timedelta

import holidays
import pytest

from tests.worktime.desks import (
    MOVED,
    PLAIN,
    SHORT_DAYS,
    WORKING_SATURDAYS,
    WORKWEEK,
    at,
    dates,
    desk,
    hours,
)
from uhta_tui.worktime.calendar import DayKind, DayReason

YEARS = range(2021, 2028)
FULL = "09:00-13:00 14:00-18:00"
SHORT = "09:00-13:00 14:00-17:00"


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", YEARS)
def test_the_short_days_are_the_official_ones(year: int) -> None:
    clock = desk()
    assert [day for day in days_of(year) if clock.kind(day).short] == sorted(dates(year, SHORT_DAYS[year]))


@pytest.mark.parametrize("year", YEARS)
def test_the_working_saturdays_are_the_official_ones(year: int) -> None:
    clock = desk()
    found = [day for day in days_of(year) if day.weekday() > 4 and clock.kind(day).working]
    assert found == dates(year, WORKING_SATURDAYS[year])
    assert all(clock.kind(day).reason is DayReason.MOVED_WORK for day in found)


@pytest.mark.parametrize("year", YEARS)
def test_the_moved_days_are_the_official_ones(year: int) -> None:
    clock = desk()
    for pair in MOVED[year].split():
        source, target = (dates(year, part)[0] for part in pair.split("→"))
        off = clock.kind(target)
        assert (off.working, off.reason, off.moved_from) == (False, DayReason.MOVED_OFF, source)
        assert clock.kind(source).moved_to == target
        assert not clock.spans(target)


@pytest.mark.parametrize("year", YEARS)
def test_the_days_off_are_those_of_an_independent_calendar(year: int) -> None:
    official = holidays.country_holidays("RU", years=year)
    clock = desk()
    assert [day for day in days_of(year) if clock.kind(day).working] == [
        day for day in days_of(year) if official.is_working_day(day)
    ]


@pytest.mark.parametrize("year", [1999, 2019, 2020, *YEARS, 2028, 2100])
def test_the_hours_of_a_day_are_what_its_kind_promises(year: int) -> None:
    clock = desk()
    for day in days_of(year):
        kind = clock.kind(day)
        wanted = SHORT if kind.short else FULL if kind.working else ""
        assert hours(clock, day) == wanted


def test_a_holiday_on_a_weekend_moves_to_the_next_working_day_by_itself() -> None:
    clock = desk()
    assert clock.kind(date(2021, 5, 3)) == DayKind(
        working=False, short=False, reason=DayReason.MOVED_OFF, moved_from=date(2021, 5, 1)
    )
    assert clock.kind(date(2021, 5, 1)).moved_to == date(2021, 5, 3)
    # In 2022 the 2nd of May comes from the 1st by itself, and the 3rd from January by resolution.
    assert clock.kind(date(2022, 5, 2)).moved_from == date(2022, 5, 1)
    assert clock.kind(date(2022, 5, 3)).moved_from == date(2022, 1, 1)


def test_in_january_nothing_moves_by_itself() -> None:
    clock = desk()
    assert clock.kind(date(2028, 1, 1)).moved_to is None
    assert clock.kind(date(2028, 1, 10)).working


def test_an_explicit_move_leaves_nothing_to_move_by_itself() -> None:
    clock = desk()
    # 23.02.2025 is a Sunday whose rest went to the 8th of May.
    assert clock.kind(date(2025, 2, 24)).working
    assert clock.kind(date(2025, 2, 23)).moved_to == date(2025, 5, 8)


def test_a_holiday_that_meets_a_moved_day_off_goes_one_day_further() -> None:
    clock = desk(moved={"2028-01-01": "2028-11-06"})
    # 4.11.2028 is a Saturday; the Monday after it is taken already.
    assert clock.kind(date(2028, 11, 7)).moved_from == date(2028, 11, 4)


def test_a_working_saturday_has_the_hours_of_the_day_it_stands_in_for() -> None:
    week = {**PLAIN, "mon": ("08:00-12:00",), "fri": ("09:00-10:00",)}
    assert hours(desk(week), date(2027, 2, 20)) == "08:00-11:00"
    assert hours(desk(week), date(2024, 4, 27)) == "08:00-12:00"


def test_a_desk_closed_on_the_exchanged_weekday_has_nothing_to_exchange() -> None:
    clock = desk({"tue": ("09:00-18:00",)})
    assert clock.kind(date(2027, 2, 20)) == DayKind(
        working=False, short=False, reason=DayReason.WEEKEND, moved_to=date(2027, 2, 22)
    )


def test_a_desk_open_on_saturdays_works_unless_the_saturday_is_a_holiday() -> None:
    clock = desk({**PLAIN, "sat": ("10:00-14:00",)})
    assert hours(clock, date(2026, 6, 6)) == "10:00-14:00"
    assert clock.kind(date(2026, 6, 6)).reason is DayReason.WEEKDAY
    assert not clock.kind(date(2027, 5, 1)).working
    assert not clock.kind(date(2027, 1, 2)).working
    # 7.03.2026 is a Saturday right before a holiday, and this desk works on it.
    assert hours(clock, date(2026, 3, 7)) == "10:00-13:00"


def test_a_weekday_without_hours_is_a_day_off() -> None:
    clock = desk({day: PLAIN[day] for day in WORKWEEK if day != "wed"})
    assert clock.kind(date(2026, 6, 10)).reason is DayReason.WEEKEND
    assert clock.days(date(2026, 6, 9), 1) == date(2026, 6, 11)


@pytest.mark.parametrize(
    ("day", "own", "expected"),
    [
        ("2026-08-21", "off", ""),
        ("2026-08-21", "work", FULL),
        ("2026-08-21", "short", SHORT),
        ("2026-08-22", "work", FULL),
        ("2026-08-22", "short", SHORT),
        ("2026-06-11", "short", SHORT),
        ("2026-06-11", "work", FULL),
        ("2026-06-12", "work", FULL),
        ("2026-06-12", "short", SHORT),
        ("2026-12-31", "work", FULL),
        ("2025-11-01", "off", ""),
        ("2025-11-01", "short", SHORT),
        ("2025-11-01", "work", FULL),
        ("2026-08-23", ("10:00-11:30", "22:00-24:00"), "10:00-11:30 22:00-00:00"),
        ("2026-06-11", ("10:00-11:30",), "10:00-11:30"),
    ],
)
def test_the_desks_own_word_wins(day: str, own: str | tuple[str, ...], expected: str) -> None:
    clock = desk(days={day: own})
    kind = clock.kind(date.fromisoformat(day))
    assert hours(clock, date.fromisoformat(day)) == expected
    assert (kind.reason, kind.working) == (DayReason.OWN, bool(expected))
    assert kind.short == (own == "short")


def test_work_on_a_day_without_hours_takes_the_first_working_weekdays() -> None:
    clock = desk({"wed": ("09:00-12:00",), "fri": ("09:00-18:00",)}, days={"2026-06-07": "work"})
    assert hours(clock, date(2026, 6, 7)) == "09:00-12:00"


def test_the_hour_is_cut_across_spans() -> None:
    week = {"thu": ("09:00-13:00", "14:00-14:20", "14:30-14:45")}
    assert hours(desk(week), date(2026, 6, 11)) == "09:00-12:35"
    assert hours(desk({"thu": ("09:00-13:00", "14:00-15:00")}), date(2026, 6, 11)) == "09:00-13:00"


def test_a_day_of_less_than_an_hour_is_not_worked_when_it_is_short() -> None:
    clock = desk({"mon": ("09:00-18:00",), "fri": ("09:00-09:30",)}, days={"2026-08-21": "short"})
    assert not clock.kind(date(2026, 8, 21)).working


def test_a_move_of_the_settings_is_added_to_the_shipped_ones_and_wins_over_them() -> None:
    clock = desk(moved={"2027-01-03": "2027-05-11", "2028-01-08": "2028-05-10"})
    assert clock.kind(date(2027, 5, 11)).moved_from == date(2027, 1, 3)
    assert clock.kind(date(2027, 12, 31)).working
    assert clock.kind(date(2027, 11, 5)).moved_from == date(2027, 1, 2)
    assert not clock.kind(date(2028, 5, 10)).working


def test_a_move_onto_a_shipped_target_takes_it_over() -> None:
    clock = desk(moved={"2027-01-09": "2027-12-31"})
    assert clock.kind(date(2027, 12, 31)).moved_from == date(2027, 1, 9)
    assert clock.kind(date(2027, 1, 9)).working
    assert clock.kind(date(2027, 1, 3)).moved_to is None


def test_a_year_without_known_moved_days_is_provisional() -> None:
    clock = desk()
    assert not clock.provisional(at("2027-12-31 23:59:59"))
    assert clock.provisional(at("2028-01-01 00:00"))
    assert clock.provisional(at("2020-12-31 23:59"))
    assert not desk(moved={"2028-01-01": "2028-05-02"}).provisional(at("2028-01-01 00:00"))
