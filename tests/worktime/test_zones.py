"""Zones whose offset changes: the clock on the wall decides what is worked."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.worktime.desks import PLAIN, WORKWEEK, at, desk
from uhta_tui.worktime.calendar import Calendar
from uhta_tui.worktime.moments import Moment

HOUR = 3600
ROUND_THE_CLOCK = dict.fromkeys((*WORKWEEK, "sat", "sun"), ("00:00-24:00",))
NIGHTS = dict.fromkeys((*WORKWEEK, "sat", "sun"), ("00:00-02:30", "02:45-06:00", "22:00-24:00"))
ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "America/Santiago",
    "Asia/Beirut",
    "Asia/Kolkata",
)


@cache
def clock(zone: str, nights: bool) -> Calendar:
    return desk(NIGHTS if nights else PLAIN, timezone=zone)


def test_a_working_day_keeps_its_local_hours_in_summer_and_in_winter() -> None:
    berlin = desk(timezone="Europe/Berlin")
    for day, opens in (("2026-03-27", "08:00"), ("2026-03-30", "07:00"), ("2026-10-26", "08:00")):
        assert berlin.spans(date.fromisoformat(day))[0][0] == at(f"{day} {opens}+00:00")


def test_a_night_with_a_skipped_hour_has_one_hour_less() -> None:
    always = desk(ROUND_THE_CLOCK, timezone="Europe/Berlin")
    start, end = at("2026-03-29 00:00", "Europe/Berlin"), at("2026-03-30 00:00", "Europe/Berlin")
    assert always.between(start, end) == 23 * HOUR
    start, end = at("2026-10-25 00:00", "Europe/Berlin"), at("2026-10-26 00:00", "Europe/Berlin")
    assert always.between(start, end) == 25 * HOUR


def test_a_span_that_the_zone_skips_is_not_worked() -> None:
    early = desk({"mon": ("09:00-18:00",), "sun": ("02:15-02:45",)}, timezone="Europe/Berlin")
    assert early.spans(date(2026, 3, 22))
    assert early.spans(date(2026, 3, 29)) == ()


def test_a_deadline_crosses_the_change_by_local_hours() -> None:
    berlin = desk(timezone="Europe/Berlin")
    due = berlin.add(at("2026-03-27 17:00", "Europe/Berlin"), 2 * HOUR)
    assert due == at("2026-03-30 10:00", "Europe/Berlin") == at("2026-03-30 08:00+00:00")


def test_moscow_had_other_offsets_before() -> None:
    moscow = desk()
    assert moscow.spans(date(2012, 7, 2))[0][0] == at("2012-07-02 05:00+00:00")
    assert moscow.spans(date(2010, 1, 12))[0][0] == at("2010-01-12 06:00+00:00")


def test_a_day_that_a_zone_skips_altogether_is_not_worked() -> None:
    apia = desk(PLAIN, timezone="Pacific/Apia")
    # On 29.12.2011 Samoa went to sleep and woke up on the 31st.
    start, end = at("2011-12-29 18:00", "Pacific/Apia"), at("2011-12-31 00:00", "Pacific/Apia")
    assert apia.between(start, end) == 0
    assert apia.days(date(2011, 12, 29), 1) > date(2011, 12, 30)


def works(zone: str, nights: bool, minute: Moment) -> bool:
    """Whether the wall clock shows working time, looked up one minute at a time."""
    told = datetime.fromtimestamp(minute, ZoneInfo(zone))
    kind = clock(zone, nights).kind(told.date())
    spans = [span.split("-") for span in (NIGHTS if nights else PLAIN)["mon"]] if kind.working else []
    if kind.short:
        spans[-1][1] = "23:00" if nights else "17:00"
    return any(start <= f"{told:%H:%M}" < end for start, end in spans)


def changes(zone: str) -> list[Moment]:
    """The days of 2026–2028 on which the zone's offset changes, found by looking."""
    found = []
    first = datetime(2026, 1, 15, tzinfo=UTC)
    for number in range(1000):
        day = first + timedelta(days=number)
        offsets = {(day + timedelta(days=n)).astimezone(ZoneInfo(zone)).utcoffset() for n in (0, 1)}
        if len(offsets) > 1:
            found.append(int(day.timestamp()))
    return found


@pytest.mark.parametrize("nights", [False, True])
@pytest.mark.parametrize("zone", ZONES)
def test_around_a_change_the_clock_counts_what_the_wall_shows(zone: str, nights: bool) -> None:
    for day in changes(zone)[:4]:
        start = day - 12 * HOUR
        worked = [works(zone, nights, start + 60 * n) for n in range(60 * 60)]
        ours = clock(zone, nights)
        counted = [ours.between(start + 60 * n, start + 60 * n + 60) == 60 for n in range(60 * 60)]
        assert counted == worked


@settings(max_examples=100)
@given(st.sampled_from(ZONES), st.booleans(), st.data())
def test_the_laws_hold_wherever_the_desk_is(zone: str, nights: bool, data: st.DataObject) -> None:
    ours = clock(zone, nights)
    moment = data.draw(st.integers(at("2010-01-01 00:00"), at("2030-01-01 00:00")))
    seconds = data.draw(st.integers(1, 300 * HOUR))
    due = ours.add(moment, seconds)
    assert ours.between(moment, due) == seconds
    assert ours.between(due - 1, due) == 1
    assert ours.position(ours.sub(due, seconds)) == ours.position(moment)
