"""The eight reasons of п.12: a cursor, boxes to tick, what was said about each under it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size, clamp
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from screens.keys import bind
from screens.pieces import BLANK, Line, Piece, picked, strip_of
from screens.review.text import reason_name, tick_lines
from uhta_tui.procedure.case import Tick
from uhta_tui.procedure.checklist import REASONS

ROOMY: Final = 36
"""Cells from which what was said stands under its reason."""


def reason_rows(ticks: Mapping[int, Tick], cells: int) -> list[tuple[int, list[Line]]]:
    """Every reason with its rows: its name, then, where there is room, its passage and comment."""
    roomy = cells >= ROOMY
    edge = 7 if roomy else 6
    shown: list[tuple[int, list[Line]]] = []
    for number in REASONS:
        tick = ticks.get(number)
        box = Piece("■ " if tick else "□ ", "soon" if tick else "faint")
        gap = "  " if roomy else " "
        name = Piece(reason_name(number, cells - edge), "body", bool(tick))
        head = (Piece(f"  {number}{gap}", "mark", bold=True), box, name)
        under = tick_lines(tick, cells, edge) if tick and roomy else []
        shown.append((number, [head, *under, *([BLANK] if under else [])]))
    return shown


class Reasons(Widget, can_focus=True):
    """The checklist: `↑↓` move, Space ticks, Enter opens what is said about a reason."""

    DEFAULT_CSS = "Reasons { height: auto; width: 1fr; text-wrap: nowrap; text-overflow: clip; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("down", "step(1)", "Вниз", quiet=True, id="reasons.down"),
        bind("up", "step(-1)", "Вверх", quiet=True, id="reasons.up"),
        bind("home", "step(-8)", "К первой", quiet=True, id="reasons.home"),
        bind("end", "step(8)", "К последней", quiet=True, id="reasons.end"),
        bind("space", "tick", "Отметить", quiet=True, id="reasons.tick"),
        bind("enter", "open", "Пояснить", id="choose"),
    ]

    cursor: reactive[int] = reactive(1)
    """The reason under the cursor, from 1."""
    ticks: reactive[Mapping[int, Tick]] = reactive(dict, layout=True)
    """What is ticked, with what was said about it."""

    @dataclass
    class Ticked(Message):
        """A reason is to be ticked or unticked."""

        number: int

    @dataclass
    class Opened(Message):
        """What is said about a reason is to be opened."""

        number: int

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a reason."""
        return clamp(cursor, 1, len(REASONS))

    def watch_cursor(self) -> None:
        """Keep the reason in sight."""
        place = self._place(self.cursor)
        if place is not None and isinstance(self.parent, Widget):
            self.parent.scroll_to_region(Region(0, place, max(1, self.size.width), 1), animate=False)

    def _rows(self) -> list[tuple[int, Line]]:
        """Every row with its reason, the first of each being its name."""
        drawn = reason_rows(self.ticks, self.size.width)
        return [(number, line) for number, lines in drawn for line in lines]

    def _place(self, reason: int) -> int | None:
        """The row of a reason's name."""
        return next((row for row, (number, _) in enumerate(self._rows()) if number == reason), None)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the reasons and what was said about them."""
        return sum(len(lines) for _, lines in reason_rows(self.ticks, width))

    def render_line(self, y: int) -> Strip:
        """Draw a row; the name under the cursor stands on `pick`."""
        rows, cells = self._rows(), self.size.width
        if y >= len(rows):
            return strip_of(self.app, BLANK, cells)
        _, line = rows[y]
        if self.has_focus and y == self._place(self.cursor):
            return strip_of(self.app, picked(line), cells, "pick")
        return strip_of(self.app, line, cells)

    def on_click(self, event: events.Click) -> None:
        """Tick the clicked reason."""
        rows = self._rows()
        if event.y < len(rows):
            self.cursor = rows[event.y][0]
            self.post_message(self.Ticked(self.cursor))

    def action_step(self, step: int) -> None:
        """Move the cursor."""
        self.cursor += step

    def action_tick(self) -> None:
        """Tick or untick the reason under the cursor."""
        self.post_message(self.Ticked(self.cursor))

    def action_open(self) -> None:
        """Open what is said about the reason under the cursor."""
        self.post_message(self.Opened(self.cursor))
