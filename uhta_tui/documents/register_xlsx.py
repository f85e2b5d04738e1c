"""The register as a workbook of Excel: a sheet of messages with a filter on its columns, a sheet of sums."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from uhta_tui.documents.register import COLUMNS, Cell, Column, Kind
from uhta_tui.documents.register_tally import About, Tally

LAST_ROW: Final = 1_048_575
"""The last row of a sheet, from 0: what does not fit goes on another."""
MOST_LINKS: Final = 20_000
"""Links that can be clicked; Excel knows 65,530 a sheet and opens slowly with so many. Others are text."""
_LONGEST_LINK: Final = 2000

_MOMENT: Final = "dd.mm.yyyy hh:mm"
_SPAN: Final = "[h]:mm"
_FORMATS: Final = {
    Kind.NUMBER: {"valign": "top"},
    Kind.WORDS: {"valign": "top"},
    Kind.LONG: {"valign": "top", "text_wrap": True},
    Kind.MOMENT: {"valign": "top", "num_format": _MOMENT, "align": "left"},
    Kind.SPAN: {"valign": "top", "num_format": _SPAN},
    Kind.LINK: {"valign": "top", "font_color": "#0B62A4"},
}


class XlsxSink:
    """Rows into a workbook, none of them kept in memory."""

    def __init__(self, path: Path, about: About) -> None:
        """Begin the workbook.

        Raises:
            OSError: If it cannot be written there: seen now, not after the last row.
        """
        path.open("wb").close()
        self._about = about
        self._book = Workbook(
            str(path),
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_date_format": _MOMENT,
            },
        )
        self._formats = {kind: self._book.add_format(form) for kind, form in _FORMATS.items()}
        self._bold = self._book.add_format({"bold": True})
        self._head = self._book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self._links = 0
        self._sheets: list[Worksheet] = []
        self._sheet = self._begin("Реестр")
        self._sums = self._book.add_worksheet("Итоги")
        self._row = 0

    def _begin(self, name: str) -> Worksheet:
        """A sheet with its heads, frozen, and its columns' widths."""
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.repeat_rows(0)
        sheet.set_row(0, 45)
        for index, column in enumerate(COLUMNS):
            sheet.set_column(index, index, column.width)
            sheet.write_string(0, index, column.title, self._head)
        self._sheets.append(sheet)
        return sheet

    def add(self, cells: Sequence[Cell]) -> None:
        """Write a row; a full sheet is followed by another."""
        if self._row == LAST_ROW:
            self._finish()
            self._sheet, self._row = self._begin(f"Реестр {len(self._sheets) + 1}"), 0
        self._row += 1
        for index, (cell, column) in enumerate(zip(cells, COLUMNS, strict=True)):
            if cell is not None:
                self._write(index, cell, column)

    def _write(self, index: int, cell: str | int | datetime, column: Column) -> None:
        """Write a cell; words are always words, whatever they begin with."""
        form: Format = self._formats[column.kind]
        if isinstance(cell, datetime):
            self._sheet.write_datetime(self._row, index, cell, form)
        elif isinstance(cell, int):
            value = cell / 1440 if column.kind is Kind.SPAN else cell
            self._sheet.write_number(self._row, index, value, form)
        elif column.kind is Kind.LINK and self._may_link(cell):
            self._links += 1
            self._sheet.write_url(self._row, index, cell, form, cell)
        else:
            self._sheet.write_string(self._row, index, cell, form)

    def _may_link(self, link: str) -> bool:
        """Whether a link is one that a browser opens, and Excel can hold."""
        web = link.startswith(("https://", "http://")) and not set(link) & set(" \"<>'`{}|\\^")
        return web and len(link) <= _LONGEST_LINK and self._links < MOST_LINKS

    def _finish(self) -> None:
        """The filter over the rows of the sheet."""
        self._sheet.autofilter(0, 0, max(1, self._row), len(COLUMNS) - 1)

    def close(self, tally: Tally) -> None:
        """Write the sums and the file.

        Raises:
            OSError: If it cannot be written.
        """
        self._finish()
        self._sum_up(tally)
        try:
            self._book.close()
        except XlsxWriterException as error:
            cause = error.args[0] if error.args and isinstance(error.args[0], OSError) else None
            raise cause or OSError(str(error)) from error

    def _sum_up(self, tally: Tally) -> None:
        """The sheet of sums."""
        sheet, row = self._sums, 0
        sheet.set_column(0, 0, 40)
        sheet.set_column(1, 4, 14)
        sheet.write_string(row, 0, f"Реестр сообщений · {self._about.organization}", self._bold)
        for name, value in (*self._about.wanted, ("Составлен", self._about.made)):
            row += 1
            sheet.write_string(row, 0, name)
            sheet.write_string(row, 1, value)
        row += 1
        sheet.write_string(row, 0, "Всего сообщений", self._bold)
        sheet.write_number(row, 1, tally.total, self._bold)
        for heads, rows in tally.tables():
            row += 2
            for index, head in enumerate(heads):
                sheet.write_string(row, index, head, self._head)
            for cells in rows:
                row += 1
                for index, cell in enumerate(cells):
                    if isinstance(cell, int):
                        sheet.write_number(row, index, cell)
                    else:
                        sheet.write_string(row, index, cell)
