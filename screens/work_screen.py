"""A screen that works on the desk: it performs actions off the event loop and shows what came of them."""

import asyncio
from collections.abc import Sequence

from textual import events, on

from screens.base_app import BaseApp
from screens.base_screen import DeskScreen
from screens.session import Session
from screens.widgets.say_line import Kind
from uhta_tui.desk.rows import MessageView
from uhta_tui.desk.trouble import DatabaseUnusable
from uhta_tui.desk.unit import Outcome
from uhta_tui.procedure.actions import Action
from uhta_tui.procedure.refusal import Refused


class WorkScreen(DeskScreen):
    """A desk screen with a session.

    Override `reload` to read what the screen shows: it is called when the screen comes to the front and after
    every change of the desk, wherever it was made.
    """

    def __init__(self, session: Session, *, id: str | None = None) -> None:
        """Prepare the screen.

        Args:
            session: The desk, the present and who acts.
        """
        super().__init__(id=id)
        self.session = session

    async def reload(self) -> None:
        """Read again what the screen shows; runs in the event loop, reads go through `asyncio.to_thread`."""

    def tick(self) -> None:
        """A second has passed: redraw clocks, nothing else. Only the front screen is told."""

    @on(events.ScreenResume)
    async def read_again(self) -> None:
        """The desk may have changed while another screen was in front."""
        await self.reload()

    async def read_view(self, number: int) -> MessageView | None:
        """A message, off the event loop; `None` if it is not there or is damaged, which is then said."""
        try:
            view = await asyncio.to_thread(self.session.desk.read.view, number)
        except (DatabaseUnusable, OSError) as error:
            self.refuse(str(error), f"Сообщение № {number} в базе повреждено и не читается.")
            return None
        if view is None:
            self.refuse(f"Сообщения № {number} нет.")
        return view

    async def perform(self, *actions: Action, done: str = "") -> Outcome | None:
        """Carry out actions one after another, off the event loop: all of them, or none.

        Args:
            actions: What to do; at least one.
            done: What to say when all are done.

        Returns:
            The last outcome; `None` when one was refused, which the say line then explains. Whatever was
            typed is the caller's to keep.
        """
        outcome = None
        try:
            [result] = await asyncio.to_thread(self.session.desk.perform_whole, [actions])
            if isinstance(result, Refused):
                raise result
            outcome = result
        except Refused as refusal:
            self.refuse(refusal.text)
            outcome = None
        except (DatabaseUnusable, OSError) as error:
            self.refuse(f"Не записано, текст цел. {error}")
            outcome = None
        await self._changed()
        if outcome is not None and outcome.number is not None and isinstance(self.app, BaseApp):
            self.app.acted_on((outcome.number,))
        if outcome is not None and done:
            self.say(done, Kind.DONE)
        return outcome

    async def perform_whole(self, groups: Sequence[Sequence[Action]]) -> list[Outcome | Refused]:
        """Carry out groups of actions, each whole or not at all, in one transaction; see `Desk`."""
        try:
            outcomes = await asyncio.to_thread(self.session.desk.perform_whole, groups)
        except (DatabaseUnusable, OSError) as error:
            self.refuse(f"Не записано. {error}")
            return []
        await self._changed()
        return outcomes

    async def perform_many(self, actions: Sequence[Action]) -> list[Outcome | Refused]:
        """Carry out many actions in one transaction; refusals stand in their places."""
        try:
            outcomes = await asyncio.to_thread(self.session.desk.perform_many, actions)
        except (DatabaseUnusable, OSError) as error:
            self.refuse(f"Не записано. {error}")
            return []
        await self._changed()
        return outcomes

    async def _changed(self) -> None:
        """Let the front screen read again; others do when they come to the front."""
        await asyncio.to_thread(self.session.refresh)
        front = self.app.front if isinstance(self.app, BaseApp) else None
        if isinstance(self.app, BaseApp):
            self.app.desk_changed()
        if isinstance(front, WorkScreen):
            await front.reload()
        if front is not None and front is not self:
            await self.reload()
