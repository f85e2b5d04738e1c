"""The monthly note: its months, figures, conclusions, paper and signing."""

import re
from datetime import date
from pathlib import Path

import pytest

from screens.note.charts import tallies
from screens.note.months import Months, months_of
from screens.note.screen import NoteScreen
from screens.pieces import plain
from screens.session import Session
from screens.widgets.fields import ManyLines
from tests.screens.area_app import SIZES, AreaApp, filled, footer, opened, press, said, screen_text, write
from tests.screens.desks import Clock, on, session_in
from uhta_tui.documents.figures_parts import Tally
from uhta_tui.documents.months import Month

NOVEMBER = Month(2026, 11)


def screen_of(app: AreaApp) -> NoteScreen:
    """The screen in front."""
    assert isinstance(app.screen, NoteScreen)
    return app.screen


def in_december(folder: Path) -> Session:
    """The filled desk on the fifth of December: November can be signed."""
    session = filled(folder)
    assert isinstance(session.clock, Clock)
    session.clock.now = on("30 17:00") + 5 * 86400
    session.refresh()
    return session


@pytest.mark.parametrize("size", SIZES)
async def test_it_begins_with_the_last_month_that_ended_and_shows_its_figures(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    session = in_december(tmp_path)
    figures = session.desk.note(NOVEMBER).figures
    async with opened(session, "note", size) as (app, pilot):
        text = screen_text(app.screen)
        assert "Записка за ноябрь 2026" in text
        assert f"Поступило {figures.received}" in text
        assert "подписать до 10.12" in text
        assert footer(screen_of(app)).startswith("Enter Подписать")
        if size[0] < 100:
            await press(pilot, "pagedown")
            text += screen_text(app.screen)
        for part in ("Сроки", "О чём", "Причины доработки", "По дням ноября", "За двенадцать месяцев"):
            assert part in text
        assert "▆" in text
        # Where two columns would cut the table there is one.
        await pilot.resize_terminal(100, 30)
        await press(pilot, "home")
        assert re.search(r"Согласовать +п.11 +\S+ +\S+ +\S+ +\d:\d\d +\d:\d\d", screen_text(app.screen))
        assert "Ниже ещё" in screen_text(app.screen)
        await pilot.resize_terminal(*size)
        # The months go from the first message to the present one, no further.
        await press(pilot, "right")
        assert "Записка за декабрь 2026" in screen_text(app.screen)
        await press(pilot, "enter")
        assert said(screen_of(app)) == (
            "× Подписать нельзя: месяц ещё не окончен (п.22). Подпишите с 01.01.2027."
        )
        await press(pilot, "left", "left")
        assert "Записка за ноябрь 2026" in screen_text(app.screen)
        assert said(screen_of(app)) == "  Раньше сообщений не было"
        assert session.desk.read.signed_notes() == ()


@pytest.mark.parametrize("key", ["м", "v", "М", "V"])
async def test_conclusions_are_written_where_they_stand_and_signed_with_the_month(
    tmp_path: Path, key: str
) -> None:
    session = in_december(tmp_path)
    async with opened(session, "note", (80, 24)) as (app, pilot):
        await press(pilot, key)
        assert footer(screen_of(app)).startswith("F9 Готово")
        await write(pilot, "доля выросла")
        await press(pilot, "escape")
        assert session.desk.typed.load("note:2026-11:text") == "доля выросла"
        assert "доля выросла" in screen_text(app.screen)
        # The harmless answer comes first.
        await press(pilot, "enter")
        assert "Подписать записку за ноябрь 2026?" in screen_text(app.screen)
        await press(pilot, "enter")
        assert session.desk.read.signed_notes() == ()
        await press(pilot, "enter")
        await press(pilot, "tab", "enter")
        [note] = session.desk.read.signed_notes()
        assert (note.month, note.official, note.text) == ("2026-11", "social_deputy", "доля выросла")
        assert said(screen_of(app)) == "✓ Записка за ноябрь 2026 подписана"
        assert "✓ подписана сб 05.12" in screen_text(app.screen)
        assert session.desk.typed.load("note:2026-11:text") == ""
        await press(pilot, key)
        assert said(screen_of(app)).startswith("× Написать выводы нельзя: записка подписана (п.22)")
        await press(pilot, "enter")
        assert "записка уже подписана (п.22)" in said(screen_of(app))


async def test_conclusions_survive_the_desk_and_are_offered_again(tmp_path: Path) -> None:
    session = in_december(tmp_path)
    async with opened(session, "note") as (_, pilot):
        await press(pilot, "м")
        await write(pilot, "итог")
    async with opened(session, "note") as (app, pilot):
        assert "итог" in screen_text(app.screen)
        await press(pilot, "м")
        assert app.screen.query_one(ManyLines).text == "итог"


async def test_an_empty_month_is_not_signed_by_mistake(tmp_path: Path) -> None:
    session = in_december(tmp_path)
    assert isinstance(session.clock, Clock)
    session.clock.now += 40 * 86400
    session.refresh()
    async with opened(session, "note", (80, 24)) as (app, pilot):
        assert "Записка за декабрь 2026" in screen_text(app.screen)
        assert said(screen_of(app)) == "× Не подписана записка за ноябрь 2026 и ещё 1 (п.22)."
        await press(pilot, "enter")
        assert "За месяц сообщений нет." in screen_text(app.screen)


async def test_a_desk_without_messages_has_only_the_present_month(tmp_path: Path) -> None:
    async with opened(session_in(tmp_path, Clock()), "note", (80, 24)) as (app, pilot):
        await press(pilot, "left", "enter")
        assert "Записка за ноябрь 2026" in screen_text(app.screen)
        assert "месяц ещё не окончен" in said(screen_of(app))


@pytest.mark.parametrize("key", ["г", "u"])
async def test_the_paper_is_made_and_the_screen_says_where(tmp_path: Path, key: str) -> None:
    async with opened(filled(tmp_path), "note") as (app, pilot):
        await press(pilot, key)
        path = tmp_path / "записка-2026-11.pdf"
        assert path.read_bytes().startswith(b"%PDF")
        assert said(screen_of(app)) == f"✓ Записка в файле {path}"


async def test_a_paper_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "записка-2026-11.pdf").mkdir()
    async with opened(filled(tmp_path), "note", (80, 24)) as (app, pilot):
        await press(pilot, "г")
        assert said(screen_of(app)) == "× PDF не записан: это папка, а нужен файл."


def test_what_is_called_other_stands_in_one_row() -> None:
    found = [Tally("ЖКХ", 4), Tally("Прочее", 3), *(Tally(f"Тема {n}", 1) for n in range(7))]
    rows = [plain(line).split() for line in tallies("О чём", found, 14, 4, 60)[1:]]
    assert [row[:2] for row in rows if row[0] == "Прочее"] == [["Прочее", "5"]]
    assert rows[-1][0] == "Прочее"


def test_the_months_reach_from_the_first_message_to_the_present() -> None:
    listed = months_of(Month(2026, 9), NOVEMBER)
    assert listed == (Month(2026, 9), Month(2026, 10), NOVEMBER)
    months = Months(listed, frozenset({"2026-09"}), date(2026, 11, 11), 10)
    assert months.first_shown == Month(2026, 10)
    assert [month for month in listed if months.late(month)] == [Month(2026, 10)]
