"""Pictures of the screens, made by the program itself: SVG, without a terminal."""

import asyncio
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from textual.worker import WorkerCancelled

from models.terms import Step
from screens.session import Session
from screens.shell import DeskApp
from screens.widgets.areas import AREAS
from screens.work_screen import WorkScreen
from uhta_tui.demo.export import export

if TYPE_CHECKING:
    from textual.pilot import Pilot

SIZE: Final = (120, 40)
"""Cells of a picture."""

_OPENERS: Final[Mapping[Step, tuple[str, Callable[[DeskApp, int], object]]]] = {
    Step.DRAFT: ("draft", DeskApp.open_draft),
    Step.REVIEW: ("review", DeskApp.open_review),
    Step.PUBLISH: ("reply", DeskApp.open_reply),
}
"""Screens of a message that stands at a step, by the step."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What is seen after some keys in the queue, the cursor on a message that stands at a step."""

    name: str
    step: Step
    keys: tuple[str, ...]


_SCENES: Final = (
    Scene("explain", Step.REVIEW, ("ч",)),
    Scene("confirm", Step.ROUTE, ("и", "enter")),
    Scene("palette", Step.REVIEW, (":",)),
    Scene("help", Step.REVIEW, ("f1",)),
    Scene("routing", Step.ROUTE, ("н", "1")),
)

_ASKING: Final = frozenset({"act", "who"})
"""Groups of workers that may be waiting for a person's answer."""

_FONT_FROM_ELSEWHERE: Final = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
_BUTTONS: Final = re.compile(r"<g transform=\"translate\(26,22\)\">.*?</g>", re.DOTALL)
"""A window's buttons, which a terminal desk has not."""


def take(session: Session, folder: Path, number: int) -> list[Path]:
    """Make a picture of every screen.

    Args:
        session: The desk to show.
        folder: Where the files go.
        number: The message to show whole.

    Returns:
        The files, in the order in which they were made.

    Raises:
        OSError: If one cannot be written.
    """
    session.who = session.who or session.config.people[0].name
    return asyncio.run(_take(session, folder, number))


async def _take(session: Session, folder: Path, number: int) -> list[Path]:
    app = DeskApp(session)
    made: list[Path] = []
    at_step = {row.step: row.number for row in reversed(session.desk.read.queue(limit=1000).rows)}

    async with app.run_test(size=SIZE) as pilot:
        for area in AREAS:
            app.action_area(area)
            made.append(await _picture(app, pilot, folder, area))
        app.action_area("queue")
        app.open_message(number)
        made.append(await _picture(app, pilot, folder, "message"))
        for step, (name, open_screen) in _OPENERS.items():
            if step in at_step:
                app.pop_screen()
                open_screen(app, at_step[step])
                made.append(await _picture(app, pilot, folder, name))
        app.pop_screen()
        made.append(await _first_start(app, pilot, folder))
        made.append(await _import(app, pilot, folder))
        for scene in _SCENES:
            if scene.step in at_step:
                await _back_to_queue(app, pilot, at_step[scene.step])
                await pilot.press(*scene.keys)
                made.append(await _picture(app, pilot, folder, scene.name))
    return made


async def _first_start(app: DeskApp, pilot: "Pilot[None]", folder: Path) -> Path:
    """The first step of a first start; nothing is written."""
    from screens.start.screen import StartScreen

    app.push_screen(StartScreen(app.session))
    made = await _picture(app, pilot, folder, "start")
    app.pop_screen()
    return made


async def _import(app: DeskApp, pilot: "Pilot[None]", folder: Path) -> Path:
    """A table before it is taken in; it is not."""
    with TemporaryDirectory() as away:
        table = Path(away) / "выгрузка.csv"
        table.write_text(export(app.session.now, app.session.zone), encoding="utf-8-sig")
        await pilot.press("й")
        await _settle(app, pilot)
        await pilot.press(*str(table))
        await _settle(app, pilot)
        await pilot.press("enter")
        made = await _picture(app, pilot, folder, "import")
        await pilot.press("escape")
    return made


async def _back_to_queue(app: DeskApp, pilot: "Pilot[None]", number: int) -> None:
    """Close what is open over the queue and put its cursor on a message."""
    app.cursor_to = number
    while len(app.screen_stack) > 1:
        await pilot.press("escape")
        await _settle(app, pilot)
    if isinstance(app.screen, WorkScreen):
        await app.screen.reload()


async def _settle(app: DeskApp, pilot: "Pilot[None]") -> None:
    """Wait until all that the front screen reads has come; a dialog waits for its answer, not we for it."""
    for _ in range(3):
        await pilot.pause()
        for worker in [w for w in app.workers if w.group not in _ASKING]:
            with suppress(WorkerCancelled):  # one gave way to the next
                await worker.wait()
    await pilot.pause(0.1)


async def _picture(app: DeskApp, pilot: "Pilot[None]", folder: Path, name: str) -> Path:
    """Draw the front screen once all it reads has come."""
    await _settle(app, pilot)
    path = folder / f"{name}.svg"
    path.write_text(_plain(app.export_screenshot(title="Стол сообщений", simplify=True)), encoding="utf-8")
    return path


def _plain(svg: str) -> str:
    """The picture without what would be fetched from elsewhere, in fonts that people have."""
    drawn = _BUTTONS.sub("", _FONT_FROM_ELSEWHERE.sub("", svg))
    return drawn.replace("Fira Code, monospace", "'DejaVu Sans Mono', 'Cascadia Mono', Consolas, monospace")
