"""The card of the message under the queue's cursor: read off the event loop, drawn for the width there is."""

import asyncio
from functools import partial
from typing import Final

from screens.moments import short
from screens.routing.lines import beside_card, parts_beside
from screens.routing.screen import RoutingScreen
from screens.session import Session
from screens.text import width
from screens.widgets.card import narrow_card, title, wide_card
from screens.widgets.lines import Lines
from screens.widgets.rule import AROUND, Pane
from uhta_tui.assist.routing import Suggestion
from uhta_tui.desk.alike import Alike
from uhta_tui.desk.rows import MessageView
from uhta_tui.desk.trouble import TROUBLES, told
from uhta_tui.procedure.case import Case

_WIDE: Final = 100
_REST: Final = 0.15
"""Seconds that the cursor rests before more is looked for than the card needs."""


class QueueCard(RoutingScreen):
    """Keeps the card; `QueueBoard` says which message it is about."""

    def __init__(self, session: Session) -> None:
        """Prepare the card."""
        super().__init__(session)
        self.card = Lines()
        self.card_pane = Pane("", "", self.card, id="card")
        self._looking = 0
        self._alike: tuple[int, tuple[Alike, ...]] = (0, ())
        """Earlier messages like one, and which one that is."""

    def _read_card(self) -> None:
        """Read the message under the cursor."""
        number = self.number
        if number is not None:
            self._looking += 1
            self.run_worker(self._look(number, self._looking), group="card")

    async def _look(self, number: int, looking: int) -> None:
        """Read a message for its card; dropped if the cursor has moved on."""
        try:
            view, found = await asyncio.to_thread(self._read_message, number)
        except TROUBLES as error:
            self.refuse(f"Карточка не прочитана. {told(error)}")
            return
        if looking != self._looking or view is None or not self.is_attached:
            return
        self.view, self.suggested = view, found
        self._show_card()
        self.show_panel()
        self.refresh_bindings()
        self.run_worker(self._look_for_alike(view.case, looking), group="alike")

    async def _look_for_alike(self, case: Case, looking: int) -> None:
        """Earlier messages like this one, once the cursor rests: a hint must not slow the keys down."""
        await asyncio.sleep(_REST)
        if looking != self._looking or not self.wide:
            return
        try:
            found = await asyncio.to_thread(self.session.desk.alike, case)
        except TROUBLES:
            return  # only a hint
        if looking == self._looking and self.is_attached:
            self._alike = (case.number, found)
            self._show_card()

    def _read_message(self, number: int) -> tuple[MessageView | None, tuple[Suggestion, ...]]:
        read = self.session.desk.read
        view = read.view(number)
        found = read.suggestions(view.case) if view is not None and self.to_be_routed(view) else ()
        return view, found

    # Showing

    @property
    def wide(self) -> bool:
        """Whether list and card stand side by side."""
        return self.app.size.width >= _WIDE

    def _show_card(self) -> None:
        view, clock = self.view, self.clock
        if view is None or view.case.number != self.number:
            return
        rows = max(5, self.card_pane.size.height - 1)
        rule = self.card_pane.rule
        moment, cells = short(view.case.received_at, clock.now, clock.zone), self.card_pane.size.width
        full, brief = title(view, author=not self.wide), title(view, brief=self.wide, author=not self.wide)
        words = ((full, f"получено {moment}"), (brief, f"получено {moment}"), (brief, moment))
        fitting = (pair for pair in words if width(pair[0]) + width(pair[1]) + AROUND <= cells)
        rule.title, received = next(fitting, words[-1])
        rule.set_right(received)
        if self.wide:
            parts = self.to_be_routed(view)
            number, found = self._alike
            alike = found if number == view.case.number else ()
            self.card.show(partial(wide_card, view, clock, rows=rows, parts=parts, alike=alike))
            return
        beside = parts_beside(view)
        if self.to_be_routed(view):
            beside = beside_card(self._routing(view, None).candidates) or beside
        self.card.show(partial(narrow_card, view, clock, beside, rows=rows))
