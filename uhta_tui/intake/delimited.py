"""Text tables: which encoding, which separator, and records that one stray quote cannot swallow.

A quote that is opened and never closed makes the usual reader take the following rows for one cell, and
their messages would be lost without a word. So quotes are read strictly; where they do not add up, only
the first line of the record is repaired or given up, and reading goes on from the next line.
"""

import codecs
import csv
from collections import deque
from collections.abc import Container, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from uhta_tui.intake.grid import CELL_LIMIT, Kind, Table, cut_long
from uhta_tui.intake.headers import SEARCHED_ROWS, find_header

SEPARATORS: Final = (";", ",", "\t")
"""What may stand between cells; of equally good ones the first."""

_HEAD: Final = 1 << 18
"""Characters from the start in which the header row is looked for."""

_CHUNK: Final = 1 << 20
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DAMAGE: Final = 2
"""A text with so many letters beyond ASCII to each damaged byte is still UTF-8; of cp1251 hardly a letter
would read as UTF-8 at all."""

_REREAD_LINES: Final = 3_000_000
"""Lines that may be read again after bad quotes: a file made of bad quotes must not take for ever."""

_CELL_CEILING: Final = 2**31 - 1
"""The reader's own limit on a cell; ours is applied afterwards, to the one row."""


class _Record(NamedTuple):
    """One row of a text table."""

    cells: list[str]
    problem: str = ""
    """Why it cannot be taken in, in Russian."""


def encoding_of(path: Path) -> str:
    """The encoding of a text file: by the mark at its start, else UTF-8 if it is that, else cp1251.

    A damaged byte here and there does not make UTF-8 something else: the whole file would turn into
    nonsense for it.
    """
    with path.open("rb") as file:
        start = file.read(4)
        for mark, name in _BOMS:
            if start.startswith(mark):
                return name
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")("ignore")
        size = understood = letters = 0
        while chunk := file.read(_CHUNK):
            text = decoder.decode(chunk)
            size += len(chunk)
            understood += len(text.encode())
            letters += 0 if text.isascii() else len(text) - len(text.encode("ascii", "ignore"))
    damaged = size - understood
    return "cp1251" if damaged * _DAMAGE > letters else "utf-8"


def _lines(path: Path, encoding: str) -> Iterator[str]:
    """The physical lines of a text file, without NUL, which databases refuse.

    The one byte that cp1251 leaves undefined comes through as the control character of its number.
    """
    errors = "surrogateescape" if encoding == "cp1251" else "replace"
    with path.open(encoding=encoding, errors=errors, newline="") as file:
        for line in file:
            yield line.replace("\0", "").replace("\udc98", "\x98")


def _salvage(line: str, separator: str, width: int) -> _Record:
    """A line whose quotes do not add up: read so that it has the header's width, or given up.

    First every quote is taken for a character of the text («"Ромашка" не убирает»), then for what
    it should have been.
    """
    literal = next(csv.reader([line], delimiter=separator, quoting=csv.QUOTE_NONE), [])
    if len(literal) == width:
        return _Record(literal)
    lenient = next(csv.reader([line], delimiter=separator), [])
    if len(lenient) == width and not lenient[-1].endswith(("\n", "\r")):
        return _Record(lenient)
    return _Record(literal, "кавычки в строке не сходятся")


def _records(lines: Iterable[str], separator: str, width: int) -> Iterator[_Record]:
    """The records of a text table.

    Args:
        lines: Physical lines with their line ends.
        separator: What stands between cells.
        width: Cells of the header row, by which a spoiled record is repaired.
    """
    source = iter(lines)
    again: deque[str] = deque()
    taken: list[str] = []
    reread = 0

    def feed() -> Iterator[str]:
        while again:
            taken.append(again.popleft())
            yield taken[-1]
        for line in source:
            taken.append(line)
            yield line

    while reread <= _REREAD_LINES:
        try:
            for cells in csv.reader(feed(), delimiter=separator, strict=True):
                yield _Record(cells)
                taken.clear()
            return
        except csv.Error:
            again.extendleft(reversed(taken[1:]))
            reread += len(taken)
            first = taken[0]
            taken.clear()
            yield _salvage(first, separator, width)
    for line in feed():
        taken.clear()
        yield _salvage(line, separator, width)


def _limited(records: Iterable[_Record], limit: int) -> Iterator[_Record]:
    """The records, those with an over-long cell cut and marked."""
    for record in records:
        if sum(map(len, record.cells)) > limit:
            cells, problem = cut_long(record.cells, limit)
            yield _Record(cells, record.problem or problem)
        else:
            yield record


def _declared(line: str) -> str:
    """The separator that the first line declares as Excel does («sep=;»), or nothing."""
    stripped = line.strip().strip('"').lower()
    return stripped[4:] if len(stripped) == 5 and stripped.startswith("sep=") else ""


def _layout(head: list[str], known: Container[str]) -> tuple[str, int]:
    """The separator under which a header row is found best, and that row's width."""
    best = (0, 0, SEPARATORS[0])
    declared = _declared(head[0]) if head else ""
    for separator in (declared,) if declared in SEPARATORS else SEPARATORS:
        rows = [record.cells for record in islice(_records(head, separator, 0), SEARCHED_ROWS)]
        header = find_header(rows, known)
        width = len(rows[header.index]) if header else max(map(len, rows), default=0)
        candidate = (header.score if header else 0, width, separator)
        best = max(best, candidate, key=lambda one: one[:2])
    # A table of one column has no separator: a tab is least likely to cut its texts.
    return best[2] if best[1] > 1 else "\t", best[1]


def _head(lines: Iterable[str]) -> list[str]:
    """The first lines, as many as may hold the header row."""
    head: list[str] = []
    size = 0
    for line in islice(lines, SEARCHED_ROWS * 50):
        head.append(line[:_HEAD])
        size += len(line)
        if size > _HEAD:
            break
    return head


def read_delimited(path: Path, *, limit: int = CELL_LIMIT, known: Container[str] = ()) -> Table:
    """Read a text table.

    Args:
        path: The file.
        limit: Characters that a cell may hold; a row with a longer one is marked as spoiled.
        known: Keys of header rows that mapping profiles know.

    Raises:
        OSError: If the file cannot be read.
    """
    csv.field_size_limit(_CELL_CEILING)
    encoding = encoding_of(path)
    separator, width = _layout(_head(_lines(path, encoding)), known)
    rows: list[list[str]] = []
    spoiled: dict[int, str] = {}
    for cells, problem in _limited(_records(_lines(path, encoding), separator, width), limit):
        if problem:
            spoiled[len(rows)] = problem
        rows.append(cells)
    return Table(rows, Kind.TEXT, encoding=encoding, separator=separator, spoiled=spoiled)
