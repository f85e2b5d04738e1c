"""The clock against a minute-by-minute walk, against other people's clocks, and against its laws."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TypeAlias
from zoneinfo import ZoneInfo

import holidays
import pytest
from django_bizcal.calendars import WorkingCalendar
from django_bizcal.windows import ScheduleBlock, TimeWindow
from hypothesis import given, settings
from hypothesis import strategies as st
from timegrid import DayOfWeek, TimeGridCalendar
from timegrid import seconds as grid_seconds

from tests.worktime.desks import MOSCOW, SHORT_DAYS, WEEKS, WORKWEEK, at, dates, desk
from uhta_tui.worktime.calendar import Calendar
from uhta_tui.worktime.moments import Moment

FIRST, LAST = at("2021-01-11 00:00"), at("2027-10-01 00:00")
MONTH_OF_WORK = 160 * 3600
SATURDAY = 5

Block: TypeAlias = (
    tuple[time | str, time | str] | tuple[time | str, time | str, int] | TimeWindow | ScheduleBlock
)
"""What django-bizcal takes for a span."""

weeks = st.sampled_from(sorted(WEEKS))
moments = st.integers(FIRST, LAST)
lengths = st.one_of(st.integers(0, MONTH_OF_WORK), st.integers(0, 40).map(lambda n: n * 1800))


@cache
def clock(week: str) -> Calendar:
    return desk(WEEKS[week])


@cache
def official_spans(week: str) -> dict[date, list[tuple[time, time]]]:
    """Every day's hours, from an independent calendar of days off and the table of short days."""
    official = holidays.country_holidays("RU", years=range(2021, 2028))
    short = {day for year, row in SHORT_DAYS.items() for day in dates(year, row)}
    # All moves onto which a Saturday was worked were from a Monday or a Tuesday.
    names = [*WORKWEEK, "mon", "mon"]
    found: dict[date, list[tuple[time, time]]] = {}
    for ordinal in range(date(2021, 1, 1).toordinal(), date(2028, 1, 1).toordinal()):
        day = date.fromordinal(ordinal)
        if official.is_working_day(day):
            spans = [span.split("-") for span in WEEKS[week][names[day.weekday()]]]
            if day in short:
                hour, minute = spans[-1][1].split(":")
                spans[-1][1] = f"{int(hour) - 1:02}:{minute}"
            found[day] = [(time.fromisoformat(a), time.fromisoformat(b)) for a, b in spans]
    return found


def wall(moment: Moment) -> datetime:
    """Moscow's wall clock, which has kept one offset since 2014."""
    return datetime.fromtimestamp(moment, UTC).replace(tzinfo=None) + timedelta(hours=3)


def from_wall(value: datetime) -> Moment:
    return int((value - timedelta(hours=3)).replace(tzinfo=UTC).timestamp())


def works(week: str, minute: datetime) -> bool:
    """Whether the desk works during a whole minute of the wall clock."""
    spans = official_spans(week).get(minute.date(), [])
    return any(start <= minute.time() < end for start, end in spans)


def walked(week: str, moment: Moment, seconds: int) -> Moment:
    """The due moment, found by walking through every minute."""
    at_wall = wall(moment)
    while True:
        next_minute = at_wall.replace(second=0) + timedelta(minutes=1)
        if works(week, at_wall.replace(second=0)):
            left = int((next_minute - at_wall).total_seconds())
            if seconds <= left:
                return from_wall(at_wall + timedelta(seconds=seconds))
            seconds -= left
        at_wall = next_minute


@settings(max_examples=60, deadline=None)
@given(weeks, moments, st.integers(1, 20 * 3600))
def test_adding_is_a_walk_minute_by_minute(week: str, moment: Moment, seconds: int) -> None:
    assert clock(week).add(moment, seconds) == walked(week, moment, seconds)


