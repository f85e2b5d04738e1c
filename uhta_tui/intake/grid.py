"""A table as it was read: rows of text cells, and where they come from. No meaning yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

CELL_LIMIT: Final = 1_000_000
"""Characters that one cell may hold; a row with a longer one is not taken in."""

KEPT_OF_LONG: Final = 32_767
"""Characters of an over-long cell that are kept to show and to write back: a spreadsheet's own limit."""


class TableError(Exception):
    """A file cannot be read as a table. The text is one Russian sentence: what, where, what to do."""


class FileGoneError(TableError):
    """The system does not give the file at all: it is missing, a folder, or closed to us."""


class Kind(StrEnum):
    """What kind of file a table came from."""

    WORKBOOK = "xlsx"
    TEXT = "csv"


@dataclass(frozen=True, slots=True)
class Table:
    """All rows of a file, or of one sheet of a workbook.

    Blank rows are kept, so that `rows[n]` is the row that a person sees as number `n + 1`.
    """

    rows: Sequence[list[str]]
    """Cells as text, never changed after reading; in a text file rows may differ in length."""
    kind: Kind
    encoding: str = ""
    """Of a text file: `utf-8-sig`, `utf-8`, `utf-16` or `cp1251`."""
    separator: str = ""
    """Of a text file: `;`, `,` or a tab."""
    sheet: str = ""
    """Of a workbook: the name of the sheet."""
    spoiled: Mapping[int, str] = field(default_factory=dict)
    """Why a row cannot be taken in, in Russian, by its index."""
    links: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """Addresses behind cells of a workbook, by row and column index: «ссылка» often hides one."""


def shown(text: str, limit: int = 40) -> str:
    """Someone else's text made fit for a sentence: one line, nothing a terminal obeys, cut.

    Args:
        text: Whatever it holds.
        limit: Characters at most; a cut ends in `…`.
    """
    line = " ".join(text[: limit * 4].split())
    safe = "".join(character for character in line if character.isprintable())
    return safe if len(safe) <= limit else f"{safe[: limit - 1]}…"


def _spaced(number: int) -> str:
    """A number with blanks between thousands."""
    return f"{number:,}".replace(",", "\u00a0")


def cut_long(cells: list[str], limit: int) -> tuple[list[str], str]:
    """Shorten over-long cells and say which one it was.

    Args:
        cells: The cells of one row.
        limit: Characters that one cell may hold.

    Returns:
        The cells, each at most `KEPT_OF_LONG` characters if it was over the limit, and the reason
        in Russian, empty when none was.
    """
    over = [number for number, cell in enumerate(cells, start=1) if len(cell) > limit]
    if not over:
        return cells, ""
    length = len(cells[over[0] - 1])
    reason = f"в ячейке {over[0]} {_spaced(length)} знаков, а можно до {_spaced(limit)}"
    return [cell[:KEPT_OF_LONG] if len(cell) > limit else cell for cell in cells], reason
