"""The notice of a terminal too small for the desk; it goes away by itself, and nothing under it is lost."""

from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.screen import ModalScreen

from screens.keys import bind
from screens.pieces import Line, Piece
from screens.widgets.lines import Lines

LEAST: Final = Size(80, 24)
"""The smallest terminal that the desk is drawn for."""


def fits(size: Size) -> bool:
    """Whether the desk can be drawn."""
    return size.width >= LEAST.width and size.height >= LEAST.height


class TooSmall(ModalScreen[None], inherit_bindings=False):
    """Covers everything until there is room again; takes no keys but the one that leaves."""

    DEFAULT_CSS = """
    TooSmall { align: center middle; background: $ground; }
    TooSmall Lines { width: 100%; height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("ctrl+q", "app.quit", "Выйти", quiet=True, id="small.quit", priority=True),
    ]

    def compose(self) -> ComposeResult:
        """The notice."""
        yield Lines(self._lines)

    def _lines(self, cells: int) -> list[Line]:
        size = self.app.size
        need, now = f"нужно {LEAST.width}×{LEAST.height}", f"сейчас {size.width}×{size.height}"
        whole = f"Окно мало: {need}, {now}"
        rows = [whole] if len(whole) <= cells else ["Окно мало", need, now]
        kept = "Набранное цело. Увеличьте окно"
        rows += ["", kept] if len(kept) <= cells else []
        return [(Piece(row.center(max(cells, len(row))), "soon" if n == 0 else "muted", n == 0),)
                for n, row in enumerate(rows)]  # fmt: skip

    def on_resize(self) -> None:
        """The notice names the present size; with room for the desk it goes."""
        self.query_one(Lines).refresh(layout=True)
        self._go_if_fits()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """What lay over it has gone, and meanwhile the terminal may have grown."""
        self._go_if_fits()

    def _go_if_fits(self) -> None:
        if fits(self.app.size) and self.app.screen is self:
            self.dismiss(None)
