"""A list under headings: they scroll with the rows, the cursor steps over them."""

from collections.abc import Callable, Sequence

from textual import events, on
from textual.geometry import Region

from screens.widgets.line_list import Draw, Key, LineList, RowT


class GroupedList(LineList[RowT]):
    """Rows and headings among them; only rows come under the cursor, if there are any."""

    def __init__(
        self,
        draw: Draw[RowT],
        key: Key[RowT],
        heading: Callable[[RowT], bool],
        *,
        pointer: bool = False,
        ground: str = "ground",
        empty: str = "",
        id: str | None = None,
    ) -> None:
        """Prepare the list.

        Args:
            draw: How a row or a heading looks.
            key: What makes it itself.
            heading: Whether it is a heading, or a blank between groups.
            pointer: Whether the cursor's row has `▸` in column 0 while focused.
            ground: The role under the rows: `ground`, or `raised` in a dialog.
            empty: What stands in the first line when there is nothing.
            id: As in any widget.
        """
        super().__init__(draw, key, pointer=pointer, ground=ground, empty=empty, id=id)
        self._heading = heading

    @property
    def current(self) -> RowT | None:
        """The row under the cursor; `None` when there are only headings."""
        row = super().current
        return None if row is None or self._heading(row) else row

    def watch_rows(self, new: Sequence[RowT]) -> None:
        """Keep the cursor on its row, and off the headings."""
        super().watch_rows(new)
        self.cursor = self.cursor

    def validate_cursor(self, cursor: int) -> int:
        """The nearest row in the direction of the move, else in the other."""
        place = super().validate_cursor(cursor)
        step = 1 if place >= self.cursor else -1
        for direction in (step, -step):
            index = place
            while 0 <= index < len(self.rows):
                if not self._heading(self.rows[index]):
                    return index
                index += direction
        return place

    def watch_cursor(self, old: int, new: int) -> None:
        """Keep the heading of the first row of a group in view too."""
        super().watch_cursor(old, new)
        self.show_heading()

    @on(events.Resize)
    def show_heading(self) -> None:
        """Scroll to the headings right above the row under the cursor."""
        top = self.cursor
        while top > 0 and self._heading(self.rows[top - 1]):
            top -= 1
        if top < self.cursor:
            region = Region(0, top, 1, self.cursor - top + 1)
            self.scroll_to_region(region, animate=False, force=True, immediate=True)
