"""The list of the archive: reads pages in threads as the cursor comes near their end, and counts."""

import asyncio
from dataclasses import dataclass, field
from typing import Final

from textual import on, work
from textual.message import Message

from screens.pieces import Line
from screens.register import rows as register_rows
from screens.register.rows import RegisterRow
from screens.widgets.line_list import LineList
from screens.widgets.say_line import Kind, Say
from uhta_tui.desk.archive.pages import Place, RegisterFilter, Stopped
from uhta_tui.desk.archive.query import words_of
from uhta_tui.desk.desk import Desk
from uhta_tui.desk.trouble import DatabaseUnusable
from uhta_tui.procedure.scene import Scene

PAGE = 100
"""Messages read at once: more than a screen shows; more are when the cursor nears the end of those."""
AHEAD = 40
"""How near."""
TYPING: Final = 0.12
"""Seconds without a key after which what was typed is looked for."""


@dataclass(eq=False, slots=True)
class _Lookup:
    """One look into the archive; its methods are called in threads."""

    desk: Desk
    wanted: RegisterFilter = field(default_factory=RegisterFilter)
    stopped: bool = False
    """Whether nobody waits for it any more."""

    def _is_stopped(self) -> bool:
        return self.stopped

    def page(self, after: Place | None, limit: int) -> tuple[Scene, list[RegisterRow]]:
        """The newest messages that fit, or those after a place, and what surrounds them."""
        scene = self.desk.scene()
        page = self.desk.read.archive.page(self.wanted, after=after, limit=limit, stop=self._is_stopped)
        return scene, [register_rows.row_of(row, scene) for row in page]

    def count(self, known: int | None) -> tuple[int, int]:
        """How many messages fit, of how many; `known` if all that fit have been read."""
        archive = self.desk.read.archive
        total = archive.count(RegisterFilter())
        if known is None:
            known = archive.count(self.wanted, stop=self._is_stopped)
        return known, total


class ArchiveList(LineList[RegisterRow]):
    """Messages of the archive that fit what is wanted, as many as have been scrolled to.

    A look is given up as soon as another begins, so that what was typed first never comes last.
    """

    @dataclass
    class Shown(Message):
        """Rows were read, or counted."""

        archive: "ArchiveList"

    def __init__(self, desk: Desk, *, id: str | None = None) -> None:
        """Prepare the list of a desk's messages."""
        super().__init__(self._drawn_row, lambda row: row.number, empty="Ничего не найдено", id=id)
        self._desk, self._lookup = desk, _Lookup(desk)
        self._more = False
        self.words: tuple[str, ...] = ()
        """The words by which the rows were found, folded."""
        self.scene: Scene | None = None
        """What surrounded the messages when they were read."""
        self.counts: tuple[int, int] | None = None
        """How many messages fit, of how many; `None` while they are being counted."""

    @property
    def wanted(self) -> RegisterFilter:
        """What the list is narrowed down by."""
        return self._lookup.wanted

    def _drawn_row(self, row: RegisterRow, cells: int, now: int) -> Line:
        return register_rows.draw(row, cells, self.words)

    def read_again(self) -> None:
        """Read what is listed once more: the desk may have changed."""
        self._look(max(PAGE, len(self.rows)))

    def look(self, wanted: RegisterFilter, *, typing: bool = False) -> None:
        """List other messages; while somebody is typing, as soon as no key follows."""
        self._begin(wanted)
        self.counts = None
        self._look(PAGE, TYPING if typing else 0)

    def _begin(self, wanted: RegisterFilter) -> _Lookup:
        """Give up the look under way."""
        self._lookup.stopped = True
        self._lookup = _Lookup(self._desk, wanted)
        return self._lookup

    @work(exclusive=True, group="look")
    async def _look(self, limit: int, after: float = 0) -> None:
        """Read the newest that fit, then count them: a page is there sooner than a count."""
        lookup = self._begin(self.wanted)
        try:
            await asyncio.sleep(after)
            self.scene, rows = await asyncio.to_thread(lookup.page, None, limit)
            self.words, self._more = words_of(lookup.wanted.words), len(rows) == limit
            self.rows = rows
            self.post_message(self.Shown(self))
            self.counts = await asyncio.to_thread(lookup.count, None if self._more else len(rows))
            self.post_message(self.Shown(self))
        except Stopped:
            return
        except DatabaseUnusable as error:
            self.post_message(Say(str(error), Kind.REFUSAL))

    @on(LineList.Highlighted)
    def near_the_end(self) -> None:
        """Read on before the cursor comes to the last row."""
        if self._more and self.cursor >= len(self.rows) - AHEAD:
            self._read_on()

    @work(exclusive=True, group="more")
    async def _read_on(self) -> None:
        """Read on after the last row."""
        lookup, rows = self._lookup, self.rows
        try:
            _, more = await asyncio.to_thread(lookup.page, rows[-1].row.place, PAGE)
        except (Stopped, DatabaseUnusable):
            return
        if lookup is self._lookup and rows is self.rows:
            self._more = len(more) == PAGE
            self.rows = [*rows, *more]
