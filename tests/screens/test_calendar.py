"""The calendar: the year, its marks, the desk's own exceptions and what they move."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from screens.calendar.day_dialog import wrong_spans
from screens.calendar.grid import layout, mark_of, month, year_of
from screens.calendar.screen import CalendarScreen, YearGrid
from screens.clock.timing import move_lines
from screens.pieces import plain
from screens.session import Session
from screens.widgets.fields import OneLine
from tests.screens.area_app import SIZES, AreaApp, filled, footer, opened, press, said, screen_text, write
from tests.worktime.test_json_import import document
from uhta_tui.config import load
from uhta_tui.desk.moves import moves
from uhta_tui.desk.opening import open_desk
from uhta_tui.procedure.actions import SetCalendar
from uhta_tui.worktime.calendar import Calendar, CalendarSettings

SHIPPED = Calendar(CalendarSettings())
WEDNESDAY = "2026-11-25"


def screen_of(app: AreaApp) -> CalendarScreen:
    """The screen in front."""
    assert isinstance(app.screen, CalendarScreen)
    return app.screen


def day(app: AreaApp) -> date:
    """The day under the cursor."""
    return app.screen.query_one(YearGrid).day


def own(session: Session) -> dict[str, object]:
    """The desk's own exceptions in force."""
    return dict(session.desk.timing().calendar.settings.days)


async def test_a_wide_terminal_shows_the_year_with_its_sums_and_marks(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), "calendar") as (app, _):
        text = screen_text(app.screen)
        assert "247 рабочих дней" in text.replace("\N{NO-BREAK SPACE}", " ")
        assert "26 27 28 29 30 31" in text
        assert " 5  6  7  8  9°10 11" in text
        assert "8* 9 10" in text
        assert "03.01 сб → 09.01 пт" in text
        assert "Переносы на 2028 год не внесены" in said(screen_of(app))


async def test_a_narrow_one_shows_the_half_year(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), "calendar", (80, 24)) as (app, pilot):
        assert "2026, второе полугодие" in screen_text(app.screen)
        await press(pilot, "pageup")
        assert "2026, первое полугодие" in screen_text(app.screen)
        assert day(app) == date(2026, 5, 24)
        await press(pilot, "pageup")
        assert "2025, второе полугодие" in screen_text(app.screen)


async def test_the_arrows_move_the_day_and_it_is_told_what_it_is(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), "calendar") as (app, pilot):
        assert day(app) == date(2026, 11, 24)
        await press(pilot, "up", "up", "up", "right")
        assert day(app) == date(2026, 11, 4)
        assert "День народного единства" in screen_text(app.screen)
        await press(pilot, "pagedown")
        assert day(app) == date(2027, 11, 4)


@pytest.mark.parametrize("size", SIZES)
async def test_a_day_off_is_set_after_seeing_what_it_moves(tmp_path: Path, size: tuple[int, int]) -> None:
    session = filled(tmp_path)
    before = session.desk.cases([1])[1].answer_deadline.due
    async with opened(session, "calendar", size) as (app, pilot):
        await press(pilot, "right", "enter")
        await press(pilot, "down", "enter")
        text = screen_text(app.screen)
        assert "Сделать ср 25.11.2026 выходным?" in text
        assert "25.11 12:04 → 26.11 12:04" in text
        await press(pilot, "tab", "enter")
        assert own(session) == {WEDNESDAY: "off"}
        assert session.desk.cases([1])[1].answer_deadline.due == before + 86400
        assert "своё исключение отдела" in screen_text(app.screen)
        assert load(tmp_path / "config.toml").calendar.days == {WEDNESDAY: "off"}


async def test_the_file_and_the_database_agree_so_the_next_start_changes_nothing(tmp_path: Path) -> None:
    session = filled(tmp_path)
    async with opened(session, "calendar") as (_, pilot):
        await press(pilot, "right", "enter", "down", "enter", "tab", "enter")
    entries = len(session.desk.read.journal())
    again = open_desk(load(tmp_path / "config.toml"), clock=session.clock, real_clock=session.clock)
    assert len(again.read.journal()) == entries
    assert dict(again.timing().calendar.settings.days) == {WEDNESDAY: "off"}


async def test_the_harmless_answer_changes_nothing(tmp_path: Path) -> None:
    session = filled(tmp_path)
    async with opened(session, "calendar", (80, 24)) as (_, pilot):
        await press(pilot, "right", "enter", "down", "enter", "enter")
    assert own(session) == {}


@pytest.mark.parametrize("size", SIZES)
async def test_own_hours_are_checked_where_they_are_written(tmp_path: Path, size: tuple[int, int]) -> None:
    session = filled(tmp_path)
    async with opened(session, "calendar", size) as (app, pilot):
        await press(pilot, "right", "enter")
        await press(pilot, "down", "down", "down", "down", "enter")
        assert "впишите часы" in screen_text(app.screen)
        await write(pilot, "14:00-9:00")
        await press(pilot, "enter")
        assert "нужны ЧЧ:ММ-ЧЧ:ММ" in screen_text(app.screen)
        await press(pilot, *["backspace"] * 10)
        await write(pilot, "09:00-13:00, 14:00-15:00")
        await press(pilot, "enter")
        await press(pilot, "tab", "enter")
        assert own(session) == {WEDNESDAY: ("09:00-13:00", "14:00-15:00")}


