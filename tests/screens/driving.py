"""Driving the queue as a person would: the cursor on a message, keys, what the say line says then."""

import re
from typing import Final

from textual.events import Paste
from textual.pilot import Pilot

from screens.queue.screen import QueueScreen
from screens.session import Session
from screens.shell import DeskApp
from tests.screens.conftest import settle
from uhta_tui.procedure.case import Case

SIZES: Final = [(80, 24), (120, 40)]
NAMED: Final = re.compile(r"(?:(?:shift|ctrl)\+)?[a-z0-9_]+")
"""Names of keys."""


async def on(app: DeskApp, pilot: Pilot[None], number: int) -> QueueScreen:
    """The cursor on a message."""
    await settle(pilot)
    screen = app.screen_stack[0]
    assert isinstance(screen, QueueScreen)
    assert screen.list.move_to(number)
    await settle(pilot)
    return screen


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys by name; whole texts are pasted into the field that has the focus."""
    for key in keys:
        if len(key) == 1 or NAMED.fullmatch(key):
            await pilot.press(key)
        else:
            pilot.app.post_message(Paste(key))
        await settle(pilot)


def case_of(session: Session, number: int) -> Case:
    case = session.desk.case(number)
    assert case is not None
    return case


def said(screen: QueueScreen) -> str:
    shown = screen.say_line.shown
    return "" if shown is None else shown.text
