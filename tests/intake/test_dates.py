"""Moments as exports write them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.making import MOSCOW, wall
from uhta_tui.intake.dates import DateReader, read_time
from uhta_tui.worktime.moments import iso, of_datetime, parse_moment

NOON = parse_moment("2026-09-01 12:00", MOSCOW)


@pytest.mark.parametrize(
    "text",
    [
        "01.09.2026 12:00",
        "01.09.2026 12:00:00",
        "1.9.2026 12:00",
        "01.09.26 12:00",
        "01/09/2026 12:00",
        "01-09-2026 12.00",
        "01.09.2026, 12:00",
        "01.09.2026 в 12:00",
        " 01.09.2026\u00a0 12:00 ",
        "01.09.2026 г. 12:00",
        "01.09.2026 12:00:00.999",
        "01.09.2026 12:00 МСК",
        "2026-09-01 12:00",
        "2026-09-01T12:00:00",
        "2026-09-01T12:00:00.123",
        "2026-09-01T09:00:00Z",
        "2026-09-01T12:00+03:00",
        "2026-09-01T14:00:00+0500",
        "2026-09-01 09:00:00+00",
        "2026.09.01 12:00",
        "1 сентября 2026 12:00",
        "1 сент. 2026 г. 12:00",
        "46266.5",
        "46266,5",
    ],
)
def test_one_moment_has_many_spellings(text: str) -> None:
    reading = DateReader(MOSCOW).read(text)
    assert (reading.moment, reading.problem, reading.date_only) == (NOON, "", False)


@pytest.mark.parametrize("text", ["01.09.2026", "1.9.26", "2026-09-01", "1 сентября 2026 г.", "46266"])
def test_a_date_alone_is_the_start_of_its_day(text: str) -> None:
    reading = DateReader(MOSCOW).read(text)
    assert (reading.moment, reading.date_only) == (NOON - 12 * 3600, True)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("32.11.2026 12:00", "даты 32.11.2026 12:00 нет"),
        ("29.02.2026", "даты 29.02.2026 нет"),
        ("09/25/2026", "даты 09/25/2026 нет"),
        ("01.09.2026 25:10", "времени нет: 01.09.2026 25:10"),
        ("01.09.2026 24:00", "времени нет: 01.09.2026 24:00"),
        ("вчера", "дата «вчера» не прочитана"),
        ("01.09.1026", "год вне 1970–2200: 01.09.1026"),
        ("10000", "год вне 1970–2200: 10000"),
        ("2026-09-01T12:00+99:00", "такого часового пояса нет: +99:00"),
        ("1 жовтня 2026", "даты 1 жовтня 2026 нет"),
        ("٠١.٠٩.٢٠٢٦", "дата «٠١.٠٩.٢٠٢٦» не прочитана"),
        ("\x1b[2J" + "9" * 100, "дата «[2J" + "9" * 36 + "…» не прочитана"),
    ],
)
def test_what_cannot_be_is_refused_and_quoted(text: str, problem: str) -> None:
    reading = DateReader(MOSCOW).read(text)
    assert (reading.moment, reading.problem) == (None, problem)


def test_a_blank_cell_says_nothing() -> None:
    reading = DateReader(MOSCOW).read(" \n")
    assert (reading.moment, reading.problem) == (None, "")


@pytest.mark.parametrize("time", ["12:00", "12:00:00", "30.12.1899 12:00:00", "0.500", "0,5000", "12.00"])
def test_date_and_time_may_stand_in_two_columns(time: str) -> None:
    for date in ("01.09.2026", "01.09.2026 0:00:00", "2026-09-01", "46266"):
        reading = DateReader(MOSCOW).read(date, time)
        assert (reading.moment, reading.time_used, reading.date_only) == (NOON, True, False)


def test_a_date_with_its_own_time_needs_no_other() -> None:
    reading = DateReader(MOSCOW).read("01.09.2026 12:00", "15:00")
    assert (reading.moment, reading.time_used) == (NOON, False)


def test_a_time_that_is_none_is_refused() -> None:
    assert DateReader(MOSCOW).read("01.09.2026", "утром").problem == "время «утром» не прочитано"
    assert read_time("25:00") is None


@given(
    st.datetimes(min_value=wall(1970, 1, 2), max_value=wall(2200, 12, 30)),
    st.sampled_from(
        ["Europe/Moscow", "America/New_York", "Asia/Kathmandu", "Africa/Cairo", "Australia/Lord_Howe"]
    ),
)
def test_the_quick_way_and_the_long_way_agree_with_the_working_clock(local: datetime, zone: str) -> None:
    local = local.replace(microsecond=0)
    expected = of_datetime(local.replace(tzinfo=ZoneInfo(zone)))
    for form in ("%d.%m.%Y %H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S"):
        reader, text = DateReader(zone), local.strftime(form).replace(f"{local.year}", f"{local.year:04}")
        assert reader.read(text).moment == expected
        assert reader.quick(text) in {expected, None}
    assert parse_moment(local.isoformat(), zone) == expected


def test_the_day_on_which_the_clocks_change_is_never_guessed() -> None:
    reader = DateReader("America/New_York")
    for text in ("01.11.2026 00:30", "01.11.2026 12:00"):
        assert reader.read(text).moment == parse_moment(f"2026-11-01 {text[11:]}", "America/New_York")
        assert reader.quick(text) is None


def test_a_spelling_met_before_is_read_the_quick_way() -> None:
    reader = DateReader(MOSCOW)
    reader.read("01.09.2026 12:00")
    reader.read("02.09.2026 13:32:49")
    assert iso(reader.quick("01.09.2026 13:32:49") or 0, MOSCOW) == "2026-09-01T13:32:49+03:00"
    assert reader.quick("01.09.2026") is None
    assert reader.quick("03.09.2026 12:00") is None


@given(st.text(), st.text(max_size=20))
def test_no_text_makes_the_reader_fail(text: str, time: str) -> None:
    reading = DateReader(MOSCOW).read(text, time)
    assert (reading.moment is None) or not reading.problem
