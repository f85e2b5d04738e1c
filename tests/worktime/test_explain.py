"""An explanation adds up, names what lies between, and stays short."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.worktime.desks import MOSCOW, WORKWEEK, at, desk
from uhta_tui.worktime.calendar import Calendar, CalendarSettings
from uhta_tui.worktime.explain import explain, explain_back, explain_days, gap, lines, spoken, text

HOUR = 3600
SHIPPED = Calendar(CalendarSettings())


def forwards(clock: Calendar, start: str, seconds: int) -> str:
    return text(explain(clock, at(start), seconds), MOSCOW)


def backwards(clock: Calendar, end: str, seconds: int) -> str:
    return text(explain_back(clock, at(end), seconds), MOSCOW)


@pytest.mark.parametrize(
    ("start", "seconds", "told"),
    [
        ("2026-11-24 16:30", 2 * HOUR, "24.11 16:30–18:00 — 1:30; ночь; 25.11 08:45–09:15 — 0:30"),
        (
            "2026-06-05 19:30",
            8 * HOUR,
            "05.06 19:30 — выходные; 08.06 08:45–13:00 — 4:15; перерыв; 08.06 14:00–17:45 — 3:45",
        ),
        ("2026-06-09 13:20:05", HOUR, "09.06 13:20:05 — перерыв; 09.06 14:00–15:00 — 1:00"),
        ("2026-06-09 07:00", HOUR, "09.06 07:00 — до начала дня; 09.06 08:45–09:45 — 1:00"),
        ("2026-06-08 22:00", HOUR, "08.06 22:00 — ночь; 09.06 08:45–09:45 — 1:00"),
        (
            "2026-06-11 16:30:30",
            HOUR,
            (
                "11.06 16:30:30–17:00 — 0:29:30; праздник (День России) и выходные; "
                "15.06 08:45–09:15:30 — 0:30:30"
            ),
        ),
        ("2026-06-07 12:00", 0, "07.06 12:00 — сразу"),
        (
            "2026-12-30 17:30",
            HOUR,
            (
                "30.12.2026 17:30–18:00 — 0:30; перенесённый выходной, праздники и выходные; "
                "11.01.2027 08:45–09:15 — 0:30"
            ),
        ),
    ],
)
def test_a_due_moment_is_told_span_by_span(start: str, seconds: int, told: str) -> None:
    assert forwards(SHIPPED, start, seconds) == told


@pytest.mark.parametrize(
    ("end", "seconds", "told"),
    [
        ("2026-11-25 09:15", 2 * HOUR, "25.11 08:45–09:15 — 0:30; ночь; 24.11 16:30–18:00 — 1:30"),
        ("2026-06-08 20:00", HOUR, "08.06 20:00 — после конца дня; 08.06 17:00–18:00 — 1:00"),
        ("2026-06-08 13:30", HOUR, "08.06 13:30 — перерыв; 08.06 12:00–13:00 — 1:00"),
        (
            "2026-06-14 12:00",
            HOUR,
            "14.06 12:00 — праздник (День России) и выходные; 11.06 16:00–17:00 — 1:00",
        ),
    ],
)
def test_counting_back_is_told_from_its_end(end: str, seconds: int, told: str) -> None:
    assert backwards(SHIPPED, end, seconds) == told


def test_own_days_off_and_midnight_have_their_words() -> None:
    clock = desk(
        {**dict.fromkeys(WORKWEEK, ("09:00-18:00",)), "mon": ("20:00-24:00",)}, days={"2026-08-21": "off"}
    )
    assert gap(clock, at("2026-08-20 18:00"), at("2026-08-21 12:00")) == "нерабочий день"
    assert forwards(clock, "2026-08-17 20:00", 5 * HOUR) == (
        "17.08 20:00–24:00 — 4:00; до начала дня; 18.08 09:00–10:00 — 1:00"
    )


def test_a_long_one_has_its_middle_summed_up() -> None:
    told = lines(explain(SHIPPED, at("2026-06-15 08:45"), 100 * HOUR), MOSCOW)
    assert told == [
        "15.06 08:45–13:00 — 4:15; перерыв",
        "15.06 14:00–18:00 — 4:00; ночь",
        "16.06 08:45–13:00 — 4:15; перерыв",
        "16.06 14:00–18:00 — 4:00; ночь",
        "… ещё 9 рабочих дней — 71:45 …",
        "30.06 08:45–13:00 — 4:15; перерыв",
        "30.06 14:00–18:00 — 4:00; ночь",
        "01.07 08:45–12:15 — 3:30",
    ]


def test_working_days_are_told_by_runs() -> None:
    assert explain_days(SHIPPED, date(2026, 6, 4), 7) == [
        "04.06 не считается",
        "05.06 — 1-й рабочий день",
        "06.06–07.06 — выходные",
        "08.06–11.06 — 2–5-й рабочие дни",
        "12.06–14.06 — праздник (День России) и выходные",
        "15.06–16.06 — 6–7-й рабочие дни",
    ]
    assert explain_days(SHIPPED, date(2026, 12, 25), 7)[3].startswith("31.12.2026–10.01.2027 — ")


def test_a_negative_length_is_an_error_here_too() -> None:
    for told in (explain, explain_back):
        with pytest.raises(ValueError, match="отрицательн"):
            told(SHIPPED, at("2026-06-08 10:00"), -1)


def test_durations_are_told_in_hours() -> None:
    assert [spoken(n) for n in (0, 5, 60, 5400, 360_000)] == ["0:00", "0:00:05", "0:01", "1:30", "100:00"]


@given(st.integers(at("2021-02-01 00:00"), at("2027-06-01 00:00")), st.integers(1, 80 * HOUR), st.booleans())
def test_the_steps_add_up_and_lead_to_the_result(moment: int, seconds: int, back: bool) -> None:
    told = (explain_back if back else explain)(SHIPPED, moment, seconds)
    assert sum(step.seconds for step in told.steps) == seconds
    assert all(SHIPPED.between(step.start, step.end) == step.end - step.start for step in told.steps)
    assert all(step.gap for step in told.steps[:-1])
    assert told.steps[-1].gap == ""
    assert told.result == (told.steps[-1].start if back else told.steps[-1].end)
    ordered = [(step.start, step.end) for step in (reversed(told.steps) if back else told.steps)]
    assert all(SHIPPED.between(a[1], b[0]) == 0 for a, b in pairwise(ordered))
    assert bool(told.lead) != SHIPPED.until(moment - 1 if back else moment)[0]
    assert len(lines(told, MOSCOW)) <= 16
