"""Reading a file as a table, whatever it is, or saying in one sentence why that cannot be done."""

import errno
from collections.abc import Container, Mapping
from pathlib import Path
from typing import Final

from models.reasons import reason
from uhta_tui.intake.delimited import read_delimited
from uhta_tui.intake.grid import CELL_LIMIT, FileGoneError, Table, TableError, shown
from uhta_tui.intake.workbook import read_workbook

_WORKBOOK_STARTS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How a package (XLSX, ODS) and an Office file of the old kind begin."""

_START: Final = 4096
"""Bytes by which the kind of a file is told."""

_FOREIGN_STARTS: Final[Mapping[bytes, str]] = {
    b"%PDF": "документ PDF",
    b"{\\rtf": "документ RTF",
    b"\x89PNG": "картинка",
    b"\xff\xd8\xff": "картинка",
    b"GIF8": "картинка",
    b"Rar!": "архив",
    b"7z\xbc\xaf": "архив",
    b"\x1f\x8b": "архив",
    b"SQLite format 3": "база данных",
    b"<!doctype": "страница сайта",
    b"<html": "страница сайта",
    b"<table": "страница сайта",
    b"<?xml": "файл XML",
}
"""What people hand in by mistake, by how it begins; the «XLS» of some systems is a web page."""

_REFUSALS: Final[Mapping[int, str]] = {
    errno.ENOENT: "Файла «{name}» нет: проверьте имя и папку.",
    errno.ENOTDIR: "Файла «{name}» нет: проверьте имя и папку.",
    errno.EISDIR: "«{name}» — папка: укажите в ней файл XLSX или CSV.",
    errno.EACCES: "Файл «{name}» не открывается: нет права на чтение, попросите доступ или скопируйте его.",
    errno.EPERM: "Файл «{name}» не открывается: нет права на чтение, попросите доступ или скопируйте его.",
    errno.ENAMETOOLONG: "Имя файла «{name}» слишком длинное: переименуйте его.",
}


def unreadable(path: Path, error: OSError) -> FileGoneError:
    """The sentence for a file that the system does not give."""
    text = _REFUSALS.get(
        error.errno or 0, "Файл «{name}» не читается ({why}): проверьте диск или скопируйте его."
    )
    return FileGoneError(text.format(name=shown(path.name or str(path)), why=reason(error)))


def _start(path: Path) -> bytes:
    """The first bytes of a file, without blanks before them.

    Raises:
        TableError: If the file is empty, or known not to be a table.
        OSError: If it cannot be read.
    """
    if path.exists() and not path.is_file() and not path.is_dir():  # a pipe would never end
        raise TableError(f"«{shown(path.name)}» — не файл: укажите файл XLSX или CSV.")
    with path.open("rb") as file:
        start = file.read(_START)
    stripped = start.lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if not stripped and len(start) < _START:
        raise TableError(f"Файл «{shown(path.name)}» пуст: выгрузите таблицу ещё раз.")
    for beginning, what in _FOREIGN_STARTS.items():
        if stripped[: len(beginning)].lower() == beginning.lower():
            raise TableError(
                f"Файл «{shown(path.name)}» — {what}, а не таблица: сохраните его как XLSX или CSV."
            )
    return start


def read_table(path: Path, *, cell_limit: int = CELL_LIMIT, known: Container[str] = ()) -> Table:
    """Read a table from a file; what it is, is told by its content, not by its name.

    Args:
        path: XLSX (or another workbook); or CSV in UTF-8, UTF-16 with a mark, or cp1251, separated
            by `;`, `,` or tab.
        cell_limit: Characters that a cell may hold; a row with a longer one is marked as spoiled.
        known: Keys of header rows that mapping profiles know: they help to tell separator and sheet.

    Raises:
        TableError: If that cannot be done; one Russian sentence.
    """
    if "\0" in str(path):
        raise TableError(f"Имя файла «{shown(str(path))}» недопустимо: переименуйте его.")
    try:
        is_workbook = _start(path).startswith(_WORKBOOK_STARTS)
        read = read_workbook if is_workbook else read_delimited
        return read(path, limit=cell_limit, known=known)
    except OSError as error:
        raise unreadable(path, error) from None
