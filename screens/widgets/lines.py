"""Text that stands still: a card, a table's header, an explanation, made of pieces."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from screens.pieces import Line, clip, content_of

Source: TypeAlias = Callable[[int], Sequence[Line]]
"""The lines for a width in cells."""


class Lines(Widget):
    """Draws lines given as values; as tall as there are lines unless its style says otherwise.

    The text can be selected with the mouse and copied.
    """

    DEFAULT_CSS = """
    Lines { height: auto; width: 1fr; text-wrap: nowrap; text-overflow: clip; }
    """

    def __init__(
        self, lines: Sequence[Line] | Source = (), *, id: str | None = None, classes: str | None = None
    ) -> None:
        """Prepare the lines: ready ones, or a function of the width."""
        super().__init__(id=id, classes=classes)
        self._source = _source(lines)
        self._drawn: tuple[Line, ...] = ()
        """What was handed over or drawn last."""

    def show(self, lines: Sequence[Line] | Source) -> None:
        """Show other lines; nothing is redrawn if they are the same."""
        self._source = _source(lines)
        before, self._drawn = self._drawn, self.lines()
        if before != self._drawn:
            self.refresh(layout=len(before) != len(self._drawn))

    def lines(self) -> tuple[Line, ...]:
        """What is shown at the present width."""
        return tuple(self._source(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as there are lines."""
        return max(1, len(self._source(width)))

    def render(self) -> Content:
        """The lines, cut at the right edge."""
        cells = self.content_size.width
        self._drawn = self.lines()
        return content_of((clip(line, cells) for line in self._drawn), no_color=self.app.no_color)


def _source(lines: Sequence[Line] | Source) -> Source:
    """Ready lines as a function of the width."""
    if callable(lines):
        return lines
    fixed = tuple(lines)
    return lambda _: fixed
