"""What calamine does not tell about an XLSX: how far a sheet reaches, and the addresses behind its cells."""

import posixpath
import re
import zlib
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from uhta_tui.intake.grid import TableError, shown

_MOST_CELLS: Final = 20_000_000
"""Cells between A1 and a sheet's far corner. calamine makes room for all of them at once, filled or not,
and two cells in opposite corners of a two-kilobyte file would take half a terabyte."""

_MOST_BYTES: Final = 1 << 30
"""Unpacked size of all sheets together."""

_SHEETS: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
_CELL_NAME: Final = re.compile(rb"\br=[\"']([A-Z]{1,7})([0-9]{1,9})[\"']")
_LINK_TAG: Final = re.compile(r"<(?:\w+:)?hyperlink\s[^>]*>")
_ATTRIBUTE: Final = re.compile(r"([\w:]+)=[\"']([^\"']*)[\"']")
_FORMULA: Final = re.compile(
    r"<c\s[^>]*?\br=\"([A-Z]{1,3}[0-9]{1,7})\"[^>]*><f[^>]*>HYPERLINK\(\s*(?:\"|&quot;)(.*?)(?:\"|&quot;)"
)
_WEB: Final = ("http://", "https://")
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_BROKEN: Final = (BadZipFile, KeyError, RuntimeError, zlib.error, EOFError, ET.ParseError, UnicodeDecodeError)
"""What a damaged package raises. It is calamine's business to say so."""


def _column(letters: str) -> int:
    """The number of a column from 1: A is 1, XFD is 16384."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _corner(sheet: bytes) -> tuple[int, int]:
    """The highest row and column that a sheet names, from 1."""
    columns: set[bytes] = set()
    rows: set[bytes] = set()
    for start in range(0, len(sheet), 1 << 22):
        found = _CELL_NAME.findall(sheet, start, start + (1 << 22) + 32)
        columns.update(column for column, _ in found)
        rows.update(row for _, row in found)
    return max(map(int, rows), default=0), max((_column(name.decode()) for name in columns), default=0)


def check_extent(path: Path) -> None:
    """Refuse a workbook that cannot be held in memory.

    Raises:
        TableError: If a sheet reaches too far, or unpacks into too much.
        OSError: If the file cannot be read.
    """
    try:
        with ZipFile(path) as package:
            names = [name for name in package.namelist() if _SHEETS.fullmatch(name)]
            if sum(package.getinfo(name).file_size for name in names) > _MOST_BYTES:
                raise TableError(
                    f"Книга «{shown(path.name)}» слишком велика: разделите её на несколько файлов."
                )
            corners = [_corner(package.read(name)) for name in names]
    except _BROKEN:
        return
    for rows, columns in corners:
        if rows * columns > _MOST_CELLS:
            raise TableError(
                f"В книге «{shown(path.name)}» лист занят до строки {rows} и столбца {columns}: "
                "скопируйте саму таблицу на новый лист."
            )


def _relations(package: ZipFile, part: str) -> dict[str, str]:
    """Targets of a part's relations by their ids; empty when it has none."""
    name = posixpath.join(posixpath.dirname(part), "_rels", posixpath.basename(part) + ".rels")
    if name not in package.namelist():
        return {}
    root = ET.fromstring(package.read(name))
    return {relation.get("Id", ""): relation.get("Target", "") for relation in root}


def _part_of(package: ZipFile, sheet: str) -> str:
    """The part of a package that holds a sheet; empty when it is not found."""
    book = ET.fromstring(package.read("xl/workbook.xml"))
    targets = _relations(package, "xl/workbook.xml")
    for element in book.iter():
        if element.tag.endswith("}sheet") and element.get("name") == sheet:
            relation = next((value for key, value in element.items() if key.endswith("}id")), "")
            return posixpath.normpath(posixpath.join("xl", targets.get(relation, ""))).lstrip("/")
    return ""


def _found_links(text: str, targets: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The cell's name and the address of each link of a sheet, from tags and from formulas."""
    for tag in _LINK_TAG.finditer(text):
        attributes = {key.rpartition(":")[2]: unescape(value) for key, value in _ATTRIBUTE.findall(tag[0])}
        target = targets.get(attributes.get("id", ""), "")
        location = attributes.get("location", "")
        yield attributes.get("ref", ""), f"{target}#{location}" if location else target
    for formula in _FORMULA.finditer(text):
        yield formula[1], unescape(formula[2])


def read_hyperlinks(path: Path, sheet: str) -> dict[tuple[int, int], str]:
    """The web addresses behind the cells of a sheet: a cell that reads «ссылка» often hides one.

    Args:
        path: An XLSX.
        sheet: Its name.

    Returns:
        Addresses by row and column index, from 0; none when the file is no XLSX or is damaged.
    """
    links: dict[tuple[int, int], str] = {}
    try:
        with ZipFile(path) as package:
            part = _part_of(package, sheet)
            data = package.read(part) if part else b""
            if b"hyperlink" not in data and b"HYPERLINK(" not in data:
                return links
            for reference, address in _found_links(data.decode(), _relations(package, part)):
                cell = _REFERENCE.match(reference)
                if cell and address.lower().startswith(_WEB):
                    links[int(cell[2]) - 1, _column(cell[1]) - 1] = address
    except _BROKEN:
        return {}
    return links
