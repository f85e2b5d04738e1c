"""The queue's frame at other sizes, the card's hints, the filter that finds nothing."""

import pytest

from screens.pieces import plain
from screens.session import Session
from screens.shell import DeskApp
from screens.too_small import TooSmall
from screens.widgets.lines import Lines
from tests.screens.conftest import settle
from tests.screens.test_queue_screen import SIZES, line, queue_of
from uhta_tui.procedure.actions import AuthorAnswered, Receive


async def test_at_a_hundred_columns_nothing_of_the_frame_falls_off(desk_app: DeskApp) -> None:
    async with desk_app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        screen = queue_of(desk_app)
        assert "F8 Настройки" in screen.areas.render().plain
        assert len(line(screen, 0)) == screen.list.size.width == 61
        assert line(screen, 2).startswith("× -0:13:07  Направить           п.8    1  Второй день")
        assert all(len(plain(row)) <= screen.card.size.width for row in screen.card.lines())


async def test_a_terminal_too_small_says_so_and_loses_nothing(desk_app: DeskApp) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = queue_of(desk_app)
        screen.list.move_to(1)
        await pilot.press("н", *"гор")
        await settle(pilot)
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        notice = desk_app.screen
        assert isinstance(notice, TooSmall)
        assert "Окно мало: нужно 80×24, сейчас 60×20" in plain(notice.query_one(Lines).lines()[0])
        await pilot.press("enter", "f3", "escape")
        assert isinstance(desk_app.screen, TooSmall)
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert desk_app.screen is screen
        assert screen.panel.finder.typed == "гор"
        assert screen.panel.routing is not None


async def test_a_filter_that_finds_nothing_says_so(desk_app: DeskApp) -> None:
    async with desk_app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = queue_of(desk_app)
        await pilot.press("slash", *"xyz")
        await settle(pilot)
        assert line(screen, 0).strip() == "Ничего не найдено по «xyz», Esc — снять"
        assert not screen.card_pane.visible
        await pilot.press("enter", "1")
        await settle(pilot)
        assert screen.say_line.shown is not None
        assert screen.say_line.shown.text.startswith("Направить подходящему нельзя: ни одно сообщение")
        await pilot.press("slash", *"xy")
        assert screen.filter.value == "xy"  # words begun anew take the place of those that stood there
        await pilot.press("escape")
        await settle(pilot)
        assert screen.card_pane.visible
        assert len(screen.list.rows) == 13


async def test_earlier_messages_of_the_house_and_of_the_author_stand_on_the_card(
    desk_app: DeskApp, session: Session
) -> None:
    at, text = session.now - 60, "Опять яма, Советская, 8"
    session.desk.perform(
        Receive(at=at, by="x", author="Автор 14", source="Telegram", text=text, url="https://e.org/1")
    )
    async with desk_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        screen = queue_of(desk_app)
        screen.list.move_to(16)
        await settle(pilot)
        shown = [plain(row) for row in screen.card.lines()]
        head = next(n for n, row in enumerate(shown) if "Похожие" in row)
        assert "тот же дом или автор" in shown[head]
        assert shown[head + 1].split() == ["2", "Спецавтодор", "в", "работе", "23.11"]
        assert shown[head + 2].split() == ["14", "Спецавтодор", "отвечено", "19.11"]


@pytest.mark.parametrize("size", SIZES)
async def test_what_the_author_answered_stands_on_the_card(
    desk_app: DeskApp, session: Session, size: tuple[int, int]
) -> None:
    answered = AuthorAnswered(at=session.now, by="x", message="№12", text="Мира, 4, подъезд 3")
    session.desk.perform(answered)
    async with desk_app.run_test(size=size) as pilot:
        await settle(pilot)
        screen = queue_of(desk_app)
        screen.list.move_to(12)
        await settle(pilot)
        shown = "\n".join(plain(row) for row in screen.card.lines())
        assert "Автор ответил: Мира, 4, подъезд 3" in shown
        assert "В подъезде опять темно" in shown
