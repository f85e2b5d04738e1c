"""The desk opened in one of its areas, for the tests of those; it notes which messages are opened."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

from textual.pilot import Pilot
from textual.screen import Screen

from screens.base_screen import DeskScreen
from screens.pieces import plain
from screens.session import Session
from screens.shell import DeskApp
from screens.widgets.footer import footer_line
from screens.widgets.line_list import LineList
from tests.screens.desks import Clock, copied, session_in

ResultT = TypeVar("ResultT")
RowT = TypeVar("RowT")
SIZES = [(80, 24), (120, 40)]


class AreaApp(DeskApp):
    """The desk opened in one of its areas, and a note of which messages it was asked to open."""

    def __init__(self, session: Session, area: str) -> None:
        self.DEFAULT_MODE = area  # type: ignore[misc]
        super().__init__(session)
        self.opened: list[int] = []

    def open_message(self, number: int) -> Screen[None]:
        self.opened.append(number)
        return self.screen  # type: ignore[return-value]  # nothing is pushed


def filled(folder: Path) -> Session:
    """A sitting at a desk with a few messages at every stage, copied from one that is made once."""
    return session_in(copied(folder), Clock())


@asynccontextmanager
async def opened(
    session: Session, area: str, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[tuple[AreaApp, Pilot[None]]]:
    """The desk with the area open and read."""
    app = AreaApp(session, area)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield app, pilot


async def settle(pilot: Pilot[None]) -> None:
    """Let what is under way come to its end; a question that waits for its answer does not count."""
    for _ in range(3):
        await pilot.pause()
        workers = [one for one in pilot.app.workers if one.group != "asking" and not one.is_finished]
        if workers:
            await pilot.app.workers.wait_for_complete(workers)
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and let what they began end."""
    await pilot.press(*keys)
    await settle(pilot)


async def write(pilot: Pilot[None], text: str) -> None:
    """Type a text into the focused field."""
    names = {
        " ": "space",
        "-": "minus",
        ":": "colon",
        ",": "comma",
        ".": "full_stop",
        "\n": "enter",
        "№": "numero_sign",
    }
    await press(pilot, *(names.get(character, character) for character in text))


def screen_text(screen: Screen[ResultT]) -> str:
    """All that is on the screen, row by row."""
    width, height = screen.app.size
    rows = [[" "] * width for _ in range(height)]
    for y, strip in enumerate(screen._compositor.render_strips()):
        rows[y] = list(strip.text)
    return "\n".join("".join(row).rstrip() for row in rows)


def footer(screen: DeskScreen) -> str:
    """The footer's text."""
    bar = screen.footer
    return plain(footer_line(bar.items, bar.edge, bar.content_size.width))


def said(screen: DeskScreen) -> str:
    """The say line's text."""
    saying = screen.say_line.shown
    return "" if saying is None else f"{saying.kind.value[0]} {saying.text}"


def current(list_: LineList[RowT]) -> RowT:
    """The row under the cursor, which there is."""
    row = list_.current
    assert row is not None
    return row
