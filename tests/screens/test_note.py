"""The monthly note: its months, figures, conclusions, paper and signing."""

from pathlib import Path

import pytest

from screens.ask import Ask
from screens.note import NoteScreen
from screens.note_lines import months_of
from screens.widgets.line_list import LineList
from tests.screens.area_app import (
    SIZES,
    AreaApp,
    current,
    filled,
    footer,
    opened,
    press,
    said,
    screen_text,
    write,
)
from tests.screens.desks import Clock, on
from uhta_tui.documents.months import Month


def screen_of(app: AreaApp) -> NoteScreen:
    """The screen in front."""
    assert isinstance(app.screen, NoteScreen)
    return app.screen


@pytest.mark.parametrize("size", SIZES)
async def test_it_begins_with_the_last_month_that_ended(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(filled(tmp_path), "note", size) as (app, _):
        assert current(app.screen.query_one(LineList)).month == Month(2026, 10)
        assert "Записка за октябрь 2026" in screen_text(app.screen)
        assert footer(screen_of(app)).startswith("Enter Подписать")


@pytest.mark.parametrize("size", SIZES)
async def test_the_arrows_turn_the_months_and_the_figures_follow(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    session = filled(tmp_path)
    figures = session.desk.note(Month(2026, 11)).figures
    async with opened(session, "note", size) as (app, pilot):
        await press(pilot, "right")
        text = screen_text(app.screen)
        assert "Записка за ноябрь 2026" in text
        [row] = [line for line in text.splitlines() if "Поступило" in line]
        assert row.split()[-1] == str(figures.received)
        await press(pilot, "left", "left")
        assert "Записка за сентябрь 2026" in screen_text(app.screen)


async def test_a_month_that_has_not_ended_is_not_signed(tmp_path: Path) -> None:
    session = filled(tmp_path)
    async with opened(session, "note", (80, 24)) as (app, pilot):
        await press(pilot, "right", "enter")
        assert said(screen_of(app)) == (
            "× Подписать нельзя: месяц ещё не окончен (п.22). Подпишите с 01.12.2026."
        )
        assert session.desk.read.signed_notes() == ()


@pytest.mark.parametrize("key", ["м", "v", "М", "V"])
async def test_conclusions_are_kept_as_typed_and_signed_with_the_month(tmp_path: Path, key: str) -> None:
    session = filled(tmp_path)
    assert isinstance(session.clock, Clock)
    session.clock.now = on("30 17:00") + 5 * 86400
    async with opened(session, "note") as (app, pilot):
        assert "Записка за ноябрь 2026" in screen_text(app.screen)
        await press(pilot, key)
        assert isinstance(app.screen, Ask)
        await write(pilot, "доля выросла")
        await press(pilot, "escape")
        assert session.desk.typed.load("note:2026-11") == "доля выросла"
        assert screen_of(app)._typed == "доля выросла"
        await press(pilot, "enter")
        await press(pilot, "tab", "enter")
        [note] = session.desk.read.signed_notes()
        assert (note.month, note.official, note.text) == ("2026-11", "social_deputy", "доля выросла")
        assert said(screen_of(app)) == "✓ Записка за ноябрь 2026 подписана"
        assert "✓ подписана 05.12" in screen_text(app.screen)
        assert "✓ ноябрь 2026" in screen_text(app.screen)
        assert session.desk.typed.load("note:2026-11") == ""


async def test_the_first_answer_to_the_question_is_the_harmless_one(tmp_path: Path) -> None:
    session = filled(tmp_path)
    async with opened(session, "note", (80, 24)) as (app, pilot):
        await press(pilot, "enter")
        assert "Подписать записку за октябрь 2026?" in screen_text(app.screen)
        await press(pilot, "enter")
        assert session.desk.read.signed_notes() == ()


@pytest.mark.parametrize("size", SIZES)
async def test_a_signed_month_keeps_its_text(tmp_path: Path, size: tuple[int, int]) -> None:
    session = filled(tmp_path)
    async with opened(session, "note", size) as (app, pilot):
        await press(pilot, "enter")
        await press(pilot, "tab", "enter")
        await press(pilot, "м")
        assert said(screen_of(app)).startswith("× Выводы нельзя: записка подписана (п.22)")
        await press(pilot, "enter")
        assert "записка уже подписана (п.22)" in said(screen_of(app))


@pytest.mark.parametrize("key", ["г", "u"])
async def test_the_paper_is_made_and_the_screen_says_where(tmp_path: Path, key: str) -> None:
    async with opened(filled(tmp_path), "note") as (app, pilot):
        await press(pilot, key)
        path = tmp_path / "записка-2026-10.pdf"
        assert path.read_bytes().startswith(b"%PDF")
        assert said(screen_of(app)) == f"✓ Записка в файле {path}"


async def test_a_paper_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "записка-2026-10.pdf").mkdir()
    async with opened(filled(tmp_path), "note", (80, 24)) as (app, pilot):
        await press(pilot, "г")
        assert said(screen_of(app)) == "× PDF не записан: это папка, а нужен файл."


def test_the_list_reaches_back_to_the_first_message_and_a_year_at_least() -> None:
    present = Month(2026, 11)
    assert months_of(Month(2026, 10), present)[-1] == Month(2025, 12)
    assert months_of(Month(2025, 3), present)[-1] == Month(2025, 3)