@settings(max_examples=60, deadline=None)
@given(weeks, moments, st.integers(0, 6 * 86400))
def test_between_is_a_count_of_worked_minutes(week: str, moment: Moment, elapsed: int) -> None:
    start = moment - moment % 60
    minutes = (wall(start) + timedelta(minutes=n) for n in range(elapsed // 60))
    counted = sum(works(week, minute) for minute in minutes) * 60
    assert clock(week).between(start, start + elapsed // 60 * 60) == counted


@cache
def grid(week: str) -> TimeGridCalendar:
    """The same desk in timegrid: a week, closed days, opened Saturdays, closed last hours."""
    spans = official_spans(week)
    calendar = TimeGridCalendar.create()
    weekdays = (
        DayOfWeek.MONDAY,
        DayOfWeek.TUESDAY,
        DayOfWeek.WEDNESDAY,
        DayOfWeek.THURSDAY,
        DayOfWeek.FRIDAY,
    )
    for key, weekday in zip(WORKWEEK, weekdays, strict=True):
        for span in WEEKS[week][key]:
            calendar = calendar.add_open_rule(weekday, *map(time.fromisoformat, span.split("-")))
    for ordinal in range(date(2021, 1, 1).toordinal(), date(2028, 1, 1).toordinal()):
        day = date.fromordinal(ordinal)
        if day.weekday() < SATURDAY and day not in spans:
            calendar = calendar.close(day)
    for day, worked in spans.items():
        if day.weekday() >= SATURDAY:
            for number, (start, end) in enumerate(worked):
                opened = (datetime.combine(day, start), datetime.combine(day, end))
                calendar = calendar.set_open_window(f"{day}-{number}", *opened)
    for day in (day for year, row in SHORT_DAYS.items() for day in dates(year, row)):
        closing = datetime.combine(day, spans[day][-1][1])
        calendar = calendar.set_closed_window(f"short-{day}", closing, closing + timedelta(hours=1))
    return calendar


@settings(max_examples=100, deadline=None)
@given(weeks, moments, st.integers(1, 40 * 3600))
def test_timegrid_adds_alike(week: str, moment: Moment, seconds: int) -> None:
    theirs = grid(week).add_work_duration(wall(moment), grid_seconds(seconds))
    assert clock(week).add(moment, seconds) == from_wall(theirs)


@settings(max_examples=100, deadline=None)
@given(weeks, moments, st.integers(0, 60 * 86400))
def test_timegrid_counts_alike(week: str, moment: Moment, elapsed: int) -> None:
    theirs = grid(week).get_working_duration(wall(moment), wall(moment + elapsed))
    assert clock(week).between(moment, moment + elapsed) == int(theirs.total_seconds())


@cache
def bizcal(week: str) -> WorkingCalendar:
    """The same desk in django-bizcal, as overrides of every day that differs from its weekday."""
    spans = official_spans(week)
    weekly: dict[int | str, list[Block]] = {
        n: [(span[:5], span[6:]) for span in WEEKS[week][key]] for n, key in enumerate(WORKWEEK)
    }
    short = {day for year, row in SHORT_DAYS.items() for day in dates(year, row)}
    overrides: dict[date | datetime | str, list[Block] | None] = {}
    for ordinal in range(date(2021, 1, 1).toordinal(), date(2028, 1, 1).toordinal()):
        day = date.fromordinal(ordinal)
        if (day in spans) != (day.weekday() < SATURDAY) or day in short:
            overrides[day] = list(spans.get(day, [])) or None
    return WorkingCalendar(tz=MOSCOW, weekly_schedule=weekly, day_overrides=overrides)


def aware(moment: Moment) -> datetime:
    return datetime.fromtimestamp(moment, ZoneInfo(MOSCOW))


@settings(max_examples=60, deadline=None)
@given(weeks, moments, lengths.filter(bool))
def test_bizcal_adds_and_subtracts_alike(week: str, moment: Moment, seconds: int) -> None:
    later = bizcal(week).add_business_time(aware(moment), timedelta(seconds=seconds))
    earlier = bizcal(week).add_business_time(aware(moment), -timedelta(seconds=seconds))
    assert clock(week).add(moment, seconds) == int(later.timestamp())
    if earlier.year > 2020:
        assert clock(week).sub(moment, seconds) == int(earlier.timestamp())


@settings(max_examples=40, deadline=None)
@given(weeks, moments, st.integers(0, 30 * 86400))
def test_bizcal_counts_alike(week: str, moment: Moment, elapsed: int) -> None:
    theirs = bizcal(week).business_time_between(aware(moment), aware(moment + elapsed))
    assert clock(week).between(moment, moment + elapsed) == int(theirs.total_seconds())


@given(weeks, moments, lengths)
def test_what_is_added_lies_between(week: str, moment: Moment, seconds: int) -> None:
    ours = clock(week)
    assert ours.between(moment, ours.add(moment, seconds)) == seconds
    assert ours.between(ours.sub(moment, seconds), moment) == seconds


@given(weeks, moments, lengths)
def test_subtracting_undoes_adding_on_the_working_clock(week: str, moment: Moment, seconds: int) -> None:
    ours = clock(week)
    assert ours.position(ours.sub(ours.add(moment, seconds), seconds)) == ours.position(moment)
    assert ours.position(ours.add(ours.sub(moment, seconds), seconds)) == ours.position(moment)


@given(weeks, moments, lengths, lengths)
def test_adding_twice_is_adding_the_sum(week: str, moment: Moment, first: int, second: int) -> None:
    ours = clock(week)
    assert ours.add(ours.add(moment, first), second) == ours.add(moment, first + second)


@given(weeks, moments, moments, moments)
def test_between_is_additive_and_changes_sign(week: str, a: Moment, b: Moment, c: Moment) -> None:
    ours = clock(week)
    assert ours.between(a, b) + ours.between(b, c) == ours.between(a, c)
    assert ours.between(a, b) == -ours.between(b, a)


@given(weeks, moments, moments, lengths.filter(bool))
def test_later_is_never_due_earlier(week: str, a: Moment, b: Moment, seconds: int) -> None:
    a, b = sorted((a, b))
    ours = clock(week)
    assert ours.position(a) <= ours.position(b)
    assert ours.add(a, seconds) <= ours.add(b, seconds)
    assert ours.sub(a, seconds) <= ours.sub(b, seconds)


@given(weeks, moments, lengths.filter(bool))
def test_a_due_moment_is_worked_up_to_and_a_counted_back_one_is_worked_from(
    week: str, moment: Moment, seconds: int
) -> None:
    ours = clock(week)
    due, begun = ours.add(moment, seconds), ours.sub(moment, seconds)
    assert ours.between(due - 1, due) == 1
    assert ours.between(begun, begun + 1) == 1


@given(weeks, moments)
def test_a_position_leads_back_to_the_earlier_end_of_its_gap(week: str, moment: Moment) -> None:
    ours = clock(week)
    back = ours.moment(ours.position(moment))
    assert back <= moment
    assert ours.position(back) == ours.position(moment)
    assert ours.between(back - 1, back) == 1


@given(weeks, moments)
def test_until_tells_when_the_door_moves_next(week: str, moment: Moment) -> None:
    ours = clock(week)
    is_open, change = ours.until(moment)
    assert change > moment
    assert ours.between(moment, change) == (change - moment if is_open else 0)
    assert (ours.until(change)[0], ours.until(change - 1)[0]) == (not is_open, is_open)


@given(weeks, st.dates(date(2021, 1, 1), date(2027, 10, 1)), st.integers(1, 60))
def test_the_nth_working_day_has_n_working_days_up_to_it(week: str, day: date, n: int) -> None:
    ours = clock(week)
    found = ours.days(day, n)
    passed = [date.fromordinal(o) for o in range(day.toordinal() + 1, found.toordinal() + 1)]
    assert sum(ours.kind(each).working for each in passed) == n
    assert ours.kind(found).working
    assert ours.end_of(found) == ours.spans(found)[-1][1]


@pytest.mark.parametrize("week", sorted(WEEKS))
def test_the_compiled_hours_are_the_official_ones(week: str) -> None:
    spans = official_spans(week)
    for ordinal in range(date(2021, 1, 1).toordinal(), date(2028, 1, 1).toordinal()):
        day = date.fromordinal(ordinal)
        wanted = [tuple(from_wall(datetime.combine(day, t)) for t in span) for span in spans.get(day, [])]
        assert list(clock(week).spans(day)) == wanted
