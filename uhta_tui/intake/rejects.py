"""Rows that were not taken in, in a file beside the one they came from: to correct and to load again."""

import csv
import io
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from models.reasons import reason
from uhta_tui.intake.grid import shown
from uhta_tui.intake.rows import Reject

REJECT_COLUMNS: Final = ("Строка файла", "Почему не принята")
"""The two columns that stand before the original ones."""

_SUFFIX: Final = ".отклонено"
_LONGEST_NAME: Final = 255
"""Bytes of a file's name on usual disks; a Cyrillic letter takes two."""

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula."""

_GUARDED_STARTS: Final = tuple(f"'{start}" for start in _FORMULA_STARTS)


def is_rejects(path: Path) -> bool:
    """Whether a file's name is one that `write_rejects` gives."""
    return path.suffix.lower() == ".csv" and Path(path.stem).suffix.startswith(_SUFFIX)


def _guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def without_guard(cells: Sequence[str]) -> list[str]:
    """The original cells of a row of a rejects file, the two columns before them blank."""
    return ["", "", *(cell[1:] if cell.startswith(_GUARDED_STARTS) else cell for cell in cells[2:])]


def _content(header: Sequence[str], rejects: Iterable[Reject]) -> bytes:
    """The file: UTF-8 with a mark and semicolons, as Excel opens it in Russia."""
    skipped = 2 if tuple(header[:2]) == REJECT_COLUMNS else 0
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow([*REJECT_COLUMNS, *map(_guarded, header[skipped:])])
    for reject in rejects:
        writer.writerow([reject.row_number, _guarded(reject.reason), *map(_guarded, reject.cells[skipped:])])
    return text.getvalue().encode("utf-8-sig", "replace")


def _names(source: Path) -> Iterator[Path]:
    """Names beside a file, one after another."""
    number = 1
    while True:
        ending = f"{_SUFFIX}{'' if number == 1 else f'-{number}'}.csv"
        stem = os.fsencode(source.stem)[: _LONGEST_NAME - len(os.fsencode(ending))]
        yield source.with_name(stem.decode("utf-8", "ignore") + ending)
        number += 1


def _written(path: Path, content: bytes) -> bool:
    """Whether a file holds the content now; another file of that name is left as it is."""
    try:
        file = path.open("xb")
    except FileExistsError:
        return path.is_file() and path.read_bytes() == content
    try:
        with file:
            file.write(content)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return True


def write_rejects(source: Path, header: Sequence[str], rejects: Iterable[Reject]) -> Path:
    """Write the rows that were not taken in beside the file they came from.

    Nothing is ever overwritten: a file of that name that says something else gets a neighbour with a
    number, one that says the same is left as it is.

    Args:
        source: The file that was read.
        header: The names of its columns.
        rejects: The rows, with their reasons.

    Returns:
        The file that holds them.

    Raises:
        OSError: If it cannot be written there; the sentence is Russian.
    """
    content = _content(header, rejects)
    try:
        for path in _names(source):
            if _written(path, content):
                return path
    except OSError as error:
        where = shown(str(source.parent), 80)
        raise OSError(
            error.errno, f"Непринятые строки не записаны рядом с файлом, в папку {where}: {reason(error)}."
        ) from error
    raise AssertionError("names never end")
