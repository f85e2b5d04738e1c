"""The terminal may change its size at any moment: text, cursors and focus stay."""

from pathlib import Path
from typing import Final

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from screens.draft.screen import DraftScreen
from screens.reply.screen import ReplyScreen
from screens.review.screen import ReviewScreen
from screens.shell import DeskApp
from screens.too_small import LEAST, TooSmall
from screens.widgets.fields import ManyLines, OneLine
from screens.widgets.line_list import LineList
from tests.screens.conftest import settle
from tests.screens.driving import on, press
from tests.screens.forms_desk import BINS, HEATING, ICICLES, filled, opened
from tests.screens.forms_desk import press as press_there

SIZES: Final = [(160, 50), (80, 24), (99, 30), (60, 20), (100, 30), (120, 40)]


def state(screen: Screen[object]) -> list[object]:
    """The focus, and all cursors and texts, whether they show or not."""
    found: list[object] = [screen.focused]
    for widget in screen.walk_children():
        if isinstance(widget, LineList):
            found.append((widget.id, widget.cursor, widget.current))
        elif isinstance(widget, OneLine):
            found.append((widget.id, widget.value, widget.cursor_position))
        elif isinstance(widget, ManyLines):
            found.append((widget.id, widget.text, widget.selection))
    return found


async def shake(app: DeskApp, pilot: Pilot[None]) -> None:
    """Go through all sizes; the screen in front must be the same one, in the same state, wholly drawn."""
    screen = app.screen
    before = state(screen)
    for width, height in SIZES:
        await pilot.resize_terminal(width, height)
        await settle(pilot)
        if width < LEAST.width or height < LEAST.height:
            assert isinstance(app.screen, TooSmall)
            continue
        assert app.screen is screen
        assert state(screen) == before, (width, height)
        rows = [strip.text for strip in screen._compositor.render_strips()]
        assert len(rows) == height
        focused = screen.focused
        assert focused is None or focused.region.height, f"{focused} is out of sight at {width}x{height}"


@pytest.mark.parametrize("areas", [("f2", "f3", "f4", "f5"), ("f6", "f7", "f8")])
async def test_every_area_stays_as_it_was(desk_app: DeskApp, areas: tuple[str, ...]) -> None:
    async with desk_app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        for area in areas:
            await press(pilot, area, "down", "down")
            await shake(desk_app, pilot)


async def test_the_queue_s_dialogs_its_routing_and_its_filter_stay(desk_app: DeskApp) -> None:
    async with desk_app.run_test(size=(120, 40)) as pilot:
        await on(desk_app, pilot, 1)
        for keys in (("и", "down"), ("f1",), ("colon", "г"), ("м", "з"), ("slash", "я", "м")):
            await press(pilot, *keys)
            assert len(desk_app.screen_stack) == (1 if "slash" in keys else 2)
            await shake(desk_app, pilot)
            await press(pilot, "escape")
        await press(pilot, "н", "г", "о")
        await shake(desk_app, pilot)


@pytest.mark.parametrize(
    ("make", "keys"),
    [
        (lambda session: DraftScreen(session, BINS, None), ()),
        (lambda session: ReviewScreen(session, HEATING), ("2", "в", "я")),
        (lambda session: ReplyScreen(session, ICICLES), ("tab",)),
    ],
)
async def test_a_form_being_typed_into_stays(tmp_path: Path, make: object, keys: tuple[str, ...]) -> None:
    async with opened(filled(tmp_path), make) as (app, pilot):  # type: ignore[arg-type]  # a table of lambdas
        await press_there(pilot, *keys, "п", "р", "left")
        await shake(app, pilot)
        assert any("пр" in str(one) for one in state(app.screen))
