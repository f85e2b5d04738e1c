"""Warnings and forecast as values: what is told, when, and that it is told once."""

from datetime import date

import pytest

from models.terms import Key
from screens.clock import notify
from screens.clock.forecast import Forecast, ahead, detailed, forecast_line
from screens.clock.warnings import Place, Threshold, Warnings, placed, saying_of, summary
from screens.pieces import plain
from screens.widgets.say_line import Kind
from tests.screens.desks import ZONE, on
from uhta_tui.desk.rows import RunningRow
from uhta_tui.worktime.calendar import Calendar, CalendarSettings
from uhta_tui.worktime.moments import Moment, parse_moment

SHIPPED = Calendar(CalendarSettings())
SOON = 30 * 60
NEAR, PASSED = Threshold.SOON, Threshold.PASSED


def row(number: int, due: str, key: Key = Key.REVIEW, *, no: int = 1) -> RunningRow:
    executor = "uzhkh" if key in (Key.DRAFT, Key.REWORK, Key.FINAL) else None
    return RunningRow(number, no, key, executor, on(due), provisional=False, excerpt="Яма")


def at(moment: str) -> int:
    return SHIPPED.position(on(moment))


def told(warnings: Warnings, moment: str) -> list[tuple[int, Threshold]]:
    """Whose deadlines a tick at a moment tells of, and what they came to."""
    return [(one.place.row.number, one.threshold) for one in warnings.tick(at(moment))]


def watching(*rows: RunningRow, since: str = "24 09:00") -> Warnings:
    warnings = Warnings()
    load(warnings, *rows, at_=since)
    return warnings


def load(warnings: Warnings, *rows: RunningRow, at_: str, calendar: Calendar = SHIPPED) -> None:
    warnings.load(placed(rows, calendar), calendar.position(on(at_)), SOON)


def test_each_deadline_is_told_of_once_when_near_and_once_when_passed() -> None:
    warnings = watching(row(1, "24 10:00"), row(2, "24 10:00"), row(3, "24 17:00"))
    assert told(warnings, "24 09:29") == []
    assert told(warnings, "24 09:30") == [(1, NEAR), (2, NEAR)]
    assert told(warnings, "24 09:31") == []
    load(warnings, row(1, "24 10:00"), row(2, "24 10:00"), row(3, "24 17:00"), at_="24 09:40")
    assert told(warnings, "24 10:00") == []
    assert told(warnings, "24 10:01") == [(1, PASSED), (2, PASSED)]
    assert told(warnings, "24 10:02") == []


def test_what_was_late_when_the_desk_was_opened_is_not_told_one_by_one() -> None:
    warnings = watching(row(1, "24 08:50"), row(2, "24 09:10"))
    assert told(warnings, "24 09:00") == []
    assert told(warnings, "24 09:11") == [(2, PASSED)]
    said = summary(17, 2)
    assert said is not None
    assert said.text.startswith("Просрочено 17; скоро истекают 2")
    assert summary(0, 0) is None


def test_a_clock_set_back_repeats_nothing() -> None:
    warnings = watching(row(1, "24 10:00"))
    assert told(warnings, "24 10:01") == [(1, PASSED)]
    assert told(warnings, "24 09:00") == []
    load(warnings, row(1, "24 10:00"), at_="24 09:00")
    assert told(warnings, "24 09:45") == told(warnings, "24 10:05") == []


def test_night_and_break_bring_nothing_near() -> None:
    warnings = watching(row(1, "24 18:00"), row(2, "25 08:55"))
    assert told(warnings, "24 17:31") == [(1, NEAR)]
    assert told(warnings, "24 18:00") == [(2, NEAR)]
    assert told(warnings, "25 08:45") == []
    assert told(warnings, "25 08:46") == [(1, PASSED)]
    assert told(warnings, "25 08:56") == [(2, PASSED)]


def test_a_deadline_met_before_it_rang_stays_silent_and_one_met_after_leaves_the_line() -> None:
    warnings = watching(row(1, "24 10:00"), row(2, "24 10:10"))
    assert told(warnings, "24 09:35") == [(1, NEAR)]
    assert list(warnings.standing) == [(1, 1)]
    load(warnings, at_="24 09:36")
    assert not warnings.standing
    assert told(warnings, "24 12:00") == []


def test_a_deadline_moved_further_is_told_of_again_and_one_moved_nearer_only_of_what_is_new() -> None:
    warnings = watching(row(1, "24 10:00"), row(2, "24 10:00"))
    assert told(warnings, "24 09:45") == [(1, NEAR), (2, NEAR)]
    load(warnings, row(1, "24 16:00"), row(2, "24 09:55"), at_="24 09:46")
    assert list(warnings.standing) == [(2, 1)]
    assert told(warnings, "24 09:47") == []
    assert told(warnings, "24 09:56") == [(2, PASSED)]
    assert told(warnings, "24 15:30") == [(1, NEAR)]


def test_a_day_made_off_while_the_desk_is_open_moves_the_thresholds() -> None:
    warnings = watching(row(1, "24 16:00"))
    off = Calendar(CalendarSettings(days={"2026-11-24": "off"}))
    load(warnings, row(1, "25 11:00"), at_="24 15:00", calendar=off)
    assert warnings.tick(off.position(on("24 15:45"))) == []
    assert [one.threshold for one in warnings.tick(off.position(on("25 10:30")))] == [NEAR]


def test_what_comes_with_little_time_is_told_of_at_the_next_tick() -> None:
    warnings = watching(row(1, "24 17:00"))
    load(warnings, row(1, "24 17:00"), row(2, "24 10:10"), row(3, "24 09:55"), at_="24 10:00")
    assert told(warnings, "24 10:00") == [(3, PASSED), (2, NEAR)]
    assert set(warnings.standing) == {(2, 1), (3, 1)}
    warnings.seen()
    assert not warnings.standing


