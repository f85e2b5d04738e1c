"""«Расчёт»: every deadline of a message in turn, and how its due moment came about."""

import asyncio
from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.clock.clock import Clock
from screens.clock.reckoning import reckonings
from screens.dialog_frame import Dialog
from screens.keys import bind
from screens.outside import copy
from screens.pieces import keys_line
from screens.session import Session
from screens.widgets.lines import Lines
from screens.widgets.rule import Rule
from screens.widgets.say_line import Kind, Say
from screens.widgets.scroll import Scroll
from uhta_tui.desk.rows import MessageView
from uhta_tui.desk.trouble import TROUBLES

_TABLE: Final = 6
"""Rows of the table that are shown at once."""


class Explain(Dialog[None]):
    """Every deadline of a message in turn."""

    DEFAULT_CSS = """
    Explain > Vertical { width: 70; }
    Explain Scroll { height: auto; padding: 0 2; }
    """
    AUTO_FOCUS = "Scroll"
    KEYS = keys_line(("←→", "другой срок"), ("к", "скопировать"), ("Esc", "назад"))
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("right", "step(1)", "Другой срок", id="explain.next"),
        bind("left", "step(-1)", "Другой срок", quiet=True, id="explain.previous"),
        bind("к", "copy_all", "Скопировать", id="explain.copy"),
        bind("enter,ч", "leave", "Назад", quiet=True, id="explain.leave"),
    ]

    def __init__(self, view: MessageView, session: Session, *, no: int | None = None) -> None:
        """Explain a message's deadlines, beginning with the one of a number, else with the nearest."""
        self._view, self._clock = view, Clock(session.calendar, session.now)
        self._all = reckonings(view, self._clock)
        self._here = next((n for n, one in enumerate(self._all) if no and one.no == no), 0)
        self._session = session
        super().__init__(self._all[self._here].title, self._all[self._here].clause)
        self._above, self._table, self._below = (Lines(classes="inside") for _ in range(3))
        self._scroll = Scroll(self._table, can_focus=True)

    def compose_body(self) -> ComposeResult:
        """What stands above the table, the table, what stands below it."""
        yield self._above
        yield self._scroll
        yield self._below

    def on_mount(self) -> None:
        """Show the first."""
        self._show()
        self._tell_changes()

    @work(group="changes")
    async def _tell_changes(self) -> None:
        """Tell of changes of the calendar and the terms since; without them all is told but that."""
        # What was changed before the message came has moved nothing of it.
        after = min((entry.seq for entry in self._view.journal), default=0)
        try:
            changes = await asyncio.to_thread(self._session.desk.read.timing_changes, after)
        except TROUBLES:
            return
        if changes:
            self._all = reckonings(self._view, self._clock, changes)
            self._show()

    def _show(self) -> None:
        one = self._all[self._here]
        rule = self.query_one(Rule)
        rule.title = one.title
        rule.set_right(one.clause)
        self._above.show(one.above)
        self._table.show(one.table)
        self._below.show(one.below)
        self._scroll.styles.height = min(_TABLE, len(one.table))
        self._scroll.scroll_home(animate=False)

    def action_step(self, step: int) -> None:
        """Show the next or the one before."""
        self._here = (self._here + step) % len(self._all)
        self._show()

    def action_copy_all(self) -> None:
        """Copy the whole reckoning."""
        said = copy(self.app, self._all[self._here].text(), self._session.config.folder)
        self.post_message(Say(said, Kind.DONE))
