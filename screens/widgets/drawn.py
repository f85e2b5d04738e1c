"""Text that is drawn from what a screen knows, and drawn again when that has changed."""

from textual.content import Content

from screens.pieces import Line
from screens.widgets.lines import Lines, Source


class Drawn(Lines):
    """Lines whose source looks at a screen's state; `again` redraws what came out different."""

    def __init__(self, source: Source, *, id: str | None = None, classes: str | None = None) -> None:
        """Prepare the text; `source` gives the lines for a width."""
        super().__init__(source, id=id, classes=classes)
        self._drawn: tuple[Line, ...] = ()

    def again(self) -> None:
        """Look at the state anew: nothing is redrawn if the lines are what stands on the screen."""
        lines = self.lines()
        if lines != self._drawn:
            self.refresh(layout=len(lines) != len(self._drawn))
            self._drawn = lines

    def render(self) -> Content:
        """The lines, cut at the right edge."""
        self._drawn = self.lines()
        return super().render()
