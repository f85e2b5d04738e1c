"""The part of the application that warns: every screen's say line, the bell, the notification."""

import asyncio
import os
from typing import Final

from textual import work

from screens.base_app import BaseApp
from screens.base_screen import DeskScreen
from screens.clock import notify
from screens.clock.deadline_watch import DeadlineWatch
from screens.clock.warnings import Warned
from screens.enduring import Enduring
from screens.session import Session
from uhta_tui.desk.trouble import TROUBLES

_LEAST: Final = 2
"""Seconds for which a warning stays whatever is pressed: a quick hand would not have seen it."""


class AlarmApp(BaseApp, Enduring):
    """An app that watches the deadlines of a session's desk."""

    def __init__(self, session: Session) -> None:
        """Prepare to watch; call `follow_deadlines` when something has changed and `alarm` every second."""
        super().__init__(session.config.look.theme)
        self.session = session
        self.deadlines = DeadlineWatch(session)
        self._stood = 0
        """Seconds for which the present warning has stood."""
        self._reading = 0

    @work(group="deadlines")
    async def follow_deadlines(self) -> None:
        """Read the running deadlines anew, beside whatever is being done."""
        await self.read_deadlines()

    async def read_deadlines(self) -> None:
        """Read the running deadlines; the last reading counts, and what cannot be read the queue tells."""
        self._reading += 1
        reading = self._reading
        try:
            kept = await asyncio.to_thread(self.deadlines.read)
        except TROUBLES:
            return
        if reading != self._reading:
            return
        found = self.deadlines.take(kept)
        self.warning = self.deadlines.saying()
        screens = [screen for screen in reversed(self.screen_stack) if isinstance(screen, DeskScreen)]
        if found is not None and screens and screens[0].say_line.shown is None:
            screens[0].say(found.text, found.kind, found.short)

    def desk_changed(self) -> None:
        """Something was done: other deadlines may run."""
        self.follow_deadlines()

    def alarm(self) -> None:
        """A second has passed: tell what has come near or passed."""
        self._stood += 1
        reached = self.deadlines.tick()
        if reached:
            self._stood = 0
            self._ring(reached)
        if self.deadlines.warnings.standing or self.warning is not None:
            self.warning = self.deadlines.saying()
        if self.deadlines.stale:
            self.follow_deadlines()

    def _ring(self, reached: list[Warned]) -> None:
        """Bell and notification, as the settings have it."""
        look, saying = self.session.config.look, self.deadlines.saying(reached)
        if look.bell:
            self.bell()
        if saying is not None and not self.is_headless:
            notify.write(notify.sequence(look.notify, self.TITLE, saying.text, os.environ))

    def warning_seen(self) -> None:
        """A key was pressed while the warning was in view."""
        if self._stood >= _LEAST:
            self.deadlines.warnings.seen()
            self.warning = None
