"""Charts drawn with characters: a bar along a row, columns standing in one. No Textual here."""

from collections.abc import Sequence
from typing import Final

from screens.pieces import Line, Piece
from screens.text import pad

COLUMNS: Final = 3
"""Cells of a column of `columns_line`, the gap included."""
_ALONG: Final = "▆"
"""Lower than its cell: bars in neighbouring rows stay apart."""
_UP: Final = " ▁▂▃▄▅▆▇█"


def bar(value: int, most: int, cells: int) -> str:
    """A bar whose whole length stands for `most`; what is not nothing shows.

    >>> bar(5, 8, 4)
    '▆▆'
    """
    if value <= 0 or most <= 0 or cells <= 0:
        return ""
    return _ALONG * max(1, round(value / most * cells))


def step(value: int | None, most: int) -> str:
    """A column one row high; a blank for nothing.

    >>> step(1, 8), step(8, 8), step(None, 8)
    ('▁', '█', ' ')
    """
    if not value or most <= 0:
        return " "
    return _UP[max(1, round(value / most * 8))]


def columns_line(values: Sequence[int | None], cells: int = COLUMNS, gap: int = 1) -> Line:
    """Values as columns in one row, each `cells` wide with its gap; the largest fills the row's height."""
    most = max((value or 0 for value in values), default=0)
    return tuple(Piece(pad(step(value, most) * (cells - gap), cells), "mark") for value in values)
