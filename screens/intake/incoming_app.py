"""The part of the application that looks around: what came into the folder, what other programs changed."""

import asyncio
from typing import Final

from textual import work

from screens.clock.alarms import AlarmApp
from screens.intake.incoming import Incoming, Stamp
from screens.session import Session
from screens.widgets.say_line import Kind
from screens.work_screen import WorkScreen
from uhta_tui.desk.trouble import TROUBLES

_LOOK_EVERY: Final = 2
"""Seconds between two looks."""


class IncomingApp(AlarmApp):
    """An app that takes in the watched folder and follows other programs; call `beat` every second."""

    def __init__(self, session: Session) -> None:
        """Prepare to look around for a session."""
        super().__init__(session)
        self.incoming = Incoming(session)
        self._stamp: Stamp = ()
        """Of the database as it was when the deadlines were looked at last."""
        self._beats = 0
        self._looking = False

    def beat(self) -> None:
        """A second has passed: look around now and then, one look at a time."""
        self._beats += 1
        if self._beats % _LOOK_EVERY == 0 and not self._looking:
            self.look_around()

    @work(group="incoming")
    async def look_around(self) -> None:
        """Take in what came into the folder; show what another program changed, if the queue is in front."""
        self._looking = True
        try:
            news = await asyncio.to_thread(self.incoming.look)
            if news.stamp != self._stamp:
                await self._follow_others(news.stamp)
        finally:
            self._looking = False
        front = self.front
        if not isinstance(front, WorkScreen):
            return
        if news.said or news.problem:
            front.say(news.said or news.problem, Kind.DONE if news.said else Kind.WARNING)
        # Not over a form: it is being typed into, and the queue is read again when it comes back.
        if news.changed and self.current_mode == "queue" and len(self.screen_stack) == 1:
            await front.show_again()

    async def _follow_others(self, stamp: Stamp) -> None:
        """Another program may have changed the calendar, the directory, what runs: read them anew.

        What cannot be read now is read at the next look; the queue tells why.
        """
        try:
            await asyncio.to_thread(self.session.refresh)
        except TROUBLES:
            return
        self._stamp = stamp
        self.follow_deadlines()
