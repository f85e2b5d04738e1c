"""The palettes in the terminals that they are for: whatever those make of a colour, nothing disappears."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest
from rich.color import Color, ColorSystem
from rich.color_triplet import ColorTriplet

from screens import theme
from tests.screens.demo import DemoApp, DemoScreen

SYSTEMS: Final[Mapping[str, ColorSystem]] = {
    "standard": ColorSystem.STANDARD,
    "256": ColorSystem.EIGHT_BIT,
    "truecolor": ColorSystem.TRUECOLOR,
}


def shown(name: str, colours: str) -> dict[str, ColorTriplet]:
    """Each role as a terminal with so many colours shows it."""
    palette = theme._COLOURS[theme.chosen(name, no_color=False, colours=colours)]
    return {
        role: Color.parse(value).downgrade(SYSTEMS[colours]).get_truecolor()
        for role, value in palette.items()
    }


def contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    """The contrast ratio of WCAG, 1 to 21."""

    def light(colour: ColorTriplet) -> float:
        parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", SYSTEMS)
@pytest.mark.parametrize("name", theme.TITLES)
def test_nothing_disappears_in_a_terminal_with_few_colours(name: str, colours: str) -> None:
    roles = shown(name, colours)
    for role in ("body", "muted", "mark", "soon", "late"):
        assert contrast(roles[role], roles["ground"]) >= 4.5, role
        assert contrast(roles[role], roles["raised"]) >= 4.5, role
    for role in ("pick-text", "pick-soon", "pick-late", "pick-mark"):
        assert contrast(roles[role], roles["pick"]) >= 4.3, role
    for role in ("body", "muted", "mark", "late"):
        assert roles[role] not in {
            roles[other] for other in ("body", "muted", "mark", "late") if other != role
        }
    assert contrast(roles["pick"], roles["ground"]) >= 1.15
    assert contrast(roles["faint"], roles["ground"]) >= 2.5


@pytest.mark.parametrize(
    ("colours", "name", "put_on"),
    [
        ("standard", theme.DAY, theme.SIXTEEN),
        ("windows", theme.CONTRAST, theme.SIXTEEN),
        ("256", theme.DAY, "день 256"),
        ("256", theme.CONTRAST, theme.CONTRAST),
        ("truecolor", theme.DAY, theme.DAY),
        (None, "лето", theme.NIGHT),
    ],
)
def test_a_terminal_gets_the_palette_that_it_can_show(colours: str | None, name: str, put_on: str) -> None:
    assert theme.chosen(name, no_color=False, colours=colours) == put_on
    assert theme.chosen(name, no_color=True, colours=colours) == theme.MONO


async def test_the_cursor_row_shows_without_the_focus_where_nothing_is_raised() -> None:
    screen = DemoScreen()
    async with DemoApp(screen, theme.CONTRAST).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        focused = screen.queue.render_line(0)
        screen.set_focus(None)
        await pilot.pause()
        assert not any(segment.style.underline for segment in focused if segment.style)
        assert all(segment.style.underline for segment in screen.queue.render_line(0) if segment.style)
        assert not any(segment.style.underline for segment in screen.queue.render_line(1) if segment.style)


def test_a_terminal_that_can_show_nothing_is_told_so(tmp_path: Path) -> None:
    code = (
        "import os, pty, sys\n"
        "done = pty.spawn([sys.executable, sys.argv[1]])\n"
        "sys.exit(os.waitstatus_to_exitcode(done))\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, str(Path(__file__).parents[2] / "app.py")],
        cwd=tmp_path, env={"TERM": "dumb", "HOME": str(tmp_path), "PATH": ""}, stdin=subprocess.DEVNULL,
        capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert said.returncode == 2
    assert "TERM=dumb" in said.stdout.decode()
    assert len(said.stdout.decode().strip().splitlines()) == 1
