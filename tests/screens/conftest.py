"""A desk for every test of a screen: made once, copied for each."""

from contextlib import suppress
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.worker import WorkerCancelled

from screens.session import Session
from screens.shell import DeskApp
from tests.screens import quick
from tests.screens.desks import Clock, copied, session_in

quick.install()

ASKING = frozenset({"act", "who", "field"})
"""Groups of workers that may be waiting for a dialog to be answered."""


async def settle(pilot: Pilot[None]) -> None:
    """Wait until the desk has been read and drawn: workers, what they sent, and what that started.

    A worker that waits for a dialog is not waited for while one is open.
    """
    app, quiet = pilot.app, 0
    while quiet < 3:
        asked = isinstance(app.screen, ModalScreen)
        running = [w for w in app.workers if not w.is_finished and not (asked and w.group in ASKING)]
        if not running:
            quiet += 1
            await pilot.pause()
        elif any(worker.group in ASKING for worker in running):
            quiet = 0
            await pilot.pause(0.01)  # it may be about to ask
        else:
            quiet = 0
            with suppress(WorkerCancelled):  # an exclusive one gave way to the next
                await app.workers.wait_for_complete(running)


@pytest.fixture
def clock() -> Clock:
    """A clock that stands at half past two."""
    return Clock()


@pytest.fixture
def session(tmp_path: Path, clock: Clock) -> Session:
    """A sitting of Иванова А.А. at a desk with a few messages at every stage."""
    return session_in(copied(tmp_path), clock)


@pytest.fixture
def desk_app(session: Session) -> DeskApp:
    """The desk on that session."""
    return DeskApp(session)
