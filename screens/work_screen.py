"""A screen that works on the desk: it performs actions off the event loop and shows what came of them."""

import asyncio
from collections.abc import Callable, Sequence
from typing import TypeVar

from textual import events, on

from screens.base_app import BaseApp
from screens.base_screen import DeskScreen
from screens.enduring import Enduring
from screens.session import Session
from screens.widgets.say_line import Kind
from uhta_tui.desk.rows import MessageView
from uhta_tui.desk.trouble import TROUBLES, told
from uhta_tui.desk.unit import Outcome
from uhta_tui.procedure.actions import Action
from uhta_tui.procedure.refusal import Refused

T = TypeVar("T")


class WorkScreen(DeskScreen, Enduring):
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

    async def show_again(self) -> None:
        """Reload; what cannot be read now is told, and what is shown stays."""
        try:
            await self.reload()
        except TROUBLES as error:
            self.refuse(f"Не прочитано. {told(error)}")

    def tick(self) -> None:
        """A second has passed: redraw clocks, nothing else. Only the front screen is told."""

    @on(events.ScreenResume)
    async def read_again(self) -> None:
        """The desk may have changed while another screen was in front."""
        await self.show_again()

    async def read_view(self, number: int) -> MessageView | None:
        """A message, off the event loop; `None` if it is not there or is damaged, which is then said."""
        try:
            view = await asyncio.to_thread(self.session.desk.read.view, number)
        except TROUBLES as error:
            self.refuse(told(error), f"Сообщение № {number} в базе повреждено и не читается.")
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
        try:
            [result] = await asyncio.to_thread(self.session.desk.perform_whole, [actions])
        except TROUBLES as error:
            self.refuse(f"Не записано, текст цел. {told(error)}")
            return None
        await self._changed()
        if isinstance(result, Refused):
            self.refuse(result.text)
            return None
        if result.number is not None and isinstance(self.app, BaseApp):
            self.app.acted_on((result.number,))
        if done:
            self.say(done, Kind.DONE)
        return result

    async def perform_whole(self, groups: Sequence[Sequence[Action]]) -> list[Outcome | Refused]:
        """Carry out groups of actions, each whole or not at all, in one transaction; see `Desk`."""
        return await self._perform_all(self.session.desk.perform_whole, groups)

    async def perform_many(self, actions: Sequence[Action]) -> list[Outcome | Refused]:
        """Carry out many actions in one transaction; refusals stand in their places."""
        return await self._perform_all(self.session.desk.perform_many, actions)

    async def _perform_all(
        self, perform: Callable[[Sequence[T]], list[Outcome | Refused]], items: Sequence[T]
    ) -> list[Outcome | Refused]:
        """Carry out several at once; nothing came of any where the database took nothing."""
        try:
            outcomes = await asyncio.to_thread(perform, items)
        except TROUBLES as error:
            self.refuse(f"Не записано. {told(error)}")
            return []
        await self._changed()
        return outcomes

    async def _changed(self) -> None:
        """Let the front screen read again; others do when they come to the front."""
        try:
            await asyncio.to_thread(self.session.refresh)
        except TROUBLES as error:
            self.refuse(f"Записано, но не перечитано. {told(error)}")
            return
        front = self.app.front if isinstance(self.app, BaseApp) else None
        if isinstance(self.app, BaseApp):
            self.app.desk_changed()
        if isinstance(front, WorkScreen):
            await front.show_again()
        if front is not None and front is not self:
            await self.show_again()