def test_warnings_are_worded_alone_and_in_one_line() -> None:
    warnings = watching(row(187, "24 10:00"), row(127, "24 10:00", Key.DRAFT), row(3, "24 10:05"))
    name = {"uzhkh": "УЖКХ"}.get
    [first, second] = warnings.tick(at("24 09:30"))

    def said(*ones: object, now: str = "24 09:30") -> str:
        saying = saying_of(ones, at(now), lambda code: name(code or "", ""))  # type: ignore[arg-type]
        return "" if saying is None else saying.text

    assert said(second) == "Через 0:30 истекает: № 187 Согласовать п.11"
    assert said(first) == "Через 0:30 истекает: № 127 Проект: УЖКХ п.10"
    assert said(first, second) == "Скоро истекают 2: № 127 Проект: УЖКХ, № 187 Согласовать"
    warnings.tick(at("24 10:01"))
    saying = saying_of(list(warnings.standing.values()), at("24 10:01"), lambda _: "УЖКХ")
    assert saying is not None
    assert saying.kind is Kind.LATE
    assert saying.text == (
        "Срок прошёл у 2: № 127 Проект: УЖКХ, № 187 Согласовать; скоро истекает: № 3 Согласовать"
    )
    assert saying.short == "Срок прошёл у 2: № 127, № 187; скоро истекает: № 3"


def rule(moment: Moment, places: list[Place], cells: int = 60, calendar: Calendar = SHIPPED) -> str:
    return plain(forecast_line(Forecast(places), calendar, moment, cells))


def test_the_forecast_reaches_to_the_break_the_close_and_the_next_first_hour() -> None:
    rows = [row(1, "24 12:00"), row(2, "24 13:00", Key.DRAFT), row(3, "24 17:00"), row(4, "25 09:40")]
    places = placed(rows, SHIPPED)
    assert rule(on("24 10:00"), places) == "до 13:00 истекает 1, до 18:00 — 2"
    assert rule(on("24 10:00"), places, 30) == "до 13:00 истекает 1"
    assert rule(on("24 10:00"), places, 18) == "до 13:00 — 1"
    assert rule(on("24 10:00"), places, 10) == ""
    assert rule(on("24 13:20"), places) == "до 18:00 истекает 1"
    assert rule(on("24 12:30"), places[1:2]) == "до 13:00 истекает 1 у исполнителей"
    assert rule(on("24 19:00"), places) == "завтра до 09:45 истекает 1"
    assert rule(on("24 19:00"), places, 18) == "до 09:45 — 1"
    assert rule(on("25 07:00"), places) == "до 09:45 истекает 1"
    assert rule(on("25 10:00"), places) == "до 18:00 ничего"
    assert rule(on("25 10:00"), placed([row(1, "25 17:00")], SHIPPED)) == "до 13:00 ничего, до 18:00 — 1"
    assert rule(on("27 18:00"), places) == "пн до 09:45 ничего"
    eve = parse_moment("2026-12-31T19:00:00", ZONE)
    assert rule(eve, places) == "пн 11.01 до 09:45 ничего"


def test_the_list_looks_to_the_break_the_close_and_the_next_noon() -> None:
    def titles(moment: str) -> list[str]:
        return [f"{horizon.title} / {horizon.words}" for horizon in detailed(SHIPPED, on(moment))]

    assert titles("24 10:00") == [
        "До перерыва / до 13:00",
        "До конца дня / до 18:00",
        "Завтра до 12:00 / завтра до 12:00",
    ]
    assert titles("27 15:00") == ["До конца дня / до 16:45", "Пн до 12:00 / пн до 12:00"]
    assert titles("28 12:00") == ["Пн до 12:00 / пн до 12:00"]
    short = Calendar(CalendarSettings(days={"2026-11-24": ("09:00-11:00",)}))
    assert [one.words for one in ahead(short, on("24 10:00"))] == ["до 11:00"]
    assert short.kind(date(2026, 11, 24)).working


@pytest.mark.parametrize(
    ("wanted", "env", "sent"),
    [
        ("нет", {"TERM": "xterm-kitty"}, ""),
        ("само", {"TERM": "xterm-256color"}, ""),
        ("само", {"TERM": "xterm-kitty"}, "\x1b]777;notify;Стол;№ 1, 2\x1b\\"),
        ("само", {"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, "\x1b]9;Стол: № 1, 2\x1b\\"),
        ("osc9", {"TERM": "xterm-256color"}, "\x1b]9;Стол: № 1, 2\x1b\\"),
        ("osc777", {"TERM": "linux"}, ""),
        ("osc777", {"TERM": "screen", "STY": "1.pts"}, ""),
        (
            "само",
            {"TERM": "tmux-256color", "TMUX": "socket,1,0", "KITTY_WINDOW_ID": "1"},
            "\x1bPtmux;\x1b\x1b]777;notify;Стол;№ 1, 2\x1b\x1b\\\x1b\\",
        ),
    ],
)
def test_the_terminal_is_asked_only_in_the_way_it_takes(wanted: str, env: dict[str, str], sent: str) -> None:
    assert notify.sequence(wanted, "Стол", "№ 1; 2", env) == sent


def test_a_notification_cannot_be_ended_by_what_it_says() -> None:
    sent = notify.sequence("osc777", "Стол", "a\x1b\\\x07;b", {"TERM": "foot"})
    assert sent == "\x1b]777;notify;Стол;a\\,b\x1b\\"
