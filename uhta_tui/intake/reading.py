"""One row of a table into a message, by the fields of its columns."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from uhta_tui.intake.dates import DateReader
from uhta_tui.intake.grid import shown
from uhta_tui.intake.headers import Field
from uhta_tui.intake.links import find_links, is_web
from uhta_tui.intake.rows import IncomingRow, Reject
from uhta_tui.intake.sources import source_name, source_of
from uhta_tui.worktime.moments import Moment

_TOTAL: Final = re.compile(r"\s*(?:итого|всего|total)\b", re.IGNORECASE)
_ONLY_TOTAL: Final = re.compile(r"\s*(?:итого|всего|total)[\s:.—–-]*[\d\s]*", re.IGNORECASE)
_PLAIN_LINK: Final = re.compile(r"https?://[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?", re.IGNORECASE)
_ABSENT: Final = -1
"""The index of a field without a column: an empty cell is put behind each row."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """The index of each field's column: an attribute is found faster than an enum in a dictionary."""

    external_id: int = _ABSENT
    received: int = _ABSENT
    received_time: int = _ABSENT
    published: int = _ABSENT
    published_time: int = _ABSENT
    source: int = _ABSENT
    community: int = _ABSENT
    author: int = _ABSENT
    author_url: int = _ABSENT
    url: int = _ABSENT
    text: int = _ABSENT
    topic: int = _ABSENT
    place: int = _ABSENT


class RowReader:
    """Turns the cells of a row into a message, or says why it cannot be taken in."""

    def __init__(
        self,
        names: Sequence[str],
        fields: Sequence[Field | None],
        zone: str,
        hidden_links: Mapping[tuple[int, int], str],
    ) -> None:
        """Prepare for the rows of one table.

        Args:
            names: A name for each column, no two alike.
            fields: The field of each column.
            zone: IANA name of the desk's zone.
            hidden_links: Addresses behind cells, by row and column index from 0.
        """
        self._names = names
        self._dates = DateReader(zone)
        self._hidden = hidden_links
        self._sources: dict[str, str] = {}
        self._at = _Columns(**{field.value: index for index, field in enumerate(fields) if field is not None})
        self._loose = tuple((name, index) for index, name in enumerate(names) if fields[index] is None)

    def read(self, number: int, cells: Sequence[str]) -> IncomingRow | Reject | None:
        """The message that a row holds.

        Args:
            number: The row's number as a person sees it, from 1.
            cells: Its cells as they were read.

        Returns:
            None for a row without anything in it.
        """
        row = self._fitted(cells)
        if row is None:
            reason = f"ячеек {len(cells)}, а столбцов {len(self._names)}: строка сдвинута"
            return Reject(number, reason, tuple(cells))
        extra = {name: row[index] for name, index in self._loose if row[index]}
        notes: list[str] = []
        url = self._url(number, row, extra, notes)
        text = row[self._at.text]
        if not url:
            nothing = self._nothing_to_answer(row, text)
            if nothing is not None:
                return Reject(number, nothing, tuple(cells)) if nothing else None
        received, problem = self._received(row, extra, notes)
        if problem:
            return Reject(number, problem, tuple(cells))
        return self._message(number, row, url, received, extra, notes)

    def _fitted(self, cells: Sequence[str]) -> list[str] | None:
        """The row as wide as the header and one empty cell; None when filled cells stand beyond it."""
        spare = len(self._names) - len(cells)
        if spare >= 0:
            return [*cells, *[""] * (spare + 1)]
        if any(cell.strip() for cell in cells[len(self._names) :]):
            return None
        return [*cells[: len(self._names)], ""]

    def _nothing_to_answer(self, row: Sequence[str], text: str) -> str | None:
        """Why a row without a link is no message: "" if it is blank, None if it has a text to answer."""
        first = next((index for index, cell in enumerate(row) if cell and not cell.isspace()), None)
        if first is None:
            return ""
        is_total = _ONLY_TOTAL.fullmatch if first == self._at.text else _TOTAL.match
        said = text.strip()
        if is_total(row[first]) and not (said and row[self._at.received].strip()):
            return "строка итогов"
        return None if said else "нет ни текста, ни ссылки"

    def _message(
        self,
        number: int,
        row: Sequence[str],
        url: str,
        received: Moment | None,
        extra: dict[str, str],
        notes: list[str],
    ) -> IncomingRow:
        """The message itself, everything in its field."""
        at = self._at
        text = row[at.text]
        published = self._published(row, extra, notes)
        return IncomingRow(
            number,
            row[at.external_id].strip().removeprefix("№").lstrip(),
            self._source(row[at.source], url),
            row[at.community].strip(),
            url,
            row[at.author].strip(),
            self._linked(number, at.author_url) or row[at.author_url].strip(),
            "" if text.isspace() else text,
            row[at.topic].strip(),
            row[at.place].strip(),
            received,
            published,
            extra,
            tuple(notes),
        )

    def _linked(self, number: int, index: int) -> str:
        """The address behind a cell of a workbook, if there is one."""
        return self._hidden.get((number - 1, index), "") if self._hidden else ""

    def _url(self, number: int, row: Sequence[str], extra: dict[str, str], notes: list[str]) -> str:
        """The message's link; a cell that holds anything else as well is kept among the extra ones."""
        index = self._at.url
        cell = row[index].strip()
        if _PLAIN_LINK.fullmatch(cell):
            return cell
        hidden = self._linked(number, index)
        if hidden or not cell:
            return hidden
        if is_web(cell):
            return cell
        extra[self._names[index]] = row[index]
        found = find_links(cell)
        if not found:
            notes.append(f"в столбце «{shown(self._names[index])}» не веб-адрес: оставлен без поля")
        return found[0] if found else ""

    def _received(
        self, row: Sequence[str], extra: dict[str, str], notes: list[str]
    ) -> tuple[Moment | None, str]:
        """The moment of receipt, and why it cannot be read."""
        cell, time = row[self._at.received], row[self._at.received_time]
        quick = self._dates.quick(f"{cell} {time}" if time else cell)
        if quick is not None:
            return quick, ""
        reading = self._dates.read(cell, time)
        if time and not reading.time_used:
            extra[self._names[self._at.received_time]] = time
        if reading.date_only:
            notes.append("время поступления не указано: взято начало дня")
        return reading.moment, reading.problem

    def _published(self, row: Sequence[str], extra: dict[str, str], notes: list[str]) -> Moment | None:
        """The moment of publication; no deadline hangs on it, so an unreadable one is only kept."""
        at = self._at
        cell, time = row[at.published], row[at.published_time]
        quick = self._dates.quick(f"{cell} {time}" if time else cell)
        if quick is not None:
            return quick
        reading = self._dates.read(cell, time)
        if time and not reading.time_used:
            extra[self._names[at.published_time]] = time
        if reading.problem:
            extra[self._names[at.published]] = cell
            notes.append(f"дата публикации: {reading.problem}")
        return reading.moment

    def _source(self, cell: str, url: str) -> str:
        """The source by its usual name; without one the network or the site that the link leads to."""
        if not cell:
            return source_of(url)
        name = self._sources.get(cell)
        if name is None:
            name = source_name(cell)
            if is_web(name):
                name = source_of(name)
            self._sources[cell] = name
        return name or source_of(url)