async def test_an_exception_is_taken_out_again(tmp_path: Path) -> None:
    session = filled(tmp_path)
    async with opened(session, "calendar", (80, 24)) as (app, pilot):
        await press(pilot, "right", "enter", "down", "enter", "tab", "enter")
        await press(pilot, "enter", "up", "enter")
        assert "Вернуть ср 25.11.2026 к календарю?" in screen_text(app.screen)
        await press(pilot, "tab", "enter")
        assert own(session) == {}


async def test_a_file_that_cannot_be_written_leaves_the_change_in_the_database(tmp_path: Path) -> None:
    session = filled(tmp_path)
    (tmp_path / "config.toml").mkdir()
    async with opened(session, "calendar") as (app, pilot):
        await press(pilot, "right", "enter", "down", "enter", "tab", "enter")
        assert said(screen_of(app)).startswith("! ср 25.11.2026: выходной, но только в базе: ")
    assert own(session) == {WEDNESDAY: "off"}
    again = open_desk(session.config, clock=session.clock, real_clock=session.clock)
    assert dict(again.timing().calendar.settings.days) == {WEDNESDAY: "off"}


@pytest.mark.parametrize("key", ["й", "q"])
async def test_a_year_is_loaded_from_a_file_after_its_moves_are_shown(tmp_path: Path, key: str) -> None:
    session = filled(tmp_path)
    told = document(SHIPPED, 2028)
    told["transitions"] = [{"from": "01.01", "to": "01.10"}]
    told["months"][0]["days"] += ",10+"  # type: ignore[index]
    path = tmp_path / "2028.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    async with opened(session, "calendar", (80, 24)) as (app, pilot):
        await press(pilot, key)
        app.screen.query_one("#path", OneLine).value = str(tmp_path / "no.json")
        await press(pilot)
        await press(pilot, "enter")
        assert said(app.screen).startswith("×")  # type: ignore[arg-type]
        app.screen.query_one("#path", OneLine).value = str(path)
        await press(pilot)
        await press(pilot, "enter")
        assert "Внести календарь 2028 года?" in screen_text(app.screen)
        assert "Идущие сроки не сдвинутся" in screen_text(app.screen)
        await press(pilot, "tab", "enter")
        assert said(screen_of(app)) == "✓ Календарь 2028 года внесён"
        assert session.desk.timing().calendar.known(2028)
        assert load(tmp_path / "config.toml").calendar.moved["2028-01-01"] == "2028-01-10"


async def test_deadlines_that_a_change_makes_late_at_once_are_told(tmp_path: Path) -> None:
    session = filled(tmp_path)
    early = SetCalendar(at=session.now, by=session.who, terms={"answer_hours": 3, "draft_before_hours": 1})
    found = moves(session.desk, early)
    late = [move for move in found if move.late]
    assert late
    text = "\n".join(line if isinstance(line, str) else plain(line) for line in move_lines(found, session))
    assert "просроченными" in text
    assert text.index("просроченными") < text.index(f"№ {late[0].number}")


async def test_the_footer_fits(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), "calendar", (80, 24)) as (app, _):
        assert footer(screen_of(app)).startswith(
            "Enter Изменить  ←→↑↓ День  PgUp PgDn Полугодие  й Загрузить"
        )


@pytest.mark.parametrize(("size", "page"), [((120, 40), "Год"), ((100, 30), "Полугодие")])
async def test_the_footer_names_what_the_page_keys_turn_over(
    tmp_path: Path, size: tuple[int, int], page: str
) -> None:
    async with opened(filled(tmp_path), "calendar", size) as (app, _):
        assert f"PgUp PgDn {page}  й" in footer(screen_of(app))


@pytest.mark.parametrize(
    ("cells", "rows", "months"), [(88, 33, 12), (78, 18, 6), (90, 18, 6), (40, 9, 1), (20, 9, 1)]
)
def test_as_many_months_stand_as_fit(cells: int, rows: int, months: int) -> None:
    columns, pitch, shown = layout(cells, rows)
    assert shown == months
    assert 2 + (columns - 1) * pitch + 20 <= max(cells, 22)


@pytest.mark.parametrize(
    ("of", "mark"),
    [
        (date(2026, 1, 9), "°"),
        (date(2026, 4, 30), "*"),
        (date(2026, 1, 10), " "),
        (date(2024, 4, 27), "+"),
        (date(2026, 1, 5), " "),
    ],
)
def test_a_day_bears_the_mark_of_what_it_is(of: date, mark: str) -> None:
    assert mark_of(of, SHIPPED.kind(of)) == mark


def test_own_exceptions_are_marked() -> None:
    calendar = Calendar(CalendarSettings(days={"2026-08-21": "off", "2026-08-22": "work"}))
    assert mark_of(date(2026, 8, 21), calendar.kind(date(2026, 8, 21))) == "·"
    assert mark_of(date(2026, 8, 22), calendar.kind(date(2026, 8, 22))) == "+"


def test_every_month_has_its_days_in_nine_rows() -> None:
    year = year_of(SHIPPED, 2026)
    for number in range(1, 13):
        rows = month(year, date(2026, number, 1), date(2026, 1, 1), date(2026, 1, 1))
        assert len(rows) == 9
        days = [int(number) for row in rows[2:] for number in re.findall(r"\d+", plain(row))]
        assert days == list(range(1, len(days) + 1))


@pytest.mark.parametrize(
    "text", ["", "обед", "9-10", "10:00-09:00", "09:00-12:00,11:00-13:00", "09:00-25:00"]
)
def test_wrong_hours_are_refused(text: str) -> None:
    assert wrong_spans(date(2026, 8, 21), text)
