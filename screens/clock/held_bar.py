"""The bar that shows who has held a message and what is left of its time."""

from collections.abc import Sequence
from enum import Enum

from screens.pieces import Line, Piece


class Held(Enum):
    """Who used a stretch of time: the value is its stroke and the stroke's colour."""

    DESK = ("━", "mark")
    EXECUTOR = ("═", "muted")
    SOON = ("━", "soon")
    LATE = ("━", "late")


_LEFT = ("─", "line")


def bar(segments: Sequence[tuple[Held, int]], total: int, cells: int) -> Line:
    """A bar of `cells`: the stretches in order, then what is left.

    Each edge falls on the nearest cell, so a stretch never moves its neighbours when it
    grows. Stretches longer than the total fill the whole bar in proportion.

    Args:
        segments: Who held it and for how many working seconds, from the start.
        total: Working seconds of the whole budget, 0 or more.
        cells: Width of the bar.
    """
    whole = max(total, sum(seconds for _, seconds in segments), 1)
    pieces: list[Piece] = []
    edge = used = 0
    for held, seconds in segments:
        used += seconds
        end = round(used * cells / whole)
        stroke, role = held.value
        if end > edge:
            pieces.append(Piece(stroke * (end - edge), role))
        edge = max(edge, end)
    if edge < cells:
        stroke, role = _LEFT
        pieces.append(Piece(stroke * (cells - edge), role))
    return tuple(pieces)


def legend(held: Held, text: str) -> Line:
    """`━━ стол` before its figure, as under the bar of a review."""
    stroke, role = held.value
    return (Piece(stroke * 2, role), Piece(f" {text} ", "muted"))
