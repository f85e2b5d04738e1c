"""Tables of printed documents: horizontal rules only, numbers to the right, heads that may run over pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from reportlab.lib.colors import Color, black
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Table

from uhta_tui.documents.paper import (
    CAPTION,
    CELL,
    CELL_BOLD,
    CELL_SUB,
    HEAD,
    HEAD_RIGHT,
    NOTE,
    SANS,
    SANS_BOLD,
    fonts,
    paragraph,
    plain,
)
from uhta_tui.wording import cut, hard

GREY: Final = Color(0.55, 0.55, 0.55)
"""Of the rules between rows: 45 % black."""

BLOCK_ROWS: Final = 12
"""A table up to so many rows stays on one page with its heading and caption."""

LONGEST: Final = 300
"""Letters of a cell at most: a row higher than the page cannot be laid out."""

_ROOM: Final = 158
"""Points that must be left on a page for a long table to begin there."""

_AFTER: Final = 8
"""Points below a table before the text goes on."""

Cell: TypeAlias = str | Flowable
"""A text, or something drawn."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column's head, width and side."""

    head: str
    """A line break stays one."""
    width: float
    """Millimetres."""
    right: bool = False
    """Whether it holds numbers."""


class RowKind(StrEnum):
    """How a row stands out."""

    PLAIN = "plain"
    SUB = "sub"
    """Its first cell is indented under the row above."""
    TOTAL = "total"
    """Bold, a stronger rule above."""
    GROUP = "group"
    """Bold, a stronger rule above, never last on a page."""
    WIDE = "wide"
    """Its first cell runs over the whole row."""


_BOLD: Final = frozenset({RowKind.TOTAL, RowKind.GROUP})
_FIRST: Final = {RowKind.SUB: CELL_SUB, RowKind.TOTAL: CELL_BOLD, RowKind.GROUP: CELL_BOLD}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.PLAIN


_Command: TypeAlias = tuple[object, ...]


def table(columns: Sequence[Column], rows: Sequence[Row]) -> Table:
    """A table with a head, which is repeated on each page that it runs over."""
    fonts()
    head = [paragraph(c.head, HEAD_RIGHT if c.right else HEAD) for c in columns]
    body = [
        [_cell(cell, column, row) for cell, column in zip(row.cells, columns, strict=True)] for row in rows
    ]
    for row, cells in zip(rows, body, strict=True):
        if isinstance(row.cells[0], str) and not columns[0].right:
            cells[0] = paragraph(cut(row.cells[0], LONGEST), _FIRST.get(row.kind, CELL))
    made = Table(
        [head, *body],
        colWidths=[column.width * mm for column in columns],
        repeatRows=1,
        hAlign="LEFT",
    )
    made.setStyle([*_LOOK, *_HEADED, *_rules(rows), *_sides(columns)])
    return made


def _cell(cell: Cell, column: Column, row: Row) -> Cell:
    """A number as it stands, which is fast; words as a paragraph, which wraps."""
    if not isinstance(cell, str):
        return cell
    if column.right:
        return hard(plain(cell))
    return paragraph(cut(cell, LONGEST), CELL_BOLD if row.kind in _BOLD else CELL)


_ALL: Final = ((0, 0), (-1, -1))
_LOOK: Final[tuple[_Command, ...]] = (
    ("FONT", *_ALL, SANS, 10, 12),
    ("VALIGN", *_ALL, "TOP"),
    ("TOPPADDING", *_ALL, 1),
    ("BOTTOMPADDING", *_ALL, 2.5),
    ("LEFTPADDING", *_ALL, 3),
    ("RIGHTPADDING", *_ALL, 3),
    ("LEFTPADDING", (0, 0), (0, -1), 0),
    ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
    ("LINEBELOW", (0, 0), (-1, -2), 0.25, GREY),
    ("LINEABOVE", (0, 0), (-1, 0), 0.8, black),
    ("LINEBELOW", (0, -1), (-1, -1), 0.8, black),
)
_HEADED: Final[tuple[_Command, ...]] = (
    ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
    ("LINEBELOW", (0, 0), (-1, 0), 0.5, black),
)


def _rules(rows: Sequence[Row]) -> list[_Command]:
    commands: list[_Command] = []
    for index, row in enumerate(rows, 1):
        if row.kind in _BOLD:
            commands.append(("FONT", (0, index), (-1, index), SANS_BOLD, 10, 12))
            commands.append(("LINEABOVE", (0, index), (-1, index), 0.5, black))
        if row.kind is RowKind.WIDE or (row.kind is RowKind.GROUP and not any(row.cells[1:])):
            commands.append(("SPAN", (0, index), (-1, index)))
        if row.kind is RowKind.GROUP and index < len(rows):
            commands.append(("NOSPLIT", (0, index), (-1, index + 1)))
    return commands


def _sides(columns: Sequence[Column]) -> list[_Command]:
    return [
        ("ALIGN", (index, 0), (index, -1), "RIGHT") for index, column in enumerate(columns) if column.right
    ]


def plain_table(widths: Sequence[float], rows: Sequence[Sequence[str]]) -> Table:
    """A table without a head, of words alone.

    Args:
        widths: Millimetres.
    """
    body = [[paragraph(cut(cell, LONGEST), CELL) for cell in row] for row in rows]
    made = Table(body, colWidths=[width * mm for width in widths], hAlign="LEFT", spaceAfter=_AFTER)
    made.setStyle(list(_LOOK))
    return made


def captioned(
    caption: str, made: Table, rows: int, *, note: str = "", under: Sequence[Flowable] = ()
) -> list[Flowable]:
    """A table with its caption above and its note below, held together while it is short.

    Args:
        rows: How many rows it has.
        note: May be empty.
        under: The heading that it follows at once, without `keepWithNext`: kept with a long table that would
            drag the whole of it to the next page.
    """
    parts: list[Flowable] = [*under, paragraph(caption, CAPTION), made]
    made.spaceAfter = _AFTER
    if note:
        made.spaceAfter = 0
        parts.append(paragraph(note, NOTE))
    if rows <= BLOCK_ROWS:
        return [KeepTogether(parts)]
    return [CondPageBreak(_ROOM), *parts]
