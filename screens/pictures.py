"""Pictures of the screens, made by the program itself: SVG, without a terminal."""

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from models.terms import Step
from screens.session import Session
from screens.shell import DeskApp
from screens.widgets.areas import AREAS

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
    return made


async def _picture(app: DeskApp, pilot: "Pilot[None]", folder: Path, name: str) -> Path:
    """Draw the front screen once all it reads has come."""
    for _ in range(3):
        await pilot.pause()
        await app.workers.wait_for_complete()
    await pilot.pause(0.1)
    path = folder / f"{name}.svg"
    path.write_text(app.export_screenshot(title="Стол сообщений"), encoding="utf-8")
    return path
