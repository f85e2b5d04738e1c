"""New messages by hand and from tables, from the keyboard on both layouts."""

from pathlib import Path

import pytest

from screens.session import Session
from screens.shell import DeskApp
from tests.screens.conftest import settle
from tests.screens.driving import SIZES, case_of, on, press, said

# -- new messages -----------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_a_link_and_a_text_are_enough_for_a_new_message(
    desk_app: DeskApp, session: Session, size: tuple[int, int]
) -> None:
    async with desk_app.run_test(size=size) as pilot:
        screen = await on(desk_app, pilot, 1)
        desk_app.screen.pasted("https://vk.ru/wall-9_8\nНет света на Ленина, 3")  # type: ignore[attr-defined]
        await settle(pilot)
        await press(pilot, "f9")
        case = case_of(session, 16)
        assert case.facts.source == "ВКонтакте"
        assert case.facts.text == "Нет света на Ленина, 3"
        assert case.received_at == session.now
        assert said(screen) == "Принято: № 16"
        assert screen.number == 16
        assert 16 in [row.number for row in screen.list.rows]


async def test_the_same_message_twice_is_refused_and_its_text_kept(
    desk_app: DeskApp, session: Session
) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await on(desk_app, pilot, 1)
        await press(pilot, "plus")
        await press(pilot, "vk.com/wall-123456_78901", "f9")
        form = desk_app.screen
        assert "Такое сообщение уже есть: № 1." in form.say_line.shown.text  # type: ignore[attr-defined]
        await press(pilot, "escape", "plus")
        assert desk_app.screen.query_one("#url").value == "vk.com/wall-123456_78901"  # type: ignore[attr-defined]


# -- tables -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["й", "q"])
async def test_a_table_is_taken_in_and_twice_adds_nothing(
    desk_app: DeskApp, session: Session, size: tuple[int, int], key: str, tmp_path: Path
) -> None:
    table = tmp_path / "messages.csv"
    table.write_text(
        "ID;Дата создания;Ссылка;Текст\n1;24.11.2026 14:00;https://vk.com/wall-5_1;Нет воды\n"
        "2;32.11.2026 14:00;;\n",
        encoding="utf-8",
    )
    async with desk_app.run_test(size=size) as pilot:
        screen = await on(desk_app, pilot, 1)
        await press(pilot, key, "ctrl+u", str(table), "enter")
        items, _ = desk_app.screen.footer_items()  # type: ignore[attr-defined]
        assert items[0].text == "Загрузить 1"
        await press(pilot, "enter")
        assert said(screen).startswith("Загружено 1, не приняты 1")
        assert case_of(session, 16).facts.text == "Нет воды"
        await press(pilot, key, "ctrl+u", str(table), "enter")
        items, _ = desk_app.screen.footer_items()  # type: ignore[attr-defined]
        assert items[0].text == "Новых нет, назад"


async def test_what_is_no_table_is_said_in_one_sentence(desk_app: DeskApp, tmp_path: Path) -> None:
    (tmp_path / "отчёт.pdf").write_bytes(b"%PDF-1.7 ")
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await on(desk_app, pilot, 1)
        await press(pilot, "й", "ctrl+u", f"{tmp_path}/отч", "enter")
        assert "документ PDF, а не таблица" in desk_app.screen.say_line.shown.text  # type: ignore[attr-defined]
