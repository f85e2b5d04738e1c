"""Moments and durations as text."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.worktime.desks import MOSCOW
from uhta_tui.worktime.durations import parse_duration
from uhta_tui.worktime.moments import iso, local, of_datetime, parse_date, parse_moment

TEN = 1780902000
"""2026-06-08 10:00 in Moscow."""


@pytest.mark.parametrize(
    "text",
    [
        "2026-06-08T10:00:00+03:00",
        "2026-06-08 10:00",
        "2026-06-08T10:00",
        " 2026-06-08t10:00:00 ",
        "2026-06-08T07:00:00Z",
        "2026-06-08 07:00z",
        "2026-06-08T10:00:00.999999999",
        "2026-06-08T10:00:00,9 +03:00",
        "2026-06-08T12:30:00+0530",
        "2026-06-08T10:00+03",
        "2026-06-07T22:00:00-09:00",
    ],
)
def test_one_moment_has_many_spellings(text: str) -> None:
    assert parse_moment(text, MOSCOW) == TEN


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-06-08",
        "10:00",
        "08.06.2026 10:00",
        "2026-6-8 10:00",
        "2026-06-31 10:00",
        "2026-06-08 24:00",
        "2026-06-08 10:60",
        "2026-06-08T10:00:00+3",
        "2026-06-08T10:00:00+25:00",
        "2026-W23-1T10:00",
        "20260608T100000",
        "1969-12-31 10:00",
        "2201-01-01 10:00",
        "٢٠٢٦-06-08 10:00",
    ],
)
def test_what_is_no_moment_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="—"):
        parse_moment(text, MOSCOW)


@given(st.integers(0, 7_289_000_000), st.sampled_from([MOSCOW, "UTC", "Europe/Berlin", "Asia/Kathmandu"]))
def test_what_is_written_is_read_back(moment: int, zone: str) -> None:
    assert parse_moment(iso(moment, zone), "Asia/Omsk") == moment
    assert of_datetime(local(moment, zone)) == moment
    assert local(moment, zone).isoformat() == iso(moment, zone)


def test_a_moment_is_written_with_the_desks_offset() -> None:
    assert iso(TEN, MOSCOW) == "2026-06-08T10:00:00+03:00"
    assert local(TEN, MOSCOW).timezone_name == MOSCOW


def test_a_naive_date_and_time_is_no_moment() -> None:
    with pytest.raises(ValueError, match="time zone"):
        of_datetime(datetime(2026, 6, 8, 10))  # noqa: DTZ001
    assert of_datetime(datetime(2026, 6, 8, 7, 0, 0, 999_999, tzinfo=UTC)) == TEN
    assert of_datetime(datetime(2026, 6, 8, 10, tzinfo=timezone(timedelta(hours=3)))) == TEN


def test_a_date_is_read_strictly() -> None:
    assert parse_date("2026-06-08") == date(2026, 6, 8)
    for text in ("20260608", "2026-W23-1", "08.06.2026", "2026-02-29", ""):
        with pytest.raises(ValueError, match="не дата"):
            parse_date(text)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("8h", 28800),
        ("90m", 5400),
        ("1h30m", 5400),
        ("1h 30m 15s", 5415),
        ("3600", 3600),
        ("45s", 45),
        ("0", 0),
        ("8H", 28800),
        ("1ч30м", 5400),
    ],
)
def test_a_duration_is_read(text: str, seconds: int) -> None:
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(
    "text", ["", " ", "h", "1.5h", "8x", "1h30", "30m1h", "-1h", "−5", "1e3", "٣h", "8hh"]
)
def test_what_is_no_duration_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match="—"):
        parse_duration(text)
