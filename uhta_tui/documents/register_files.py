"""The register as files: XLSX for people who sort and filter, CSV for programs and for Excel alike.

Rows are written as they come, so that a hundred thousand take no more memory than a hundred. A file is whole
or not there. What other people wrote stays text: no cell is taken for a formula.

CSV is what Excel opens by a double click on a Russian Windows: UTF-8 with a mark, semicolons, decimal comma,
moments as `24.11.2026 14:39`; a cell that begins like a formula gets an apostrophe before it.
"""

import contextlib
import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol

from uhta_tui.documents.register import COLUMNS, Cell, Entry, Kind, row_of
from uhta_tui.documents.register_tally import About, Tally
from uhta_tui.procedure.case import Case
from uhta_tui.procedure.scene import Scene
from uhta_tui.wording import of_minutes

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula."""


class Sink(Protocol):
    """Where rows go."""

    def add(self, cells: Sequence[Cell]) -> None:
        """Take a message's cells."""

    def close(self, tally: Tally) -> None:
        """Finish the file; `tally` has counted every row."""


class CsvSink:
    """Rows into a file of comma-separated values."""

    def __init__(self, path: Path, about: About) -> None:  # noqa: ARG002  a table has no room for a heading
        """Begin the file with the columns' names."""
        self._file = path.open("w", encoding="utf-8-sig", errors="replace", newline="")
        self._writer = csv.writer(self._file, delimiter=";", lineterminator="\r\n")
        self._writer.writerow([column.title for column in COLUMNS])

    def add(self, cells: Sequence[Cell]) -> None:
        """Write a row."""
        self._writer.writerow(
            [csv_cell(cell, column.kind) for cell, column in zip(cells, COLUMNS, strict=True)]
        )

    def close(self, tally: Tally) -> None:  # noqa: ARG002  sums would stand in the way of whoever sorts
        """Finish the file."""
        self._file.close()


def csv_cell(cell: Cell, kind: Kind) -> str:
    """A cell in words, guarded against being taken for a formula."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f"{cell:%d.%m.%Y %H:%M}"
    if isinstance(cell, int):
        return of_minutes(cell) if kind is Kind.SPAN else str(cell)
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def _xlsx(path: Path, about: About) -> Sink:
    # xlsxwriter is loaded only by who wants it.
    from uhta_tui.documents.register_xlsx import XlsxSink

    return XlsxSink(path, about)


_SINKS: Final[Mapping[str, Callable[[Path, About], Sink]]] = {".xlsx": _xlsx, ".csv": CsvSink}


def check_suffix(path: Path) -> None:
    """See whether a register can be written so.

    Raises:
        ValueError: If the name's ending tells no format of ours; the sentence is Russian.
    """
    if path.suffix.lower() not in _SINKS:
        ending = f"«{path.suffix}»" if path.suffix else "без окончания"
        raise ValueError(f"файл {path.name}: {ending} — неизвестный вид; нужен .xlsx или .csv")


def write_register(paths: Sequence[Path], cases: Iterable[Case], scene: Scene, about: About) -> Tally:
    """Write messages into files, each in the format that its name's ending tells.

    Args:
        paths: Where to; all get the same messages, which are walked through once.
        cases: The messages, in order.
        scene: What surrounds them.
        about: What the register is.

    Returns:
        What has been counted.

    Raises:
        ValueError: If an ending tells no format.
        OSError: If a file cannot be written; what stood in its place stands.
    """
    for path in paths:
        check_suffix(path)
    tally = Tally()
    with contextlib.ExitStack() as stack:
        partials = [stack.enter_context(_whole(path)) for path in paths]
        sinks = [
            _SINKS[path.suffix.lower()](partial, about) for path, partial in zip(paths, partials, strict=True)
        ]
        for case in cases:
            entry = Entry(case, scene)
            tally.add(entry)
            cells = row_of(entry)
            for sink in sinks:
                sink.add(cells)
        for sink in sinks:
            sink.close(tally)
    return tally


@contextlib.contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """A file to write to, which takes the place of `path` when all went well and is gone when not."""
    if path.exists() and not path.is_file():
        yield path  # a device or a pipe; a folder refuses by itself
        return
    partial = path.with_name(f".{path.name}.part")
    try:
        yield partial
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
