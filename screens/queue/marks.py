"""Marks in the queue: `*` on a row, then one act for all of them."""

from collections.abc import Sequence
from typing import ClassVar, Final

from textual.binding import BindingType

from screens.keys import bind
from screens.queue.board import QueueBoard

MARKED_FOOTER: Final = ("choose", "exclude", "other_law", "close", "mark", "back")
"""What is done with several."""


class MarkedQueue(QueueBoard):
    """The queue whose rows can be marked; marks follow the messages over reloads and filters."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind(
            "asterisk", "mark", "Отметить", section="Несколько сразу", label="*",
            tooltip="и на строку ниже; затем н, и, ф или ц — для всех отмеченных",
        ),
    ]  # fmt: skip

    @property
    def marked(self) -> tuple[int, ...]:
        """The marked messages, in the order of the queue; those beyond what was read last."""
        marked = self.list.marked
        listed = [line.number for line in self._lines if line.number in marked]
        return (*listed, *sorted(marked.difference(listed)))

    def unmark(self, numbers: Sequence[int]) -> None:
        """Take marks away."""
        self._mark(self.list.marked.difference(numbers))

    def forget_gone(self) -> None:
        """Messages that have left the queue are marked no longer, if all of it was read."""
        if len(self._lines) >= self._page.total:
            self.unmark([*self.list.marked.difference(line.number for line in self._lines)])

    def action_mark(self) -> None:
        """`*`: mark the row or take its mark away, and go one row down."""
        number = self.number
        if number is None:
            return
        self._mark(self.list.marked ^ {number})
        self.list.action_cursor(1)

    def _mark(self, marked: frozenset[int]) -> None:
        if marked == self.list.marked:
            return
        self.list.marked = marked
        self.list.redraw()
        self.tick()
        self.refresh_bindings()
