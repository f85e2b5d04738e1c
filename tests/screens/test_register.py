"""The register: the archive, the words, the way into a message."""

from pathlib import Path

import pytest

from screens import register
from screens.register_rows import RegisterRow, marked
from screens.widgets.fields import OneLine
from screens.widgets.line_list import LineList
from tests.screens.area_app import SIZES, current, filled, footer, opened, press, screen_text, write
from tests.screens.desks import Clock, session_in


def numbers(list_: LineList[RegisterRow]) -> list[int]:
    """The messages listed."""
    return [row.number for row in list_.rows]


@pytest.mark.parametrize("size", SIZES)
async def test_the_newest_message_is_on_top_and_all_are_counted(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened(filled(tmp_path), "register", size) as (app, _):
        list_ = app.screen.query_one(LineList)
        assert numbers(list_) == list(range(15, 0, -1))
        text = screen_text(app.screen)
        assert "всего 15" in text
        assert "14  19.11.20" in text.replace("19.11.26", "19.11.20")
        assert "отвечено" in text
        assert "2:30" in text


@pytest.mark.parametrize("size", SIZES)
async def test_words_narrow_the_list_and_are_underlined(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(filled(tmp_path), "register", size) as (app, pilot):
        await press(pilot, "slash")
        await write(pilot, "Советской колесо")
        list_ = app.screen.query_one(LineList)
        assert numbers(list_) == [2]
        assert "найдено 1 из 15" in screen_text(app.screen)
        await press(pilot, "enter")
        assert list_.has_focus
        assert app.screen.query_one(OneLine).value == "Советской колесо"


async def test_escape_takes_the_words_back(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), "register") as (app, pilot):
        await press(pilot, "full_stop")
        await write(pilot, "IM-14")
        list_ = app.screen.query_one(LineList)
        assert numbers(list_) == [14]
        await press(pilot, "escape")
        assert len(list_.rows) == 15
        assert list_.has_focus


async def test_nothing_found_is_said(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), "register", (80, 24)) as (app, pilot):
        await press(pilot, "slash")
        await write(pilot, "трамвай")
        assert "Ничего не найдено" in screen_text(app.screen)


@pytest.mark.parametrize("key", ["enter", "right"])
async def test_enter_and_the_arrow_open_the_message(tmp_path: Path, key: str) -> None:
    async with opened(filled(tmp_path), "register", (80, 24)) as (app, pilot):
        await press(pilot, "down", key)
        assert app.opened == [14]


@pytest.mark.parametrize("size", SIZES)
async def test_the_card_shows_the_message_and_its_reply(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(filled(tmp_path), "register", size) as (app, pilot):
        await press(pilot, "down")
        text = screen_text(app.screen)
        assert "─ № 14 · " in text
        assert "размещён 19.11.2026 12:30" in text
        assert "Здравствуйте! Работы выполнены" in text
        await press(pilot, "up")
        assert "№ 15" in screen_text(app.screen)


async def test_more_are_read_when_the_cursor_nears_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register, "PAGE", 5)
    monkeypatch.setattr(register, "AHEAD", 2)
    async with opened(filled(tmp_path), "register", (80, 24)) as (app, pilot):
        list_ = app.screen.query_one(LineList)
        assert numbers(list_) == [15, 14, 13, 12, 11]
        await press(pilot, "down", "down", "down")
        assert len(list_.rows) == 10
        assert current(list_).number == 12
        await press(pilot, "end")
        await press(pilot, "end")
        assert numbers(list_)[-1] == 1


async def test_hostile_text_is_drawn_as_text(tmp_path: Path) -> None:
    async with opened(filled(tmp_path), "register") as (app, _):
        assert "[red]срочно[/] [2Jне горят фонари" in screen_text(app.screen)


async def test_an_empty_desk_has_an_empty_register(tmp_path: Path) -> None:
    async with opened(session_in(tmp_path, Clock()), "register", (80, 24)) as (app, pilot):
        assert "всего 0" in screen_text(app.screen)
        await press(pilot, "enter", "right")
        assert app.opened == []
        assert "Справка" in footer(app.screen)  # type: ignore[arg-type]


def test_found_words_are_bright_and_underlined_and_the_rest_keeps_its_role() -> None:
    line = marked("Яма на Советской: яма", ["яма", "со"], "muted")
    assert [(piece.text, piece.role, piece.underline) for piece in line] == [
        ("Яма", "body", True),
        (" на ", "muted", False),
        ("Со", "body", True),
        ("ветской: ", "muted", False),
        ("яма", "body", True),
    ]
