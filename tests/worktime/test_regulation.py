"""What the regulation's own examples come to on the clock."""

from datetime import date

import pytest

from tests.worktime.desks import at, desk, told

HOUR = 3600


@pytest.mark.parametrize(
    ("received", "hours", "due"),
    [
        ("2026-06-05 19:30", 1, "2026-06-08 10:00"),
        ("2026-06-05 19:30", 8, "2026-06-08 18:00"),
        ("2026-06-09 13:20", 1, "2026-06-09 15:00"),
        ("2026-06-09 13:20", 8, "2026-06-10 13:00"),
        ("2026-06-09 09:00", 8, "2026-06-09 18:00"),
        ("2026-06-11 15:00", 1, "2026-06-11 16:00"),
        ("2026-06-11 15:00", 8, "2026-06-15 16:00"),
        ("2025-10-31 17:00", 8, "2025-11-01 17:00"),
        ("2026-12-30 16:00", 8, "2027-01-11 16:00"),
        ("2026-06-09 17:40", 1, "2026-06-10 09:40"),
        ("2026-06-09 17:30", 2, "2026-06-10 10:30"),
    ],
)
def test_a_deadline_ends_where_the_regulation_says(received: str, hours: int, due: str) -> None:
    assert told(desk().add(at(received), hours * HOUR)) == due


def test_a_draft_is_due_four_hours_before_the_answer() -> None:
    assert told(desk().sub(at("2026-06-08 18:00"), 4 * HOUR)) == "2026-06-08 14:00"


@pytest.mark.parametrize(
    ("posted", "due"),
    [("2026-06-04", "2026-06-16 18:00"), ("2026-12-25", "2027-01-14 18:00")],
)
def test_a_final_draft_is_due_at_the_end_of_the_seventh_working_day(posted: str, due: str) -> None:
    clock = desk()
    assert told(clock.end_of(clock.days(date.fromisoformat(posted), 7))) == due


def test_an_hour_that_ends_with_the_day_is_not_carried_into_the_morning() -> None:
    clock = desk({"mon": ("09:00-13:00", "14:00-17:15"), "tue": ("09:00-17:15",)})
    assert told(clock.add(at("2026-06-08 16:15"), HOUR)) == "2026-06-08 17:15"


def test_four_hours_that_end_with_the_break_end_before_it() -> None:
    assert told(desk().add(at("2026-06-08 09:00"), 4 * HOUR)) == "2026-06-08 13:00"


def test_a_message_at_the_closing_second_starts_at_the_next_opening() -> None:
    assert told(desk().add(at("2026-06-08 18:00"), 60)) == "2026-06-09 09:01"
    assert told(desk().add(at("2026-06-08 17:59"), 60)) == "2026-06-08 18:00"


def test_seconds_are_kept() -> None:
    clock = desk()
    due = clock.add(at("2026-06-08 17:59:31"), 3600)
    assert due == at("2026-06-09 09:59:31")
    assert clock.between(at("2026-06-08 17:59:31"), due) == 3600


def test_a_reply_at_night_uses_no_working_time_after_the_close() -> None:
    clock = desk()
    assert clock.position(at("2026-06-08 22:00")) == clock.position(at("2026-06-08 18:00"))
    assert clock.between(at("2026-06-08 18:00"), at("2026-06-09 09:00:01")) == 1


def test_zero_is_the_moment_itself_even_at_night() -> None:
    night = at("2026-06-07 03:12:05")
    assert desk().add(night, 0) == desk().sub(night, 0) == night


def test_a_negative_length_is_an_error() -> None:
    clock = desk()
    for count in (clock.add, clock.sub):
        with pytest.raises(ValueError, match="отрицательн"):
            count(at("2026-06-08 10:00"), -1)
    with pytest.raises(ValueError, match="отрицательн"):
        clock.days(date(2026, 6, 8), -1)


def test_no_working_days_on_is_the_day_itself_even_a_sunday() -> None:
    assert desk().days(date(2026, 6, 7), 0) == date(2026, 6, 7)


def test_a_reversed_span_is_negative() -> None:
    assert desk().between(at("2026-06-09 10:00"), at("2026-06-08 17:00")) == -2 * HOUR


def test_a_day_without_work_ends_with_its_last_second() -> None:
    clock = desk()
    assert clock.end_of(date(2026, 10, 10)) == at("2026-10-10 23:59:59")
    assert clock.last_working(date(2026, 10, 10)) == date(2026, 10, 9)
    assert clock.last_working(date(2026, 10, 9)) == date(2026, 10, 9)
    assert clock.last_working(date(2021, 1, 3)) == date(2020, 12, 31)
