"""The list keeps its cursor on a row's key and redraws only what changed."""

from collections.abc import Sequence

import pytest
from textual.app import ComposeResult
from textual.geometry import Region

from screens.base_screen import DeskScreen
from screens.pieces import Line, Piece, plain
from screens.text import fit
from screens.widgets.line_list import LineList
from tests.screens.demo import ROWS, DemoApp, DemoScreen, draw


class Numbers(DeskScreen):
    """A list of numbers."""

    def __init__(self, numbers: Sequence[int]) -> None:
        super().__init__()
        self.numbers = numbers
        self.list: LineList[int] = LineList(self.draw, lambda n: n, pointer=True, empty="Ничего нет")
        self.chosen: list[object] = []

    def draw(self, number: int, cells: int, now: int) -> Line:
        return (Piece("  "), Piece(fit(str(number), cells - 2)))

    def compose_body(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        self.list.rows = self.numbers

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        self.chosen.append(event.key)


def line(listed: "LineList[int]", y: int) -> str:
    return listed.render_line(y).text


async def test_the_cursor_follows_the_key_not_the_place() -> None:
    screen = Numbers([5, 6, 7])
    async with DemoApp(screen).run_test(size=(80, 24)) as pilot:
        await pilot.press("down")
        screen.list.rows = [1, 2, 6, 5]
        await pilot.pause()
        assert (screen.list.current, screen.list.cursor) == (6, 2)
        screen.list.rows = [1, 2, 3]
        await pilot.pause()
        assert (screen.list.current, screen.list.cursor) == (3, 2)
        screen.list.rows = []
        await pilot.pause()
        assert screen.list.current is None
        assert "Ничего нет" in line(screen.list, 0)


async def test_moving_through_a_hundred_thousand_rows() -> None:
    screen = Numbers(range(100_000))
    async with DemoApp(screen).run_test(size=(80, 24)) as pilot:
        page = screen.list.size.height - 1
        await pilot.press("pagedown", "down")
        assert screen.list.current == page + 1
        await pilot.press("end")
        assert screen.list.current == 99_999
        assert "99999" in line(screen.list, screen.list.size.height - 1)
        await pilot.press("home", "up")
        assert screen.list.current == 0
        assert screen.list.move_to(54_321)
        await pilot.pause()
        assert any("54321" in line(screen.list, y) for y in range(screen.list.size.height))


async def test_enter_and_a_second_click_choose() -> None:
    screen = Numbers([5, 6, 7])
    async with DemoApp(screen).run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.click(screen.list, offset=(4, 1))
        assert screen.chosen == [5]
        await pilot.click(screen.list, offset=(4, 1))
        await pilot.pause()
        assert screen.chosen == [5, 6]


async def test_every_line_is_exactly_as_wide_as_the_list() -> None:
    screen = DemoScreen()
    async with DemoApp(screen).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for y in range(screen.queue.size.height):
            assert screen.queue.render_line(y).cell_length == screen.queue.size.width


async def test_a_tick_redraws_only_lines_that_look_different(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = DemoScreen()
    async with DemoApp(screen).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for y in range(screen.queue.size.height):
            screen.queue.render_line(y)
        redrawn: list[int] = []
        monkeypatch.setattr(screen.queue, "refresh_line", redrawn.append)
        screen.queue.tick(1)
        moving = [
            index for index, row in enumerate(ROWS) if plain(draw(row, 78, 0)) != plain(draw(row, 78, 1))
        ]
        assert redrawn == moving
        assert len(moving) == 8
        redrawn.clear()
        for y in range(screen.queue.size.height):
            screen.queue.render_line(y)
        screen.queue.tick(1)
        assert redrawn == []


async def test_the_bar_turns_quiet_without_the_focus() -> None:
    screen = Numbers([5, 6])
    async with DemoApp(screen).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        focused = screen.list.render_line(0)
        assert focused.text.startswith("▸ 5")
        screen.set_focus(None)
        await pilot.pause()
        quiet = screen.list.render_line(0)
        assert quiet.text.startswith("  5")
        assert [segment.style for segment in quiet] != [segment.style for segment in focused]


async def test_the_cursor_stays_in_view_when_the_terminal_shrinks() -> None:
    screen = Numbers(range(100))
    async with DemoApp(screen).run_test(size=(120, 40)) as pilot:
        for _ in range(30):
            await pilot.press("down")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        top = screen.list.scroll_offset.y
        assert Region(0, top, 1, screen.list.size.height).contains(0, 30)
