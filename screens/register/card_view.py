"""The card under the register: the message under the cursor and its reply, read in a thread."""

import asyncio

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Horizontal

from screens.enduring import Enduring
from screens.register import card as register_card
from screens.register.list import ArchiveList
from screens.text import width
from screens.widgets.footer import WIDE
from screens.widgets.lines import Lines
from screens.widgets.rule import AROUND, Pane
from uhta_tui.desk.desk import Desk
from uhta_tui.procedure.case import Case

_TALL = 30
"""Rows of the terminal from which the card has one more."""


class RegisterCard(Horizontal, Enduring):
    """Message and reply side by side; where it is narrow, under one another."""

    DEFAULT_CSS = "RegisterCard { height: 7; }"

    def __init__(self, desk: Desk, archive: ArchiveList, *, id: str | None = None) -> None:
        """Prepare the card of a list's current message."""
        super().__init__(id=id)
        self._desk, self._archive = desk, archive
        self._message, self._reply = Lines(), Lines()
        self._message_pane = Pane("", "", self._message, classes="gutter-wide")
        self._reply_pane = Pane("", "", self._reply, classes="wide-only")
        self.case: Case | None = None
        """The message that is shown."""

    def compose(self) -> ComposeResult:
        """The two panes."""
        yield self._message_pane
        yield self._reply_pane

    @work(exclusive=True, group="card")
    async def follow(self) -> None:
        """Read the message under the cursor and show it."""
        row = self._archive.current
        case = await asyncio.to_thread(self._desk.case, row.number) if row else None
        current = self._archive.current
        if (current and current.number) == (row and row.number):
            self.case = case
            self._show()
            self.screen.refresh_bindings()

    def _show(self) -> None:
        """Draw what was read."""
        case, scene, words = self.case, self._archive.scene, self._archive.words
        self.display = case is not None
        if case is None or scene is None:
            return
        narrow, rows = self.app.size.width < WIDE, 6 if self.app.size.height >= _TALL else 5
        title, right = register_card.reply_title(case, scene, self._reply_pane.size.width)
        about = register_card.message_title(case, brief=not narrow)
        left = self._message_pane.size.width - width(about) - AROUND
        self._message_pane.rule.title = about
        self._message_pane.rule.set_right(register_card.received(case, scene, left))
        self._reply_pane.rule.title = title
        self._reply_pane.rule.set_right(right)
        if narrow:
            self._message.show(lambda cells: register_card.narrow_lines(case, scene, cells, words))
        else:
            self._message.show(lambda cells: register_card.message_lines(case, cells, words, rows))
        self._reply.show(lambda cells: register_card.reply_lines(case, cells, words, rows))

    def on_resize(self, event: events.Resize) -> None:
        """It has another form where it is narrow."""
        self.call_after_refresh(self._show)
