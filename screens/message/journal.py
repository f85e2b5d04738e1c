"""The whole journal of one message, with what was said at length."""

import asyncio
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType

from screens.keys import bind
from screens.message.journal_text import Told, full_rows, told
from screens.pieces import Line
from screens.session import Session
from screens.widgets.drawn import Drawn
from screens.widgets.rule import Pane
from screens.widgets.scroll import Scroll
from screens.work_screen import WorkScreen
from uhta_tui.wording import counted

WHO: Final = 16
"""Cells of the column of people."""


class MessageJournalScreen(WorkScreen):
    """What was done with a message, the latest first."""

    AREA = "queue"
    HELP = (
        "Всё, что делали с сообщением: когда, кто, что и по какому пункту. Записи не меняются и не исчезают."
    )
    FOOTER = ("scroll_journal", "back")
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("pagedown", "page(1)", "Листать", label="PgUp PgDn", id="scroll_journal"),
        bind("pageup", "page(-1)", "Листать", quiet=True, id="scroll_journal.up"),
    ]

    def __init__(self, session: Session, number: int) -> None:
        """Prepare the screen.

        Args:
            session: The desk, the present and who acts.
            number: The message.
        """
        super().__init__(session)
        self.number = number
        self._told: tuple[Told, ...] = ()
        self._lines = Drawn(self._rows)
        self._scroll = Scroll(self._lines, can_focus=True)
        self._pane = Pane(f"Журнал · № {number}", "", self._scroll)

    def compose_body(self) -> ComposeResult:
        """The entries."""
        yield self._pane

    def on_mount(self) -> None:
        """The arrows scroll at once."""
        self._scroll.focus()

    def help_title(self) -> str:
        """Whose journal."""
        return f"Журнал · № {self.number}"

    async def reload(self) -> None:
        """Read the entries."""
        rows = await asyncio.to_thread(lambda: self.session.desk.read.journal(message=self.number))
        self._told = told(rows, self.session.executors)
        self._pane.rule.set_right(counted(len(rows), "запись", "записи", "записей"))
        self._lines.again()

    def _rows(self, cells: int) -> list[Line]:
        return full_rows(self._told, self.session.zone, cells, who=WHO)

    def action_page(self, step: int) -> None:
        """A page on."""
        self._scroll.scroll_relative(y=step * max(1, self._scroll.size.height - 1), animate=False)
