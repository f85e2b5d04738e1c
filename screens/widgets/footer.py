"""The bottom row: what Enter does now, then at most five actions, help at the right edge."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol, runtime_checkable

from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from screens.pieces import Line, Piece, content_of, line_width, spread

WIDE: Final = 100
"""Columns from which clauses are shown."""
MOST: Final = 6
"""Enter and five actions."""


@dataclass(frozen=True, slots=True)
class Item:
    """One key and what it does now."""

    key: str
    """As people read it: `н`, `Enter`, `1–8`."""
    text: str
    clause: str = ""
    """The clause it follows; of a dimmed one, the clause that dims it."""
    short: str = ""
    """The text for narrow terminals, if it differs."""
    enabled: bool = True
    dropped: int = 0
    """Order of giving way when there is no room: higher goes first, among equals the rightmost."""


@runtime_checkable
class HasFooter(Protocol):
    """A screen that knows what its footer says."""

    def footer_items(self) -> tuple[Sequence[Item], Item]:
        """The items in order, and the one at the right edge."""


def footer_line(items: Sequence[Item], edge: Item, cells: int) -> Line:
    """The row of `cells` (the terminal less two of margin); never longer.

    Too many items give way one by one; before them, the clauses do.
    """
    wide = cells + 2 >= WIDE
    right = _pieces(edge, clause=False, short=not wide)
    room = cells - line_width(right) - 2
    left = list(items[:MOST])
    clauses = wide and _length(left, clause=True, short=False) <= room
    while len(left) > 1 and _length(left, clause=clauses, short=not wide) > room:
        left.remove(max(reversed(left[1:]), key=lambda item: item.dropped))
    return spread(_joined(left, clause=clauses, short=not wide), right, cells)


def _joined(items: Sequence[Item], *, clause: bool, short: bool) -> Line:
    """The items with two spaces between them."""
    pieces: list[Piece] = []
    for item in items:
        pieces += (
            [Piece("  "), *_pieces(item, clause=clause, short=short)]
            if pieces
            else _pieces(item, clause=clause, short=short)
        )
    return tuple(pieces)


def _length(items: Sequence[Item], *, clause: bool, short: bool) -> int:
    """Cells that the items take together."""
    return line_width(_joined(items, clause=clause, short=short))


def _pieces(item: Item, *, clause: bool, short: bool) -> Line:
    """One item: the key in the accent; a dimmed one faint throughout, with its clause always."""
    text = item.short if short and item.short else item.text
    shown = f" {item.clause}" if item.clause and (clause or not item.enabled) else ""
    if not item.enabled:
        return (Piece(f"{item.key} {text}{shown}", "faint"),)
    return (Piece(item.key, "mark", bold=True), Piece(f" {text}"), Piece(shown, "muted"))


class Footer(Widget):
    """Asks its screen for the items whenever the active bindings change."""

    DEFAULT_CSS = """
    Footer {
        height: 1; width: 1fr; padding: 0 1; background: $raised; text-wrap: nowrap; text-overflow: clip;
    }
    """

    items: reactive[tuple[Item, ...]] = reactive(())
    edge: reactive[Item] = reactive(Item("F1", "Справка"))

    def on_mount(self) -> None:
        """Follow the bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)
        self._follow(self.screen)

    def _follow(self, screen: Screen[object]) -> None:
        """Read the items anew; equal ones cost no redraw."""
        front = self.app.screen_stack[-1:]  # none while the app is closing
        if isinstance(screen, HasFooter) and screen.is_attached and front == [screen]:
            items, edge = screen.footer_items()
            self.items, self.edge = tuple(items), edge

    def render(self) -> Content:
        """The row."""
        line = footer_line(self.items, self.edge, self.content_size.width)
        return content_of([line], no_color=self.app.no_color)
