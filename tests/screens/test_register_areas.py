"""The areas beside the queue: each opens by its key, fits every terminal and speaks Russian."""

import re
from pathlib import Path

import pytest

from screens.base_screen import DeskScreen
from screens.commands import Palette
from screens.help import HelpScreen
from screens.widgets.areas import AREAS
from tests.screens.area_app import filled, footer, opened, press, screen_text

ALLOWED = re.compile(
    r"Enter|Esc|Tab|Ctrl\+P|PgUp|PgDn|F\d|Telegram|config\.toml|[a-z]+_(hours|days|day)|draft_before_hours"
    r"|\[red\]|\[/\]|\[2J|(https://)?vk\.com\S*|sqlite:\S*|OSC \d+|Europe/Moscow|uzhkh|[a-z]+_deputy"
    r"|PDF|XLSX|IM-\d+|/[\w/.-]+"
)
"""What may stand on the screens in Latin letters: keys, names, links, settings, what people wrote."""
KEYS = {name: key for name, (key, _) in AREAS.items() if name != "queue"}


@pytest.mark.parametrize("size", [(80, 24), (100, 24), (120, 40)])
async def test_every_area_opens_by_its_key_and_its_footer_fits(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(filled(tmp_path), "register", size) as (app, pilot):
        for name, key in KEYS.items():
            await press(pilot, key)
            screen = app.screen
            assert isinstance(screen, DeskScreen)
            assert name == screen.AREA
            assert len(footer(screen)) == size[0] - 2
            assert all(len(row) <= size[0] for row in screen_text(screen).splitlines())


@pytest.mark.parametrize("area", list(KEYS))
async def test_an_area_has_no_english_on_it(tmp_path: Path, area: str) -> None:
    async with opened(filled(tmp_path), area) as (app, _):
        left = ALLOWED.sub("", screen_text(app.screen))
        assert re.findall(r"[A-Za-z]{2,}", left) == []


@pytest.mark.parametrize("area", list(KEYS))
async def test_help_and_palette_know_the_area(tmp_path: Path, area: str) -> None:
    async with opened(filled(tmp_path), area, (80, 24)) as (app, pilot):
        await press(pilot, "f1")
        assert isinstance(app.screen, HelpScreen)
        await press(pilot, "escape")
        await press(pilot, "colon")
        assert isinstance(app.screen, Palette)
        await press(pilot, "escape")
        assert isinstance(app.screen, DeskScreen)


@pytest.mark.parametrize("area", list(KEYS))
async def test_an_area_survives_a_resize_and_a_visit_elsewhere(tmp_path: Path, area: str) -> None:
    async with opened(filled(tmp_path), area, (120, 40)) as (app, pilot):
        before = screen_text(app.screen)
        await pilot.resize_terminal(80, 24)
        await press(pilot, "down", "f3", KEYS[area])
        await pilot.resize_terminal(120, 40)
        await press(pilot, "up")
        assert screen_text(app.screen).splitlines()[3:5] == before.splitlines()[3:5]
