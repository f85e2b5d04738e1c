"""The queue, the review and the reply look as they did: every character and every colour, kept in text files.

`make snapshots` takes them anew; the change is then seen, and judged, in `git diff`.
"""

import os
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from typing import Final

import pytest
from rich.style import Style
from textual.pilot import Pilot
from textual.screen import Screen

from screens.base_screen import DeskScreen
from screens.reply.screen import ReplyScreen
from screens.review.screen import ReviewScreen
from screens.session import Session
from screens.shell import DeskApp
from screens.theme import _NIGHT
from tests.screens.conftest import settle
from tests.screens.forms_desk import HEATING, ICICLES, filled, opened

KEPT: Final = Path(__file__).parents[1] / "data" / "snapshots"
ANEW: Final = bool(os.environ.get("UHTA_SNAPSHOTS"))
"""Whether the pictures are to be taken, not compared."""
SIZES: Final = [(120, 40), (80, 24)]
ROLES: Final = {colour.lower(): role for role, colour in reversed(list(_NIGHT.items()))}
_NOTHING: Final = Style()


def picture(screen: DeskScreen) -> str:
    """What stands on a screen, then in which colours: role, its ground, `*` bold, `_` underlined."""
    texts: list[str] = []
    looks: list[str] = []
    for row, strip in enumerate(screen._compositor.render_strips(), 1):
        texts.append(f"{strip.text.rstrip()}\n")
        cells = [look for text, style, _ in strip for look in [_look(style or _NOTHING)] * len(text)]
        runs = (f"{look} {len(list(run))}" for look, run in groupby(cells))
        looks.append(f"{row:>2}: {', '.join(runs)}\n")
    return f"{''.join(texts)}\n{''.join(looks)}"


def _look(style: Style) -> str:
    """A style in words."""
    front, back = (
        ROLES.get(colour.get_truecolor().hex, colour.name) if colour else "—"
        for colour in (style.color, style.bgcolor)
    )
    ground = "" if back == "ground" else f"/{back}"
    return f"{front}{ground}{'*' if style.bold else ''}{'_' if style.underline else ''}"


async def compare(pilot: Pilot[None], name: str, size: tuple[int, int]) -> None:
    """Compare the screen in front with its picture, or take that."""
    app, screen = pilot.app, pilot.app.screen
    assert isinstance(app, DeskApp)
    assert isinstance(screen, DeskScreen)
    app._tick()  # what runs out today is counted once it has been read, and shown at the next tick
    await settle(pilot)
    screen.say_line.clear()  # the summary at the start is said when it has been read, sooner or later
    await pilot.pause()
    file, now = KEPT / f"{name}-{size[0]}x{size[1]}.txt", picture(screen)
    if ANEW:
        file.write_text(now, encoding="utf-8", newline="\n")
    assert file.exists(), f"{file.name}: make snapshots"
    assert now == file.read_text(encoding="utf-8"), f"{file.name}: if it is meant so, make snapshots"


@pytest.mark.parametrize("size", SIZES)
async def test_the_queue_looks_as_it_did(session: Session, size: tuple[int, int]) -> None:
    app = DeskApp(session)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await compare(pilot, "queue", size)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("review", lambda session: ReviewScreen(session, HEATING)),
        ("reply", lambda session: ReplyScreen(session, ICICLES)),
    ],
)
async def test_a_message_looks_as_it_did(
    tmp_path: Path, size: tuple[int, int], name: str, make: Callable[[Session], Screen[None]]
) -> None:
    async with opened(filled(tmp_path), make, size) as (_, pilot):
        await compare(pilot, name, size)
