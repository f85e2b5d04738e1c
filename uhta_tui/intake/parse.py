"""A file into messages: the table, its header, the fields of its columns, and every row.

What cannot be taken in is not dropped: it stands among the rejects with its reason.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from uhta_tui.intake.grid import CELL_LIMIT, Table, TableError, shown
from uhta_tui.intake.headers import (
    SEARCHED_ROWS,
    Field,
    column_names,
    find_header,
    guess_fields,
    header_key,
    normal_name,
)
from uhta_tui.intake.profiles import MappingProfile, profile_for
from uhta_tui.intake.reading import RowReader
from uhta_tui.intake.rejects import REJECT_COLUMNS, without_guard
from uhta_tui.intake.rows import IncomingRow, Reject
from uhta_tui.intake.tables import read_table

_COUNTERS: Final = frozenset({"№", "n", "no", "номер"})
"""Headers, as `normal_name` gives them, under which a table's own line numbers may stand."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file holds, before anything is done with it."""

    header: tuple[str, ...]
    """A name for each column, no two alike, unnamed ones among them."""
    mapping: Mapping[str, Field | None]
    """The field of each column; None for one that is kept with the message under its name."""
    header_row: int
    """The header's row as a person sees it, from 1."""
    rows: tuple[IncomingRow, ...]
    rejects: tuple[Reject, ...]
    header_key: str
    """By which a mapping profile recognises this export."""
    table: Table
    """All cells, so that another mapping can be tried without reading the file again."""
    profile: str = ""
    """The name of the profile that the mapping came from; empty when it was guessed."""
    notes: tuple[str, ...] = ()
    """What the operator should know about the whole file, in Russian."""

    def reject(self, row: IncomingRow, reason: str) -> Reject:
        """A reject for a row that was read, but that the desk refused."""
        return Reject(row.row_number, reason, tuple(self.table.rows[row.row_number - 1]))


def parse_file(
    path: Path,
    *,
    zone: str,
    profile: MappingProfile | None = None,
    profiles: Sequence[MappingProfile] = (),
    cell_limit: int = CELL_LIMIT,
) -> Parsed:
    """Read a file of messages.

    Args:
        path: XLSX or CSV.
        zone: IANA name of the desk's zone: moments without an offset are in it.
        profile: The mapping to use, whatever the header.
        profiles: Mappings among which the one of this header is looked for.
        cell_limit: Characters that a cell may hold.

    Raises:
        TableError: If the file is not such a table; one Russian sentence.
    """
    known = {one.header_key for one in (*profiles, *((profile,) if profile else ()))}
    table = read_table(path, cell_limit=cell_limit, known=known)
    try:
        return parse_table(table, zone=zone, profile=profile, profiles=profiles)
    except TableError as error:
        raise TableError(f"Файл «{shown(path.name)}»: {error}") from None


def parse_table(
    table: Table,
    *,
    zone: str,
    profile: MappingProfile | None = None,
    profiles: Sequence[MappingProfile] = (),
) -> Parsed:
    """The messages of a table that was read; see `parse_file`.

    Raises:
        TableError: If no row names the columns.
    """
    index = _header_index(table, profile, profiles)
    header = _header(table, index)
    chosen = profile or profile_for(table.rows[index], profiles)
    fields, notes = _fields(table, index, header, chosen)
    names = column_names(header)
    rows, rejects = _read_rows(table, index, RowReader(names, fields, zone, table.links))
    return Parsed(
        header=names,
        mapping=dict(zip(names, fields, strict=True)),
        header_row=index + 1,
        rows=tuple(rows),
        rejects=tuple(rejects),
        header_key=header_key(header),
        table=table,
        profile=chosen.name if chosen else "",
        notes=(*notes, *_missing(fields)),
    )


def _header_index(table: Table, profile: MappingProfile | None, profiles: Sequence[MappingProfile]) -> int:
    """Where the header row stands; a profile given by name finds its own even if nothing else would.

    Raises:
        TableError: If no row names the columns.
    """
    known = {one.header_key for one in (*profiles, *((profile,) if profile else ()))}
    found = find_header(table.rows, known)
    if found is not None:
        return found.index
    if profile is not None:
        top = table.rows[:SEARCHED_ROWS]
        hits = [sum(field is not None for field in profile.fields(row)) for row in top]
        if max(hits, default=0):
            return hits.index(max(hits))
    raise TableError(
        f"в первых {SEARCHED_ROWS} строках нет заголовка со столбцами «Текст» или «Ссылка»; "
        "подпишите столбцы или укажите разметку."
    )


def _filled(row: Sequence[str]) -> int:
    """Cells of a row up to its last filled one."""
    width = len(row)
    while width and not row[width - 1]:
        width -= 1
    return width


def _header(table: Table, index: int) -> list[str]:
    """The header row, as wide as the table.

    Unnamed columns at the end count if they hold anything. In a text file cells beyond the header
    are a column that nobody named only if every row has them; else a row is out of joint.
    """
    header = table.rows[index]
    widths = [width for width in map(_filled, table.rows[index + 1 :]) if width]
    ceiling = max(len(header), min(widths, default=0))
    width = max(_filled(header), min(max(widths, default=0), ceiling))
    return [*header[:width], *[""] * (width - len(header))]


def _is_counter(table: Table, index: int, column: int) -> bool:
    """Whether a column only numbers the lines of its own table, from 1.

    Taken for numbers of messages, they would make each next table look like the one before.
    """
    below = (row[column].strip() for row in table.rows[index + 1 :] if column < len(row))
    values = list(islice((value for value in below if value.isdecimal()), 50))
    return bool(values) and values == [str(number) for number in range(1, len(values) + 1)]


def _fields(
    table: Table, index: int, header: Sequence[str], profile: MappingProfile | None
) -> tuple[tuple[Field | None, ...], tuple[str, ...]]:
    """The field of each column, and what the operator should know about that."""
    if profile is not None:
        return profile.fields(header), ()
    fields = guess_fields(header)
    if Field.EXTERNAL_ID in fields:
        column = fields.index(Field.EXTERNAL_ID)
        if normal_name(header[column]) in _COUNTERS and _is_counter(table, index, column):
            note = f"столбец «{shown(header[column])}» — номера строк, а не сообщений: оставлен без поля"
            return (*fields[:column], None, *fields[column + 1 :]), (note,)
    return fields, ()


def _missing(fields: Sequence[Field | None]) -> tuple[str, ...]:
    """What the operator should know about fields without a column."""
    notes = []
    if Field.TEXT not in fields and Field.URL not in fields:
        notes.append("нет столбца с текстом или ссылкой: укажите, какой это")
    if Field.RECEIVED not in fields:
        notes.append("нет столбца с датой поступления: срок пойдёт с момента загрузки")
    return tuple(notes)


def _read_rows(table: Table, index: int, reader: RowReader) -> tuple[list[IncomingRow], list[Reject]]:
    """Every row below the header, as a message or as a reject."""
    rows: list[IncomingRow] = []
    rejects: list[Reject] = []
    header = table.rows[index]
    ours = tuple(header[:2]) == REJECT_COLUMNS
    for number, cells in enumerate(table.rows[index + 1 :], start=index + 2):
        if number - 1 in table.spoiled:
            rejects.append(Reject(number, table.spoiled[number - 1], tuple(cells)))
        elif cells == header:
            rejects.append(Reject(number, "повтор заголовка", tuple(cells)))
        else:
            read = reader.read(number, without_guard(cells) if ours else cells)
            if isinstance(read, IncomingRow):
                rows.append(read)
            elif read is not None:
                rejects.append(read)
    return rows, rejects
