"""Workers that a database out of reach does not turn into the end of the program.

Textual closes the app when a worker raises. A program's mistake should do that; a database that another
program holds for a moment, a full disk or a damaged message should not: what was typed is on the screen.
"""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import cast

from textual.dom import DOMNode
from textual.worker import ResultType, Worker, WorkType

from screens.widgets.say_line import Kind, Say
from uhta_tui.desk.trouble import TROUBLES, told


class Enduring(DOMNode):
    """A screen, dialog, widget or app whose workers tell such trouble in the say line and go.

    Stands after Textual's class among the bases: styles are taken from the first base alone.
    """

    def run_worker(
        self,
        work: WorkType[ResultType],
        name: str | None = "",
        group: str = "default",
        description: str = "",
        exit_on_error: bool = True,  # noqa: FBT001, FBT002  Textual's own signature
        start: bool = True,  # noqa: FBT001, FBT002
        exclusive: bool = False,  # noqa: FBT001, FBT002
        thread: bool = False,  # noqa: FBT001, FBT002
    ) -> Worker[ResultType]:
        """Run a coroutine in a worker; one that trouble ended counts as cancelled."""
        return super().run_worker(
            partial(self._enduring, work), name, group, description, exit_on_error, start, exclusive, thread
        )

    async def _enduring(self, work: WorkType[ResultType]) -> ResultType:
        try:
            return await (cast("Callable[[], Awaitable[ResultType]]", work)() if callable(work) else work)
        except TROUBLES as error:
            ahead = "Не сделано. " if isinstance(error, OSError) else ""
            self.post_message(Say(f"{ahead}{told(error)}", Kind.REFUSAL))
            raise asyncio.CancelledError from error
