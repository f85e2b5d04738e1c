"""A list of one-line rows: a hundred thousand of them, of which only the visible are drawn."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeAlias, TypeVar

from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size, clamp
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from screens.keys import bind
from screens.pieces import Line, Piece, picked, strip_of
from screens.text import printable
from screens.theme import flat

RowT = TypeVar("RowT")
_UNDERLINED = Style(underline=True)
"""How the cursor's row shows without the focus where no ground is raised."""

Draw: TypeAlias = Callable[[RowT, int, int], Line]
"""A row as a line: (row, width in cells, now) -> pieces. Pure: equal arguments, equal line."""
Key: TypeAlias = Callable[[RowT], Hashable]
"""What makes a row itself, such as its message's number."""


class LineList(ScrollView, Generic[RowT], can_focus=True, inherit_bindings=False):
    """Rows with a cursor that follows a row's key, not its place.

    Set `rows` when they change and call `tick` once a second: it redraws those visible
    lines that look different at the new moment, and nothing else.
    """

    DEFAULT_CSS = """
    LineList { width: 1fr; height: 1fr; scrollbar-size: 0 0; overflow-x: hidden; overflow-y: scroll; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("down", "cursor(1)", "Вниз", quiet=True, id="list.down"),
        bind("up", "cursor(-1)", "Вверх", quiet=True, id="list.up"),
        bind("pagedown", "page(1)", "Страница вниз", quiet=True, id="list.page_down"),
        bind("pageup", "page(-1)", "Страница вверх", quiet=True, id="list.page_up"),
        bind("home", "edge(0)", "К началу", quiet=True, id="list.home"),
        bind("end", "edge(-1)", "К концу", quiet=True, id="list.end"),
        bind("enter", "choose", "Выбрать", id="choose"),
    ]

    rows: reactive[Sequence[RowT]] = reactive((), repaint=False, always_update=True)
    """What is listed, in order."""
    cursor: reactive[int] = reactive(0, repaint=False)
    """Index of the current row; always inside `rows`, 0 when there are none."""

    @dataclass
    class Highlighted(Message):
        """The cursor came to another row (`key` is `None` when the list became empty)."""

        source: "LineList[object]"
        key: Hashable
        row: object

        @property
        def control(self) -> "LineList[object]":
            """The list, for `@on(LineList.Highlighted, "#queue")`."""
            return self.source

        def can_replace(self, message: Message) -> bool:
            """Only the last of several quick moves matters."""
            return isinstance(message, LineList.Highlighted) and message.source is self.source

    @dataclass
    class Chosen(Message):
        """A row was chosen with Enter or a second click."""

        source: "LineList[object]"
        key: Hashable
        row: object

        @property
        def control(self) -> "LineList[object]":
            """The list that it was chosen from."""
            return self.source

    def __init__(
        self,
        draw: Draw[RowT],
        key: Key[RowT],
        *,
        pointer: bool = False,
        barred: bool = False,
        ground: str = "ground",
        empty: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Prepare the list.

        Args:
            draw: How a row looks; see `Draw`. Column 0 is for its mark, content from column 2.
            key: What makes a row itself.
            pointer: Whether the cursor's row has `▸` in column 0 while focused.
            barred: Whether the cursor is a bar even without the focus: a field types for the list.
            ground: The role under the rows: `ground`, or `raised` in a dialog.
            empty: What stands in the first line when there are no rows.
            id: As in any widget.
            classes: As in any widget.
        """
        super().__init__(id=id, classes=classes)
        self._draw, self._key = draw, key
        self._pointer, self._barred, self._ground, self._empty = pointer, barred, ground, empty
        self._now = 0
        self._current: Hashable = None
        self._drawn: dict[int, Line] = {}
        """The lines on the screen, by index, as they were drawn last."""

    @property
    def current(self) -> RowT | None:
        """The row under the cursor, or `None` when there are no rows."""
        return self.rows[self.cursor] if self.rows else None

    def move_to(self, key: Hashable) -> bool:
        """Put the cursor on the row of that key, if it is listed."""
        index = self._index_of(key)
        if index is not None:
            self.cursor = index
        return index is not None

    def tick(self, now: int) -> None:
        """Redraw the visible lines that look different at `now`."""
        self._now = now
        top = self.scroll_offset.y
        for index in range(top, min(top + self.size.height, len(self.rows))):
            if self._drawn.get(index) != self._draw(self.rows[index], self.size.width, now):
                self.refresh_line(index)

    def redraw(self) -> None:
        """Draw the visible rows anew: something that `draw` looks at has changed."""
        self._drawn.clear()
        self.refresh()

    def watch_rows(self, new: Sequence[RowT]) -> None:
        """Keep the cursor on the same row, or at the same place if that row has gone."""
        self._drawn.clear()
        self.virtual_size = Size(0, len(new))
        index = self._index_of(self._current)
        place = self.cursor if index is None else index
        self.set_reactive(LineList.cursor, clamp(place, 0, max(0, len(new) - 1)))
        self._settle()
        self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor inside the list."""
        return clamp(cursor, 0, max(0, len(self.rows) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Redraw the two rows that look different and keep the cursor in view."""
        self.refresh_line(old)
        self.refresh_line(new)
        self._settle()

    def _settle(self) -> None:
        """Scroll to the cursor, and tell of the row under it if that is another one."""
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True, immediate=True)
        row = self.current
        key = None if row is None else self._key(row)
        if key != self._current:
            self._current = key
            self.post_message(self.Highlighted(self, key, row))  # type: ignore[arg-type]
        self.refresh_bindings()

    def say_empty(self, text: str) -> None:
        """What stands in the first line when there are no rows."""
        self._empty = printable(text)
        if not self.rows:
            self.refresh()

    def _index_of(self, key: Hashable) -> int | None:
        """Where the row of that key is; the old place is tried first, as rows seldom move."""
        if self.cursor < len(self.rows) and self._key(self.rows[self.cursor]) == key:
            return self.cursor
        return next((index for index, row in enumerate(self.rows) if self._key(row) == key), None)

    def render_line(self, y: int) -> Strip:
        """Draw one visible line; `y` counts from the top of the viewport."""
        cells, index = self.size.width, y + self.scroll_offset.y
        if index >= len(self.rows):
            empty = (Piece(f"  {self._empty}", "muted"),) if y == 0 and not self.rows else ()
            return strip_of(self.app, empty, cells, self._ground)
        line = self._drawn[index] = self._draw(self.rows[index], cells, self._now)
        if index != self.cursor:
            return strip_of(self.app, line, cells, self._ground)
        if not (self.has_focus or self._barred):
            strip = strip_of(self.app, line, cells, "raised" if self._ground == "ground" else self._ground)
            return strip.apply_style(_UNDERLINED) if flat(self.app) else strip
        strip = strip_of(self.app, picked(line), cells, "pick")
        return self._pointed(strip, cells) if self._pointer else strip

    def _pointed(self, strip: Strip, cells: int) -> Strip:
        """The cursor's row with `▸` in column 0."""
        mark = Strip([*strip_of(self.app, (Piece("▸", "pick-text", bold=True),), 1, "pick")])
        return Strip.join([mark, strip.crop(1, cells)])

    def on_focus(self) -> None:
        """The cursor's row turns into the bar."""
        self.refresh_line(self.cursor)

    def on_blur(self) -> None:
        """The bar turns quiet."""
        self.refresh_line(self.cursor)

    def on_resize(self) -> None:
        """Keep the cursor in view when the viewport shrinks."""
        self._drawn.clear()
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True, immediate=True)

    def on_click(self, event: events.Click) -> None:
        """Move to the clicked row, or choose it when it is already current."""
        index = event.y + self.scroll_offset.y
        if index >= len(self.rows):
            return
        if index == self.cursor:
            self.action_choose()
        self.cursor = index

    def action_cursor(self, step: int) -> None:
        """Move by `step` rows."""
        self.cursor += step

    def action_page(self, step: int) -> None:
        """Move by a viewport less one row, so that one row stays in sight."""
        self.cursor += step * max(1, self.size.height - 1)

    def action_edge(self, row: int) -> None:
        """Move to the first row (0) or the last (-1)."""
        self.cursor = row % max(1, len(self.rows))

    def action_choose(self) -> None:
        """Choose the current row."""
        row = self.current
        if row is not None:
            self.post_message(self.Chosen(self, self._key(row), row))  # type: ignore[arg-type]
