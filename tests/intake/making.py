"""Files for the tests of intake."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Final

import xlsxwriter

from uhta_tui.intake.parse import Parsed, parse_file
from uhta_tui.intake.profiles import MappingProfile
from uhta_tui.intake.rows import IncomingRow

MOSCOW: Final = "Europe/Moscow"
DATA: Final = Path(__file__).parents[1] / "data"
HEADER: Final = ("ID", "Дата создания", "Текст", "Ссылка")


def csv_bytes(rows: Iterable[Sequence[str]], *, separator: str = ";", encoding: str = "utf-8") -> bytes:
    """The rows as a careful exporter writes them."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue().encode(encoding)


def wall(
    year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0, microsecond: int = 0
) -> datetime:
    """What a clock on the wall shows, as Excel keeps it: without a zone."""
    return datetime.combine(date(year, month, day), time(hour, minute, second, microsecond))


def parse_csv(
    folder: Path,
    *rows: Sequence[str],
    profile: MappingProfile | None = None,
    profiles: Sequence[MappingProfile] = (),
) -> Parsed:
    """What is read from a CSV of these rows."""
    path = folder / "Инциденты.csv"
    path.write_bytes(csv_bytes(rows))
    return parse_file(path, zone=MOSCOW, profile=profile, profiles=profiles)


def only_row(folder: Path, row: Mapping[str, str]) -> IncomingRow:
    """The message that a table of one row holds."""
    parsed = parse_csv(folder, tuple(row), tuple(row.values()))
    assert parsed.rejects == ()
    assert len(parsed.rows) == 1
    return parsed.rows[0]


def write_xlsx(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    """A workbook; dates and times become Excel's own, None leaves a cell out."""
    with xlsxwriter.Workbook(path, {"strings_to_urls": False, "strings_to_formulas": False}) as book:
        formats = {
            datetime: book.add_format({"num_format": "dd.mm.yyyy hh:mm"}),
            date: book.add_format({"num_format": "dd.mm.yyyy"}),
            time: book.add_format({"num_format": "hh:mm"}),
        }
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, (date, time)):
                        sheet.write_datetime(number, column, value, formats[type(value)])
                    elif value is not None:
                        sheet.write(number, column, value)
    return path
