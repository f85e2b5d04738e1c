"""Workbooks: XLSX, and whatever else calamine reads, as rows of text cells."""

from collections.abc import Container, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from uhta_tui.intake.grid import CELL_LIMIT, Kind, Table, TableError, cut_long, shown
from uhta_tui.intake.headers import SEARCHED_ROWS, find_header
from uhta_tui.intake.package import check_extent, read_hyperlinks

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_Value: TypeAlias = "int | float | str | bool | time | date | datetime | timedelta"

_HALF_MILLISECOND: Final = timedelta(microseconds=500)
"""Added before the fraction is cut: Excel keeps a moment as a fraction of a day, a hair too small."""


def _number(value: float) -> str:
    """A number as a person sees it: a whole one without a point."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _datetime(value: datetime) -> str:
    """Excel's date and time as ISO 8601 to the second."""
    return (value + _HALF_MILLISECOND).replace(microsecond=0).isoformat(" ")


def _duration(value: timedelta) -> str:
    """A duration as Excel shows it: hours, minutes, seconds."""
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def cell_text(value: _Value) -> str:
    """A cell's value as text: dates in ISO 8601, numbers and booleans as a person sees them."""
    match value:
        case str():
            return value.replace("\0", "")
        case bool():
            return "ИСТИНА" if value else "ЛОЖЬ"
        case float():
            return _number(value)
        case datetime():
            return _datetime(value)
        case timedelta():
            return _duration(value)
        case time():
            return value.replace(microsecond=0).isoformat()
        case date():
            return value.isoformat()
    return str(value)


@contextmanager
def _said(path: Path) -> Iterator[None]:
    """Turn what calamine raises into a sentence for people.

    Raises:
        TableError: If the workbook is protected or damaged.
    """
    from python_calamine import CalamineError, PasswordError

    name = shown(path.name)
    try:
        yield
    except PasswordError:
        raise TableError(f"Книга «{name}» закрыта паролем: откройте её и сохраните без пароля.") from None
    except CalamineError:
        raise TableError(
            f"Файл «{name}» — не таблица или повреждён: откройте его в редакторе таблиц и сохраните как XLSX."
        ) from None
    except BaseException as error:
        # A bug of the Rust library arrives as `pyo3_runtime.PanicException`, which cannot be imported and
        # is not an `Exception`; a damaged file must not take the desk down.
        if type(error).__name__ != "PanicException":
            raise
        raise TableError(f"Книга «{name}» повреждена: откройте её и сохраните заново.") from None


def _rows(sheet: "CalamineSheet", first: int | None = None) -> list[list[str]]:
    """A sheet's cells as text, from its very first row and column on."""
    values = sheet.to_python(skip_empty_area=False, nrows=first)
    return [[value if type(value) is str else cell_text(value) for value in row] for row in values]


def _visible_first(book: "CalamineWorkbook") -> list[str]:
    """The sheets that may hold a table, those that people see before those that are hidden."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = [sheet for sheet in book.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]
    sheets.sort(key=lambda sheet: sheet.visible is not SheetVisibleEnum.Visible)
    return [sheet.name for sheet in sheets]


def _choose(book: "CalamineWorkbook", known: Container[str]) -> "CalamineSheet | None":
    """The first sheet with a recognisable header; without one the first that holds anything."""
    filled = None
    for name in _visible_first(book):
        sheet = book.get_sheet_by_name(name)
        if sheet.start is None:
            continue
        if find_header(_rows(sheet, SEARCHED_ROWS), known):
            return sheet
        filled = filled or sheet
    return filled


def _is_protected(path: Path) -> bool:
    """Whether the file is the envelope in which Office keeps an encrypted workbook."""
    with path.open("rb") as file:
        return "EncryptedPackage".encode("utf-16-le") in file.read(1 << 22)


def read_workbook(path: Path, *, limit: int = CELL_LIMIT, known: Container[str] = ()) -> Table:
    """Read the sheet of a workbook that holds the table.

    Args:
        path: The file, whatever its suffix.
        limit: Characters that a cell may hold; a row with a longer one is marked as spoiled.
        known: Keys of header rows that mapping profiles know.

    Raises:
        TableError: If it is no workbook, damaged, protected, empty or too large.
        OSError: If the file cannot be read.
    """
    from python_calamine import CalamineWorkbook

    if _is_protected(path):
        raise TableError(f"Книга «{shown(path.name)}» закрыта паролем: откройте её и сохраните без пароля.")
    check_extent(path)
    with _said(path), path.open("rb") as file:
        sheet = _choose(CalamineWorkbook.from_filelike(file), known)
        if sheet is None:
            raise TableError(f"Книга «{shown(path.name)}» пуста: сохраните в неё таблицу.")
        rows = _rows(sheet)
    spoiled: dict[int, str] = {}
    for index, cells in enumerate(rows):
        if any(len(cell) > limit for cell in cells):
            rows[index], spoiled[index] = cut_long(cells, limit)
    return Table(
        rows, Kind.WORKBOOK, sheet=sheet.name, spoiled=spoiled, links=read_hyperlinks(path, sheet.name)
    )
